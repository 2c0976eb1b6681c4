"""
The bundled receipts held against the sources themselves.

The founding article lies beside a checkout of the project's makers. Clones of
public repositories are looked for in the folder that the environment variable
BCR_COPIES names. Where a copy is missing the test says so and goes on.
"""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from belgium_cloud_region import Catalog, verify
from belgium_cloud_region.proof import Verdict
from belgium_cloud_region.proof.clone import Clone, is_clone

ARTICLE = "channelnews-2025-03"
PLAIN_ROW = (
    "c33f8e98"  # the commit of MicrosoftDocs/reliability-docs that took the marks off the row
)
BEFORE = {
    "c5d34319": Verdict.DRIFTED,  # coming soon and restricted
    "f717413a": Verdict.GONE,  # the row is gone for a time
    "90436d40": Verdict.DRIFTED,
    "4b5c1b2d": Verdict.DRIFTED,
    "22cdf332": Verdict.DRIFTED,  # restricted only
    "b148998b": Verdict.DRIFTED,
}
TABLE = "articles/reliability/regions-list.md"
LOCATIONS = "modules/cached-data/locations.tf.json"
CODES = "locals.geo.codes.tf.json"


def copies(*names: str) -> list[Path]:
    """Return the clones of these repositories, or skip the test."""
    folder = os.environ.get("BCR_COPIES")
    if folder is None:
        pytest.skip("BCR_COPIES names no folder with clones of the public repositories")
    found = [Path(folder) / name for name in names]
    missing = [path.name for path in found if not path.exists()]
    if missing:
        pytest.skip(f"no clone of {', '.join(missing)} in BCR_COPIES")
    return found


def test_the_founding_article_says_everything(catalog: Catalog, shared: Path) -> None:
    """Every reference to the article that has a passage is found in it, where it stood."""
    results = verify(shared / "sources")
    about = [r for r in results if r.reference.source_id == ARTICLE]
    held = [r for r in about if r.reference.receipt is not None]
    assert len(held) > 100
    assert Counter(r.verdict for r in held) == {Verdict.UNCHANGED: len(held)}
    assert {r.verdict for r in results if r.reference.source_id != ARTICLE} == {Verdict.NOT_CHECKED}
    assert not [r.cited_by for r in about if r.reference.receipt is None]


def test_a_billion_in_the_article_cannot_become_a_million(shared: Path, tmp_path: Path) -> None:
    """Change any one figure or name of the article, and the references to it drift."""
    text = (shared / "sources" / f"{ARTICLE}.txt").read_text("utf-8")
    copy = tmp_path / f"{ARTICLE}.txt"
    for old, new in (("2025", "2026"), ("Schroos", "Schroots"), ("BDIA", "BDIB"), ("PME", "PMI")):
        assert old in text
        copy.write_text(text.replace(old, new), "utf-8")
        verdicts = Counter(r.verdict for r in verify(copy) if r.reference.source_id == ARTICLE)
        assert verdicts[Verdict.DRIFTED] + verdicts[Verdict.GONE] > 0
        assert verdicts[Verdict.UNCHANGED] > 0


def test_the_plain_row_holds_from_its_commit_on(catalog: Catalog) -> None:
    """The receipt for the row without marks holds from the commit that made it, and fails before."""
    copies_ = copies("MicrosoftDocs+reliability-docs")
    cited = [
        (s.id, r)
        for s in catalog.statements
        for r in s.references
        if s.id.startswith("azure-belgiumcentral.status.")
        and r.receipt is not None
        and r.receipt.path == TABLE
        and r.source_id == "reliability-docs-git"
    ]
    assert cited
    plain = next(r for i, r in cited if catalog_value(catalog, i) == "available")

    def verdict(revision: str | None) -> Verdict:
        results = verify(copies_, revision=revision, about="azure:belgiumcentral")
        return next(r.verdict for r in results if r.reference == plain)

    assert verdict(None) is Verdict.UNCHANGED
    assert verdict(PLAIN_ROW) is Verdict.UNCHANGED
    for revision, expected in BEFORE.items():
        assert verdict(revision) is expected, revision


def catalog_value(catalog: Catalog, statement_id: str) -> object:
    """Return the value of a statement."""
    return next(s.value for s in catalog.statements if s.id == statement_id)


@pytest.mark.parametrize(
    ("commit", "path", "verdict"),
    [
        ("a3fef37", LOCATIONS, Verdict.UNCHANGED),
        ("a3fef37~1", LOCATIONS, Verdict.GONE),
        ("b2c7dc7", CODES, Verdict.UNCHANGED),
        ("b2c7dc7~1", CODES, Verdict.GONE),
    ],
)
def test_the_regions_module_before_and_after(commit: str, path: str, verdict: Verdict) -> None:
    """Its cached table has the region, and its codes have ours, from one commit on."""
    copies_ = copies("Azure+terraform-azurerm-avm-utl-regions")
    named = commit.partition("~")[0]
    results = [
        r
        for r in verify(copies_, revision=commit, about="azure:belgiumcentral")
        if r.reference.receipt is not None
        and r.reference.receipt.path == path
        and (r.reference.receipt.commit or "").startswith(named)
    ]
    assert results
    assert {r.verdict for r in results} == {verdict}


def test_every_receipt_of_the_repositories_holds(catalog: Catalog) -> None:
    """Every passage that was read in a repository whose clone is present stands at its commit."""
    folder = os.environ.get("BCR_COPIES")
    if folder is None:
        pytest.skip("BCR_COPIES names no folder with clones of the public repositories")
    results = verify(folder)
    verdicts = Counter(r.verdict for r in results)
    assert verdicts[Verdict.UNCHANGED] > 100
    assert set(verdicts) <= {Verdict.UNCHANGED, Verdict.NOT_CHECKED}


def test_anchors_reprint_nothing(catalog: Catalog) -> None:
    """No anchor of the bundled data has more than six words, and none is a whole passage of prose."""
    receipts = {
        r.receipt
        for s in catalog.contents.every_statement()
        for r in s.references
        if r.receipt is not None and r.receipt.passage is not None
    }
    assert len(receipts) > 500
    for receipt in receipts:
        anchor = receipt.anchor or ""
        assert 1 <= len(anchor.split(" ")) <= 6
        if len(anchor) == receipt.length:  # a name, a heading or a cell
            assert len(anchor.split(" ")) <= 4, anchor


def test_every_commit_is_on_a_branch(catalog: Catalog) -> None:
    """What is recorded as read is what an ordinary clone brings, not a draft that nobody merged."""
    folder = os.environ.get("BCR_COPIES")
    if folder is None:
        pytest.skip("BCR_COPIES names no folder with clones of the public repositories")
    commits = {
        r.receipt.commit
        for s in catalog.contents.every_statement()
        for r in s.references
        if r.receipt is not None and r.receipt.commit is not None
    }
    clones = [path for path in sorted(Path(folder).iterdir()) if is_clone(path)]
    reachable: set[str] = set()
    for clone in clones:
        asked = ["git", "-C", str(clone), "rev-list", "--branches", "--remotes"]
        done = subprocess.run(asked, capture_output=True, text=True, check=True)
        reachable |= commits & set(done.stdout.split())
    there = {c for c in commits if any(Clone(clone).commit(c) for clone in clones)}
    assert there
    assert there == reachable
