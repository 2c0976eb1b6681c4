"""
The bundled data held against their own rules and against the digests recorded with them.

It is for curators and for those who doubt an installation, never for the first question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from belgium_cloud_region.loading import resources
from belgium_cloud_region.loading.checks import problems_of
from belgium_cloud_region.loading.parts import survey
from belgium_cloud_region.loading.rules import lapses_of
from belgium_cloud_region.loading.writing import bundle_of

__all__ = ["DIGESTS", "faults", "rot", "sums"]

DIGESTS = "SHA256SUMS"
"""The file with the digests of all others, in the form of the program ``sha256sum``."""

_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9._/-]+)")


def sums(files: Iterable[tuple[str, bytes]]) -> str:
    """Return the digests of files as the text of the file that records them."""
    return "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files))


def rot() -> Iterator[str]:
    """Yield which bundled files are not the ones that were published."""
    recorded: dict[str, str] = {}
    for line in resources.bundled(DIGESTS).decode("ascii", "replace").splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            yield f"{DIGESTS}: not a digest and a name: {line[:100]!r}"
        else:
            recorded[match[2]] = match[1]
    present = {*resources.data_files(), *resources.NOT_DATA, *resources.edition_files()}
    for name in sorted(present | set(recorded)):
        if name not in present:
            yield f"{name}: the file is missing"
        elif name not in recorded:
            yield f"{name}: no digest is recorded"
        elif sha256(resources.bundled(name)).hexdigest() != recorded[name]:
            yield f"{name}: the file is not the one whose digest is recorded"


def faults() -> Iterator[str]:
    """Yield where the bundled data, or those of an older edition, break a rule, with file and path."""
    for edition in resources.frozen_editions():
        frozen, problems = survey([(edition, resources.frozen_edition(edition))])
        yield from problems or problems_of(frozen)
    files = [(name, resources.bundled(name)) for name in resources.data_files()]
    written = {**dict(files), "index.json": resources.bundled("index.json")}
    parts, problems = survey(files)
    yield from problems
    if len(parts) == len(files):
        yield from problems_of(parts)
        yield from lapses_of(parts)
    if not problems:
        for name, text in bundle_of(parts).items():
            if name not in written or written[name] != text.encode():
                yield f"{name}: not in canonical form; run `python -m tools`"
