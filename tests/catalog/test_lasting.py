"""How long what is said holds, where it does not say so itself, on data made for it."""

from __future__ import annotations

import pickle
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belgium_cloud_region import Absence, Catalog, DateError, Fact, PartialDate
from belgium_cloud_region.catalog.consistency import contradictions
from belgium_cloud_region.model import (
    Axis,
    Ground,
    Lasting,
    Modality,
    Point,
    Quantity,
)
from belgium_cloud_region.model.fact import Standing

from ..support import TEXTS, made, tiny

DAYS = st.dates(date(2025, 4, 1), date(2026, 1, 31))


def told(lasting: str, *statements: dict[str, Any], **more: Any) -> Catalog:
    """Return a catalogue with a property of one way of lasting, told by the vendor on 1 April 2025."""
    data = tiny()
    kind = "date" if lasting == "happening" else "text"
    definition = {"name": "said", "kind": kind, "labels": TEXTS, "descriptions": TEXTS}
    data["properties"].append({**definition, "lasting": lasting, **more})
    for number, statement in enumerate(statements, 1):
        data["statements"].append(
            {
                "id": f"azure-testland.said.{number}",
                "subject_id": "azure:testland",
                "property": "said",
                "references": [{"source_id": "vendor"}],
                **statement,
            }
        )
    return made(data)


def said(catalog: Catalog, day: str) -> Fact:
    """Return the fact on a day, with all that is known at last."""
    return catalog.at(as_of=day).get("azure:testland").facts["said"]


def test_an_identity_holds_always() -> None:
    """A name holds on days of which no source tells."""
    assert said(told("identity", {"text": "name"}), "2025-03-31").value == "name"


def test_a_state_begins_when_it_is_told() -> None:
    """Before its first source nobody knows; the answer says who told first, and what."""
    catalog = told("state", {"text": "up"})
    assert said(catalog, "2025-04-01").value == "up"
    fact = said(catalog, "2025-03-31")
    assert (fact.value, fact.ground) == (Absence.UNKNOWN, Ground.NOT_TOLD)
    assert fact.standing(fact.statements[0]) is Standing.NOT_TOLD
    assert "1 April 2025" in fact.why
    assert fact.why.endswith(": up")
    assert said(catalog, "2025").ground is Ground.TOO_COARSE


def test_a_state_that_says_since_when() -> None:
    """Before its start it is still to come, with hindsight; after its end it is over."""
    valid = {"start": "2025-06-01", "end": "2025-09-01"}
    catalog = told("state", {"text": "up", "valid": valid})
    before, during, after = (
        said(catalog, day) for day in ("2025-05-31", "2025-06-01", "2025-09-01")
    )
    assert (before.value, before.ground) == (Absence.NOT_YET, Ground.NOT_YET)
    assert during.value == "up"
    assert (after.value, after.ground) == (Absence.ENDED, Ground.ENDED)
    assert "up, from 1 June 2025, before 1 September 2025" in before.why
    assert not before.value
    assert not after.value
    assert after.standing(after.statements[0]) is Standing.ENDED
    assert before.references == after.references == ()


def test_the_end_of_what_is_told_late() -> None:
    """What was told after it had ended is never given as holding."""
    late = {"references": [{"source_id": "paper"}], "valid": {"end": "2025-04-15"}}
    catalog = told("state", {"text": "up", **late})
    assert said(catalog, "2025-04-14").value is Absence.UNKNOWN
    assert said(catalog, "2025-04-15").value is Absence.ENDED
    assert said(catalog, "2025-12-31").value is Absence.ENDED


def test_between_two_posts() -> None:
    """What has ended is over, though another will begin; of what is untold nobody knows."""
    one = {"text": "one", "valid": {"start": "2025-04-01", "end": "2025-05-01"}}
    two = {"text": "two", "valid": {"start": "2025-07-01"}}
    catalog = told("state", one, two, many=True)
    assert said(catalog, "2025-06-01").value is Absence.ENDED
    assert said(catalog, "2025-08-01").value == "two"
    assert (
        said(told("state", one, {"text": "two"}, many=True), "2025-03-31").value is Absence.UNKNOWN
    )


