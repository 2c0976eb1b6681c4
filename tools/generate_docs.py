"""
Renew the pages of the documentation that are made from the data.

Usage: ``python tools/generate_docs.py``; with ``--check`` nothing is written
and the exit code is 1 if a page would change.
"""

import sys
from pathlib import Path

from belgium_cloud_region import Catalog, Statement, get_catalog
from belgium_cloud_region.render import render_value

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
                definition = catalog.contents.properties_by_name[statement.property]
                text = render_value(statement.value, catalog, definition.enumeration)
                row = (paragraph, statement.subject_id, statement.property)
                rows.setdefault(row, []).append(text)
    lines = [
        f"| {n} | `{i}` | `{name}` | {' · '.join(said)} |" for (n, i, name), said in rows.items()
    ]
    return HEAD + "\n".join(lines) + "\n"


def main() -> int:
    """Write the pages, or tell which would change."""
    pages = {"article-coverage.md": coverage(get_catalog())}
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
