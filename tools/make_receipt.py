"""
Print the receipt for a passage of a saved copy, ready for a data file.

Usage: ``python tools/make_receipt.py COPY PASSAGE ANCHOR``. The copy is a text,
Markdown or HTML file; the passage is a whole sentence, row or heading of it, as
a reader sees it; the anchor is at most six words of the passage. Or, for a file
of a repository: ``python tools/make_receipt.py CLONE COMMIT:PATH PASSAGE ANCHOR``.
"""

import json
import sys
from pathlib import Path

from belgium_cloud_region.model import Receipt
from belgium_cloud_region.plain import plain
from belgium_cloud_region.proof.clone import Clone, is_clone
from belgium_cloud_region.proof.reading import readings


def receipt(copy: Path, *rest: str) -> Receipt:
    """Return the receipt that the arguments ask for."""
    if not is_clone(copy):
        passage, anchor = rest
        return Receipt.of(readings(copy.read_bytes(), copy.name)[-1].text, passage, anchor)
    place, passage, anchor = rest
    revision, _, path = place.partition(":")
    clone = Clone(copy)
    commit = clone.commit(revision)
    blob = None if commit is None else clone.blob(commit, path)
    if commit is None or blob is None:
        raise SystemExit(f"the clone has no {place}")
    text = readings(clone.content(blob), path)[0].text
    return Receipt.of(text, passage, anchor, commit=commit, path=path, blob=blob)


def main() -> int:
    """Print the receipt, or how to ask for one."""
    if len(sys.argv) < 4:
        print(__doc__)
        return 2
    try:
        made = receipt(Path(sys.argv[1]), *sys.argv[2:])
    except ValueError as error:
        print(error)
        return 1
    print(json.dumps(plain(made), ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
