"""A caller's files, as they stand now."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from pathlib import Path

from belgium_cloud_region.errors import DataError, shown
from belgium_cloud_region.loading.guard import MAX_BYTES
from belgium_cloud_region.loading.resources import NOT_DATA

__all__ = ["files_at"]


def files_at(path: str | PathLike[str]) -> Iterator[tuple[str, bytes]]:
    """
    Yield a file, or the data files in a folder, each with its name.

    Args:
        path: A file, or a folder whose ``*.json`` files, and those of the folders in it, are meant.

    Raises:
        DataError: The folder holds none.
        OSError: They cannot be read.
    """
    root = Path(path)
    files = [root]
    if "\0" in str(root):  # which the system would not even look for
        raise DataError((f"{shown(str(root))}: a path has no NUL in it",))
    if root.is_dir():
        found = sorted((*root.glob("*.json"), *root.glob("*/*.json")))
        files = [file for file in found if file.name not in NOT_DATA]
    if not files:
        raise DataError((f"{root}: the folder holds no JSON file",))
    read = 0
    for file in files:
        if file.exists() and not file.is_file():  # a pipe would be waited for, a device never ends
            raise DataError((f"{file}: neither a file nor a folder",))
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        read += len(data)
        if read > MAX_BYTES:
            raise DataError((f"{root}: more than {MAX_BYTES} bytes of data",))
        yield str(file), data
