"""
Who says things in the language of a view: dates, numbers, amounts, names, the project's own words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from belgium_cloud_region.errors import UnknownEntityError
from belgium_cloud_region.loading import get_catalog
from belgium_cloud_region.model.dates import PartialDate, Precision
from belgium_cloud_region.model.evidence import Reference, Source
from belgium_cloud_region.model.fact import Standing
from belgium_cloud_region.model.statement import Value
from belgium_cloud_region.model.text import LANGUAGES, LanguageMap, fallback_chain
from belgium_cloud_region.model.values import Absence, Modality, Quantity
from belgium_cloud_region.model.view import View

__all__ = ["Speaker", "speaker_of"]

Given: TypeAlias = str | int

_SIGNS = {"en": (",", "."), "fr": ("\u202f", ","), "nl": (".", ","), "de": (".", ",")}
"""What groups the digits of a number by three, and what its fraction begins with."""

_SPANS = {"D": "d", "M": "mo", "Y": "a"}
_MAGNITUDES = ((1e9, "billion"), (1e6, "million"))
_ORDINALS: dict[float, str] = {1: "one", 2: "two", 3: "few"}
_RANK = "place"
"""The unit of ranks."""

_ELIDING = "aeiouéêh"
"""What a French *de* is elided before."""


class Speaker:
    """
    Says things in the language of a view.

    Attributes:
        view: The view, which names entities, properties and enumerated values.

        language: The BCP 47 tag of the language asked for.

        convention: The one of the four languages whose words and conventions a reader gets.

        written: The tag of the language of what is said: the one asked for, where it is one of
            the four, else that of `convention`.
    """

    __slots__ = ("_chain", "_words", "convention", "language", "view", "written")

    view: View
    language: str
    convention: str
    written: str

    def __init__(self, view: View) -> None:
        """
        Learn the language of a view, once.

        Args:
            view: The view.
        """
        self.view = view
        self.language = view.language
        self._chain = fallback_chain(self.language)
        self.convention = next(tag for tag in self._chain if tag in LANGUAGES)
        own = self.language.split("-")[0] == self.convention
        self.written = self.language if own else self.convention
        self._words: dict[tuple[str, str], str] = {}

    # Texts and words

    def text(self, texts: LanguageMap) -> str:
        """Return a text in the language asked for, or the nearest kept."""
        return texts[self._tag(texts)]

    def foreign(self, texts: LanguageMap) -> str:
        """Return the tag of the language that `text` answers in, if it is not the one asked for."""
        return self.foreign_tag(self._tag(texts))

    def foreign_tag(self, tag: str) -> str:
        """Return the tag of a language, if it is not the one asked for."""
        own = self.written == self.language and (
            tag == self.language or self.language.startswith(f"{tag}-")
        )
        return "" if own else tag

    def _tag(self, texts: LanguageMap) -> str:
        return next((tag for tag in self._chain if tag in texts), texts.entries[0][0])

    def word(self, name: str, /, **given: Given) -> str:
        """Return one of the words of `data/words.json`, with what is given filled in."""
        return self.words("word", name, **given)

    def words(self, kind: str, name: str, /, **given: Given) -> str:
        """
        Return one of the words of `data/words.json`, from another of its lists.

        Args:
            kind: The name of the list.

            name: The name of the word.

            **given: What it has places for.
        """
        text = self._text_of(kind, name)
        if not text:
            raise KeyError(f"there is no {kind} {name!r}")
        return text.format(**given) if given else text

    def _text_of(self, kind: str, name: str) -> str:
        text = self._words.get((kind, name))
        if text is None:
            # They belong to the code, not to a caller's data or an older edition.
            texts = get_catalog().labels(kind, name)
            text = self._words.setdefault((kind, name), "" if texts is None else self.text(texts))
        return text

    def title(self, name: str) -> str:
        """Return the title of a column: one of the words, else what a property is called."""
        return self._text_of("word", name) or self.property_label(name)

    def standing(self, standing: Standing) -> str:
        """Return how a statement stands in its fact."""
        absent = standing in (
            Standing.ENDED,
            Standing.NOT_YET,
        )  # named as the value itself would be
        return self.words("absence" if absent else "standing", standing)

    @property
    def colon(self) -> str:
        """A colon as it is set in this language, with the space after it."""
        return self.word("colon")

    @property
    def semicolon(self) -> str:
        """A semicolon as it is set in this language, with the space after it."""
        return self.word("semicolon")

    def quoted(self, title: str) -> str:
        """Return a title between the quotation marks of this language."""
        return self.word("quoted", title=title)

    def inside_a_sentence(self, label: str) -> str:
        """Return a label as it is written inside a sentence: names and German nouns keep capitals."""
        # A label with another capital or a digit begins with a name: "Azure Red Hat OpenShift".
        kept = self.convention == "de" or any(c.isupper() or c.isdigit() for c in label[1:])
        return label if kept else label[:1].lower() + label[1:]

    # Names

    def name(self, entity_id: str) -> str:
        """Return what an entity is called; its id, where it is not known."""
        texts = self.view.labels("entity", entity_id)
        return entity_id if texts is None else self.text(texts)

    def property_label(self, name: str) -> str:
        """Return what a property is called; its name, where it is not known."""
        texts = self.view.labels("property", name)
        return name if texts is None else self.text(texts)

    def enumerated(self, enumeration: str, value: Value | None) -> str:
        """Return what an enumerated value is called; itself, where it has no name."""
        if not isinstance(value, str):
            return ""
        texts = self.view.labels(enumeration, value)
        return str(value) if texts is None else self.text(texts)

    def source(self, reference: Reference) -> Source | None:
        """Return the source that a reference uses, if the view knows it."""
        try:
            return self.view.source(reference)
        except UnknownEntityError:
            return None

    # Dates

    def date(self, date: PartialDate | None) -> str:
        """
        Return a date in words, no more precise than it is known; nothing, if there is none.

        Example:
            >>> from belgium_cloud_region import PartialDate, get_catalog
            >>> from belgium_cloud_region.rendering import speaker_of
            >>> speaker_of(get_catalog().at(lang="nl")).date(PartialDate("2025-11-18"))
            '18 november 2025'
        """
        if date is None:
            return ""
        year, part, day = (*date.edtf.split("-"), "", "")[:3]
        if date.precision is Precision.YEAR:
            return year
        name = self.words("season" if date.precision is Precision.SEASON else "month", part)
        if not day:
            return f"{name} {year}"
        day = day.lstrip("0")
        if self.convention == "de":
            day += "."
        elif self.convention == "fr" and day == "1":
            day += "er"
        return f"{day} {name} {year}"

    def dated(self, name: str, date: PartialDate) -> str:
        """
        Return a word with a date in it, with the article that the date's precision asks for.

        Args:
            name: The word's name: ``on``, ``since``, ``from``, ``until``, ``holds-for``.

            date: The date.
        """
        given = {"date": self.date(date)}
        if date.precision is Precision.SEASON:
            given["year"], season = date.edtf.split("-")
            given |= {w: self.words(f"{w}-season", season) for w in ("in", "the")}
        precise = f"{name}-{date.precision}"
        return self.word(precise if self._text_of("word", precise) else name, **given)

    def horizon(self, quantity: Quantity | None) -> str:
        """Return the span that an amount is about, in words where there are words for it."""
        span = None if quantity is None else quantity.horizon
        if span is None:
            return ""
        if span[0] == "P":
            return self.quantity(Quantity(int(span[1:-1]), _SPANS[span[-1]]))
        try:
            ends = [(e.strip(".") and self.date(PartialDate(e))) or "…" for e in span.split("/")]
        except ValueError:  # of the right form, but no day of the calendar
            return span
        return " – ".join(ends)

    # Numbers and values

    def count(self, name: str, number: int) -> str:
        """Return so many of them."""
        return f"{self.number(number)} {self.form(self.words('counted', name), number)}"

    def number(self, number: float) -> str:
        """Return a number, large ones in thousands of millions or in millions."""
        size = ""
        for magnitude, name in _MAGNITUDES:
            if abs(number) >= magnitude:
                number /= magnitude
                size = f" {self.form(self.words('magnitude', name), number)}"
                break
        thousands, fraction = _SIGNS[self.convention]
        text = f"{number:,.10g}"
        return text.translate({ord(","): thousands, ord("."): fraction}) + size

    def ordinal(self, number: float) -> str:
        """Return a rank, such as 13th."""
        form = "other"
        if self.convention == "fr":
            form = "one" if number == 1 else form
        elif number // 10 % 10 != 1:
            form = _ORDINALS.get(number % 10, form)
        return self.words("ordinal", form, number=self.number(number))

    def form(self, words: str, number: float) -> str:
        """Return the one of two forms, ``one|more``, that a number asks for; the only one."""
        one, _, more = words.partition("|")
        if not more:
            return one
        # In French one and a half still is singular, in the others one alone is.
        singular = abs(number) < 2 if self.convention == "fr" else number == 1
        return one if singular else more

    def quantity(self, quantity: Quantity) -> str:
        """Return an amount with its unit, and how it is meant."""
        words: list[str] = []
        if quantity.modality is not Modality.EXACTLY:
            words.append(self.enumerated("modality", quantity.modality))
        say = self.ordinal if quantity.unit == _RANK else self.number
        words.append(say(quantity.amount))
        last = quantity.amount
        if quantity.upper is not None:
            last = quantity.upper
            words += ["–", say(last)]
        said = " ".join(words)
        if quantity.unit == "1":
            return said
        of_view = self.view.labels("unit", quantity.unit)
        texts = get_catalog().labels("unit", quantity.unit) if of_view is None else of_view
        unit = quantity.unit if texts is None else self.form(self.text(texts), last)
        kind = "symbol" if texts is None else "noun"
        if abs(last) >= _MAGNITUDES[-1][0]:
            kind = "many-elided" if unit[0] in _ELIDING else "many"
        return self.words("amount", kind, number=said, unit=unit)

    def value(self, value: Value, property_name: str = "") -> str:
        """
        Return a value in words.

        Args:
            value: What a statement asserts.

            property_name: The property that it is a value of, if any.
        """
        if isinstance(value, Absence):
            return self.words("absence", value.value)
        if isinstance(value, bool):
            return self.word("yes" if value else "no")
        if isinstance(value, PartialDate):
            return self.date(value)
        if isinstance(value, LanguageMap):
            return self.text(value)
        if isinstance(value, Quantity):
            return self.quantity(value)
        if not isinstance(value, str):
            return str(value)
        texts = self.texts_of(value, property_name)
        return str(value) if texts is None else self.text(texts)

    def texts_of(self, value: str, property_name: str = "") -> LanguageMap | None:
        """Return what a text is called, if it is an enumerated value or the id of an entity."""
        definition = self.view.definition(property_name) if property_name else None
        enumeration = None if definition is None else definition.enumeration
        texts = None if enumeration is None else self.view.labels(enumeration, value)
        if texts is None and ":" in value and " " not in value:  # all others are no ids
            texts = self.view.labels("entity", value)
        return texts

    def publishers_by_date(self, references: Iterable[Reference]) -> str:
        """Return who published it, by when they did."""
        found: dict[str, dict[str, None]] = {}
        for reference in references:
            source = self.source(reference)
            issued, name = reference.issued, reference.source_id
            if source is not None:
                issued = issued or source.issued
                name = source.publisher or source.author or source.title
            found.setdefault(self.date(issued), {})[name] = None
        listed = ((when, ", ".join(names)) for when, names in found.items())
        return self.semicolon.join(f"{name} ({when})" if when else name for when, name in listed)


def speaker_of(view: View) -> Speaker:
    """Return the one speaker of a view."""
    return view.speaker(Speaker)
