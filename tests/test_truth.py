"""What an audit found wrong in the data, asked for through the public API."""

from __future__ import annotations

import pytest

from belgium_cloud_region import (
    Absence,
    Catalog,
    Statement,
    get_benefit,
    get_catalog,
    get_region,
    get_source,
    get_stakeholder,
)
from belgium_cloud_region.model import Rank
from belgium_cloud_region.rendering import plain_text, speaker_of
from belgium_cloud_region.rendering.facts import versions

LANGUAGES = ("en", "fr", "nl", "de")


def stated(statement_id: str) -> Statement:
    """Return a statement by its id."""
    return next(s for s in get_catalog().statements if s.id == statement_id)


def at(fact: str, location: str) -> list[Statement]:
    """Return what is believed of an ExpressRoute location."""
    winners = get_region().facts[fact].winners
    return [s for s in winners if s.qualifier("expressroute_location") == location]


# Dates


@pytest.mark.parametrize(
    ("statement_id", "day"),
    [
        ("event-aks-automatic-lists-region.date.1", "2026-04-15"),
        ("event-azure-netbench-adds-region.date.1", "2025-12-01"),
        ("azure-belgiumcentral.first_seen.1", "2025-11-02"),
        ("azure-belgiumcentral.first_seen.2", "2023-09-23"),
    ],
)
def test_a_day_is_that_of_the_published_branch(statement_id: str, day: str) -> None:
    """An event of a repository has the day on which its main branch had it, in UTC."""
    assert str(stated(statement_id).date) == day


def test_a_service_changed_when_its_page_did() -> None:
    """AKS Automatic is available from 15 April, generally available from 2 June 2026."""
    first, second = (stated(f"azure-belgiumcentral.service_aks_automatic.{n}") for n in (1, 2))
    assert first.valid is not None
    assert second.valid is not None
    spans = [str(day) for day in (first.valid.start, first.valid.end, second.valid.start)]
    assert spans == ["2026-04-15", "2026-06-02", "2026-06-02"]
    assert str(first.end_published) == str(second.references[0].issued) == "2026-06-02"
    seen = get_region(as_of="2026-06-01", known_by="2026-06-01").services
    assert {s.state for s in seen if s.tier == "AKS Automatic"} == {"available"}


@pytest.mark.parametrize(
    ("commit", "issued"),
    [
        ("a3fef37e506f48b581d0787b64b3db0f84da346e", "2025-11-10"),
        ("2f81859ba9d3839d9140cb8344cbe581ce92b832", "2025-12-24"),
        ("b97b3b91e1fed4fe9b912b4870077f58e51beaf2", "2023-09-23"),
    ],
)
def test_a_reference_is_as_old_as_its_commit(catalog: Catalog, commit: str, issued: str) -> None:
    """Every reference to a commit has the day on which that commit was public."""
    found = [
        str(reference.issued or get_source(reference).issued)
        for statement in catalog.statements
        for reference in statement.references
        if reference.receipt and reference.receipt.commit == commit
    ]
    assert len(found) >= 4
    assert set(found) == {issued}


def test_no_reference_needs_a_pull_request(catalog: Catalog) -> None:
    """No receipt names the commit that an ordinary clone does not have."""
    commits = {
        str(reference.receipt.commit)
        for statement in catalog.statements
        for reference in statement.references
        if reference.receipt
    }
    assert not [commit for commit in commits if commit.startswith("7ec5004")]


def test_the_opening_was_known_on_its_day() -> None:
    """A report of 18 November 2025 tells it; a draft's date and a latest day are no opening."""
    assert str(get_region(known_by="2025-11-18").opened) == "2025-11-18"
    assert str(get_region(known_by="2025-11-17").opened) == "2025-11-13"
    assert isinstance(get_region(known_by="2025-11-12").opened, Absence)
    event = next(e for e in get_region().events if e.id == "event:official-opening")
    assert "channelnews-2025-11" in {r.source_id for r in event.facts["date"].references}
    for number, reason in ((1, "not-an-opening"), (2, "latest-possible")):
        version = stated(f"azure-belgiumcentral.opened.{number}")
        assert (version.rank, version.rank_reason) == (Rank.DEPRECATED, reason)


# Values


