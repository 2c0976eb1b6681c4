"""What is claimed to be good about the region, and what speaks for and against."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

import attrs

from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.shown import Listing
from belgium_cloud_region.model.stakeholder import Stakeholder
from belgium_cloud_region.model.statement import Statement

__all__ = ["Benefit", "BenefitKind"]


_CLAIMS = ("claim", "new_revenue", "revenue_from_local_sites", "jobs")
"""The properties by which a benefit is claimed."""


class BenefitKind(StrEnum):
    """Where the claim comes from: the article's list, its running text, or a study."""

    HEADLINE = "headline"
    FURTHER = "further"
    STUDY = "study"


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Benefit(Entity):
    """
    A benefit that somebody claims; the claim and its evidence are its facts.

    Attributes:
        kind: Where the claim comes from.

        stakeholder_ids: The ids of who claims it and who is said to gain.
    """

    kind: BenefitKind = attrs.field(validator=attrs.validators.instance_of(BenefitKind))
    stakeholder_ids: tuple[str, ...] = ()

    part: ClassVar[str] = "benefits"
    noun: ClassVar[str] = "benefit"

    @property
    def stakeholders(self) -> Listing[Stakeholder]:
        """Who claims it and who is said to gain, by id."""
        return self.view.linked(self.stakeholder_ids, Stakeholder)

    @property
    def claims(self) -> Listing[Statement]:
        """
        What is claimed, in words first, then in figures.

        The qualifier ``claimant`` tells who claims it, ``study`` where the figure
        comes from; a quantity has its modality, horizon and scope; a rival
        version of a figure is in its fact.
        """
        return Listing((s for name in _CLAIMS for s in self._winners(name)), self.view)

    @property
    def evidence(self) -> Listing[Statement]:
        """
        What speaks for it and against it; the qualifier ``stance`` tells which.

        A single absence says that no evidence was found.
        """
        return Listing(self._winners("evidence"), self.view)

    def successor(self, statement: Statement) -> Statement | None:
        """Return the statement that superseded this one without refuting it, if one did."""
        believed = (s for fact in self.facts.values() for s in fact.winners)
        return next((s for s in believed if s.qualifier("supersedes") == statement.id), None)

    def _winners(self, name: str) -> tuple[Statement, ...]:
        fact = self.facts.get(name)
        return () if fact is None else fact.winners
