"""
What people try, and what they mean by it: one table for each kind of name.
"""

from __future__ import annotations

__all__ = ["ATTRIBUTES", "FACTS"]

ATTRIBUTES = {
    "availability_zone_count": "availability_zones",
    "city": "physical_location",
    "claims": "benefits",
    "code": "codes",
    "dict": "to_dict()",
    "events_timeline": "events",
    "geo_code": 'codes["azure-backup"]',
    "json": "to_json()",
    "launch_date": "opened",
    "launched": "opened",
    "location": "physical_location",
    "markdown": "to_markdown()",
    "opening_date": "opened",
    "organisations": "stakeholders",
    "organizations": "stakeholders",
    "pair": "paired_region",
    "paired": "paired_region",
    "people": "stakeholders",
    "programme": "initiative",
    "program": "initiative",
    "references": 'facts["…"].references',
    "short_code": "codes",
    "timeline": "events",
    "title": "label",
    "zones": "availability_zones",
}
"""Attributes of entities."""

FACTS = {
    "availability_zone_count": "availability_zones",
    "capex": "investment",
    "city": "physical_location",
    "claims": "claim",
    "coordinates": "label_point",
    "datacenters": "data_centres",
    "data_centers": "data_centres",
    "datacentres": "data_centres",
    "geo_code": "code",
    "launch": "opened",
    "launch_date": "opened",
    "launched": "opened",
    "latency": "round_trip_to",
    "location": "physical_location",
    "opening": "opened",
    "opening_date": "opened",
    "operated_by": "operator",
    "owner": "operator",
    "pair": "paired_region",
    "paired": "paired_region",
    "programme": "initiative",
    "program": "initiative",
    "renewable_energy": "renewable_energy_pledge",
    "revenue": "new_revenue",
    "rtt": "round_trip_to",
    "short_code": "code",
    "sites": "site_addresses",
    "state": "status",
    "zones": "availability_zones",
}
"""Facts, by the name of their property."""
