"""
Made catalogues of three shapes and any size, as JSON in the form of the bundled data files.

The size is the number of statements. In a wide catalogue the entities grow with it, ten statements
each; in a deep one 96 entities share them; a hot one asserts all of one property of one entity.
Each statement has a day of publication and a period of its own, so that on every day something
else holds and is known; like a bundled one it has two references and takes more than a kilobyte.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

SHAPES = ("wide", "deep", "hot")
SIZES = (300, 1_000, 3_000, 10_000)

ASKED = {"wide": "topic_0", "deep": "offers", "hot": "version"}
"""A property of the entity ``azure:made-0``, by the shape of the catalogue."""

LAST_DAY = "2899-12-31"  # that of the edition


def day(number: int) -> str:
    """Return a day, one after the other from the beginning of 2010."""
    return str(date(2010, 1, 1) + timedelta(days=number))


def text(shape: str, size: int) -> str:
    """Return a made catalogue as the text of a data file."""
    return json.dumps(made(shape, size), indent=1)


def made(shape: str, size: int) -> dict[str, Any]:
    """Return a made catalogue as plain data, of one of the `SHAPES` and with so many statements."""
    entities = {"wide": -(-size // 10), "deep": min(96, size), "hot": 1}[shape]
    topics = [f"topic_{number}" for number in range(10)]
    return {
        "edition": {"name": "2899.12", "date": LAST_DAY, "license": "CC0-1.0"},
        "sources": [_source(number) for number in range(-(-size // 10))],
        "regions": [_region(number) for number in range(entities)],
        "properties": [_property("offers", many=True), *map(_property, ["version", *topics])],
        "statements": [_statement(shape, number) for number in range(size)],
    }


def _texts(word: str) -> dict[str, str]:
    return {"en": word, "fr": f"{word} (fr)", "nl": f"{word} (nl)", "de": f"{word} (de)"}


def _source(number: int) -> dict[str, Any]:
    return {
        "id": f"source-{number}",
        "title": f"What was written in source {number}",
        "kind": "press",  # of one kind, so that the latest wins, and every day has another winner
        "language": "en",
        "url": f"https://example.org/{number}",
    }


def _region(number: int) -> dict[str, Any]:
    return {
        "id": f"azure:made-{number}",
        "kind": "region",
        "labels": _texts(f"Made region {number}"),
        "descriptions": _texts(f"A region that was made to be measured, number {number}."),
        "aliases": [{"text": f"MR {number}", "references": [_reference(0, "title")]}],
    }


def _property(name: str, **more: Any) -> dict[str, Any]:
    words = _texts(name)
    return {"name": name, "kind": "text", "labels": words, "descriptions": words, **more}


def _reference(number: int, section: str) -> dict[str, Any]:
    digest = sha256(f"{number} {section}".encode()).hexdigest()
    return {
        "source_id": f"source-{number // 10}",
        "locator": {"kind": "section", "value": f"{section} {number}"},
        "issued": day(number),
        "receipt": {
            "anchor": f"value {number}",
            "offset": 20,
            "length": 80,
            "passage": f"sha256:{digest}",
            "commit": digest[:40],
            "path": f"articles/made/{section}-{number}.md",
            "blob": digest[-40:],
        },
    }


def _statement(shape: str, number: int) -> dict[str, Any]:
    subject = {"wide": number // 10, "deep": number % 96, "hot": 0}[shape]
    return {
        "id": f"made-{number}",
        "subject_id": f"azure:made-{subject}",
        "property": f"topic_{number % 10}" if shape == "wide" else ASKED[shape],
        # Where versions compete, values come back: some agree, the others contradict.
        "text": f"value {number if shape == 'deep' else number % 10}",
        # Every other one ends, and until then overlaps with others.
        "valid": {"start": day(number), **({"end": day(number + 40)} if number % 2 else {})},
        # Every tenth is a link of one chain through everything.
        "derived_from": [f"made-{number - 10}"] if number and number % 10 == 0 else [],
        "references": [_reference(number, "opening"), _reference(number, "table")],
    }
