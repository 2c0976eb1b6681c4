"""
Everything that one or more data files say, each part made when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from belgium_cloud_region.catalog.lookup import Named, named
from belgium_cloud_region.catalog.verdict import published
from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.evidence import Source
from belgium_cloud_region.model.statement import Statement
from belgium_cloud_region.model.vocabulary import Edition, Enumeration, Property

__all__ = ["Contents", "Index", "LazyMap", "ready_map"]

V = TypeVar("V")


class LazyMap(Mapping[str, V]):
    """
    A read-only mapping whose values are made when they are asked for, each once.

    Example:
        >>> squares = LazyMap(lambda: ["2", "3"], lambda key: int(key) ** 2)
        >>> squares["3"], list(squares)
        (9, ['2', '3'])
    """

    __slots__ = ("_keys", "_make", "_values")

    def __init__(
        self,
        keys: Callable[[], Iterable[str]],
        make: Callable[[str], V],
        sure: Iterable[str] = (),
    ) -> None:
        """
        Remember how to make the values.

        Args:
            keys: What returns the keys, in order; asked when a key is looked for that is not sure.

            make: What makes the value of a key.

            sure: Keys that are known to be among them.
        """
        self._keys: Callable[[], Iterable[str]] | None = keys
        self._make = make
        self._values: dict[str, V | None] = dict.fromkeys(sure)

    def __reduce__(self) -> tuple[Any, ...]:
        return ready_map, (dict(self),)

    def _complete(self) -> dict[str, V | None]:
        keys = self._keys
        if keys is not None:
            made = self._values
            # A value that another thread makes meanwhile is made once more, and equal.
            self._values = {key: made.get(key) for key in keys()}
            self._keys = None
        return self._values

    def __getitem__(self, key: str) -> V:
        value = self._values.get(key)
        if value is None:
            if key not in self._values and key not in self._complete():
                raise KeyError(key)
            value = self._values[key] = self._make(key)
        return value

    def __contains__(self, key: object) -> bool:
        return key in self._values or key in self._complete()

    def __iter__(self) -> Iterator[str]:
        return iter(self._complete())

    def __len__(self) -> int:
        return len(self._complete())


def ready_map(values: Mapping[str, V]) -> LazyMap[V]:
    """Return a read-only mapping of values that are there already."""
    return LazyMap(lambda: values, values.__getitem__)


class Index(NamedTuple):
    """
    What must be known of all entities before any of them is looked at.

    Attributes:
        named: Their names, kind by kind, by id.

        parts: The ids of what is part of an entity, under the entity's id.

        first_published: The day by which the first of all sources had surely been published,
            if all are dated.

        renamed: The names of properties, under those that they had in the edition before.
    """

    named: tuple[Named, ...]
    parts: Mapping[str, tuple[str, ...]]
    first_published: date | None
    renamed: Mapping[str, str]


StatementsByProperty = Mapping[str, tuple[Statement, ...]]
"""The statements about one entity, under the names of their properties."""


class Contents:
    """
    Everything that one or more data files say; it remembers nothing of who asked.

    Attributes:
        edition: Which edition it is.

        sources: Works that are cited, by id.

        entities: Regions, initiatives, stakeholders, benefits and events, by id.

        statements: What is asserted of each entity, by its id and by property.

        properties: What each property means, by name.

        enumerations: What each enumerated value means, by the enumeration's name.
    """

    def __init__(
        self,
        *,
        edition: Edition,
        sources: Mapping[str, Source],
        entities: Mapping[str, Entity],
        statements: Mapping[str, StatementsByProperty],
        properties: Mapping[str, Property],
        enumerations: Mapping[str, Enumeration],
        index: Callable[[], Index] | None = None,
    ) -> None:
        """
        Put the parts together.

        Args:
            edition: Which edition it is.

            sources: Works that are cited, by id.

            entities: Every entity, by id, kind by kind.

            statements: What is asserted of each entity, by its id and by property.

            properties: What each property means, by name.

            enumerations: What each enumerated value means, by the enumeration's name.

            index: What returns the index, where it need not be made of all these.
        """
        self.edition = edition
        self.sources = sources
        self.entities = entities
        self.statements = statements
        self.properties = properties
        self.enumerations = enumerations
        self._index = index

    @cached_property
    def index(self) -> Index:
        """What must be known of all entities before any of them is looked at."""
        return self.made_index() if self._index is None else self._index()

    def made_index(self) -> Index:
        """Return the index, made of all entities and statements."""
        parts: dict[str, list[str]] = {}
        first: date | None = date.max
        for statement in self.every_statement():
            if statement.property == "part_of" and statement.entity_id is not None:
                parts.setdefault(statement.entity_id, []).append(statement.subject_id)
            for reference in statement.references if first is not None else ():
                day = published(reference, self.sources)
                first = None if day is None else min(first or day, day)
        return Index(
            tuple(named(self.entities.values(), self.statements, self.sources)),
            {whole: tuple(dict.fromkeys(ids)) for whole, ids in parts.items()},
            None if first == date.max else first,
            {old: prop.name for prop in self.properties.values() for old in prop.formerly},
        )

    def every_statement(self) -> Iterator[Statement]:
        """Yield every statement, by entity, property and id."""
        for by_property in self.statements.values():
            for statements in by_property.values():
                yield from statements

    def ids(self, part: str) -> tuple[str, ...]:
        """Return the ids of the entities in one list of the data files: ``regions``, ``events``…."""
        return tuple(entry.id for entry in self.index.named if entry.part == part)

    def __setattr__(self, name: str, value: object) -> None:
        if name in self.__dict__:
            raise AttributeError(f"contents cannot be changed; {name!r} is not set")
        super().__setattr__(name, value)
