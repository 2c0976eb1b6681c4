"""One change of one fact, on one of the two clocks."""

from __future__ import annotations

import builtins
from enum import StrEnum

import attrs

from belgium_cloud_region.frozen import Frozen
from belgium_cloud_region.model.dates import PartialDate, Period
from belgium_cloud_region.model.evidence import Reference
from belgium_cloud_region.model.fact import Fact
from belgium_cloud_region.model.shown import Shown
from belgium_cloud_region.model.statement import Value
from belgium_cloud_region.model.view import View

__all__ = ["Axis", "Change"]


class Axis(StrEnum):
    """Which clock is turned: the one of what held, or the one of what was known."""

    AS_OF = "as_of"
    KNOWN_BY = "known_by"


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Change(Shown, Frozen):
    """
    One change of one fact.

    Attributes:
        day: The first day on which the new answer is sure. Where a source gives
            a month or a year only, that is its last day; the dates themselves
            are in `valid`.

        axis: The clock that was turned to that day.

        before: The fact on the day before; absent if there was none.

        after: The fact on that day; absent if there is none any more.

    Example:
        >>> from belgium_cloud_region import changes
        >>> for change in changes(since="2025-09-01", until="2025-12-31", about="belgium central"):
        ...     if change.property == "status":
        ...         print(change.day, change.old, change.new)
        2025-09-23 ('announced',) ('coming-soon',)
        2025-11-13 ('coming-soon',) ('available',)
    """

    day: PartialDate
    axis: Axis
    before: Fact | None
    after: Fact | None

    @builtins.property
    def subject_id(self) -> str:
        """The id of the entity that the fact is about."""
        return self.fact.subject_id

    @builtins.property
    def property(self) -> str:
        """The name of the property."""
        return self.fact.property

    @builtins.property
    def label(self) -> str:
        """What people call the property, in the language asked for."""
        return self.fact.label

    @builtins.property
    def old(self) -> tuple[Value, ...]:
        """The values before; none if there was no answer."""
        return () if self.before is None else self.before.values

    @builtins.property
    def new(self) -> tuple[Value, ...]:
        """The values from the day on; none if there is no answer."""
        return () if self.after is None else self.after.values

    @builtins.property
    def valid(self) -> Period | None:
        """When the new best statement holds, as far as it says."""
        best = None if self.after is None else self.after.best
        return None if best is None else best.valid

    @builtins.property
    def references(self) -> tuple[Reference, ...]:
        """The references of the new best statement; of the old one, where there is no new one."""
        return (self.after.references if self.after else ()) or (
            self.before.references if self.before else ()
        )

    @builtins.property
    def fact(self) -> Fact:
        """The fact from the day on; the one before, where there is none any more."""
        fact = self.after or self.before
        if fact is None:
            raise ValueError("a change has a fact before or after it")
        return fact

    def __attrs_post_init__(self) -> None:
        _ = self.fact

    @builtins.property
    def view(self) -> View:
        """The catalogue that answers from the day on."""
        return self.fact.view

    def __str__(self) -> str:
        old, new = (", ".join(map(str, values)) or "–" for values in (self.old, self.new))
        return f"{self.day} · {self.fact.subject.text(self.view.language)} · {self.label}: {old} → {new}"

    def __repr__(self) -> str:
        old, new = (", ".join(map(str, values)) or "–" for values in (self.old, self.new))
        return f"Change({self.day}, {self.subject_id!r}, {self.property}: {old} → {new})"
