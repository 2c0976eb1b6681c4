"""The programmes that the region belongs to."""

from __future__ import annotations

import attrs

from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.stakeholder import Stakeholder
from belgium_cloud_region.model.wording import word

__all__ = ["Initiative"]


@attrs.frozen(kw_only=True, repr=False)
class Initiative(Entity):
    """
    A programme with aims, such as Digital AmBEtion.

    Attributes:
        stakeholders: Who owns it and who takes part, by id.

        programmes: The initiatives that are part of it, by id.
    """

    stakeholders: tuple[Stakeholder, ...] = ()
    programmes: tuple[Initiative, ...] = ()

    @property
    def _plural(self) -> str:
        return word("initiatives", self.language)
