"""What the tests share: the bundled catalogue, a small one made by hand, and where the dossier is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from belgium_cloud_region import Catalog, get_catalog, load_catalog

settings.register_profile(
    "default", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("default")

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

collect_ignore = ["typing"]  # checked by type checkers, never run

TEXTS = {"en": "Text", "fr": "Texte", "nl": "Tekst", "de": "Text"}


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """Return the bundled catalogue."""
    return get_catalog()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder with the raw material, which a published copy of the project lacks."""
    if not SHARED.is_dir():
        pytest.skip("the raw material of the project is not beside this checkout")
    return SHARED


def tiny() -> dict[str, Any]:
    """Return a small data file that is good: one region, one dispute, three sources."""

    def source(name: str, kind: str, issued: str) -> dict[str, Any]:
        return {
            "id": name,
            "title": name,
            "language": "en",
            "kind": kind,
            "issued": issued,
            "url": f"https://example.org/{name}",
        }

    def statement(number: int, source_id: str, **more: Any) -> dict[str, Any]:
        return {
            "id": f"azure-testland.opened.{number}",
            "subject_id": "azure:testland",
            "property": "opened",
            "references": [{"source_id": source_id}],
            **more,
        }

    return {
        "edition": {"name": "2026.01", "date": "2026-01-31", "license": "CC0-1.0"},
        "sources": [
            source("docs", "documentation", "2025-03"),
            source("paper", "press", "2025-05-01"),
            source("vendor", "primary", "2025-04-01"),
        ],
        "regions": [
            {
                "id": "azure:testland",
                "kind": "region",
                "labels": {**TEXTS, "en": "Testland Central"},
                "descriptions": TEXTS,
                "places": [{"en": "Testland"}],
            }
        ],
        "properties": [
            {"name": "opened", "kind": "date", "labels": TEXTS, "descriptions": TEXTS},
            {
                "name": "provider",
                "kind": "text",
                "labels": TEXTS,
                "descriptions": TEXTS,
                "many": True,
            },
            {"name": "year", "kind": "date", "labels": TEXTS, "descriptions": TEXTS},
            {
                "name": "load",
                "kind": "quantity",
                "labels": TEXTS,
                "descriptions": TEXTS,
                "apart_by": ["year"],
            },
        ],
        "enumerations": [
            {"name": "rank-reason", "values": {"official-date": TEXTS, "slip": TEXTS}},
        ],
        "statements": [
            statement(1, "docs", date="2025-02-01"),
            statement(2, "paper", date="2025-02-02"),
        ],
    }


@pytest.fixture
def load(tmp_path: Path) -> Callable[[Any], Catalog]:
    """Return a function that writes data to a file and loads it."""

    def write_and_load(data: Any) -> Catalog:
        file = tmp_path / "data.json"
        text = data if isinstance(data, str) else json.dumps(data)
        file.write_text(text, "utf-8")
        return load_catalog(file)

    return write_and_load
