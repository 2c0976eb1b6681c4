"""Cloud regions: the one in Belgium that the library is about, and those around it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

import attrs

from belgium_cloud_region.frozen import Frozen, FrozenMap
from belgium_cloud_region.model.benefit import Benefit
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.entity import BestValue, Entity
from belgium_cloud_region.model.event import Event
from belgium_cloud_region.model.evidence import Reference
from belgium_cloud_region.model.initiative import Initiative
from belgium_cloud_region.model.promise import Promise
from belgium_cloud_region.model.service import Service
from belgium_cloud_region.model.shown import Listing, Shown
from belgium_cloud_region.model.stakeholder import Stakeholder
from belgium_cloud_region.model.statement import Statement, ValueKind
from belgium_cloud_region.model.text import LanguageMap
from belgium_cloud_region.model.values import Absence, Point, Quantity

__all__ = ["Code", "Region", "RegionKind", "Status"]


class RegionKind(StrEnum):
    """How complete a region is."""

    REGION = "region"
    LOCAL_ZONE = "local-zone"
    EXTENDED_ZONE = "extended-zone"


class Status(StrEnum):
    """How far the region has come."""

    NONE = "none"
    NOT_LISTED = "not-listed"
    PLANNED = "planned"
    ANNOUNCED = "announced"
    COMING_SOON = "coming-soon"
    AVAILABLE = "available"


def _whole(quantity: Quantity) -> int | None:
    return int(quantity.amount) if quantity.amount.is_integer() else None


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Code(Shown, Frozen):
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


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Region(Entity):
    """
    A cloud region, or something smaller that is taken for one.

    Every attribute without a field of its own is read from the best statement;
    where there is none it is an `Absence`, which is falsy and says why.

    Attributes:
        kind: How complete it is.

        places: Names of the places by which people may mean it.

        stakeholder_ids: The ids of who has to do with it.

        benefit_ids: The ids of what is claimed to be good about it, in the order to tell it.

        event_ids: The ids of what happened to it.

        name: The name that programs use, Azure Resource Manager's ``name``.

        display_name: The name that portals show, Azure Resource Manager's ``displayName``.

        status: How far it has come.

        opened: When it opened.

        availability_zones: How many availability zones it has.

        paired_region: The id of the region that it is paired with.

        geography: The geography that it lies in, the vendor's word for a residency boundary.

        physical_location: The place that the vendor names; not the site, which may be undisclosed.

        country: The ISO 3166 alpha-2 code of the country that it lies in.

        operator: The id of the stakeholder that runs it.

        label_point: The point that the vendor publishes for maps; not a site.

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
    stakeholder_ids: tuple[str, ...] = ()
    benefit_ids: tuple[str, ...] = ()
    event_ids: tuple[str, ...] = ()

    part: ClassVar[str] = "regions"
    noun: ClassVar[str] = "region"

    name: ClassVar[BestValue[str]] = BestValue[str](
        ValueKind.TEXT, "The name that programs use, Azure Resource Manager's ``name``."
    )
    display_name: ClassVar[BestValue[str]] = BestValue[str](
        ValueKind.TEXT, "The name that portals show, Azure Resource Manager's ``displayName``."
    )
    status: ClassVar[BestValue[Status]] = BestValue[Status](
        ValueKind.TEXT, "How far it has come.", Status
    )
    opened: ClassVar[BestValue[PartialDate]] = BestValue[PartialDate](
        ValueKind.DATE, "When it opened."
    )
    availability_zones: ClassVar[BestValue[int]] = BestValue[int](
        ValueKind.QUANTITY, "How many availability zones it has.", _whole
    )
    paired_region: ClassVar[BestValue[str]] = BestValue[str](
        ValueKind.ENTITY_ID, "The id of the region that it is paired with."
    )
    geography: ClassVar[BestValue[str]] = BestValue[str](
        ValueKind.TEXT,
        "The geography that it lies in, the vendor's word for a residency boundary.",
    )
    physical_location: ClassVar[BestValue[str]] = BestValue[str](
        ValueKind.TEXT, "The place that the vendor names; not the site, which may be undisclosed."
    )
    country: ClassVar[BestValue[str]] = BestValue[str](
        ValueKind.TEXT, "The ISO 3166 alpha-2 code of the country that it lies in."
    )
    operator: ClassVar[BestValue[str]] = BestValue[str](
        ValueKind.ENTITY_ID, "The id of the stakeholder that runs it."
    )
    label_point: ClassVar[BestValue[Point]] = BestValue[Point](
        ValueKind.POINT, "The point that the vendor publishes for maps; not a site.", leads=False
    )
    further_leads: ClassVar[tuple[tuple[str, int], ...]] = (
        ("access", 3),
        ("promised_opening", 5),
        ("data_centres", 12),
        ("investment", 13),
        ("initiative", 14),
    )

    @property
    def codes(self) -> FrozenMap[str, Code]:
        """
        Its short codes, by naming authority.

        Those that rest on hints alone are only in ``facts["code"]``.
        """
        fact = self.facts.get("code")
        codes: dict[str, Code] = {}
        for statement in () if fact is None else (*fact.winners, *fact.rivals):
            authority = statement.qualifier("authority")
            if isinstance(authority, str) and statement.text is not None:
                labels = self.view.labels("authority", authority)
                code = Code(
                    value=statement.text,
                    authority=authority,
                    labels=labels or LanguageMap({"en": authority}),
                    statement_id=statement.id,
                    references=statement.references,
                )
                codes.setdefault(authority, code)
        return FrozenMap(dict(sorted(codes.items())))

    @property
    def services(self) -> Listing[Service]:
        """
        What it offers on the day asked for, service by service, as far as a source says.

        Example:
            >>> from belgium_cloud_region import get_region
            >>> vault = next(s for s in get_region().services if s.name == "Azure Key Vault")
            >>> vault.state
            'generally-available'
        """
        fact = self.facts.get("service")
        if fact is None:
            return Listing((), self.view)
        contested = {_service_of(statement) for statement in fact.rivals}
        found = [_service(s, disputed=_service_of(s) in contested) for s in fact.answers]
        return Listing(sorted(found, key=lambda s: (s.name.casefold(), s.tier or "")), self.view)

    @property
    def initiative(self) -> Initiative | None:
        """The programme that it belongs to, if any."""
        fact = self.facts.get("initiative")
        part_of = None if fact is None or fact.best is None else fact.best.entity_id
        return next(iter(self.view.linked((part_of,) if part_of else (), Initiative)), None)

    @property
    def stakeholders(self) -> Listing[Stakeholder]:
        """Who has to do with it (organisations, people, groups), by id."""
        return self.view.linked(self.stakeholder_ids, Stakeholder)

    @property
    def benefits(self) -> Listing[Benefit]:
        """What is claimed to be good about it, in the order of the founding article, studies last."""
        return self.view.linked(self.benefit_ids, Benefit)

    @property
    def events(self) -> Listing[Event]:
        """Its timeline up to the day asked for, by first possible day."""
        found = self.view.linked(self.event_ids, Event)
        past = (event for event in found if event.date is not Absence.NOT_YET)
        return Listing(sorted(past, key=_first_day), self.view)

    @property
    def links(self) -> tuple[Entity, ...]:
        """Its stakeholders, benefits and events, and its initiative."""
        initiative = self.initiative
        found = (*self.stakeholders, *self.benefits, *self.events)
        return found if initiative is None else (*found, initiative)

    def promises(self, *, due_before: PartialDate | date | str | None = None) -> Listing[Promise]:
        """
        Return what was promised for a date, by that date, with what became of it.

        The promises of its initiative and of the programmes in it are among them.

        Args:
            due_before: Only what was due on an earlier day; all, if absent.

        Raises:
            ValueError: It is not a date.
            TypeError: It is of the wrong type.
        """
        limit = None if due_before is None else PartialDate.of(due_before).first
        initiative = self.initiative
        makers = () if initiative is None else (initiative, *initiative.programmes)
        found = self.view.promises((self.id, *(maker.id for maker in makers)))
        due = (promise for promise in found if limit is None or promise.due.last < limit)
        return Listing(due, self.view)


def _service_of(statement: Statement) -> tuple[str, str | None]:
    name, tier = statement.qualifier("service_name"), statement.qualifier("tier")
    return str(name), tier if isinstance(tier, str) else None


def _service(statement: Statement, *, disputed: bool) -> Service:
    name, tier = _service_of(statement)
    zones = statement.qualifier("zone_support")
    return Service(
        name=name,
        tier=tier,
        state=str(statement.value),
        since=None if statement.valid is None else statement.valid.start,
        zone_support=zones if isinstance(zones, bool) else None,
        disputed=disputed,
        statement_id=statement.id,
        references=statement.references,
    )


def _first_day(event: Event) -> tuple[date, date, str]:
    when = event.date
    if isinstance(when, PartialDate):
        return when.first, when.last, event.id
    return date.max, date.max, event.id
