"""
The rule by which one of several statements is believed.

Among the statements that are known and hold: never a deprecated one, never one
that rests on hints alone; preferred before normal; then by the kind of the best
source, in the order of `SourceKind`; then the latest asserted; then the more
precise date. What is left is a tie, and the fact says so.

Statements that speak of different things do not compete: see
`Property.many` and `Property.apart_by`.

The rule knows no language and remembers nothing: statements, sources and a clock go in.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

import attrs

from belgium_cloud_region.catalog.order import natural_order
from belgium_cloud_region.model.change import Axis
from belgium_cloud_region.model.dates import PartialDate, Precision
from belgium_cloud_region.model.evidence import Reference, Source, SourceKind
from belgium_cloud_region.model.fact import Ground, Judgement
from belgium_cloud_region.model.statement import Rank, Statement, Value
from belgium_cloud_region.model.vocabulary import Property

__all__ = [
    "Clock",
    "Contest",
    "Version",
    "as_known",
    "is_known",
    "judge",
    "known_references",
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


class Version(NamedTuple):
    """
    A statement as it stands on a day.

    Attributes:
        order: What it is sorted by within its topic: the smaller, the stronger.

        statement: The statement as it was known then.

        counts: Whether it may win; `None` where its dates are too coarse to tell.

        topic: The place of the thing that it speaks of, among those of its property.
    """

    order: Order
    statement: Statement
    counts: bool | None
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
    """Return the statement as a reader of that day knew it: what it cites, and whether it ends."""
    cited = known_references(statement.references, sources, known_by) or statement.references
    ended = statement.end_published is None or statement.end_published.last <= known_by.first
    if ended and cited is statement.references:
        return statement
    if ended or statement.valid is None:
        return attrs.evolve(statement, references=cited)
    valid = attrs.evolve(statement.valid, end=None)
    return attrs.evolve(statement, references=cited, valid=valid, end_published=None)


def turning_days(statement: Statement, sources: Mapping[str, Source], axis: Axis) -> set[date]:
    """Return the days on which a statement may begin or cease to count on a clock."""
    days: set[date | None] = set()
    for limit in (statement.valid.start, statement.valid.end) if statement.valid else ():
        days |= {limit.first, limit.last} if limit else set()
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
        apart = tuple(statement.qualifier(name) for name in definition.apart_by)
        topic = (apart, statement.value) if definition.many else apart
        latest = max((t.last.toordinal() for t in apart if isinstance(t, PartialDate)), default=0)
        keys[statement.id] = first.setdefault(topic, (-latest, *natural_order(statement.id)))
    places = {key: place for place, key in enumerate(sorted(first.values()))}
    return {statement_id: places[key] for statement_id, key in keys.items()}


def weigh(
    statement: Statement, topic: int, sources: Mapping[str, Source], clock: Clock
) -> Version | None:
    """Return how a statement stands on a day; nothing, if nobody could know it."""
    known = is_known(statement, sources, clock.known_by)
    if known is False:
        return None
    statement = as_known(statement, sources, clock.known_by)
    rank = statement.rank
    if statement.deprecated_on and statement.deprecated_on.last > clock.known_by.last:
        rank = Rank.NORMAL  # nobody could know yet
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
    counts: bool | None = False
    if believable and rank is not Rank.DEPRECATED:
        holds = True if statement.valid is None else statement.valid.covers(clock.as_of)
        counts = False if holds is False else None if None in (holds, known) else True
    precision = statement.date.precision if statement.date else Precision.YEAR
    order = (_RANKS[rank], kind, recency, _PRECISIONS[precision], natural_order(statement.id))
    return Version(order, statement, counts, topic)


class Contest:
    """
    The versions of one property on a day, each topic's strongest first.

    A version can be exchanged for another in the time of a look-up, so that a day on which one of
    many changes costs no more than that one.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._versions: dict[str, Version] = {}
        self._counting: dict[int, list[Version]] = {}
        self._values: dict[int, Counter[Value]] = {}
        self._topics: list[int] = []
        self._undecided: dict[str, Version] = {}

    def put(self, statement_id: str, version: Version | None) -> None:
        """Let a version stand for a statement from now on, or nothing."""
        old = self._versions.pop(statement_id, None)
        if old is not None and old.counts:
            counting, values = self._counting[old.topic], self._values[old.topic]
            del counting[bisect_left(counting, old.order, key=_order)]
            values[old.statement.value] -= 1
            if not values[old.statement.value]:
                del values[old.statement.value]
            if not counting:
                del self._topics[bisect_left(self._topics, old.topic)]
        elif old is not None and old.counts is None:
            del self._undecided[statement_id]
        if version is None:
            return
        self._versions[statement_id] = version
        if version.counts:
            counting = self._counting.setdefault(version.topic, [])
            if not counting:
                insort(self._topics, version.topic)
            insort(counting, version, key=_order)
            self._values.setdefault(version.topic, Counter())[version.statement.value] += 1
        elif version.counts is None:
            self._undecided[statement_id] = version

    @property
    def knows(self) -> bool:
        """Whether any version is known."""
        return bool(self._versions)

    @property
    def best(self) -> Value | None:
        """The value to believe, if there is one."""
        return self._counting[self._topics[0]][0].statement.value if self._topics else None

    def answer(self, topic: int) -> frozenset[Value]:
        """Return the values that are given on one of the things that the property tells of."""
        counting = self._counting.get(topic)
        if not counting:
            return frozenset()
        leader = counting[0].statement.value
        if not isinstance(leader, PartialDate):  # only dates agree without being equal
            return frozenset((leader,))
        values = self._values[topic]
        near = values if leader.precision is not Precision.DAY else leader.containing()
        return frozenset((leader, *(v for v in near if v in values and _agree(leader, v))))

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
        others = (version for version in self._versions.values() if not version.counts)
        ordered = (*counting, *sorted(others, key=lambda v: (v.topic, v.order)))
        undecided = tuple(v.statement for v in ordered if v.counts is None)
        winners: list[Statement] = []
        answers: list[Statement] = []
        rivals: list[Version] = []
        coarse = self.too_coarse
        for topic in () if coarse else self._topics:
            leader = self._counting[topic][0]
            answers.append(leader.statement)
            for version in self._counting[topic]:
                if _agree(leader.statement.value, version.statement.value):
                    winners.append(version.statement)
                elif topic == self._topics[0]:
                    rivals.append(version)
        if coarse:
            ground = Ground.TOO_COARSE
        elif not counting:
            ground = Ground.NOTHING_HOLDS
        elif rivals:
            ground = _decider(counting[0], rivals[0])
        elif len(answers) > 1:
            ground = Ground.SIDE_BY_SIDE
        else:
            ground = Ground.ONLY_ONE if len(winners) == 1 else Ground.AGREEMENT
        return Judgement(
            statements=tuple(version.statement for version in ordered),
            winners=tuple(winners),
            answers=tuple(answers),
            rivals=tuple(version.statement for version in rivals),
            undecided=undecided,
            ground=ground,
            first_published=_first_published(counting[0].statement, sources) if counting else None,
        )


def judge(
    statements: Sequence[Statement],
    topics: Mapping[str, int],
    sources: Mapping[str, Source],
    clock: Clock,
) -> Judgement | None:
    """
    Return which of the statements on one property of one entity answer; nothing, if none is known.

    Args:
        statements: All versions.

        topics: What `topics_of` returned for them.

        sources: The sources that they cite, by id.

        clock: When the question is asked.
    """
    contest = Contest()
    known = False
    for statement in statements:
        version = weigh(statement, topics[statement.id], sources, clock)
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
    days = [published(reference, sources) for reference in best.references]
    first = min((day for day in days if day is not None), default=None)
    return None if first is None else PartialDate.of(first)


def _agree(one: Value, other: Value) -> bool:
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        return one.within(other) or other.within(one)
    return one == other
