"""Dates, ranks and amounts as the grammar of each language asks: tables of cases."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest

import belgium_cloud_region
from belgium_cloud_region.loading import get_catalog
from belgium_cloud_region.model import Modality, PartialDate, Period, Quantity
from belgium_cloud_region.model.text import LANGUAGES
from belgium_cloud_region.rendering import Speaker, speaker_of
from belgium_cloud_region.rendering.facts import period

DATA = Path(belgium_cloud_region.__file__).parent / "data"


def speaker(language: str) -> Speaker:
    """Return who speaks a language."""
    return speaker_of(get_catalog().at(lang=language))


DATES = {
    "en": """
        on         | in 2025 | in spring 2025 | in November 2025 | on 1 November 2025
        since      | since 2025 | since spring 2025 | since November 2025 | since 1 November 2025
        from       | from 2025 | from spring 2025 | from November 2025 | from 1 November 2025
        until      | before 2025 | before spring 2025 | before November 2025 | before 1 November 2025
        holds-for  | Holds for 2025 | Holds in spring 2025 | Holds for November 2025 | Holds for 1 November 2025
        accessed   | read 2025 | read in spring 2025 | read November 2025 | read 1 November 2025
    """,
    "fr": """
        on         | en 2025 | au printemps 2025 | en novembre 2025 | le 1er novembre 2025
        since      | depuis 2025 | depuis le printemps 2025 | depuis novembre 2025 | depuis le 1er novembre 2025
        from       | dès 2025 | dès le printemps 2025 | dès novembre 2025 | dès le 1er novembre 2025
        until      | avant 2025 | avant le printemps 2025 | avant novembre 2025 | avant le 1er novembre 2025
        holds-for  | Valable en 2025 | Valable au printemps 2025 | Valable en novembre 2025 | Valable le 1er novembre 2025
        accessed   | consulté en 2025 | consulté au printemps 2025 | consulté en novembre 2025 | consulté le 1er novembre 2025
    """,
    "nl": """
        on         | in 2025 | in de lente van 2025 | in november 2025 | op 1 november 2025
        since      | sinds 2025 | sinds de lente van 2025 | sinds november 2025 | sinds 1 november 2025
        from       | vanaf 2025 | vanaf de lente van 2025 | vanaf november 2025 | vanaf 1 november 2025
        until      | vóór 2025 | vóór de lente van 2025 | vóór november 2025 | vóór 1 november 2025
        holds-for  | Geldt in 2025 | Geldt in de lente van 2025 | Geldt in november 2025 | Geldt op 1 november 2025
        accessed   | geraadpleegd in 2025 | geraadpleegd in de lente van 2025 | geraadpleegd in november 2025 | geraadpleegd op 1 november 2025
    """,
    "de": """
        on         | im Jahr 2025 | im Frühling 2025 | im November 2025 | am 1. November 2025
        since      | seit 2025 | seit dem Frühling 2025 | seit November 2025 | seit dem 1. November 2025
        from       | ab 2025 | ab dem Frühling 2025 | ab November 2025 | ab dem 1. November 2025
        until      | vor 2025 | vor dem Frühling 2025 | vor November 2025 | vor dem 1. November 2025
        holds-for  | Gilt für 2025 | Gilt im Frühling 2025 | Gilt für November 2025 | Gilt für den 1. November 2025
        accessed   | abgerufen: 2025 | abgerufen im Frühling 2025 | abgerufen: November 2025 | abgerufen am 1. November 2025
    """,
}
CASES = [
    (language, *(cell.strip() for cell in line.split("|")))
    for language, table in DATES.items()
    for line in table.strip().splitlines()
]


@pytest.mark.parametrize(("language", "name", "year", "season", "month", "day"), CASES)
def test_dates_take_what_their_precision_asks_for(
    language: str, name: str, year: str, season: str, month: str, day: str
) -> None:
    """A preposition, an article, both as one word, or neither."""
    dates = map(PartialDate, ("2025", "2025-21", "2025-11", "2025-11-01"))
    said = tuple(speaker(language).dated(name, date) for date in dates)
    assert said == (year, season, month, day)


@pytest.mark.parametrize(
    ("language", "seasons"),
    [
        ("en", "in spring, in summer, in autumn, in winter"),
        ("fr", "au printemps, à l’été, à l’automne, à l’hiver"),
        ("nl", "in de lente van, in de zomer van, in de herfst van, in de winter van"),
        ("de", "im Frühling, im Sommer, im Herbst, im Winter"),
    ],
)
def test_every_season_has_its_article(language: str, seasons: str) -> None:
    """An article that runs into the season is written as one with it."""
    dates = (PartialDate(f"2025-{number}") for number in range(21, 25))
    said = (speaker(language).dated("on", date).removesuffix(" 2025") for date in dates)
    assert ", ".join(said) == seasons


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2014", None, ("since 2014", "depuis 2014", "sinds 2014", "seit 2014")),
        ("2030", None, ("from 2030", "dès 2030", "vanaf 2030", "ab 2030")),
        (
            None,
            "2018-01-08",
            (
                "before 8 January 2018",
                "avant le 8 janvier 2018",
                "vóór 8 januari 2018",
                "vor dem 8. Januar 2018",
            ),
        ),
        (
            "2017",
            "2022-10",
            (
                "from 2017, before October 2022",
                "dès 2017, avant octobre 2022",
                "vanaf 2017, vóór oktober 2022",
                "ab 2017, vor Oktober 2022",
            ),
        ),
        (None, None, ("", "", "", "")),
    ],
)
def test_periods(start: str | None, end: str | None, said: tuple[str, ...]) -> None:
    """What began and has no end lasts *since* its start; all else begins *from* it."""
    start_, end_ = (None if text is None else PartialDate(text) for text in (start, end))
    valid = None if start is end is None else Period(start_, end_)
    assert tuple(period(valid, speaker(language)) for language in LANGUAGES) == said


AMOUNTS = {
    "en": """
        a            | 0 years | 1 year | 1.5 years | 2 years | 1 billion years
        d            | 0 days | 1 day | 1.5 days | 2 days | 1 billion days
        mo           | 0 months | 1 month | 1.5 months | 2 months | 1 billion months
        country      | 0 countries | 1 country | 1.5 countries | 2 countries | 1 billion countries
        data-centre  | 0 data centres | 1 data centre | 1.5 data centres | 2 data centres | 1 billion data centres
        job          | 0 jobs | 1 job | 1.5 jobs | 2 jobs | 1 billion jobs
        organisation | 0 organisations | 1 organisation | 1.5 organisations | 2 organisations | 1 billion organisations
        partner      | 0 partners | 1 partner | 1.5 partners | 2 partners | 1 billion partners
        person       | 0 people | 1 person | 1.5 people | 2 people | 1 billion people
        region       | 0 regions | 1 region | 1.5 regions | 2 regions | 1 billion regions
        zone         | 0 zones | 1 zone | 1.5 zones | 2 zones | 1 billion zones
        EUR          | 0 EUR | 1 EUR | 1.5 EUR | 2 EUR | 1 billion EUR
        USD          | 0 USD | 1 USD | 1.5 USD | 2 USD | 1 billion USD
        m2           | 0 m² | 1 m² | 1.5 m² | 2 m² | 1 billion m²
        ms           | 0 ms | 1 ms | 1.5 ms | 2 ms | 1 billion ms
        1            | 0 | 1 | 1.5 | 2 | 1 billion
    """,
    "fr": """
        a            | 0 an | 1 an | 1,5 an | 2 ans | 1 milliard d’ans
        d            | 0 jour | 1 jour | 1,5 jour | 2 jours | 1 milliard de jours
        mo           | 0 mois | 1 mois | 1,5 mois | 2 mois | 1 milliard de mois
        country      | 0 pays | 1 pays | 1,5 pays | 2 pays | 1 milliard de pays
        data-centre  | 0 centre de données | 1 centre de données | 1,5 centre de données | 2 centres de données | 1 milliard de centres de données
        job          | 0 emploi | 1 emploi | 1,5 emploi | 2 emplois | 1 milliard d’emplois
        organisation | 0 organisation | 1 organisation | 1,5 organisation | 2 organisations | 1 milliard d’organisations
        partner      | 0 partenaire | 1 partenaire | 1,5 partenaire | 2 partenaires | 1 milliard de partenaires
        person       | 0 personne | 1 personne | 1,5 personne | 2 personnes | 1 milliard de personnes
        region       | 0 région | 1 région | 1,5 région | 2 régions | 1 milliard de régions
        zone         | 0 zone | 1 zone | 1,5 zone | 2 zones | 1 milliard de zones
        EUR          | 0 euro | 1 euro | 1,5 euro | 2 euros | 1 milliard d’euros
        USD          | 0 dollar américain | 1 dollar américain | 1,5 dollar américain | 2 dollars américains | 1 milliard de dollars américains
        m2           | 0 m² | 1 m² | 1,5 m² | 2 m² | 1 milliard de m²
        ms           | 0_ms | 1_ms | 1,5_ms | 2_ms | 1 milliard de ms
        1            | 0 | 1 | 1,5 | 2 | 1 milliard
    """,
    "nl": """
        a            | 0 jaar | 1 jaar | 1,5 jaar | 2 jaar | 1 miljard jaar
        d            | 0 dagen | 1 dag | 1,5 dagen | 2 dagen | 1 miljard dagen
        mo           | 0 maanden | 1 maand | 1,5 maanden | 2 maanden | 1 miljard maanden
        country      | 0 landen | 1 land | 1,5 landen | 2 landen | 1 miljard landen
        data-centre  | 0 datacenters | 1 datacenter | 1,5 datacenters | 2 datacenters | 1 miljard datacenters
        job          | 0 banen | 1 baan | 1,5 banen | 2 banen | 1 miljard banen
        organisation | 0 organisaties | 1 organisatie | 1,5 organisaties | 2 organisaties | 1 miljard organisaties
        partner      | 0 partners | 1 partner | 1,5 partners | 2 partners | 1 miljard partners
        person       | 0 personen | 1 persoon | 1,5 personen | 2 personen | 1 miljard personen
        region       | 0 regio’s | 1 regio | 1,5 regio’s | 2 regio’s | 1 miljard regio’s
        zone         | 0 zones | 1 zone | 1,5 zones | 2 zones | 1 miljard zones
        EUR          | 0 euro | 1 euro | 1,5 euro | 2 euro | 1 miljard euro
        USD          | 0 Amerikaanse dollar | 1 Amerikaanse dollar | 1,5 Amerikaanse dollar | 2 Amerikaanse dollar | 1 miljard Amerikaanse dollar
        m2           | 0 m² | 1 m² | 1,5 m² | 2 m² | 1 miljard m²
        ms           | 0 ms | 1 ms | 1,5 ms | 2 ms | 1 miljard ms
        1            | 0 | 1 | 1,5 | 2 | 1 miljard
    """,
    "de": """
        a            | 0 Jahre | 1 Jahr | 1,5 Jahre | 2 Jahre | 1 Milliarde Jahre
        d            | 0 Tage | 1 Tag | 1,5 Tage | 2 Tage | 1 Milliarde Tage
        mo           | 0 Monate | 1 Monat | 1,5 Monate | 2 Monate | 1 Milliarde Monate
        country      | 0 Länder | 1 Land | 1,5 Länder | 2 Länder | 1 Milliarde Länder
        data-centre  | 0 Rechenzentren | 1 Rechenzentrum | 1,5 Rechenzentren | 2 Rechenzentren | 1 Milliarde Rechenzentren
        job          | 0 Arbeitsplätze | 1 Arbeitsplatz | 1,5 Arbeitsplätze | 2 Arbeitsplätze | 1 Milliarde Arbeitsplätze
        organisation | 0 Organisationen | 1 Organisation | 1,5 Organisationen | 2 Organisationen | 1 Milliarde Organisationen
        partner      | 0 Partner | 1 Partner | 1,5 Partner | 2 Partner | 1 Milliarde Partner
        person       | 0 Personen | 1 Person | 1,5 Personen | 2 Personen | 1 Milliarde Personen
        region       | 0 Regionen | 1 Region | 1,5 Regionen | 2 Regionen | 1 Milliarde Regionen
        zone         | 0 Zonen | 1 Zone | 1,5 Zonen | 2 Zonen | 1 Milliarde Zonen
        EUR          | 0 Euro | 1 Euro | 1,5 Euro | 2 Euro | 1 Milliarde Euro
        USD          | 0 US-Dollar | 1 US-Dollar | 1,5 US-Dollar | 2 US-Dollar | 1 Milliarde US-Dollar
        m2           | 0 m² | 1 m² | 1,5 m² | 2 m² | 1 Milliarde m²
        ms           | 0 ms | 1 ms | 1,5 ms | 2 ms | 1 Milliarde ms
        1            | 0 | 1 | 1,5 | 2 | 1 Milliarde
    """,
}
UNITS = [
    (language, *(cell.strip().replace("_", "\u00a0") for cell in line.split("|")))
    for language, table in AMOUNTS.items()
    for line in table.strip().splitlines()
]
SYMBOLS = {"ms", "MW", "gCO2eq/kWh", "%", "L/kWh", "km"}
"""Units that are written alike in every language, of which one stands in the table."""


@pytest.mark.parametrize(("language", "unit", "none", "one", "half", "two", "billion"), UNITS)
def test_amounts_have_the_noun_that_they_ask_for(
    language: str, unit: str, none: str, one: str, half: str, two: str, billion: str
) -> None:
    """However they are meant, and one of a thing keeps its noun."""
    speaks = speaker(language)
    amounts = zip((0, 1, 1.5, 2, 1e9), (none, one, half, two, billion), strict=True)
    for (amount, said), modality in product(amounts, Modality):
        meant = "" if modality is Modality.EXACTLY else speaks.enumerated("modality", modality)
        assert speaks.quantity(Quantity(amount, unit, modality)) == f"{meant} {said}".strip()


def test_every_unit_of_the_data_is_in_the_table() -> None:
    """Those with a name, and those that are symbols."""
    statements = get_catalog().statements
    used = {s.quantity.unit for s in statements if s.quantity is not None}
    enumerations = json.loads((DATA / "enumerations.json").read_text("utf-8"))["enumerations"]
    named = next(set(e["values"]) for e in enumerations if e["name"] == "unit")
    assert used | named <= {unit for _, unit, *_ in UNITS} | SYMBOLS | {"place"}
    assert not named & SYMBOLS


@pytest.mark.parametrize(
    ("language", "ranks"),
    [
        ("en", "1st place, 2nd place, 3rd place, 11th place, 13th place, 22nd place, 112th place"),
        ("fr", "1re place, 2e place, 3e place, 11e place, 13e place, 22e place, 112e place"),
        (
            "nl",
            "1e plaats, 2e plaats, 3e plaats, 11e plaats, 13e plaats, 22e plaats, 112e plaats",
        ),
        ("de", "1. Platz, 2. Platz, 3. Platz, 11. Platz, 13. Platz, 22. Platz, 112. Platz"),
    ],
)
def test_ranks_are_ordinals(language: str, ranks: str) -> None:
    """A rank is counted in order."""
    numbers = (1, 2, 3, 11, 13, 22, 112)
    said = (speaker(language).quantity(Quantity(number, "place")) for number in numbers)
    assert ", ".join(said) == ranks


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "about, at least, , less than, more than, up to"),
        ("fr", "environ, au moins, , moins de, plus de, jusqu’à"),
        ("nl", "ongeveer, minstens, , minder dan, meer dan, tot"),
        ("de", "etwa, mindestens, , weniger als, mehr als, bis zu"),
    ],
)
def test_modalities(language: str, words: str) -> None:
    """How an amount is meant stands before it; of an exact one nothing is said."""
    said = (
        speaker(language).quantity(Quantity(2, "1", modality)).removesuffix("2").strip()
        for modality in sorted(Modality)
    )
    assert ", ".join(said) == words
