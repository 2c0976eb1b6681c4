"""Cloud regions: the one in Belgium that the library is about, and those around it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import ClassVar

import attrs

from belgium_cloud_region._display import Displayed, Listing
from belgium_cloud_region._markup import Block, Folded, Spans, Table, spans
from belgium_cloud_region.frozen import FrozenMap
from belgium_cloud_region.model.benefit import Benefit
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.event import Event
from belgium_cloud_region.model.evidence import Reference
from belgium_cloud_region.model.initiative import Initiative
from belgium_cloud_region.model.promise import Outcome, Promise
from belgium_cloud_region.model.stakeholder import Stakeholder
from belgium_cloud_region.model.statement import Statement
from belgium_cloud_region.model.text import LanguageMap
from belgium_cloud_region.model.values import Absence, Point, Quantity
from belgium_cloud_region.model.wording import word

__all__ = ["CARD_FACTS", "Code", "Region", "RegionKind", "Status"]


CARD_FACTS = (
    "name",
    "display_name",
    "status",
    "access",
    "opened",
    "promised_opening",
    "availability_zones",
    "paired_region",
    "geography",
    "physical_location",
    "country",
    "operator",
    "data_centres",
    "investment",
    "initiative",
)
"""The facts of a region that are shown first, in order."""


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
class Code(Displayed):
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

    def _columns(self) -> tuple[str, ...]:
        return ("Authority", "Code", "Sources")

    def _row(self) -> tuple[Spans, ...]:
        sources = ", ".join(dict.fromkeys(r.source_id for r in self.references))
        return spans(self.labels.text()), spans(self.value), spans(sources)

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

    def promises(
        self, *, due_before: PartialDate | date | str | None = None
    ) -> tuple[Promise, ...]:
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
        makers: list[Entity] = [self]
        if self.initiative is not None:
            makers += [self.initiative, *self.initiative.programmes]
        found = [p for maker in makers for p in _promises_of(maker)]
        due = [p for p in found if limit is None or p.due.last < limit]
        return Listing(sorted(due, key=lambda p: (p.due.last, p.due.first, p.statement.id)))

    _first: ClassVar[tuple[str, ...]] = CARD_FACTS

    @property
    def _plural(self) -> str:
        return word("regions", self.language)

    def _sections(self) -> tuple[Block, ...]:
        language = self.language
        blocks: list[Block] = []
        if self.codes:
            head = tuple(word(name, language) for name in ("name", "code"))
            rows = tuple(
                (spans(code.labels.text(language)), spans(code.value))
                for code in self.codes.values()
            )
            blocks.append(Table(spans(word("codes", language)), head, rows))
        for name, about, told in (
            ("stakeholders", self.stakeholders, ("role",)),
            ("benefits", self.benefits, ("claim", "new_revenue")),
            ("timeline", self.events, ("date",)),
        ):
            if about:
                title = word(name, language)
                head = (word("name", language), word("value", language))
                rows = tuple((spans(e._labelled()), e._told(*told)) for e in about)
                blocks.append(Folded(f"{title} ({len(about)})", (Table(spans(title), head, rows),)))
        return tuple(blocks)

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


def _promises_of(maker: Entity) -> Iterator[Promise]:
    told = [(f, s) for f in maker.facts.values() for s in (*f.winners, *f.rivals)]
    for fact, statement in told:
        due = statement.qualifier("due")
        if isinstance(due, PartialDate):
            evidence = tuple(s for _, s in told if s.qualifier("fulfils") == statement.id)
            yield Promise(
                statement=statement,
                labels=fact.labels,
                due=due,
                outcome=_outcome(evidence, due, fact.as_of),
                evidence=evidence,
                language=fact.language,
            )


def _outcome(evidence: tuple[Statement, ...], due: PartialDate, as_of: PartialDate) -> Outcome:
    if evidence:
        return Outcome.KEPT if all(s.flag for s in evidence) else Outcome.BROKEN
    if due.last >= as_of.last:
        return Outcome.PENDING
    return Outcome.NO_EVIDENCE if due.last < as_of.first else Outcome.TOO_COARSE
