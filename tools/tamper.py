"""
Count how many changed digits of the bundled data the rules notice by themselves.

Usage: ``python tools/tamper.py [SAMPLE]``. The recorded digests notice every change of a file; this
is about what they are not needed for.
"""

import random
import re
import sys
from collections.abc import Iterator

from belgium_cloud_region.loading import checks, parts, resources, rules
from belgium_cloud_region.loading.writing import bundle_of

_VALUE = re.compile(r'(?<=: )-?[0-9][0-9.eE+-]*|(?<=")[0-9]{4}(?:-[0-9]{2}){0,2}(?=")')


def digits(text: str) -> Iterator[int]:
    """Yield the place of every digit of every number and date in a data file."""
    for value in _VALUE.finditer(text):
        yield from (value.start() + i for i, sign in enumerate(value[0]) if sign.isdigit())


def tampered(text: str, place: int) -> str:
    """Return the text with the digit at a place made another one."""
    return f"{text[:place]}{(int(text[place]) + 1) % 10}{text[place + 1 :]}"


def noticed(files: dict[str, str], name: str, text: str) -> bool:
    """Tell whether any rule is broken, or a file not in its form, when one file has this text."""
    changed = {**files, name: text}
    found, problems = parts.survey((n, t.encode()) for n, t in changed.items())
    if problems or checks.problems_of(found) or rules.lapses_of(found):
        return True
    written = bundle_of(found)
    return any(written[n] != t for n, t in changed.items())


def main() -> int:
    """Print how many changed digits of a sample the rules notice, without any digest."""
    files = {name: resources.bundled(name).decode() for name in resources.data_files()}
    places = [(name, place) for name, text in files.items() for place in digits(text)]
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    sample = random.Random(2026).sample(places, wanted)
    count = sum(noticed(files, name, tampered(files[name], place)) for name, place in sample)
    print(f"rules alone: {count} of {len(sample)} changed digits noticed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
