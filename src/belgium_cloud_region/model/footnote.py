"""
Who says so, as a line of text: sources described, uses of them cited.
"""

from __future__ import annotations

from collections.abc import Mapping

from belgium_cloud_region._markup import Span, Spans, joined, spans
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.evidence import LocatorKind, Reference, Source
from belgium_cloud_region.model.text import LanguageMap
from belgium_cloud_region.model.wording import date_in_words, inside_a_sentence, quoted, word

__all__ = ["cited", "described", "linked"]


def described(
    source: Source, language: str, issued: PartialDate | None = None, url: str = ""
) -> str:
    """
    Return a source as people cite it: author, title, publisher, date, address.

    Args:
        source: The source.

        language: The BCP 47 tag of the reader's language.

        issued: The date of the part that is used, if it has one of its own.

        url: The address to give; the source's own, if empty.
    """
    when = issued or source.issued
    parts = (
        source.author or source.publisher,
        quoted(source.title, language),
        source.publisher if source.author else None,
        None if when is None else date_in_words(when, language),
        url or source.url,
    )
    return ", ".join(part for part in parts if part)


def cited(
    reference: Reference, source: Source, language: str, names: Mapping[str, LanguageMap]
) -> str:
    """
    Return a use of a source as people cite it: the source, the place in it, the day of reading.

    Args:
        reference: The use.

        source: The source that it is a use of.

        language: The BCP 47 tag of the reader's language.

        names: What the kinds of locators are called.
    """
    url = source.permanent_url(reference) or source.url or ""
    parts = [described(source, language, reference.issued, url)]
    place = _place(reference, language, names)
    if place:
        parts.append(place)
    if reference.accessed is not None:
        parts.append(word("accessed", language, day=date_in_words(reference.accessed, language)))
    return ", ".join(parts)


def linked(
    reference: Reference, source: Source, language: str, names: Mapping[str, LanguageMap]
) -> Spans:
    """Return a use of a source for a table: a title that leads there, then publisher, date, place."""
    when = reference.issued or source.issued
    href = source.permanent_url(reference) or source.url or ""
    foreign = "" if source.language == language else source.language
    parts = (
        spans(Span(source.title, foreign, href)),
        spans(source.publisher),
        spans(None if when is None else date_in_words(when, language)),
        spans(_place(reference, language, names)),
    )
    return joined(parts, ", ")


def _place(reference: Reference, language: str, names: Mapping[str, LanguageMap]) -> str:
    locator = reference.locator
    # The pointers are in English, a number is in any language.
    if locator is None or (language[:2] != "en" and locator.kind is not LocatorKind.PARAGRAPH):
        return ""
    kind = names.get(f"locator-kind/{locator.kind.value}")
    called = locator.kind.value.replace("-", " ") if kind is None else kind.text(language)
    place = inside_a_sentence(called, language)
    return place if locator.value == locator.kind.value else f"{place} {locator.value}"
