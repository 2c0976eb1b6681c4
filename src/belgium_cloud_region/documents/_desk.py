"""
Where the facts of a document come from, and what it does not put up with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property
from os import PathLike

import attrs

from belgium_cloud_region.catalog import Catalog
from belgium_cloud_region.errors import BelgiumCloudRegionError, UnknownKeyError
from belgium_cloud_region.loading import get_catalog, load_catalog
from belgium_cloud_region.model import (
    Absence,
    Entity,
    Fact,
    Modality,
    PartialDate,
    Quantity,
    Reference,
    Statement,
    Value,
)
from belgium_cloud_region.model.region import Region
from belgium_cloud_region.rendering import Span, Spans, clean, joined, safe, spans, speaker_of
from belgium_cloud_region.rendering.facts import answer, fact_publishers, footnote

__all__ = ["Desk", "Problem", "Quoted", "Reason"]

When = PartialDate | date | str | None

_UNCONFIRMED = re.compile(r"unconfirmed\s*>\s*([0-9]{1,5})\s*days?")


class Reason(StrEnum):
    """Why a document should not be published as it is."""

    SUPERSEDED = "superseded"
    DISPUTED = "disputed"
    UNCONFIRMED = "unconfirmed"


@attrs.frozen
class Problem:
    """
    Something that a document says, and should not.

    Attributes:
        reason: Why not.

        message: What it is: old and new value, each with its sources.
    """

    reason: Reason
    message: str

    def __str__(self) -> str:
        return self.message


@attrs.frozen(kw_only=True)
class Quoted:
    """
    A fact as a document quotes it.

    Attributes:
        fact: The fact, in the document's language.

        problems: Why the document should not be published as it is.
    """

    fact: Fact
    problems: tuple[Problem, ...] = ()

    @property
    def value(self) -> Spans:
        """The value in words."""
        return clean(answer(self.fact, speaker_of(self.fact.view)))

    @property
    def brackets(self) -> Spans:
        """Whether it is disputed and who says it, in brackets, to stand after the value."""
        fact, speaker = self.fact, speaker_of(self.fact.view)
        disputed = spans(speaker.word("disputed")) if fact.disputed else ()
        parts = [part for part in (disputed, fact_publishers(fact, speaker)) if part]
        inside = joined(parts, speaker.semicolon)
        return clean((Span(" ("), *inside, Span(")"))) if inside else ()

    @property
    def footnote(self) -> Spans:
        """What is asserted, who says it, where, when it was read, and for which day it holds."""
        return clean(footnote(self.fact, speaker_of(self.fact.view)))


def _reasons(given: Iterable[str]) -> frozenset[str]:
    found = frozenset((given,) if isinstance(given, str) else given)
    for reason in sorted(found, key=str):
        if reason not in ("superseded", "disputed") and not _UNCONFIRMED.fullmatch(str(reason)):
            raise ValueError(
                f"there is no reason to fail {reason!r:.80}; "
                "the reasons are 'superseded', 'disputed', 'unconfirmed > 180 days'"
            )
    return found


def _day(given: date | str | None) -> date:
    return datetime.now(UTC).date() if given is None else PartialDate.of(given).last


@attrs.frozen(kw_only=True)
class Desk:
    """
    Where the facts of a document come from, and what it does not put up with.

    Attributes:
        data: A file or folder of data of one's own; the bundled data, if absent.

        edition: The edition that the document was written with: where the newest
            one answers otherwise, a fact has been superseded.

        fail_on: What is a problem: ``superseded``, that a fact is not what was
            pinned on the page or with `edition`; ``disputed``; ``unconfirmed >
            180 days``, that nobody has read its sources for so long.

        today: The day from which these days are counted; today in UTC, if absent.

        as_of: The day that answers hold for; the edition's, if absent.

        known_by: Only what had been published by then counts.

    Raises:
        UnknownEntityError: There is no such edition.
        ValueError: A reason, a date or one's own data are not good.
        OSError: The data cannot be read.

    Example:
        >>> from belgium_cloud_region.documents import Desk
        >>> desk = Desk()
        >>> desk.quote("region.opened", "fr").value[0].text
        '18 novembre 2025'
        >>> desk.quote("BDIA.founded == 2021").problems[0].message.partition("(")[0]
        'BDIA.founded has been superseded: this page says "2021" '
    """

    data: str | PathLike[str] | None = None
    edition: str | None = None
    fail_on: frozenset[str] = attrs.field(default=frozenset({"superseded"}), converter=_reasons)
    today: date = attrs.field(default=None, converter=_day)
    as_of: When = None
    known_by: When = None

    def __attrs_post_init__(self) -> None:
        _ = self.catalog, self._pinned  # what is wrong is told at once

    @cached_property
    def catalog(self) -> Catalog:
        """The catalogue that answers."""
        newest = get_catalog() if self.data is None else load_catalog(self.data)
        return newest.at(as_of=self.as_of, known_by=self.known_by)

    @cached_property
    def _pinned(self) -> Catalog | None:
        if self.edition is None or self.edition == self.catalog.edition:
            return None
        return get_catalog(self.edition).at(as_of=self.as_of, known_by=self.known_by)

    def entity(self, name: str, lang: str = "en") -> Entity:
        """
        Return the entity that a document names.

        Args:
            name: ``region``, ``initiative``, or any name that the catalogue knows.

            lang: The BCP 47 tag of the document's language.

        Raises:
            UnknownEntityError: Nothing answers to the name.
            AmbiguousNameError: More than one entity answers to it.
            ValueError: It is not a language tag.
        """
        return _entity(self.catalog.at(lang=lang), name)

    def quote(self, written: str, lang: str = "en") -> Quoted:
        """
        Return the fact that a document names, with what is wrong with it.

        Args:
            written: ``SUBJECT.FACT``; after ``==`` may follow its value when the
                document was written, in words or as plain data.

            lang: The BCP 47 tag of the document's language.

        Raises:
            UnknownEntityError: Nothing answers to the name.
            UnknownKeyError: There is no such fact.
            AmbiguousNameError: More than one entity answers to the name.
            ValueError: It is not a language tag.
        """
        name, *pins = (part.strip() for part in re.split("==?", written, maxsplit=1))
        fact = _fact(self.catalog.at(lang=lang), name)
        pin = pins[0] if pins else ""
        return Quoted(fact=fact, problems=tuple(self._problems(name, fact, pin)))

    def _problems(self, name: str, fact: Fact, pin: str) -> Iterator[Problem]:
        answer = f"edition {fact.edition} says {_quoted(fact.text, fact, fact.references)}"
        was = self._superseded(name, fact, pin) if "superseded" in self.fail_on else ""
        if was:
            message = f"{name} has been superseded: {was}; {answer}"
            yield Problem(Reason.SUPERSEDED, message)
        if "disputed" in self.fail_on and fact.disputed:
            rivals = (_quoted(_words(fact, s), fact, s.references) for s in fact.rivals)
            message = f"{name} is disputed: {answer}; others say {', '.join(rivals)}"
            yield Problem(Reason.DISPUTED, message)
        limits = [int(m[1]) for m in map(_UNCONFIRMED.fullmatch, self.fail_on) if m]
        read = _last_read(fact)
        if limits and fact.references and (self.today - read).days > min(limits):
            since = "" if read == date.min else f" since {read}"
            message = f"{name} is unconfirmed: nobody has read its sources{since}; {answer}"
            yield Problem(Reason.UNCONFIRMED, message)

    def _superseded(self, name: str, fact: Fact, pin: str) -> str:
        """Return who said what, if it is no longer so."""
        before = None
        if self._pinned is not None:
            with suppress(BelgiumCloudRegionError):  # that edition may not have known it
                before = _fact(self._pinned.at(lang=fact.language), name)
        if pin:
            if _says(fact, pin):
                return ""
            told = (f for f in (fact, before) if f is not None)
            said = ((f, s) for f in told for s in f.statements if _same(f, s, pin))
            source, statement = next(said, (fact, None))
            references = () if statement is None else statement.references
            return f"this page says {_quoted(pin, source, references)}"
        if before is None or before.text == fact.text:
            return ""
        return f"edition {before.edition} said {_quoted(before.text, before, before.references)}"


def _entity(catalog: Catalog, name: str) -> Entity:
    if name.strip().lower() == "region":
        return catalog.subject
    if name.strip().lower() == "initiative":
        subject = catalog.subject
        initiative = subject.initiative if isinstance(subject, Region) else None
        return catalog.get("initiative") if initiative is None else initiative
    return catalog.get(name)


def _fact(catalog: Catalog, name: str) -> Fact:
    subject, _, property_name = name.rpartition(".")
    if not subject:
        hint = "write SUBJECT.FACT, such as 'region.opened'"
        raise UnknownKeyError("fact", name, (), hint)
    return _entity(catalog, subject).facts[property_name.strip()]


def _says(fact: Fact, pin: str) -> bool:
    """Tell whether a fact answers what a page has pinned, in words or as plain data."""
    plain = "; ".join(_plain(statement.value) for statement in fact.answers)
    return _folded(pin) in map(_folded, (fact.text, plain or _plain(fact.value)))


def _same(fact: Fact, statement: Statement, pin: str) -> bool:
    value = statement.value
    return _folded(pin) in map(_folded, (_words(fact, statement), _plain(value)))


def _words(fact: Fact, statement: Statement) -> str:
    return speaker_of(fact.view).value(statement.value, fact.property)


def _plain(value: Value) -> str:
    if isinstance(value, Quantity) and value.upper is None and value.modality is Modality.EXACTLY:
        return f"{value.amount:.15g}"
    return value.value if isinstance(value, Absence) else str(value)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _quoted(value: str, fact: Fact, references: Iterable[Reference]) -> str:
    named: dict[str, None] = {}
    for reference in references:
        source = fact.source(reference)
        url = source.permanent_url(reference) or source.url
        named[", ".join(p for p in (source.publisher or source.title, url) if p)] = None
    return f'"{safe(value)}" ({safe("; ".join(named)) or "no source of it is known"})'


def _last_read(fact: Fact) -> date:
    days = (r.accessed or fact.source(r).accessed for r in fact.references)
    return max((day.last for day in days if day is not None), default=date.min)
