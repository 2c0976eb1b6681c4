"""What a name on a page stands for, and what is wrong with it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from belgium_cloud_region import AmbiguousNameError, DataError, UnknownEntityError
from belgium_cloud_region.documents import Desk, Reason
from belgium_cloud_region.errors import UnknownKeyError

from ..support import tiny


def told(desk: Desk, written: str, lang: str = "en") -> str:
    """Return the value of a fact in words."""
    return "".join(span.text for span in desk.quote(written, lang).value)


@pytest.mark.parametrize(
    ("written", "lang", "expected"),
    [
        ("region.opened", "en", "18 November 2025"),
        ("region.opened", "nl-BE", "18 november 2025"),
        ("Region . opened", "de", "18. November 2025"),
        ("azure:belgiumcentral.opened", "fr", "18 novembre 2025"),
        ("Belgium Central.availability_zones", "de", "3 Zonen"),
        ("org:bdia.founded", "en", "2022"),
        ("BDIA.founded", "fr", "2022"),
        ("azure:westeurope.availability_zones", "en", "3 zones"),
        ("region.paired_region", "nl", "geen"),
        ("initiative.started", "en", "2021"),
    ],
)
def test_names_of_facts(written: str, lang: str, expected: str) -> None:
    """The region, the initiative and every name that the catalogue knows have their facts."""
    assert told(Desk(), written, lang) == expected


@pytest.mark.parametrize(
    ("written", "error", "message"),
    [
        ("region.opend", UnknownKeyError, "did you mean 'opened'"),
        ("region.launch_date", UnknownKeyError, "did you mean 'opened'"),
        ("Belgum Central.opened", UnknownEntityError, "did you mean 'Belgium Central'"),
        ("Belgium.opened", AmbiguousNameError, "ask for one by its id"),
        ("opened", UnknownKeyError, "write SUBJECT.FACT, such as 'region.opened'"),
        ("", UnknownKeyError, "write SUBJECT.FACT"),
    ],
)
def test_wrong_names(written: str, error: type[Exception], message: str) -> None:
    """One error of the library, which says what would do."""
    with pytest.raises(error, match=message):
        Desk().quote(written)


@pytest.mark.parametrize(
    ("written", "lang"),
    [
        ("region.opened == 2025-11-18", "en"),
        ("region.opened = 18 november 2025", "nl"),
        ("region.opened==18. NOVEMBER 2025", "de"),
        ("region.availability_zones == 3", "fr"),
        ("region.availability_zones == 3 zones", "en"),
        ("region.investment == more than 1 billion EUR", "en"),
        ("region.listed == true", "nl"),
        ("region.listed == ja", "nl"),
        ("region.paired_region == none", "en"),
        ("region.site_addresses == undisclosed", "en"),
        ("region.operator == org:microsoft", "en"),
        ("region.expressroute_provider == Belnet; Colt; Eurofiber; BICS; Digital Realty", "fr"),
        ("region.label_point == 50.84553528, 4.355707169", "en"),
    ],
)
def test_a_pin_that_holds(written: str, lang: str) -> None:
    """What was pinned may be written in words or as plain data."""
    assert Desk().quote(written, lang).problems == ()


def test_a_pin_that_no_longer_holds() -> None:
    """The message has what the page says, what is said now, and who says the one and the other."""
    (problem,) = Desk().quote("region.opened == 2025-11-13").problems
    assert problem.reason is Reason.SUPERSEDED
    old, new = str(problem).split("; edition ")
    assert old.startswith('region.opened has been superseded: this page says "2025-11-13" (')
    assert "MicrosoftDocs/reliability-docs, https://github.com/MicrosoftDocs/" in old
    assert new.startswith('2026.11.1 says "18 November 2025" (')
    assert "ITdaily, https://fr.itdaily.be/" in new


def test_a_pin_that_nobody_ever_said() -> None:
    """There is no source to name."""
    (problem,) = Desk().quote("region.opened == 2031").problems
    assert 'this page says "2031" (no source of it is known)' in problem.message
    assert Desk(fail_on=()).quote("region.opened == 2031").problems == ()


def test_an_edition_that_was_superseded(next_edition: Path) -> None:
    """What the document was written with is compared with what is newest, fact by fact."""
    desk = Desk(data=next_edition, edition="2026.11.1")
    (problem,) = desk.quote("region.opened", "nl").problems
    assert problem.message.startswith(
        'region.opened has been superseded: edition 2026.11.1 said "18 november 2025" ('
    )
    assert problem.message.endswith(
        '; edition 2026.12 says "20 november 2025" (The Gazette, https://gazette.example/opened)'
    )
    assert desk.quote("region.availability_zones").problems == ()
    assert desk.quote("region.opened == 2025-11-20").problems == ()  # the page knows better
    (problem,) = desk.quote("region.opened == 2025-11-18").problems
    assert 'this page says "2025-11-18" (Azure/Azure-Landing-Zones, https://' in problem.message


def test_an_edition_that_is_the_newest() -> None:
    """Nothing can have been superseded since; an edition that is none is refused."""
    assert Desk(edition="2026.11.1").quote("region.opened").problems == ()
    with pytest.raises(UnknownEntityError, match=r"no edition is known as '2020.01'"):
        Desk(edition="2020.01")


def test_what_the_older_edition_did_not_know(tmp_path: Path) -> None:
    """A fact that is new has superseded nothing."""
    file = tmp_path / "data.json"
    file.write_text(json.dumps(tiny()), "utf-8")
    desk = Desk(data=file, edition="2026.11.1")
    assert desk.quote("azure:testland.opened").problems == ()
    (problem,) = desk.quote("azure:testland.opened == 2020").problems
    assert "no source of it is known" in problem.message


def test_a_disputed_fact() -> None:
    """The message has both versions and who says them; agreement is no problem."""
    desk = Desk(fail_on={"disputed"})
    (problem,) = desk.quote("region.opened").problems
    assert problem.reason is Reason.DISPUTED
    assert '"18 November 2025" (' in problem.message
    assert 'others say "13 November 2025" (MicrosoftDocs/reliability-docs, https' in (
        problem.message
    )
    assert desk.quote("region.geography").problems == ()


def test_a_fact_that_nobody_has_read_lately() -> None:
    """The days since the latest reading of its sources are counted from the day given."""
    rule = "unconfirmed > 180 days"
    assert Desk(fail_on=[rule], today="2027-05-21").quote("region.opened").problems == ()
    (problem,) = Desk(fail_on=[rule], today=date(2027, 5, 22)).quote("region.opened").problems
    assert problem.reason is Reason.UNCONFIRMED
    assert "nobody has read its sources since 2026-11-22" in problem.message
    nothing = Desk(fail_on=[rule], today="2035-01-01", as_of="2025").quote("region.status")
    assert nothing.problems == ()  # no value, no source to read


def test_a_fact_that_nobody_has_ever_read(tmp_path: Path) -> None:
    """Sources without a day of reading are unconfirmed at any time."""
    file = tmp_path / "data.json"
    file.write_text(json.dumps(tiny()), "utf-8")
    desk = Desk(data=file, fail_on=["unconfirmed > 180 days", "unconfirmed>9 day"])
    (problem,) = desk.quote("azure:testland.opened").problems
    assert "nobody has read its sources; edition 2026.01 says" in problem.message


def test_clocks() -> None:
    """A document may be about another day, and know no more than was known on one."""
    assert told(Desk(as_of="2025-10-15"), "region.status") == "coming soon"
    assert told(Desk(known_by="2025-03-31"), "region.promised_opening") == "autumn 2025"


@pytest.mark.parametrize(
    ("settings", "error", "message"),
    [
        ({"fail_on": "superceded"}, ValueError, "the reasons are 'superseded', 'disputed'"),
        ({"fail_on": [7]}, ValueError, "there is no reason to fail 7"),
        ({"fail_on": {"unconfirmed > x days"}}, ValueError, "unconfirmed > 180 days"),
        ({"today": "someday"}, ValueError, "is not a date"),
        ({"as_of": "1999"}, ValueError, "nothing was published"),
        ({"data": "missing.json"}, OSError, "missing.json"),
    ],
)
def test_settings_that_are_none(
    settings: dict[str, Any], error: type[Exception], message: str
) -> None:
    """What is wrong is told when the desk is set up, not at the first fact."""
    with pytest.raises(error, match=message):
        Desk(**settings)


def test_data_that_are_refused(tmp_path: Path) -> None:
    """Data of one's own are checked like all others."""
    (tmp_path / "data.json").write_text('{"regions": 1}', "utf-8")
    with pytest.raises(DataError):
        Desk(data=tmp_path)


