"""How values are said in four languages."""

from __future__ import annotations

import pytest

from belgium_cloud_region.loading import get_catalog
from belgium_cloud_region.model import (
    Absence,
    LanguageMap,
    Modality,
    PartialDate,
    Point,
    Quantity,
    Value,
)
from belgium_cloud_region.rendering import Speaker, speaker_of


def speaker(language: str) -> Speaker:
    """Return who speaks a language."""
    return speaker_of(get_catalog().at(lang=language))


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
def test_dates(date: str, language: str, words: str) -> None:
    """A date in words is as precise as it is known, in the reader's language."""
    assert speaker(language).date(PartialDate(date)) == words


@pytest.mark.parametrize(
    ("name", "date", "words"),
    [
        ("since", "2014", ("since 2014", "depuis 2014", "sinds 2014", "seit 2014")),
        (
            "until",
            "2022-10",
            ("before October 2022", "avant octobre 2022", "vóór oktober 2022", "vor Oktober 2022"),
        ),
        (
            "until",
            "2018-01-08",
            (
                "before 8 January 2018",
                "avant le 8 janvier 2018",
                "vóór 8 januari 2018",
                "vor dem 8. Januar 2018",
            ),
        ),
        (
            "holds-for",
            "2025",
            ("Holds for 2025", "Valable en 2025", "Geldt in 2025", "Gilt für 2025"),
        ),
        ("on", "2025", ("in 2025", "en 2025", "in 2025", "im Jahr 2025")),
        (
            "on",
            "2025-11",
            ("in November 2025", "en novembre 2025", "in november 2025", "im November 2025"),
        ),
    ],
)
def test_dates_inside_a_sentence(name: str, date: str, words: tuple[str, ...]) -> None:
    """The article is the one that a day, a month or a year asks for."""
    languages = ("en", "fr", "nl", "de")
    said = tuple(speaker(language).dated(name, PartialDate(date)) for language in languages)
    assert said == words


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [
        (True, "en", "yes"),
        (False, "fr", "non"),
        (Absence.UNDISCLOSED, "de", "geheim gehalten"),
        (PartialDate("2025-11"), "nl", "november 2025"),
        (LanguageMap({"en": "a", "nl": "b"}), "nl", "b"),
        (LanguageMap({"fr": "a"}), "nl", "a"),
        (Point(50.5, 4.25), "en", "50.5, 4.25"),
        ("org:idc", "en", "IDC"),
        ("plain text", "en", "plain text"),
        ("no:such-thing", "en", "no:such-thing"),
        (Quantity(31_500_000_000, "EUR", Modality.UP_TO), "en", "up to 31.5 billion EUR"),
        (Quantity(31_500_000_000, "EUR", Modality.UP_TO), "fr", "jusqu’à 31,5 milliards d’euros"),
        (Quantity(1_500_000, "EUR"), "de", "1,5 Millionen Euro"),
        (Quantity(1_500_000, "EUR"), "fr", "1,5 million d’euros"),
        (Quantity(2_000_000_000, "EUR"), "fr", "2 milliards d’euros"),
        (Quantity(1_000_000_000, "EUR"), "de", "1 Milliarde Euro"),
        (Quantity(60_000, "job", Modality.MORE_THAN), "nl", "meer dan 60.000 banen"),
        (Quantity(300_000, "person"), "fr", "300\u202f000 personnes"),
        (Quantity(0.84, "1"), "en", "0.84"),
        (Quantity(1.2, "1", upper=1.4), "fr", "1,2 – 1,4"),
    ],
)
def test_values(value: Value, language: str, words: str) -> None:
    """Every kind of value reads naturally in the reader's language."""
    assert speaker(language).value(value) == words


