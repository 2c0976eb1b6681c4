"""
Objects as text for people. Wording and layout may improve in any release.

What machines read is in `belgium_cloud_region.export`.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

import attrs

from belgium_cloud_region.catalog import Catalog
from belgium_cloud_region.model import (
    Absence,
    Entity,
    Fact,
    LanguageMap,
    Modality,
    PartialDate,
    Point,
    Precision,
    Quantity,
    Reference,
    Region,
    Source,
    Statement,
    Value,
)

__all__ = ["CARD_FACTS", "render_card", "render_date", "render_value", "safe"]

CARD_FACTS = (
    "name",
    "display_name",
    "status",
    "access",
    "opened",
    "promised_opening",
    "availability_zones",
    "paired_region",
    "geography",
    "physical_location",
    "country",
    "operator",
    "data_centres",
    "investment",
    "initiative",
)
"""The facts of a region that its card shows, in order."""

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
_WORDS = {
    "answers": LanguageMap(
        {
            "en": "Holds for {day}; edition {edition} of the data.",
            "fr": "Valable au {day} ; édition {edition} des données.",
            "nl": "Geldt voor {day}; editie {edition} van de gegevens.",
            "de": "Gilt für {day}; Ausgabe {edition} der Daten.",
        }
    ),
    "benefits": LanguageMap(
        {
            "en": "Claimed benefits",
            "fr": "Avantages annoncés",
            "nl": "Beloofde voordelen",
            "de": "Versprochene Vorteile",
        }
    ),
    "codes": LanguageMap({"en": "Codes", "fr": "Codes", "nl": "Codes", "de": "Kürzel"}),
    "disputed": LanguageMap(
        {"en": "disputed", "fr": "contesté", "nl": "betwist", "de": "umstritten"}
    ),
    "facts": LanguageMap({"en": "Facts", "fr": "Faits", "nl": "Feiten", "de": "Fakten"}),
    "initiative": LanguageMap(
        {"en": "Initiative", "fr": "Initiative", "nl": "Initiatief", "de": "Initiative"}
    ),
    "no": LanguageMap({"en": "no", "fr": "non", "nl": "nee", "de": "nein"}),
    "sources": LanguageMap({"en": "Sources", "fr": "Sources", "nl": "Bronnen", "de": "Quellen"}),
    "stakeholders": LanguageMap(
        {
            "en": "Stakeholders",
            "fr": "Parties prenantes",
            "nl": "Belanghebbenden",
            "de": "Beteiligte",
        }
    ),
    "timeline": LanguageMap(
        {"en": "Timeline", "fr": "Chronologie", "nl": "Tijdlijn", "de": "Zeitleiste"}
    ),
    "yes": LanguageMap({"en": "yes", "fr": "oui", "nl": "ja", "de": "ja"}),
}
_MAGNITUDES = {
    "en": (("billion", "billion"), ("million", "million")),
    "fr": (("milliard", "milliards"), ("million", "millions")),
    "nl": (("miljard", "miljard"), ("miljoen", "miljoen")),
    "de": (("Milliarde", "Milliarden"), ("Million", "Millionen")),
}
"""The words for a thousand millions and for a million, singular and plural."""

_COLON = {"fr": " : "}
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


def render_date(date: PartialDate, language: str = "en") -> str:
    """
    Return a date in words, no more precise than it is known.

    Example:
        >>> from belgium_cloud_region.model import PartialDate
        >>> from belgium_cloud_region.render import render_date
        >>> render_date(PartialDate("2025-11-18"), "nl"), render_date(PartialDate("2025-23"))
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


def render_value(value: Value, catalog: Catalog, enumeration: str | None = None) -> str:
    """
    Return a value in words, in the catalogue's language.

    Args:
        value: What a statement asserts.

        catalog: The catalogue that names entities, units and enumerated values.

        enumeration: The enumeration that a text comes from, if any.
    """
    language = catalog.language
    if isinstance(value, Absence):
        return catalog.label_of("absence", value.value)
    if isinstance(value, bool):
        return _WORDS["yes" if value else "no"].text(language)
    if isinstance(value, PartialDate):
        return render_date(value, language)
    if isinstance(value, LanguageMap):
        return value.text(language)
    if isinstance(value, Quantity):
        return _quantity(value, catalog)
    if isinstance(value, Point):
        return str(value)
    if enumeration is not None:
        return catalog.label_of(enumeration, value)
    record = catalog.contents.records_by_id.get(value)
    return value if record is None else record.labels.text(language)


def render_card(
    catalog: Catalog, name: str | Region = "azure:belgiumcentral", width: int = 88
) -> str:
    """
    Return a region as a card of plain text, each line with its sources.

    Args:
        catalog: The catalogue to ask.

        name: What the region is called; see `belgium_cloud_region.get_region`.

        width: The number of columns to fill.
    """
    region = catalog.get(name, Region)
    card = _Card(catalog, width)
    day = render_date(catalog.as_of, catalog.language)
    lines = [f"{region.label} ({region.id})", *card.wrapped(region.description, "")]
    lines += card.wrapped(card.word("answers").format(day=day, edition=catalog.edition), "")
    shown = [region.facts[fact] for fact in CARD_FACTS if fact in region.facts]
    lines += card.section("facts", ((f.label, card.fact(f), f.references) for f in shown))
    codes = region.codes.values()
    lines += card.section(
        "codes", ((c.labels.text(catalog.language), c.value, c.references) for c in codes)
    )
    if region.initiative is not None:
        lines += card.section("initiative", card.told([region.initiative], ("aim",)))
    lines += card.section("stakeholders", card.told(region.stakeholders, ("role",)))
    lines += card.section(
        "benefits", card.told(region.benefits, ("claim", "new_revenue", "jobs", "evidence"))
    )
    lines += card.section("timeline", card.dated(region))
    lines += card.bibliography()
    return safe("\n".join(lines))


