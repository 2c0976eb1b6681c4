"""
Who is meant by a name: one normaliser, one index, one order.

The order is part of the contract. A name is tried as an id, label, alias, code
or name in a system; then with its words in another order; then as the name of
a place. The first of these steps that knows it decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NewType, cast

import attrs

from belgium_cloud_region.catalog.records import EntityRecord, RegionRecord
from belgium_cloud_region.errors import AmbiguousNameError, UnknownEntityError
from belgium_cloud_region.model.region import RegionKind
from belgium_cloud_region.model.statement import Statement

__all__ = ["Names", "normalise"]

Key = NewType("Key", str)
"""A name after `normalise`."""

_LONGEST = 200
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_NAMING = (
    "code",
    "display_name",
    "marketing_name",
    "name",
    "official_name",
    "regional_display_name",
)
"""The properties whose values are names that people look things up by."""


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
    text = unicodedata.normalize("NFKD", name).casefold()
    text = unicodedata.normalize("NFKD", text)
    kept = (c for c in text if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in kept).split()


def _swapped(name: str) -> Key:
    return Key(" ".join(sorted(_words(name))))


@attrs.frozen
class Names:
    """
    The names of the entities of one kind, or of all.

    Attributes:
        kind: What the entities are called, for messages.

        described: How each is introduced in a message, by id.
    """

    kind: str
    described: dict[str, str]
    _steps: tuple[dict[Key, tuple[str, ...]], ...]
    _shown: dict[Key, str]
    _labels: dict[str, str]

    @classmethod
    def of(
        cls, kind: str, records: Iterable[EntityRecord], statements: Iterable[Statement]
    ) -> Names:
        """Return the names of these records, with the naming statements about them."""
        strong: dict[Key, dict[str, None]] = {}
        swapped: dict[Key, dict[str, None]] = {}
        places: dict[Key, dict[str, None]] = {}
        shown: dict[Key, str] = {}
        described: dict[str, str] = {}
        labels: dict[str, str] = {}

        def add(name: str, entity_id: str) -> None:
            strong.setdefault(normalise(name), {})[entity_id] = None
            swapped.setdefault(_swapped(name), {})[entity_id] = None
            shown.setdefault(normalise(name), name)

        for record in sorted(records, key=_completeness):
            labels[record.id] = record.labels.text("en")
            described[record.id] = f"{labels[record.id]} ({record.id})"
            for name in names_of(record):
                add(name, record.id)
            if isinstance(record, RegionRecord):
                for place in record.places:
                    for name in place.values():
                        places.setdefault(normalise(name), {})[record.id] = None
        for statement in statements:
            names_it = statement.property in _NAMING and statement.text is not None
            if names_it and statement.subject_id in described:
                add(str(statement.text), statement.subject_id)
        for taken in places.keys() & strong.keys():
            # Whoever says "Belgium" may mean any region there, also if one is called that.
            places[taken] |= strong.pop(taken)
            del shown[taken]
        swapped = {k: ids for k, ids in swapped.items() if k.replace(" ", "") not in places}
        steps = tuple({k: tuple(v) for k, v in step.items()} for step in (strong, swapped, places))
        return cls(kind, described, steps, shown, labels)

    def find(self, name: str) -> str:
        """
        Return the id of the one entity that is meant.

        Raises:
            TypeError: The name is not text.
            UnknownEntityError: Nothing answers to it.
            AmbiguousNameError: More than one entity answers to it.
        """
        if not isinstance(name, str):
            raise TypeError(f"the name of a {self.kind} is text, got {type(name).__name__}")
        if len(name) > _LONGEST:
            hint = f"a name has at most {_LONGEST} characters, this one {len(name)}"
            raise UnknownEntityError(self.kind, name, (), hint)
        for step, key in zip(
            self._steps, (normalise(name), _swapped(name), normalise(name)), strict=True
        ):
            ids = step.get(key, ())
            if len(ids) == 1:
                return ids[0]
            if ids:
                raise AmbiguousNameError(
                    self.kind, name, ids, tuple(self.described[i] for i in ids)
                )
        raise UnknownEntityError(self.kind, name, *self._advice(name))

    def clashes(self) -> dict[str, tuple[str, ...]]:
        """Return the names, places apart, that more than one entity answers to."""
        return {self._shown[k]: ids for k, ids in self._steps[0].items() if len(ids) > 1}

    def _advice(self, name: str) -> tuple[tuple[str, ...], str]:
        from difflib import get_close_matches

        key = normalise(name)
        if not key:
            return (), "a name has at least one letter or digit"
        foreign = next((c for c in name if c.isalpha() and not _latin(c)), "")
        near = cast("list[Key]", get_close_matches(key, self._shown, n=6, cutoff=0.7))
        near = near or [known for known in self._shown if len(key) > 3 and key in known]
        found = dict.fromkeys(self._steps[0][match][0] for match in near)
        hint = f"{foreign!r} is {unicodedata.name(foreign, 'no Latin letter')}" if foreign else ""
        return tuple(self._labels[i] for i in found)[:3], hint


def names_of(record: EntityRecord) -> tuple[str, ...]:
    """Return every name that a record itself gives: id, labels, aliases."""
    return (
        *record.labels.values(),
        record.id,
        record.id.partition(":")[2],
        *(alias.text for alias in record.aliases),
    )


def _completeness(record: EntityRecord) -> int:
    kinds = list(RegionKind)
    return kinds.index(record.kind) if isinstance(record, RegionRecord) else len(kinds)


def _latin(letter: str) -> bool:
    return "LATIN" in unicodedata.name(letter, "LATIN")
