"""
Plain data to objects, strictly. Only this module knows cattrs.

Nothing is coerced: a number is not text, ``true`` is not a number, an unknown
key is an error. All problems are reported at once, each with its path.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import Enum, StrEnum
from functools import lru_cache
from typing import Any, TypeVar, cast, get_args

import attrs
import cattrs
import cattrs.cols
import cattrs.gen
import cattrs.v

from belgium_cloud_region.frozen import FrozenMap
from belgium_cloud_region.loading.guard import Json
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.text import LanguageMap, language_tag

__all__ = ["MisshapenError", "structure", "structure_at_once"]

T = TypeVar("T")
_Hook = Callable[[Any, Any], Any]


class MisshapenError(ValueError):
    """
    Plain data do not have the shape of what they should be.

    Attributes:
        problems: What is wrong, each with its path.
    """

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems: tuple[str, ...] = tuple(problems)


def structure(data: Json, kind: type[T]) -> T:
    """
    Return the object that plain data describe.

    Args:
        data: What `belgium_cloud_region.loading.guard.loads` returned.

        kind: The class of the object.

    Raises:
        MisshapenError: The data do not describe one.
    """
    with suppress(MisshapenError):
        return structure_at_once(data, kind)
    try:
        return _converter(True).structure(data, kind)
    except cattrs.BaseValidationError as error:
        raise MisshapenError(cattrs.transform_error(error, format_exception=_reason)) from None
    except (TypeError, ValueError) as error:
        raise MisshapenError([f"{_reason(error, None)} @ $"]) from None


def structure_at_once(data: Json, kind: type[T]) -> T:
    """
    Return the object that plain data describe, or say no more than that they do not.

    Raises:
        MisshapenError: The data do not describe one.
    """
    try:
        return _converter(False).structure(data, kind)
    except Exception as error:  # of anything anything can come; `structure` says what is wrong
        raise MisshapenError(["the data do not have the right shape @ $"]) from error


@lru_cache(maxsize=2)
def _converter(detailed: bool) -> cattrs.Converter:
    """Return the converter that tells everything that is wrong, or the faster one that stops at once."""
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=detailed)
    converter.register_structure_hook(str, _exact("text", str))
    converter.register_structure_hook(bool, _exact("true or false", bool))
    converter.register_structure_hook(float, _exact("a number", int, float))
    converter.register_structure_hook(int, lambda v, _: _whole(v))
    converter.register_structure_hook(Enum, _member)
    converter.register_structure_hook(StrEnum, _member)  # which is text too
    converter.register_structure_hook(PartialDate, lambda v, _: PartialDate(_text(v)))

    def from_dict(kind: Any) -> _Hook:
        left_out: dict[str, Any] = {}
        if issubclass(kind, Entity):  # data do not say through what they were asked for
            left_out = {"view": cattrs.gen.override(omit=True)}
        build = cattrs.gen.make_dict_structure_fn(
            kind, converter, _cattrs_forbid_extra_keys=True, **left_out
        )
        return _checked(dict, "an object", build)

    def from_list(kind: Any) -> _Hook:
        build = cattrs.cols.homogenous_tuple_structure_factory(kind, converter)
        return _checked(list, "a list", build)

    def from_texts(value: Any, kind: Any) -> FrozenMap[str, Any]:
        inner = get_args(kind)[1]
        return FrozenMap({k: converter.structure(v, inner) for k, v in _object(value).items()})

    converter.register_structure_hook_factory(_is_attrs, from_dict)
    converter.register_structure_hook_factory(_is_tuple, from_list)
    converter.register_structure_hook_func(_is_map, from_texts)
    converter.register_structure_hook(LanguageMap, lambda v, _: LanguageMap(_texts(v)))
    return converter


def _exact(what: str, *kinds: type) -> _Hook:
    def hook(value: Any, _: Any) -> Any:
        if type(value) not in kinds:
            raise TypeError(f"expected {what}, got {_called(value)}")
        return value

    return hook


def _whole(value: Any) -> int:
    if type(value) not in (int, float) or value != int(value):
        raise TypeError(f"expected a whole number, got {_called(value)}")
    return int(value)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError(f"expected text, got {_called(value)}")
    return value


def _object(value: Any) -> dict[str, Any]:
    if type(value) is not dict:
        raise TypeError(f"expected an object, got {_called(value)}")
    return cast("dict[str, Any]", value)


def _texts(value: Any) -> dict[str, str]:
    for tag in _object(value):
        if language_tag(tag) != tag:
            raise ValueError(f"write the language tag {tag[:40]!r} as {language_tag(tag)!r}")
    return {tag: _text(text) for tag, text in _object(value).items()}


def _member(value: Any, kind: type[Enum]) -> Enum:
    words = [member.value for member in kind]
    if type(value) is not str or value not in words:
        raise ValueError(f"expected one of {', '.join(words)}, got {str(value)[:80]!r}")
    return kind(value)


def _checked(container: type, what: str, inner: _Hook) -> _Hook:
    def hook(value: Any, kind: Any) -> Any:
        if type(value) is not container:
            raise TypeError(f"expected {what}, got {_called(value)}")
        return inner(value, kind)

    return hook


def _is_attrs(kind: Any) -> bool:
    return attrs.has(kind) and not issubclass(getattr(kind, "__origin__", kind), Mapping)


def _is_tuple(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is tuple


def _is_map(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is FrozenMap


def _called(value: object) -> str:
    for kind, name in (
        (dict, "an object"),
        (list, "a list"),
        (str, "text"),
        (bool, "true or false"),
    ):
        if type(value) is kind:
            return name
    return "a number"


def _reason(error: BaseException, kind: Any) -> str:
    # attrs puts more than the message into the arguments; cattrs' own words
    # differ from one Python version to the next.
    if isinstance(error, (TypeError, ValueError)) and error.args:
        return str(error.args[0])[:300]
    if isinstance(error, KeyError):
        return "required field missing"
    return cattrs.v.format_exception(error, kind)
