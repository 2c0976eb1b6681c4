"""
Rules that no single record, and no schema, can see.

Ids resolve, names are unambiguous, values are of the kind that their property
takes. They hold for everybody's data; what the bundled data must keep to
besides is in `rules`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import islice
from typing import Any

from belgium_cloud_region.catalog.lookup import Names, named
from belgium_cloud_region.errors import shown
from belgium_cloud_region.loading.datafile import ENTITIES
from belgium_cloud_region.loading.guard import MAX_PROBLEMS
from belgium_cloud_region.loading.parts import Part, identities, things, whole
from belgium_cloud_region.model.benefit import Benefit
from belgium_cloud_region.model.entity import Alias, Entity
from belgium_cloud_region.model.event import Event
from belgium_cloud_region.model.evidence import Receipt, Reference
from belgium_cloud_region.model.initiative import Initiative
from belgium_cloud_region.model.region import Region, Status
from belgium_cloud_region.model.stakeholder import Stakeholder
from belgium_cloud_region.model.statement import (
    PropertyValue,
    Statement,
    ValueKind,
)
from belgium_cloud_region.model.values import Modality, Quantity
from belgium_cloud_region.model.vocabulary import AMOUNT_CIRCUMSTANCES, Property

__all__ = ["BUILT_IN", "problems_of"]

_KINDS: tuple[type[Entity], ...] = (Region, Initiative, Stakeholder, Benefit, Event)

_GUESSES = 20
"""How many misspelt properties are told what they may have meant."""

BUILT_IN = {
    "authority": ValueKind.TEXT,
    "code": ValueKind.TEXT,
    "due": ValueKind.DATE,
    "fulfils": ValueKind.TEXT,
    "initiative": ValueKind.ENTITY_ID,
    "part_of": ValueKind.ENTITY_ID,
    **{name: value.kind for kind in _KINDS for name, value in kind.best_values().items()},
}
"""The properties that the code reads, among them the attributes of entities; nobody's data may redefine their kind."""


