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

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any, NamedTuple, TypeAlias

import attrs

from belgium_cloud_region.catalog.order import natural_order
from belgium_cloud_region.model.change import Axis
from belgium_cloud_region.model.dates import PartialDate, Period, Precision
from belgium_cloud_region.model.evidence import Reference, Source, SourceKind
from belgium_cloud_region.model.fact import Ground, Judgement, Standing
from belgium_cloud_region.model.statement import Rank, Statement, Value
from belgium_cloud_region.model.values import Point, Quantity
from belgium_cloud_region.model.vocabulary import AMOUNT_CIRCUMSTANCES, Lasting, Property

__all__ = [
    "Clock",
    "Contest",
    "Phase",
    "Version",
    "as_known",
    "is_known",
    "judge",
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


class Contest:
    """
    The versions of one property on a day, each topic's strongest first.

    A version can be exchanged for another in the time of a look-up, so that a day on which one of
    many changes costs no more than that one.

    Attributes:
        as_of: The day, or longer, that the answer should hold for.
    """

    as_of: PartialDate

    def __init__(self, as_of: PartialDate, lasting: Lasting) -> None:
        """Begin without any."""
        self.as_of = as_of
        self._happening = lasting is Lasting.HAPPENING
        self._versions: dict[str, Version] = {}
        self._phases: Counter[Phase] = Counter()
        self._counting: dict[int, list[Version]] = {}
        self._values: dict[int, Counter[Value]] = {}
        self._topics: list[int] = []
        self._undecided: dict[str, Version] = {}

    def put(self, statement_id: str, version: Version | None) -> None:
        """Let a version stand for a statement from now on, or nothing."""
        old = self._versions.pop(statement_id, None)
        if old is not None:
            self._phases[old.phase] -= 1
            self._undecided.pop(statement_id, None)
        if old is not None and old.phase is Phase.HOLDS:
            counting, values = self._counting[old.topic], self._values[old.topic]
            del counting[bisect_left(counting, old.order, key=_order)]
            values[old.statement.value] -= 1
            if not values[old.statement.value]:
                del values[old.statement.value]
            if not counting:
                del self._topics[bisect_left(self._topics, old.topic)]
        if version is None:
            return
        self._versions[statement_id] = version
        self._phases[version.phase] += 1
        if version.phase is Phase.UNDECIDED:
            self._undecided[statement_id] = version
        if version.phase is Phase.HOLDS:
            counting = self._counting.setdefault(version.topic, [])
            if not counting:
                insort(self._topics, version.topic)
            insort(counting, version, key=_order)
            self._values.setdefault(version.topic, Counter())[version.statement.value] += 1

    @property
    def knows(self) -> bool:
        """Whether any version is known."""
        return bool(self._versions)

    @property
    def holds(self) -> bool:
        """Whether a version answers."""
        return not self.too_coarse and any(map(self._reached, self._topics))

    @property
    def value(self) -> Value:
        """The value to believe, or why there is none."""
        if not self.too_coarse:
            for topic in self._topics:
                if self._reached(topic):
                    return self._counting[topic][0].statement.value
        return self._lack.absence

    @property
    def _lack(self) -> Ground:
        """Why no version answers."""
        if self.too_coarse:
            return Ground.TOO_COARSE
        if self._topics:
            return Ground.NOT_YET
        phases = (
            (Phase.UNTOLD, Ground.NOT_TOLD),
            (Phase.ENDED, Ground.ENDED),
            (Phase.AHEAD, Ground.NOT_YET),
        )
        return next((ground for p, ground in phases if self._phases[p]), Ground.NOTHING_HOLDS)

    def _reached(self, topic: int) -> bool:
        """Tell whether what is said of a thing is not ahead of the day, or of the end of a longer time."""
        date = self._counting[topic][0].statement.date if self._happening else None
        return date is None or date.first <= self.as_of.last

    def answer(self, topic: int) -> frozenset[Value]:
        """Return the values that are given on one of the things that the property tells of."""
        counting = self._counting.get(topic)
        if not counting or not self._reached(topic):
            return frozenset()
        leader = counting[0].statement.value
        if not isinstance(leader, (PartialDate, Quantity, Point)):  # others agree if they are equal
            return frozenset((leader,))
        values: Iterable[Value] = self._values[topic]
        if isinstance(leader, PartialDate) and leader.precision is Precision.DAY:
            values = (value for value in leader.containing() if value in self._values[topic])
        return frozenset((leader, *(value for value in values if _agree(leader, value))))

    @property
    def too_coarse(self) -> bool:
        """Whether a version that may count would make the answer another one."""
        if not self._topics:
            return bool(self._undecided)
        return any(self._would_change(version) for version in self._undecided.values())

    def _would_change(self, version: Version) -> bool:
        counting = self._counting.get(version.topic)
        if not counting:  # it speaks of something else, beside what is answered
            return False
        agrees = _agree(counting[0].statement.value, version.statement.value)
        return not agrees and version.order < counting[0].order

    def judgement(self, sources: Mapping[str, Source]) -> Judgement:
        """Return the outcome."""
        counting = [version for topic in self._topics for version in self._counting[topic]]
        others = [
            version for version in self._versions.values() if version.phase is not Phase.HOLDS
        ]
        ordered = (*counting, *sorted(others, key=lambda v: (v.topic, v.order)))
        coarse = self.too_coarse
        idle = Standing.UNDECIDED if coarse else Standing.NOT_YET  # what holds, and does not answer
        standings = {v.statement.id: _standing(v, idle) for v in ordered}
        winners: list[Statement] = []
        answers: list[Statement] = []
        rivals: list[Version] = []
        answered = [] if coarse else [t for t in self._topics if self._reached(t)]
        for topic in answered:
            leader = self._counting[topic][0]
            answers.append(leader.statement)
            for version in self._counting[topic]:
                agrees = _agree(leader.statement.value, version.statement.value)
                standing = Standing.AGREES if agrees else Standing.RIVAL
                standings[version.statement.id] = Standing.BEST if version is leader else standing
                if agrees:
                    winners.append(version.statement)
                else:
                    rivals.append(version)
        ground = self._lack
        hindsight = None
        if answered:
            leader = self._counting[answered[0]][0]
            rival = next((version for version in rivals if version.topic == answered[0]), None)
            if rival is not None:
                ground = _decider(leader, rival)
            elif len(answers) > 1:
                ground = Ground.SIDE_BY_SIDE
            else:
                ground = Ground.ONLY_ONE if len(winners) == 1 else Ground.AGREEMENT
        else:
            hindsight = _hindsight(ground, ordered, sources)
        best = answers[0] if answers else hindsight
        return Judgement(
            statements=tuple(version.statement for version in ordered),
            winners=tuple(winners),
            answers=tuple(answers),
            rivals=tuple(version.statement for version in rivals),
            undecided=tuple(v.statement for v in ordered if v.phase is Phase.UNDECIDED),
            standings=standings,
            ground=ground,
            hindsight=hindsight,
            first_published=None if best is None else _first_published(best, sources),
        )


def _standing(version: Version, idle: Standing) -> Standing:
    if version.phase is Phase.OUT:
        deprecated = version.statement.rank is Rank.DEPRECATED
        return Standing.DEPRECATED if deprecated else Standing.HINT
    return _STANDINGS.get(version.phase, idle)


_STANDINGS = {
    Phase.UNDECIDED: Standing.UNDECIDED,
    Phase.UNTOLD: Standing.NOT_TOLD,
    Phase.ENDED: Standing.ENDED,
    Phase.AHEAD: Standing.NOT_YET,
}


def _hindsight(
    ground: Ground, versions: Iterable[Version], sources: Mapping[str, Source]
) -> Statement | None:
    """Return what tells most of why nothing answers: what came next, was last, or was told first."""
    phases = {
        Ground.NOT_YET: (Phase.HOLDS, Phase.AHEAD),
        Ground.ENDED: (Phase.ENDED,),
        Ground.NOT_TOLD: (Phase.UNTOLD,),
    }.get(ground, ())
    statements = [version.statement for version in versions if version.phase in phases]
    if not statements:
        return None
    if ground is Ground.ENDED:
        return max(statements, key=_end)
    if ground is Ground.NOT_TOLD:
        return min(statements, key=lambda s: known_since(s, sources) or date.max)
    # Of versions of one thing the best one tells when it came; of several things the first to come.
    leaders = {version.topic: version.statement for version in reversed(tuple(versions))}
    return min((s for s in statements if s in leaders.values()), key=_start)


def _start(statement: Statement) -> date:
    valid = statement.valid
    if valid is not None and valid.start is not None:
        return valid.start.first
    return date.max if statement.date is None else statement.date.first


def _end(statement: Statement) -> date:
    valid = statement.valid
    return date.min if valid is None or valid.end is None else valid.end.last


def judge(
    statements: Sequence[Statement],
    topics: Mapping[str, int],
    sources: Mapping[str, Source],
    clock: Clock,
    lasting: Lasting = Lasting.IDENTITY,
) -> Judgement | None:
    """
    Return which of the statements on one property of one entity answer; nothing, if none is known.

    Args:
        statements: All versions.

        topics: What `topics_of` returned for them.

        sources: The sources that they cite, by id.

        clock: When the question is asked.

        lasting: How the statements on the property last.
    """
    contest = Contest(clock.as_of, lasting)
    known = False
    for statement in statements:
        version = weigh(statement, topics[statement.id], sources, clock, lasting)
        if version is not None:
            known = True
            contest.put(statement.id, version)
    return contest.judgement(sources) if known else None


def _order(version: Version) -> Order:
    return version.order


def _decider(best: Version, rival: Version) -> Ground:
    for ground, ours, theirs in zip(
        (Ground.RANK, Ground.SOURCE_KIND, Ground.LATEST), best.order, rival.order, strict=False
    ):
        if ours != theirs:
            return ground
    return Ground.TIE


def _first_published(best: Statement, sources: Mapping[str, Source]) -> PartialDate | None:
    """Return when the best statement was first published, where it does not say since when it holds."""
    if best.valid is not None and best.valid.start is not None:
        return None
    told = known_since(best, sources)
    return None if told is None else PartialDate.of(told)


def _agree(one: Value, other: Value) -> bool:
    """Tell whether two values are the same, or the coarser one contains the other."""
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        return one.within(other) or other.within(one)
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return one.within(other) or other.within(one)
    if isinstance(one, Point) and isinstance(other, Point):
        return one.within(other) or other.within(one)
    return one == other
