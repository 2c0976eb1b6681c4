"""
The door for data: what comes in is read, structured and checked, or refused whole.

`get_catalog` gives the bundled edition, `load_catalog` a caller's own files.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from threading import Lock

from belgium_cloud_region.catalog import Catalog, Contents
from belgium_cloud_region.errors import DataError

__all__ = ["get_catalog", "load_catalog"]

_lock = Lock()
_bundled: Catalog | None = None


def get_catalog() -> Catalog:
    """
    Return the bundled catalogue; it is read on the first call, once.

    Example:
        >>> from belgium_cloud_region import get_catalog
        >>> get_catalog() is get_catalog()
        True
    """
    global _bundled
    if _bundled is None:  # `functools.cache` would let each thread of a first rush read it
        with _lock:
            if _bundled is None:
                from belgium_cloud_region.loading._resources import bundled, data_files
                from belgium_cloud_region.loading._trusted import build

                _bundled = Catalog(build(bundled(name) for name in data_files()))
    return _bundled


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
    from belgium_cloud_region.loading._checks import Part, merged, problems_of, survey

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
