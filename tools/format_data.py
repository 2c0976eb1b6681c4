"""
Bring the bundled data files into their one canonical form, and record their digests.

Usage: ``python tools/format_data.py``; with ``--check`` nothing is written and
the exit code is 1 if a file would change. A receipt may be written into its reference, and a
statement into any file: they are moved to where they belong.
"""

import sys
from pathlib import Path

from belgium_cloud_region.loading.files import files_at
from belgium_cloud_region.loading.integrity import DIGESTS, sums
from belgium_cloud_region.loading.parts import read
from belgium_cloud_region.loading.resources import NOT_DATA, edition_files
from belgium_cloud_region.loading.writing import bundle_of

DATA = Path(__file__).parent.parent / "src" / "belgium_cloud_region" / "data"


def main() -> int:
    """Format the files, or tell which would change."""
    found = {Path(name).relative_to(DATA).as_posix(): data for name, data in files_at(DATA)}
    written = {name: text.encode() for name, text in bundle_of(read(found.items())).items()}
    kept = (*(name for name in NOT_DATA if name not in written), *edition_files())
    digests = sums(
        [*written.items(), *((name, (DATA / name).read_bytes()) for name in kept)]
    ).encode()
    changed: list[str] = []
    for name, data in {**written, DIGESTS: digests}.items():
        file = DATA / name
        if not file.exists() or file.read_bytes() != data:
            changed.append(name)
            if "--check" not in sys.argv:
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(data)
    for name in found.keys() - written.keys():
        changed.append(f"{name} (moved elsewhere)")
        if "--check" not in sys.argv:
            (DATA / name).unlink()
    print("\n".join(changed) or "all data files are in canonical form")
    return 1 if changed and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
