"""
Bring the bundled data files into their one canonical form, and record their digests.

Usage: ``python tools/format_data.py``; with ``--check`` nothing is written and
the exit code is 1 if a file would change.
"""

import sys
from pathlib import Path

from belgium_cloud_region.loading._integrity import DIGESTS, sums
from belgium_cloud_region.loading._parts import read
from belgium_cloud_region.loading._structuring import canonical

DATA = Path(__file__).parent.parent / "src" / "belgium_cloud_region" / "data"


def main() -> int:
    """Format the files, or tell which would change."""
    changed = []
    for file in sorted(DATA.glob("*.json")):
        if file.name == "schema.json":
            continue
        old = file.read_bytes()
        (part,) = read([(file.name, old)])
        new = canonical(part.contents).encode()
        if new != old:
            changed.append(file.name)
            if "--check" not in sys.argv:
                file.write_bytes(new)
    digests = sums((file.name, file.read_bytes()) for file in DATA.glob("*.json"))
    if not (DATA / DIGESTS).exists() or (DATA / DIGESTS).read_text("ascii") != digests:
        changed.append(DIGESTS)
        if "--check" not in sys.argv:
            (DATA / DIGESTS).write_text(digests, "ascii")
    print("\n".join(changed) or "all data files are in canonical form")
    return 1 if changed and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
