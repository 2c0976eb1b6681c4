"""
What changed: the days on which facts turn, and what they turn into.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from belgium_cloud_region.catalog.contest import Contest
from belgium_cloud_region.catalog.verdict import Clock, turning_days, weigh
from belgium_cloud_region.model.change import Axis
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.evidence import Source
from belgium_cloud_region.model.statement import Statement, Value
from belgium_cloud_region.model.values import Absence
from belgium_cloud_region.model.vocabulary import Lasting

__all__ = ["days_of_change"]


def days_of_change(
    statements: Sequence[Statement],
    topics: Mapping[str, int],
    lasting: Lasting,
    sources: Mapping[str, Source],
    first: date,
    last: date,
    axis: Axis,
    known_by: PartialDate,
) -> Iterator[tuple[date, bool, bool]]:
    """
    Yield the days after one day, up to and including another, on which a property's answer turns.

    Every statement is weighed on its own turning days alone. With each day come whether anything
    was known of the property before, and whether anything is from then on.

    Args:
        statements: All versions of one property of one entity.

        topics: What `belgium_cloud_region.catalog.verdict.topics_of` returned for them.

        lasting: How the statements on it last.

        sources: The sources that they cite, by id.

        first: The day whose answer is the starting point.

        last: The last day that counts.

        axis: The clock to turn.

        known_by: What is known, where the clock of what held is turned.
    """
    turning: dict[date, list[Statement]] = {first: list(statements)}
    for statement in statements:
        for day in turning_days(statement, sources, axis, lasting):
            if first < day <= last:
                turning.setdefault(day, []).append(statement)
    contest = Contest(PartialDate.of(first), lasting)
    given: Counter[Value] = Counter()
    before: Value = Absence.UNKNOWN
    known = False
    for day in sorted(turning):
        when = PartialDate.of(day)
        clock = Clock(when, when if axis is Axis.KNOWN_BY else known_by)
        touched = {topics[statement.id] for statement in turning[day]}
        old = Counter(value for topic in touched for value in contest.answer(topic))
        contest.as_of = when
        for statement in turning[day]:
            version = weigh(statement, topics[statement.id], sources, clock, lasting)
            contest.put(statement.id, version)
        new = Counter(value for topic in touched for value in contest.answer(topic))
        differs = any(
            bool(given[value]) is not bool(given[value] - old[value] + new[value])
            for value in old.keys() | new.keys()
        )
        given.update(new)
        given.subtract(old)
        after = contest.value
        if day != first and (after != before or (differs and contest.holds)):
            yield day, known, contest.knows
        before, known = after, contest.knows
