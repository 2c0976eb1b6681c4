"""
What rests on what: which statements fall when a source or a statement falls.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from belgium_cloud_region.model.statement import Statement

__all__ = ["unsupported"]


def unsupported(
    statements: Sequence[Statement], sources: Collection[str], lost: Collection[str]
) -> tuple[Statement, ...]:
    """
    Return the statements that nothing supports any more, in their order.

    A statement falls when every source that it cites does, or when any
    statement that it was derived from does.

    Args:
        statements: All statements.

        sources: The ids of the sources that fall.

        lost: The ids of the statements that fall; they are not returned.
    """
    derived: dict[str, list[str]] = {}
    for statement in statements:
        for premise in statement.derived_from:
            derived.setdefault(premise, []).append(statement.id)
    unsupported_ids: set[str] = set()
    waiting = [s.id for s in statements if all(r.source_id in sources for r in s.references)]
    waiting += lost
    while waiting:  # what was derived from what was derived falls too
        statement_id = waiting.pop()
        if statement_id not in unsupported_ids:
            unsupported_ids.add(statement_id)
            waiting += derived.get(statement_id, ())
    return tuple(s for s in statements if s.id in unsupported_ids and s.id not in lost)
