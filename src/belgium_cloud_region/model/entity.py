"""
What every entity shares: a permanent id, names in several languages, facts and sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import attrs

from belgium_cloud_region.frozen import FrozenMap
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.evidence import Reference, Source
from belgium_cloud_region.model.fact import Fact
from belgium_cloud_region.model.statement import Value
from belgium_cloud_region.model.text import LanguageMap
from belgium_cloud_region.model.values import Absence

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


def _texts(given: Mapping[str, str]) -> LanguageMap:
    return given if isinstance(given, LanguageMap) else LanguageMap(given)


@attrs.frozen(kw_only=True, repr=False)
class Entity:
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
    facts: FrozenMap[str, Fact] = attrs.field(factory=FrozenMap[str, Fact])
    sources: tuple[Source, ...] = ()
    language: str = "en"

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


_GUESSES = {
    "availability_zone_count": "availability_zones",
    "city": "physical_location",
    "claims": "benefits",
    "code": "codes",
    "events_timeline": "events",
    "geo_code": 'codes["azure-backup"]',
    "launch_date": "opened",
    "launched": "opened",
    "location": "physical_location",
    "opening_date": "opened",
    "organisations": "stakeholders",
    "organizations": "stakeholders",
    "pair": "paired_region",
    "programme": "initiative",
    "program": "initiative",
    "references": 'facts["…"].references',
    "timeline": "events",
    "title": "label",
    "zones": "availability_zones",
}


def _advice(entity: Entity, name: str) -> str:
    from difflib import get_close_matches

    known = [n for n in dir(type(entity)) if not n.startswith("_")]
    message = f"{type(entity).__name__!r} object has no attribute {name!r}"
    guess = _GUESSES.get(name, "")
    if guess.split("[")[0] in known:
        return f"{message}; did you mean {guess}?"
    if name in entity.facts:
        return f"{message}; it is a fact: facts[{name!r}]"
    near = get_close_matches(name, known, n=1)
    if near:
        return f"{message}; did you mean {near[0]}?"
    near = get_close_matches(name, list(entity.facts), n=1)
    return f"{message}; did you mean facts[{near[0]!r}]?" if near else message
