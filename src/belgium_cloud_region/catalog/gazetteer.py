"""
Locations that are known by name alone, so that they are told apart from those of the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable

from belgium_cloud_region.catalog.lookup import Key, is_foreign, normalise, words_of
from belgium_cloud_region.model.gazetteer import LocationName

__all__ = ["Gazetteer"]

_SHORTEST = 3
"""Codes of fewer letters mean too many other things."""


_SHARED = frozenset(("aue",))
"""Codes that other tables have for another region: Australia East."""


class Gazetteer:
    """The names of all public locations of a vendor."""

    def __init__(self, locations: Iterable[LocationName]) -> None:
        """
        Index the names.

        Args:
            locations: The locations.
        """
        self._by_name: dict[Key, dict[str, LocationName]] = {}
        self._spaced: dict[str, dict[str, LocationName]] = {}
        for location in locations:
            code = location.code or ""
            codes = (code,) if len(code) >= _SHORTEST and code not in _SHARED else ()
            for name in (location.name, location.display_name, *location.spellings, *codes):
                self._by_name.setdefault(normalise(name), {})[location.name] = location
                self._spaced.setdefault(" ".join(words_of(name)), {})[location.name] = location

    def find(self, name: str) -> tuple[LocationName, ...]:
        """Return the locations that a name may stand for; those written alike, where there are any."""
        words = words_of(name)
        if is_foreign(name, words):
            return ()
        alike = self._spaced.get(" ".join(words), {})
        squeezed = self._by_name.get(Key("".join(words)), {})
        return tuple((alike if len(squeezed) > 1 and alike else squeezed).values())

    def merged_names(self) -> frozenset[str]:
        """Return the names that stand for several regions once their spaces are dropped."""
        return frozenset(key for key, found in self._by_name.items() if len(found) > 1)
