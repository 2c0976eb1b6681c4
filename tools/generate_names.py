"""
Renew the list of fact names that editors complete, from the bundled data.

Usage: ``python tools/generate_names.py``; with ``--check`` nothing is written
and the exit code is 1 if the list would change.
"""

import sys
from pathlib import Path

from belgium_cloud_region import get_catalog

FILE = Path(__file__).parent.parent / "src" / "belgium_cloud_region" / "model" / "fact_names.py"
HEAD = '''\
"""
The names of the bundled facts, for editors and type checkers.

This file is generated from the data by ``tools/generate_names.py``.
"""

from typing import Literal, TypeAlias

__all__ = ["FactName"]

FactName: TypeAlias = Literal[
'''


def main() -> int:
    """Write the list, or tell whether it would change."""
    names = sorted({statement.property for statement in get_catalog().contents.every_statement()})
    text = HEAD + "".join(f'    "{name}",\n' for name in names) + "]\n"
    if FILE.exists() and FILE.read_text("utf-8") == text:
        print("the list of fact names is up to date")
        return 0
    if "--check" not in sys.argv:
        FILE.write_text(text, "utf-8")
    print(FILE.name)
    return int("--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
