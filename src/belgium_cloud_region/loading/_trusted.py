"""
The short way for the bundled data: constructors called directly, nothing checked twice.

The bundled files pass the guard, the strict converter and every check before
they are shipped; a test proves that both ways give equal objects. What a
caller brings always takes the long way.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from belgium_cloud_region.catalog.contents import Contents
from belgium_cloud_region.frozen import FrozenMap
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.text import LanguageMap

__all__ = ["build"]

_Build = Callable[[Any], Any]


def build(files: Iterable[bytes]) -> Contents:
    """Return what the files, known to be good, say together."""
    builders: dict[Any, _Build] = {}
    hints = get_type_hints(Contents)
    together: dict[str, Any] = {}
    for data in files:
        for name, records in json.loads(data).items():
            value = _builder(hints[name], builders)(records)
            together[name] = value if name == "edition" else together.get(name, ()) + value
    return Contents(**together).in_order()


def _builder(kind: Any, builders: dict[Any, _Build]) -> _Build:
    if kind not in builders:
        builders[kind] = _make(kind, builders)
    return builders[kind]


def _make(kind: Any, builders: dict[Any, _Build]) -> _Build:
    origin = get_origin(kind)
    if origin is types.UnionType:  # always with None, which is left out of the files
        return _builder(get_args(kind)[0], builders)
    if origin is tuple:
        item = _builder(get_args(kind)[0], builders)
        return lambda values: tuple([item(value) for value in values])
    if origin is FrozenMap:
        item = _builder(get_args(kind)[1], builders)
        return _mapping(item)
    if kind is PartialDate:
        return _remembered(PartialDate)
    if kind is LanguageMap:
        return LanguageMap
    if issubclass(kind, Enum):
        return _remembered(kind)
    if attrs.has(kind):
        return _constructor(kind, builders)
    return _as_it_is


def _mapping(item: _Build) -> _Build:
    def mapping(values: dict[str, Any]) -> FrozenMap[str, Any]:
        return FrozenMap({key: item(value) for key, value in values.items()})

    return mapping


def _as_it_is(value: Any) -> Any:
    return value


def _remembered(kind: Callable[[str], Any]) -> _Build:
    known: dict[str, Any] = {}

    def remembered(text: str) -> Any:
        value = known.get(text)
        if value is None:
            value = known[text] = kind(text)
        return value

    return remembered


def _constructor(kind: type[Any], builders: dict[Any, _Build]) -> _Build:
    fields: dict[str, _Build] = {}
    hints = get_type_hints(kind)

    def construct(values: dict[str, Any]) -> Any:
        for name in values:
            if name not in fields:
                fields[name] = _builder(hints[name], builders)
        return kind(**{name: fields[name](value) for name, value in values.items()})

    return construct