def problems_of(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """Return what is wrong across records and files, each with file and path."""
    found = _Problems(parts).found()
    problems = tuple(islice(found, MAX_PROBLEMS))
    return (*problems, "and more; mend these first") if next(found, None) else problems


class _Problems:
    """The rules, over parts that are indexed together."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self.parts = parts
        self.all = whole(parts)
        self.files = {r.id: part.file for part in parts for r in part.contents.entities()}
        # What is not well-formed is reported as such; what leads there is not wrong as well.
        self.spoiled = frozenset[str]().union(*(part.spoiled for part in parts))
        self.entities = self.spoiled | set(self.files)
        self.statements = self.spoiled | {s.id for s in self.all.statements}
        self.sources = self.spoiled | {s.id for s in self.all.sources}
        self.properties = {p.name: p for p in self.all.properties}
        self.enumerations = {e.name: set(e.values) for e in self.all.enumerations}
        self.guesses = 0
        self.open = self.spoiled | {e.name for e in self.all.enumerations if e.open}
        self.circular = _circular(
            (s.subject_id, s.entity_id)
            for s in self.all.statements
            if s.property == "part_of" and s.entity_id is not None
        )
        self.derived_from_itself = _circular(
            (s.id, premise) for s in self.all.statements for premise in s.derived_from
        )

    def found(self) -> Iterator[str]:
        if self.all.edition is None and "edition" not in self.spoiled:
            yield f"{self.parts[0].file}: no file says which edition this is @ $.edition"
        yield from self.repeated()
        for part in self.parts:
            for path, thing in things(part):
                for problem in self.wrong_with(thing):
                    yield f"{part.file}: {problem} @ {path}"
            for cited_by in part.contents.receipts:
                if cited_by not in self.statements and cited_by not in self.entities:
                    yield f"{part.file}: nothing has the id {cited_by!r} @ $.receipts"
        if not self.spoiled:
            yield from self.unstated()
        if len(self.files) == len(self.all.entities()):
            yield from self.clashing()

    def repeated(self) -> Iterator[str]:
        seen: dict[tuple[str, str], str] = {}
        for part in self.parts:
            for path, kind, identity in identities(part):
                place = f"{part.file} {path}"
                first = seen.setdefault((kind, identity), place)
                if first is not place:
                    yield f"{part.file}: {identity!r} already stands in {first} @ {path}"
        editions = [p.file for p in self.parts if p.contents.edition is not None]
        for file in editions[1:]:
            yield f"{file}: {editions[0]} already says which edition this is @ $.edition"

    def wrong_with(self, thing: Any) -> Iterator[str]:
        if isinstance(thing, Entity):
            yield from self.wrong_with_record(thing)
        elif isinstance(thing, Receipt):
            reach = (thing.offset or 0) + len(thing.anchor or "")
            if thing.length is not None and thing.length < reach:
                yield f"the anchor {thing.anchor!r} reaches beyond its passage"
        elif isinstance(thing, Alias):
            yield from self.wrong_with_references(thing.references)
        elif isinstance(thing, PropertyValue):
            yield from self.wrong_with_value(thing)
            if isinstance(thing, Statement):
                yield from self.wrong_with_statement(thing)
        elif isinstance(thing, Property):
            yield from self.wrong_with_property(thing)

    def wrong_with_record(self, record: Entity) -> Iterator[str]:
        for field in ("stakeholder_ids", "benefit_ids", "event_ids"):
            yield from self.unknown("entity", getattr(record, field, ()), self.entities)
            prefixes = _PREFIXES[field]
            for linked in getattr(record, field, ()):
                if not linked.startswith(prefixes):
                    yield f"{linked!r} does not belong among the {field}"
        for tag in record.official:
            if tag not in record.labels:
                yield f"official names the language {tag!r}, which has no label"

    def wrong_with_property(self, definition: Property) -> Iterator[str]:
        qualifiers = (name for name in definition.apart_by if name not in AMOUNT_CIRCUMSTANCES)
        yield from self.unknown("property", qualifiers, self.spoiled | set(self.properties))
        names = () if definition.enumeration is None else (definition.enumeration,)
        yield from self.unknown("enumeration", names, self.spoiled | set(self.enumerations))
        kind = BUILT_IN.get(definition.name)
        if kind is not None and (definition.kind, definition.also) != (kind, ()):
            yield f"the property {definition.name!r} is built in and takes {kind.value} alone"
        if definition.name in ("authority", "status") and definition.enumeration != definition.name:
            yield f"the property {definition.name!r} is built in and takes its enumeration's values"

    def wrong_with_statement(self, statement: Statement) -> Iterator[str]:
        yield from self.unknown("entity", (statement.subject_id,), self.entities)
        yield from self.unknown("statement", statement.derived_from, self.statements)
        named = (q.text for q in statement.qualifiers if q.property in ("fulfils", "supersedes"))
        yield from self.unknown("statement", (n for n in named if n), self.statements)
        if statement.id in self.derived_from_itself:
            yield f"{statement.id!r} is derived from itself"
        if statement.property == "paired_region" and statement.entity_id == statement.subject_id:
            yield f"{statement.subject_id!r} is paired with itself"
        if statement.property == "part_of" and statement.subject_id in self.circular:
            yield f"{statement.subject_id!r} is a part of itself"
        yield from self.wrong_with_references(statement.references)
        if statement.rank_reason is not None:
            yield from self.outside("rank-reason", statement.rank_reason)
        if statement.property == "code" and statement.qualifier("authority") is None:
            yield "a code is worth nothing without the qualifier 'authority'"
        status = statement.text if statement.property == "status" else None
        if status is not None and status not in {known.value for known in Status}:
            yield f"{status!r} is no status of a region"
        zones = statement.quantity if statement.property == "availability_zones" else None
        if zones is not None and not _is_count(zones, "zone"):
            yield f"a number of zones is exact and whole, got {str(zones)!r}"

    def wrong_with_references(self, references: tuple[Reference, ...]) -> Iterator[str]:
        yield from self.unknown("source", (r.source_id for r in references), self.sources)

    def wrong_with_value(self, value: PropertyValue) -> Iterator[str]:
        definition = self.properties.get(value.property)
        if definition is None and value.property in self.spoiled:
            return
        if definition is None:
            near = []
            if self.guesses < _GUESSES:  # each takes a time that grows with the properties
                self.guesses += 1
                near = get_close_matches(value.property[:80], self.properties, n=1)
            advice = f"; did you mean {near[0]!r}?" if near else ""
            yield f"no property is named {value.property!r}{advice}"
            return
        allowed = (definition.kind, *definition.also, ValueKind.ABSENCE)
        if value.kind not in allowed:
            kinds = " or ".join(kind.value for kind in allowed)
            yield f"{value.property} takes {kinds}, got {value.kind.value}"
        if value.text is not None and definition.enumeration is not None:
            yield from self.outside(definition.enumeration, value.text)
        if value.entity_id is not None:
            yield from self.unknown("entity", (value.entity_id,), self.entities)
        if value.quantity is not None and value.quantity.scope is not None:
            yield from self.outside("scope", value.quantity.scope)

    def unknown(self, kind: str, ids: Iterable[str], known: Any) -> Iterator[str]:
        return (f"no {kind} has the id {shown(i)}" for i in ids if i not in known)

    def outside(self, enumeration: str, word: str) -> Iterator[str]:
        if enumeration not in self.open and word not in self.enumerations.get(enumeration, ()):
            yield f"{shown(word)} is not in the enumeration {enumeration!r}"

    def unstated(self) -> Iterator[str]:
        stated = {s.subject_id for s in self.all.statements}
        for part in self.parts:
            for record in part.contents.entities():
                if record.id not in stated:
                    yield f"{part.file}: nothing is stated of {record.id!r} @ $"

    def clashing(self) -> Iterator[str]:
        sources = {source.id: source for source in self.all.sources}
        names = Names(named(self.all.entities(), self.all.by_subject(), sources))
        for kind in ENTITIES:
            for name, ids in names.clashes(kind).items():
                many = f"belongs to more than one of the {kind}: {', '.join(ids)}"
                yield f"{self.files[ids[-1]]}: the name {name!r} {many} @ $.{kind}"


def _circular(links: Iterable[tuple[str, str]]) -> set[str]:
    """Return the nodes from which a way along the links leads back to them."""
    above: dict[str, set[str]] = {}
    below: dict[str, set[str]] = {}
    for node, other in links:
        above.setdefault(node, set()).add(other)
        below.setdefault(other, set()).add(node)
    for ways, back in ((above, below), (below, above)):  # what leads to an end is no circle
        waiting = [node for node in back if not ways.get(node)]
        while waiting:
            end = waiting.pop()
            for node in back.pop(end, ()):
                ways[node].discard(end)
                if not ways[node]:
                    waiting.append(node)
    return {node for node, others in above.items() if others and below.get(node)}


_PREFIXES = {
    "stakeholder_ids": ("org:", "person:", "group:", "country:"),
    "benefit_ids": ("benefit:",),
    "event_ids": ("event:",),
}


def _is_count(quantity: Quantity, unit: str) -> bool:
    exact = quantity.modality is Modality.EXACTLY and quantity.upper is None
    return exact and quantity.unit == unit and quantity.amount in range(1_000_000)
