"""
Objects as text for people. Wording and layout may improve in any release.

What machines read is in `belgium_cloud_region.export`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

import attrs

from belgium_cloud_region._markup import safe
from belgium_cloud_region.catalog import Catalog
from belgium_cloud_region.model import (
    Entity,
    Fact,
    Reference,
    Region,
    Source,
    Statement,
    Value,
)
from belgium_cloud_region.model.region import CARD_FACTS
from belgium_cloud_region.model.wording import colon, date_in_words, in_words, word

__all__ = ["render_card", "render_value"]


def render_value(value: Value, catalog: Catalog, property_name: str = "") -> str:
    """
    Return a value in words, in the catalogue's language.

    Args:
        value: What a statement asserts.

        catalog: The catalogue that names entities, units and enumerated values.

        property_name: The property that it is a value of, if any.
    """
    return in_words(value, catalog.language, catalog.contents.called, property_name)


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
    day = date_in_words(catalog.as_of, catalog.language)
    lines = [f"{region.label} ({region.id})", *card.wrapped(region.description, "")]
    moment = word("moment", catalog.language, day=day, edition=catalog.edition)
    lines += card.wrapped(moment, "")
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


_Row = tuple[str, str, Iterable[Reference]]
"""A line of the card: label, text, and what to cite for it."""


@attrs.define
class _Card:
    """Lines in columns, with numbered sources that are listed at the end."""

    catalog: Catalog
    width: int
    numbers: dict[str, int] = attrs.field(factory=dict[str, int])

    def word(self, name: str) -> str:
        return word(name, self.catalog.language)

    @property
    def colon(self) -> str:
        return colon(self.catalog.language)

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
        text = render_value(fact.value, self.catalog, fact.property)
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
        text = render_value(statement.value, self.catalog, fact.property)
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
    issued = "" if source.issued is None else date_in_words(source.issued, language)
    parts = [source.publisher or source.author or "", source.title, issued, source.url or ""]
    return ". ".join(part for part in parts if part)
