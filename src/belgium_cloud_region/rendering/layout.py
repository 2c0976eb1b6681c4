"""
How things are shown, class by class, in one registry.

A subclass is shown like the nearest class above it that is registered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar, cast

import attrs

from belgium_cloud_region.model.shown import Listing
from belgium_cloud_region.rendering.blocks import Block, Paragraph, Spans, Table, spans
from belgium_cloud_region.rendering.speaker import Speaker

__all__ = ["Layout", "columns", "document", "fields", "listing", "plural", "register", "row"]

T = TypeVar("T")

_SHOWN = 20
"""How many things of a listing are shown."""


@attrs.frozen
class Layout(Generic[T]):
    """
    How things of one class are shown.

    Attributes:
        several: The word for several of them.

        titles: The words for the columns of a listing of them, or names of properties.

        row: What makes a thing's line in a listing.

        document: What makes all that there is to show of one; its line in a listing, if absent.

        titles_with_id: The columns of a listing from which ids are copied; the same, if empty.

        row_with_id: What makes a thing's line in such a listing; its id before the others, if
            absent.
    """

    several: str
    titles: tuple[str, ...]
    row: Callable[[T, Speaker], tuple[Spans, ...]]
    document: Callable[[T, Speaker], tuple[Block, ...]] | None = None
    titles_with_id: tuple[str, ...] = ()
    row_with_id: Callable[[T, Speaker], tuple[Spans, ...]] | None = None

    def row_after_id(self, thing: T, speaker: Speaker) -> tuple[Spans, ...]:
        """Return a thing's line in a listing after its id."""
        return (spans(getattr(thing, "id", "")), *self.row(thing, speaker))


_LAYOUTS: dict[type[Any], Layout[Any]] = {}
_AS_TEXT = Layout[object]("records", ("name",), lambda thing, _: (spans(str(thing)),))


def register(kind: type[Any], layout: Layout[Any]) -> None:
    """
    Say how things of a class are shown.

    Args:
        kind: The class, which may belong to a higher floor.

        layout: How.
    """
    _LAYOUTS[kind] = layout


def _layout(kinds: Iterable[type[Any]]) -> Layout[Any]:
    """Return the layout of the nearest class that is above all these."""
    first, *others = dict.fromkeys(kinds) or (object,)
    shared = (base for base in first.__mro__ if all(issubclass(kind, base) for kind in others))
    return next((_LAYOUTS[base] for base in shared if base in _LAYOUTS), _AS_TEXT)


def plural(kind: type[Any], speaker: Speaker) -> str:
    """Return what several things of a class are called."""
    return speaker.title(_layout((kind,)).several)


def columns(kind: type[Any], speaker: Speaker) -> tuple[str, ...]:
    """Return the titles of the columns of a listing of things of a class."""
    return tuple(map(speaker.title, _layout((kind,)).titles))


def row(thing: object, speaker: Speaker) -> tuple[Spans, ...]:
    """Return the line of a thing in a listing."""
    return _layout((type(thing),)).row(thing, speaker)


def document(thing: object, speaker: Speaker) -> tuple[Block, ...]:
    """Return what there is to show of a thing, or of a listing of things."""
    if isinstance(thing, Listing):
        return _summary(cast("tuple[object, ...]", thing), speaker)
    layout = _layout((type(thing),))
    if layout.document is not None:
        return layout.document(thing, speaker)
    table = listing((thing,), speaker, ids=False)
    return (attrs.evolve(table, caption=spans(plural(type(thing), speaker))),)


def _summary(things: tuple[object, ...], speaker: Speaker) -> tuple[Block, ...]:
    known = [thing for thing in things[:_SHOWN] if _layout((type(thing),)) is not _AS_TEXT]
    if not known:
        return (Paragraph(spans("–")),)
    kinds = " · ".join(dict.fromkeys(plural(type(thing), speaker) for thing in known))
    table = listing(known, speaker, ids=False)
    table = attrs.evolve(table, caption=spans(f"{kinds} ({len(things)})"))
    more = len(things) - len(known)
    return (table, Paragraph(spans(f"… + {more}"))) if more else (table,)


def listing(things: Sequence[object], speaker: Speaker, ids: bool = True) -> Table:
    """
    Return a table of all these things, without a caption.

    Args:
        things: Things of one kind, or entities of several.

        speaker: Who says it.

        ids: Whether each begins with what it is asked for by.
    """
    layout = _layout(map(type, things))
    titles, make = layout.titles, layout.row
    if ids and layout.titles_with_id:
        titles = layout.titles_with_id
        make = layout.row_with_id or layout.row_after_id
    rows = tuple(make(thing, speaker) for thing in things)
    return Table((), tuple(map(speaker.title, titles)), rows)


def fields(caption: str, rows: Iterable[tuple[str, Spans]], speaker: Speaker) -> Table:
    """Return a table of what there is to say of one thing; what is empty is left out."""
    head = (speaker.word("field"), speaker.word("value"))
    return Table(spans(caption), head, tuple((spans(name), cell) for name, cell in rows if cell))
