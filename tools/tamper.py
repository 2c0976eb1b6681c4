"""
Change one digit of the bundled data at a time, and count how often somebody would notice.

Usage: ``python tools/tamper.py [SAMPLE]``. Every digit of every number and date
is changed and held against the recorded digests; for a random sample (200
unless another number is given) the rules alone are tried too, as if there were no digests.
"""

import random
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from belgium_cloud_region.loading import _checks, _house, _integrity, _parts, _structuring

DATA = Path(__file__).parent.parent / "src" / "belgium_cloud_region" / "data"
_VALUE = re.compile(r'(?<=: )-?[0-9][0-9.eE+-]*|(?<=")[0-9]{4}(?:-[0-9]{2}){0,2}(?=")')


def digits(text: str) -> Iterator[int]:
    """Yield the place of every digit of every number and date in a data file."""
    for value in _VALUE.finditer(text):
        yield from (value.start() + i for i, sign in enumerate(value[0]) if sign.isdigit())


def tampered(text: str, place: int) -> str:
    """Return the text with the digit at a place made another one."""
    return f"{text[:place]}{(int(text[place]) + 1) % 10}{text[place + 1 :]}"


def noticed_by_rules(files: dict[str, str], name: str, text: str) -> bool:
    """Tell whether any rule is broken when one file has this text."""
    parts, problems = _parts.survey(
        (n, (text if n == name else t).encode()) for n, t in files.items()
    )
    if problems or _checks.problems_of(parts) or _house.lapses_of(parts):
        return True
    (part,) = (p for p in parts if p.file == name)
    return _structuring.canonical(part.contents) != text


def main() -> int:
    """Print how many changes were noticed, and by what; the exit code is 1 if any was missed."""
    files = {f.name: f.read_text("utf-8") for f in sorted(DATA.glob("*.json"))}
    recorded = {
        line[66:]: line[:64] for line in (DATA / _integrity.DIGESTS).read_text().splitlines()
    }
    places = [(name, place) for name, text in files.items() for place in digits(text)]
    caught = sum(
        sha256(tampered(files[name], place).encode()).hexdigest() != recorded[name]
        for name, place in places
    )
    print(f"digests: {caught} of {len(places)} changes noticed")
    del files["schema.json"]
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    sample = random.Random(2026).sample([p for p in places if p[0] in files], wanted)
    noticed = sum(noticed_by_rules(files, n, tampered(files[n], place)) for n, place in sample)
    print(f"rules alone: {noticed} of {len(sample)} changes noticed")
    return int(caught < len(places))


if __name__ == "__main__":
    sys.exit(main())