def test_a_happening_is_ahead_before_its_day() -> None:
    """The best date counts, not the earliest: a rival that has passed does not win meanwhile."""
    catalog = told(
        "happening",
        {"date": "2025-06-01", "rank": "preferred", "rank_reason": "slip"},
        {"date": "2025-05-01"},
    )
    fact = said(catalog, "2025-05-15")
    assert (fact.value, fact.ground, fact.disputed) == (Absence.NOT_YET, Ground.NOT_YET, False)
    assert {fact.standing(s) for s in fact.statements} == {Standing.NOT_YET}
    assert fact.why.endswith("1 June 2025")
    assert said(catalog, "2025-06-01").value == date(2025, 6, 1)
    assert said(catalog, "2025-06-01").disputed
    assert said(catalog, "2025").value == date(2025, 6, 1)  # it happened in the course of that year
    assert said(catalog, "2025-05").value is Absence.NOT_YET


def test_a_month_has_begun_when_its_first_day_has() -> None:
    """What happened in a month is no longer ahead when the month has begun."""
    catalog = told("happening", {"date": "2025-06"})
    assert said(catalog, "2025-05-31").value is Absence.NOT_YET
    assert said(catalog, "2025-06-10").value == PartialDate("2025-06")


def test_a_promise_begins_when_it_is_given() -> None:
    """Before it was given it is still to come; afterwards it stands."""
    catalog = told("promise", {"text": "soon"})
    assert said(catalog, "2025-03-31").value is Absence.NOT_YET
    assert said(catalog, "2025-04-01").value == "soon"


@given(st.sampled_from(Lasting), DAYS, st.booleans())
def test_an_answer_has_a_reason_or_a_statement(lasting: Lasting, day: date, dated: bool) -> None:
    """There is a best statement or an absence whose reason is the ground, in every language."""
    valid = {"valid": {"start": "2025-06-01"}} if dated else {}
    value = {"date": "2025-07-01"} if lasting is Lasting.HAPPENING else {"text": "up"}
    fact = said(told(lasting.value, {**value, **valid}), str(day))
    assert (fact.best is None) == isinstance(fact.value, Absence)
    assert fact.best is not None or fact.value is fact.ground.absence
    for language in ("en", "fr", "nl", "de"):
        why = fact.in_language(language).why
        assert why
        assert "{" not in why


@pytest.mark.parametrize("clock", ["as_of", "known_by"])
def test_a_day_of_which_nothing_can_be_known_is_refused(clock: str) -> None:
    """Before the first source and after the edition's day there is an error that says so."""
    catalog = told("state", {"text": "up"})
    for day, reason in (("2026-02-01", "knows nothing after 2026-01-31"), ("2025-03-30", "before")):
        with pytest.raises(DateError, match=reason) as caught:
            catalog.at(**{clock: day})
        assert caught.value.given == day
        assert caught.value.clock in ("as_of", "known_by")
    assert catalog.at(**{clock: "2026-01-31"}).as_of == date(2026, 1, 31)
    with pytest.raises(DateError, match="until=2026-02-01"):
        catalog.changes(since="2025-06-01", until="2026-02-01")


def test_what_was_not_known_to_be_wrong_was_of_normal_rank() -> None:
    """A reader of an earlier day sees no deprecation that was published later."""
    wrong = {"rank": "deprecated", "rank_reason": "slip", "deprecated_on": "2025-12-01"}
    catalog = told("state", {"text": "up", **wrong})
    then = catalog.at(known_by="2025-11-30").get("azure:testland").facts["said"]
    assert then.value == "up"
    assert then.best is not None
    assert then.best.rank == "normal"
    assert then.standing(then.best) is Standing.BEST
    now = said(catalog, "2026-01-31")
    assert (now.value, now.standing(now.statements[0])) == (Absence.UNKNOWN, Standing.DEPRECATED)


