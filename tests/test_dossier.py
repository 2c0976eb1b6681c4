"""The raw material: every fact of the dossier is accounted for, every dispute is kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from belgium_cloud_region import Catalog, Fact, get_benefit, get_region, get_stakeholder
from belgium_cloud_region.model import Rank

LEDGER = Path(__file__).parent.parent / "docs" / "ledger.json"

DISPUTES = {
    "D-OPENING": ("azure:belgiumcentral", "opened", "2025-11-18", 4),
    "D-LAUNCH-2023": ("azure:belgiumcentral", "opened", "2025-11-18", 2),
    "D-SHORTCODE": ("azure:belgiumcentral", "code", "bec", 6),
    "D-LOG-ANALYTICS": ("azure:belgiumcentral", "service", None, 3),
    "D-COORD-BC": ("azure:belgiumcentral", "label_point", "50.84553528, 4.355707169", 1),
    "D-COORD-GCP": ("google:europe-west1", "label_point", "50.4524, 3.8218", 2),
    "D-DC-COUNT": ("azure:belgiumcentral", "data_centres", "3 data-centre", 3),
    "D-SITE-AREA": ("azure:belgiumcentral", "site_area", "Around Brussels", 3),
    "D-BUILD-MODEL": ("azure:belgiumcentral", "building_model", None, 5),
    "D-COMMISSIONING": ("azure:belgiumcentral", "commissioning", "All three sites at once", 2),
    "D-INVESTMENT": ("azure:belgiumcentral", "investment", "more than 1 billion EUR", 5),
    "D-COOLING": ("azure:belgiumcentral", "cooling", "Server cooling", 2),
    "D-CARBON-2024": ("country:be", "grid_carbon_intensity", "103.37 gCO2eq/kWh", 5),
    "D-IDC2021-REVENUE": ("benefit:economic-impact", "new_revenue", None, 3),
    "D-IDC2021-SCOPE": ("benefit:economic-impact", "jobs_scope", None, 2),
    "D-IDC2021-HORIZON": ("benefit:economic-impact", "horizon", None, 2),
    "D-ECOSYSTEM": ("org:microsoft-belux", "ecosystem_size", None, 2),
    "D-IDC2025-REVENUE": ("benefit:economic-impact", "new_revenue", "about 59 billion EUR", 3),
    "D-IDC2025-JOBS": ("benefit:economic-impact", "jobs", "85,000 job", 3),
    "D-PILLAR3": ("initiative:digital-ambetion", "pillar", None, 4),
    "D-AINSI-DEADLINE": ("initiative:ainsi", "deadline", "2028", 2),
    "D-BDIA-NAME": ("org:bdia", "official_name", "Belgian Digital Infrastructure Association", 2),
    "D-BDIA-SHARES": ("group:belgian-data-centres", "hyperscale_share", None, 2),
    "D-ARO": ("event:aro-general-availability", "date", "2026-06-03", 2),
    "D-CADA-DATE": ("event:cada-presented", "date", "2026-06-03", 2),
    "D-AWS-LZ": ("aws:brussels-local-zone", "status", None, 3),
    "D-GOOGLE-OPENED": ("google:europe-west1", "campus_opened", None, 2),
}
"""For each dispute: subject, property, the preferred value if one is, how many versions at least."""

NO_DISPUTES = {"D-GOOGLE-TOTAL", "D-GLOBAL-COUNT", "D-PROXIMUS-ALDO"}
"""What is off the mission, or told in a note since the texts do not contradict each other."""


@pytest.fixture(scope="module")
def ledger() -> list[dict[str, Any]]:
    """Return the rows of the ledger."""
    rows: list[dict[str, Any]] = json.loads(LEDGER.read_text("utf-8"))["facts"]
    return rows


def test_the_ledger_accounts_for_every_dossier_fact(
    ledger: list[dict[str, Any]], shared: Path
) -> None:
    """Each of the 404 facts of the dossier has one row in the ledger, in order."""
    dossier = json.loads((shared / "dossier" / "facts.json").read_text("utf-8"))
    assert [row["fact"] for row in ledger] == [fact["id"] for fact in dossier["facts"]]


def test_confirmed_and_disputed_facts_are_in_the_data(
    ledger: list[dict[str, Any]], shared: Path
) -> None:
    """A fact that is confirmed or disputed is left out only where a written rule forbids it."""
    dossier = json.loads((shared / "dossier" / "facts.json").read_text("utf-8"))
    strong = {f["id"] for f in dossier["facts"] if f["confidence"] in ("confirmed", "disputed")}
    left_out = {row["fact"] for row in ledger if row["outcome"] == "left-out"} & strong
    written = ("off the mission", "neighbours keep what the contract needs")
    off = {row["fact"] for row in ledger if row.get("why", "").startswith(written)}
    assert left_out - off == {"F248"}  # that a paper was not seen is no fact about the region


def test_the_ledger_leads_to_what_it_names(ledger: list[dict[str, Any]], catalog: Catalog) -> None:
    """A used or merged fact names statements or sources that exist; the rest says why not."""
    known = {s.id for s in catalog.statements} | {s.id for s in catalog.sources}
    for row in ledger:
        if row["outcome"] == "left-out":
            assert row["why"]
            assert "into" not in row
        else:
            assert row["outcome"] in ("used", "merged")
            assert row["into"]
            assert set(row["into"]) <= known


def test_the_sources_of_a_dossier_fact_are_kept(
    ledger: list[dict[str, Any]], catalog: Catalog, shared: Path
) -> None:
    """The statements made of a fact cite only sources of ours, and at least one of its own."""
    dossier = json.loads((shared / "dossier" / "facts.json").read_text("utf-8"))
    sources = {f["id"]: {s["source_id"] for s in f["sources"]} for f in dossier["facts"]}
    cited = {s.id: {r.source_id for r in s.references} for s in catalog.statements}
    for row in ledger:
        if row["outcome"] == "used":
            found = set[str]().union(*(cited[i] for i in row["into"]))
            assert found & sources[row["fact"]], row["fact"]


@pytest.mark.parametrize("dispute", DISPUTES)
def test_a_dispute_keeps_every_version(dispute: str, catalog: Catalog) -> None:
    """All versions meet in one fact, and the one that is preferred wins and says why."""
    subject, name, best, versions = DISPUTES[dispute]
    fact = catalog.get(subject).facts[name]
    assert len(fact.statements) >= versions
    if best is not None:
        assert fact.best is not None
        assert str(fact.value).startswith(best)
    assert fact.why


def test_every_dossier_dispute_is_one_of_ours(shared: Path) -> None:
    """The thirty disputes of the dossier are those above."""
    dossier = json.loads((shared / "dossier" / "facts.json").read_text("utf-8"))
    assert {d["id"] for d in dossier["disputes"]} == set(DISPUTES) | NO_DISPUTES


def everything_said(fact: Fact) -> list[str]:
    """Return what the default accessors of a fact give."""
    shown = [str(fact.value), fact.why, repr(fact), *(str(v) for v in fact.values)]
    return [*shown, str(fact.best)]


def test_the_slip_of_a_thousand_is_kept_and_unreachable() -> None:
    """The 31.5 million is stored with its reason, and no default accessor returns it."""
    for day in (None, "2022-06-01"):
        fact = get_benefit("economic impact", known_by=day).facts["new_revenue"]
        slips = [s for s in fact.statements if s.rank is Rank.DEPRECATED]
        assert [str(s.value) for s in slips] == ["31.5 million EUR"]
        assert slips[0].rank_reason == "transcription-error"
        assert str(slips[0].deprecated_on) == "2021-11"
        assert [r.source_id for r in slips[0].references] == ["techzine-2021"]
        assert slips[0] not in fact.winners + fact.rivals
        assert fact.best not in slips
        assert not [text for text in everything_said(fact) if "million EUR" in text]


def test_no_deprecated_statement_ever_wins(catalog: Catalog) -> None:
    """Over every fact of every entity, what is deprecated neither wins nor counts as a rival."""
    facts = [f for e in (*catalog.regions, *catalog.stakeholders) for f in e.facts.values()]
    facts += [f for e in (*catalog.benefits, *catalog.events) for f in e.facts.values()]
    deprecated = {s.id for f in facts for s in f.statements if s.rank is Rank.DEPRECATED}
    assert len(deprecated) >= 3
    assert not deprecated & {s.id for f in facts for s in f.winners + f.rivals}


def test_a_hint_never_wins(catalog: Catalog) -> None:
    """A statement whose sources nobody can reach is kept, and never wins."""
    hints = {s.id for s in catalog.sources if s.hint}
    assert all(s.url for s in catalog.sources if not s.hint)
    weak = {s.id for s in catalog.statements if {r.source_id for r in s.references} <= hints}
    assert weak
    facts = [f for e in (*catalog.regions, *catalog.stakeholders) for f in e.facts.values()]
    assert not weak & {s.id for f in facts for s in f.winners}
    assert "community-naming-standard" not in get_region().codes


def test_what_must_not_be_shipped_is_not(catalog: Catalog) -> None:
    """No zone map, no site coordinates, no unchecked identifiers are in the data."""
    region = get_region()
    assert str(region.facts["zone_mapping"].value).startswith("per-subscription")
    assert str(region.facts["site_addresses"].value).startswith("undisclosed")
    assert "label_point_meaning" in region.facts
    names = {p.name for p in catalog.properties}
    assert not names & {"lei", "wikidata", "wikidata_qid", "ror", "kbo_bce"}
    at_rest = region.facts["data_at_rest"].best
    assert at_rest is not None
    assert at_rest.words is not None
    assert "regionally deployed" in at_rest.words.text()
    assert get_stakeholder("Microsoft").facts
