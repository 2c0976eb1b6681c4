"""
The rule by which one of several statements is believed.

Among the statements that are known and hold: never a deprecated one, never one
that rests on hints alone; preferred before normal; then by the kind of the best
source, in the order of `SourceKind`; then the latest asserted; then the more
precise date. What is left is a tie, and the fact says so.

Statements that speak of different things do not compete: see `Property.many` and
`Property.apart_by`. What is coarser and contains the other agrees with it.

What does not say since when it holds does not hold for ever: see `Lasting`.

The rule knows no language and remembers nothing: statements, sources and a clock go in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any, NamedTuple, TypeAlias

import attrs

from belgium_cloud_region.catalog.order import natural_order
from belgium_cloud_region.model.change import Axis
from belgium_cloud_region.model.dates import PartialDate, Period, Precision
from belgium_cloud_region.model.evidence import Reference, Source, SourceKind
from belgium_cloud_region.model.statement import Rank, Statement, Value
from belgium_cloud_region.model.vocabulary import AMOUNT_CIRCUMSTANCES, Lasting, Property

__all__ = [
    "Clock",
    "Phase",
    "Version",
    "as_known",
    "is_known",
    "known_references",
    "known_since",
    "published",
    "topics_of",
    "turning_days",
    "weigh",
]

_RANKS = {Rank.PREFERRED: 0, Rank.NORMAL: 1, Rank.DEPRECATED: 2}
_KINDS = {kind: place for place, kind in enumerate(SourceKind)}
_PRECISIONS = {precision: -place for place, precision in enumerate(Precision)}


Order: TypeAlias = tuple[int, int, int, int, tuple[object, ...]]
"""Rank, kind of source, recency, precision, id: the smaller, the stronger."""


class Clock(NamedTuple):
    """
    When a question is asked.

    Attributes:
        as_of: The day, or longer, that the answer should hold for.

        known_by: Only what had surely been published by then counts.
    """

    as_of: PartialDate
    known_by: PartialDate


class Phase(Enum):
    """
    How a statement stands to a day.

    * holds: it may win.
    * undecided: dates are too coarse to tell.
    * untold: nobody had said so yet, and nobody says since when it holds.
    * ended: it held, and no longer does.
    * ahead: it says that it begins later.
    * out: it never wins: it is known to be wrong, or rests on hints alone.
    """

    HOLDS = "holds"
    UNDECIDED = "undecided"
    UNTOLD = "untold"
    ENDED = "ended"
    AHEAD = "ahead"
    OUT = "out"


class Version(NamedTuple):
    """
    A statement as it stands on a day.

    Attributes:
        order: What it is sorted by within its topic: the smaller, the stronger.

        statement: The statement as it was known then.

        phase: Whether it may win, and if not, why.

        topic: The place of the thing that it speaks of, among those of its property.
    """

    order: Order
    statement: Statement
    phase: Phase
    topic: int


def published(reference: Reference, sources: Mapping[str, Source]) -> date | None:
    """
    Return the day by which a reference had surely been published, if anything tells.

    It is the last day that the date of the part, else of the source, can mean;
    and no later than the day on which it was read.
    """
    issued = reference.issued or sources[reference.source_id].issued
    read = reference.accessed
    if issued is None or read is None:
        return issued.last if issued else read.last if read else None
    return min(issued.last, read.last)


def _published_by(reference: Reference, sources: Mapping[str, Source], day: date) -> bool:
    read = reference.accessed
    if read is not None and read.last <= day:  # who has read it needs no date of publication
        return True
    when = published(reference, sources)
    return when is None or when <= day


def is_known(
    statement: Statement, sources: Mapping[str, Source], known_by: PartialDate
) -> bool | None:
    """
    Tell whether a statement had been published by a day.

    Returns:
        `None` where *known_by* is coarser than a day and only part of it will do.
    """
    first, last = known_by.first, known_by.last
    if any(_published_by(r, sources, first) for r in statement.references):
        return True
    coarse = first != last and any(_published_by(r, sources, last) for r in statement.references)
    return None if coarse else False


def known_references(
    references: tuple[Reference, ...], sources: Mapping[str, Source], known_by: PartialDate
) -> tuple[Reference, ...]:
    """Return the references that had surely been published by a day."""
    day = known_by.first
    known = tuple(r for r in references if _published_by(r, sources, day))
    return references if len(known) == len(references) else known


def as_known(
    statement: Statement, sources: Mapping[str, Source], known_by: PartialDate
) -> Statement:
    """Return the statement as a reader of that day knew it: sources, end, and whether it is wrong."""
    cited = known_references(statement.references, sources, known_by) or statement.references
    known: dict[str, Any] = {} if cited is statement.references else {"references": cited}
    if statement.end_published is not None and statement.end_published.last > known_by.first:
        valid = None if statement.valid is None else Period(statement.valid.start)
        known |= {"valid": valid, "end_published": None}
    if statement.deprecated_on is not None and statement.deprecated_on.last > known_by.last:
        known |= {"rank": Rank.NORMAL, "rank_reason": None, "deprecated_on": None}
    return attrs.evolve(statement, **known) if known else statement


def turning_days(
    statement: Statement, sources: Mapping[str, Source], axis: Axis, lasting: Lasting
) -> set[date]:
    """Return the days on which a statement may begin or cease to count on a clock."""
    days: set[date | None] = set()
    limits = [statement.valid.start, statement.valid.end] if statement.valid else []
    if lasting is Lasting.HAPPENING:
        limits.append(statement.date)
    for limit in limits:
        days |= {limit.first, limit.last} if limit else set()
    if axis is Axis.AS_OF and lasting.begins_when_told:
        days.add(known_since(statement, sources))
    if axis is Axis.KNOWN_BY:
        days |= {published(reference, sources) for reference in statement.references}
        for learnt in (statement.deprecated_on, statement.end_published):
            days |= {learnt.last} if learnt else set()
    return {day for day in days if day is not None}


def topics_of(statements: Iterable[Statement], definition: Property) -> dict[str, int]:
    """
    Return, by statement id, the place of the thing that a statement speaks of.

    Later dates come first, then things in the order of the statements' ids: values that hold
    side by side do not compete.
    """
    first: dict[object, tuple[object, ...]] = {}
    keys: dict[str, tuple[object, ...]] = {}
    for statement in sorted(statements, key=lambda s: natural_order(s.id)):
        apart = tuple(_circumstance(statement, name) for name in definition.apart_by)
        topic = (apart, statement.value) if definition.many else apart
        latest = max((t.last.toordinal() for t in apart if isinstance(t, PartialDate)), default=0)
        keys[statement.id] = first.setdefault(topic, (-latest, *natural_order(statement.id)))
    places = {key: place for place, key in enumerate(sorted(first.values()))}
    return {statement_id: places[key] for statement_id, key in keys.items()}


def _circumstance(statement: Statement, name: str) -> Value | None:
    quantity = statement.quantity
    if quantity is not None and name in AMOUNT_CIRCUMSTANCES:
        return quantity.scope if name == "scope" else quantity.horizon
    return statement.qualifier(name)


def weigh(
    statement: Statement,
    topic: int,
    sources: Mapping[str, Source],
    clock: Clock,
    lasting: Lasting = Lasting.IDENTITY,
) -> Version | None:
    """Return how a statement stands on a day; nothing, if nobody could know it."""
    known = is_known(statement, sources, clock.known_by)
    if known is False:
        return None
    statement = as_known(statement, sources, clock.known_by)
    kind, recency = len(_KINDS), 0
    believable = False
    for reference in statement.references:
        source = sources[reference.source_id]
        if not source.hint:
            believable = True
            kind = min(kind, _KINDS[source.kind])
            # That a text was read lately does not make it a late one: undated ones come last.
            if reference.issued or source.issued:
                day = published(reference, sources)
                recency = min(recency, -day.toordinal() if day else 0)
    phase = Phase.OUT
    if believable and statement.rank is not Rank.DEPRECATED:
        phase = _phase(statement, sources, clock.as_of, lasting)
        if known is None and phase is Phase.HOLDS:
            phase = Phase.UNDECIDED
    precision = statement.date.precision if statement.date else Precision.YEAR
    rank = _RANKS[statement.rank]
    order = (rank, kind, recency, _PRECISIONS[precision], natural_order(statement.id))
    return Version(order, statement, phase, topic)


def known_since(statement: Statement, sources: Mapping[str, Source]) -> date | None:
    """Return the day by which the first of a statement's sources had surely been published."""
    days = [published(reference, sources) for reference in statement.references]
    return min((day for day in days if day is not None), default=None)


def _phase(
    statement: Statement, sources: Mapping[str, Source], as_of: PartialDate, lasting: Lasting
) -> Phase:
    valid = statement.valid
    if valid is not None and valid.end is not None and as_of.first >= valid.end.last:
        return Phase.ENDED
    silent = valid is None or valid.start is None
    if silent and lasting.begins_when_told:
        told = known_since(statement, sources)
        if told is not None and as_of.last < told:
            return Phase.AHEAD if lasting is Lasting.PROMISE else Phase.UNTOLD
        if told is not None and as_of.first < told:
            return Phase.UNDECIDED
    if valid is None:
        return Phase.HOLDS
    if valid.start is not None and as_of.last < valid.start.first:
        return Phase.AHEAD
    return Phase.HOLDS if valid.covers(as_of) else Phase.UNDECIDED
