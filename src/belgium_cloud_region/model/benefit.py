"""What is claimed to be good about the region, and what speaks for and against."""

from __future__ import annotations

from enum import Enum

import attrs

from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.stakeholder import Stakeholder
from belgium_cloud_region.model.statement import Statement
from belgium_cloud_region.model.wording import word

__all__ = ["Benefit", "BenefitKind"]


_CLAIMS = ("claim", "new_revenue", "revenue_from_local_sites", "jobs")
"""The properties by which a benefit is claimed."""


class BenefitKind(Enum):
    """Where the claim comes from: the article's list, its running text, or a study."""

    HEADLINE = "headline"
    FURTHER = "further"
    STUDY = "study"


@attrs.frozen(kw_only=True, repr=False)
class Benefit(Entity):
    """
    A benefit that somebody claims; the claim and its evidence are its facts.

    Attributes:
        kind: Where the claim comes from.

        stakeholders: Who claims it and who is said to gain, by id.
    """

    kind: BenefitKind = attrs.field(validator=attrs.validators.instance_of(BenefitKind))
    stakeholders: tuple[Stakeholder, ...] = ()

    @property
    def _plural(self) -> str:
        return word("benefits", self.language)

    @property
    def claims(self) -> tuple[Statement, ...]:
        """
        What is claimed, in words first, then in figures.

        The qualifier ``claimant`` tells who claims it, ``study`` where the figure
        comes from; a quantity has its modality, horizon and scope; a rival
        version of a figure is in its fact.
        """
        return tuple(s for name in _CLAIMS for s in self._winners(name))

    @property
    def evidence(self) -> tuple[Statement, ...]:
        """
        What speaks for it and against it; the qualifier ``stance`` tells which.

        A single absence says that no evidence was found.
        """
        return self._winners("evidence")

    def successor(self, statement: Statement) -> Statement | None:
        """Return the statement that superseded this one without refuting it, if one did."""
        told = (s for fact in self.facts.values() for s in fact.winners)
        return next((s for s in told if s.qualifier("supersedes") == statement.id), None)

    def _winners(self, name: str) -> tuple[Statement, ...]:
        fact = self.facts.get(name)
        return () if fact is None else fact.winners