def safe(text: str) -> str:
    r"""
    Return a text without what a terminal would obey, or a reader not see.

    Example:
        >>> from belgium_cloud_region.render import safe
        >>> print(safe("red\x1b[31m"))
        red\u001b[31m
    """
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


_Row = tuple[str, str, Iterable[Reference]]
"""A line of the card: label, text, and what to cite for it."""


@attrs.define
class _Card:
    """Lines in columns, with numbered sources that are listed at the end."""

    catalog: Catalog
    width: int
    numbers: dict[str, int] = attrs.field(factory=dict[str, int])

    def word(self, name: str) -> str:
        return _WORDS[name].text(self.catalog.language)

    @property
    def colon(self) -> str:
        return _COLON.get(_spoken(self.catalog.language), ": ")

    def wrapped(self, text: str, indent: str, hanging: str = "") -> list[str]:
        return textwrap.wrap(
            text,
            self.width,
            initial_indent=indent,
            subsequent_indent=indent + hanging,
            break_long_words=False,
            break_on_hyphens=False,
        )

    def section(self, title: str, rows: Iterable[_Row]) -> list[str]:
        lines: list[str] = []
        for label, text, references in rows:
            body = self.wrapped(f"{text} {self.cited(references)}".strip(), " " * 30)
            first = body[0].lstrip()
            if len(label) < 27:
                lines += [f"  {label:<27} {first}", *body[1:]]
            else:
                lines += [f"  {label}", *body]
        return ["", self.word(title), *lines] if lines else []

    def cited(self, references: Iterable[Reference]) -> str:
        ids = dict.fromkeys(reference.source_id for reference in references)
        numbers = [self.numbers.setdefault(i, len(self.numbers) + 1) for i in ids]
        return " ".join(f"[{number}]" for number in numbers)

    def fact(self, fact: Fact) -> str:
        enumeration = self.catalog.contents.properties_by_name[fact.property].enumeration
        text = render_value(fact.value, self.catalog, enumeration)
        told = f"{self.word('disputed')}{self.colon}{fact.why}"
        return f"{text} ({told})" if fact.disputed else text

    def told(self, entities: Iterable[Entity], names: tuple[str, ...]) -> Iterator[_Row]:
        """Tell of each entity what these facts say; what it is, where they say nothing now."""
        for entity in entities:
            facts = [entity.facts[name] for name in names if name in entity.facts]
            label = entity.label
            for fact in facts:
                for statement in fact.winners:
                    yield label, self.said(fact, statement), statement.references
                    label = ""
            if label:
                past = [s for f in facts or entity.facts.values() for s in f.statements]
                yield label, entity.description, [r for s in past for r in s.references]

    def said(self, fact: Fact, statement: Statement) -> str:
        enumeration = self.catalog.contents.properties_by_name[fact.property].enumeration
        text = render_value(statement.value, self.catalog, enumeration)
        if fact.property not in ("role", "aim", "claim"):
            stance = statement.qualifier("stance")
            told = self.catalog.label_of("stance", stance) if isinstance(stance, str) else ""
            study = statement.qualifier("study")
            told = told or (self.catalog.label_of("study", study) if isinstance(study, str) else "")
            text = f"{fact.label}{told and f' ({told})'}{self.colon}{text}"
        return text

    def dated(self, region: Region) -> Iterator[_Row]:
        for event in region.events:
            when = render_value(event.date, self.catalog)
            yield when, event.label, event.facts["date"].references

    def bibliography(self) -> list[str]:
        lines = ["", self.word("sources")]
        for source_id, number in self.numbers.items():
            entry = f"[{number}] {_entry(self.catalog.source(source_id), self.catalog.language)}"
            lines += self.wrapped(entry, "  ", "    ")
        return lines


def _entry(source: Source, language: str) -> str:
    issued = "" if source.issued is None else render_date(source.issued, language)
    parts = [source.publisher or source.author or "", source.title, issued, source.url or ""]
    return ". ".join(part for part in parts if part)


def _quantity(quantity: Quantity, catalog: Catalog) -> str:
    language = catalog.language
    words = (
        []
        if quantity.modality is Modality.EXACTLY
        else [catalog.label_of("modality", quantity.modality.value)]
    )
    words.append(_number(quantity.amount, language))
    if quantity.upper is not None:
        words += ["–", _number(quantity.upper, language)]
    units = catalog.contents.enumerations_by_name.get("unit")
    noun = None if units is None else units.values.get(quantity.unit)
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
    from belgium_cloud_region.model.text import fallback_chain

    return next(tag for tag in fallback_chain(language) if tag in _MONTHS)
