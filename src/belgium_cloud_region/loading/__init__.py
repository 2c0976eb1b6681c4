"""
The door for data: what comes in is read, structured and checked, or refused whole.

`get_catalog` gives the bundled edition, `load_catalog` a caller's own files.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from belgium_cloud_region.catalog import Catalog, Contents
from belgium_cloud_region.errors import DataError, UnknownEntityError

__all__ = ["from_dict", "from_json", "get_catalog", "load_catalog"]

T = TypeVar("T")

_lock = Lock()
_bundled: dict[str | None, Catalog] = {}


def get_catalog(edition: str | None = None) -> Catalog:
    """
    Return a bundled catalogue; each edition is read on the first call for it, once.

    Args:
        edition: The name of a published edition of the data, such as
            ``2026.11``; the newest, if absent.

    Raises:
        UnknownEntityError: There is no such edition; those there are, are in ``suggestions``.
        TypeError: The name is not text.

    Example:
        >>> from belgium_cloud_region import get_catalog
        >>> get_catalog() is get_catalog()
        True
    """
    if edition is not None and not isinstance(edition, str):
        raise TypeError(f"the name of an edition is text, got {type(edition).__name__}")
    if edition not in _bundled:  # `functools.cache` would let each thread of a first rush read it
        with _lock:
            if edition not in _bundled:
                _bundled[edition] = _edition(edition)
    return _bundled[edition]


def _edition(name: str | None) -> Catalog:
    from belgium_cloud_region.loading import _resources
    from belgium_cloud_region.loading._trusted import build

    newest = _bundled.get(None) or Catalog(
        build(_resources.bundled(file) for file in _resources.data_files())
    )
    if name in (None, newest.edition):
        return newest
    frozen = _resources.frozen_editions()
    if name not in frozen:
        known = (newest.edition, *frozen)
        raise UnknownEntityError("edition", str(name), known)
    return Catalog(build([_resources.frozen_edition(name)]))


def load_catalog(path: str | PathLike[str]) -> Catalog:
    """
    Return the catalogue that a file or a folder of files describes.

    The files are read as they stand now, and nothing is kept for a later call.
    Their form is that of the bundled data; ``data/schema.json`` describes it.
    Properties and enumerations that they do not define have their bundled meaning.

    Args:
        path: A JSON file, or a folder whose ``*.json`` files, ``schema.json``
            apart, are read as one.

    Raises:
        DataError: The files are not good; all their problems are listed, with
            file and path, and nothing is loaded.
        OSError: They cannot be read.
    """
    root = Path(path)
    files = sorted(root.glob("*.json")) if root.is_dir() else [root]
    files = [f for f in files if f.name != "schema.json" or f == root]
    if not files:
        raise DataError((f"{root}: the folder holds no JSON file",))
    return _catalog((str(file), _read(file)) for file in files)


def _read(file: Path) -> bytes:
    from belgium_cloud_region.loading._guard import MAX_BYTES

    with file.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def _catalog(files: Iterable[tuple[str, bytes]]) -> Catalog:
    from belgium_cloud_region.loading._checks import problems_of
    from belgium_cloud_region.loading._parts import Part, merged, survey

    given = tuple(files)
    parts, problems = survey(given)
    if len(parts) < len(given):  # what a whole file would have said cannot be missed
        raise DataError(problems)
    own = {thing.name for part in parts for thing in part.contents.vocabulary()}
    own |= {name for part in parts for name in part.spoiled}
    bundled = get_catalog().contents
    words = Contents(
        properties=tuple(p for p in bundled.properties if p.name not in own),
        enumerations=tuple(e for e in bundled.enumerations if e.name not in own),
    )
    parts += (Part("the bundled vocabulary", words),)
    problems += problems_of(parts)
    if problems:
        raise DataError(problems)
    return Catalog(merged(parts))


def from_json(text: str | bytes, kind: type[T]) -> T:
    """
    Return the object that was written with ``to_json``.

    Args:
        text: What ``to_json`` returned.

        kind: The class of the object.

    Raises:
        DataError: It is not JSON, or does not describe such an object; all
            problems are listed, with their paths.
        TypeError: It is not text, or the kind is no class.

    Example:
        >>> from belgium_cloud_region import Fact, from_json, get_region
        >>> fact = get_region().facts["opened"]
        >>> from_json(fact.to_json(), Fact) == fact
        True
    """
    from belgium_cloud_region.loading._guard import RefusedError, loads

    if not isinstance(text, (str, bytes)):
        raise TypeError(f"from_json takes JSON text, got {type(text).__name__}")
    try:
        data = loads(text.encode() if isinstance(text, str) else text)
    except RefusedError as refused:
        raise DataError(refused.problems) from None
    return from_dict(data, kind)


def from_dict(data: Any, kind: type[T]) -> T:
    """
    Return the object that was written with ``to_dict``.

    Args:
        data: What ``to_dict`` returned.

        kind: The class of the object.

    Raises:
        DataError: It does not describe such an object; all problems are listed, with their paths.
        TypeError: The kind is no class.

    Example:
        >>> from belgium_cloud_region import Region, from_dict, get_region
        >>> from_dict(get_region().to_dict(), Region) == get_region()
        True
    """
    from belgium_cloud_region.loading._structuring import MisshapenError, structure

    if not isinstance(kind, type):
        raise TypeError(f"the kind of object is a class such as Region, got {kind!r:.80}")
    try:
        return structure(data, kind)
    except MisshapenError as error:
        raise DataError(error.problems) from None
