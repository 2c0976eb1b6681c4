"""
Held against something real: one table row in every version of a public file.

The fixture has the Belgian row of ``articles/reliability/regions-list.md`` in the
public repository MicrosoftDocs/reliability-docs, in each of the 437 versions of
the file up to August 2026: commit, committer's date, cells. On the day of each
commit the library must answer what a reader of that commit saw.
"""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from belgium_cloud_region import Absence, Status, get_region

FIXTURE = Path(__file__).parent / "fixtures" / "regions-list-belgium-central.csv"
ROWS = list(csv.DictReader(FIXTURE.read_text("utf-8").splitlines()))

UNPUBLISHED = {
    "410af12e": "written on a working branch, published with the merge of 23 September 2025",
    "c5d34319": "written on the same branch",
    "22cdf332": "written on a working branch, published with the merge of 13 November 2025",
    "c33f8e98": "the last commit of that branch, nine hours before the merge",
    "48854181": "a working branch that was cut before the opening and merged an older state",
}
"""The versions that no reader of the published list saw, and why."""


def day_of(row: dict[str, str]) -> date:
    """Return the day of a commit, in universal time."""
    return datetime.fromisoformat(row["committed"]).astimezone(UTC).date()


def seen(row: dict[str, str]) -> tuple[Status, str | None]:
    """Return what a reader of the row saw: how far the region was, and for whom."""
    if row["listed"] == "no":
        return Status.ANNOUNCED, None
    status = Status.COMING_SOON if row["coming_soon"] == "yes" else Status.AVAILABLE
    return status, "restricted" if row["restricted"] == "yes" else "open"


def told(day: date) -> tuple[Status | Absence, str | None]:
    """Return what the library answers with what was known on a day."""
    region = get_region(known_by=day)
    access = region.facts["access"].value if "access" in region.facts else None
    return region.status, access if isinstance(access, str) else None


def test_the_fixture_is_whole() -> None:
    """Every version is there, with each state that the row was in."""
    assert len(ROWS) == len({row["commit"] for row in ROWS}) == 437
    assert {seen(row)[0] for row in ROWS} == {
        Status.ANNOUNCED,
        Status.COMING_SOON,
        Status.AVAILABLE,
    }


def test_the_library_agrees_with_every_published_version() -> None:
    """With `known_by` the day of a commit, status and access are those of its row."""
    disagree = {row["commit"] for row in ROWS if told(day_of(row)) != seen(row)}
    assert disagree == set(UNPUBLISHED)


PUBLISHED = [r for r in ROWS if r["listed"] == "yes" and r["commit"] not in UNPUBLISHED]


@pytest.mark.parametrize("day", sorted({day_of(row) for row in PUBLISHED}))
def test_the_other_cells_agree(day: date) -> None:
    """Where the list had the row, its other cells are what the library knew by that day."""
    row = next(r for r in PUBLISHED if day_of(r) == day)
    region = get_region(known_by=day)
    assert row["zones"] == "yes"
    assert region.availability_zones in (3, Absence.UNKNOWN)  # the list does not say how many
    assert row["pair"].lower() == "n/a"
    assert region.paired_region is Absence.NONE
    assert (region.physical_location, region.geography) == (row["location"], row["geography"])
    if row["name"]:
        assert region.name == row["name"]