@pytest.mark.parametrize(
    ("location", "direct", "local", "providers"),
    [
        ("Brussels", True, False, {"BICS", "Digital Realty", "Eurofiber"}),
        ("Brussels2", True, False, {"BICS", "Eurofiber"}),
        ("Brussels Metro", False, True, {"Belnet", "Colt", "Eurofiber"}),
    ],
)
def test_expressroute_is_told_by_location(
    location: str, direct: bool, local: bool, providers: set[str]
) -> None:
    """Each location has its own answer on Direct, on Local, and its own providers."""
    assert [s.value for s in at("expressroute_direct", location)] == [direct]
    everything = get_region().facts["expressroute_local"].statements
    told = [s.value for s in everything if s.qualifier("expressroute_location") == location]
    assert told == [local]
    assert {s.value for s in at("expressroute_provider", location)} == providers


def test_expressroute_local_is_disputed_and_direct_is_not() -> None:
    """Two pages of Microsoft disagree on Local; on Direct they speak of different places."""
    facts = get_region().facts
    assert facts["expressroute_local"].disputed
    assert facts["expressroute_direct"].value is True
    assert not facts["expressroute_direct"].disputed
    assert facts["expressroute_site"].values == ("Digital Realty BRU4", "LCL Brussels North")
    assert "Digital Realty BR4" in {s.value for s in facts["expressroute_site"].rivals}


def test_pairs_across_the_edge_of_the_catalogue() -> None:
    """East US and Sweden Central have the partners that both sources name."""
    assert get_region("eastus").paired_region == "azure:westus"
    assert get_region("West US").paired_region == "azure:eastus"
    assert get_region("swedencentral").paired_region == "azure:swedensouth"
    assert get_region("swedensouth").facts["access"].value == "restricted"


def test_every_neighbour_of_the_table_has_both_times() -> None:
    """Switzerland West is measured both ways, as the others of the same table are."""
    for fact, time in (("round_trip_to", 20), ("round_trip_from", 19)):
        (found,) = (
            s.quantity
            for s in get_region().facts[fact].winners
            if s.qualifier("peer") == "azure:switzerlandwest"
        )
        assert found is not None
        assert (found.amount, found.unit) == (time, "ms")


def test_the_latency_tables_are_a_working_copy() -> None:
    """The source says whose copy was read, and that nothing proves its publication."""
    source = get_source("learn-latency")
    assert source.publisher == "mbender-ms/azure-docs"
    assert "not proved" in str(source.note)


def test_carbon_is_counted_as_equivalents() -> None:
    """Grid carbon is in grams of CO2 equivalent; a figure of another year does not count."""
    fact = get_stakeholder("country:be").facts["grid_carbon_intensity"]
    assert {s.quantity.unit for s in fact.statements if s.quantity} == {"gCO2eq/kWh"}
    assert stated("country-be.grid_carbon_intensity.10").rank is Rank.DEPRECATED


def test_a_mix_up_does_not_count() -> None:
    """Cooling by a canal is Google's."""
    assert stated("azure-belgiumcentral.cooling.2").rank is Rank.DEPRECATED
    assert not get_region().facts["cooling"].rivals


def test_the_local_zone_of_aws_is_planned() -> None:
    """One relayed report does not open a zone that is only announced."""
    zone = get_region("aws:brussels-local-zone")
    assert zone.status == "planned"
    assert zone.facts["status"].disputed


def test_studies_of_other_years_supersede_nothing(catalog: Catalog) -> None:
    """The study of 2025 covers other years than that of 2021."""
    impact = get_benefit("economic impact")
    assert not [s for s in catalog.statements if s.qualifier("supersedes")]
    assert len(impact.facts["new_revenue"].answers) == 2


def test_three_press_texts_say_that_microsoft_announced_an_amount() -> None:
    """The note counts as many texts as are cited."""
    version = stated("azure-belgiumcentral.investment_disclosed.2")
    assert version.note is not None
    assert version.note.text("en").startswith("Three press texts")
    assert len({r.source_id for r in version.references}) == 3


# Who says so


def test_microsoft_says_only_what_the_article_has_from_it() -> None:
    """What stands in the journalist's own voice is claimed by the outlet."""
    article = "channelnews-2025-03"
    from_microsoft = {"1", "3", "14"}
    for statement in get_catalog().statements:
        if {r.source_id for r in statement.references} != {article}:
            continue
        places = {r.locator.value for r in statement.references if r.locator}
        claimant = statement.qualifier("claimant")
        if claimant == "org:microsoft":
            assert places <= from_microsoft, statement.id
        elif claimant is not None and claimant != "person:marijke-schroos":
            assert claimant == "org:channelnews", statement.id
    assert stated("azure-belgiumcentral.demand.1").qualifier("claimant") == "org:microsoft"
    assert stated("azure-belgiumcentral.demand.2").qualifier("claimant") == "org:channelnews"
    assert "role" in get_stakeholder("ChannelNews Belgium").facts


