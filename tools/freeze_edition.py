"""
Freeze the bundled data as a published edition, to stay selectable for ever.

Usage: ``python tools/freeze_edition.py [FOLDER]``; run it when a new edition is
begun, before the first change. Without a folder it writes among the bundled data.

Receipts are left out: what re-proves an edition is in the package that published it.
"""

import json
import lzma
import sys
from pathlib import Path

from belgium_cloud_region import get_catalog

DATA = Path(__file__).parent.parent / "src" / "belgium_cloud_region" / "data"


def main() -> int:
    """Write everything that the catalogue asserts into one compressed file."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA / "editions"
    catalog = get_catalog()
    file = folder / f"{catalog.edition}.json.xz"
    if file.exists():
        print(f"{file.name} is frozen already; a published edition does not change")
        return 1
    data = json.loads(catalog.extract())
    kinds = ("regions", "initiatives", "stakeholders", "benefits", "events")
    aliases = [
        alias for kind in kinds for record in data[kind] for alias in record.get("aliases", ())
    ]
    for cited in (*data["statements"], *aliases):
        for reference in cited["references"]:
            reference.pop("receipt", None)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    folder.mkdir(exist_ok=True)
    file.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(file, file.stat().st_size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
