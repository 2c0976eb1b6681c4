"""
The JSON Schema and the loader, held against each other on thousands of mutated documents.

Set the environment variable ``MUTANTS`` for a longer run.
"""

from __future__ import annotations

import copy
import json
import os
import random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from belgium_cloud_region import DataError
from belgium_cloud_region.loading import checks, guard, parts, resources
from belgium_cloud_region.loading.datafile import DataFile
from belgium_cloud_region.loading.structuring import MisshapenError, structure

MUTANTS = int(os.environ.get("MUTANTS", "4000"))

BEYOND_A_SCHEMA = ("the period ends", "the range ends")
"""The two rules of shape that compare values, which JSON Schema cannot."""

SCHEMA = json.loads(resources.bundled("schema.json"))
VALIDATOR = Draft202012Validator(SCHEMA)

ODD: list[Any] = [
    0, 1, -1, 3.5, 2025, 2025.0, 1e300, 91, 181, True, False, "", " ", "x", "A", "0", "en", "EN",
    "fr-BE", "fr_BE", "english", "2025", "2025-23", "2025-24", "2025-02-29", "2024-02-29",
    "2025-11-31", "1900-02-29", "2000-02-29", "0999", "3000", "2025-00", "2025-13", "P4Y", "../2026",
    "https://example.org", "HTTPS://example.org/x", "javascript:1", "http://", "azure:a", "azure:A",
    "a:b-c", "a:", "a.b.c", "a..b", "snake_case", "kebab-case", "Snake", "none", "preferred",
    "deprecated", "normal", "unknown", "sha256:" + "0" * 64, "e9d6240", "one two three four five six",
    "one two three four five six seven", [], [[]], {}, {"en": "x"}, {"en": 1}, {"xx-yy": "x"},
    {"latitude": 1, "longitude": 2}, {"amount": 1, "unit": "ms"}, {"start": "2025"},
    {"source_id": "x"}, ["x"], [{"source_id": "x"}], "٣", "ｘ", "é",
]  # fmt: skip
KEYS = [
    "id", "text", "flag", "date", "quantity", "words", "point", "entity_id", "absence", "rank",
    "rank_reason", "deprecated_on", "valid", "end_published", "note", "url", "hint", "kind", "extra", "many", "upper",
    "references", "labels", "en", "nl", "de-AT", "places", "official", "also", "",
]  # fmt: skip


def documents() -> list[dict[str, Any]]:
    """Return every bundled record as a document of its own."""
    found = []
    for name in resources.data_files():
        data = json.loads(resources.bundled(name))
        for part, records in data.items():
            if part == "edition":
                found.append({part: records})
            elif part == "receipts":
                found += [{part: {cited_by: some}} for cited_by, some in records.items()]
            else:
                found += [{part: [record]} for record in records]
    return found


def places(data: Any) -> list[tuple[Any, Any]]:
    """Return every place inside: the container and the key or index."""
    found: list[tuple[Any, Any]] = []
    waiting = [data]
    while waiting:
        current = waiting.pop()
        items = current.items() if isinstance(current, dict) else enumerate(current)
        for key, value in list(items):
            found.append((current, key))
            if isinstance(value, (dict, list)):
                waiting.append(value)
    return found


def mutate(document: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Return a copy with one to three changes anywhere inside."""
    mutant = copy.deepcopy(document)
    for _ in range(chance.randint(1, 3)):
        every = places(mutant)
        if not every:
            break
        container, key = chance.choice(every)
        change = chance.randrange(5)
        if change == 0:
            container[key] = copy.deepcopy(chance.choice(ODD))
        elif change == 1:
            del container[key]
        elif change == 2 and isinstance(container, dict):
            container[chance.choice(KEYS)] = copy.deepcopy(chance.choice(ODD))
        elif change == 3 and isinstance(container, list):
            container.append(copy.deepcopy(container[key]))
        elif isinstance(container[key], str):
            text = container[key]
            at = chance.randint(0, len(text))
            container[key] = (
                text[:at] + chance.choice(["", "x", "-", " ", "0", "É", "_"]) + text[at + 1 :]
            )
        else:
            container[key] = copy.deepcopy(chance.choice(ODD))
    return mutant


def loader_accepts(document: Any) -> bool:
    """Tell whether the loader accepts the shape; rules beyond a schema do not count."""
    try:
        structure(document, DataFile)
    except MisshapenError as error:
        return all(p.startswith(BEYOND_A_SCHEMA) for p in error.problems)
    return True


def test_the_schema_is_good_and_accepts_the_bundled_data() -> None:
    """The schema is valid itself, and every bundled file passes it."""
    Draft202012Validator.check_schema(SCHEMA)
    for name in resources.data_files():
        assert not list(VALIDATOR.iter_errors(json.loads(resources.bundled(name))))


def test_schema_and_loader_never_disagree() -> None:
    """On thousands of mutated documents, what one accepts the other accepts."""
    chance = random.Random(2026)
    originals = documents()
    accepted = 0
    for _ in range(MUTANTS):
        mutant = mutate(chance.choice(originals), chance)
        ours = loader_accepts(mutant)
        assert VALIDATOR.is_valid(mutant) is ours, json.dumps(mutant, ensure_ascii=False)
        accepted += ours
    assert 0.1 < accepted / MUTANTS < 0.9  # the mutants are neither all good nor all bad


def test_mutated_bytes_never_escape_the_door() -> None:
    """Whatever is done to the bytes of a file, it loads or is refused by an error of ours."""
    chance = random.Random(11)
    originals = [json.dumps(document).encode() for document in documents()]
    refused = 0
    for _ in range(MUTANTS):
        data = bytearray(chance.choice(originals))
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(data))
            data[at : at + chance.randint(0, 3)] = chance.choice(
                [
                    b"",
                    b'"',
                    b"{",
                    b"]",
                    b"\\",
                    b"\xff",
                    b"\x00",
                    b"null",
                    b"1e999",
                    b"NaN",
                    b"-0",
                    b",",
                ]
            )
        try:
            checks.problems_of(parts.read([("x.json", bytes(data))]))
        except DataError as error:
            refused += 1
            assert all(problem.startswith("x.json: ") for problem in error.problems)
    assert refused > MUTANTS / 2


@pytest.mark.parametrize("data", [b"\xff\xfe", b"\xef\xbb\xbf", b" ", b"\x00", b"{}x", b"'a'"])
def test_bytes_that_are_no_json(data: bytes) -> None:
    """Bytes that are no JSON at all are refused by the guard."""
    with pytest.raises(guard.RefusedError, match="not JSON"):
        guard.loads(data)
