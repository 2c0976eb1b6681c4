"""
What a document is made of, in no form yet: headings, paragraphs, tables, folds, pieces of text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

import attrs

from belgium_cloud_region.model.text import UNSEEN

__all__ = [
    "Block",
    "Folded",
    "Heading",
    "Paragraph",
    "Span",
    "Spans",
    "Table",
    "clean",
    "joined",
    "plain_text",
    "safe",
    "spans",
    "web",
]

_UNSAFE = re.compile(
    UNSEEN.replace("\x00-\x1f", "\x00-\x08\x0b-\x1f")
)  # tabs and line ends are laid out


@attrs.frozen
class Span:
    """
    A piece of text.

    Attributes:
        text: The text.

        lang: The BCP 47 tag of its language, if it is not that of the document.

        href: Where it leads, if anywhere.

        strong: Whether it stands out.

        struck: Whether it is struck through, as known to be wrong.
    """

    text: str
    lang: str = ""
    href: str = ""
    strong: bool = False
    struck: bool = False

    def saying(self, text: str) -> Span:
        """Return another text that looks the same."""
        return Span(text, self.lang, self.href, self.strong, self.struck)


Spans: TypeAlias = tuple[Span, ...]


@attrs.frozen
class Heading:
    """A title of what follows; level 1 is the highest."""

    content: Spans
    level: int = 3


@attrs.frozen
class Paragraph:
    """A paragraph."""

    content: Spans


@attrs.frozen
class Table:
    """
    A table whose rows begin with what they are about.

    Attributes:
        caption: What the table shows.

        head: The titles of its columns.

        rows: Its cells, row by row; as many as there are titles.
    """

    caption: Spans
    head: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]


@attrs.frozen
class Folded:
    """Blocks that unfold at a click, under a summary; unfolded wherever nothing can be clicked."""

    summary: str
    blocks: tuple[Block, ...]


Block: TypeAlias = Heading | Paragraph | Table | Folded


def spans(*given: Span | str | None) -> Spans:
    """Return pieces of text, those that are nothing left out."""
    found = (Span(piece) if isinstance(piece, str) else piece for piece in given if piece)
    return tuple(piece for piece in found if piece.text)


def joined(parts: Iterable[Spans], separator: str) -> Spans:
    """Return pieces of text with a separator between the parts that are not empty."""
    found: list[Span] = []
    for part in parts:
        found += [Span(separator), *part] if found and part else part
    return tuple(found)


def plain_text(content: Spans) -> str:
    """Return pieces of text as one, without what makes them stand out."""
    return "".join(span.text for span in content)


def safe(text: str) -> str:
    r"""
    Return a text without what a terminal would obey, or a reader not see.

    Example:
        >>> from belgium_cloud_region.rendering.blocks import safe
        >>> print(safe("red\x1b[31m"))
        red\u001b[31m
    """
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def web(href: str) -> str:
    """
    Return an address that a link may lead to: one of the web; else nothing.

    Example:
        >>> from belgium_cloud_region.rendering.blocks import web
        >>> web("https://example.org/"), web("javascript:alert(1)")
        ('https://example.org/', '')
    """
    return safe(href) if href.lower().startswith(("https://", "http://")) else ""


def clean(content: Spans) -> Spans:
    """Return text that nothing obeys, with links that lead to the web or nowhere."""
    found: list[Span] = []
    texts: list[list[str]] = []
    for span in content:
        style = Span("", span.lang, web(span.href), span.strong, span.struck)
        if found and found[-1] == style:
            texts[-1].append(safe(span.text))
        else:
            found.append(style)
            texts.append([safe(span.text)])
    return tuple(style.saying("".join(text)) for style, text in zip(found, texts, strict=True))
