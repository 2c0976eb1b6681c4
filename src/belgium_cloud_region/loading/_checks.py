"""
Rules that no single record, and no schema, can see.

`problems_of` holds for everybody's data: ids resolve, names are unambiguous,
values are of the kind that their property takes. `lapses_of` holds for the
bundled data alone: every text in four languages, everything in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from belgium_cloud_region.catalog.contents import Contents
from belgium_cloud_region.catalog.lookup import Names
from belgium_cloud_region.catalog.records import EditionRecord, EntityRecord
from belgium_cloud_region.errors import DataError
from belgium_cloud_region.frozen import FrozenMap
from belgium_cloud_region.loading import _guard, _structuring
from belgium_cloud_region.model.benefit import BenefitKind
from belgium_cloud_region.model.entity import Alias
from belgium_cloud_region.model.event import EventKind
from belgium_cloud_region.model.evidence import LocatorKind, Reference, SourceKind
from belgium_cloud_region.model.region import RegionKind, Status
from belgium_cloud_region.model.stakeholder import StakeholderKind
from belgium_cloud_region.model.statement import (
    Basis,
    PropertyValue,
    Rank,
    Statement,
    ValueKind,
)
from belgium_cloud_region.model.text import LANGUAGES, LanguageMap
from belgium_cloud_region.model.values import Absence, Modality
from belgium_cloud_region.model.vocabulary import Property

__all__ = ["Part", "lapses_of", "merged", "problems_of", "read"]

ENUMERATED = (
    Absence,
    Basis,
    BenefitKind,
    EventKind,
    LocatorKind,
    Modality,
    Rank,
    RegionKind,
    SourceKind,
    StakeholderKind,
    Status,
)
"""The enumerations that the code knows; the vocabulary names each of their values."""


@attrs.frozen
class Part:
    """
    What one file says.

    Attributes:
        file: Its name, for messages.

        contents: What it says.
    """

    file: str
    contents: Contents


def read(files: Iterable[tuple[str, bytes]]) -> tuple[Part, ...]:
    """
    Return what the files say, each on its own.

    Raises:
        DataError: Any of them is not JSON of the right shape; all problems of
            all files are listed.
    """
    parts: list[Part] = []
    problems: list[str] = []
    for file, data in files:
        try:
            plain = _guard.loads(data)
            if isinstance(plain, dict) and type(plain.get("$schema")) is str:
                del plain["$schema"]  # for editors
            parts.append(Part(file, _structuring.structure(plain, Contents)))
        except (_guard.RefusedError, _structuring.MisshapenError) as refused:
            problems += [f"{file}: {problem}" for problem in refused.problems]
    if problems:
        raise DataError(tuple(problems))
    return tuple(parts)


def merged(parts: Iterable[Part]) -> Contents:
    """Return what all parts say together; of two editions, the last counts."""
    edition: EditionRecord | None = None
    together: dict[str, Any] = {}
    for part in parts:
        edition = part.contents.edition or edition
        for name, records in part.contents.lists().items():
            together[name] = (*together.get(name, ()), *records)
    return Contents(edition=edition, **together)


def problems_of(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """Return what is wrong across records and files, each with file and path."""
    return tuple(_Problems(parts).found())


class _Problems:
    """The rules, over parts that are indexed together."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self.parts = parts
        self.all = merged(parts)
        self.files = {r.id: part.file for part in parts for r in part.contents.records()}
        self.statements = {s.id for s in self.all.statements}
        self.sources = {s.id for s in self.all.sources}
        self.properties = {p.name: p for p in self.all.properties}
        self.enumerations = {e.name: set(e.values) for e in self.all.enumerations}

    def found(self) -> Iterator[str]:
        if self.all.edition is None:
            yield f"{self.parts[0].file}: no file says which edition this is @ $.edition"
        yield from self.repeated()
        for part in self.parts:
            for path, thing in _things(part.contents):
                for problem in self.wrong_with(thing):
                    yield f"{part.file}: {problem} @ {path}"
        yield from self.unstated()
        if len(self.files) == len(self.all.records()):
            yield from self.clashing()

    def repeated(self) -> Iterator[str]:
        seen: dict[tuple[str, str], str] = {}
        for part in self.parts:
            for path, kind, identity in _identities(part.contents):
                place = f"{part.file} {path}"
                first = seen.setdefault((kind, identity), place)
                if first is not place:
                    yield f"{part.file}: {identity!r} already stands in {first} @ {path}"
        editions = [p.file for p in self.parts if p.contents.edition is not None]
        for file in editions[1:]:
            yield f"{file}: {editions[0]} already says which edition this is @ $.edition"

    def wrong_with(self, thing: Any) -> Iterator[str]:
        if isinstance(thing, EntityRecord):
            yield from self.wrong_with_record(thing)
        elif isinstance(thing, Alias):
            yield from self.wrong_with_references(thing.references)
        elif isinstance(thing, PropertyValue):
            yield from self.wrong_with_value(thing)
            if isinstance(thing, Statement):
                yield from self.wrong_with_statement(thing)
        elif isinstance(thing, Property):
            yield from self.unknown("property", thing.apart_by, self.properties)
            names = () if thing.enumeration is None else (thing.enumeration,)
            yield from self.unknown("enumeration", names, self.enumerations)

    def wrong_with_record(self, record: EntityRecord) -> Iterator[str]:
        for field in ("stakeholder_ids", "benefit_ids", "event_ids"):
            yield from self.unknown("entity", getattr(record, field, ()), self.files)
            prefixes = _PREFIXES[field]
            for linked in getattr(record, field, ()):
                if not linked.startswith(prefixes):
                    yield f"{linked!r} does not belong among the {field}"
        for tag in record.official:
            if tag not in record.labels:
                yield f"official names the language {tag!r}, which has no label"

    def wrong_with_statement(self, statement: Statement) -> Iterator[str]:
        yield from self.unknown("entity", (statement.subject_id,), self.files)
        yield from self.unknown("statement", statement.derived_from, self.statements)
        yield from self.wrong_with_references(statement.references)
        if statement.rank_reason is not None:
            yield from self.outside("rank-reason", statement.rank_reason)

    def wrong_with_references(self, references: tuple[Reference, ...]) -> Iterator[str]:
        yield from self.unknown("source", (r.source_id for r in references), self.sources)

    def wrong_with_value(self, value: PropertyValue) -> Iterator[str]:
        definition = self.properties.get(value.property)
        if definition is None:
            yield f"no property is named {value.property!r}"
            return
        allowed = (definition.kind, *definition.also, ValueKind.ABSENCE)
        if value.kind not in allowed:
            kinds = " or ".join(kind.value for kind in allowed)
            yield f"{value.property} takes {kinds}, got {value.kind.value}"
        if value.text is not None and definition.enumeration is not None:
            yield from self.outside(definition.enumeration, value.text)
        if value.entity_id is not None:
            yield from self.unknown("entity", (value.entity_id,), self.files)
        if value.quantity is not None and value.quantity.scope is not None:
            yield from self.outside("scope", value.quantity.scope)

    def unknown(self, kind: str, ids: Iterable[str], known: Any) -> Iterator[str]:
        return (f"no {kind} has the id {i!r}" for i in ids if i not in known)

    def outside(self, enumeration: str, word: str) -> Iterator[str]:
        if word not in self.enumerations.get(enumeration, ()):
            yield f"{word!r} is not in the enumeration {enumeration!r}"

    def unstated(self) -> Iterator[str]:
        stated = {s.subject_id for s in self.all.statements}
        for part in self.parts:
            for record in part.contents.records():
                if record.id not in stated:
                    yield f"{part.file}: nothing is stated of {record.id!r} @ $"

    def clashing(self) -> Iterator[str]:
        for kind in ("regions", "initiatives", "stakeholders", "benefits", "events"):
            records = getattr(self.all, kind)
            clashes = Names.of(kind, records, self.all.statements).clashes()
            for name, ids in clashes.items():
                many = f"belongs to more than one of the {kind}: {', '.join(ids)}"
                yield f"{self.files[ids[-1]]}: the name {name!r} {many} @ $.{kind}"


