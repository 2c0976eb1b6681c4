"""
What each file says, as far as it is well-formed, and where in the file it says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from belgium_cloud_region.errors import DataError
from belgium_cloud_region.frozen import FrozenMap
from belgium_cloud_region.loading import guard, structuring
from belgium_cloud_region.loading.datafile import DataFile, merged
from belgium_cloud_region.model.text import LanguageMap

__all__ = ["Part", "identities", "identity", "read", "survey", "things", "whole"]

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

    A file that is no JSON object at all has no part.
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
            parts.append(Part(file, structuring.structure(plain, DataFile)))
        except structuring.MisshapenError as refused:
            problems += [f"{file}: {problem}" for problem in refused.problems]
            parts += [_salvage(file, plain)] if isinstance(plain, dict) else []
    return tuple(parts), tuple(problems)


def _salvage(file: str, plain: dict[str, guard.Json]) -> Part:
    """Return the well-formed records of a file that is not, so that they can be checked too."""
    sound: dict[str, list[guard.Json]] = {}
    places: dict[str, list[int]] = {}
    spoiled: set[str] = set()
    for name in DataFile().lists():
        records = plain.get(name)
        for place, record in enumerate(records if isinstance(records, list) else []):
            try:
                structuring.structure({name: [record]}, DataFile)
            except structuring.MisshapenError:
                keys = record if isinstance(record, dict) else {}
                spoiled |= {str(keys[key]) for key in ("id", "name") if key in keys}
            else:
                sound.setdefault(name, []).append(record)
                places.setdefault(name, []).append(place)
    try:
        edition = structuring.structure({"edition": plain["edition"]}, DataFile).edition
    except (KeyError, structuring.MisshapenError):
        edition = None
        spoiled |= {"edition"} & set(plain)
    contents = attrs.evolve(structuring.structure({**sound}, DataFile), edition=edition)
    return Part(file, contents, places, frozenset(spoiled))


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
