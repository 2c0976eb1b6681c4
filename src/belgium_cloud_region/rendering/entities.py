"""
Entities: what they are, their facts, what they are linked to, every source behind that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from belgium_cloud_region.model.benefit import Benefit
from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.event import Event
from belgium_cloud_region.model.initiative import Initiative
from belgium_cloud_region.model.region import Region
from belgium_cloud_region.model.stakeholder import Stakeholder
from belgium_cloud_region.rendering.blocks import (
    Block,
    Folded,
    Heading,
    Paragraph,
    Span,
    Spans,
    Table,
    spans,
)
from belgium_cloud_region.rendering.facts import facts_table, moment, summary
from belgium_cloud_region.rendering.layout import Layout, listing, register
from belgium_cloud_region.rendering.speaker import Speaker

__all__ = ["description", "label", "title"]


def label(entity: Entity, speaker: Speaker) -> Span:
    """Return what an entity is called."""
    return Span(speaker.text(entity.labels), speaker.foreign(entity.labels))


def title(entity: Entity, speaker: Speaker) -> Spans:
    """Return what an entity is called, with its id."""
    return spans(label(entity, speaker), f" ({entity.id})")


def description(entity: Entity, speaker: Speaker) -> Spans:
    """Return what an entity is."""
    texts = entity.descriptions
    return spans(Span(speaker.text(texts), speaker.foreign(texts)))


def _main_fact(entity: Entity, names: Sequence[str], speaker: Speaker) -> Spans:
    """Return what the first of these facts that has a value says, else what the entity is."""
    facts = (entity.facts.get(name) for name in names)
    fact = next((fact for fact in facts if fact is not None and fact.judgement.winners), None)
    return description(entity, speaker) if fact is None else summary(fact, speaker)


def _row(entity: Entity, speaker: Speaker) -> tuple[Spans, ...]:
    return title(entity, speaker), description(entity, speaker)


def _row_with_id(entity: Entity, speaker: Speaker) -> tuple[Spans, ...]:
    return spans(entity.id), spans(label(entity, speaker)), description(entity, speaker)


def _region_row(region: Region, speaker: Speaker) -> tuple[Spans, ...]:
    facts = (region.facts.get(name) for name in _LISTED)
    cells = (() if fact is None else summary(fact, speaker) for fact in facts)
    return (spans(region.id), spans(label(region, speaker)), *cells)


def _event_row(event: Event, speaker: Speaker) -> tuple[Spans, ...]:
    return _main_fact(event, ("date",), speaker), spans(label(event, speaker))


def _document(entity: Entity, speaker: Speaker) -> tuple[Block, ...]:
    leads = entity.leads()
    first = [fact for fact in map(entity.facts.get, leads) if fact is not None]
    names = set(leads) if first else set[str]()
    others = [fact for name, fact in entity.facts.items() if name not in names]
    if not first:
        first, others = others, []
    blocks: list[Block] = [Heading(title(entity, speaker)), Paragraph(description(entity, speaker))]
    if first:
        blocks.append(facts_table(speaker.word("facts"), first, speaker))
    if isinstance(entity, Region):
        blocks += _region_sections(entity, speaker)
    if others:
        blocks.append(_folded("further", facts_table("", others, speaker), speaker))
    if entity.aliases:
        texts = dict.fromkeys(alias.text for alias in entity.aliases)
        summary_ = f"{speaker.word('aliases')} ({len(texts)})"
        blocks.append(Folded(summary_, (Paragraph(spans(", ".join(texts))),)))
    if entity.sources:
        blocks.append(_folded("sources", listing(entity.sources, speaker, ids=False), speaker))
    if first:
        blocks.append(Paragraph(spans(moment(entity.view, speaker))))
    return tuple(blocks)


def _region_sections(region: Region, speaker: Speaker) -> Iterator[Block]:
    codes = region.codes.values()
    if codes:
        head = (speaker.property_label("authority"), speaker.property_label("code"))
        rows = ((spans(speaker.text(code.labels)), spans(code.value)) for code in codes)
        yield Table(spans(speaker.word("codes")), head, tuple(rows))
    head = (speaker.word("name"), speaker.word("value"))
    sections: tuple[tuple[str, tuple[Entity, ...], tuple[str, ...]], ...] = (
        ("stakeholders", region.stakeholders, ("role",)),
        ("benefits", region.benefits, ("claim", "new_revenue")),
        ("timeline", region.events, ("date",)),
    )
    for name, entities, facts in sections:
        if entities:
            rows = ((spans(label(e, speaker)), _main_fact(e, facts, speaker)) for e in entities)
            yield _folded(name, Table((), head, tuple(rows)), speaker)


def _folded(name: str, table: Table, speaker: Speaker) -> Folded:
    word = speaker.word(name)
    return Folded(f"{word} ({len(table.rows)})", (attrs.evolve(table, caption=spans(word)),))


_TITLES = ("name", "description")
_LISTED = ("status", "opened")
_ENTITIES = Layout[Any]("entity", _TITLES, _row, _document, ("id", *_TITLES), _row_with_id)
_REGIONS = Layout[Any]("regions", _TITLES, _row, _document, ("id", "name", *_LISTED), _region_row)
register(Entity, _ENTITIES)
register(Region, _REGIONS)
register(Initiative, attrs.evolve(_ENTITIES, several="initiatives"))
register(Stakeholder, attrs.evolve(_ENTITIES, several="stakeholders"))
register(Benefit, attrs.evolve(_ENTITIES, several="benefits"))
register(Event, Layout("events", ("day", "name"), _event_row, _document, ("id", "day", "name")))
