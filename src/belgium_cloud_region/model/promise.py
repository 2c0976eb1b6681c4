"""What was promised for a date, and what became of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import attrs

from belgium_cloud_region.frozen import Frozen
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.shown import Shown
from belgium_cloud_region.model.statement import Statement, Value
from belgium_cloud_region.model.text import LanguageMap
from belgium_cloud_region.model.view import View

__all__ = ["Outcome", "Promise"]


class Outcome(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    BROKEN = "broken"
    PENDING = "pending"
    NO_EVIDENCE = "no-evidence"
    TOO_COARSE = "too-coarse"


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Promise(Shown, Frozen):
    """
    Something that was promised for a date.

    Attributes:
        statement: The statement that tells the promise.

        due: The date that it was promised for; its last day still counts.

        outcome: What became of it, as far as it is known: pending before the
            date, and no evidence after it where no source tells; too coarse
            where the question is about a span in which it fell due.

        evidence: The statements that tell the outcome.

        view: The catalogue through which it was asked for.

    Example:
        >>> from belgium_cloud_region import get_region
        >>> opening = get_region().promises(due_before="2026-01-01")[0]
        >>> str(opening.due), opening.outcome.value
        ('2025-23', 'kept')
    """

    statement: Statement
    due: PartialDate
    outcome: Outcome
    evidence: tuple[Statement, ...] = ()
    view: View

    @property
    def labels(self) -> LanguageMap:
        """What people call its property."""
        name = self.statement.property
        return self.view.labels("property", name) or LanguageMap({"en": name})

    @property
    def label(self) -> str:
        """What people call its property, in the language asked for."""
        return self.labels.text(self.view.language)

    @property
    def language(self) -> str:
        """The BCP 47 tag of the language of `label` and `value`."""
        return self.view.language

    @property
    def value(self) -> Value:
        """What was promised; prose in the language asked for."""
        words = self.statement.words
        return self.statement.value if words is None else words.text(self.view.language)

    def _content(self) -> tuple[Any, ...]:
        return (self.statement.id, self.view)

    def __str__(self) -> str:
        return f"{self.label} ({self.due}): {self.outcome.value}"

    def __repr__(self) -> str:
        return f"Promise({self.statement.id!r}, due {self.due}, {self.outcome.value})"