def test_a_language_that_is_none() -> None:
    """It is refused as everywhere."""
    with pytest.raises(ValueError, match="language tag"):
        Desk().quote("region.opened", "klingonish")


def test_text_in_another_language_is_marked(tmp_path: Path) -> None:
    """Prose, names and enumerated values that are not kept in the page's language say which it is."""
    data = tiny()
    data["enumerations"].append({"name": "brand", "values": {"x": {"fr": "Marque"}}})
    more = {
        "labels": data["properties"][0]["labels"],
        "descriptions": data["properties"][0]["labels"],
    }
    data["properties"] += [
        {"name": "slogan", "kind": "words", **more},
        {"name": "brand", "kind": "text", "enumeration": "brand", **more},
    ]
    for name, value in (("slogan", {"words": {"fr": "Bonjour"}}), ("brand", {"text": "x"})):
        statement = {
            "id": f"azure-testland.{name}.1",
            "subject_id": "azure:testland",
            "property": name,
            "references": [{"source_id": "docs"}],
        }
        data["statements"].append(statement | value)
    file = tmp_path / "data.json"
    file.write_text(json.dumps(data), "utf-8")
    desk = Desk(data=file)
    for name, text in (("slogan", "Bonjour"), ("brand", "Marque")):
        (span,) = desk.quote(f"azure:testland.{name}", "nl").value
        assert (span.text, span.lang) == (text, "fr")
        assert desk.quote(f"azure:testland.{name}", "fr").value[0].lang == ""
    assert desk.quote("azure:testland.opened", "nl").value[0].lang == ""


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        (
            "en",
            (
                "opened: 18 November 2025 (disputed). ",
                "read 22 November 2026",
                "edition 2026.11.1.",
            ),
        ),
        (
            "fr",
            ("ouverture\u00a0: 18 novembre 2025 (contesté). ", "consulté le", "édition 2026.11.1."),
        ),
        ("nl", ("geopend: 18 november 2025 (betwist). ", "geraadpleegd", "editie 2026.11.1.")),
        ("de", ("Eröffnet: 18. November 2025 (umstritten). ", "abgerufen", "Ausgabe 2026.11.1.")),
    ],
)
def test_footnotes(lang: str, parts: tuple[str, ...]) -> None:
    """A footnote says what, by whom, where, when read, for which day; titles keep their language."""
    footnote = Desk().quote("region.opened", lang).footnote
    text = "".join(span.text for span in footnote)
    assert all(part in text for part in parts)
    assert "https://github.com/Azure/Azure-Landing-Zones/issues/549" in [s.href for s in footnote]
    french = next(span for span in footnote if span.text.startswith("Microsoft ouvre"))
    assert french.lang == ("" if lang == "fr" else "fr")


def test_a_footnote_without_a_value() -> None:
    """Where nothing can be chosen the footnote says why, and the brackets say nothing."""
    quoted = Desk(as_of="2025").quote("region.status")
    text = "".join(span.text for span in quoted.footnote)
    assert "2025 is too coarse" in text
    assert quoted.brackets == ()
    assert "".join(span.text for span in quoted.value) == "not known"
