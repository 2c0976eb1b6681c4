"""Amounts, places and absences."""

from __future__ import annotations

import math
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belgium_cloud_region import Absence, Quantity
from belgium_cloud_region.model import Modality, Point


@pytest.mark.parametrize("absence", Absence)
def test_an_absence_is_falsy_and_gives_its_reason(absence: Absence) -> None:
    """Every absence is false, prints its reason, and comes back from its value."""
    assert not absence
    assert str(absence) == f"{absence.value}: {absence.reason}"
    assert Absence(absence.value) is absence


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity(3, "zone"), "3 zone"),
        (Quantity(31_500_000_000, "EUR", Modality.UP_TO), "up to 31.5 billion EUR"),
        (Quantity(31_500_000, "EUR"), "31.5 million EUR"),
        (Quantity(60000, "job", Modality.MORE_THAN), "more than 60,000 job"),
        (Quantity(1.2, "1", upper=1.4), "1.2 to 1.4"),
        (Quantity(0.84, "1"), "0.84"),
    ],
)
def test_a_quantity_reads_as_it_is_meant(quantity: Quantity, text: str) -> None:
    """A quantity as text has its modality, its full amount and its unit."""
    assert str(quantity) == text


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(Modality))
def test_an_amount_is_never_changed(amount: float, modality: Modality) -> None:
    """What goes in as an amount comes out as the same number."""
    assert Quantity(amount, "ms", modality).amount == amount


@pytest.mark.parametrize("amount", ["3", None, True, [3]])
def test_an_amount_is_a_number(amount: Any) -> None:
    """Text, nothing and truth values are not amounts."""
    with pytest.raises(TypeError, match="an amount is a number"):
        Quantity(amount, "ms")


@pytest.mark.parametrize("amount", [math.nan, math.inf, -math.inf])
def test_an_amount_is_finite(amount: float) -> None:
    """Infinity and not-a-number are refused."""
    with pytest.raises(ValueError, match="an amount is finite"):
        Quantity(amount, "ms")


@pytest.mark.parametrize(
    "wrong",
    [
        {"unit": ""},
        {"unit": "per hour"},
        {"upper": 3},
        {"upper": 1},
        {"horizon": "soon"},
        {"horizon": "P4"},
    ],
)
def test_a_quantity_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    """A unit is a code, a range goes up, a horizon is a duration or a date."""
    with pytest.raises(ValueError, match=r"must match|ends"):
        attrs.evolve(Quantity(3, "zone"), **wrong)


@pytest.mark.parametrize("horizon", ["P4Y", "2024", "../2026", "2025-11/2029", "2024-05-01/.."])
def test_horizons(horizon: str) -> None:
    """Durations, dates and intervals, open ones too, are horizons."""
    assert Quantity(1, "EUR", horizon=horizon).horizon == horizon


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_points_on_the_globe(latitude: float, longitude: float) -> None:
    """Every point within the bounds is one, and keeps its coordinates."""
    point = Point(latitude, longitude)
    assert (point.latitude, point.longitude) == (latitude, longitude)
    assert str(point) == f"{latitude!r}, {longitude!r}"


@pytest.mark.parametrize("place", [(90.1, 0), (-90.1, 0), (0, 180.1), (0, -180.1), (math.nan, 0)])
def test_points_beyond_the_globe(place: tuple[float, float]) -> None:
    """A coordinate out of bounds is refused."""
    with pytest.raises(ValueError, match=r"must be|finite"):
        Point(*place)
