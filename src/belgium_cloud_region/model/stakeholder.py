"""The people, organisations and groups around the region."""

from __future__ import annotations

from enum import Enum

import attrs

from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.wording import word

__all__ = ["Stakeholder", "StakeholderKind"]


class StakeholderKind(Enum):
    """What sort of stakeholder it is."""

    COMPANY = "company"
    ASSOCIATION = "association"
    GOVERNMENT = "government"
    TRAINING_PROVIDER = "training-provider"
    RESEARCH_FIRM = "research-firm"
    PERSON = "person"
    GROUP = "group"
    COUNTRY = "country"


@attrs.frozen(kw_only=True, repr=False)
class Stakeholder(Entity):
    """
    Someone who runs, promises, uses, studies or is affected by the region.

    Attributes:
        kind: What sort of stakeholder it is.
    """

    kind: StakeholderKind = attrs.field(validator=attrs.validators.instance_of(StakeholderKind))

    @property
    def _plural(self) -> str:
        return word("stakeholders", self.language)
