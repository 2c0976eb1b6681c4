"""
What changed: the days on which facts turn, and what they turn into.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from belgium_cloud_region.catalog.assembly import Assembly
from belgium_cloud_region.catalog.verdict import Clock, turning_days
from belgium_cloud_region.model.change import Axis, Change
from belgium_cloud_region.model.dates import PartialDate

__all__ = ["changes_of"]


def changes_of(
    assembly: Assembly, subject_id: str, first: date, last: date, axis: Axis
) -> Iterator[Change]:
    """
    Yield the changes of one entity's facts after one day, up to and including another.

    On the clock of what held, what is known is that of the assembly's moment; on
    the clock of what was known, the question is about the same day.
    """

    def clock(day: date) -> Clock:
        when = PartialDate.of(day)
        known_by = when if axis is Axis.KNOWN_BY else assembly.clock.known_by
        return Clock(as_of=when, known_by=known_by)

    sources = assembly.contents.sources_by_id
    for name, statements in assembly.contents.statements_by_property(subject_id).items():
        before = assembly.fact(name, statements, clock(first))
        for day in sorted(turning_days(statements, sources, axis)):
            if first < day <= last:
                after = assembly.fact(name, statements, clock(day))
                old, new = (() if fact is None else fact.values for fact in (before, after))
                if old != new:
                    yield Change(day=PartialDate.of(day), axis=axis, before=before, after=after)
                before = after
