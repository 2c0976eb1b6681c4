"""
Growth: what questions cost in catalogues of each shape and of growing size.

Usage: ``python growth.py [SIZE...]``; prints JSON.

Each question is the first of its kind to a catalogue just loaded; CPU time is counted, the least
of a few. A question is not asked where its answer, by those before, would take too long.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from catalogues import ASKED, LAST_DAY, SHAPES, SIZES, day, text

from belgium_cloud_region import Catalog, UnknownEntityError, diff, load_catalog
from belgium_cloud_region.model import Fact

ONCE, NEVER = 2.0, 100.0
"""From how many seconds on a question is asked once, and from how many expected, not at all."""

Question = Callable[[Catalog], object]


def _misspelt(catalog: Catalog) -> None:
    with suppress(UnknownEntityError):
        catalog.get("Mude region 0")


def _questions(shape: str, other: Catalog) -> dict[str, Question]:
    """Return what is asked of a catalogue, in order; the other is its like, of which only one is."""

    def fact(catalog: Catalog) -> Fact:
        return catalog.get("azure:made-0").facts[ASKED[shape]]

    def changes(axis: str) -> Question:
        return lambda catalog: catalog.changes(since=day(0), until=LAST_DAY, axis=axis)

    return {
        "by id, first": lambda catalog: catalog.get("azure:made-0"),
        "by alias, first": lambda _: other.get("mr 0"),
        "one fact, new day": lambda catalog: fact(catalog.at(as_of="2011-06-01")).value,
        "fact.winners": lambda catalog: fact(catalog).winners,
        "fact.text": lambda catalog: fact(catalog).text,
        "misspelling": _misspelt,
        "search, many hits": lambda catalog: catalog.search("made"),
        "changes, as_of": changes("as_of"),
        "changes, known_by": changes("known_by"),
        "diff": lambda catalog: diff(catalog, other),
        "dependents": lambda catalog: catalog.dependents("source-0"),
    }


def _timed(question: Callable[..., object], *given: object) -> float:
    began = process_time()
    question(*given)
    return process_time() - began


def _asked(file: Path, shape: str, skipped: set[str]) -> dict[str, float]:
    """Load a catalogue twice; return the seconds that it and each question took."""
    gc.collect()
    parsed = _timed(json.loads, file.read_bytes())
    began = process_time()
    catalog = load_catalog(file)
    loaded = process_time() - began
    questions = _questions(shape, load_catalog(file)).items()
    asked = {name: _timed(ask, catalog) for name, ask in questions if name not in skipped}
    return {"json.loads": parsed, "load_catalog": loaded, **asked}


def measured(shape: str, sizes: list[int], folder: str) -> dict[str, dict[int, float]]:
    """Return the seconds of each question to catalogues of a shape, by size."""
    least: dict[str, dict[int, float]] = {}
    for size in sizes:
        file = Path(folder, f"{shape}-{size}.json")
        file.write_text(text(shape, size), encoding="utf-8")
        skipped = {n for n, s in least.items() if s[max(s)] * (size / max(s)) ** 1.5 > NEVER}
        for _ in range(3 if size <= SIZES[-1] else 1):
            for name, seconds in _asked(file, shape, skipped).items():
                found = least.setdefault(name, {})
                found[size] = min(seconds, found.get(size, seconds))
                if seconds > ONCE:
                    skipped.add(name)
    return least


def main() -> None:
    """Measure, and print what was found."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    with TemporaryDirectory() as folder:
        print(json.dumps({shape: measured(shape, sizes, folder) for shape in SHAPES}))


if __name__ == "__main__":
    main()