def quantities(
    first: dict[str, Any], *others: dict[str, Any], apart_by: tuple[str, ...] = ()
) -> Fact:
    """Return what is answered of some amounts, the first of them preferred."""
    data = tiny()
    definition = {"name": "size", "kind": "quantity", "labels": TEXTS, "descriptions": TEXTS}
    data["properties"].append({**definition, "apart_by": list(apart_by)})
    for number, quantity in enumerate((first, *others), 1):
        preferred = {"rank": "preferred", "rank_reason": "slip"} if number == 1 else {}
        data["statements"].append(
            {
                "id": f"azure-testland.size.{number}",
                "subject_id": "azure:testland",
                "property": "size",
                "quantity": quantity,
                "references": [{"source_id": "vendor"}],
                **preferred,
            }
        )
    return made(data).get("azure:testland").facts["size"]


@pytest.mark.parametrize(
    ("other", "agrees"),
    [
        ({"amount": 3, "unit": "zone"}, True),
        ({"amount": 3, "unit": "zone", "modality": "about"}, True),
        ({"amount": 2, "unit": "zone", "modality": "at-least"}, True),
        ({"amount": 2, "unit": "zone", "modality": "more-than"}, True),
        ({"amount": 3, "unit": "zone", "modality": "more-than"}, False),
        ({"amount": 3, "unit": "zone", "modality": "less-than"}, False),
        ({"amount": 3, "unit": "zone", "modality": "up-to"}, True),
        ({"amount": 2, "unit": "zone", "upper": 4}, True),
        ({"amount": 4, "unit": "zone"}, False),
        ({"amount": 3, "unit": "site"}, False),
        ({"amount": 1, "unit": "1", "modality": "at-least"}, True),
        ({"amount": 3, "unit": "zone", "scope": "planned"}, True),
    ],
)
def test_a_coarser_amount_that_contains_the_other_agrees(
    other: dict[str, Any], agrees: bool
) -> None:
    """Three agrees with at least two, and not with more than three."""
    fact = quantities({"amount": 3, "unit": "zone"}, other)
    assert fact.disputed is not agrees
    assert len(fact.winners) == 1 + agrees


def test_amounts_of_two_scopes() -> None:
    """Of one figure, another scope is another version; where scopes are apart, another thing."""
    one, two = ({"amount": 3, "unit": "zone", "scope": scope} for scope in ("planned", "open"))
    assert quantities(one, two).disputed
    apart = quantities(one, two, apart_by=("scope", "horizon"))
    assert (apart.disputed, len(apart.answers)) == (False, 2)


def test_equal_amounts_show_what_tells_them_apart() -> None:
    """The same text never stands against itself: the horizon is shown where it decides."""
    one = {"amount": 3, "unit": "zone", "horizon": "P4Y"}
    fact = quantities(one, {**one, "horizon": "P10Y"})
    assert fact.disputed
    assert fact.text == "3 zones (4 years)"
    assert "10 years" in fact.to_text()


def test_every_topic_has_rivals_of_its_own() -> None:
    """A dispute about one of several things is one, whichever stands first."""
    data = tiny()
    for number, (year, amount) in enumerate((("2024", 1), ("2024", 2), ("2025", 3)), 1):
        data["statements"].append(
            {
                "id": f"azure-testland.load.{number}",
                "subject_id": "azure:testland",
                "property": "load",
                "quantity": {"amount": amount, "unit": "MW"},
                "qualifiers": [{"property": "year", "date": year}],
                "references": [{"source_id": "vendor"}],
            }
        )
    fact = made(data).get("azure:testland").facts["load"]
    assert (fact.disputed, fact.ground) == (True, Ground.SIDE_BY_SIDE)
    assert [s.id for s in fact.rivals] == ["azure-testland.load.2"]


