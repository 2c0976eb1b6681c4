"""Cloud regions: the one in Belgium that the library is about, and those around it."""

from __future__ import annotations

from enum import Enum

import attrs

from belgium_cloud_region.frozen import FrozenMap
from belgium_cloud_region.model.benefit import Benefit
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.event import Event
from belgium_cloud_region.model.evidence import Reference
from belgium_cloud_region.model.initiative import Initiative
from belgium_cloud_region.model.stakeholder import Stakeholder
from belgium_cloud_region.model.text import LanguageMap
from belgium_cloud_region.model.values import Absence, Point, Quantity

__all__ = ["Code", "Region", "RegionKind", "Status"]


class RegionKind(Enum):
    """How complete a region is."""

    REGION = "region"
    LOCAL_ZONE = "local-zone"
    EXTENDED_ZONE = "extended-zone"


class Status(Enum):
    """How far the region has come."""

    NONE = "none"
    NOT_LISTED = "not-listed"
    PLANNED = "planned"
    ANNOUNCED = "announced"
    COMING_SOON = "coming-soon"
    AVAILABLE = "available"


@attrs.frozen(kw_only=True)
class Code:
    """
    A short code for a region, worth nothing without whose it is.

    Attributes:
        value: The code.

        authority: Who assigned it, as a value of the enumeration ``authority``.

        labels: The authority's name.

        statement_id: The statement that tells it.

        references: Where it was found.
    """

    value: str
    authority: str
    labels: LanguageMap
    statement_id: str
    references: tuple[Reference, ...]

    def __str__(self) -> str:
        return self.value


@attrs.frozen(kw_only=True, repr=False)
class Region(Entity):
    """
    A cloud region, or something smaller that is taken for one.

    Every attribute without a field of its own is read from the best statement;
    where there is none it is an `Absence`, which is falsy and says why.

    Attributes:
        kind: How complete it is.

        places: Names of the places by which people may mean it.

        codes: Its short codes, by naming authority; those that rest on hints
            alone are only in ``facts["code"]``.

        initiative: The programme that it belongs to, if any.

        stakeholders: Who has to do with it: organisations, people, groups, each by id.

        benefits: What is claimed to be good about it: in the order of the founding
            article, studies last.

        events: Its timeline, by first possible day.

    Example:
        >>> from belgium_cloud_region import get_region
        >>> region = get_region()
        >>> region.name, region.display_name, region.availability_zones
        ('belgiumcentral', 'Belgium Central', 3)
        >>> str(region.paired_region)
        'none: known not to exist'
    """

    kind: RegionKind = attrs.field(validator=attrs.validators.instance_of(RegionKind))
    places: tuple[LanguageMap, ...] = ()
    codes: FrozenMap[str, Code] = attrs.field(factory=FrozenMap[str, Code])
    initiative: Initiative | None = None
    stakeholders: tuple[Stakeholder, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def name(self) -> str | Absence:
        """The name that programs use, Azure Resource Manager's ``name``."""
        return self._text("name")

    @property
    def display_name(self) -> str | Absence:
        """The name that portals show, Azure Resource Manager's ``displayName``."""
        return self._text("display_name")

    @property
    def status(self) -> Status | Absence:
        """How far it has come."""
        value = self._text("status")
        return Status(value) if isinstance(value, str) else value

    @property
    def opened(self) -> PartialDate | Absence:
        """When it opened."""
        return self._date("opened")

    @property
    def availability_zones(self) -> int | Absence:
        """How many availability zones it has."""
        value = self._value("availability_zones")
        if isinstance(value, Quantity) and value.amount.is_integer():
            return int(value.amount)
        return value if isinstance(value, Absence) else Absence.UNKNOWN

    @property
    def paired_region(self) -> str | Absence:
        """The id of the region that it is paired with."""
        return self._text("paired_region")

    @property
    def geography(self) -> str | Absence:
        """The geography that it lies in, the vendor's word for a residency boundary."""
        return self._text("geography")

    @property
    def physical_location(self) -> str | Absence:
        """The place that the vendor names; not the site, which may be undisclosed."""
        return self._text("physical_location")

    @property
    def label_point(self) -> Point | Absence:
        """The point that the vendor publishes for maps; not a site."""
        value = self._value("label_point")
        return value if isinstance(value, (Point, Absence)) else Absence.UNKNOWN

    @property
    def country(self) -> str | Absence:
        """The ISO 3166 alpha-2 code of the country that it lies in."""
        return self._text("country")

    @property
    def operator(self) -> str | Absence:
        """The id of the stakeholder that runs it."""
        return self._text("operator")
