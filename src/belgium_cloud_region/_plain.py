"""
Objects as plain data: dicts, lists, text and numbers, without what is left at its default.

Every object gives the same data for the same content, keys in the order of its
fields. What is plain already stays as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from typing import Any, cast

import attrs

__all__ = ["plain", "plain_fields", "to_json"]


def plain(thing: Any) -> Any:
    """
    Return an object as plain data.

    An object that says itself how it is written has a method ``_plain_``.

    Raises:
        TypeError: There is no plain form of it.
    """
    kind: type[Any] = thing.__class__
    if thing is None or kind in (str, bool, int):
        return thing
    if kind is float:
        return int(thing) if thing.is_integer() else thing
    if hasattr(kind, "_plain_"):
        return thing._plain_()
    if isinstance(thing, Enum):
        return thing.value
    if isinstance(thing, (tuple, list)):
        return [plain(value) for value in cast("Iterable[Any]", thing)]
    if isinstance(thing, Mapping):
        return {str(key): plain(value) for key, value in _entries(thing)}
    if attrs.has(kind):
        return plain_fields(thing)
    raise TypeError(f"there is no plain form of {kind.__name__}")


def _entries(mapping: Any) -> Iterable[tuple[Any, Any]]:
    found: Iterable[tuple[Any, Any]] = mapping.items()
    return found


def plain_fields(thing: Any) -> dict[str, Any]:
    """Return the fields of an object as plain data, without those left at their default."""
    return {
        name: plain(getattr(thing, name))
        for name, default in _fields(thing.__class__)
        if default is attrs.NOTHING or getattr(thing, name) != default
    }


@cache
def _fields(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    found: list[tuple[str, Any]] = []
    for field in attrs.fields(kind):
        default: Any = field.default
        if hasattr(default, "factory"):
            default = attrs.NOTHING if default.takes_self else default.factory()
        found.append((field.name, default))
    return tuple(found)


def to_json(thing: Any) -> str:
    """
    Return an object as JSON text, one key a line, letters as they are.

    Example:
        >>> from belgium_cloud_region._plain import to_json
        >>> print(to_json({"name": "België"}))
        {
          "name": "België"
        }
    """
    return json.dumps(plain(thing), ensure_ascii=False, indent=2)
