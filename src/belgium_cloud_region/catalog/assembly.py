"""
Entities out of records: facts are judged, links are followed, bottom-up.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

import attrs

from belgium_cloud_region._display import Listing
from belgium_cloud_region.catalog.contents import Contents
from belgium_cloud_region.catalog.naming import names_for
from belgium_cloud_region.catalog.records import (
    BenefitRecord,
    EntityRecord,
    EventRecord,
    InitiativeRecord,
    RegionRecord,
    StakeholderRecord,
)
from belgium_cloud_region.catalog.verdict import Clock, as_known, heard, judge, known
from belgium_cloud_region.frozen import FrozenMap
from belgium_cloud_region.model.benefit import Benefit
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.entity import Alias, Entity
from belgium_cloud_region.model.event import Event
from belgium_cloud_region.model.evidence import Source
from belgium_cloud_region.model.fact import Fact, Facts
from belgium_cloud_region.model.initiative import Initiative
from belgium_cloud_region.model.region import Code, Region
from belgium_cloud_region.model.stakeholder import Stakeholder
from belgium_cloud_region.model.statement import Statement

__all__ = ["Assembly"]

E = TypeVar("E", bound=Entity)


@attrs.frozen
class Assembly:
    """
    The entities of some contents, seen at one moment and in one language; each is made once.

    Attributes:
        contents: What there is to tell.

        clock: The moment.

        language: The language of labels and values.

        edition: The name of the edition.
    """

    contents: Contents
    clock: Clock
    language: str
    edition: str

    @cached_property
    def _built(self) -> dict[str, Entity]:
        return {}

    def told(self, record: EntityRecord, kind: type[E]) -> E | None:
        """Return the entity of this class that a record describes, if anything is known of it."""
        entity = self._built.get(record.id)
        if entity is None and self._is_known(record):
            # Two threads may both build it; one object wins and is kept.
            entity = self._built.setdefault(record.id, self._assemble(record))
        return cast("E | None", entity)

    def known(self, records: Iterable[EntityRecord], kind: type[E]) -> tuple[E, ...]:
        """Return the entities of these records of which something is known."""
        return Listing(e for e in (self.told(r, kind) for r in records) if e is not None)

    def _is_known(self, record: EntityRecord) -> bool:
        by_id = self.contents.sources_by_id
        statements = self.contents.statements_by_subject.get(record.id, ())
        return any(known(s, by_id, self.clock.known_by) is not False for s in statements)

    def fact(self, name: str, statements: Iterable[Statement], clock: Clock) -> Fact | None:
        """Return the fact that these statements on one property make at a moment, if any is known."""
        contents = self.contents
        sources = contents.sources_by_id
        told = [
            as_known(s, sources, clock.known_by)
            for s in statements
            if known(s, sources, clock.known_by) is not False
        ]
        if not told:
            return None
        subject_id = told[0].subject_id
        return judge(
            subject_id,
            contents.properties_by_name[name],
            told,
            sources,
            clock,
            contents.records_by_id[subject_id].labels,
            names_for(contents, told),
            self.language,
            self.edition,
        )

    def _assemble(self, record: EntityRecord) -> Entity:
        facts = self._facts(record.id)
        by_id = self.contents.sources_by_id
        met = [(a, heard(a.references, by_id, self.clock.known_by)) for a in record.aliases]
        aliases = tuple(attrs.evolve(a, references=told) for a, told in met if told)
        told: dict[str, Any] = {
            "id": record.id,
            "labels": record.labels,
            "official": record.official,
            "descriptions": record.descriptions,
            "aliases": aliases,
            "facts": facts,
            "sources": self._cited(aliases, facts),
            "language": self.language,
        }
        if isinstance(record, StakeholderRecord):
            return Stakeholder(**told, kind=record.kind)
        if isinstance(record, EventRecord):
            return Event(**told, kind=record.kind)
        if isinstance(record, InitiativeRecord):
            stakeholders = self._linked(record.stakeholder_ids, Stakeholder)
            programmes = self._programmes(record.id)
            told["sources"] = _united(told["sources"], programmes)
            return Initiative(**told, stakeholders=stakeholders, programmes=programmes)
        if isinstance(record, BenefitRecord):
            stakeholders = self._linked(record.stakeholder_ids, Stakeholder)
            return Benefit(**told, kind=record.kind, stakeholders=stakeholders)
        return self._region(cast("RegionRecord", record), told)

    def _programmes(self, initiative_id: str) -> tuple[Initiative, ...]:
        parts = {
            s.subject_id
            for s in self.contents.statements
            if s.property == "part_of" and s.entity_id == initiative_id
        }
        found = self.known((r for r in self.contents.initiatives if r.id in parts), Initiative)
        return tuple(i for i in found if i.facts["part_of"].value == initiative_id)

    def _region(self, record: RegionRecord, told: dict[str, Any]) -> Region:
        facts: Facts = told["facts"]
        part_of = facts["initiative"].value if "initiative" in facts else None
        initiatives = self._linked([part_of] if isinstance(part_of, str) else [], Initiative)
        stakeholders = self._linked(record.stakeholder_ids, Stakeholder)
        benefits = self._linked(record.benefit_ids, Benefit)
        events = sorted(self._linked(record.event_ids, Event), key=_first_day)
        linked = (*stakeholders, *benefits, *events, *initiatives)
        told["sources"] = _united(told["sources"], linked)
        return Region(
            **told,
            kind=record.kind,
            places=record.places,
            codes=self._codes(facts.get("code")),
            initiative=next(iter(initiatives), None),
            stakeholders=stakeholders,
            benefits=benefits,
            events=Listing(events),
        )

    def _linked(self, ids: Iterable[str], kind: type[E]) -> tuple[E, ...]:
        by_id = self.contents.records_by_id
        return self.known((by_id[i] for i in ids), kind)

    def _facts(self, subject_id: str) -> Facts:
        told = self.contents.statements_by_property(subject_id)
        facts = {name: self.fact(name, told[name], self.clock) for name in sorted(told)}
        return Facts({name: fact for name, fact in facts.items() if fact is not None})

    def _cited(self, aliases: tuple[Alias, ...], facts: Facts) -> tuple[Source, ...]:
        references = [r for f in facts.values() for s in f.statements for r in s.references]
        references += [r for alias in aliases for r in alias.references]
        by_id = self.contents.sources_by_id
        return Listing(by_id[i] for i in sorted({r.source_id for r in references}))

    def _codes(self, fact: Fact | None) -> FrozenMap[str, Code]:
        codes: dict[str, Code] = {}
        for statement in () if fact is None else fact.statements:
            authority = statement.qualifier("authority")
            believable = fact is not None and statement.id in fact.winner_ids + fact.rival_ids
            if believable and isinstance(authority, str) and statement.text is not None:
                code = Code(
                    value=statement.text,
                    authority=authority,
                    labels=self.contents.enumerations_by_name["authority"].values[authority],
                    statement_id=statement.id,
                    references=statement.references,
                )
                codes.setdefault(authority, code)
        return FrozenMap(dict(sorted(codes.items())))


def _united(sources: tuple[Source, ...], linked: Iterable[Entity]) -> tuple[Source, ...]:
    by_id = {s.id: s for s in (*sources, *(s for entity in linked for s in entity.sources))}
    return Listing(by_id[i] for i in sorted(by_id))


def _first_day(event: Event) -> tuple[date, date, str]:
    when = event.date
    if isinstance(when, PartialDate):
        return when.first, when.last, event.id
    return date.max, date.max, event.id
