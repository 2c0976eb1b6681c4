"""
How values are said in four languages: dates, numbers, amounts, names.

Names come from outside: under an entity's id, under ``property/value`` for what is
enumerated, under ``unit/…``, ``modality/…``, ``absence/…`` and ``property/…``.
"""

from __future__ import annotations

from collections.abc import Mapping

from belgium_cloud_region.model.dates import PartialDate, Precision
from belgium_cloud_region.model.statement import Value
from belgium_cloud_region.model.text import LanguageMap, fallback_chain
from belgium_cloud_region.model.values import Absence, Modality, Point, Quantity

__all__ = [
    "colon",
    "date_in_words",
    "in_words",
    "inside_a_sentence",
    "quoted",
    "semicolon",
    "word",
]

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
_SEASONS = {
    "en": ("spring", "summer", "autumn", "winter"),
    "fr": ("printemps", "été", "automne", "hiver"),
    "nl": ("lente", "zomer", "herfst", "winter"),
    "de": ("Frühling", "Sommer", "Herbst", "Winter"),
}
_MAGNITUDES = {
    "en": (("billion", "billion"), ("million", "million")),
    "fr": (("milliard", "milliards"), ("million", "millions")),
    "nl": (("miljard", "miljard"), ("miljoen", "miljoen")),
    "de": (("Milliarde", "Milliarden"), ("Million", "Millionen")),
}
"""The words for a thousand millions and for a million, singular and plural."""

_QUOTES = {"fr": ("«\u00a0", "\u00a0»"), "de": ("„", "“")}
_WORDS = {
    name: LanguageMap(dict(zip(("en", "fr", "nl", "de"), texts, strict=True)))
    for name, texts in {
        "accessed": (
            "read {day}",
            "consulté le {day}",
            "geraadpleegd op {day}",
            "abgerufen am {day}",
        ),
        "agrees": ("agrees", "concordante", "eensluidend", "stimmt überein"),
        "aliases": ("Also called", "Autres noms", "Ook genoemd", "Auch genannt"),
        "benefits": (
            "Claimed benefits",
            "Avantages annoncés",
            "Beloofde voordelen",
            "Versprochene Vorteile",
        ),
        "best": ("best", "retenue", "gekozen", "beste"),
        "changes": ("Changes", "Changements", "Wijzigingen", "Änderungen"),
        "code": ("Code", "Code", "Code", "Kürzel"),
        "codes": ("Codes", "Codes", "Codes", "Kürzel"),
        "day": ("Day", "Date", "Datum", "Tag"),
        "deprecated": (
            "known to be wrong",
            "reconnue fausse",
            "foutief bevonden",
            "als falsch bekannt",
        ),
        "description": ("Description", "Description", "Omschrijving", "Beschreibung"),
        "disputed": ("disputed", "contesté", "betwist", "umstritten"),
        "entity": ("Subject", "Sujet", "Onderwerp", "Gegenstand"),
        "events": ("Events", "Événements", "Gebeurtenissen", "Ereignisse"),
        "fact": ("Fact", "Fait", "Feit", "Fakt"),
        "facts": ("Facts", "Faits", "Feiten", "Fakten"),
        "further": ("More facts", "Autres faits", "Meer feiten", "Weitere Fakten"),
        "hint": (
            "rests on hints alone",
            "ne repose que sur des indices",
            "steunt alleen op aanwijzingen",
            "stützt sich nur auf Hinweise",
        ),
        "holds": ("Holds", "Valable", "Geldig", "Gilt"),
        "initiative": ("Initiative", "Initiative", "Initiatief", "Initiative"),
        "initiatives": ("Initiatives", "Initiatives", "Initiatieven", "Initiativen"),
        "issued": ("Published", "Publication", "Verschenen", "Erschienen"),
        "moment": (
            "Holds for {day}; edition {edition}.",
            "Valable au {day} ; édition {edition}.",
            "Geldt voor {day}; editie {edition}.",
            "Gilt für {day}; Ausgabe {edition}.",
        ),
        "moment known": (
            "Holds for {day}, as known on {known}; edition {edition}.",
            "Valable au {day}, selon ce qu’on savait au {known} ; édition {edition}.",
            "Geldt voor {day}, zoals bekend op {known}; editie {edition}.",
            "Gilt für {day}, nach dem Stand vom {known}; Ausgabe {edition}.",
        ),
        "more": (
            "… and {count} more",
            "… et {count} de plus",
            "… en nog {count}",
            "… und {count} weitere",
        ),
        "name": ("Name", "Nom", "Naam", "Name"),
        "new": ("New", "Nouveau", "Nieuw", "Neu"),
        "no": ("no", "non", "nee", "nein"),
        "not holding": ("does not hold", "ne vaut pas", "geldt niet", "gilt nicht"),
        "nothing": ("nothing", "rien", "niets", "nichts"),
        "old": ("Old", "Ancien", "Oud", "Alt"),
        "promises": ("Promises", "Promesses", "Beloften", "Versprechen"),
        "publisher": ("Publisher", "Éditeur", "Uitgever", "Herausgeber"),
        "regions": ("Regions", "Régions", "Regio’s", "Regionen"),
        "rival": ("contradicts", "contredit", "spreekt tegen", "widerspricht"),
        "since": ("from {day}", "dès le {day}", "vanaf {day}", "ab {day}"),
        "sources": ("Sources", "Sources", "Bronnen", "Quellen"),
        "stakeholders": ("Stakeholders", "Parties prenantes", "Belanghebbenden", "Beteiligte"),
        "standing": ("Standing", "Statut", "Status", "Stand"),
        "timeline": ("Timeline", "Chronologie", "Tijdlijn", "Zeitleiste"),
        "title": ("Title", "Titre", "Titel", "Titel"),
        "undecided": ("undecided", "non tranché", "onbeslist", "unentschieden"),
        "until": ("before {day}", "avant le {day}", "voor {day}", "vor {day}"),
        "value": ("Value", "Valeur", "Waarde", "Wert"),
        "why": ("Why", "Pourquoi", "Waarom", "Warum"),
        "yes": ("yes", "oui", "ja", "ja"),
    }.items()
}


