"""Dates as precise as their source."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from belgium_cloud_region import PartialDate
from belgium_cloud_region.model import Period, Precision

years = st.integers(1000, 2999)
edtf_texts = st.one_of(
    years.map(str),
    st.builds("{}-{}".format, years, st.integers(21, 23)),
    st.builds("{}-{:02}".format, years, st.integers(1, 12)),
    st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(date.isoformat),
)
partial_dates = edtf_texts.map(PartialDate)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2025", "2025-01-01", "2025-12-31", Precision.YEAR),
        ("2025-21", "2025-03-01", "2025-05-31", Precision.SEASON),
        ("2025-23", "2025-09-01", "2025-11-30", Precision.SEASON),
        ("2023-24", "2023-12-01", "2024-02-29", Precision.SEASON),
        ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("2025-11-18", "2025-11-18", "2025-11-18", Precision.DAY),
    ],
)
def test_bounds(text: str, first: str, last: str, precision: Precision) -> None:
    """A date knows the first and last day that it can mean, and how finely it is known."""
    when = PartialDate(text)
    assert (str(when.first), str(when.last), when.precision) == (first, last, precision)
    assert str(when) == text


@given(edtf_texts)
def test_bounds_agree_with_an_independent_reader(text: str) -> None:
    """The bounds are those that the edtf library finds."""
    theirs = parse_edtf(text)
    ours = PartialDate(text)
    assert tuple(theirs.lower_strict())[:3] == ours.first.timetuple()[:3]
    assert tuple(theirs.upper_strict())[:3] == ours.last.timetuple()[:3]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "0999",
        "3000",
        "2025-",
        "2025-0",
        "2025-00",
        "2025-13",
        "2025-20",
        "2025-25",
        "2025-2-1",
        "2025-02-30",
        "2023-02-29",
        "2025-11-18T00:00",
        "2025-11-18\n",
        "２０２５",
        "2025/2026",
        "18-11-2025",
        "2025-23-01",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """Text that is not exactly one of the four forms, or no real day, is a ValueError."""
    with pytest.raises(ValueError, match=r"is not a (date|month)"):
        PartialDate(text)


def test_three_ways_to_write_a_date() -> None:
    """Text, a datetime.date and a partial date are taken; a moment in time is not."""
    expected = PartialDate("2025-11-18")
    assert PartialDate.of("2025-11-18") == expected
    assert PartialDate.of(date(2025, 11, 18)) == expected
    assert PartialDate.of(expected) is expected
    moment = datetime(2025, 11, 18, 16, 50, tzinfo=UTC)
    for wrong in (moment, 2025, None, b"2025"):
        with pytest.raises(TypeError, match=r"a date is a datetime\.date, ISO text"):
            PartialDate.of(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        PartialDate(2025)  # type: ignore[arg-type]


@given(partial_dates, partial_dates)
def test_within_is_inclusion_of_days(one: PartialDate, other: PartialDate) -> None:
    """One date lies within another exactly if both its ends do."""
    inside = other.first <= one.first and one.last <= other.last
    assert one.within(other) is inside
    assert one.within(one)


def test_a_period_includes_its_start_and_excludes_its_end() -> None:
    """The first day belongs to a period, its end does not; open sides have no limit."""
    period = Period(PartialDate("2025-07-17"), PartialDate("2025-11-13"))
    assert period.covers(PartialDate("2025-07-17")) is True
    assert period.covers(PartialDate("2025-11-12")) is True
    assert period.covers(PartialDate("2025-11-13")) is False
    assert period.covers(PartialDate("2025-07-16")) is False
    assert Period().covers(PartialDate("1000")) is True
    assert Period(end=PartialDate("2025")).covers(PartialDate("2024-12-31")) is True
    assert Period(start=PartialDate("2025")).covers(PartialDate("2026")) is True


def test_a_period_that_cannot_tell_says_so() -> None:
    """Where dates are too coarse for the question, the answer is None and never a guess."""
    period = Period(PartialDate("2025-11"), PartialDate("2026"))
    assert period.covers(PartialDate("2025-11-15")) is None
    assert period.covers(PartialDate("2025")) is None
    assert period.covers(PartialDate("2026-05-01")) is None
    assert period.covers(PartialDate("2025-12-01")) is True
    assert period.covers(PartialDate("2025-10-31")) is False
    assert period.covers(PartialDate("2027")) is False


@given(partial_dates, partial_dates)
def test_a_period_never_ends_before_it_starts(start: PartialDate, end: PartialDate) -> None:
    """A period is refused exactly if no day could belong to it."""
    if end.last <= start.first:
        with pytest.raises(ValueError, match=r"ends .* before it starts"):
            Period(start, end)
    else:
        assert Period(start, end).covers(start) is not False


@given(st.integers(1000, 2999), st.integers(1, 12))
def test_a_month_has_its_days(year: int, month: int) -> None:
    """A month reaches to its last day, in leap years too."""
    when = PartialDate(f"{year}-{month:02}")
    assert when.last.day == calendar.monthrange(year, month)[1]
