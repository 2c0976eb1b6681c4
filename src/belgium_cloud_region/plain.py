"""
Values as plain data, in the form of the data files: dicts, lists, text and numbers.

What is left at its default is left out; keys stand in the order of the fields.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, cast

import attrs

from belgium_cloud_region.frozen import defaults_of
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.text import LanguageMap

__all__ = ["plain", "to_json"]

_NOT_DATA = frozenset({"view"})
"""Fields that are not written down: through what something was asked for."""


def plain(thing: Any) -> Any:
    """
    Return a value or a record as plain data.

    Raises:
        TypeError: There is no plain form of it.

    Example:
        >>> from belgium_cloud_region.model import PartialDate, Period
        >>> plain(Period(start=PartialDate("2025-11")))
        {'start': '2025-11'}
    """
    kind: type[Any] = thing.__class__
    if thing is None or kind in (str, bool, int):
        return thing
    if kind is float:
        # A whole number is written as one, as long as every reader takes it for the same.
        return int(thing) if thing.is_integer() and abs(thing) < 2**53 else thing
    if kind is PartialDate:
        return thing.edtf
    if kind is LanguageMap:
        return thing.plain()
    if isinstance(thing, Enum):
        return thing.value
    if isinstance(thing, (tuple, list)):
        return [plain(value) for value in cast("Iterable[Any]", thing)]
    if isinstance(thing, Mapping):
        entries = _entries(thing)
        return {str(key): plain(value) for key, value in entries}
    if attrs.has(kind):
        return {
            name: plain(getattr(thing, name))
            for name, default in defaults_of(kind)
            if name not in _NOT_DATA
            and (default is attrs.NOTHING or getattr(thing, name) != default)
        }
    raise TypeError(f"there is no plain form of {kind.__name__}")


def _entries(mapping: Any) -> Iterable[tuple[Any, Any]]:
    found: Iterable[tuple[Any, Any]] = mapping.items()
    return found


def to_json(data: Any) -> str:
    """
    Return plain data as JSON text, one key a line, letters as they are.

    Example:
        >>> print(to_json({"name": "België"}))
        {
          "name": "België"
        }
    """
    return json.dumps(data, ensure_ascii=False, indent=2)
