"""
What each file says, as far as it is well-formed, and where in the file it says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, get_args, get_type_hints

import attrs

from belgium_cloud_region.errors import DataError
from belgium_cloud_region.frozen import FrozenMap
from belgium_cloud_region.loading import guard, structuring
from belgium_cloud_region.loading.datafile import DataFile, merged
from belgium_cloud_region.model.text import LanguageMap
from belgium_cloud_region.model.vocabulary import Edition

__all__ = ["Part", "identities", "identity", "read", "survey", "things", "whole"]

T = TypeVar("T")

_KINDS = get_type_hints(DataFile)
_LISTS = tuple(DataFile().lists())
_OWN_NAMES = ("sources", "statements", "properties", "enumerations")


@attrs.frozen
class Part:
    """
    What one file says.

    Attributes:
        file: Its name, for messages.

        contents: What it says, as far as it is well-formed.

        places: Where in the file each record of `contents` stands; in order, if absent.

        spoiled: The ids and names of records that are not well-formed.
    """

    file: str
    contents: DataFile
    places: dict[str, list[int]] | None = None
    spoiled: frozenset[str] = frozenset()

    def path(self, name: str, place: int) -> str:
        """Return the path in the file of the record at this place of a list."""
        return f"$.{name}[{place if self.places is None else self.places[name][place]}]"


def read(files: Iterable[tuple[str, bytes]]) -> tuple[Part, ...]:
    """
    Return what the files say, each on its own.

    Raises:
        DataError: Any of them is not JSON of the right shape; all problems of
            all files are listed.
    """
    parts, problems = survey(files)
    if problems:
        raise DataError(problems)
    return parts


def survey(files: Iterable[tuple[str, bytes]]) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """
    Return what the files say as far as they are well-formed, and what is wrong with the rest.

    A file that is no JSON object at all, or has more problems than are told, has no part.
    """
    parts: list[Part] = []
    problems: list[str] = []
    for file, data in files:
        try:
            plain = guard.loads(data)
        except guard.RefusedError as refused:
            problems += [f"{file}: {problem}" for problem in refused.problems]
            continue
        if isinstance(plain, dict) and type(plain.get("$schema")) is str:
            del plain["$schema"]  # for editors
        try:
            parts.append(Part(file, structuring.structure_at_once(plain, DataFile)))
        except structuring.MisshapenError:
            part, found = _salvaged(file, plain)
            parts += [] if part is None else [part]
            problems += [f"{file}: {problem}" for problem in found]
    return tuple(parts), tuple(problems)


def _salvaged(file: str, plain: guard.Json) -> tuple[Part | None, list[str]]:
    """
    Return the well-formed records of a file that is not, and what is wrong with the others.

    The records are looked at one by one, so that memory does not grow with what is wrong.
    """
    if not isinstance(plain, dict):
        return None, list(_structured(plain, DataFile)[1])
    problems: list[str] = []
    edition: Edition | None = None
    sound: dict[str, Any] = {}
    places: dict[str, list[int]] = {}
    spoiled: set[str] = set()
    unknown = {name: value for name, value in plain.items() if name not in _KINDS}
    for name, kind in _KINDS.items():
        records = plain.get(name)
        if name not in _LISTS or not isinstance(records, list):
            given = {name: records} if name in plain else {}
            whole_part, wrong = _structured(given, DataFile)
            problems += wrong
            edition = edition or (None if whole_part is None else whole_part.edition)
            spoiled |= {"edition"} & set(given) if wrong else set()
            continue
        for place, record in enumerate(records):
            thing, wrong = _structured(record, get_args(kind)[0])
            if thing is not None:
                sound.setdefault(name, []).append(thing)
                places.setdefault(name, []).append(place)
                continue
            problems += [problem.replace("@ $", f"@ $.{name}[{place}]") for problem in wrong]
            if len(problems) > guard.MAX_PROBLEMS:
                return None, [*problems[: guard.MAX_PROBLEMS], "and more; mend these first @ $"]
            keys = record if isinstance(record, dict) else {}
            spoiled |= {str(keys[key]) for key in ("id", "name") if key in keys}
    problems += _structured(unknown, DataFile)[1]
    lists: dict[str, Any] = {name: tuple(records) for name, records in sound.items()}
    contents = DataFile(edition=edition, **lists)
    return Part(file, contents, places, frozenset(spoiled)), problems


def _structured(plain: guard.Json, kind: type[T]) -> tuple[T | None, tuple[str, ...]]:
    try:
        return structuring.structure(plain, kind), ()
    except structuring.MisshapenError as refused:
        return None, refused.problems


def whole(parts: Iterable[Part]) -> DataFile:
    """Return what all parts say together."""
    return merged(part.contents for part in parts)


def identity(thing: Any) -> str:
    """Return the id of a record, or its name."""
    return str(getattr(thing, "id", None) or thing.name)


def identities(part: Part) -> Iterator[tuple[str, str, str]]:
    """Yield path, kind and identity of every record."""
    for name, records in part.contents.lists().items():
        kind = name if name in _OWN_NAMES else "entities"
        for place, record in enumerate(records):
            yield part.path(name, place), kind, identity(record)


def things(part: Part) -> Iterator[tuple[str, Any]]:
    """Yield every object inside, with its path."""
    waiting: list[tuple[str, Any]] = [
        (part.path(name, place), record)
        for name, records in part.contents.lists().items()
        for place, record in enumerate(records)
    ]
    waiting.append(("$.receipts", part.contents.receipts))
    waiting.reverse()
    while waiting:
        path, thing = waiting.pop()
        inside: list[tuple[str, Any]] = []
        kind: type[Any] = thing.__class__
        if kind is tuple:
            inside = [(f"{path}[{place}]", value) for place, value in enumerate(thing)]
        elif kind is LanguageMap:
            yield path, thing
        elif kind is FrozenMap:
            inside = [(f"{path}.{key}", value) for key, value in thing.items()]
        elif attrs.has(kind):
            yield path, thing
            inside = [(f"{path}.{f.name}", getattr(thing, f.name)) for f in attrs.fields(kind)]
        waiting += reversed(inside)
