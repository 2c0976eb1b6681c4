"""
Dates as precise as their source, and the periods between them.

The text form is EDTF (ISO 8601-2). Seasons are those of the northern
hemisphere, whole months: spring is March to May, summer June to August, autumn
September to November, winter December to February of the next year.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import attrs

from belgium_cloud_region.frozen import Frozen

__all__ = ["PartialDate", "Period", "Precision"]

_EDTF = r"([12][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}  # EDTF code: first month


class Precision(StrEnum):
    """How finely a date is known."""

    YEAR = "year"
    SEASON = "season"
    MONTH = "month"
    DAY = "day"


@lru_cache(maxsize=4096)
def _bounds(edtf: str) -> tuple[date, date, Precision]:
    if len(edtf) == 10 and edtf.isascii() and edtf[0] in "12" and edtf[4] == edtf[7] == "-":
        try:
            exact = date.fromisoformat(edtf)  # most dates are days: no pattern is needed for one
        except ValueError:
            pass
        else:
            return exact, exact, Precision.DAY
    match = re.fullmatch(_EDTF, edtf)
    if match is None:
        raise ValueError(
            f"{edtf[:40]!r} is not a date that is understood; write a year, season, month or day "
            "as in '2025', '2025-23' (autumn), '2025-11', '2025-11-18'"
        )
    year = int(match[1])
    part, day = (None if group is None else int(group) for group in match.group(2, 3))
    try:
        if part is None:
            return date(year, 1, 1), date(year, 12, 31), Precision.YEAR
        if day is not None:  # it was no day of the calendar above
            date(year, part, day)
        if part not in _SEASONS:
            after = date(year + part // 12, part % 12 + 1, 1)
            return date(year, part, 1), after - timedelta(days=1), Precision.MONTH
        first = date(year, _SEASONS[part], 1)
        after = date(year + part // 24, (_SEASONS[part] + 3 - 1) % 12 + 1, 1)
        return first, after - timedelta(days=1), Precision.SEASON
    except ValueError:
        raise ValueError(f"{edtf!r} is not a month or day of the calendar") from None


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class PartialDate(Frozen):
    """
    A year, season, month or day, and never more than the source said.

    One that is a day equals that `datetime.date`, and hashes like it.

    Attributes:
        edtf: The date as EDTF text.

    Raises:
        ValueError: The text is not such a date, or the day does not exist.

    Example:
        >>> from belgium_cloud_region.model import PartialDate
        >>> autumn = PartialDate("2025-23")
        >>> autumn.precision.value, str(autumn.first), str(autumn.last)
        ('season', '2025-09-01', '2025-11-30')
        >>> PartialDate("2025-11-18").within(autumn)
        True
    """

    edtf: str = attrs.field(validator=attrs.validators.instance_of(str))

    def __attrs_post_init__(self) -> None:
        _bounds(self.edtf)

    @classmethod
    def of(cls, when: PartialDate | date | str) -> PartialDate:
        """
        Return the date that a caller wrote in one of three ways.

        A point in time is not a date: what day it is depends on a time zone
        that nobody named, so a `datetime.datetime` is refused.

        Raises:
            TypeError: It is none of the three.
            ValueError: The text is not a date.
        """
        if isinstance(when, PartialDate):
            return when
        if isinstance(when, str):
            return cls(when)
        if type(when) is date:
            return cls(when.isoformat())
        raise TypeError(
            "a date is a datetime.date, ISO text such as '2025-11-18' or a PartialDate, "
            f"got {type(when).__name__}"
        )

    @property
    def first(self) -> date:
        """The first day that it can mean."""
        return _bounds(self.edtf)[0]

    @property
    def last(self) -> date:
        """The last day that it can mean."""
        return _bounds(self.edtf)[1]

    @property
    def precision(self) -> Precision:
        """How finely the date is known."""
        return _bounds(self.edtf)[2]

    def containing(self) -> tuple[PartialDate, ...]:
        """
        Return the coarser dates that this one lies in.

        Example:
            >>> from belgium_cloud_region.model import PartialDate
            >>> [str(date) for date in PartialDate("2026-01-15").containing()]
            ['2026', '2025-24', '2026-01']
        """
        year, month = self.first.year, self.first.month
        season = f"{year - (month < 3)}-{21 + (month // 3 - 1) % 4}"
        coarser = (str(year), season, f"{year}-{month:02}")
        dates = (PartialDate(edtf) for edtf in coarser if edtf != self.edtf)
        return tuple(date for date in dates if self.within(date))

    def within(self, other: PartialDate) -> bool:
        """Tell whether every day that this can mean is one that *other* can mean."""
        return other.first <= self.first and self.last <= other.last

    def __str__(self) -> str:
        return self.edtf

    def __repr__(self) -> str:
        return f"PartialDate({self.edtf!r})"

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PartialDate):
            return self.edtf == other.edtf
        if type(other) is date:
            return self.edtf == other.isoformat()
        return NotImplemented

    def __hash__(self) -> int:
        first, last, _ = _bounds(self.edtf)
        return hash(first if first == last else self.edtf)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Period(Frozen):
    """
    A stretch of time: its first day is included, its end is not.

    Attributes:
        start: The first day that belongs to it; open if absent.

        end: The first day that no longer belongs to it; open if absent.

    Raises:
        ValueError: It would end before it starts, or hold no day.

    Example:
        >>> from datetime import date
        >>> from belgium_cloud_region.model import PartialDate, Period
        >>> listed = Period(PartialDate("2025-09-23"), PartialDate("2025-11-13"))
        >>> listed.covers(PartialDate("2025-10-15")), listed.covers(PartialDate("2025-11-13"))
        (True, False)
        >>> listed.covers(PartialDate("2025")) is None
        True
    """

    start: PartialDate | None = None
    end: PartialDate | None = None

    def __attrs_post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end.last <= self.start.first:
            raise ValueError(f"the period ends ({self.end}) before it starts ({self.start})")

    def covers(self, when: PartialDate) -> bool | None:
        """
        Tell whether all of *when* lies inside; `None` where the dates are too coarse to say.
        """
        after_start = _at_or_after(when, self.start)
        ended = None if self.end is None else _at_or_after(when, self.end)
        before_end = True if self.end is None else (None if ended is None else not ended)
        if after_start is False or before_end is False:
            return False
        return None if after_start is None or before_end is None else True


def _at_or_after(when: PartialDate, limit: PartialDate | None) -> bool | None:
    if limit is None or when.first >= limit.last:
        return True
    return False if when.last < limit.first else None
