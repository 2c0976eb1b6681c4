"""What a user's code looks like to a type checker. It is checked by mypy and pyright, never run."""

from __future__ import annotations

from typing import assert_type

from belgium_cloud_region import (
    Absence,
    Benefit,
    Catalog,
    Entity,
    Event,
    Fact,
    Initiative,
    Listing,
    PartialDate,
    Reference,
    Region,
    Source,
    Stakeholder,
    Statement,
    Status,
    cite,
    get_benefit,
    get_catalog,
    get_initiative,
    get_region,
    get_source,
    get_stakeholder,
    load_catalog,
    regions,
    search,
    verify,
)
from belgium_cloud_region.model import Code, Point, Value
from belgium_cloud_region.proof import Verification
from belgium_cloud_region.query import dependents, stale

region = get_region()
assert_type(region, Region)
assert_type(region.id, str)
assert_type(region.name, str | Absence)
assert_type(region.status, Status | Absence)
assert_type(region.opened, PartialDate | Absence)
assert_type(region.availability_zones, int | Absence)
assert_type(region.paired_region, str | Absence)
assert_type(region.label_point, Point | Absence)
assert_type(region.codes["azure-backup"], Code)
assert_type(region.initiative, Initiative | None)
assert_type(region.stakeholders, Listing[Stakeholder])
assert_type(region.benefits, Listing[Benefit])
assert_type(region.events, Listing[Event])
assert_type(region.sources, Listing[Source])
assert_type(region.facts["opened"], Fact)
assert_type(region.facts.get("opened"), Fact | None)
assert_type(region.facts["opened"].value, Value)
assert_type(region.facts["opened"].best, Statement | None)
assert_type(region.facts["opened"].references, tuple[Reference, ...])
assert_type(region.facts["opened"].why, str)
assert_type(region.labels["nl"], str)

assert_type(get_region("be central", lang="nl"), Region)
assert_type(get_region("be central", default=None), Region | None)
assert_type(get_region(as_of="2025-10-15", known_by="2025-09-29"), Region)
assert_type(get_initiative("AINSI", default=0), Initiative | int)
assert_type(get_stakeholder("BDIA"), Stakeholder)
assert_type(get_benefit("latency", default=None), Benefit | None)
assert_type(get_source("channelnews-2025-03"), Source)
assert_type(get_source("x", default=None), Source | None)
assert_type(regions(), Listing[Region])
assert_type(search("énergie"), Listing[Entity])
assert_type(get_catalog(), Catalog)
assert_type(get_catalog().get("org:bdia"), Entity)
assert_type(get_catalog().get("org:bdia", Stakeholder), Stakeholder)
assert_type(load_catalog("data"), Catalog)
assert_type(verify("copies"), Listing[Verification])
assert_type(verify(fetch=lambda url: url.encode()), Listing[Verification])
assert_type(cite(region.facts["opened"]), str)
assert_type(cite([region.facts["opened"], "belga-2025-11"], "bibtex"), str)
assert_type(dependents("belga-2025-11"), Listing[Statement])
assert_type(stale(days=180), Listing[Source])

# An ignore that is not needed is an error to both checkers: so each line below is refused by both.
region.zones  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] # noqa: B018
region.facts["opened"].wy  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] # noqa: B018
region.id = "x"  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]
cite(region, "apa")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
get_region(3)  # type: ignore[call-overload] # pyright: ignore[reportArgumentType]
assert_type(regions().to_html(), str)
