"""
The door for data: what comes in is read, structured and checked, or refused whole.

`get_catalog` gives the bundled edition, `load_catalog` a caller's own files.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable
from functools import cache
from os import PathLike
from threading import RLock

from belgium_cloud_region.catalog import Catalog, Contents
from belgium_cloud_region.catalog.gazetteer import Gazetteer
from belgium_cloud_region.errors import DataError, UnknownEntityError
from belgium_cloud_region.loading.bundle import bundled_contents, frozen_contents
from belgium_cloud_region.loading.resources import bundled, frozen_edition, frozen_editions
from belgium_cloud_region.model.gazetteer import LocationKind, LocationName

__all__ = ["digest", "extract", "gazetteer", "get_catalog", "load_catalog"]

_lock = RLock()
_bundled: dict[str | None, Catalog] = {}


def _unlock() -> None:
    global _lock
    _lock = RLock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_unlock)


def get_catalog(edition: str | None = None) -> Catalog:
    """
    Return a bundled catalogue; what a question needs of it is read when it is asked, once.

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
    catalog = _bundled.get(edition)
    if catalog is not None:
        return catalog
    if edition is not None and not isinstance(edition, str):
        raise TypeError(f"the name of an edition is text, got {type(edition).__name__}")
    with _lock:  # `functools.cache` would let each thread of a first rush read it
        if edition not in _bundled:
            _bundled[edition] = _opened(edition)
        return _bundled[edition]


def _opened(name: str | None) -> Catalog:
    newest = _bundled.get(None)
    if newest is None:
        contents = bundled_contents()
        newest = Catalog(contents, found_by=(get_catalog, contents.edition.name))
    if name in (None, newest.edition):
        return _bundled.setdefault(None, newest)
    frozen = frozen_editions()
    if name not in frozen:
        raise UnknownEntityError("edition", str(name), (newest.edition, *frozen))
    return Catalog(frozen_contents(frozen_edition(name)), found_by=(get_catalog, name))


@cache
def gazetteer() -> Gazetteer:
    """Return the names of all public locations of Azure, read at the first call."""
    known = frozenset(get_catalog().contents.ids("regions"))
    locations: list[LocationName] = []
    for plain in json.loads(bundled("gazetteer.json"))["locations"]:
        region_id = f"azure:{plain['name']}"
        locations.append(
            LocationName(
                provider="azure",
                name=plain["name"],
                display_name=plain["display_name"],
                kind=LocationKind(plain["kind"]),
                geography=plain.get("geography"),
                code=plain.get("code"),
                spellings=tuple(plain["spellings"]),
                source_ids=tuple(plain["sources"]),
                region_id=region_id if region_id in known else None,
            )
        )
    return Gazetteer(locations)


def load_catalog(path: str | PathLike[str]) -> Catalog:
    """
    Return the catalogue that a file or a folder of files describes.

    The files are read as they stand now, and nothing is kept for a later call.
    Their form is that of the bundled data; ``data/schema.json`` describes it.
    Properties and enumerations that they do not define have their bundled meaning.

    Args:
        path: A JSON file, or a folder whose ``*.json`` files, those of the folders in it
            too and ``schema.json`` apart, are read as one.

    Raises:
        DataError: The files are not good; all their problems are listed, with
            file and path, and nothing is loaded.
        OSError: They cannot be read.
    """
    from belgium_cloud_region.loading.files import files_at  # cattrs is for what callers bring

    return _catalog(files_at(path))


def _catalog(files: Iterable[tuple[str, bytes]]) -> Catalog:
    from belgium_cloud_region.loading.checks import problems_of
    from belgium_cloud_region.loading.datafile import DataFile, contents_of
    from belgium_cloud_region.loading.parts import Part, survey, whole

    given = tuple(files)
    parts, problems = survey(given)
    if len(parts) < len(given):  # what a whole file would have said cannot be missed
        raise DataError(problems)
    spoiled = {name for part in parts for name in part.spoiled}
    properties = spoiled | {p.name for part in parts for p in part.contents.properties}
    enumerations = spoiled | {e.name for part in parts for e in part.contents.enumerations}
    bundled = get_catalog().contents
    words = DataFile(
        properties=tuple(p for p in bundled.properties.values() if p.name not in properties),
        enumerations=tuple(e for e in bundled.enumerations.values() if e.name not in enumerations),
    )
    parts += (Part("the bundled vocabulary", words),)
    problems += problems_of(parts)
    if problems:
        raise DataError(problems)
    return Catalog(contents_of(whole(parts)))


def extract(contents: Contents, ids: Collection[str]) -> str:
    """Return what some entities rest on as the text of a data file; see `Catalog.extract`."""
    from belgium_cloud_region.loading.writing import extract as extracted

    return extracted(contents, ids)


def digest(contents: Contents) -> str:
    """Return the SHA-256 digest of everything, in canonical form; see `Catalog.digest`."""
    from belgium_cloud_region.loading.writing import digest as digest_of

    return digest_of(contents)
