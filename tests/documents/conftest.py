"""What the tests of documents share: the next edition, and data that nobody should trust."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ..conftest import ROOT
from ..support import tiny

HOSTILE = "<script>alert(1)</script> **b** [x](http://e.vil) `c` $m$ {{ 7*7 }} | \\input{x} _i_"
"""Something that every output format would obey, if it were let."""


@pytest.fixture(scope="session")
def next_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the bundled data a month later: one fact has been superseded."""
    folder = tmp_path_factory.mktemp("next") / "data"
    shutil.copytree(ROOT / "src" / "belgium_cloud_region" / "data", folder)
    with _rewritten(folder / "edition.json") as data:
        data["edition"] |= {"name": "2026.12", "date": "2026-12-31"}
    with _rewritten(folder / "sources.json") as data:
        data["sources"].append(
            {
                "id": "gazette-2026-12",
                "title": "Belgium Central opened on 20 November",
                "publisher": "The Gazette",
                "kind": "primary",
                "language": "en",
                "issued": "2026-12-01",
                "accessed": "2026-12-02",
                "url": "https://gazette.example/opened",
            }
        )
    with _rewritten(folder / "subjects" / "azure-belgiumcentral.json") as data:
        for statement in data["statements"]:
            if statement["id"] == "azure-belgiumcentral.opened.4":
                statement |= {
                    "rank": "deprecated",
                    "rank_reason": "contradicted",
                    "deprecated_on": "2026-12-01",
                }
        data["statements"].append(
            {
                "id": "azure-belgiumcentral.opened.99",
                "subject_id": "azure:belgiumcentral",
                "property": "opened",
                "date": "2025-11-20",
                "rank": "preferred",
                "rank_reason": "official-date",
                "references": [{"source_id": "gazette-2026-12", "accessed": "2026-12-02"}],
            }
        )
    return folder


@contextmanager
def _rewritten(file: Path) -> Iterator[Any]:
    """Read a JSON file, let its data be changed, and write them back."""
    data = json.loads(file.read_text("utf-8"))
    yield data
    file.write_text(json.dumps(data), "utf-8")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Return a data file whose texts try to be more than text."""
    data = tiny()
    data["sources"][0] |= {"title": HOSTILE, "publisher": HOSTILE}
    data["regions"][0]["labels"]["en"] = f"Testland {HOSTILE}"
    data["statements"].append(
        {
            "id": "azure-testland.provider.1",
            "subject_id": "azure:testland",
            "property": "provider",
            "text": HOSTILE,
            "references": [{"source_id": "docs"}],
        }
    )
    file = tmp_path / "hostile.json"
    file.write_text(json.dumps(data), "utf-8")
    return file
