"""
What every entity shares: a permanent id, names in several languages, facts and sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from belgium_cloud_region._display import Displayed
from belgium_cloud_region._guesses import ATTRIBUTES
from belgium_cloud_region._markup import (
    Block,
    Folded,
    Heading,
    Paragraph,
    Span,
    Spans,
    Table,
    spans,
)
from belgium_cloud_region._plain import plain, plain_fields
from belgium_cloud_region.frozen import FrozenMap
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.evidence import Reference, Source
from belgium_cloud_region.model.fact import Fact, Facts
from belgium_cloud_region.model.statement import Value
from belgium_cloud_region.model.text import LanguageMap
from belgium_cloud_region.model.values import Absence
from belgium_cloud_region.model.wording import word

__all__ = ["Alias", "Entity"]


def _references(given: Iterable[Reference]) -> tuple[Reference, ...]:
    return tuple(given)


@attrs.frozen
class Alias:
    """
    A spelling met in the wild.

    Attributes:
        text: The spelling, as found.

        references: Where it was found.
    """

    text: str = attrs.field(validator=attrs.validators.min_len(1))
    references: tuple[Reference, ...] = attrs.field(
        converter=_references, validator=attrs.validators.min_len(1)
    )

    def __str__(self) -> str:
        return self.text


def _facts(given: Mapping[str, Fact]) -> Facts:
    return given if isinstance(given, Facts) else Facts(tuple(given.items()))


def _texts(given: Mapping[str, str]) -> LanguageMap:
    return given if isinstance(given, LanguageMap) else LanguageMap(given)


@attrs.frozen(kw_only=True, repr=False)
class Entity(Displayed):
    """
    A thing with a permanent id, labels, descriptions, aliases and facts.

    Attributes:
        id: Its permanent name in the catalogue, such as ``org:bdia``.

        labels: Its name in every language kept.

        official: The tags of the languages in which the label is an official
            name; the other labels are the project's translations.

        descriptions: One sentence on what it is.

        aliases: Other spellings, each with where it was met.

        facts: Every property of it, by name, in alphabetical order.

        sources: Every source behind what is told of it, by id.

        language: The language of `label` and `description`.
    """

    id: str = attrs.field(validator=attrs.validators.instance_of(str))
    labels: LanguageMap = attrs.field(converter=_texts)
    official: tuple[str, ...] = ()
    descriptions: LanguageMap = attrs.field(converter=_texts)
    aliases: tuple[Alias, ...] = ()
    if TYPE_CHECKING:
        facts: Facts = Facts()
    else:  # what cattrs understands without a hook
        facts: FrozenMap[str, Fact] = attrs.field(factory=Facts, converter=_facts)
    sources: tuple[Source, ...] = ()
    language: str = "en"

    _derived: ClassVar[tuple[str, ...]] = ("label", "description")
    _first: ClassVar[tuple[str, ...]] = ()
    """The facts that are shown first; all, if there are none of these."""

    @property
    def label(self) -> str:
        """Its name, in the language asked for or the nearest kept."""
        return self.labels.text(self.language)

    @property
    def label_language(self) -> str:
        """The tag of the language that `label` is in."""
        return self.labels.language(self.language)

    @property
    def label_is_official(self) -> bool:
        """Whether `label` is an official name, not the project's translation."""
        return self.label_language in self.official

    @property
    def description(self) -> str:
        """One sentence on what it is, in the language asked for or the nearest kept."""
        return self.descriptions.text(self.language)

    def _value(self, name: str) -> Value:
        fact = self.facts.get(name)
        return Absence.UNKNOWN if fact is None else fact.value

    def _text(self, name: str) -> str | Absence:
        value = self._value(name)
        return value if isinstance(value, (str, Absence)) else Absence.UNKNOWN

    def _date(self, name: str) -> PartialDate | Absence:
        value = self._value(name)
        return value if isinstance(value, (PartialDate, Absence)) else Absence.UNKNOWN

    def _plain_(self) -> dict[str, Any]:
        derived = {name: plain(getattr(self, name)) for name in self._derived}
        return {**derived, **plain_fields(self)}

    @property
    def _tongue(self) -> str:
        return self.language

    def _document(self) -> tuple[Block, ...]:
        language = self.language
        first = [self.facts[name] for name in self._first if name in self.facts]
        further = [fact for fact in self.facts.values() if fact not in first]
        if not first:
            first, further = further, []
        title = spans(self._labelled(), f" ({self.id})")
        blocks: list[Block] = [
            Heading(title),
            Paragraph(spans(Span(self.description, self._foreign(self.descriptions)))),
        ]
        blocks += [_facts_table(word("facts", language), first)] if first else []
        blocks += self._sections()
        if further:
            more = word("further", language)
            blocks.append(Folded(f"{more} ({len(further)})", (_facts_table(more, further),)))
        if self.aliases:
            names = ", ".join(dict.fromkeys(alias.text for alias in self.aliases))
            blocks.append(
                Folded(
                    f"{word('aliases', language)} ({len(self.aliases)})", (Paragraph(spans(names)),)
                )
            )
        if self.sources:
            listed = tuple(source._row() for source in self.sources)
            head = tuple(word(n, language) for n in ("title", "publisher", "issued"))
            sources = word("sources", language)
            table = Table(spans(sources), head, listed)
            blocks.append(Folded(f"{sources} ({len(self.sources)})", (table,)))
        moment = next((fact._moment() for fact in self.facts.values()), "")
        return (*blocks, Paragraph(spans(moment))) if moment else tuple(blocks)

    def _sections(self) -> tuple[Block, ...]:
        """Return what an entity of this class shows besides its facts."""
        return ()

    def _labelled(self) -> Span:
        return Span(self.label, self._foreign(self.labels))

    def _foreign(self, texts: LanguageMap) -> str:
        """Return the language that a text is in, where it is not the one asked for."""
        spoken = texts.language(self.language)
        return "" if spoken == self.language else spoken

    def _columns(self) -> tuple[str, ...]:
        return tuple(word(name, self.language) for name in ("name", "description"))

    def _row(self) -> tuple[Spans, ...]:
        return (
            spans(self._labelled(), f" ({self.id})"),
            spans(Span(self.description, self._foreign(self.descriptions))),
        )

    def _told(self, *names: str) -> Spans:
        """Return what the first of these facts that has a value says, else the description."""
        facts = (self.facts[name] for name in names if name in self.facts)
        told = next((fact._row()[1] for fact in facts if fact.winner_ids), None)
        return told or spans(Span(self.description, self._foreign(self.descriptions)))

    def __str__(self) -> str:
        return self.label

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id!r}, {self.label!r})"

    if not TYPE_CHECKING:  # a checker must go on refusing what is not declared

        def __getattr__(self, name):
            if hasattr(type(self), name):  # a property failed: let its own error be seen
                return object.__getattribute__(self, name)
            if not name.startswith("_"):
                raise AttributeError(_advice(self, name), name=name, obj=self)
            raise AttributeError(name)


def _facts_table(caption: str, facts: list[Fact]) -> Table:
    return Table(spans(caption), facts[0]._columns(), tuple(fact._row() for fact in facts))


def _advice(entity: Entity, name: str) -> str:
    from difflib import get_close_matches

    known = [n for n in dir(type(entity)) if not n.startswith("_")]
    message = f"{type(entity).__name__!r} object has no attribute {name!r}"
    guess = ATTRIBUTES.get(name, "")
    if guess.split("[")[0].split("(")[0] in known:
        return f"{message}; did you mean {guess}?"
    if name in entity.facts:
        return f"{message}; it is a fact: facts[{name!r}]"
    near = get_close_matches(name, known, n=1)
    if near:
        return f"{message}; did you mean {near[0]}?"
    near = get_close_matches(name, list(entity.facts), n=1)
    return f"{message}; did you mean facts[{near[0]!r}]?" if near else message
