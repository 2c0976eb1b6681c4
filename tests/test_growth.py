"""
How the work of a question grows with the catalogue: operations are counted, never seconds.

Three shapes: wide, where entities grow; deep, where the statements about few entities grow; hot,
where the versions of one property of one entity do.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from belgium_cloud_region import Catalog, Region, diff
from belgium_cloud_region.model import Axis

from .support import TEXTS, made, tiny

SHAPES = ("wide", "deep", "hot")
SMALL, LARGE = 150, 1500
HOME = "azure:testland"


def day(number: int) -> str:
    """Return a day, one after the other from the beginning of 2010."""
    return str(date(2010, 1, 1) + timedelta(days=number))


@cache
def catalogue(shape: str, size: int) -> Catalog:
    """Return a made catalogue of a shape, with so many statements."""
    data = tiny()
    data["sources"].append({**data["sources"][0], "id": "early", "issued": "2009-12-31"})
    data["properties"].append(
        {
            "name": "version",
            "kind": "text",
            "labels": TEXTS,
            "descriptions": TEXTS,
        }
    )
    for number in range(size):
        subject = HOME
        if shape == "wide":
            subject = f"azure:land{number}"
            data["regions"].append({**data["regions"][0], "id": subject, "places": []})
            data["regions"][-1]["labels"] = {"en": f"Land number {number}"}
        said: dict[str, Any] = {
            "id": f"{subject.replace(':', '-')}.version.{number + 1}",
            "subject_id": subject,
            "property": "provider" if shape == "deep" else "version",
            "text": f"value {number}",
            "references": [{"source_id": "early", "issued": day(number)}],
        }
        if shape == "hot":
            said["valid"] = {"start": day(number)}
            if number % 2:
                said["valid"]["end"] = day(number + 40)
        data["statements"].append(said)
    return made(data)


def fresh(shape: str, size: int) -> Catalog:
    """Return the catalogue as nobody has asked it yet."""
    return Catalog(catalogue(shape, size).contents)


def operations(question: Callable[[], object]) -> int:
    """Return how many functions a question calls, those written in C included."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        question()
    finally:
        sys.setprofile(None)
    return count


def home(catalog: Catalog) -> Region:
    """Return the region that every shape has."""
    return catalog.get(HOME, Region)


QUESTIONS: dict[str, Callable[[Catalog], object]] = {
    "by id": home,
    "by label": lambda c: c.get("Testland Central"),
    "every fact": lambda c: [fact.values for fact in home(c).facts.values()],
    "text": lambda c: [fact.text for fact in home(c).facts.values()],
    "table": lambda c: [fact.to_text() for fact in home(c).facts.values()],
    "standings": lambda c: [f.standing(s) for f in home(c).facts.values() for s in f.statements],
    "search with many hits": lambda c: c.search("land"),
    "search with none": lambda c: c.search("nothing of this"),
    "statements": lambda c: c.statements,
    "dependents": lambda c: c.dependents("early"),
    "what changed": lambda c: c.changes(since="2010-01-01", until="2025-12-31"),
    "what became known": lambda c: c.changes(
        since="2010-01-01", until="2025-12-31", axis=Axis.KNOWN_BY
    ),
    "difference": lambda c: diff(c, c.at(lang="nl")),
    "answer": lambda c: home(c).to_json(),
    "extract": lambda c: c.extract(HOME),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_grows_faster_than_the_catalogue(shape: str, name: str) -> None:
    """Ten times the statements cost at most some ten times the operations."""
    small, large = (
        operations(lambda size=size: QUESTIONS[name](fresh(shape, size)))  # type: ignore[misc]
        for size in (SMALL, LARGE)
    )
    assert math.log(large / small, LARGE / SMALL) < 1.15, (small, large)


def test_one_fact_of_one_entity_costs_the_same_in_any_crowd() -> None:
    """On another day or in another language, what else the catalogue holds does not count."""

    def ask(size: int, **moment: str) -> int:
        catalog = fresh("wide", size)
        home(catalog)  # so that the names are indexed
        catalog.at(as_of="2025-06-30")  # and the first day of all is known
        return operations(lambda: home(catalog.at(**moment)).opened)

    for moment in ({"as_of": "2025-07-01"}, {"known_by": "2025-07-01"}, {"lang": "nl"}):
        small, large = ask(SMALL, **moment), ask(LARGE, **moment)
        assert large <= small * 1.1
        assert large < 2000


def test_facts_are_looked_up_in_constant_time() -> None:
    """The last fact of many costs what the first does."""
    facts = home(fresh("deep", SMALL)).facts
    names = list(facts)
    first, last = (operations(lambda name=name: facts[name]) for name in (names[0], names[-1]))  # type: ignore[misc]
    assert first == last
