"""
Measure this package beside its peers, and write the page on performance.

Usage: ``python benchmarks/run.py [--quick | --long] [--environment FOLDER] [--output PAGE]``.

The checkout and the peers are installed in an environment of their own, which is kept if its
folder is named. What measures runs there, in processes of its own: `cold`, `warm` and `growth`.
The words of the page, and the goals, stand in ``page.md``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import venv
from collections.abc import Iterable
from math import inf, log
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

from catalogues import SHAPES, SIZES
from cold import OURS, PEERS

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "explanation" / "performance.md"
SIX = ("airportsdata", "langcodes", "holidays", "particle", "astropy", "mendeleev")
MEASURABLE = 1.0  # milliseconds, from which on an exponent says something
VERSIONS = "import sys, importlib.metadata as m; print(*map(m.version, sys.argv[1:]))"

Times = list[list[float]]


def figure(number: float) -> str:
    """Return a number of three digits or more."""
    return f"{number:,.0f}" if number >= 99.95 else f"{number:#.3g}"


class Reached(float):
    """A number that is written behind its goal, and bold where it is above."""

    def __format__(self, goal: str) -> str:
        most, _, unit = goal.partition(" ")
        text = f"{figure(float(self))} {unit}".rstrip()
        return f"{goal} | {text}" if self <= float(most) else f"{goal} | **{text}**"


def run(*command: str | Path) -> str:
    """Return what a command prints."""
    print("running", *(Path(part).name for part in command[:5]), file=sys.stderr)
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)  # noqa: S603 - ours
    return done.stdout


def installed(folder: Path) -> tuple[Path, int]:
    """Install the checkout and the peers; return the Python that has them, and the wheel's bytes."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    pip = (python, "-m", "pip", "-qq", "--disable-pip-version-check")
    with TemporaryDirectory() as wheels:
        run(*pip, "wheel", "--no-deps", "--wheel-dir", wheels, HERE.parent)
        (wheel,) = Path(wheels).iterdir()
        run(*pip, "install", *PEERS, "langcodes[data]", wheel)
        run(*pip, "install", "--no-deps", "--force-reinstall", wheel)
        return python, wheel.stat().st_size


def table(head: str, rows: Iterable[Iterable[str]]) -> str:
    """Return a table with this head, whose cells a bar parts."""
    line = " | ".join(["---", *["---:"] * head.count(" | ")])
    return "\n".join(f"| {row} |" for row in (head, line, *map(" | ".join, rows)))


def ratios(times: Times, others: Times, column: int = 0) -> list[float]:
    """Return the ratios of wall times, or of CPU times, in each round."""
    return [one[column] / other[column] for one, other in zip(times, others, strict=True)]


def spread(values: list[float]) -> str:
    """Return median and quartiles."""
    low, middle, high = quantiles(values, method="inclusive")
    return f"{figure(middle)} ({figure(low)}–{figure(high)})"


def cold_rows(cases: dict[str, Times], versions: list[str]) -> Iterable[list[str]]:
    """Yield what each package needs to be imported, and to answer."""
    attrs = cases["attrs"]
    labels = {"pass": "`python -c pass`"} | {name: f"**ours: {name}**" for name in OURS}
    labels |= {name: f"{name} {version}" for name, version in zip(PEERS, versions, strict=True)}
    for name, label in labels.items():
        alone = "import" if name in OURS else f"import {name}"
        more = median(case[2] for case in cases[name]) - median(case[2] for case in attrs)
        imported = spread(ratios(cases[alone], attrs)) if alone in cases else ""
        wall, cpu = (ratios(cases[name], attrs, column) for column in (0, 1))
        yield [label, imported, spread(wall), figure(median(cpu)), f"{more:+.1f} MiB"]


def growth_of(by_size: dict[str, float]) -> tuple[int, int, float]:
    """Return two sizes, a decade apart or less, and the exponent between them."""
    large = max(map(int, by_size))
    small = min(size for size in map(int, by_size) if size * 10 >= large)
    times, sizes = by_size[str(large)] / by_size[str(small)], large / small
    return small, large, log(times, sizes) if large > small else inf  # too slow to be asked again


