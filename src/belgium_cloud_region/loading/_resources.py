"""Bytes: which data files the package brings, and how to read them, also from inside a zip."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

__all__ = ["SCHEMA", "bundled", "data_files", "frozen_edition", "frozen_editions"]

SCHEMA = "schema.json"
"""The one JSON file beside the data that is not data."""

_ANCHOR = "belgium_cloud_region"


def data_files() -> tuple[str, ...]:
    """Return the names of the bundled data files, sorted; the schema is not one of them."""
    from importlib_resources import files

    names = (entry.name for entry in files(_ANCHOR).joinpath("data").iterdir())
    return tuple(sorted(n for n in names if n.endswith(".json") and n != SCHEMA))


def bundled(name: str) -> bytes:
    """Return the bytes of one bundled file."""
    from importlib_resources import files

    return files(_ANCHOR).joinpath("data", name).read_bytes()


def _editions() -> Traversable:
    from importlib_resources import files

    return files(_ANCHOR).joinpath("data", "editions")


def frozen_editions() -> tuple[str, ...]:
    """Return the names of the older editions that the package keeps, oldest first."""
    folder = _editions()
    names = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
    return tuple(sorted(n.removesuffix(".json.xz") for n in names if n.endswith(".json.xz")))


def frozen_edition(name: str) -> bytes:
    """Return the bytes of an older edition, one data file with everything in it."""
    from lzma import decompress

    return decompress(_editions().joinpath(f"{name}.json.xz").read_bytes())
