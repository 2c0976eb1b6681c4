"""
The versions of one property held against each other: which answer, and what decided.

`verdict` has the rule by which each of them is weighed; here they meet.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from belgium_cloud_region.catalog.verdict import (
    Clock,
    Order,
    Phase,
    Version,
    known_since,
    weigh,
)
from belgium_cloud_region.model.dates import PartialDate, Precision
from belgium_cloud_region.model.evidence import Source
from belgium_cloud_region.model.fact import Ground, Judgement, Standing
from belgium_cloud_region.model.statement import Rank, Statement, Value
from belgium_cloud_region.model.values import Point, Quantity
from belgium_cloud_region.model.vocabulary import Lasting

__all__ = ["Contest", "judge"]


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
