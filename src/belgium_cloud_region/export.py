"""
The answer for machines: plain data, flat, with promised keys and in a promised order.

It is consumed and not read back; data are exchanged as an extract (`Catalog.extract`). The keys
are described by ``data/answer.schema.json``. What is known to be wrong is never given as a value.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from belgium_cloud_region.catalog import Catalog, Difference
from belgium_cloud_region.model import (
    Absence,
    Change,
    Entity,
    Event,
    Fact,
    Facts,
    Initiative,
    LanguageMap,
    Listing,
    Promise,
    Rank,
    Region,
    Source,
    Statement,
)
from belgium_cloud_region.model.view import View
from belgium_cloud_region.plain import plain
from belgium_cloud_region.plain import to_json as plain_to_json
from belgium_cloud_region.rendering import speaker_of
from belgium_cloud_region.rendering.facts import fact_text

__all__ = ["answer", "to_json"]

Plain = dict[str, Any]


def answer(thing: Any) -> Any:
    """
    Return what there is to answer about a thing, as plain data.

    Raises:
        TypeError: There is no plain form of it.

    Example:
        >>> from belgium_cloud_region import get_region
        >>> data = answer(get_region())
        >>> data["name"], data["opened"], data["facts"]["opened"]["disputed"]
        ('belgiumcentral', '2025-11-18', True)
    """
    if isinstance(thing, Entity):
        return _entity(thing)
    if isinstance(thing, Fact):
        return _whole_fact(thing)
    if isinstance(thing, Facts):
        return {name: _fact(fact) for name, fact in thing.items()}
    if isinstance(thing, Listing):
        return [_line(item) for item in cast("Iterable[Any]", thing)]
    if isinstance(thing, Catalog):
        lists = ("regions", "initiatives", "stakeholders", "benefits", "events")
        counts = {name: len(getattr(thing, name)) for name in (*lists, "sources", "statements")}
        return {**_moment(thing), **counts}
    return _line(thing)


def to_json(thing: Any) -> str:
    """Return the answer about a thing as JSON text, letters as they are."""
    return plain_to_json(answer(thing))


def _entity(entity: Entity) -> Plain:
    data = _named(entity)
    data["description"] = entity.description
    data |= {name: _value(getattr(entity, name), entity.view) for name in entity.best_values()}
    data["aliases"] = list(dict.fromkeys(alias.text for alias in entity.aliases))
    if isinstance(entity, Region):
        data["codes"] = {authority: code.value for authority, code in entity.codes.items()}
        data["services"] = [plain(service) for service in entity.services]
        data["initiative"] = None if entity.initiative is None else _named(entity.initiative)
        data["stakeholders"] = [_named(other) for other in entity.stakeholders]
        data["benefits"] = [_named(other) for other in entity.benefits]
        data["events"] = [_named(event) for event in entity.events]
    elif isinstance(entity, Initiative):
        data["programmes"] = [_named(other) for other in entity.programmes]
        data["stakeholders"] = [_named(other) for other in entity.stakeholders]
    data["facts"] = {name: _fact(fact) for name, fact in entity.facts.items()}
    ids = {r.source_id for f in entity.facts.values() for s in f.statements for r in s.references}
    data["sources"] = [_source(source) for source in entity.view.sources_of(ids)]
    return {**data, **_moment(entity.view)}


def _named(entity: Entity) -> Plain:
    data: Plain = {"id": entity.id, "kind": entity.noun, "label": entity.label}
    if isinstance(entity, Event):
        data["date"] = _value(entity.date, entity.view)
    return data


def _fact(fact: Fact) -> Plain:
    return {
        "label": fact.label,
        "value": _value(fact.value, fact.view),
        "text": fact_text(fact),
        "disputed": fact.disputed,
        "why": fact.why,
        "sources": list(dict.fromkeys(reference.source_id for reference in fact.references)),
    }


def _whole_fact(fact: Fact) -> Plain:
    subject = {"subject_id": fact.subject_id, "subject": fact.subject.text(fact.language)}
    data: Plain = {**subject, "property": fact.property, **_fact(fact)}
    data["statements"] = [_version(statement, fact) for statement in fact.statements]
    data["sources"] = [_source(source) for source in fact.sources]
    return {**data, **_moment(fact.view)}


def _version(statement: Statement, fact: Fact) -> Plain:
    data: Plain = {"id": statement.id, "standing": fact.standing(statement).value}
    if statement.rank is not Rank.DEPRECATED:
        data["value"] = _value(statement.value, fact.view)
        data["qualifiers"] = {q.property: _value(q.value, fact.view) for q in statement.qualifiers}
    if statement.rank_reason is not None:
        data["rank_reason"] = statement.rank_reason
    data["sources"] = list(dict.fromkeys(r.source_id for r in statement.references))
    return data


def _line(thing: Any) -> Any:
    """Return one thing of a listing: what tells it from the others."""
    if isinstance(thing, Entity):
        leads = [n for n in thing.best_values() if n in ("name", "status", "opened")]
        data = {**_named(thing), "description": thing.description}
        return {**data, **{name: _value(getattr(thing, name), thing.view) for name in leads}}
    if isinstance(thing, Fact):
        return {"subject_id": thing.subject_id, "property": thing.property, **_fact(thing)}
    if isinstance(thing, Change):
        return {
            "day": str(thing.day),
            "clock": thing.axis.value,
            "subject_id": thing.subject_id,
            "property": thing.property,
            "label": thing.label,
            "old": [_value(value, thing.view) for value in thing.old],
            "new": [_value(value, thing.view) for value in thing.new],
            "sources": list(dict.fromkeys(r.source_id for r in thing.references)),
        }
    if isinstance(thing, Promise):
        return {
            "statement_id": thing.statement.id,
            "label": thing.label,
            "due": str(thing.due),
            "outcome": thing.outcome.value,
            "value": _value(thing.value, thing.view),
            "evidence": [statement.id for statement in thing.evidence],
        }
    if isinstance(thing, Difference):
        return {"part": thing.part, "id": thing.id, "kind": thing.kind.value}
    if isinstance(thing, Statement) and thing.rank is Rank.DEPRECATED:
        return {"id": thing.id, "rank": thing.rank.value, "rank_reason": thing.rank_reason}
    return plain(thing)


def _source(source: Source) -> Plain:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "issued": None if source.issued is None else str(source.issued),
        "url": source.url,
    }


def _value(value: Any, view: View) -> Any:
    if isinstance(value, Absence):
        return {"absence": value.value, "text": speaker_of(view).value(value)}
    return value.text(view.language) if isinstance(value, LanguageMap) else plain(value)


def _moment(view: View) -> Plain:
    return {
        "edition": view.edition,
        "as_of": str(view.as_of),
        "known_by": str(view.known_by),
        "language": view.language,
    }
