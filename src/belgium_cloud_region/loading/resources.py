"""Bytes: which data files the package brings, and how to read them, also from inside a zip."""

from __future__ import annotations

from os.path import dirname, join
from typing import TYPE_CHECKING, Any, cast

import belgium_cloud_region

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

__all__ = [
    "NOT_DATA",
    "bundled",
    "data_files",
    "edition_files",
    "frozen_edition",
    "frozen_editions",
]

NOT_DATA = ("answer.schema.json", "gazetteer.json", "index.json", "schema.json")
"""The JSON files beside the data that are not data."""


_FROZEN = ".json.xz"


def bundled(name: str) -> bytes:
    """Return the bytes of one bundled file, such as ``sources.json``."""
    spec: Any = belgium_cloud_region.__spec__
    # What has loaded the package knows how to read beside it, and needs nothing else imported.
    return cast("bytes", spec.loader.get_data(join(dirname(spec.origin), "data", *name.split("/"))))


def _folder() -> Traversable:
    from importlib_resources import files  # a question needs no listing

    return files(belgium_cloud_region).joinpath("data")


def data_files() -> tuple[str, ...]:
    """Return the names of the bundled data files, sorted; those of subjects have a folder before."""
    folder = _folder()
    names = [entry.name for entry in folder.iterdir() if entry.name not in NOT_DATA]
    names += [f"subjects/{entry.name}" for entry in folder.joinpath("subjects").iterdir()]
    return tuple(sorted(name for name in names if name.endswith(".json")))


def edition_files() -> tuple[str, ...]:
    """Return the names of the files of older editions, oldest first."""
    names = [entry.name for entry in _folder().joinpath("editions").iterdir()]
    return tuple(f"editions/{name}" for name in sorted(names) if name.endswith(_FROZEN))


def frozen_editions() -> tuple[str, ...]:
    """Return the names of the older editions that the package keeps, oldest first."""
    return tuple(n.partition("/")[2].removesuffix(_FROZEN) for n in edition_files())


def frozen_edition(name: str) -> bytes:
    """Return the bytes of an older edition, one data file with everything in it."""
    from lzma import decompress

    return decompress(bundled(f"editions/{name}{_FROZEN}"))