def test_enumerated_values() -> None:
    """A text from an enumeration is what people call it; without a name, it is itself."""
    dutch = speaker("nl")
    assert dutch.value("available", "status") == "beschikbaar"
    assert dutch.enumerated("status", "available") == "beschikbaar"
    assert dutch.enumerated("status", "no such status") == "no such status"
    assert dutch.enumerated("no such enumeration", "x") == "x"
    assert dutch.enumerated("scope", None) == ""


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Belgium", "Brussels", "Europe", "Belgium", "BE"]),
        ("fr", ["Belgique", "Bruxelles", "Europe", "Belgique", "BE"]),
        ("nl", ["België", "Brussel", "Europa", "België", "BE"]),
        ("de", ["Belgien", "Brüssel", "Europa", "Belgien", "BE"]),
    ],
)
def test_places_have_names_and_codes_stay(language: str, names: list[str]) -> None:
    """A card speaks the reader's language; the value is the vendor's own word in each."""
    facts = get_catalog().at(lang=language).get("belgium central").facts
    asked = ("geography", "physical_location", "geography_group", "country", "grid_zone")
    assert [speaker(language).value(facts[name].value, name) for name in asked] == names
    values = [facts[name].value for name in asked]
    assert values == ["Belgium", "Brussels", "Europe", "BE", "BE"]


@pytest.mark.parametrize(
    ("number", "language", "words"),
    [
        (1, "en", "1 event"),
        (0, "en", "0 events"),
        (0, "fr", "0 événement"),
        (2, "fr", "2 événements"),
        (1200, "nl", "1.200 gebeurtenissen"),
    ],
)
def test_counts(number: int, language: str, words: str) -> None:
    """One, none and several have the noun that they ask for."""
    assert speaker(language).count("event", number) == words


def test_signs() -> None:
    """In French every sign has its space, in a sentence and between two."""
    french = speaker("fr")
    assert (french.colon, french.semicolon) == ("\u00a0: ", "\u202f; ")
    assert french.quoted("Titre") == "«\u00a0Titre\u00a0»"
    assert speaker("nl").quoted("Titel") == "“Titel”"


def test_labels_inside_a_sentence() -> None:
    """Names keep their capital, and so does every German noun."""
    assert speaker("en").inside_a_sentence("Opened") == "opened"
    assert speaker("en").inside_a_sentence("Azure SQL") == "Azure SQL"
    assert speaker("de").inside_a_sentence("Titel") == "Titel"


@pytest.mark.parametrize(
    ("horizon", "words"),
    [("P4Y", "4 ans"), ("P1M", "1 mois"), ("../2026", "… – 2026"), ("2021", "2021"), (None, "")],
)
def test_horizons(horizon: str | None, words: str) -> None:
    """A duration, an interval and a date are said; what is no day of the calendar stays as it is."""
    assert speaker("fr").horizon(Quantity(1, "EUR", horizon=horizon)) == words
    assert speaker("fr").horizon(Quantity(1, "EUR", horizon="2025-13")) == "2025-13"


@pytest.mark.parametrize(
    ("asked", "texts", "said", "foreign"),
    [
        ("nl", {"en": "a", "nl": "b"}, "b", ""),
        ("nl-BE", {"en": "a", "nl": "b"}, "b", ""),
        ("nl", {"en": "a"}, "a", "en"),
        ("ja", {"en": "a"}, "a", "en"),
        ("ja", {"en": "a", "ja": "b"}, "b", "ja"),
        ("wa", {"en": "a", "fr": "b"}, "b", "fr"),
    ],
)
def test_what_is_foreign_says_so(
    asked: str, texts: dict[str, str], said: str, foreign: str
) -> None:
    """A text in another language than the page is marked, and a page says the language it is in."""
    speaks = speaker(asked)
    assert (speaks.text(LanguageMap(texts)), speaks.foreign(LanguageMap(texts))) == (said, foreign)
    assert speaks.written == (asked if asked.startswith("nl") else {"ja": "en", "wa": "fr"}[asked])


def test_a_view_has_one_speaker() -> None:
    """It is made once, of the view alone."""
    view = get_catalog().at(lang="nl")
    assert speaker_of(view) is speaker_of(view) is speaker_of(get_catalog().at(lang="nl"))


def test_publishers_by_date() -> None:
    """Who says so is told by when they did, each once."""
    fact = get_catalog().get("belgium central").facts["opened"]
    said = speaker("en").publishers_by_date(fact.references)
    assert "ITdaily (November 2025)" in said
    assert "; " in said


def test_a_misspelt_word_is_an_error() -> None:
    """Not a gap in a page."""
    with pytest.raises(KeyError, match="no word 'no-such-word'"):
        speaker("en").word("no-such-word")
