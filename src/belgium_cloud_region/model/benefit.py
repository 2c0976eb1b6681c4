"""What is claimed to be good about the region, and what speaks for and against."""

from __future__ import annotations

from enum import Enum

import attrs

from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.stakeholder import Stakeholder

__all__ = ["Benefit", "BenefitKind"]


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
