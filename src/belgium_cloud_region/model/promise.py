"""What was promised for a date, and what became of it."""

from __future__ import annotations

from enum import Enum

import attrs

from belgium_cloud_region._display import Displayed
from belgium_cloud_region._markup import Spans, spans
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.statement import Statement, Value
from belgium_cloud_region.model.text import LanguageMap
from belgium_cloud_region.model.wording import date_in_words, in_words, word

__all__ = ["Outcome", "Promise"]


class Outcome(Enum):
    """What became of a promise."""

    KEPT = "kept"
    BROKEN = "broken"
    PENDING = "pending"
    NO_EVIDENCE = "no-evidence"
    TOO_COARSE = "too-coarse"


@attrs.frozen(kw_only=True, repr=False)
class Promise(Displayed):
    """
    Something that was promised for a date.

    Attributes:
        statement: The statement that tells the promise.

        labels: What people call its property.

        due: The date that it was promised for; its last day still counts.

        outcome: What became of it, as far as it is known: pending before the
            date, and no evidence after it where no source tells; too coarse
            where the question is about a span in which it fell due.

        evidence: The statements that tell the outcome.

        language: The language of `label` and `text`.

    Example:
        >>> from belgium_cloud_region import get_region
        >>> opening = get_region().promises(due_before="2026-01-01")[0]
        >>> str(opening.due), opening.outcome.value
        ('2025-23', 'kept')
    """

    statement: Statement
    labels: LanguageMap
    due: PartialDate
    outcome: Outcome
    evidence: tuple[Statement, ...] = ()
    language: str = "en"

    @property
    def label(self) -> str:
        """What people call it, in the language asked for."""
        return self.labels.text(self.language)

    @property
    def value(self) -> Value:
        """What was promised; prose in the language asked for."""
        words = self.statement.words
        return self.statement.value if words is None else words.text(self.language)

    @property
    def _tongue(self) -> str:
        return self.language

    @property
    def _plural(self) -> str:
        return word("promises", self.language)

    def _columns(self) -> tuple[str, ...]:
        return tuple(word(name, self.language) for name in ("day", "fact", "value", "standing"))

    def _row(self) -> tuple[Spans, ...]:
        return (
            spans(date_in_words(self.due, self.language)),
            spans(self.label),
            spans(in_words(self.value, self.language, {})),
            spans(self.outcome.value),
        )

    def __str__(self) -> str:
        return f"{self.label} ({self.due}): {self.outcome.value}"

    def __repr__(self) -> str:
        return f"Promise({self.statement.id!r}, due {self.due}, {self.outcome.value})"
