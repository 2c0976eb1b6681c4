"""
What a statement can assert when plain text will not do: amounts, places, and their absence.
"""

from __future__ import annotations

import math
from enum import Enum, StrEnum
from typing import Literal

import attrs

from belgium_cloud_region.frozen import Frozen
from belgium_cloud_region.model.text import matching

__all__ = ["Absence", "Modality", "Point", "Quantity"]

_HORIZON = r"P[1-9][0-9]{0,2}[YMD]|(?:\.\.|[12][0-9]{3}(?:-[0-9]{2}){0,2})(?:/(?:\.\.|[12][0-9]{3}(?:-[0-9]{2}){0,2}))?"


class Absence(Enum):
    """
    Why there is no value. Always falsy; as text it gives its reason.

    Example:
        >>> from belgium_cloud_region.model import Absence
        >>> bool(Absence.NONE), str(Absence.NONE)
        (False, 'none: known not to exist')
    """

    NONE = "none"
    NOT_YET = "not-yet"
    ENDED = "ended"
    UNDISCLOSED = "undisclosed"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"
    PER_SUBSCRIPTION = "per-subscription"

    def __bool__(self) -> Literal[False]:  # so that `or` narrows a union
        return False

    @property
    def reason(self) -> str:
        """What this absence means, in English."""
        return _REASONS[self]

    def __str__(self) -> str:
        return f"{self.value}: {self.reason}"


_REASONS = {
    Absence.NONE: "known not to exist",
    Absence.NOT_YET: "still to come on that day",
    Absence.ENDED: "was so, and is no longer",
    Absence.UNDISCLOSED: "kept secret by those who know it",
    Absence.UNKNOWN: "no value can be given",
    Absence.NOT_APPLICABLE: "the question does not arise",
    Absence.PER_SUBSCRIPTION: "differs from one subscription to another",
}


class Modality(StrEnum):
    """How an amount is meant by whoever names it."""

    EXACTLY = "exactly"
    ABOUT = "about"
    UP_TO = "up-to"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    LESS_THAN = "less-than"


def _number(given: float) -> float:
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        raise TypeError(f"an amount is a number, got {type(given).__name__}")
    try:
        number = float(given)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise ValueError(f"an amount is finite, got {number}")
    return number


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Quantity(Frozen):
    """
    An amount with its unit, and how it is meant.

    Attributes:
        amount: The number, in full: thirty billion is 30000000000.

        unit:
            A UCUM or ISO 4217 code (``ms``, ``EUR``), ``1`` for a ratio, else
            an English noun in the singular (``zone``).

        modality: Whether the amount is exact, a ceiling, a floor or a guess.

        upper: The upper end, included, where the source gives a range.

        horizon:
            The span that the amount is about: an ISO 8601 duration (``P4Y``),
            an EDTF date or an interval (``../2026``).

        scope: What is counted, as a value of the enumeration ``scope``.

    Example:
        >>> from belgium_cloud_region.model import Modality, Quantity
        >>> str(Quantity(31_500_000_000, "EUR", Modality.UP_TO, horizon="P4Y"))
        'up to 31.5 billion EUR'
    """

    amount: float = attrs.field(converter=_number)
    unit: str = attrs.field(validator=matching(r"[A-Za-z0-9%/{}.-]{1,40}"))
    modality: Modality = attrs.field(
        default=Modality.EXACTLY, validator=attrs.validators.instance_of(Modality)
    )
    upper: float | None = attrs.field(default=None, converter=attrs.converters.optional(_number))
    horizon: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(matching(_HORIZON))
    )
    scope: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.upper is not None and self.upper <= self.amount:
            raise ValueError(f"the range ends ({self.upper:g}) before it starts ({self.amount:g})")

    def within(self, other: Quantity) -> bool:
        """
        Tell whether every amount that this can mean is one that *other* can mean.

        A guess ("about") is taken for its amount. Units, scopes and horizons must be the same, as
        far as both are named; the unit ``1`` names none.

        Example:
            >>> from belgium_cloud_region.model import Modality, Quantity
            >>> Quantity(3, "zone").within(Quantity(2, "zone", Modality.AT_LEAST))
            True
        """
        for ours, theirs, silent in (
            (self.unit, other.unit, "1"),
            (self.scope, other.scope, None),
            (self.horizon, other.horizon, None),
        ):
            if ours != theirs and silent not in (ours, theirs):
                return False
        (low, high), (other_low, other_high) = self._limits(), other._limits()
        return other_low <= low and high <= other_high

    def _limits(self) -> tuple[tuple[float, int], tuple[float, int]]:
        """Return the ends of what it can mean, each with how far it is from being included."""
        low = high = (self.amount, 0)
        if self.upper is not None:
            high = (self.upper, 0)
        if self.modality in (Modality.AT_LEAST, Modality.MORE_THAN):
            low, high = (self.amount, int(self.modality is Modality.MORE_THAN)), (math.inf, 0)
        if self.modality in (Modality.UP_TO, Modality.LESS_THAN):
            low, high = (-math.inf, 0), (high[0], -int(self.modality is Modality.LESS_THAN))
        return low, high

    def __str__(self) -> str:
        words = (
            "" if self.modality is Modality.EXACTLY else self.modality.value.replace("-", " ") + " "
        )
        range_end = "" if self.upper is None else f" to {_amount(self.upper)}"
        return f"{words}{_amount(self.amount)}{range_end} {self.unit}".removesuffix(" 1")


def _amount(number: float) -> str:
    for size, name in ((1e9, " billion"), (1e6, " million")):
        if abs(number) >= size:
            return f"{number / size:,.10g}{name}"
    return f"{number:,.10g}"


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Point(Frozen):
    """
    A point on the globe, in degrees of WGS 84.

    Attributes:
        latitude: North is positive; from -90 to 90, both included.

        longitude: East is positive; from -180 to 180, both included.

    Raises:
        ValueError: A coordinate is out of bounds.
    """

    latitude: float = attrs.field(
        converter=_number, validator=[attrs.validators.ge(-90), attrs.validators.le(90)]
    )
    longitude: float = attrs.field(
        converter=_number, validator=[attrs.validators.ge(-180), attrs.validators.le(180)]
    )

    def within(self, other: Point) -> bool:
        """
        Tell whether this point, with as many decimals as *other*, is that one.

        Example:
            >>> from belgium_cloud_region.model import Point
            >>> Point(50.5039, 4.4699).within(Point(50.5, 4.47))
            True
        """
        return _rounds_to(self.latitude, other.latitude) and _rounds_to(
            self.longitude, other.longitude
        )

    def __str__(self) -> str:
        return f"{self.latitude!r}, {self.longitude!r}"


def _rounds_to(fine: float, coarse: float) -> bool:
    decimals = len(f"{coarse:.12f}".rstrip("0").partition(".")[2])
    tolerance: float = 0.5 / 10**decimals + 1e-12  # what a float may be off by
    return abs(fine - coarse) <= tolerance
