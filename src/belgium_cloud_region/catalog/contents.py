"""
Everything that one or more data files say, with the indexes that do not depend on a moment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import attrs

from belgium_cloud_region.catalog.lookup import Key, Names, names_of, normalise
from belgium_cloud_region.catalog.records import (
    BenefitRecord,
    EditionRecord,
    EntityRecord,
    EventRecord,
    InitiativeRecord,
    RegionRecord,
    StakeholderRecord,
    natural_order,
)
from belgium_cloud_region.catalog.verdict import published
from belgium_cloud_region.model.benefit import Benefit
from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.event import Event
from belgium_cloud_region.model.evidence import Source
from belgium_cloud_region.model.initiative import Initiative
from belgium_cloud_region.model.region import Region
from belgium_cloud_region.model.stakeholder import Stakeholder
from belgium_cloud_region.model.statement import Statement
from belgium_cloud_region.model.text import LanguageMap
from belgium_cloud_region.model.vocabulary import Enumeration, Property

__all__ = ["Contents", "order_of"]

_KINDS: dict[type[Entity], tuple[type[EntityRecord], str]] = {
    Entity: (EntityRecord, "entity"),
    Region: (RegionRecord, "region"),
    Initiative: (InitiativeRecord, "initiative"),
    Stakeholder: (StakeholderRecord, "stakeholder"),
    Benefit: (BenefitRecord, "benefit"),
    Event: (EventRecord, "event"),
}


def order_of(thing: Any) -> tuple[Any, ...]:
    """Return the key by which records of one kind are sorted in a data file."""
    name = thing.id if hasattr(thing, "id") else thing.name
    key = natural_order(name)
    return (thing.subject_id, thing.property, *key) if isinstance(thing, Statement) else key


@attrs.frozen(kw_only=True)
class Contents:
    """
    Everything that one or more data files say, part by part.

    Attributes:
        edition: Which edition it is; one file says so.

        sources: Works that are cited.

        regions: Regions.

        initiatives: Programmes.

        stakeholders: People, organisations and groups.

        benefits: Claimed benefits.

        events: What happened.

        statements: What is asserted of all these.

        properties: What each property means.

        enumerations: What each enumerated value means.
    """

    edition: EditionRecord | None = None
    sources: tuple[Source, ...] = ()
    regions: tuple[RegionRecord, ...] = ()
    initiatives: tuple[InitiativeRecord, ...] = ()
    stakeholders: tuple[StakeholderRecord, ...] = ()
    benefits: tuple[BenefitRecord, ...] = ()
    events: tuple[EventRecord, ...] = ()
    statements: tuple[Statement, ...] = ()
    properties: tuple[Property, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()

    def lists(self) -> dict[str, tuple[Any, ...]]:
        """Return every part but the edition, by name, in order."""
        names = (field.name for field in attrs.fields(Contents) if field.name != "edition")
        return {name: getattr(self, name) for name in names}

    def in_order(self) -> Contents:
        """Return the same with every list sorted: statements by subject and property, all by id."""
        ordered: dict[str, Any] = {
            name: tuple(sorted(records, key=order_of)) for name, records in self.lists().items()
        }
        return attrs.evolve(self, **ordered)

    def vocabulary(self) -> tuple[Property | Enumeration, ...]:
        """Return everything that gives words their meaning."""
        return (*self.properties, *self.enumerations)

    def records(self) -> tuple[EntityRecord, ...]:
        """Return every entity's record, kind by kind."""
        return (
            *self.regions,
            *self.initiatives,
            *self.stakeholders,
            *self.benefits,
            *self.events,
        )

    @cached_property
    def sources_by_id(self) -> Mapping[str, Source]:
        """Every source under its id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def first_published(self) -> date | None:
        """The day by which the first of all sources had surely been published, if all are dated."""
        by_id = self.sources_by_id
        days = {published(r, by_id) for s in self.statements for r in s.references}
        return min((day for day in days if day), default=None) if None not in days else None

    @cached_property
    def views(self) -> dict[object, object]:
        """What was asked of these contents lately: catalogues, by their clocks and language."""
        return {}

    @cached_property
    def records_by_id(self) -> Mapping[str, EntityRecord]:
        """Every entity's record under its id."""
        return {record.id: record for record in self.records()}

    @cached_property
    def statements_by_subject(self) -> Mapping[str, Sequence[Statement]]:
        """The statements about each entity, under its id."""
        found: dict[str, list[Statement]] = {}
        for statement in self.statements:
            found.setdefault(statement.subject_id, []).append(statement)
        return found

    def statements_by_property(self, subject_id: str) -> dict[str, list[Statement]]:
        """Return the statements about an entity, under the names of their properties."""
        found: dict[str, list[Statement]] = {}
        for statement in self.statements_by_subject.get(subject_id, ()):
            found.setdefault(statement.property, []).append(statement)
        return found

    @cached_property
    def properties_by_name(self) -> Mapping[str, Property]:
        """Every property under its name."""
        return {definition.name: definition for definition in self.properties}

    @cached_property
    def enumerations_by_name(self) -> Mapping[str, Enumeration]:
        """Every enumeration under its name."""
        return {enumeration.name: enumeration for enumeration in self.enumerations}

    @cached_property
    def words(self) -> Mapping[str, LanguageMap]:
        """What every enumerated value is called, under ``enumeration/value``."""
        return {f"{e.name}/{value}": w for e in self.enumerations for value, w in e.values.items()}

    @cached_property
    def called(self) -> Mapping[str, LanguageMap]:
        """What everything is called; see `belgium_cloud_region.model.wording`."""
        found = {record.id: record.labels for record in self.records()}
        for definition in self.properties:
            found[f"property/{definition.name}"] = definition.labels
            enumeration = self.enumerations_by_name.get(definition.enumeration or "")
            for value, labels in () if enumeration is None else enumeration.values.items():
                found[f"{definition.name}/{value}"] = labels
        return {**self.words, **found}

    @cached_property
    def _names(self) -> dict[type[Entity], Names]:
        return {}

    def names(self, kind: type[Entity]) -> Names:
        """Return the names by which entities of this class are looked up."""
        if kind not in self._names:
            record_kind, noun = _KINDS[kind]
            records = [r for r in self.records() if isinstance(r, record_kind)]
            reachable = {s.id for s in self.sources if not s.hint}
            naming = (s for s in self.statements if reachable & {r.source_id for r in s.references})
            self._names[kind] = Names.of(noun, records, naming)
        return self._names[kind]

    def record(self, name: str, kind: type[Entity]) -> EntityRecord:
        """
        Return the record of the one entity of this class that is known by the name.

        Raises:
            TypeError: The name is not text.
            UnknownEntityError: Nothing answers to it.
            AmbiguousNameError: More than one entity answers to it.
        """
        exact = self.records_by_id.get(name) if type(name) is str else None
        if exact is not None and isinstance(exact, _KINDS[kind][0]):
            return exact  # ids are unique; no index of names is needed for one
        return self.records_by_id[self.names(kind).find(name)]

    @cached_property
    def _words(self) -> Mapping[str, tuple[tuple[Key, ...], ...]]:
        found: dict[str, tuple[tuple[Key, ...], ...]] = {}
        for record in self.records():
            asserted = [record.descriptions]
            spoken: list[str] = []
            for statement in self.statements_by_subject.get(record.id, ()):
                asserted.append(self.properties_by_name[statement.property].labels)
                asserted += [statement.words] if statement.words else []
                spoken += [statement.text] if statement.text else []
            spoken += [text for words in asserted for text in words.values()]
            names = tuple(normalise(name) for name in names_of(record))
            found[record.id] = (names, tuple(dict.fromkeys(normalise(text) for text in spoken)))
        return found

    def grade(self, entity_id: str, key: Key) -> int | None:
        """
        Return how well an entity fits a search, 0 being best; `None` if not at all.

        Args:
            entity_id: The entity.

            key: What is searched for, after `normalise`.
        """
        names, spoken = self._words[entity_id]
        if key in names:
            return 0
        if any(key in name for name in names):
            return 1
        return 2 if any(key in text for text in spoken) else None
