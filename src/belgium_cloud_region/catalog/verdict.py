"""
The rule by which one of several statements is believed.

Among the statements that are known and hold: never a deprecated one, never one
that rests on hints alone; preferred before normal; then by the kind of the best
source, in the order of `SourceKind`; then the latest asserted; then the more
precise date. What is left is a tie, and the fact says so.

Statements that speak of different things do not compete: see
`Property.many` and `Property.apart_by`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import attrs

from belgium_cloud_region._display import Listing
from belgium_cloud_region.catalog.records import natural_order
from belgium_cloud_region.frozen import FrozenMap
from belgium_cloud_region.model.change import Axis
from belgium_cloud_region.model.dates import PartialDate, Precision
from belgium_cloud_region.model.evidence import Reference, Source, SourceKind
from belgium_cloud_region.model.fact import Fact, Ground
from belgium_cloud_region.model.statement import Rank, Statement, Value
from belgium_cloud_region.model.text import LanguageMap
from belgium_cloud_region.model.vocabulary import Property

__all__ = ["Clock", "as_known", "heard", "judge", "known", "published", "turning_days"]

_RANKS = {Rank.PREFERRED: 0, Rank.NORMAL: 1, Rank.DEPRECATED: 2}
_KINDS = {kind: place for place, kind in enumerate(SourceKind)}
_PRECISIONS = {precision: -place for place, precision in enumerate(Precision)}


@attrs.frozen(kw_only=True)
class Clock:
    """
    When a question is asked.

    Attributes:
        as_of: The day, or longer, that the answer should hold for.

        known_by: Only what had surely been published by then counts.
    """

    as_of: PartialDate
    known_by: PartialDate


def published(reference: Reference, sources: Mapping[str, Source]) -> date | None:
    """
    Return the day by which a reference had surely been published, if anything tells.

    It is the last day that the date of the part, else of the source, can mean;
    and no later than the day on which it was read.
    """
    issued = reference.issued or sources[reference.source_id].issued
    return min((d.last for d in (issued, reference.accessed) if d is not None), default=None)


def _asserted(reference: Reference, sources: Mapping[str, Source]) -> date | None:
    # That a text was read lately does not make it a late one: undated ones come last.
    dated = reference.issued or sources[reference.source_id].issued
    return published(reference, sources) if dated else None


def known(
    statement: Statement, sources: Mapping[str, Source], known_by: PartialDate
) -> bool | None:
    """
    Tell whether a statement had been published by a day.

    Returns:
        `None` where *known_by* is coarser than a day and only part of it will do.
    """
    days = [published(r, sources) for r in statement.references]
    if any(day is None or day <= known_by.first for day in days):
        return True
    return None if any(day is not None and day <= known_by.last for day in days) else False


def heard(
    references: tuple[Reference, ...], sources: Mapping[str, Source], known_by: PartialDate
) -> tuple[Reference, ...]:
    """Return the references that had surely been published by a day."""
    days = [published(reference, sources) for reference in references]
    out = [day is None or day <= known_by.first for day in days]
    return (
        references
        if all(out)
        else tuple(r for r, told in zip(references, out, strict=True) if told)
    )


def as_known(
    statement: Statement, sources: Mapping[str, Source], known_by: PartialDate
) -> Statement:
    """Return the statement as a reader of that day knew it: what it cites, and whether it ends."""
    told = heard(statement.references, sources, known_by) or statement.references
    ended = statement.end_published is None or statement.end_published.last <= known_by.first
    if ended and told is statement.references:
        return statement
    if ended or statement.valid is None:
        return attrs.evolve(statement, references=told)
    valid = attrs.evolve(statement.valid, end=None)
    return attrs.evolve(statement, references=told, valid=valid, end_published=None)


def turning_days(
    statements: Iterable[Statement], sources: Mapping[str, Source], axis: Axis
) -> set[date]:
    """Return the days on which what counts of these statements may change on a clock."""
    days: set[date | None] = set()
    for statement in statements:
        for limit in (statement.valid.start, statement.valid.end) if statement.valid else ():
            days |= {limit.first, limit.last} if limit else set()
        if axis is Axis.KNOWN_BY:
            days |= {published(reference, sources) for reference in statement.references}
            for learnt in (statement.deprecated_on, statement.end_published):
                days |= {learnt.last} if learnt else set()
    return {day for day in days if day is not None}


def judge(
    subject_id: str,
    definition: Property,
    statements: Sequence[Statement],
    sources: Mapping[str, Source],
    clock: Clock,
    subject: LanguageMap,
    names: FrozenMap[str, LanguageMap],
    language: str,
    edition: str,
) -> Fact:
    """
    Return the fact that these statements on one property make.

    Args:
        subject_id: The id of the entity that they are about.

        definition: What the property means.

        statements: All versions that are known, or may be.

        sources: The sources that they cite, by id.

        clock: When the question is asked.

        subject: What the entity is called.

        names: What ids and enumerated values in the statements are called.

        language: The language of the answer.

        edition: The edition that answers.
    """
    strengths = {s.id: _Strength.of(s, sources, clock) for s in statements}
    topics = _topics(statements, definition)
    ordered = sorted(
        statements,
        key=lambda s: (strengths[s.id].counts is not True, topics[s.id], strengths[s.id].order),
    )
    live = [s for s in ordered if strengths[s.id].counts]
    undecided = [s for s in ordered if strengths[s.id].counts is None]
    leaders: dict[object, Statement] = {}
    winners: list[Statement] = []
    rivals: list[Statement] = []
    for statement in live:
        leader = leaders.setdefault(topics[statement.id], statement)
        if _agree(leader.value, statement.value):
            winners.append(statement)
        elif leader is live[0]:
            rivals.append(statement)
    if any(
        _would_change(s, leaders.get(topics[s.id]), strengths) if leaders else True
        for s in undecided
    ):
        leaders, winners, rivals, ground = {}, [], [], Ground.TOO_COARSE
    elif not live:
        ground = Ground.NOTHING_HOLDS
    elif rivals:
        ground = strengths[live[0].id].over(strengths[rivals[0].id])
    elif len(leaders) > 1:
        ground = Ground.SIDE_BY_SIDE
    else:
        ground = Ground.ONLY_ONE if len(winners) == 1 else Ground.AGREEMENT
    reason = names.get(f"rank-reason/{live[0].rank_reason}") if ground is Ground.RANK else None
    cited = sorted({r.source_id for s in statements for r in s.references})
    return Fact(
        subject_id=subject_id,
        subject=subject,
        property=definition.name,
        labels=definition.labels,
        statements=Listing(ordered),
        winner_ids=tuple(s.id for s in winners),
        leader_ids=tuple(s.id for s in leaders.values()),
        rival_ids=tuple(s.id for s in rivals),
        undecided_ids=tuple(s.id for s in undecided),
        ground=ground,
        reason=reason,
        first_told=_first_told(live, sources),
        as_of=clock.as_of,
        known_by=clock.known_by,
        names=names,
        sources=Listing(sources[source_id] for source_id in cited),
        language=language,
        edition=edition,
    )


def _first_told(live: Sequence[Statement], sources: Mapping[str, Source]) -> PartialDate | None:
    """Return when the best statement was first told, where it does not say since when it holds."""
    if not live or (live[0].valid is not None and live[0].valid.start is not None):
        return None
    days = [published(reference, sources) for reference in live[0].references]
    first = min((day for day in days if day is not None), default=None)
    return None if first is None else PartialDate.of(first)


def _would_change(
    undecided: Statement, leader: Statement | None, strengths: Mapping[str, _Strength]
) -> bool:
    """Tell whether the answer would be another one if the undecided statement counted."""
    if leader is None:  # it speaks of something else, beside what is told
        return False
    if _agree(leader.value, undecided.value):
        return False
    return strengths[undecided.id].order < strengths[leader.id].order


@attrs.frozen
class _Strength:
    """How a statement stands against others; smaller is stronger."""

    counts: bool | None
    rank: int
    kind: int
    recency: int
    precision: int
    id: tuple[object, ...]

    @classmethod
    def of(
        cls,
        statement: Statement,
        sources: Mapping[str, Source],
        clock: Clock,
    ) -> _Strength:
        rank = statement.rank
        if statement.deprecated_on and statement.deprecated_on.last > clock.known_by.last:
            rank = Rank.NORMAL  # nobody could know yet
        cited = [r for r in statement.references if not sources[r.source_id].hint]
        holds = True if statement.valid is None else statement.valid.covers(clock.as_of)
        known_then = known(statement, sources, clock.known_by)
        days = [_asserted(r, sources) for r in cited]
        precision = statement.date.precision if statement.date else Precision.YEAR
        return cls(
            counts=_both(holds, known_then) if cited and rank is not Rank.DEPRECATED else False,
            rank=_RANKS[rank],
            kind=min((_KINDS[sources[r.source_id].kind] for r in cited), default=len(_KINDS)),
            recency=-max((day.toordinal() for day in days if day is not None), default=0),
            precision=_PRECISIONS[precision],
            id=natural_order(statement.id),
        )

    @property
    def order(self) -> tuple[object, ...]:
        return (
            self.rank,
            self.kind,
            self.recency,
            self.precision,
            self.id,
        )

    def over(self, other: _Strength) -> Ground:
        if self.rank != other.rank:
            return Ground.RANK
        if self.kind != other.kind:
            return Ground.SOURCE_KIND
        return Ground.LATEST if self.recency != other.recency else Ground.TIE


def _both(one: bool | None, other: bool | None) -> bool | None:
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def _topics(statements: Sequence[Statement], definition: Property) -> dict[str, tuple[object, ...]]:
    """
    Return, by statement id, a key that statements on the same thing share.

    The keys sort the things: later dates first, then in the order of the ids,
    for values that hold side by side do not compete.
    """
    first: dict[object, tuple[object, ...]] = {}
    keys: dict[str, tuple[object, ...]] = {}
    for statement in sorted(statements, key=lambda s: natural_order(s.id)):
        apart = tuple(statement.qualifier(name) for name in definition.apart_by)
        topic = (apart, statement.value) if definition.many else apart
        latest = max((t.last.toordinal() for t in apart if isinstance(t, PartialDate)), default=0)
        keys[statement.id] = first.setdefault(topic, (-latest, *natural_order(statement.id)))
    return keys


def _agree(one: Value, other: Value) -> bool:
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        return one.within(other) or other.within(one)
    return one == other
