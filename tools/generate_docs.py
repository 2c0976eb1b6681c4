"""
Renew the pages of the documentation that are made from the data.

Usage: ``python tools/generate_docs.py``; with ``--check`` nothing is written
and the exit code is 1 if a page would change.
"""

import sys
from pathlib import Path

from belgium_cloud_region import Catalog, Reference, Statement, get_catalog
from belgium_cloud_region.checkup import winning
from belgium_cloud_region.model import SourceKind
from belgium_cloud_region.rendering import speaker_of

DOCS = Path(__file__).parent.parent / "docs"
ARTICLE = "channelnews-2025-03"
PARAGRAPHS = 16

HEAD = f"""\
# What the founding article says, paragraph by paragraph

The project is founded on an article of March 2025 (`{ARTICLE}`). Every assertion of its {PARAGRAPHS} paragraphs, headings
included, is a statement that can be asked for. Paragraphs are counted from 1 over the lines that are not empty. The words
below are the project's own.

*This page is generated from the data by `tools/generate_docs.py`.*

For a row with the entity `benefit:latency` and the fact `claim`, ask
`get_catalog().get("benefit:latency").facts["claim"]`, or `get_benefit("latency").facts["claim"]`.

| paragraph | entity | fact | asserted, in our words |
| --- | --- | --- | --- |
"""


def cited_paragraphs(statement: Statement) -> list[int]:
    """Return the paragraphs of the article that a statement cites, without those it is silent on."""
    found = [
        int(reference.locator.value)
        for reference in statement.references
        if reference.source_id == ARTICLE and reference.locator
    ]
    return [] if len(found) == PARAGRAPHS else found


def coverage(catalog: Catalog) -> str:
    """Return the page that shows what each paragraph asserts."""
    rows: dict[tuple[int, str, str], list[str]] = {}
    for paragraph in range(1, PARAGRAPHS + 1):
        for statement in catalog.statements:
            if paragraph in cited_paragraphs(statement):
                text = speaker_of(catalog).value(statement.value, statement.property)
                row = (paragraph, statement.subject_id, statement.property)
                rows.setdefault(row, []).append(text)
    lines = [
        f"| {n} | `{i}` | `{name}` | {' · '.join(said)} |" for (n, i, name), said in rows.items()
    ]
    return HEAD + "\n".join(lines) + "\n"


PROOF = """\
# How much is proved

A reference of a winning statement should name its place in the source, the day on which it was read, and a passage by which it can be
[proved again](reference/receipts.md). A permanent address is that of a file at its commit.

*This page is generated from the data by `tools/generate_docs.py`.*

| kind of source | references | with a place | with a day | with a passage | with a permanent address |
| --- | ---: | ---: | ---: | ---: | ---: |
"""


def proof(catalog: Catalog) -> str:
    """Return the page that counts what can be proved again, and names what cannot."""
    cited = [(s, r, catalog.source(r)) for s in winning(catalog) for r in s.references]
    lines: list[str] = []
    for kind in (*SourceKind, None):
        of_kind = [(r, source) for _, r, source in cited if kind in (source.kind, None)]
        counts = (
            len(of_kind),
            sum(r.locator is not None for r, _ in of_kind),
            sum(r.accessed is not None for r, _ in of_kind),
            sum(proved(r) for r, _ in of_kind),
            sum(source.permanent_url(r) is not None for r, source in of_kind),
        )
        name = "all" if kind is None else kind.value
        lines.append(" | ".join(["| " + name, *map(str, counts)]) + " |")
    lines += ["", "## Without a passage", ""]
    lines += [
        f"- `{s.id}`, reference to `{source.id}`" + (" (a hint)" if source.hint else "")
        for s, r, source in cited
        if not proved(r)
    ]
    return PROOF + "\n".join(lines) + "\n"


def proved(reference: Reference) -> bool:
    """Tell whether a reference has a passage."""
    return reference.receipt is not None and reference.receipt.passage is not None


def main() -> int:
    """Write the pages, or tell which would change."""
    catalog = get_catalog()
    pages = {"article-coverage.md": coverage(catalog), "proof-coverage.md": proof(catalog)}
    changed = []
    for name, text in pages.items():
        page = DOCS / name
        if not page.exists() or page.read_text("utf-8") != text:
            changed.append(name)
            if "--check" not in sys.argv:
                page.write_text(text, "utf-8")
    print("\n".join(changed) or "all generated pages are up to date")
    return 1 if changed and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
