"""Bytes: which data files the package brings, and how to read them, also from inside a zip."""

from __future__ import annotations

__all__ = ["bundled", "data_files"]

_ANCHOR = "belgium_cloud_region"


def data_files() -> tuple[str, ...]:
    """Return the names of the bundled data files, sorted; the schema is not one of them."""
    from importlib_resources import files

    names = (entry.name for entry in files(_ANCHOR).joinpath("data").iterdir())
    return tuple(sorted(n for n in names if n.endswith(".json") and n != "schema.json"))


def bundled(name: str) -> bytes:
    """Return the bytes of one bundled file."""
    from importlib_resources import files

    return files(_ANCHOR).joinpath("data", name).read_bytes()
