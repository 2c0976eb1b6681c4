"""The programmes that the region belongs to."""

from __future__ import annotations

from typing import ClassVar

import attrs

from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.shown import Listing
from belgium_cloud_region.model.stakeholder import Stakeholder

__all__ = ["Initiative"]


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Initiative(Entity):
    """
    A programme with aims, such as Digital AmBEtion.

    Attributes:
        stakeholder_ids: The ids of who owns it and who takes part.
    """

    stakeholder_ids: tuple[str, ...] = ()

    part: ClassVar[str] = "initiatives"
    noun: ClassVar[str] = "initiative"

    @property
    def stakeholders(self) -> Listing[Stakeholder]:
        """Who owns it and who takes part, by id."""
        return self.view.linked(self.stakeholder_ids, Stakeholder)

    @property
    def programmes(self) -> Listing[Initiative]:
        """The initiatives that are part of it, by id."""
        return self.view.parts_of(self)

    @property
    def links(self) -> tuple[Entity, ...]:
        """The programmes that are part of it."""
        return self.programmes
