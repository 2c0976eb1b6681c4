"""
Who is meant by a name: one normaliser, one index, one order.

The order is part of the contract. A name is tried as an id, label, alias, code
or name in a system; then with its words in another order; then as the name of
a place. The first of these steps that knows it decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, NewType

from belgium_cloud_region.errors import AmbiguousNameError, UnknownEntityError
from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.evidence import Source
from belgium_cloud_region.model.region import Region, RegionKind
from belgium_cloud_region.model.statement import Statement

__all__ = ["Named", "Names", "named", "normalise"]

Key = NewType("Key", str)
"""A name after `normalise`."""

_LONGEST = 200
_ASCII_WORD = re.compile("[a-z0-9]+")
_NAMING = (
    "code",
    "display_name",
    "marketing_name",
    "name",
    "official_name",
    "regional_display_name",
)
"""The properties whose values are names that people look things up by."""


class Named(NamedTuple):
    """
    The names of one entity.

    Attributes:
        id: Its id.

        part: The list of the data files that it is in.

        label: Its English label, for messages.

        names: Every name of it but its id.

        places: Places by which people may mean it.

        completeness: Where it stands among its like in messages, the most complete first.
    """

    id: str
    part: str
    label: str
    names: tuple[str, ...]
    places: tuple[str, ...] = ()
    completeness: int = 0


def named(
    entities: Iterable[Entity],
    statements: Mapping[str, Mapping[str, tuple[Statement, ...]]],
    sources: Mapping[str, Source],
) -> Iterator[Named]:
    """Yield the names of entities, those among them that statements tell and a reachable source."""
    for entity in entities:
        by_property = statements.get(entity.id, {})
        stated = (
            statement.text
            for name in _NAMING
            for statement in by_property.get(name, ())
            if statement.text and _reachable(statement, sources)
        )
        names = (*entity.labels.values(), *(alias.text for alias in entity.aliases), *stated)
        places: tuple[str, ...] = ()
        completeness = 0
        if isinstance(entity, Region):
            places = tuple(dict.fromkeys(n for place in entity.places for n in place.values()))
            completeness = list(RegionKind).index(entity.kind)
        yield Named(
            entity.id,
            entity.part,
            entity.labels.text("en"),
            tuple(dict.fromkeys(names)),
            places,
            completeness,
        )


def _reachable(statement: Statement, sources: Mapping[str, Source]) -> bool:
    found = (sources.get(reference.source_id) for reference in statement.references)
    return any(source is not None and not source.hint for source in found)


def normalise(name: str) -> Key:
    """
    Return a name without case, accents, spaces and punctuation.

    Doing it twice changes nothing more.

    Example:
        >>> from belgium_cloud_region.catalog.lookup import normalise
        >>> normalise("  Énergie-Verte ")
        'energieverte'
    """
    return Key("".join(_words(name)))


def _words(name: str) -> list[str]:
    if name.isascii():  # most names are; the long way below gives the same
        return _ASCII_WORD.findall(name.lower())
    import unicodedata  # which those who write ASCII need not wait for

    text = unicodedata.normalize("NFKD", name).casefold()
    text = unicodedata.normalize("NFKD", text)
    kept = (c for c in text if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in kept).split()


def _sorted_words(words: list[str]) -> Key:
    return Key(" ".join(sorted(words)))


class Names:
    """The names of all entities; each question is about those of one kind, or about all."""

    def __init__(self, entities: Iterable[Named]) -> None:
        """
        Index the names.

        Args:
            entities: The entities with their names.
        """
        self._entries = {entry.id: entry for entry in entities}
        self._names: dict[Key, dict[str, None]] = {}
        self._reordered: dict[Key, dict[str, None]] = {}
        self._places: dict[Key, dict[str, None]] = {}
        self._written: dict[Key, str] = {}
        in_order = sorted(self._entries.values(), key=lambda entry: entry.completeness)
        for entry in in_order:
            for place in entry.places:
                self._places.setdefault(normalise(place), {})[entry.id] = None
        for entry in in_order:
            for name in (*entry.names, entry.id, entry.id.partition(":")[2]):
                words = _words(name)
                key = Key("".join(words))
                self._names.setdefault(key, {})[entry.id] = None
                self._written.setdefault(key, name)
                if key not in self._places:
                    self._reordered.setdefault(_sorted_words(words), {})[entry.id] = None

    def find(self, name: str, part: str = "", noun: str = "entity") -> str:
        """
        Return the id of the one entity that is meant.

        Args:
            name: The name.

            part: The list of the data files that it must be in; any, if empty.

            noun: What is looked for, for messages.

        Raises:
            TypeError: The name is not text.
            UnknownEntityError: Nothing answers to it.
            AmbiguousNameError: More than one entity answers to it.
        """
        if not isinstance(name, str):
            raise TypeError(f"the name of a {noun} is text, got {type(name).__name__}")
        exact = self._entries.get(name)
        if exact is not None and part in ("", exact.part):
            return exact.id
        if len(name) > _LONGEST:
            hint = f"a name has at most {_LONGEST} characters, this one {len(name)}"
            raise UnknownEntityError(noun, name, (), hint)
        words = _words(name)
        key = Key("".join(words))
        ids = self._among(part, self._names.get(key))
        places = self._among(part, self._places.get(key))
        if places:  # whoever says "Belgium" may mean any region there, also if one is called that
            ids = tuple(dict.fromkeys((*places, *ids)))
        elif not ids:
            ids = self._among(part, self._reordered.get(_sorted_words(words)))
        if len(ids) == 1:
            return ids[0]
        if not ids:
            raise UnknownEntityError(noun, name, *self._advice(name, key, part))
        described = tuple(f"{self._entries[i].label} ({i})" for i in ids)
        raise AmbiguousNameError(noun, name, ids, described)

    def clashes(self, part: str) -> dict[str, tuple[str, ...]]:
        """Return the names, places apart, that more than one entity in a list answers to."""
        found = ((key, self._among(part, ids)) for key, ids in self._names.items())
        return {
            self._written[key]: ids
            for key, ids in found
            if len(ids) > 1 and not self._among(part, self._places.get(key))
        }

    def _among(self, part: str, ids: Iterable[str] | None) -> tuple[str, ...]:
        return tuple(i for i in ids or () if not part or self._entries[i].part == part)

    def _advice(self, name: str, key: Key, part: str) -> tuple[tuple[str, ...], str]:
        from difflib import get_close_matches  # only whoever errs waits for it

        if not key:
            return (), "a name has at least one letter or digit"
        known = [
            known
            for known, ids in self._names.items()
            if known not in self._places and self._among(part, ids)
        ]
        near = get_close_matches(key, known, n=6, cutoff=0.7)
        near = near or [k for k in known if len(key) > 3 and key in k]
        found = dict.fromkeys(self._among(part, self._names[Key(match)])[0] for match in near)
        return tuple(self._entries[i].label for i in found)[:3], _foreign(name)


def _foreign(name: str) -> str:
    """Return a hint where a letter only looks like one of ours."""
    from unicodedata import name as name_of

    foreign = next((c for c in name if c.isalpha() and "LATIN" not in name_of(c, "LATIN")), "")
    return f"{foreign!r} is {name_of(foreign, 'no Latin letter')}" if foreign else ""