def test_speech_is_retold_as_it_was_said() -> None:
    """Cloud infrastructure lets organisations innovate: that is no condition."""
    speech = stated("person-marijke-schroos.reported_speech.2").words
    assert speech is not None
    conditions = {"en": " if ", "fr": "si l’on veut", "nl": " om ", "de": "damit Organisationen"}
    assert not [tag for tag in LANGUAGES if conditions[tag] in speech.text(tag)]


def test_one_quotation_has_one_wording() -> None:
    """What the prime minister said is told in the same words wherever it stands."""
    said = stated("person-bart-de-wever.comment.1")
    claim = stated("benefit-sovereignty.claim.2")
    assert claim.derived_from == (said.id,)
    assert claim.words == said.words


def test_groups_have_a_part_in_the_story() -> None:
    """A role tells what the group is, not where it is named; faster is not earlier."""
    groups = [s for s in get_catalog().stakeholders if s.id.startswith("group:")]
    roles = [s.words for g in groups if "role" in g.facts for s in g.facts["role"].statements]
    assert len(roles) >= 6
    for words in roles:
        assert words is not None
        assert "founding article" not in words.text("en")
        assert "plus tôt" not in words.text("fr")
    assert get_stakeholder("Institutions publiques").id == "group:public-institutions"


# Disputes

RIVALS = {
    ("aws:brussels-local-zone", "status"): {"status.1"},
    ("azure:belgiumcentral", "building_model"): {f"building_model.{n}" for n in (2, 3, 4, 5)},
    ("azure:belgiumcentral", "commissioning"): {"commissioning.2"},
    ("azure:belgiumcentral", "data_centres"): {"data_centres.2"},
    ("azure:belgiumcentral", "expressroute_local"): {f"expressroute_local.{n}" for n in (2, 3)},
    ("azure:belgiumcentral", "expressroute_site"): {"expressroute_site.1"},
    ("azure:belgiumcentral", "investment"): {"investment.3", "investment.6"},
    ("azure:belgiumcentral", "investment_disclosed"): {"investment_disclosed.2"},
    ("azure:belgiumcentral", "opened"): {"opened.3"},
    ("azure:belgiumcentral", "service"): {"service_log_analytics.2"},
    ("google:europe-west1", "campus_opened"): {"campus_opened.2"},
    ("initiative:digital-ambetion", "pillar"): {"third_pillar.2"},
    ("country:be", "grid_carbon_intensity"): {"grid_carbon_intensity.11"},
    ("group:belgian-data-centres", "hyperscale_share"): {"hyperscale_share.2"},
    ("org:bdia", "official_name"): {"official_name.2"},
    ("org:digital-realty", "expressroute_site"): {"peering_location.1"},
    ("org:microsoft-belux", "ecosystem_size"): {"ecosystem_size.1"},
    ("benefit:economic-impact", "horizon"): {"horizon.2"},
    ("benefit:economic-impact", "jobs"): {"jobs.3"},
    ("benefit:economic-impact", "new_revenue"): {"new_revenue.3", "new_revenue.5"},
    ("event:cada-presented", "date"): {"date.2"},
}
"""Every dispute that there is: subject, property, and the ends of the ids of what contradicts."""


def test_what_is_disputed_is_really_so(catalog: Catalog) -> None:
    """No version of another scope, time or granularity is a rival, and no rival is missed."""
    facts = [fact for entity in catalog.entities for fact in entity.facts.values()]
    found = {
        (f.subject_id, f.property): {".".join(s.id.split(".")[-2:]) for s in f.rivals}
        for f in facts
        if f.disputed
    }
    assert found == RIVALS


def test_no_text_contradicts_itself(catalog: Catalog) -> None:
    """What a fact answers is never the same text as what contradicts it."""
    for lang in ("en", "fr", "nl", "de"):
        for entity in catalog.at(lang=lang).entities:
            for fact in (f for f in entity.facts.values() if f.disputed):
                shown = versions(fact, speaker_of(fact.view)).rows
                texts = {
                    s.id: plain_text(row[0]) for s, row in zip(fact.statements, shown, strict=True)
                }
                answers = {texts[s.id] for s in fact.winners}
                assert not answers & {texts[s.id] for s in fact.rivals}, (lang, fact)
