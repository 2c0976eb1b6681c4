"""
The shape of a data file, and what several of them say together.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from belgium_cloud_region.catalog.contents import Contents, LazyMap, ready_map
from belgium_cloud_region.catalog.order import order_of
from belgium_cloud_region.frozen import Frozen, FrozenMap
from belgium_cloud_region.model.benefit import Benefit
from belgium_cloud_region.model.entity import Alias, Entity
from belgium_cloud_region.model.event import Event
from belgium_cloud_region.model.evidence import Receipt, Reference, Source
from belgium_cloud_region.model.initiative import Initiative
from belgium_cloud_region.model.region import Region
from belgium_cloud_region.model.stakeholder import Stakeholder
from belgium_cloud_region.model.statement import Statement
from belgium_cloud_region.model.vocabulary import Edition, Enumeration, Property

__all__ = ["ENTITIES", "DataFile", "contents_of", "data_file_of", "merged"]

ENTITIES = ("regions", "initiatives", "stakeholders", "benefits", "events")
"""The parts that hold entities, in the order in which they are told."""

Receipts = FrozenMap[str, FrozenMap[str, Receipt]]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DataFile(Frozen):
    """
    What one data file says, part by part.

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

        receipts: Receipts that stand apart from their references: under the id of the
            statement, or of the entity for those of its aliases, by the place of the reference.
    """

    edition: Edition | None = None
    sources: tuple[Source, ...] = ()
    regions: tuple[Region, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    properties: tuple[Property, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()
    receipts: Receipts = attrs.field(factory=Receipts)

    def lists(self) -> dict[str, tuple[Any, ...]]:
        """Return every list, by name, in order."""
        names = (f.name for f in attrs.fields(DataFile) if f.name not in ("edition", "receipts"))
        return {name: getattr(self, name) for name in names}

    def in_order(self) -> DataFile:
        """Return the same with every list sorted: statements by subject and property, all by id."""
        ordered: dict[str, Any] = {
            name: tuple(sorted(records, key=order_of)) for name, records in self.lists().items()
        }
        return attrs.evolve(self, **ordered)

    def entities(self) -> tuple[Entity, ...]:
        """Return every entity, kind by kind."""
        return tuple(entity for name in ENTITIES for entity in getattr(self, name))

    def by_subject(self) -> dict[str, LazyMap[tuple[Statement, ...]]]:
        """Return the statements about each entity, under its id and the names of properties."""
        found: dict[str, dict[str, list[Statement]]] = {e.id: {} for e in self.entities()}
        for statement in self.statements:
            by_property = found.setdefault(statement.subject_id, {})
            by_property.setdefault(statement.property, []).append(statement)
        return {
            subject_id: ready_map({name: tuple(said) for name, said in by_property.items()})
            for subject_id, by_property in found.items()
        }


def merged(files: Iterable[DataFile]) -> DataFile:
    """
    Return what all files say together, in order, every receipt in its reference.

    Of two editions, the last counts.
    """
    edition: Edition | None = None
    together: dict[str, list[Any]] = {name: [] for name in DataFile().lists()}
    receipts: dict[str, FrozenMap[str, Receipt]] = {}
    for file in files:
        edition = file.edition or edition
        receipts.update(file.receipts)
        for name, records in file.lists().items():
            together[name] += records
    if receipts:
        for name in ENTITIES:
            together[name] = [_entity_with(e, receipts.get(e.id)) for e in together[name]]
        together["statements"] = [
            attrs.evolve(s, references=_with(s.references, receipts[s.id], 0))
            if s.id in receipts
            else s
            for s in together["statements"]
        ]
    lists: dict[str, Any] = {name: tuple(records) for name, records in together.items()}
    return DataFile(edition=edition, **lists).in_order()


def _with(
    references: tuple[Reference, ...], receipts: FrozenMap[str, Receipt], first: int
) -> tuple[Reference, ...]:
    return tuple(
        attrs.evolve(reference, receipt=receipts.get(str(place), reference.receipt))
        for place, reference in enumerate(references, first)
    )


def _entity_with(entity: Entity, receipts: FrozenMap[str, Receipt] | None) -> Entity:
    if receipts is None:
        return entity
    aliases: list[Alias] = []
    place = 0
    for alias in entity.aliases:
        aliases.append(Alias(alias.text, _with(alias.references, receipts, place)))
        place += len(alias.references)
    return attrs.evolve(entity, aliases=tuple(aliases))


def contents_of(whole: DataFile) -> Contents:
    """
    Return what data files say together, indexed.

    Args:
        whole: What `merged` returned.

    Raises:
        ValueError: No file says which edition it is.
    """
    if whole.edition is None:
        raise ValueError("no file says which edition this is")
    return Contents(
        edition=whole.edition,
        sources=ready_map({source.id: source for source in whole.sources}),
        entities=ready_map({entity.id: entity for entity in whole.entities()}),
        statements=ready_map(whole.by_subject()),
        properties=ready_map({definition.name: definition for definition in whole.properties}),
        enumerations=ready_map({e.name: e for e in whole.enumerations}),
    )


def data_file_of(contents: Contents) -> DataFile:
    """Return everything that some contents say, as one data file."""
    lists: dict[str, Any] = {
        "sources": tuple(contents.sources.values()),
        "statements": tuple(contents.every_statement()),
        "properties": tuple(contents.properties.values()),
        "enumerations": tuple(contents.enumerations.values()),
    }
    for entity in contents.entities.values():
        lists.setdefault(entity.part, []).append(entity)
    return DataFile(edition=contents.edition, **lists).in_order()  # which makes tuples of lists