numbers = st.integers(0, 5).map(float)
amounts = st.builds(
    lambda amount, wide, modality: Quantity(
        amount, "MW", modality, amount + wide if wide and modality is Modality.EXACTLY else None
    ),
    numbers,
    st.integers(0, 2),
    st.sampled_from(Modality),
)


@given(amounts, amounts, amounts)
def test_within_is_an_order(one: Quantity, two: Quantity, three: Quantity) -> None:
    """Every amount is within itself, and what is within what is within is within."""
    assert one.within(one)
    if one.within(two) and two.within(three):
        assert one.within(three)


@given(st.floats(-89, 89), st.floats(-179, 179), st.integers(0, 6))
def test_a_point_lies_in_its_rounding(latitude: float, longitude: float, decimals: int) -> None:
    """A point written with fewer decimals agrees with it."""
    coarse = Point(round(latitude, decimals), round(longitude, decimals))
    assert Point(latitude, longitude).within(coarse)


def test_old_names_of_properties_answer_with_the_new_one() -> None:
    """What a property was called in the edition before still answers, with a warning."""
    old = {"id": "azure-testland.called.1", "text": "old"}
    catalog = told("identity", {"text": "name"}, old, many=True, formerly=["called", "heard"])
    facts = catalog.get("azure:testland").facts
    assert set(facts["said"].values) == {"name", "old"}
    assert facts["called"].values == ("old",)  # what was said under that name, as its id tells
    assert facts["heard"].values == facts["said"].values
    assert {facts[name].property for name in ("called", "heard", "said")} == {"said"}
    assert len({facts["called"], facts["heard"], facts["said"]}) == 3
    assert pickle.loads(pickle.dumps(facts["called"])) == facts["called"]
    assert list(facts) == ["opened", "said"]


@pytest.mark.parametrize("axis", Axis)
def test_contradictions_are_found(axis: Axis) -> None:
    """A region that has opened and is coming soon is reported, on either clock."""
    data = tiny()
    words = {"coming-soon": TEXTS, "available": TEXTS}
    data["enumerations"].append({"name": "status", "values": words})
    data["properties"][0]["lasting"] = "happening"
    data["properties"].append(
        {
            "name": "status",
            "kind": "text",
            "enumeration": "status",
            "lasting": "state",
            "labels": TEXTS,
            "descriptions": TEXTS,
        }
    )
    data["statements"].append(
        {
            "id": "azure-testland.status.1",
            "subject_id": "azure:testland",
            "property": "status",
            "text": "coming-soon",
            "references": [{"source_id": "docs"}],
        }
    )
    found = [(str(day), message) for day, on, message in contradictions(made(data)) if on is axis]
    assert found == [("2025-03-31", "azure:testland has opened, and its status is coming-soon")]


def test_hindsight_tells_what_came_first() -> None:
    """Of several things the first to be said, or to come, explains why there is nothing yet."""
    late = {"text": "late", "references": [{"source_id": "paper"}]}
    catalog = told("state", late, {"text": "early"}, many=True)
    assert said(catalog, "2025-03-31").why.endswith(
        "first said on 1 April 2025, without saying since when: early"
    )
    starts = [{"text": day, "valid": {"start": f"2025-0{day}-01"}} for day in "86"]
    assert said(told("state", *starts, many=True), "2025-05-01").why.endswith("6, from 1 June 2025")


def test_a_day_is_not_called_coarse() -> None:
    """Where the end of what is said is a month, it is the dates that are too coarse."""
    catalog = told("state", {"text": "up", "valid": {"start": "2025-04-02", "end": "2025-06"}})
    fact = said(catalog, "2025-06-15")
    assert fact.ground is Ground.TOO_COARSE
    assert (
        fact.why == "the dates are too coarse to tell on 15 June 2025; versions that may count: 1"
    )
