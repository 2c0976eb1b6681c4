"""
Who says so: sources described, and the uses that statements make of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.evidence import Locator, LocatorKind, Reference, Source
from belgium_cloud_region.rendering.blocks import Block, Span, Spans, joined, spans
from belgium_cloud_region.rendering.layout import Layout, fields, register
from belgium_cloud_region.rendering.speaker import Speaker

__all__ = ["cited", "described", "linked", "place", "publishers"]


class _Use(NamedTuple):
    """What a statement takes from one address of a source."""

    source: Source | None
    reference: Reference
    href: str
    issued: PartialDate | None
    places: list[Locator]
    read: list[PartialDate]


def _uses(references: Iterable[Reference], speaker: Speaker) -> Iterable[_Use]:
    """Return references, those that differ only in the place and the day of reading as one."""
    found: dict[object, _Use] = {}
    for reference in references:
        source = speaker.source(reference)
        href = _href(source, reference)
        issued = reference.issued or (None if source is None else source.issued)
        key = (reference.source_id, href, issued)
        use = found.setdefault(key, _Use(source, reference, href, issued, [], []))
        if reference.locator is not None:
            use.places.append(reference.locator)
        if reference.accessed is not None:
            use.read.append(reference.accessed)
    return found.values()


def _href(source: Source | None, reference: Reference) -> str:
    if source is None:
        return ""
    # Only where there is a repository is the receipt looked at, which may have to be read first.
    kept = source.permanent_url(reference) if source.repository else source.archived_url
    return kept or source.url or ""


def described(
    source: Source, speaker: Speaker, issued: PartialDate | None = None, url: str = ""
) -> str:
    """
    Return a source as people cite it: author, title, publisher, date, address.

    Args:
        source: The source.

        speaker: Who says it.

        issued: The date of the part that is used, if it has one of its own.

        url: The address to give; the source's own, if empty.
    """
    parts = (
        source.author or source.publisher,
        speaker.quoted(source.title),
        source.publisher if source.author else None,
        speaker.date(issued or source.issued),
        url or source.url,
    )
    return ", ".join(part for part in parts if part)


def cited(references: Iterable[Reference], speaker: Speaker) -> str:
    """Return uses of sources as people cite them: each source, the places in it, the last reading."""
    entries: list[str] = []
    for use in _uses(references, speaker):
        source = use.source
        name = use.reference.source_id
        text = name if source is None else described(source, speaker, use.issued, use.href)
        parts = (text, place(use.places, speaker), _reading(use, speaker))
        entries.append(", ".join(part for part in parts if part))
    return speaker.semicolon.join(entries)


def linked(references: Iterable[Reference], speaker: Speaker, *, read: bool = False) -> Spans:
    """
    Return uses of sources for a page: titles that lead there, then publisher, date, places.

    Args:
        references: The uses.

        speaker: Who says it.

        read: Whether to say when each was last read.
    """
    entries: list[Spans] = []
    for use in _uses(references, speaker):
        source = use.source
        parts = (
            spans(use.reference.source_id if source is None else _title(source, speaker, use.href)),
            spans(None if source is None else source.publisher),
            spans(speaker.date(use.issued)),
            spans(place(use.places, speaker)),
            spans(_reading(use, speaker) if read else None),
        )
        entries.append(joined(parts, ", "))
    return joined(entries, speaker.semicolon)


def place(locators: Iterable[Locator], speaker: Speaker) -> str:
    """Return places in a source, those of a kind together; English pointers to English readers."""
    found: dict[LocatorKind, dict[str, None]] = {}
    for locator in locators:
        # The pointers are in English, a number is in any language.
        if speaker.convention == "en" or locator.kind is LocatorKind.PARAGRAPH:
            found.setdefault(locator.kind, {})[locator.value] = None
    places: list[str] = []
    for kind, values in found.items():
        where = _runs(value for value in values if value != kind)
        noun = speaker.form(speaker.enumerated("locator-kind", kind), len(values))
        # Some say by themselves what they are: "second paragraph", "table of resources".
        plain = where and (
            kind is LocatorKind.PASSAGE or where.startswith(kind.value.partition("-")[0])
        )
        places.append(where if plain else f"{noun} {where}".rstrip())
    return ", ".join(places)


def _runs(values: Iterable[str]) -> str:
    """Return places one after the other, numbers that follow each other as a run."""
    runs: list[list[str]] = []
    for value in values:
        if runs and value.isdecimal() and runs[-1][-1] == str(int(value) - 1):
            runs[-1].append(value)
        else:
            runs.append([value])
    return ", ".join("–".join(dict.fromkeys((run[0], run[-1]))) for run in runs)


def publishers(references: Iterable[Reference], speaker: Speaker) -> Spans:
    """Return who published what these references use, each once, leading there."""
    links: dict[str, Span] = {}
    for reference in references:
        source = speaker.source(reference)
        name = reference.source_id if source is None else source.publisher or source.title
        if name not in links:
            links[name] = Span(name, href=_href(source, reference))
    return joined(((link,) for link in links.values()), ", ")


def _reading(use: _Use, speaker: Speaker) -> str:
    if not use.read:
        return ""
    return speaker.dated("accessed", max(use.read, key=lambda day: day.last))


def _title(source: Source, speaker: Speaker, href: str) -> Span:
    return Span(source.title, speaker.foreign_tag(source.language), href)


def _row(source: Source, speaker: Speaker) -> tuple[Spans, ...]:
    title = _title(source, speaker, source.url or "")
    return spans(title), spans(source.publisher), spans(speaker.date(source.issued))


def _document(source: Source, speaker: Speaker) -> tuple[Block, ...]:
    title, publisher, issued = _row(source, speaker)
    copy, repository, note = source.archived_url, source.repository, source.note
    rows = (
        ("title", title),
        ("author", spans(source.author)),
        ("publisher", publisher),
        ("issued", issued),
        ("language", spans(source.language)),
        ("kind", spans(speaker.enumerated("source-kind", source.kind))),
        ("address", spans(source.url and Span(source.url, href=source.url))),
        ("saved-copy", spans(copy and Span(speaker.word("here"), href=copy))),
        ("repository", spans(repository and Span(repository, href=repository))),
        ("last-read", spans(speaker.date(source.accessed))),
        ("licence", spans(source.license)),
        ("hint", spans(speaker.word("hint-explained") if source.hint else None)),
        ("note", spans(note and Span(note, speaker.foreign_tag("en")))),
    )
    return (fields(source.id, ((speaker.word(name), cell) for name, cell in rows), speaker),)


_TITLES = ("title", "publisher", "issued")
register(Source, Layout("sources", _TITLES, _row, _document, ("id", *_TITLES)))
