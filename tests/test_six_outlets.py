"""
Held against something real: one study, and its sequel, as six outlets told them.

Each outlet's figures are in the catalogue, with its own reference; the slip of a
thousand is kept, explained and unreachable by any default path.
"""

from __future__ import annotations

import pytest

from belgium_cloud_region import Catalog, Statement, get_benefit, get_catalog, get_region
from belgium_cloud_region.model import Rank

TOLD = [
    ("trends-fr-2021-11", "new_revenue", "up to 31.5 billion EUR"),
    ("trends-fr-2021-11", "jobs_scope", "direct-and-indirect"),
    ("trends-fr-2021-11", "building_model", "Three existing buildings converted"),
    ("nieuwsblad-2021", "new_revenue", "more than 30 billion EUR"),
    ("nieuwsblad-2021", "revenue_from_local_sites", "5 billion EUR"),
    ("nieuwsblad-2021", "jobs", "more than 60,000 job"),
    ("techzine-2021", "new_revenue", "31.5 million EUR"),
    ("techzine-2021", "pledge", "2025"),
    ("techgeekwire-2025", "new_revenue", "up to 31.5 billion EUR"),
    ("solutions-en-2025-11", "new_revenue", "about 59 billion EUR"),
    ("solutions-en-2025-11", "jobs", "85,000 job"),
    ("belga-2025-11", "investment", "more than 1 billion EUR"),
    ("belga-2025-11", "investment_disclosed", "False"),
]


def statements_of(catalog: Catalog, source_id: str, name: str) -> list[Statement]:
    """Return the statements on a property that an outlet supports."""
    cited = (s for s in catalog.statements if source_id in {r.source_id for r in s.references})
    return [s for s in cited if s.property == name]


@pytest.mark.parametrize(("source_id", "name", "value"), TOLD)
def test_what_an_outlet_told_is_kept(
    source_id: str, name: str, value: str, catalog: Catalog
) -> None:
    """The outlet's own figure is a statement that cites it."""
    found = statements_of(catalog, source_id, name)
    told = [s.words.text("en") if s.words else str(s.value) for s in found]
    assert any(value in text for text in told), told


def test_who_claims_what_of_whom() -> None:
    """A figure has its claimant, study, modality, horizon, scope, and what became of it."""
    benefit = get_benefit("economic impact")
    first = next(s for s in benefit.claims if s.qualifier("study") == "idc-2021" and s.quantity)
    assert first.quantity is not None
    assert first.quantity.modality.value == "up-to"
    assert first.quantity.horizon == "P4Y"
    assert first.quantity.scope == "microsoft-cloud-in-belgium"
    assert first.qualifier("claimant") == "org:microsoft-belux"
    assert str(get_catalog().known_since(first)) == "2021-11-30"
    assert benefit.successor(first) is None  # the newer study is about other years


def test_the_slip_is_flagged_by_its_factor() -> None:
    """A version that is a thousand times another by the same claimant is one that is deprecated."""
    for benefit in get_catalog().benefits:
        for fact in benefit.facts.values():
            told = [s for s in fact.statements if s.quantity]
            for one in told:
                for other in told:
                    assert one.quantity is not None
                    assert other.quantity is not None
                    same = one.quantity.unit == other.quantity.unit
                    if same and one.quantity.amount == 1000 * other.quantity.amount:
                        assert other.rank is Rank.DEPRECATED


def test_no_default_path_reaches_the_slip() -> None:
    """Not the card, not its JSON, not a value, not a claim, at any time or in any language."""
    for day in (None, "2021-11-30", "2023-01-01", "2025-12-31"):
        for language in ("en", "nl"):
            view = get_catalog().at(known_by=day, lang=language)
            benefit = view.get("benefit:economic-impact")
            for entity in (view.get("be central"), benefit):
                shown = entity.to_text() + entity.to_html() + entity.to_json()
                assert "31.5 million" not in shown
                assert "31,5 miljoen" not in shown
                assert "31500000," not in shown
            for fact in benefit.facts.values():
                for statement in (*fact.winners, *fact.rivals):
                    assert statement.quantity is None or statement.quantity.amount != 31_500_000


def test_evidence_stands_beside_the_claim() -> None:
    """Measured latency beside the latency claim, jurisdiction beside the sovereignty claim."""
    latency = get_benefit("latency")
    assert any("10 ms" in s.words.text() for s in latency.evidence if s.words)
    assert latency.claims
    sovereignty = get_benefit("sovereignty")
    stances = {s.qualifier("stance") for s in sovereignty.evidence}
    assert stances == {"supports", "qualifies", "contradicts"}
    assert any("CLOUD Act" in s.words.text() for s in sovereignty.evidence if s.words)
    assert get_benefit("hub-ambition").evidence == ()


def test_promises_and_what_became_of_them() -> None:
    """The season was kept, with evidence; for the energy promise none was found; training is open."""
    region = get_region()
    told = {p.statement.property: p for p in region.promises()}
    opening = told["promised_opening"]
    assert (str(opening.due), opening.outcome.value) == ("2025-23", "kept")
    assert opening.evidence
    assert opening.value == opening.statement.date
    energy = told["pledge"]
    assert (str(energy.due), energy.outcome.value, energy.evidence) == ("2025", "no-evidence", ())
    assert isinstance(energy.value, str)
    assert energy.label == "Pledges"
    assert told["people_to_train"].outcome.value == "pending"
    due = region.promises(due_before="2026-01-01")
    assert [p.statement.property for p in due] == ["promised_opening", "pledge"]
    assert repr(due[0]).endswith("due 2025-23, kept)")
    early = get_region(known_by="2025-04-15").promises()
    assert {p.outcome.value for p in early} == {"pending"}
    assert get_region("westeurope").promises() == ()


def test_derived_statements_say_from_what(catalog: Catalog) -> None:
    """A computed statement names the statements that it was computed from, and they exist."""
    known = {s.id for s in catalog.statements}
    computed = [s for s in catalog.statements if s.basis.value == "computed"]
    assert computed
    for statement in computed:
        assert statement.derived_from
    for statement in catalog.statements:
        assert set(statement.derived_from) <= known
