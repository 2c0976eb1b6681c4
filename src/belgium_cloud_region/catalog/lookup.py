"""
Who is meant by a name: one normaliser, one index, one order.

The order is part of the contract. A name is tried as an id, label, alias, code
or name in a system; then with its words in another order; then as it is written
in tables: with its place in brackets, behind a service tag, with the country's
name in full. The first of these steps that knows it decides.

A place is nobody's region: whoever says "London" or "Belgium" is asked which one
is meant. Words in another order are understood where spaces part them, since
codes with hyphens are other vendors'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, NewType

from belgium_cloud_region.errors import UnknownEntityError
from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.evidence import Source
from belgium_cloud_region.model.region import Region, RegionKind
from belgium_cloud_region.model.statement import Statement

__all__ = ["SPACED", "Named", "Names", "is_foreign", "named", "normalise", "words_of"]

Key = NewType("Key", str)
"""A name after `normalise`."""

_LONGEST = 200
_BRACKETS = re.compile(r"\(([^()]+)\)\s*([^()]+)|([^()]+?)\s*\(([^()]+)\)")
_TAG = re.compile(r"[A-Za-z][A-Za-z0-9]*\.([A-Za-z0-9]+)")
_IN_FULL = {"united kingdom": "uk", "united states": "us", "great britain": "uk"}
SPACED = frozenset(("chnorth",))
"""Names that mean two regions once their space is dropped: China North, and CH North in Switzerland."""

_DIRECTIONS = frozenset(("north", "south", "east", "west", "central"))
_WIDE = frozenset(("af", "ap", "asia", "ca", "eu", "europe", "me", "na", "sa", "us"))
_AROUND = frozenset(("europe", "us", "uk"))
"""What stands in brackets before the names of regions, beside the places in which they lie."""

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
        aliases = [alias.text for alias in entity.aliases]
        if isinstance(entity, Region):
            aliases += _as_tables_write(entity.labels.text("en"), by_property)
        names = (*entity.labels.values(), *aliases, *stated)
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


def _as_tables_write(label: str, by_property: Mapping[str, tuple[Statement, ...]]) -> Iterator[str]:
    """Yield a country's region as price sheets and service tags write it: DK East, eastdenmark."""
    words = label.split()
    where = [word for word in words if word.lower() in _DIRECTIONS]
    country = [word for word in words if word.lower() not in _DIRECTIONS]
    codes = [s.text for s in by_property.get("country", ()) if s.text]
    if where and words[: len(country)] == country and country != words and codes:
        yield f"{codes[0]} {' '.join(where)}"
        yield "".join([*where, *country]).lower()


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
    return Key("".join(words_of(name)))


def words_of(name: str) -> list[str]:
    """Return the words of a name, without case, accents and punctuation."""
    if name.isascii():  # most names are; the long way below gives the same
        return _ASCII_WORD.findall(name.lower())
    import unicodedata  # which those who write ASCII need not wait for

    text = unicodedata.normalize("NFKD", name).casefold()
    text = unicodedata.normalize("NFKD", text)
    kept = (c for c in text if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in kept).split()


def is_foreign(name: str, words: list[str]) -> bool:
    """Tell whether a name is written as other vendors write their codes: ``us-east``."""
    return "-" in name and bool(words) and words[0] in _WIDE


def _key(words: list[str]) -> Key:
    key = Key("".join(words))
    return Key(" ".join(words)) if key in SPACED else key


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
        self._own: dict[str, set[Key]] = {}
        in_order = sorted(self._entries.values(), key=lambda entry: entry.completeness)
        for entry in in_order:
            wide = [name for name in entry.names if name.casefold() in _WIDE]
            for place in (*entry.places, *wide):
                self._places.setdefault(normalise(place), {})[entry.id] = None
        for entry in in_order:
            tail = entry.id.partition(":")[2]
            for name in (*entry.names, entry.id, tail):
                words = words_of(name)
                key = _key(words)
                if "-" in name or name in (entry.label, tail):
                    self._own.setdefault(entry.id, set()).add(key)
                self._names.setdefault(key, {})[entry.id] = None
                self._written.setdefault(key, name)
                if key not in self._places:
                    self._reordered.setdefault(_sorted_words(words), {})[entry.id] = None

    def meant(
        self, name: str, part: str = "", noun: str = "entity"
    ) -> tuple[tuple[str, ...], bool]:
        """
        Return the ids of what a name may mean, and whether it is the name of a place.

        Args:
            name: The name.

            part: The list of the data files that it must be in; any, if empty.

            noun: What is looked for, for messages.

        Raises:
            TypeError: The name is not text.
            UnknownEntityError: It is too long to be one.
        """
        if not isinstance(name, str):
            raise TypeError(f"the name of a {noun} is text, got {type(name).__name__}")
        exact = self._entries.get(name)
        if exact is not None and part in ("", exact.part):
            return (exact.id,), False
        if len(name) > _LONGEST:
            hint = f"a name has at most {_LONGEST} characters, this one {len(name)}"
            raise UnknownEntityError(noun, name, (), hint)
        words = words_of(name)
        key = _key(words)
        ids = self._among(part, self._names.get(key))
        if is_foreign(name, words):
            ids = tuple(i for i in ids if ":" in name or self._is_own(i, key))
        places = self._among(part, self._places.get(key))
        if places:  # whoever says "Belgium" may mean any region there, also if one is called that
            return tuple(dict.fromkeys((*places, *ids))), True
        if not ids and "-" not in name:
            ids = self._among(part, self._reordered.get(_sorted_words(words)))
        return ids or self._as_in_tables(name, words, part), False

    def _is_own(self, entity_id: str, key: Key) -> bool:
        entry = self._entries[entity_id]
        return entry.part != "regions" or key in self._own.get(entity_id, ())

    def _as_in_tables(self, name: str, words: list[str], part: str) -> tuple[str, ...]:
        """Return what a name means without what tables write around it."""
        if part not in ("", "regions"):
            return ()
        if "(" in name and (match := _BRACKETS.fullmatch(name.strip())):
            around, inside = (match[1], match[2]) if match[1] else (match[4], match[3])
            where = normalise(around)
            found, is_place = self.meant(inside, "regions")
            there = self._places.get(where, {})
            return tuple(i for i in found if not is_place and (where in _AROUND or i in there))
        if "." in name and (match := _TAG.fullmatch(name.strip())):
            found, is_place = self.meant(match[1], "regions")
            return () if is_place else tuple(i for i in found if i.startswith("azure:"))
        short = _IN_FULL.get(" ".join(words[:2]))
        if short is None:
            return ()
        found, is_place = self.meant(" ".join((short, *words[2:])), "regions")
        return () if is_place else found

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

    def described(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return what entities are called, for messages."""
        return tuple(f"{self._entries[i].label} ({i})" for i in ids)

    def advice(self, name: str, part: str) -> tuple[tuple[str, ...], str]:
        """Return the nearest names, and one more sentence."""
        from difflib import get_close_matches  # only whoever errs waits for it

        key = _key(words_of(name))
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
