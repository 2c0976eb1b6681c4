"""The people, organisations and groups around the region."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

import attrs

from belgium_cloud_region.model.entity import Entity

__all__ = ["Stakeholder", "StakeholderKind"]


class StakeholderKind(StrEnum):
    """What sort of stakeholder it is."""

    COMPANY = "company"
    ASSOCIATION = "association"
    GOVERNMENT = "government"
    TRAINING_PROVIDER = "training-provider"
    RESEARCH_FIRM = "research-firm"
    MEDIA = "media"
    PERSON = "person"
    GROUP = "group"
    COUNTRY = "country"


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Stakeholder(Entity):
    """
    Someone who runs, promises, uses, studies or is affected by the region.

    Attributes:
        kind: What sort of stakeholder it is.
    """

    kind: StakeholderKind = attrs.field(validator=attrs.validators.instance_of(StakeholderKind))

    part: ClassVar[str] = "stakeholders"
    noun: ClassVar[str] = "stakeholder"
