"""
Who speaks of something: every text about an entity, in every language.
"""

from __future__ import annotations

from collections.abc import Iterator

from belgium_cloud_region.catalog.contents import Contents
from belgium_cloud_region.catalog.lookup import Key, normalise
from belgium_cloud_region.model.entity import Entity

__all__ = ["Search"]


class Search:
    """The texts of all entities, as they are searched: first names, then the rest."""

    def __init__(self, contents: Contents) -> None:
        """
        Read every text.

        Args:
            contents: What there is to search.
        """
        self._texts = {
            entity.id: (
                tuple(normalise(name) for name in _names(entity)),
                tuple(dict.fromkeys(normalise(text) for text in _texts(contents, entity))),
            )
            for entity in contents.entities.values()
        }

    def find(self, text: str) -> list[str]:
        """Return the ids of the entities that speak of this, best first, else in their order."""
        key = normalise(text[:200])
        found: tuple[list[str], list[str], list[str]] = ([], [], [])
        for entity_id, (names, texts) in self._texts.items() if key else ():
            grade = _grade(key, names, texts)
            if grade is not None:
                found[grade].append(entity_id)
        return [*found[0], *found[1], *found[2]]


def _grade(key: Key, names: tuple[Key, ...], texts: tuple[Key, ...]) -> int | None:
    if key in names:
        return 0
    if any(key in name for name in names):
        return 1
    return 2 if any(key in text for text in texts) else None


def _names(entity: Entity) -> Iterator[str]:
    yield from entity.labels.values()
    yield from (entity.id, entity.id.partition(":")[2])
    yield from (alias.text for alias in entity.aliases)


def _texts(contents: Contents, entity: Entity) -> Iterator[str]:
    yield from entity.descriptions.values()
    for name, statements in contents.statements.get(entity.id, {}).items():
        yield from contents.properties[name].labels.values()
        for statement in statements:
            if statement.text:
                yield statement.text
            if statement.words:
                yield from statement.words.values()
