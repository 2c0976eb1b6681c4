"""
Cold start: whole processes, of this package and of its peers, in random order, round by round.

Usage: ``python -I -S cold.py [ROUNDS]``; prints JSON. Needs `os.wait4`, which Windows has not.

A process is said to hold, at its peak, no less than the one that started it: hence this one
imports as little as it can.
"""

from __future__ import annotations

import os
import sys
from time import perf_counter

_US = "from belgium_cloud_region import"

OURS = {
    "get_region()": f"{_US} get_region; get_region()",
    "first fact": f"{_US} get_region; get_region().opened",
    "first fact, by alias": f"{_US} get_region; get_region('be central').opened",
    "all facts": f"{_US} get_region; [fact.value for fact in get_region().facts.values()]",
    "everything": f"{_US} get_catalog\n"
    "[fact.value for entity in get_catalog().entities for fact in entity.facts.values()]",
}
PEERS = {
    "iso3166": ("import iso3166", "iso3166.countries.get('be').name"),
    "babel": ("from babel import Locale", "Locale('nl').territories['BE']"),
    "pycountry": ("import pycountry", "pycountry.countries.get(alpha_2='BE').name"),
    "airportsdata": ("import airportsdata", "airportsdata.load('IATA')['BRU']['name']"),
    "langcodes": ("import langcodes", "langcodes.Language.get('nl-BE').display_name()"),
    "holidays": ("import holidays", "holidays.country_holidays('BE').get('2026-07-21')"),
    "particle": ("from particle import Particle", "Particle.from_pdgid(211).mass"),
    "astropy": ("from astropy import constants", "constants.c.value"),
    "mendeleev": ("import mendeleev", "mendeleev.element('Fe').atomic_weight"),
}
"""How each peer is imported, and a first answer of it, by what is installed."""

CASES = {
    "pass": "pass",
    "attrs": "import attrs",
    "import": "import belgium_cloud_region",
    **OURS,
    **{f"import {name}": code for name, (code, _) in PEERS.items()},
    **{name: f"{code}\n{answer}" for name, (code, answer) in PEERS.items()},
}

_LISTENING = """
import os, sys
opened = []
sys.addaudithook(lambda event, given: event == "open" and opened.append(str(given[0])))
{}
import belgium_cloud_region
data = os.path.join(os.path.dirname(belgium_cloud_region.__file__), "data")
paths = [os.path.join(folder, file) for folder, _, files in os.walk(data) for file in files]
sizes = {{path: os.path.getsize(path) for path in paths}}
print(sum(sizes.get(path, 0) for path in opened), sum(sizes.values()))
"""
"""What tells the bytes of the data files that were opened, by a loader too, and of all."""


def _run(code: str) -> tuple[str, tuple[float, float, float]]:
    """Return what a process with this code printed; its wall and CPU time, and peak in MiB."""
    output, end = os.pipe()
    began = perf_counter()
    process = os.posix_spawn(
        sys.executable,
        [sys.executable, "-I", "-c", code],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, end, 1), (os.POSIX_SPAWN_CLOSE, output)],
    )
    os.close(end)
    with open(output, encoding="utf-8") as stream:
        text = stream.read()
    _, status, usage = os.wait4(process, 0)
    wall = perf_counter() - began
    if status:
        raise RuntimeError(f"this failed: {code}")
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return text, (wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def measured(rounds: int) -> dict[str, list[tuple[float, float, float]]]:
    """Return wall time, CPU time and peak memory of each case, round by round."""
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in CASES}
    for turn in range(rounds + 1):  # the first fills the caches of the machine
        for name in sorted(CASES, key=lambda _: os.urandom(8)):
            _, usage = _run(CASES[name])
            if turn:
                found[name].append(usage)
    return found


def bytes_read() -> dict[str, list[int]]:
    """Return how many bytes of data each of our first answers reads, and how many there are."""
    texts = {name: _run(_LISTENING.format(code))[0] for name, code in OURS.items()}
    return {name: [int(number) for number in text.split()] for name, text in texts.items()}


def main() -> None:
    """Measure, and print what was found."""
    processes = measured(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    found = {"processes": processes, "bytes": bytes_read()}

    import json  # not before, see above

    print(json.dumps(found))


if __name__ == "__main__":
    main()
