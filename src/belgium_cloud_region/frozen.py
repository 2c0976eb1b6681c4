"""
An immutable mapping, since the standard library's read-only view neither hashes nor pickles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, overload

import attrs

from belgium_cloud_region.errors import UnknownKeyError

__all__ = ["FrozenMap"]

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


def _pairs(given: Any) -> tuple[tuple[Any, Any], ...]:
    return tuple(dict(given).items())


@attrs.frozen(eq=False, repr=False, hash=False)
class FrozenMap(Mapping[K, V]):
    """
    A mapping that cannot change; hashable, picklable, in the order it was given.

    It equals any mapping with the same entries, a plain dict included.

    Attributes:
        entries: The pairs of key and value.

    Example:
        >>> from belgium_cloud_region.frozen import FrozenMap
        >>> zones = FrozenMap({"belgiumcentral": 3})
        >>> zones["belgiumcentral"]
        3
        >>> zones == {"belgiumcentral": 3}
        True
    """

    entries: tuple[tuple[K, V], ...] = attrs.field(default=(), converter=_pairs)

    def __getitem__(self, key: K) -> V:
        for known, value in self.entries:  # short, and a dict inside could be edited
            if known == key:
                return value
        raise self._unknown(key)

    def __contains__(self, key: object) -> bool:
        return any(known == key for known, _ in self.entries)

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | T) -> V | T: ...
    def get(self, key: K, /, default: Any = None) -> Any:
        """Return the value under this key, or the default."""
        return next((value for known, value in self.entries if known == key), default)

    def __iter__(self) -> Iterator[K]:
        return (key for key, _ in self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __hash__(self) -> int:
        return hash(frozenset(self.entries))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(self.entries)!r})"

    def _ipython_key_completions_(self) -> list[K]:
        return list(self)

    def _unknown(self, key: object) -> UnknownKeyError:
        from difflib import get_close_matches

        known = [str(k) for k in self]
        near = get_close_matches(str(key)[:80], known, n=3, cutoff=0.6)
        hint = "" if near else "known are " + ", ".join(known[:12] + ["…"] * (len(known) > 12))
        return UnknownKeyError("entry", str(key), tuple(near), hint)
