"""
Warm answers, each as a ratio to one look-up in a dict, which is measured beside it.

Usage: ``python warm.py [PASSES]``; prints JSON.
"""

from __future__ import annotations

import json
import pickle
import sys
from contextlib import suppress
from copy import deepcopy
from datetime import date, timedelta
from itertools import count
from string import ascii_lowercase
from timeit import Timer
from typing import Any

from belgium_cloud_region import UnknownEntityError, get_region

QUESTIONS = {
    "get_region()": "get_region()",
    "by id": "get_region('azure:belgiumcentral')",
    "by alias": "get_region('be central')",
    "a miss with a default": "get_region('atlantis', default=None)",
    "facts['opened']": "facts['opened']",
    "hash(region)": "hash(region)",
    "deepcopy(region)": "deepcopy(region)",
    "a fact on a new day": "get_region(as_of=next(days)).facts['opened'].value",
    "a fact in a new language": "get_region(lang=next(languages)).facts['opened'].value",
    "a misspelling": "refused('Belgum Central')",
    "a megabyte of text": "refused(megabyte)",
    "region.to_json()": "region.to_json()",
    "pickle and back": "pickle.loads(pickle.dumps(region))",
}

LONG_ENOUGH = 0.02  # seconds for which an answer is repeated to be measured


def _refused(name: str) -> None:
    with suppress(UnknownEntityError):
        get_region(name)


def measured(passes: int) -> dict[str, Any]:
    """Return the seconds of each answer and its ratios to a look-up, pass by pass, and sizes."""
    region = get_region()
    names = {
        "get_region": get_region,
        "region": region,
        "facts": region.facts,
        "lookup": {"be central": region},
        "days": (date(2027, 1, 1) + timedelta(days=number) for number in count()),
        "languages": (f"n{letter}-{n:03}" for letter in ascii_lowercase for n in range(1000)),
        "refused": _refused,
        "megabyte": "x" * 2**20,
        "deepcopy": deepcopy,
        "pickle": pickle,
    }
    codes = {"": "lookup['be central']", **QUESTIONS}
    timers = {name: Timer(code, globals=names) for name, code in codes.items()}
    often = dict.fromkeys(timers, 1)
    for name, timer in timers.items():
        while timer.timeit(often[name]) < LONG_ENOUGH:
            often[name] *= 4
    seconds, ratios = ({name: list[float]() for name in QUESTIONS} for _ in range(2))
    for _ in range(passes):
        for name in QUESTIONS:
            lookup, answer = (timers[n].timeit(often[n]) / often[n] for n in ("", name))
            seconds[name].append(answer)
            ratios[name].append(answer / lookup)
    sizes = {"to_json": len(region.to_json().encode()), "pickle": len(pickle.dumps(region))}
    return {"seconds": seconds, "ratios": ratios, "bytes": sizes}


def main() -> None:
    """Measure, and print what was found."""
    print(json.dumps(measured(int(sys.argv[1]) if len(sys.argv) > 1 else 9)))


if __name__ == "__main__":
    main()
