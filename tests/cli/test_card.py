"""The card on the terminal, for people and for machines, and how values are said on it."""

from __future__ import annotations

import json

import attrs
import pytest

from belgium_cloud_region import Catalog, PartialDate, Quantity, get_catalog, get_region
from belgium_cloud_region.loading.datafile import contents_of, data_file_of
from belgium_cloud_region.model import Absence, LanguageMap, Modality, Point, Value
from belgium_cloud_region.rendering import Speaker, speaker_of

from .conftest import run


def speaker(language: str) -> Speaker:
    """Return who speaks a language."""
    return speaker_of(get_catalog().at(lang=language))


def test_the_card_shows_everything_with_its_sources() -> None:
    """Names, status, opening, zones, pair, codes, initiative, people, benefits, sources."""
    done = run()
    assert done.returncode == 0
    assert done.stderr == ""
    for words in (
        "Belgium Central (azure:belgiumcentral)",
        "belgiumcentral",
        "available",
        "18 November 2025 (disputed)",
        "3 zones",
        "does not exist",
        "Azure Backup",
        "Digital AmBEtion",
        "autumn 2025",
        "ChannelNews Belgium",
        "▸ Stakeholders (31)",
    ):
        assert words in " ".join(done.stdout.split())
    assert max(len(line) for line in done.stdout.splitlines() if "http" not in line) <= 88


def test_the_whole_card_unfolds() -> None:
    """With --full everything that is folded is there: people, claims, events, sources."""
    short, full = run().stdout, " ".join(run("--full").stdout.split())
    assert len(short.splitlines()) < 80
    for words in ("Marijke Schroos", "Lower latency", "ouvre des centres de"):
        assert words not in short
        assert words in full


def test_the_same_for_machines() -> None:
    """With --json the card is one flat JSON object with every fact and its sources."""
    done = run("--json")
    assert done.returncode == 0
    card = json.loads(done.stdout)
    assert card == get_region().to_dict()
    assert card["id"] == "azure:belgiumcentral"
    assert card["edition"] == "2026.11.1"
    opened = card["facts"]["opened"]
    assert (opened["value"], opened["disputed"]) == ("2025-11-18", True)
    assert card["availability_zones"] == 3
    assert card["paired_region"]["absence"] == "none"
    assert card["codes"]["azure-backup"] == "bec"
    assert card["initiative"]["id"] == "initiative:digital-ambetion"
    assert {"org:bdia", "group:smes"} <= {s["id"] for s in card["stakeholders"]}
    assert len(card["benefits"]) == 13
    assert "31500000," not in done.stdout  # the slip of a thousand
    assert "ë" in get_region(lang="nl").to_json()


def test_a_thin_region_has_a_card_too() -> None:
    """A region of which little is known shows what there is, and nothing else."""
    done = run("europe-west1")
    assert done.returncode == 0
    assert "Google" in done.stdout
    assert "Initiative" not in done.stdout
    card = json.loads(run("azure:luxembourg", "--json").stdout)
    assert card["initiative"] is None
    assert card["benefits"] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ["18 november 2025", "betwist", "Bronnen", "geen"]),
        ("fr-BE", ["18 novembre 2025", "contesté", "Parties prenantes", "automne 2025"]),
        ("de", ["18. November 2025", "umstritten", "Quellen", "Herbst 2025"]),
    ],
)
def test_the_card_in_other_languages(language: str, words: list[str]) -> None:
    """The card answers in the language asked for, its own words included."""
    shown = " ".join(run("--lang", language).stdout.split())
    assert all(word in shown for word in words)


def test_the_card_is_the_command_that_need_not_be_named() -> None:
    """Naming it changes nothing, nor does it where options stand."""
    assert run("show", "westeurope").stdout == run("westeurope").stdout
    assert run("--json", "westeurope").stdout == run("show", "westeurope", "--json").stdout
    assert run("belgium", "central").stdout == run().stdout


@pytest.mark.parametrize(
    ("date", "language", "words"),
    [
        ("2025", "en", "2025"),
        ("2025-24", "nl", "winter 2025"),
        ("2025-03", "fr", "mars 2025"),
        ("2025-11-01", "fr-BE", "1er novembre 2025"),
        ("2025-11-02", "fr", "2 novembre 2025"),
        ("2025-03-19", "de", "19. März 2025"),
        ("2025-03-19", "ja", "19 March 2025"),
    ],
)
def test_dates_in_words(date: str, language: str, words: str) -> None:
    """A date in words is as precise as it is known, in the reader's language."""
    assert speaker(language).date(PartialDate(date)) == words


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [
        (True, "en", "yes"),
        (False, "fr", "non"),
        (Absence.UNDISCLOSED, "de", "geheim gehalten"),
        (PartialDate("2025-11"), "nl", "november 2025"),
        (LanguageMap({"en": "a", "nl": "b"}), "nl", "b"),
        (Point(50.5, 4.25), "en", "50.5, 4.25"),
        ("org:idc", "en", "IDC"),
        ("plain text", "en", "plain text"),
        (Quantity(31_500_000_000, "EUR", Modality.UP_TO), "en", "up to 31.5 billion EUR"),
        (Quantity(31_500_000_000, "EUR", Modality.UP_TO), "fr", "jusqu’à 31,5 milliards d’euros"),
        (Quantity(1_500_000, "EUR"), "de", "1,5 Millionen Euro"),
        (Quantity(1_500_000, "EUR"), "fr", "1,5 million d’euros"),
        (Quantity(2_000_000_000, "EUR"), "fr", "2 milliards d’euros"),
        (Quantity(1_000_000_000, "EUR", Modality.MORE_THAN), "fr", "plus de 1 milliard d’euros"),
        (Quantity(1_000_000_000, "EUR"), "de", "1 Milliarde Euro"),
        (Quantity(1_000_000_000, "EUR"), "nl", "1 miljard euro"),
        (Quantity(60_000, "job", Modality.MORE_THAN), "nl", "meer dan 60.000 banen"),
        (Quantity(1, "data-centre"), "en", "1 data centre"),
        (Quantity(0.84, "1"), "en", "0.84"),
        (Quantity(1.2, "1", upper=1.4), "fr", "1,2 – 1,4"),
    ],
)
def test_values_in_words(value: Value, language: str, words: str) -> None:
    """Every kind of value reads naturally in the reader's language."""
    assert speaker(language).value(value) == words


def test_enumerated_values_in_words() -> None:
    """A text from an enumeration is shown by what people call it."""
    catalog = get_catalog().at(lang="nl")
    said = speaker("nl").value("available", "status")
    assert said == catalog.label_of("status", "available") != "available"


def test_no_control_character_reaches_the_terminal() -> None:
    """Whatever a label holds, the card has no character that a terminal would obey."""
    contents = data_file_of(get_catalog().contents)
    named = attrs.evolve(
        contents,
        regions=tuple(
            attrs.evolve(r, labels=LanguageMap({"en": "West\x1b[31m\u202eEurope\x9b"}))
            if r.id == "azure:westeurope"
            else r
            for r in contents.regions
        ),
    )
    card = Catalog(contents_of(named)).get("azure:westeurope").to_text()
    assert card.startswith("West\\u001b[31m\\u202eEurope\\u009b (azure:westeurope)")
