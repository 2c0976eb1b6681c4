"""
What every immutable object does in the same way, and an immutable mapping.

Comparing, hashing, printing, copying and pickling are written once here instead of being
generated for every class: that makes classes cheap to import, and a pickle that was made
before a class gained an attribute is read with the attribute's default.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, overload

import attrs

from belgium_cloud_region.errors import DataError, UnknownKeyError, shown

__all__ = ["Frozen", "FrozenMap", "defaults_of"]

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


_DEFAULTS: dict[type[Any], tuple[tuple[str, Any], ...]] = {}


def defaults_of(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a class with what they are where nothing is given, or `attrs.NOTHING`."""
    known = _DEFAULTS.get(kind)
    if known is not None:
        return known
    found: list[tuple[str, Any]] = []
    for field in attrs.fields(kind):
        default: Any = field.default
        if hasattr(default, "factory"):
            default = default.factory()
        found.append((field.name, default))
    return _DEFAULTS.setdefault(kind, tuple(found))


class Frozen:
    """An object that equals its like by content, and is its own copy."""

    __slots__ = ()

    def _content(self) -> tuple[Any, ...]:
        """Return what makes two objects of this class equal."""
        return tuple(getattr(self, name) for name, _ in defaults_of(self.__class__))

    def __eq__(self, other: object) -> bool:
        if other is self:
            return True
        if not isinstance(other, Frozen) or other.__class__ is not self.__class__:
            return NotImplemented
        return self._content() == other._content()

    def __hash__(self) -> int:
        return hash((self.__class__, self._content()))

    def __repr__(self) -> str:
        fields = defaults_of(self.__class__)
        given = ((name, getattr(self, name), default) for name, default in fields)
        inside = ", ".join(
            f"{name}={value!r}" for name, value, default in given if value != default
        )
        return f"{self.__class__.__name__}({inside})"

    def __copy__(self: T) -> T:
        return self

    def __deepcopy__(self: T, memo: object) -> T:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        fields = defaults_of(self.__class__)
        given = {name: getattr(self, name) for name, _ in fields}
        return _rebuild, (
            self.__class__,
            {name: given[name] for name, default in fields if given[name] != default},
        )


def _rebuild(kind: type[T], given: dict[str, Any]) -> T:
    unknown = sorted(given.keys() - dict(defaults_of(kind)).keys())
    if unknown:
        what = f"the pickled {kind.__name__} has {', '.join(unknown)}"
        raise DataError((f"{what}, which this version does not know; read it with a newer one",))
    return kind(**given)


def _pairs(given: Any) -> tuple[tuple[Any, Any], ...]:
    return tuple(dict(given).items())


class _Indexed:
    # A dict in a slot that no field names: what is equal, printed and pickled are the entries.
    __slots__ = ("_index",)
    _index: dict[Any, Any]


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class FrozenMap(_Indexed, Frozen, Mapping[K, V]):
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

    @property
    def _by_key(self) -> dict[K, V]:
        try:
            index: dict[K, V] = self._index
        except AttributeError:
            index = dict(self.entries)
            object.__setattr__(self, "_index", index)
        return index

    def __getitem__(self, key: K) -> V:
        try:
            return self._by_key[key]
        except (KeyError, TypeError):
            raise self._unknown(key) from None

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | T) -> V | T: ...
    def get(self, key: K, /, default: Any = None) -> Any:
        """Return the value under this key, or the default."""
        return self._by_key.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def __iter__(self) -> Iterator[K]:
        return (key for key, _ in self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __eq__(self, other: object) -> bool:
        if other is self:
            return True
        if not isinstance(other, Mapping):
            return NotImplemented
        return self._by_key == dict(_pairs(other))

    def __hash__(self) -> int:
        return hash(frozenset(self.entries))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(self.entries)!r})"

    def _ipython_key_completions_(self) -> list[K]:
        return list(self)

    def _unknown(self, key: object) -> UnknownKeyError:
        from difflib import get_close_matches  # only whoever errs waits for it

        known = [str(k) for k in self]
        given = key if isinstance(key, str) else ""
        near = get_close_matches(given[:80], known, n=3, cutoff=0.6)
        hint = "" if near else "known are " + ", ".join(known[:12] + ["…"] * (len(known) > 12))
        return UnknownKeyError("entry", given or shown(key), tuple(near), hint)