def word(name: str, language: str, **given: object) -> str:
    """
    Return one of the project's own words, with what is given filled in.

    Args:
        name: The word's name.

        language: The BCP 47 tag of the reader's language.

        **given: What the word has places for.
    """
    return _WORDS[name].text(language).format(**given)


def date_in_words(date: PartialDate, language: str = "en") -> str:
    """
    Return a date in words, no more precise than it is known.

    Example:
        >>> from belgium_cloud_region.model import PartialDate
        >>> from belgium_cloud_region.model.wording import date_in_words
        >>> date_in_words(PartialDate("2025-11-18"), "nl"), date_in_words(PartialDate("2025-23"))
        ('18 november 2025', 'autumn 2025')
    """
    spoken = _spoken(language)
    year = date.edtf[:4]
    if date.precision is Precision.YEAR:
        return year
    part = int(date.edtf[5:7])
    if date.precision is Precision.SEASON:
        return f"{_SEASONS[spoken][part - 21]} {year}"
    month = _MONTHS[spoken].split()[part - 1]
    if date.precision is Precision.MONTH:
        return f"{month} {year}"
    day = str(date.first.day)
    if spoken == "de":
        day += "."
    elif spoken == "fr" and day == "1":
        day += "er"
    return f"{day} {month} {year}"


def in_words(
    value: Value, language: str, names: Mapping[str, LanguageMap], property_name: str = ""
) -> str:
    """
    Return a value in words.

    Args:
        value: What a statement asserts.

        language: The BCP 47 tag of the reader's language.

        names: What ids and enumerated values are called.

        property_name: The property that it is a value of, if any.
    """
    if isinstance(value, Absence):
        named = names.get(f"absence/{value.value}")
        return value.reason if named is None else named.text(language)
    if isinstance(value, bool):
        return word("yes" if value else "no", language)
    if isinstance(value, PartialDate):
        return date_in_words(value, language)
    if isinstance(value, LanguageMap):
        return value.text(language)
    if isinstance(value, Quantity):
        return _quantity(value, language, names)
    if isinstance(value, Point):
        return str(value)
    named = names.get(f"{property_name}/{value}") or names.get(value)
    return value if named is None else named.text(language)


def colon(language: str) -> str:
    """Return a colon as it is set in this language, with the space after it."""
    return " : " if _spoken(language) == "fr" else ": "


def semicolon(language: str) -> str:
    """Return a semicolon as it is set in this language, with the space after it."""
    return "\u202f; " if _spoken(language) == "fr" else "; "


def quoted(title: str, language: str) -> str:
    """Return a title between the quotation marks of this language."""
    opening, closing = _QUOTES.get(_spoken(language), ("“", "”"))
    return f"{opening}{title}{closing}"


def inside_a_sentence(label: str, language: str) -> str:
    """Return a label as it is written inside a sentence: names, and German nouns, keep their capitals."""
    # A label with another capital or a digit begins with a name: "Azure Red Hat OpenShift".
    kept = _spoken(language) == "de" or any(c.isupper() or c.isdigit() for c in label[1:])
    return label if kept else label[:1].lower() + label[1:]


def _quantity(quantity: Quantity, language: str, names: Mapping[str, LanguageMap]) -> str:
    words: list[str] = []
    if quantity.modality is not Modality.EXACTLY:
        modality = names.get(f"modality/{quantity.modality.value}")
        spelt = quantity.modality.value.replace("-", " ")
        words.append(spelt if modality is None else modality.text(language))
    words.append(_number(quantity.amount, language))
    if quantity.upper is not None:
        words += ["–", _number(quantity.upper, language)]
    noun = names.get(f"unit/{quantity.unit}")
    if noun is None:
        words += [] if quantity.unit == "1" else [quantity.unit]
    elif quantity.amount != 1:
        words.append(noun.text(language))
    return " ".join(words)


def _number(number: float, language: str) -> str:
    spoken = _spoken(language)
    size = ""
    for magnitude, words in zip((1e9, 1e6), _MAGNITUDES[spoken], strict=True):
        if abs(number) >= magnitude:
            number /= magnitude
            # In French one and a half still is singular, in German one alone is.
            singular = abs(number) < 2 if spoken == "fr" else number == 1
            size = f" {words[0 if singular else 1]}"
            break
    text = f"{number:,.10g}"
    if spoken != "en":
        thousands = "\u202f" if spoken == "fr" else "."
        text = text.replace(",", "\0").replace(".", ",").replace("\0", thousands)
    return text + size


def _spoken(language: str) -> str:
    """Return the one of the four languages whose conventions a reader of this one gets."""
    return next(tag for tag in fallback_chain(language) if tag in _MONTHS)
