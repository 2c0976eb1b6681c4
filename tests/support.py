"""What tests make for themselves: a small data file, and what a fact answers."""

from __future__ import annotations

from typing import Any

from belgium_cloud_region import Catalog, Fact
from belgium_cloud_region.loading.datafile import DataFile, contents_of, merged
from belgium_cloud_region.loading.structuring import structure

TEXTS = {"en": "Text", "fr": "Texte", "nl": "Tekst", "de": "Text"}


def made(data: dict[str, Any]) -> Catalog:
    """Return the catalogue that data describe, whatever they say beside it."""
    return Catalog(contents_of(merged([structure(data, DataFile)])))


def answer_of(fact: Fact) -> tuple[Any, ...]:
    """Return what a fact answers, without through which catalogue it was asked."""
    lists = (fact.statements, fact.winners, fact.answers, fact.rivals, fact.undecided)
    return (*map(tuple, lists), fact.ground, fact.first_published, fact.values)


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
