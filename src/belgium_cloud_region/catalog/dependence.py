"""
What rests on what: which statements fall when a source or a statement falls.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from belgium_cloud_region.model.statement import Statement

__all__ = ["fallen_with"]


def fallen_with(
    statements: Sequence[Statement], sources: Collection[str], lost: Collection[str]
) -> tuple[Statement, ...]:
    """
    Return the statements that nothing supports any more, in their order.

    A statement falls when every source that it cites has fallen, or when any
    statement that it was derived from has.

    Args:
        statements: All statements.

        sources: The ids of the sources that fall.

        lost: The ids of the statements that fall; they are not returned.
    """
    fallen = {s.id for s in statements if all(r.source_id in sources for r in s.references)}
    fallen |= set(lost)
    waiting = True
    while waiting:  # what was derived from what was derived falls too
        more = {s.id for s in statements if not fallen.isdisjoint(s.derived_from)}
        waiting = not more <= fallen
        fallen |= more
    return tuple(s for s in statements if s.id in fallen and s.id not in lost)
