"""
What a noun may ask of the catalogue through which it was asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from datetime import date

    from belgium_cloud_region.model.dates import PartialDate
    from belgium_cloud_region.model.entity import Entity
    from belgium_cloud_region.model.evidence import Reference, Source
    from belgium_cloud_region.model.fact import Fact, Facts, Judgement
    from belgium_cloud_region.model.promise import Promise
    from belgium_cloud_region.model.shown import Listing
    from belgium_cloud_region.model.text import LanguageMap
    from belgium_cloud_region.model.vocabulary import Property

__all__ = ["View"]

E = TypeVar("E", bound="Entity")
S = TypeVar("S")


class View(Protocol):
    """
    A catalogue at a moment and in a language; the only holder of what was found before.

    `belgium_cloud_region.Catalog` is the one there is.
    """

    @property
    def edition(self) -> str:
        """The name of the edition of the data."""
        ...

    @property
    def as_of(self) -> PartialDate:
        """The day, or longer, that answers hold for."""
        ...

    @property
    def known_by(self) -> PartialDate:
        """Only what had been published by then counts."""
        ...

    @property
    def language(self) -> str:
        """The BCP 47 tag of the language of labels and descriptions."""
        ...

    def at(
        self,
        *,
        as_of: PartialDate | date | str | None = None,
        known_by: PartialDate | date | str | None = None,
        lang: str | None = None,
    ) -> View:
        """Return the same edition for another moment or in another language."""
        ...

    def linked(self, ids: Iterable[str], kind: type[E]) -> Listing[E]:
        """Return the entities of these ids of which something is known, in their order."""
        ...

    def parts_of(self, entity: E) -> Listing[E]:
        """Return the entities of the same class that are part of this one, by id."""
        ...

    def facts(self, subject_id: str) -> Facts:
        """Return the facts of the entity of this id."""
        ...

    def fact(self, subject_id: str, name: str) -> Fact | None:
        """Return what is known of one property of an entity, if anything is."""
        ...

    def fact_names(self, subject_id: str) -> tuple[str, ...]:
        """Return the names of the properties of which something is known, sorted."""
        ...

    def judgement(self, subject_id: str, name: str) -> Judgement:
        """Return which statements answer for one property, and why; something must be known of it."""
        ...

    def promises(self, ids: Iterable[str]) -> tuple[Promise, ...]:
        """Return what is promised of the entities of these ids, by the date that it was due."""
        ...

    def sources_of(self, ids: Iterable[str]) -> Listing[Source]:
        """Return the sources of these ids, sorted, each once."""
        ...

    def sources_behind(self, entity: Entity) -> Listing[Source]:
        """Return every source behind what is answered about an entity and what it links to."""
        ...

    def source(self, source_id: str | Reference) -> Source:
        """Return the source of this id, or the one that a reference uses."""
        ...

    def labels(self, kind: str, name: str) -> LanguageMap | None:
        """
        Return what something is called, if it has a name.

        Args:
            kind: ``entity``, ``property``, or the name of an enumeration.

            name: The entity's id, the property's name or the enumerated value.
        """
        ...

    def definition(self, name: str) -> Property | None:
        """Return what a property means, if it is one."""
        ...

    def speaker(self, make: Callable[[Any], S]) -> S:
        """Return the one speaker of this view, made at the first call."""
        ...
