"""
Objects as plain data for machines: names and order of the keys are promised.

What people read is in `belgium_cloud_region.render`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from belgium_cloud_region._plain import plain
from belgium_cloud_region.catalog import Catalog
from belgium_cloud_region.model import (
    Entity,
    Fact,
    PartialDate,
    PropertyValue,
    Reference,
    Region,
    Source,
    Statement,
)

__all__ = ["to_card"]


def to_card(catalog: Catalog, name: str | Region = "azure:belgiumcentral") -> dict[str, Any]:
    """
    Return a region's card as plain data: lists, dicts, text and numbers.

    It holds every fact of the region and of what it links to: the value, why it
    was chosen, the statements behind it and those that contradict it, each with
    its references. Texts are in the catalogue's language, dates are EDTF text.
    What is known to be wrong is left out.

    Args:
        catalog: The catalogue to ask.

        name: What the region is called; see `belgium_cloud_region.get_region`.

    Example:
        >>> from belgium_cloud_region import get_catalog
        >>> from belgium_cloud_region.export import to_card
        >>> card = to_card(get_catalog())
        >>> card["facts"]["opened"]["value"]
        '2025-11-18'
        >>> [rival["value"] for rival in card["facts"]["opened"]["rivals"]]
        ['2025-09-29', '2025-11-13', '2025-10-01']
    """
    region = catalog.get(name, Region)
    initiative = region.initiative
    return {
        "edition": catalog.edition,
        "as_of": str(catalog.as_of),
        "known_by": str(catalog.known_by),
        "language": catalog.language,
        **_entity(region, catalog),
        "codes": {
            authority: {"value": code.value, "references": _references(code.references, catalog)}
            for authority, code in region.codes.items()
        },
        "initiative": None if initiative is None else _entity(initiative, catalog),
        "stakeholders": [_entity(s, catalog) for s in region.stakeholders],
        "benefits": [_entity(b, catalog) for b in region.benefits],
        "events": [_entity(e, catalog) for e in region.events],
    }


def _entity(entity: Entity, catalog: Catalog) -> dict[str, Any]:
    return {
        "id": entity.id,
        "label": entity.label,
        "description": entity.description,
        "aliases": [alias.text for alias in entity.aliases],
        "facts": {name: _fact(fact, catalog) for name, fact in entity.facts.items()},
    }


def _fact(fact: Fact, catalog: Catalog) -> dict[str, Any]:
    return {
        "label": fact.label,
        "kind": "absence" if fact.best is None else fact.best.kind.value,
        "value": plain(fact.value),
        "disputed": fact.disputed,
        "why": fact.why,
        "statements": [_statement(s, catalog) for s in fact.winners],
        "rivals": [_statement(s, catalog) for s in fact.rivals],
    }


def _statement(statement: Statement, catalog: Catalog) -> dict[str, Any]:
    return {
        "id": statement.id,
        "value": _value(statement, catalog),
        "qualifiers": {q.property: _value(q, catalog) for q in statement.qualifiers},
        "note": None if statement.note is None else statement.note.text(catalog.language),
        "references": _references(statement.references, catalog),
    }


def _value(thing: PropertyValue, catalog: Catalog) -> Any:
    return plain(thing.value) if thing.words is None else thing.words.text(catalog.language)


def _references(references: Iterable[Reference], catalog: Catalog) -> list[dict[str, Any]]:
    return [_reference(reference, catalog.source(reference)) for reference in references]


def _reference(reference: Reference, source: Source) -> dict[str, Any]:
    return {
        "source_id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "locator": None if reference.locator is None else str(reference.locator),
        "issued": _date(reference.issued or source.issued),
        "accessed": _date(reference.accessed),
    }


def _date(date: PartialDate | None) -> str | None:
    return None if date is None else date.edtf
