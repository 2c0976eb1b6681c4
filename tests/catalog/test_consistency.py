"""No two answers of one view contradict each other, on any day of either clock."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from belgium_cloud_region import Absence, Catalog, PartialDate, Region, get_catalog
from belgium_cloud_region.catalog.consistency import contradictions, contradictions_on, days
from belgium_cloud_region.model import Axis, Ground

FIRST = date(2021, 1, 1)


def every_day(catalog: Catalog) -> list[date]:
    """Return every day from 2021 to the edition's."""
    last = catalog.contents.edition.date.last
    return [FIRST + timedelta(days=n) for n in range((last - FIRST).days + 1)]


def view(catalog: Catalog, axis: Axis, day: date) -> Catalog:
    """Return the catalogue with one clock turned to a day."""
    return catalog.at(as_of=day) if axis is Axis.AS_OF else catalog.at(known_by=day)


@pytest.mark.parametrize("axis", Axis)
@pytest.mark.parametrize("year", range(2021, 2027))
def test_nothing_contradicts_itself_on_any_day(axis: Axis, year: int) -> None:
    """Status, opening, zones, roles, events and initiatives fit together on every day."""
    catalog = get_catalog()
    found = [
        (day, message)
        for day in every_day(catalog)
        if day.year == year
        for message in contradictions_on(view(catalog, axis, day))
    ]
    assert found == []


def test_the_days_that_are_looked_at_are_enough() -> None:
    """Between the days on which anything turns, nothing does; and the check finds nothing on them."""
    catalog = get_catalog()
    assert list(contradictions(catalog)) == []
    looked_at = set(days(catalog, Axis.AS_OF))
    subject = catalog.contents.edition.subject or ""
    for day in every_day(catalog):
        if day not in looked_at and day > FIRST:
            eve = catalog.at(as_of=day - timedelta(days=1)).facts(subject)
            today = catalog.at(as_of=day).facts(subject)
            for name in ("status", "opened", "availability_zones", "access"):
                assert eve[name].value == today[name].value, (day, name)


@pytest.mark.parametrize("day", ["2021-11-22", "2022-06-01", "2024-12-31", "2025-09-22"])
def test_nothing_is_told_of_what_was_not_there(day: str) -> None:
    """Before the region was listed it had no zones, services, latency or opening."""
    region = get_catalog().at(as_of=day).get("azure:belgiumcentral", Region)
    assert region.opened is Absence.NOT_YET
    assert region.availability_zones is Absence.UNKNOWN
    assert region.services == ()
    for name in ("round_trip_to", "round_trip_from", "service", "service_tag"):
        assert region.facts[name].values == ()
    assert region.geography == "Belgium"


@pytest.mark.parametrize("axis", Axis)
def test_no_event_is_ahead(axis: Axis) -> None:
    """A timeline ends on the day that is asked for, and grows from day to day."""
    catalog = get_catalog()
    counts: list[int] = []
    for day in every_day(catalog)[::5]:
        region = view(catalog, axis, day).entity("azure:belgiumcentral")
        events = region.events if isinstance(region, Region) else ()
        counts.append(len(events))
        for event in events:
            assert not isinstance(event.date, PartialDate) or event.date.first <= day
    assert counts == sorted(counts)
    assert counts[-1] > 20


def test_posts_are_held_when_they_were() -> None:
    """Nobody holds a post before a source tells it; a post that is over has ended."""
    catalog = get_catalog()
    proximus = catalog.at(as_of="2017-06-01").get("person:stijn-bijnens").facts["role"]
    assert (proximus.value, proximus.ground) == (Absence.UNKNOWN, Ground.NOT_TOLD)
    for day in ("2017-06-01", "2022-12-31"):
        hub = catalog.at(as_of=day).get("person:ron-pooters").facts["role"]
        assert hub.values == ()
    assert catalog.get("person:michael-beal").facts["role"].value is Absence.ENDED
    assert catalog.get("person:michael-beal").facts["employer"].value is Absence.ENDED
    assert catalog.get("person:marijke-schroos").facts["position_held"].value is Absence.ENDED
    assert "2017" in catalog.get("person:marijke-schroos").facts["position_held"].why
