"""Names of cloud locations that are told apart and of which nothing more is told."""

from __future__ import annotations

from enum import StrEnum

import attrs

from belgium_cloud_region.frozen import Frozen

__all__ = ["LocationKind", "LocationName"]


class LocationKind(StrEnum):
    """
    What a name stands for.

    * region: a region that customers can choose.
    * logical: a name that stands for several regions, or for none that can be chosen.
    * geography: the vendor's word for a boundary of residency, in which regions lie.
    """

    REGION = "region"
    LOGICAL = "logical"
    GEOGRAPHY = "geography"

    @property
    def noun(self) -> str:
        """What it is, in messages."""
        return "a logical location" if self is LocationKind.LOGICAL else f"a {self.value}"


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class LocationName(Frozen):
    """
    The names of one location of a vendor.

    Attributes:
        provider: The vendor, as ids begin: ``azure``, ``google``, ``aws``.

        name: The name that programs use.

        display_name: The name that portals show.

        kind: What the name stands for.

        geography: The geography that it lies in; absent where no source says so.

        code: The short code of Azure Verified Modules; absent where it has none.

        spellings: Further spellings that were met in tables.

        source_ids: The ids of the sources of the names.

        region_id: The id of the region in the catalogue; absent where the catalogue tells nothing of it.
    """

    provider: str
    name: str
    display_name: str
    kind: LocationKind
    geography: str | None = None
    code: str | None = None
    spellings: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()
    region_id: str | None = None

    def __str__(self) -> str:
        return self.display_name
