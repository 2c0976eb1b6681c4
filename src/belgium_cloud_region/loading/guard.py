"""
Bytes to plain data: JSON that means the same to every reader, of bounded size, or nothing.

What the data must look like is not known here; see `_structuring`.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from typing import Any, NoReturn

from belgium_cloud_region.model.text import MAX_MARKS, UNSEEN, is_crowded

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_PROBLEMS", "Json", "RefusedError", "loads"]

MAX_BYTES = 64_000_000
"""The largest file that is read."""

MAX_DEPTH = 40
"""The deepest nesting that is read; the data need a dozen levels."""

Json = dict[str, "Json"] | list["Json"] | str | float | bool | None
"""Plain data."""

_MAX_DIGITS = 300
MAX_PROBLEMS = 100
"""How many problems of a file are reported; whoever has more will mend these first."""


class RefusedError(ValueError):
    """
    The bytes are not data that can be read.

    Attributes:
        problems: What is wrong, each with its place in the file.
    """

    def __init__(self, *problems: str) -> None:
        super().__init__("; ".join(problems))
        self.problems: tuple[str, ...] = problems


def loads(data: bytes) -> Json:
    """
    Return the plain data that the bytes hold.

    Raises:
        RefusedError: They are too large or too deep, are not UTF-8 or not JSON, say
            one thing twice, or hold numbers or characters that do not travel.
    """
    if len(data) > MAX_BYTES:
        raise RefusedError(f"larger than {MAX_BYTES} bytes @ $")
    try:
        plain: Json = json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_pairs,
            parse_float=_float,
            parse_int=_int,
            parse_constant=_constant,
        )
    except RefusedError:
        raise
    except RecursionError:
        raise RefusedError(f"nested deeper than {MAX_DEPTH} levels @ $") from None
    except ValueError as error:  # not JSON, or not UTF-8
        raise RefusedError(f"not JSON: {error} @ $") from None
    problems: list[str] = []
    _inspect(plain, "$", 0, problems)
    if problems:
        raise RefusedError(*problems)
    return plain


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise RefusedError(f"the key {key[:80]!a} stands twice in one object @ $")
        found[key] = value
    return found


def _float(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise RefusedError(f"the number {text[:20]} is out of range @ $")
    return number


def _int(text: str) -> int | float:
    if len(text) > _MAX_DIGITS:
        raise RefusedError(f"a number of {len(text)} digits @ $")
    return int(text)


def _constant(text: str) -> NoReturn:
    raise RefusedError(f"{text} is not JSON @ $")


def _inspect(plain: Json, path: str, depth: int, problems: list[str]) -> None:
    if len(problems) >= MAX_PROBLEMS:
        return
    if depth > MAX_DEPTH:
        problems.append(f"nested deeper than {MAX_DEPTH} levels @ {path[:80]}")
    elif isinstance(plain, str):
        _inspect_text(plain, path, problems)
    elif isinstance(plain, dict):
        for key, value in plain.items():
            _inspect_text(key, path, problems)
            _inspect(value, f"{path}.{key[:80]!a}"[:400].replace("'", ""), depth + 1, problems)
    elif isinstance(plain, list):
        for place, value in enumerate(plain):
            _inspect(value, f"{path}[{place}]", depth + 1, problems)
    elif plain is None:
        problems.append(f"null says nothing: leave the key out, or state an absence @ {path}")


def _inspect_text(text: str, path: str, problems: list[str]) -> None:
    if match := re.search(UNSEEN, text):
        kind = "control" if unicodedata.category(match[0])[0] == "C" else "invisible"
        problems.append(f"{kind} character U+{ord(match[0]):04X} @ {path}")
    elif is_crowded(text):
        problems.append(f"more than {MAX_MARKS} marks stand on one letter @ {path}")
    elif not unicodedata.is_normalized("NFC", text):
        problems.append(f"the text is not in Unicode form NFC @ {path}")
