"""
What was promised for a date, and what became of it: judged like everything, on a clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.fact import Fact
from belgium_cloud_region.model.promise import Outcome, Promise
from belgium_cloud_region.model.statement import Statement

__all__ = ["promises_in"]


def promises_in(facts: Iterable[Fact]) -> Iterator[Promise]:
    """Yield the promises among the facts of one entity; their outcomes are among them too."""
    believable = [(f, s) for f in facts for s in (*f.winners, *f.rivals)]
    fulfilled: dict[object, list[Statement]] = {}
    for _, statement in believable:
        fulfilled.setdefault(statement.qualifier("fulfils"), []).append(statement)
    for fact, statement in believable:
        due = statement.qualifier("due")
        if isinstance(due, PartialDate):
            evidence = tuple(fulfilled.get(statement.id, ()))
            yield Promise(
                statement=statement,
                due=due,
                outcome=_outcome(evidence, due, fact.as_of),
                evidence=evidence,
                view=fact.view,
            )


def _outcome(evidence: tuple[Statement, ...], due: PartialDate, as_of: PartialDate) -> Outcome:
    if evidence:
        return Outcome.KEPT if all(s.flag for s in evidence) else Outcome.BROKEN
    if due.last >= as_of.last:
        return Outcome.PENDING
    return Outcome.NO_EVIDENCE if due.last < as_of.first else Outcome.TOO_COARSE