def growth_cell(by_size: dict[str, float], largest: int) -> str:
    """Return how a question grows in catalogues of one shape."""
    small, large, exponent = growth_of(by_size)
    few, many = (by_size[str(size)] * 1000 for size in (small, large))
    said = [f"{exponent:.2f}"] if many >= MEASURABLE else []
    said += [] if large == largest else [f"{small:,} to {large:,}"]
    return f"{figure(few)} → {figure(many)}" + (f" ({', '.join(said)})" if said else "")


def words(cold: Any, warm: Any, growth: Any, wheel: int, versions: list[str]) -> dict[str, Any]:
    """Return what the page says in its places."""
    cases = cold["processes"]
    ahead = {name: median(ratios(cases["first fact"], cases[name])) for name in SIX}
    grown = {
        f"{name}, {shape}": growth_of(by_size)[2]
        for shape, questions in growth.items()
        for name, by_size in questions.items()
        if name != "json.loads" and max(by_size.values()) * 1000 >= MEASURABLE
    }
    nearest, steepest = (max(found, key=found.__getitem__) for found in (ahead, grown))
    smaller, largest, _ = growth_of(growth["wide"]["load_catalog"])
    load, parse = (growth["wide"][name][str(largest)] for name in ("load_catalog", "json.loads"))
    sizes = {**warm["bytes"], "wheel": wheel}
    read = ([name, f"{few:,}", f"{few / all_:.0%}"] for name, (few, all_) in cold["bytes"].items())
    seconds = {name: median(found) for name, found in warm["seconds"].items()}
    warm_rows = ([n, spread(r), figure(seconds[n] * 1e6)] for n, r in warm["ratios"].items())
    cells = {n: [growth_cell(growth[s][n], largest) for s in SHAPES] for n in growth["wide"]}
    return {
        "bare": Reached(median(ratios(cases["import"], cases["pass"]))),
        "cold": {name: Reached(median(ratios(cases[name], cases["attrs"]))) for name in OURS},
        "nearest": nearest,
        "ahead": Reached(ahead[nearest]),
        "six": ", ".join(SIX),
        "warm": {name: Reached(median(found)) for name, found in warm["ratios"].items()},
        "ms": {name: Reached(found * 1000) for name, found in seconds.items()},
        "kilobytes": {name: Reached(number / 1000) for name, number in sizes.items()},
        "steepest": steepest,
        "exponent": Reached(grown[steepest]),
        "load": Reached(load / parse),
        "smaller": smaller,
        "largest": largest,
        "cold_table": table(
            "package | import | and answer | CPU | peak", cold_rows(cases, versions)
        ),
        "bytes_table": table("first answer | bytes read | of all", read),
        "warm_table": table("question | ÷ one look-up | µs", warm_rows),
        "growth_table": table(
            " | ".join(["question", *SHAPES]), ([n, *found] for n, found in cells.items())
        ),
    }


def main() -> None:
    """Install, measure, and write the page."""
    parser = argparse.ArgumentParser(description="Measure, and write the page on performance.")
    parser.add_argument("--quick", action="store_true", help="few rounds, small catalogues")
    parser.add_argument("--long", action="store_true", help="100,000 statements too")
    parser.add_argument("--rounds", type=int, help="of whole processes; 15, or 3 if quick")
    parser.add_argument("--environment", type=Path, help="a folder to keep what is installed")
    parser.add_argument("--output", type=Path, default=PAGE, help="the page to write")
    given = parser.parse_args()
    rounds = given.rounds or (3 if given.quick else 15)
    sizes = (100, 300, 1_000) if given.quick else (*SIZES, *([100_000] if given.long else []))
    with TemporaryDirectory() as passing:
        python, wheel = installed(given.environment or Path(passing))
        versions = run(python, "-c", VERSIONS, *PEERS).split()
        cold = json.loads(run(python, "-I", "-S", HERE / "cold.py", str(rounds)))
        warm = json.loads(run(python, "-Es", HERE / "warm.py", str(rounds)))
        growth = json.loads(run(python, "-Es", HERE / "growth.py", *map(str, sizes)))
    page = (HERE / "page.md").read_text("utf-8")
    page = page.format(
        python=f"{platform.python_implementation()} {platform.python_version()}",
        system=platform.system(),
        cores=os.cpu_count(),
        rounds=rounds,
        **words(cold, warm, growth, wheel, versions),
    )
    given.output.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
