"""
The one floor that knows words and layout.

A `Speaker` says values in the language of a view; a layout of each class says what there is to
show; a renderer turns that into HTML, Markdown or text. What machines read is in
`belgium_cloud_region.export`.
"""

from __future__ import annotations

from typing import cast

import attrs

from belgium_cloud_region.catalog import Catalog
from belgium_cloud_region.loading import get_catalog
from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.fact import Facts
from belgium_cloud_region.model.shown import Listing
from belgium_cloud_region.model.view import View
from belgium_cloud_region.rendering import entities, others
from belgium_cloud_region.rendering.blocks import (
    Block,
    Folded,
    Heading,
    Paragraph,
    Span,
    Spans,
    Table,
    clean,
    joined,
    plain_text,
    safe,
    spans,
    web,
)
from belgium_cloud_region.rendering.facts import fact_footnote, fact_text, fact_why
from belgium_cloud_region.rendering.html import HtmlRenderer
from belgium_cloud_region.rendering.layout import columns, document, listing, plural, register, row
from belgium_cloud_region.rendering.markdown import MarkdownRenderer
from belgium_cloud_region.rendering.renderer import Renderer
from belgium_cloud_region.rendering.speaker import Speaker, speaker_of
from belgium_cloud_region.rendering.text import TextRenderer

__all__ = [
    "Block",
    "Folded",
    "Heading",
    "HtmlRenderer",
    "MarkdownRenderer",
    "Paragraph",
    "Renderer",
    "Span",
    "Spans",
    "Speaker",
    "Table",
    "TextRenderer",
    "clean",
    "columns",
    "document",
    "entities",
    "fact_footnote",
    "fact_text",
    "fact_why",
    "joined",
    "listing",
    "others",
    "plain_text",
    "plural",
    "register",
    "row",
    "safe",
    "shown",
    "spans",
    "speaker_of",
    "to_html",
    "to_markdown",
    "to_mimebundle",
    "to_text",
    "view_of",
    "web",
]


def view_of(thing: object) -> View:
    """
    Return the view that a thing is shown through.

    It is the thing's own, that of its listing, or of the first in it; else the bundled catalogue.
    """
    if isinstance(thing, Catalog):
        return thing
    view = getattr(thing, "view", None)
    if view is None and isinstance(thing, (Listing, Facts)):
        things = thing.values() if isinstance(thing, Facts) else cast("tuple[object, ...]", thing)
        view = getattr(next(iter(things), None), "view", None)
    return cast("View", get_catalog() if view is None else view)


def shown(thing: object, lang: str | None = None) -> tuple[tuple[Block, ...], Speaker]:
    """
    Return what there is to show of a thing, and who says it.

    Args:
        thing: The thing.

        lang: The BCP 47 tag of the language to speak; its view's, if absent.

    Raises:
        ValueError: It is not a language tag.
    """
    view = view_of(thing)
    speaker = speaker_of(view if lang is None else view.at(lang=lang))
    if isinstance(thing, Entity) and getattr(thing, "view", None) is None:
        thing = attrs.evolve(thing, view=view)  # a record that was only read
    return document(thing, speaker), speaker


def to_html(thing: object, lang: str | None = None) -> str:
    """Return a thing as a fragment of HTML without styles or scripts."""
    blocks, speaker = shown(thing, lang)
    return HtmlRenderer(speaker.written).document(blocks)


def to_markdown(thing: object, lang: str | None = None) -> str:
    """Return a thing as Markdown."""
    return MarkdownRenderer().document(shown(thing, lang)[0])


def to_text(thing: object, width: int = 88, lang: str | None = None) -> str:
    """Return a thing as plain text of so many columns."""
    return TextRenderer(width).document(shown(thing, lang)[0])


def to_mimebundle(thing: object) -> dict[str, str]:
    """Return a thing in the three forms that a notebook keeps; as text, folds are summaries alone."""
    blocks, speaker = shown(thing)
    return {
        "text/html": HtmlRenderer(speaker.written).document(blocks),
        "text/markdown": MarkdownRenderer().document(blocks),
        "text/plain": TextRenderer(unfolded=False).document(blocks),
    }
