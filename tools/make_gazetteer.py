"""
Make the gazetteer of clones: every public location of Azure by its names alone.

Usage: ``python tools/make_gazetteer.py AVM FINOPS``, with clones of
Azure/terraform-azurerm-avm-utl-regions and microsoft/finops-toolkit. Names, display names, kinds
and short codes come from the one, further spellings from the other.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "src" / "belgium_cloud_region" / "data"
LOCATIONS = "modules/cached-data/locations.tf.json"
CODES = "locals.geo.codes.tf.json"
SPELLINGS = "src/open-data/Regions.csv"

DIRECTION = re.compile("north|south|east|west|central")
"""What the name of a region has in it; what has not is a city, a country or a code."""


SLIPS = ("ussouthcentral",)
"""Names that no program of Azure uses: another spelling of one that is there."""


def read(clone: str, path: str) -> str:
    """Return a file of a clone as its newest commit has it."""
    git = ["git", "-C", clone, "show", f"HEAD:{path}"]
    return subprocess.run(git, capture_output=True, text=True, check=True).stdout  # noqa: S603


def commit(clone: str) -> str:
    """Return the newest commit of a clone."""
    git = ["git", "-C", clone, "rev-parse", "HEAD"]
    return subprocess.run(git, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603


def squeezed(name: str) -> str:
    """Return a name without case, spaces and signs."""
    return re.sub("[^a-z0-9]", "", name.lower())


def main() -> int:
    """Write the gazetteer."""
    avm, finops = sys.argv[1:]
    locations = json.loads(read(avm, LOCATIONS))["locals"]["locations_cached"]["value"]
    codes: dict[str, str] = json.loads(read(avm, CODES))["locals"]["geo_codes_by_name"]
    entries: dict[str, dict[str, Any]] = {}
    for location in locations:
        about = location["metadata"]
        logical = about["regionType"] == "Logical"
        entry = {"name": location["name"], "display_name": location["displayName"]}
        entry["kind"] = "logical" if logical else "region"
        regional = location["regionalDisplayName"]
        entry["spellings"] = [] if regional == location["displayName"] else [regional]
        if "geography" in about and not logical:
            entry["geography"] = about["geography"]
        if location["name"] in codes and not logical:
            entry["code"] = codes[location["name"]]
        entries[location["name"]] = {**entry, "sources": ["avm-utl-regions"]}
    for row in csv.DictReader(read(finops, SPELLINGS).splitlines()):
        name, spelling = row["RegionId"], row["OriginalValue"]
        if name not in entries:
            if not DIRECTION.search(name) or name in SLIPS:
                continue  # global, azurestack, continents and countries
            entries[name] = {
                "name": name,
                "display_name": row["RegionName"],
                "kind": "region",
                "spellings": [],
                "sources": [],
            }
        entry = entries[name]
        if "finops-regions" not in entry["sources"]:
            entry["sources"].append("finops-regions")
        known = {squeezed(n) for n in (entry["name"], entry["display_name"], *entry["spellings"])}
        there = (*entry["spellings"], entry["name"], entry["display_name"].lower())
        new = spelling not in there and (squeezed(spelling) not in known or " " in spelling)
        if new and DIRECTION.search(spelling):
            entry["spellings"].append(spelling)
    for geography in sorted({e["geography"] for e in entries.values() if "geography" in e}):
        shown = {entry["display_name"] for entry in entries.values()}
        if geography not in shown and geography[0].isupper():
            name = f"geography/{squeezed(geography)}"
            entries[name] = {
                "name": squeezed(geography),
                "display_name": geography,
                "kind": "geography",
                "spellings": [],
                "sources": ["avm-utl-regions"],
            }
    found = {
        "commits": {"avm-utl-regions": commit(avm), "finops-regions": commit(finops)},
        "locations": [entries[name] for name in sorted(entries)],
    }
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    (DATA / "gazetteer.json").write_text(text, "utf-8")
    print(len(entries), "locations,", len(text), "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
