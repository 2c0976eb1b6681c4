"""What a region offers, service by service, on a day."""

from __future__ import annotations

import attrs

from belgium_cloud_region.frozen import Frozen
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.evidence import Reference
from belgium_cloud_region.model.shown import Shown

__all__ = ["Service"]


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Service(Shown, Frozen):
    """
    A cloud service, or a part of one, and whether a region has it.

    Attributes:
        name: The vendor's name for the service, the same in every language.

        tier: The tier, size or feature that is meant; absent where the service as a whole is.

        state: Whether it can be had, as a value of the enumeration ``availability``.

        since: Since when, included; absent where no source says so.

        zone_support: Whether it spreads over availability zones; absent where no source says so.

        disputed: Whether a version that may be believed says something else.

        statement_id: The statement that tells it.

        references: Where it is said.
    """

    name: str
    state: str
    tier: str | None = None
    since: PartialDate | None = None
    zone_support: bool | None = None
    disputed: bool = False
    statement_id: str
    references: tuple[Reference, ...]

    def __str__(self) -> str:
        whole = self.name if self.tier is None else f"{self.name} ({self.tier})"
        return f"{whole}: {self.state}"
