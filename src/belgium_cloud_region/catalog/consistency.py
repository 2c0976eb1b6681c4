"""
Whether the answers of one view contradict each other, on any day of either clock.

Disputes are no contradictions: they are between statements on the same thing, and are shown. What
is looked for here are answers of the library that cannot all be true.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from belgium_cloud_region.catalog.verdict import turning_days
from belgium_cloud_region.catalog.view import Catalog
from belgium_cloud_region.model.change import Axis
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.event import Event
from belgium_cloud_region.model.region import Region, RegionKind, Status
from belgium_cloud_region.model.stakeholder import Stakeholder
from belgium_cloud_region.model.values import Absence

__all__ = ["contradictions", "contradictions_on", "days"]

_AHEAD = (Status.NOT_LISTED, Status.PLANNED, Status.ANNOUNCED, Status.COMING_SOON)
_HELD_FOR_AN_EMPLOYER = ("role", "employer")


def contradictions(catalog: Catalog) -> Iterator[tuple[PartialDate, Axis, str]]:
    """
    Yield what contradicts itself in an edition, with the first day on which it does, on each clock.

    Args:
        catalog: The edition, seen at any moment.
    """
    for axis in Axis:
        seen: set[str] = set()
        for day in days(catalog, axis):
            view = catalog.at(as_of=day) if axis is Axis.AS_OF else catalog.at(known_by=day)
            for message in contradictions_on(view):
                if message not in seen:
                    seen.add(message)
                    yield PartialDate.of(day), axis, message


def days(catalog: Catalog, axis: Axis) -> list[date]:
    """Return the days on which an answer may turn, from the first source to the edition's day."""
    contents = catalog.contents
    first, last = contents.index.first_published, contents.edition.date.last
    found = {last}
    for statement in contents.every_statement():
        lasting = contents.properties[statement.property].lasting
        found |= turning_days(statement, contents.sources, axis, lasting)
    return sorted(day for day in found if (first is None or day >= first) and day <= last)


def contradictions_on(view: Catalog) -> Iterator[str]:
    """Yield what contradicts itself in one view."""
    for region in view.regions:
        yield from _of_region(region)
    for event in view.events:
        yield from _of_event(event, view)
    for stakeholder in view.stakeholders:
        yield from _of_stakeholder(stakeholder)


def _of_region(region: Region) -> Iterator[str]:
    status, zones = region.status, region.availability_zones
    if status in _AHEAD and isinstance(region.opened, PartialDate):
        yield f"{region.id} has opened, and its status is {status}"
    lacking = zones in (Absence.UNKNOWN, Absence.NOT_YET, Absence.ENDED)
    if status is Status.AVAILABLE and lacking and region.kind is RegionKind.REGION:
        yield f"{region.id} is available, and how many zones it has is {zones}"


def _of_event(event: Event, view: Catalog) -> Iterator[str]:
    fact = event.facts.get("initiative")
    named = None if fact is None or fact.best is None else fact.best.entity_id
    if named is None or not isinstance(event.date, PartialDate):
        return
    if view.entity(named) is None:
        yield f"{event.id} has happened, and nothing is known of {named}"
    for region in view.regions:
        if event.id in region.event_ids and (region.initiative is None):
            yield f"{event.id} has happened, and {region.id} belongs to no initiative"


def _of_stakeholder(stakeholder: Stakeholder) -> Iterator[str]:
    facts = [stakeholder.facts.get(name) for name in _HELD_FOR_AN_EMPLOYER]
    ended = [fact is not None and fact.value is Absence.ENDED for fact in facts]
    given = [fact is not None and fact.best is not None for fact in facts]
    for one, other in ((0, 1), (1, 0)):
        if ended[one] and given[other]:
            over, held = _HELD_FOR_AN_EMPLOYER[one], _HELD_FOR_AN_EMPLOYER[other]
            yield f"the {over} of {stakeholder.id} has ended, and its {held} has not"