_PREFIXES = {
    "stakeholder_ids": ("org:", "person:", "group:", "country:"),
    "benefit_ids": ("benefit:",),
    "event_ids": ("event:",),
}


def lapses_of(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """Return where the bundled data fall short of the project's own rules."""
    return tuple(_lapses(parts))


def _lapses(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        for path, thing in _things(part.contents):
            if isinstance(thing, LanguageMap):
                for tag in LANGUAGES:
                    if tag not in thing:
                        yield f"{part.file}: the language {tag!r} is missing @ {path}"
        for name, records in part.contents.lists().items():
            keys = [_structuring.order_of(record) for record in records]
            for before, after, record in zip(keys, keys[1:], records[1:], strict=False):
                if after < before:
                    yield f"{part.file}: {_identity(record)!r} is out of order @ $.{name}"
    words = {e.name: set(e.values) for e in merged(parts).enumerations}
    for kind in ENUMERATED:
        name = _hyphenated(kind.__name__)
        lacking = {member.value for member in kind} ^ words.get(name, set())
        if lacking:
            yield f"the enumeration {name!r} and the code differ in {sorted(lacking)}"


def _hyphenated(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def _identity(thing: Any) -> str:
    return str(getattr(thing, "id", None) or thing.name)


def _identities(contents: Contents) -> Iterator[tuple[str, str, str]]:
    for name, records in contents.lists().items():
        kind = name if name in _OWN_NAMES else "entities"
        for place, record in enumerate(records):
            yield f"$.{name}[{place}]", kind, _identity(record)


_OWN_NAMES = ("sources", "statements", "properties", "enumerations")


def _things(contents: Contents) -> Iterator[tuple[str, Any]]:
    """Yield every object inside, with its path."""
    waiting: list[tuple[str, Any]] = [("$", contents)]
    while waiting:
        path, thing = waiting.pop()
        inside: list[tuple[str, Any]] = []
        kind: type[Any] = thing.__class__
        if kind is tuple:
            inside = [(f"{path}[{place}]", value) for place, value in enumerate(thing)]
        elif kind is LanguageMap:
            yield path, thing
        elif kind is FrozenMap:
            inside = [(f"{path}.{key}", value) for key, value in thing.items()]
        elif attrs.has(kind):
            if thing is not contents:
                yield path, thing
            inside = [(f"{path}.{f.name}", getattr(thing, f.name)) for f in attrs.fields(kind)]
        waiting += reversed(inside)
