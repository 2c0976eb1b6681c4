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
from belgium_cloud_region.model.statement import Value
from belgium_cloud_region.model.values import Absence

__all__ = ["contradictions", "contradictions_on", "days"]

_AHEAD = (Status.NOT_LISTED, Status.PLANNED, Status.ANNOUNCED, Status.COMING_SOON)
_HELD_FOR_AN_EMPLOYER = ("employer", "role")
_ASKED = ("status", "opened", "availability_zones", "initiative", "date", *_HELD_FOR_AN_EMPLOYER)
"""The properties whose answers are held against each other."""


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
    """
    Return the days on which what is looked at may turn, from the first source to the edition's day.

    Args:
        catalog: The edition.

        axis: The clock that is turned.
    """
    contents = catalog.contents
    first, last = contents.index.first_published, contents.edition.date.last
    found = {last}
    for statement in contents.every_statement():
        if statement.property not in _ASKED:
            continue
        lasting = contents.properties[statement.property].lasting
        found |= turning_days(statement, contents.sources, axis, lasting)
    return sorted(day for day in found if (first is None or day >= first) and day <= last)


def contradictions_on(view: Catalog) -> Iterator[str]:
    """Yield what contradicts itself in one view."""
    contents = view.contents
    for subject_id in contents.ids(Region.part):
        yield from _of_region(subject_id, view)
    for subject_id in contents.ids(Event.part):
        yield from _of_event(subject_id, view)
    for subject_id in contents.ids(Stakeholder.part):
        yield from _of_stakeholder(subject_id, view)


def _value(view: Catalog, subject_id: str, name: str) -> Value:
    fact = view.fact(subject_id, name)
    return Absence.UNKNOWN if fact is None else fact.value


def _of_region(subject_id: str, view: Catalog) -> Iterator[str]:
    status = _value(view, subject_id, "status")
    if status in _AHEAD and isinstance(_value(view, subject_id, "opened"), PartialDate):
        yield f"{subject_id} has opened, and its status is {status}"
    record = view.contents.entities[subject_id]
    if (
        status == Status.AVAILABLE
        and isinstance(record, Region)
        and record.kind is RegionKind.REGION
    ):
        zones = _value(view, subject_id, "availability_zones")
        if zones in (Absence.UNKNOWN, Absence.NOT_YET, Absence.ENDED):
            yield f"{subject_id} is available, and how many zones it has is {zones}"


def _of_event(subject_id: str, view: Catalog) -> Iterator[str]:
    named = _value(view, subject_id, "initiative")
    if not isinstance(named, str) or not isinstance(_value(view, subject_id, "date"), PartialDate):
        return
    if view.entity(named) is None:
        yield f"{subject_id} has happened, and nothing is known of {named}"
    for region in view.regions:
        if subject_id in region.event_ids and region.initiative is None:
            yield f"{subject_id} has happened, and {region.id} belongs to no initiative"


def _of_stakeholder(subject_id: str, view: Catalog) -> Iterator[str]:
    if view.fact(subject_id, "employer") is None:  # an organisation
        return
    values = [_value(view, subject_id, name) for name in _HELD_FOR_AN_EMPLOYER]
    for one, other in ((0, 1), (1, 0)):
        if values[one] is Absence.ENDED and not isinstance(values[other], Absence):
            over, held = _HELD_FOR_AN_EMPLOYER[one], _HELD_FOR_AN_EMPLOYER[other]
            yield f"the {over} of {subject_id} has ended, and its {held} has not"
