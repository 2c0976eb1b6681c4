"""
What ids and enumerated values are called: just those that some statements need.

A name stands under the entity's id, under ``property/value`` for what is
enumerated, and under ``unit/…``, ``modality/…``, ``scope/…``, ``absence/…``,
``rank-reason/…``, ``locator-kind/…`` and ``property/…`` for the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from belgium_cloud_region.catalog.contents import Contents
from belgium_cloud_region.frozen import FrozenMap
from belgium_cloud_region.model.statement import PropertyValue, Statement
from belgium_cloud_region.model.text import LanguageMap
from belgium_cloud_region.model.values import Absence

__all__ = ["names_for"]

_Name = tuple[str, LanguageMap]


def names_for(contents: Contents, statements: Iterable[Statement]) -> FrozenMap[str, LanguageMap]:
    """Return the names that are needed to say what these statements say."""
    found = dict(_words(contents, "absence", Absence.UNKNOWN.value))
    for statement in statements:
        found.update(_names(contents, statement))
        for qualifier in statement.qualifiers:
            found.update(_names(contents, qualifier))
            definition = contents.properties_by_name[qualifier.property]
            found[f"property/{qualifier.property}"] = definition.labels
        if statement.rank_reason is not None:
            found.update(_words(contents, "rank-reason", statement.rank_reason))
        for reference in statement.references:
            if reference.locator is not None:
                found.update(_words(contents, "locator-kind", reference.locator.kind.value))
    return FrozenMap(found)


def _names(contents: Contents, said: PropertyValue) -> Iterator[_Name]:
    quantity = said.quantity
    if quantity is not None:
        yield from _words(contents, "unit", quantity.unit)
        yield from _words(contents, "modality", quantity.modality.value)
        if quantity.scope is not None:
            yield from _words(contents, "scope", quantity.scope)
    elif said.absence is not None:
        yield from _words(contents, "absence", said.absence.value)
    elif said.entity_id is not None:
        record = contents.records_by_id.get(said.entity_id)
        if record is not None:
            yield said.entity_id, record.labels
    elif said.text is not None:
        enumeration = contents.properties_by_name[said.property].enumeration
        for _, labels in _words(contents, enumeration, said.text):
            yield f"{said.property}/{said.text}", labels


def _words(contents: Contents, enumeration: str | None, value: str) -> Iterator[_Name]:
    labels = contents.words.get(f"{enumeration}/{value}")
    if labels is not None:
        yield f"{enumeration}/{value}", labels
