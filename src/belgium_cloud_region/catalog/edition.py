"""
The catalogue: one edition of everything, seen at one moment and in one language.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar, cast, overload

import attrs

from belgium_cloud_region._display import Displayed, Listing
from belgium_cloud_region._markup import Block, Heading, Paragraph, Table, spans
from belgium_cloud_region._plain import plain_fields
from belgium_cloud_region.catalog.assembly import Assembly
from belgium_cloud_region.catalog.contents import Contents
from belgium_cloud_region.catalog.dependence import fallen_with
from belgium_cloud_region.catalog.history import changes_of
from belgium_cloud_region.catalog.lookup import normalise
from belgium_cloud_region.catalog.records import EditionRecord, EntityRecord
from belgium_cloud_region.catalog.verdict import Clock, as_known, known, published
from belgium_cloud_region.errors import UnknownEntityError
from belgium_cloud_region.model.benefit import Benefit
from belgium_cloud_region.model.change import Axis, Change
from belgium_cloud_region.model.dates import PartialDate, Precision
from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.event import Event
from belgium_cloud_region.model.evidence import Reference, Source
from belgium_cloud_region.model.initiative import Initiative
from belgium_cloud_region.model.region import Region
from belgium_cloud_region.model.stakeholder import Stakeholder
from belgium_cloud_region.model.statement import Statement
from belgium_cloud_region.model.text import language_tag
from belgium_cloud_region.model.vocabulary import Property
from belgium_cloud_region.model.wording import date_in_words, word

__all__ = ["Catalog"]

E = TypeVar("E", bound=Entity)


_VIEWS = 64
"""How many views of one edition are remembered; the oldest is forgotten first."""


def _edition(contents: Contents) -> EditionRecord:
    if contents.edition is None:
        raise ValueError("the contents do not say which edition they are")
    return contents.edition


def _edition_day(catalog: Catalog) -> PartialDate:
    return _edition(catalog.contents).date


@attrs.frozen(repr=False)
class Catalog(Displayed):
    """
    An immutable edition of everything, indexed.

    Every answer holds for one day, counts what was known by one day, and is in
    one language; `at` gives the same catalogue for others.

    Attributes:
        contents: Everything that the data files say.

        as_of: The day, or longer, that answers hold for.

        known_by: Only what had been published by then counts.

        language: The BCP 47 tag of the language of labels and descriptions.

    Raises:
        ValueError: The contents do not say which edition they are.

    Example:
        >>> from belgium_cloud_region import get_catalog
        >>> catalog = get_catalog()
        >>> catalog.get("org:bdia").label
        'Belgian Digital Infrastructure Association'
        >>> len(catalog.regions) > 1
        True
    """

    contents: Contents
    as_of: PartialDate = attrs.field(default=attrs.Factory(_edition_day, takes_self=True))
    known_by: PartialDate = attrs.field(default=attrs.Factory(_edition_day, takes_self=True))
    language: str = attrs.field(default="en", converter=language_tag)

    @property
    def edition(self) -> str:
        """The name of the edition of the data, such as ``2026.11``."""
        return _edition(self.contents).name

    @property
    def regions(self) -> tuple[Region, ...]:
        """All regions of which something is known, by id."""
        return self._assembly.known(self.contents.regions, Region)

    @property
    def initiatives(self) -> tuple[Initiative, ...]:
        """All initiatives of which something is known, by id."""
        return self._assembly.known(self.contents.initiatives, Initiative)

    @property
    def stakeholders(self) -> tuple[Stakeholder, ...]:
        """All stakeholders of whom something is known, by id."""
        return self._assembly.known(self.contents.stakeholders, Stakeholder)

    @property
    def benefits(self) -> tuple[Benefit, ...]:
        """All benefits of which something is known, by id."""
        return self._assembly.known(self.contents.benefits, Benefit)

    @property
    def events(self) -> tuple[Event, ...]:
        """All events of which something is known, by id."""
        return self._assembly.known(self.contents.events, Event)

    @property
    def sources(self) -> tuple[Source, ...]:
        """All sources, by id."""
        return Listing(self.contents.sources)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements that are known by the catalogue's day, by subject, property and id."""
        by_id = self.contents.sources_by_id
        return Listing(
            as_known(s, by_id, self.known_by)
            for s in self.contents.statements
            if known(s, by_id, self.known_by)
        )

    @property
    def properties(self) -> tuple[Property, ...]:
        """What every property means, by name."""
        return self.contents.properties

    def at(
        self,
        *,
        as_of: PartialDate | date | str | None = None,
        known_by: PartialDate | date | str | None = None,
        lang: str | None = None,
    ) -> Catalog:
        """
        Return the same edition for another moment or in another language.

        Args:
            as_of: The day that answers should hold for.

            known_by: Only what had been published by then counts. Given alone,
                `as_of` is the same day.

            lang: The BCP 47 tag of the language to answer in.

        Raises:
            ValueError: It is not a date or a language tag, or nothing was
                published by then.
            TypeError: It is of the wrong type.

        Example:
            >>> from belgium_cloud_region import Region, get_catalog
            >>> get_catalog().at(as_of="2025-10-15").get("be central", Region).status.value
            'coming-soon'
        """
        changed: dict[str, Any] = {} if lang is None else {"language": lang}
        if known_by is not None:
            changed["known_by"] = changed["as_of"] = PartialDate.of(known_by)
        if as_of is not None:
            changed["as_of"] = PartialDate.of(as_of)
        narrowed = attrs.evolve(self, **changed)
        if narrowed == self:
            return self
        views = self.contents.views
        key = (narrowed.as_of, narrowed.known_by, narrowed.language)
        if key in views:  # equal clocks give the same objects
            return cast("Catalog", views[key])
        self._refuse_before_everything("known_by", narrowed.known_by)
        self._refuse_before_everything("as_of", narrowed.as_of)
        while len(views) >= _VIEWS:
            views.pop(next(iter(views)), None)
        views.setdefault((self.as_of, self.known_by, self.language), self)
        return cast("Catalog", views.setdefault(key, narrowed))

    @overload
    def get(self, name: str | Entity) -> Entity: ...
    @overload
    def get(self, name: str | Entity, kind: type[E]) -> E: ...
    def get(self, name: str | Entity, kind: type[Entity] = Entity) -> Entity:
        """
        Return the one entity that is known by this name.

        See `belgium_cloud_region.catalog.lookup` for what counts as a name.

        Args:
            name: An id, label in any language, alias, code or place; or an
                entity, to see it through this catalogue.

            kind: The class that it must belong to.

        Raises:
            TypeError: The name is not text.
            UnknownEntityError: Nothing answers to it; near names are in ``suggestions``.
            AmbiguousNameError: More than one entity answers to it.
        """
        asked = name.id if isinstance(name, Entity) else name
        record = self.contents.record(asked, kind)
        entity = self._assembly.told(record, kind)
        if entity is None:
            noun = self.contents.names(kind).kind
            hint = f"nothing about it had been published by {self.known_by}"
            raise UnknownEntityError(noun, asked, (), hint)
        return entity

    def source(self, source_id: str | Reference) -> Source:
        """
        Return the source of this id, or the one that a reference uses.

        Raises:
            TypeError: It is neither text nor a reference.
            UnknownEntityError: There is none; near ids are in ``suggestions``.
        """
        if isinstance(source_id, Reference):
            source_id = source_id.source_id
        if not isinstance(source_id, str):
            raise TypeError(f"the id of a source is text, got {type(source_id).__name__}")
        try:
            return self.contents.sources_by_id[source_id]
        except KeyError:
            from difflib import get_close_matches

            known_ids = [s.id for s in self.sources]
            near = tuple(get_close_matches(source_id[:80], known_ids, n=3))
            raise UnknownEntityError("source", source_id, near) from None

    def search(self, text: str) -> tuple[Entity, ...]:
        """
        Return the entities that speak of this, best first; none if there is nothing.

        Labels, aliases and descriptions in every language are searched, then
        the names of properties and what is asserted. Case and accents do not count.

        Raises:
            TypeError: The text is not text.
        """
        if not isinstance(text, str):
            raise TypeError(f"a search is for text, got {type(text).__name__}")
        key = normalise(text[:200])
        if not key:
            return ()
        found: list[tuple[int, EntityRecord]] = []
        for record in self.contents.records():
            grade = self.contents.grade(record.id, key)
            if grade is not None:
                found.append((grade, record))
        found.sort(key=lambda pair: pair[0])  # stable: of equal grade, the catalogue's order
        return self._assembly.known((record for _, record in found), Entity)

    def known_since(self, statement: Statement) -> date | None:
        """Return the day by which the first source of a statement had surely been published."""
        by_id = self.contents.sources_by_id
        days = (published(reference, by_id) for reference in statement.references)
        return min((day for day in days if day is not None), default=None)

    def dependents(self, fallen: Source | Reference | Statement | str) -> tuple[Statement, ...]:
        """
        Return the statements that fall when a source or a statement falls.

        A statement falls when every source that it cites has fallen, or when any
        statement that it was derived from has.

        Args:
            fallen: A source or its id, a reference to it, or a statement.

        Raises:
            TypeError: It is none of these.
            UnknownEntityError: There is no source of this id.

        Example:
            >>> from belgium_cloud_region import get_catalog
            >>> [statement.id for statement in get_catalog().dependents("lequotidien-2025-11")]
            ['person-philippe-rogge.position_held.1']
        """
        if isinstance(fallen, Statement):
            return Listing(fallen_with(self.statements, (), (fallen.id,)))
        source = fallen if isinstance(fallen, Source) else self.source(fallen)
        return Listing(fallen_with(self.statements, (source.id,), ()))

    def stale(self, *, days: int, on: PartialDate | date | str | None = None) -> tuple[Source, ...]:
        """
        Return the sources that nobody has read for longer than some days, the longest unread first.

        Hints are left out, since nobody can read them.

        Args:
            days: How many days may pass without a reading.

            on: The day on which to look; today in UTC, if absent.

        Raises:
            ValueError: *days* is negative, or *on* is no day.
            TypeError: *days* is no whole number, or *on* is of the wrong type.

        Example:
            >>> from belgium_cloud_region import get_catalog
            >>> get_catalog().stale(days=0, on="2026-11-22")
            ()
        """
        if type(days) is not int:
            raise TypeError(f"days is a whole number, got {type(days).__name__}")
        if days < 0:
            raise ValueError(f"days is a whole number from 0, got {days}")
        today = datetime.now(UTC).date() if on is None else _day("on", on)
        limit = today - timedelta(days=min(days, today.toordinal() - 1))
        unread = [s for s in self.sources if not s.hint and _last_read(s) < limit]
        return Listing(sorted(unread, key=_last_read))

    def changes(
        self,
        *,
        since: PartialDate | date | str,
        until: PartialDate | date | str,
        axis: Axis | str = Axis.AS_OF,
        about: str | Entity | None = None,
    ) -> tuple[Change, ...]:
        """
        Return what changed after one day, up to and including another.

        On the clock of what held, what is known is that of the catalogue's day.
        On the clock of what was known, the answer is about the same day.

        Args:
            since: The day of which the answers are the starting point.

            until: The last day that counts.

            axis: The clock to turn: ``as_of`` or ``known_by``.

            about: The one entity to look at; all, if absent.

        Returns:
            The changes by day, entity and property.

        Raises:
            ValueError: A date is no day, nothing had been published then, *until*
                is before *since*, or the clock is unknown.
            TypeError: A date is of the wrong type.
            UnknownEntityError: Nothing answers to *about*.
            AmbiguousNameError: More than one entity answers to it.
        """
        if axis not in tuple(Axis) and axis not in [known.value for known in Axis]:
            clocks = " or ".join(known.value for known in Axis)
            raise ValueError(f"{axis!r} is no clock; turn {clocks}")
        axis = Axis(axis)
        first, last = _day("since", since), _day("until", until)
        if last < first:
            raise ValueError(f"until ({last}) is before since ({first}); swap them")
        self._refuse_before_everything("since", PartialDate.of(first))
        ids = self.contents.records_by_id if about is None else (self.get(about).id,)
        found = [c for i in ids for c in changes_of(self._assembly, i, first, last, axis)]
        return Listing(sorted(found, key=lambda c: (c.day.first, c.subject_id, c.property)))

    def label_of(self, enumeration: str, value: str) -> str:
        """
        Return what people call an enumerated value, in the catalogue's language.

        Raises:
            UnknownKeyError: There is no such enumeration, or no such value in it.
        """
        return self.contents.enumerations_by_name[enumeration].values[value].text(self.language)

    @cached_property
    def _assembly(self) -> Assembly:
        clock = Clock(as_of=self.as_of, known_by=self.known_by)
        return Assembly(self.contents, clock, self.language, self.edition)

    def _refuse_before_everything(self, name: str, when: PartialDate) -> None:
        first = self.contents.first_published
        if first is not None and when.last < first:
            raise ValueError(f"{name}={when}: nothing was published before {first}")

    def _plain_(self) -> dict[str, Any]:
        return plain_fields(self.contents)

    @property
    def _tongue(self) -> str:
        return self.language

    def _document(self) -> tuple[Block, ...]:
        counts = {name: len(records) for name, records in self.contents.lists().items()}
        rows = tuple((spans(name), spans(str(count))) for name, count in counts.items())
        moment = word(
            "moment",
            self.language,
            day=date_in_words(self.as_of, self.language),
            edition=self.edition,
        )
        return (
            Heading(spans(f"Catalog {self.edition}")),
            Table(spans("Catalog"), ("list", "records"), rows),
            Paragraph(spans(moment)),
        )

    def __repr__(self) -> str:
        return f"Catalog({self.edition!r}, as_of={self.as_of}, language={self.language!r})"


def _last_read(source: Source) -> date:
    return date.min if source.accessed is None else source.accessed.last


def _day(name: str, when: PartialDate | date | str) -> date:
    given = PartialDate.of(when)
    if given.precision is not Precision.DAY:
        raise ValueError(f"{name} is a day, such as '{given.first}'; got {given}")
    return given.first
