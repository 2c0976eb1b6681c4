"""The rule by which one of several statements is believed, on data made for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from belgium_cloud_region import Absence, Catalog, Fact, PartialDate
from belgium_cloud_region.model import Ground

from ..support import TEXTS, made, tiny

Load = Callable[[Any], Catalog]


def fact_of(catalog: Catalog, name: str = "opened") -> Fact:
    """Return one fact of the only region."""
    return catalog.get("azure:testland").facts[name]


def test_documentation_outranks_press(load: Load) -> None:
    """Of two dates without a rank, that of the nearer kind of source wins, and says so."""
    fact = fact_of(load(tiny()))
    assert fact.value == PartialDate("2025-02-01")
    assert fact.ground is Ground.SOURCE_KIND
    assert fact.disputed
    assert "nearer" in fact.why


def test_primary_outranks_documentation(load: Load) -> None:
    """A primary source comes before documentation, though it is no later."""
    data = tiny()
    data["statements"][1]["references"] = [{"source_id": "vendor"}]
    assert fact_of(load(data)).value == PartialDate("2025-02-02")


def test_rank_comes_before_the_kind_of_source(load: Load) -> None:
    """What is preferred wins over a nearer source, with its reason in words."""
    data = tiny()
    data["statements"][1] |= {"rank": "preferred", "rank_reason": "official-date"}
    data["enumerations"][0]["values"]["official-date"] = {**TEXTS, "en": "the official date"}
    fact = fact_of(load(data))
    assert (fact.value, fact.ground) == (PartialDate("2025-02-02"), Ground.RANK)
    assert "the official date" in fact.why


def test_the_latest_asserted_wins_among_equals(load: Load) -> None:
    """Of two sources of one kind, the one published later wins."""
    data = tiny()
    data["sources"][0] |= {"kind": "press"}
    fact = fact_of(load(data))
    assert (fact.value, fact.ground) == (PartialDate("2025-02-02"), Ground.LATEST)


def test_a_part_may_be_later_than_its_source(load: Load) -> None:
    """The date of the part that is cited counts, not that of the source as a whole."""
    data = tiny()
    data["sources"][0] |= {"kind": "press"}
    data["statements"][0]["references"][0]["issued"] = "2025-06-01"
    assert fact_of(load(data)).value == PartialDate("2025-02-01")


def test_a_tie_says_that_it_is_undecided(load: Load) -> None:
    """Two different values on equal footing are disputed, and the answer says so."""
    data = tiny()
    data["sources"][0] |= {"kind": "press", "issued": "2025-05-01"}
    fact = fact_of(load(data))
    assert fact.ground is Ground.TIE
    assert fact.disputed
    assert fact.best is fact.statements[0]
    assert "undecided" in fact.why


def test_statements_that_agree_do_not_dispute(load: Load) -> None:
    """A coarser date that includes the finer one agrees with it; the finer one is shown."""
    data = tiny()
    data["sources"][0] |= {"kind": "press", "issued": "2025-05-01"}
    data["statements"][0]["date"] = "2025-02"
    fact = fact_of(load(data))
    assert (fact.value, fact.ground) == (PartialDate("2025-02-02"), Ground.AGREEMENT)
    assert not fact.disputed
    assert "nothing contradicts" in fact.why
    del data["statements"][0]
    assert fact_of(load(data)).ground is Ground.ONLY_ONE


def test_a_deprecated_statement_is_kept_and_never_believed(load: Load) -> None:
    """It is last among the statements, neither a winner nor a rival."""
    data = tiny()
    data["statements"][0] |= {
        "rank": "deprecated",
        "rank_reason": "slip",
        "deprecated_on": "2025-07-01",
    }
    catalog = load(data)
    fact = fact_of(catalog)
    assert fact.value == PartialDate("2025-02-02")
    assert not fact.disputed
    assert fact.statements[-1].id == "azure-testland.opened.1"
    before = fact_of(catalog.at(known_by="2025-06-30"))
    assert before.value == PartialDate("2025-02-01")  # nobody could know yet


def test_nothing_that_holds_is_an_absence(load: Load) -> None:
    """Where no statement holds on the day, there is no value, and the answer says so."""
    data = tiny()
    for statement in data["statements"]:
        statement["valid"] = {"start": "2025-02-01", "end": "2025-12"}
    catalog = load(data)
    fact = fact_of(catalog)
    assert fact.value is Absence.UNKNOWN
    assert fact.best is None
    assert (fact.values, fact.references, fact.winners, fact.rivals) == ((), (), (), ())
    assert fact.why == "no usable statement holds on 31 January 2026"
    assert fact_of(catalog.at(as_of="2025-06-01")).value == PartialDate("2025-02-01")
    coarse = fact_of(catalog.at(as_of="2025-12-15"))
    assert coarse.value is Absence.UNKNOWN
    assert coarse.ground is Ground.TOO_COARSE  # it ended some day in December


def test_hints_alone_never_win(load: Load) -> None:
    """What rests on hints alone is kept without winning or contradicting."""
    data = tiny()
    del data["sources"][0]["url"]
    data["sources"][0]["hint"] = True
    fact = fact_of(load(data))
    assert fact.value == PartialDate("2025-02-02")
    assert not fact.disputed
    assert len(fact.statements) == 2


def test_values_side_by_side(load: Load) -> None:
    """A property that takes many values has many winners, in the order of the ids."""
    data = tiny()
    for number, provider in enumerate(("Zulu", "Alpha", "Zulu"), 1):
        data["statements"].append(
            {
                "id": f"azure-testland.provider.{number}",
                "subject_id": "azure:testland",
                "property": "provider",
                "text": provider,
                "references": [{"source_id": "paper"}],
            }
        )
    fact = fact_of(load(data), "provider")
    assert fact.values == ("Zulu", "Alpha")
    assert fact.ground is Ground.SIDE_BY_SIDE
    assert not fact.disputed
    assert "side by side: 3" in fact.why


def test_a_series_is_no_dispute(load: Load) -> None:
    """Values told apart by a qualifier do not contradict each other; the latest year leads."""
    data = tiny()
    for number, year in enumerate(("2023", "2024", "2024"), 1):
        data["statements"].append(
            {
                "id": f"azure-testland.load.{number}",
                "subject_id": "azure:testland",
                "property": "load",
                "quantity": {"amount": number, "unit": "MW"},
                "qualifiers": [{"property": "year", "date": year}],
                "references": [{"source_id": "paper"}],
            }
        )
    fact = fact_of(load(data), "load")
    assert fact.best is not None
    assert fact.best.id == "azure-testland.load.2"
    assert [s.id for s in fact.rivals] == ["azure-testland.load.3"]
    assert "azure-testland.load.1" in [s.id for s in fact.winners]


def test_what_is_known_depends_on_publication(load: Load) -> None:
    """A statement counts from the day on which its first source was surely out."""
    catalog = load(tiny())
    assert len(catalog.at(known_by="2025-04-30").statements) == 1
    assert len(catalog.at(known_by="2025-05-01").statements) == 2
    with pytest.raises(
        ValueError, match="known_by=2025-03-30: nothing was published before 2025-03-31"
    ):
        catalog.at(known_by="2025-03-30")


def test_what_was_read_was_out(load: Load) -> None:
    """A source dated by year only was out on the day that it was read; an undated one too."""
    data = tiny()
    data["sources"][0]["issued"] = "2026"
    data["statements"][0]["references"][0]["accessed"] = "2026-01-15"
    del data["sources"][1]["issued"]
    catalog = load(data)
    assert len(catalog.statements) == 2
    assert [s.id for s in catalog.at(known_by="2026-01-14").statements] == [
        "azure-testland.opened.2"
    ]


@pytest.mark.parametrize("language", ["en", "fr", "nl", "de"])
def test_every_reason_is_told_in_every_language(load: Load, language: str) -> None:
    """The sentence on why is complete in all four languages, on every ground."""
    catalog = load(tiny()).at(lang=language)
    sentences = {catalog.labels("ground", ground) for ground in Ground}
    assert len(sentences) == len(Ground)
    said = {fact_of(catalog).why, fact_of(catalog.at(as_of="2025-04")).why}
    assert None not in sentences
    assert all(sentence and "{" not in sentence for sentence in said)


dates = st.sampled_from(["2025", "2025-02", "2025-02-01", "2025-02-02", "2025-03"])
days = st.sampled_from(["2025-01-01", "2025-03-31", "2025-05-01", "2025-06", "2026-01-31"])


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    """Draw a catalogue of one region whose opening is stated in a few ways."""
    data = tiny()
    kinds = st.sampled_from(["primary", "documentation", "press", "code"])
    for source in data["sources"]:
        source |= {"kind": draw(kinds), "issued": draw(days)}
    ids = [s["id"] for s in data["sources"]]
    data["statements"] = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        statement: dict[str, Any] = {
            "id": f"azure-testland.opened.{number}",
            "subject_id": "azure:testland",
            "property": "opened",
            "date": draw(dates),
            "references": [{"source_id": draw(st.sampled_from(ids))}],
        }
        rank = draw(st.sampled_from(["normal", "normal", "preferred", "deprecated"]))
        if rank != "normal":
            statement |= {"rank": rank, "rank_reason": "slip"}
        if rank == "deprecated":
            statement["deprecated_on"] = draw(days)
        if draw(st.booleans()):
            statement["valid"] = {"start": draw(days)}
        data["statements"].append(statement)
    return made(data)


def seen_at(catalog: Catalog, day: str) -> Catalog:
    """Return the catalogue at a day, unless that is before anything was published."""
    first = catalog.contents.index.first_published
    assume(first is None or PartialDate(day).last >= first)
    return catalog.at(as_of=day)


@given(catalogs(), days)
def test_the_rule_holds_for_all_data(catalog: Catalog, day: str) -> None:
    """A winner holds, is known and is not deprecated; every statement is kept and sorted."""
    view = seen_at(catalog, day)
    fact = fact_of(view)
    assert {s.id for s in fact.statements} >= {s.id for s in view.statements}
    for statement in fact.statements:
        if statement in fact.winners + fact.rivals:
            assert statement.deprecated_on is None
            assert statement.valid is None or statement.valid.covers(view.as_of)
    assert not set(fact.winners) & set(fact.rivals)
    assert fact.disputed == bool(fact.rivals)
    assert (fact.best is None) == (fact.ground in (Ground.NOTHING_HOLDS, Ground.TOO_COARSE))
    if fact.best is not None:
        assert fact.best is fact.statements[0]


@given(catalogs(), days, days)
def test_learning_more_never_changes_what_was_known(
    catalog: Catalog, early: str, late: str
) -> None:
    """What is known by a day is known by any later day."""
    first, second = sorted((PartialDate(early), PartialDate(late)), key=lambda d: d.first)
    try:
        known = {s.id for s in catalog.at(known_by=first).statements}
    except ValueError:
        known = set()
    if known:
        assert known <= {s.id for s in catalog.at(known_by=second).statements}


@given(catalogs(), days)
def test_narrowing_twice_is_narrowing_once(catalog: Catalog, day: str) -> None:
    """A catalogue narrowed to the same moment again is the same catalogue."""
    once = seen_at(catalog, day)
    assert once.at(as_of=day) == once
    assert once.at(as_of=day).get("azure:testland") == once.get("azure:testland")
