"""
Objects as plain data for machines: names and order of the keys are promised.

What people read is in `belgium_cloud_region.render`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from belgium_cloud_region.catalog import Catalog
from belgium_cloud_region.loading._structuring import plain
from belgium_cloud_region.model import Entity, Fact, Reference, Region, Source

__all__ = ["to_card", "to_json"]


def to_card(region: Region, catalog: Catalog) -> dict[str, Any]:
    """
    Return a region's card as plain data: lists, dicts, text and numbers.

    It holds every fact of the region with its references, and the codes,
    initiative, stakeholders, benefits and events in short. Texts are in the
    catalogue's language; dates are EDTF text.

    Args:
        region: The region.

        catalog: The catalogue that it comes from.
    """
    sources = {source.id: source for source in region.sources}
    initiative = region.initiative
    return {
        "edition": catalog.edition,
        "as_of": str(catalog.as_of),
        "known_by": str(catalog.known_by),
        "language": catalog.language,
        **_entity(region, sources),
        "codes": {
            authority: {"value": code.value, "references": _references(code.references, sources)}
            for authority, code in region.codes.items()
        },
        "initiative": None if initiative is None else _entity(initiative, sources),
        "stakeholders": [_entity(s, sources) for s in region.stakeholders],
        "benefits": [_entity(b, sources) for b in region.benefits],
        "events": [_entity(e, sources) for e in region.events],
    }


def to_json(card: dict[str, Any]) -> str:
    """Return plain data as JSON text, one key a line, letters as they are."""
    return json.dumps(card, ensure_ascii=False, indent=2)


def _entity(entity: Entity, sources: dict[str, Source]) -> dict[str, Any]:
    return {
        "id": entity.id,
        "label": entity.label,
        "description": entity.description,
        "aliases": [alias.text for alias in entity.aliases],
        "facts": {name: _fact(fact, sources) for name, fact in entity.facts.items()},
    }


def _fact(fact: Fact, sources: dict[str, Source]) -> dict[str, Any]:
    return {
        "label": fact.label,
        "kind": "absence" if fact.best is None else fact.best.kind.value,
        "value": _values(fact)[0] if fact.best else plain(fact.value),
        "values": _values(fact),
        "disputed": fact.disputed,
        "why": fact.why,
        "references": _references(fact.references, sources),
    }


def _values(fact: Fact) -> list[Any]:
    return [plain(value) for value in fact.values]


def _references(
    references: Iterable[Reference], sources: dict[str, Source]
) -> list[dict[str, Any]]:
    return [
        {
            "source_id": reference.source_id,
            "title": sources[reference.source_id].title,
            "url": sources[reference.source_id].url,
            "locator": None if reference.locator is None else str(reference.locator),
            "issued": _date(reference.issued or sources[reference.source_id].issued),
            "accessed": _date(reference.accessed),
        }
        for reference in references
    ]


def _date(date: object) -> str | None:
    return None if date is None else str(date)
