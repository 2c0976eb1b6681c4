"""
The catalogue: one edition of everything, seen at one moment and in one language.

It is the one object that remembers what was found: views of other moments and languages,
judgements (which are the same in every language), entities, facts, and who speaks.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from threading import RLock
from typing import Any, TypeVar, cast, overload

import attrs

from belgium_cloud_region.catalog.contents import Contents
from belgium_cloud_region.catalog.contest import judge
from belgium_cloud_region.catalog.dependence import unsupported
from belgium_cloud_region.catalog.history import days_of_change
from belgium_cloud_region.catalog.lookup import Names
from belgium_cloud_region.catalog.promises import promises_in
from belgium_cloud_region.catalog.search import Search
from belgium_cloud_region.catalog.verdict import (
    Clock,
    as_known,
    is_known,
    known_references,
    known_since,
    topics_of,
)
from belgium_cloud_region.errors import (
    AmbiguousNameError,
    DateError,
    UnknownEntityError,
    UnknownKeyError,
    shown,
)
from belgium_cloud_region.model.benefit import Benefit
from belgium_cloud_region.model.change import Axis, Change
from belgium_cloud_region.model.dates import PartialDate, Precision
from belgium_cloud_region.model.entity import Alias, Entity
from belgium_cloud_region.model.event import Event
from belgium_cloud_region.model.evidence import Reference, Source
from belgium_cloud_region.model.fact import Fact, Facts, Judgement
from belgium_cloud_region.model.gazetteer import LocationName
from belgium_cloud_region.model.initiative import Initiative
from belgium_cloud_region.model.promise import Promise
from belgium_cloud_region.model.region import Region
from belgium_cloud_region.model.shown import Listing, Shown, upstairs
from belgium_cloud_region.model.stakeholder import Stakeholder
from belgium_cloud_region.model.statement import Statement
from belgium_cloud_region.model.text import LanguageMap, language_tag
from belgium_cloud_region.model.values import Absence
from belgium_cloud_region.model.vocabulary import Property

__all__ = ["Catalog"]

E = TypeVar("E", bound=Entity)
S = TypeVar("S")
T = TypeVar("T")

_VIEWS = 64
"""How many views of one edition are remembered; the oldest is forgotten first."""

_FOUND = 1024
"""How many names are remembered with what they mean."""

_LONGEST_KEPT = 80
"""How long a name is that is remembered."""

_ABSENT: Any = object()

_lock = RLock()
"""Held while a view is put among the others, and never while a caller's code runs."""


def _unlock() -> None:
    global _lock
    _lock = RLock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_unlock)


class _Shared:
    """What the views of one edition have in common."""

    def __init__(self, contents: Contents, found_by: tuple[Any, ...]) -> None:
        self.contents = contents
        self.found_by = found_by
        self.views: dict[tuple[PartialDate, PartialDate, str], Catalog] = {}
        self.topics: dict[tuple[str, str], dict[str, int]] = {}
        self.names: Names | None = None
        self.search: Search | None = None
        self.digest = ""


class Catalog(Shown):
    """
    An immutable edition of everything, indexed.

    Every answer holds for one day, counts what was known by one day, and is in
    one language; `at` gives the same catalogue for others. Two catalogues are equal when they
    give the same answers: same edition, same data, same clocks, same language.

    Attributes:
        contents: Everything that the data files say.

        as_of: The day, or longer, that answers hold for.

        known_by: Only what had been published by then counts.

        language: The BCP 47 tag of the language of labels and descriptions.

    Example:
        >>> from belgium_cloud_region import get_catalog
        >>> catalog = get_catalog()
        >>> catalog.get("org:bdia").label
        'Belgian Digital Infrastructure Association'
        >>> len(catalog.regions) > 1
        True
    """

    __slots__ = (
        "_entities",
        "_facts",
        "_found",
        "_hash",
        "_judgements",
        "_kept",
        "_shared",
        "_speaker",
        "as_of",
        "contents",
        "known_by",
        "language",
    )

    contents: Contents
    as_of: PartialDate
    known_by: PartialDate
    language: str
    _shared: _Shared
    _judgements: dict[tuple[str, str], Judgement | None]
    _entities: dict[str, Entity]
    _facts: dict[tuple[str, str], Fact]
    _found: dict[tuple[str, type[Entity], str], Entity | None]
    _kept: dict[str, Any]
    _speaker: Any
    _hash: int

    def __init__(self, contents: Contents, *, found_by: tuple[Any, ...] = ()) -> None:
        """
        Open an edition, on its own day and in English.

        Args:
            contents: What the data files say.

            found_by: A function and its arguments by which a pickle finds the catalogue again;
                without it, the pickle carries the contents.
        """
        day = contents.edition.date
        self._begin(_Shared(contents, found_by), day, day, "en", {})

    def _begin(
        self,
        shared: _Shared,
        as_of: PartialDate,
        known_by: PartialDate,
        language: str,
        judgements: dict[tuple[str, str], Judgement | None],
    ) -> None:
        for name, value in (
            ("contents", shared.contents),
            ("as_of", as_of),
            ("known_by", known_by),
            ("language", language),
            ("_shared", shared),
            ("_judgements", judgements),
            ("_entities", {}),
            ("_facts", {}),
            ("_found", {}),
            ("_kept", {}),
            ("_speaker", None),
            ("_hash", hash((shared.contents.edition.name, as_of, known_by, language))),
        ):
            object.__setattr__(self, name, value)

    # Moments and languages

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
            ValueError: It is not a date or a language tag.
            DateError: It is before the first source or after the edition's day.
            TypeError: It is of the wrong type.

        Example:
            >>> from belgium_cloud_region import Region, get_catalog
            >>> get_catalog().at(as_of="2025-10-15").get("be central", Region).status.value
            'coming-soon'
        """
        known = self.known_by if known_by is None else PartialDate.of(known_by)
        held = self.as_of if known_by is None else known
        held = held if as_of is None else PartialDate.of(as_of)
        language = self.language if lang is None else language_tag(lang)
        key = (held, known, language)
        own = (self.as_of, self.known_by, self.language)
        if key == own:
            return self
        shared = self._shared
        view = shared.views.get(key)
        if view is not None:  # equal clocks give the same objects
            return view
        self._refuse_unknowable("known_by", known)
        self._refuse_unknowable("as_of", held)
        with _lock:
            views = shared.views
            if key in views:
                return views[key]
            views.setdefault(own, self)
            while len(views) >= _VIEWS:
                del views[next(k for k in views if k != own)]
            same_moment = next((v for k, v in views.items() if k[:2] == key[:2]), None)
            view = Catalog.__new__(Catalog)
            judgements = {} if same_moment is None else same_moment._judgements
            view._begin(shared, held, known, language, judgements)
            return views.setdefault(key, view)

    def speaker(self, make: Callable[[Any], S]) -> S:
        """Return the one speaker of this view, made at the first call."""
        if self._speaker is None:
            object.__setattr__(self, "_speaker", make(self))
        return cast("S", self._speaker)

    def _keep(self, name: str, make: Callable[[], T]) -> T:
        kept = self._kept.get(name, _ABSENT)
        return cast("T", self._kept.setdefault(name, make()) if kept is _ABSENT else kept)

    # What there is

    @property
    def edition(self) -> str:
        """The name of the edition of the data, such as ``2026.11``."""
        return self.contents.edition.name

    @property
    def entities(self) -> Listing[Entity]:
        """Everything of which something is known, kind by kind, by id."""
        return self._keep("entities", lambda: self.linked(self.contents.entities, Entity))

    def _part(self, kind: type[E]) -> Listing[E]:
        return self._keep(kind.part, lambda: self.linked(self.contents.ids(kind.part), kind))

    @property
    def regions(self) -> Listing[Region]:
        """All regions of which something is known, by id."""
        return self._part(Region)

    @property
    def initiatives(self) -> Listing[Initiative]:
        """All initiatives of which something is known, by id."""
        return self._part(Initiative)

    @property
    def stakeholders(self) -> Listing[Stakeholder]:
        """All stakeholders of whom something is known, by id."""
        return self._part(Stakeholder)

    @property
    def benefits(self) -> Listing[Benefit]:
        """All benefits of which something is known, by id."""
        return self._part(Benefit)

    @property
    def events(self) -> Listing[Event]:
        """All events up to the day asked for of which something is known, by id."""
        past = (e for e in self._part(Event) if e.date is not Absence.NOT_YET)
        return self._keep("past events", lambda: Listing(past, self))

    @property
    def statements(self) -> Listing[Statement]:
        """All statements that are known by the catalogue's day, by subject, property and id."""
        return self._keep("statements", self._known_statements)

    def _known_statements(self) -> Listing[Statement]:
        sources, day = self.contents.sources, self.known_by
        every = self.contents.every_statement()
        known = (as_known(s, sources, day) for s in every if is_known(s, sources, day))
        return Listing(known, self)

    @property
    def sources(self) -> Listing[Source]:
        """All sources, by id."""
        return self._keep("sources", lambda: Listing(self.contents.sources.values(), self))

    @property
    def properties(self) -> Listing[Property]:
        """What every property means, by name."""
        return self._keep("properties", lambda: Listing(self.contents.properties.values(), self))

    # Entities and facts

    @overload
    def get(self, name: str | Entity, *, provider: str = ...) -> Entity: ...
    @overload
    def get(self, name: str | Entity, kind: type[E], *, provider: str = ...) -> E: ...
    def get(self, name: str | Entity, kind: type[Entity] = Entity, *, provider: str = "") -> Entity:
        """
        Return the one entity that is known by this name.

        See `belgium_cloud_region.catalog.lookup` for what counts as a name.

        Args:
            name: An id, label in any language, alias or code; or an entity, to see it through
                this catalogue.

            kind: The class that it must belong to.

            provider: The vendor whose region is meant, as its ids begin: ``azure``. With it the
                name of a place is enough, where that vendor has one region there.

        Raises:
            TypeError: The name is not text.
            UnknownEntityError: Nothing answers to it; near names are in ``suggestions``.
            AmbiguousNameError: More than one entity answers to it, or it is the name of a place.
        """
        entity = self.find(name, kind, provider=provider)
        if entity is None:
            raise self._refusal(name.id if isinstance(name, Entity) else name, kind, provider)
        return entity

    def find(
        self, name: str | Entity, kind: type[Entity] = Entity, *, provider: str = ""
    ) -> Entity | None:
        """
        Return the one entity that is known by this name, or nothing; see `get`.

        A name that means nothing costs no more than one that does.
        """
        asked = name.id if isinstance(name, Entity) else name
        if type(asked) is not str:  # it may have no hash, and is refused as a name
            return self._look_up(asked, kind, provider)
        key = (asked, kind, provider)
        entity: Entity | None = self._found.get(key, _ABSENT)
        if entity is _ABSENT:
            entity = self._look_up(asked, kind, provider)
            if len(self._found) < _FOUND and len(asked) <= _LONGEST_KEPT:
                self._found[key] = entity
        return entity

    def _look_up(self, asked: str, kind: type[Entity], provider: str) -> Entity | None:
        ids, is_place = self._meant(asked, kind, provider)
        return self.entity(ids[0]) if len(ids) == 1 and not is_place else None

    def _meant(self, asked: str, kind: type[Entity], provider: str) -> tuple[tuple[str, ...], bool]:
        """Return what a name may mean, and whether it is that of a place, which is nobody's region."""
        ids, is_place = self._names.meant(asked, kind.part, kind.noun)
        if not ids and kind.part in ("", Region.part):
            found = (location.region_id for location in self._locations(asked))
            ids = tuple(i for i in found if i is not None and i in self.contents.entities)
        if provider:  # whose it is has been said
            return tuple(i for i in ids if i.startswith(f"{provider}:")), False
        # A caller's catalogue has the regions that there are for its reader; ours has few of many.
        return ids, is_place and bool(self._shared.found_by)

    def _locations(self, name: str) -> tuple[LocationName, ...]:
        return cast("tuple[LocationName, ...]", upstairs("loading").gazetteer().find(name))

    def _refusal(self, asked: str, kind: type[Entity], provider: str) -> Exception:
        """Return why a name does not mean one entity."""
        ids, _ = self._meant(asked, kind, provider)
        if len(ids) > 1 or (ids and self.entity(ids[0]) is not None):
            return AmbiguousNameError(kind.noun, asked, ids, self._names.described(ids))
        if ids:
            hint = f"nothing about it had been published by {self.known_by}"
            return UnknownEntityError(kind.noun, asked, (), hint)
        found = self._locations(asked) if kind.part in ("", Region.part) else ()
        locations = [location for location in found if location.region_id is None]
        if locations:
            named = " or ".join(f"{at.display_name}, {at.kind.noun} of Azure" for at in locations)
            hint = f"it is {named}, of which this catalogue tells nothing"
            return UnknownEntityError(kind.noun, asked, (), hint)
        return UnknownEntityError(kind.noun, asked, *self._names.advice(asked, kind.part))

    @property
    def subject(self) -> Entity:
        """
        The entity that is meant where none is named.

        Raises:
            UnknownEntityError: The edition names none, or nothing was known of it yet.
        """
        subject_id = self.contents.edition.subject
        if subject_id is None:
            hint = "the edition names no subject, so name what you mean"
            raise UnknownEntityError("entity", "", (), hint)
        entity = self.entity(subject_id)
        if entity is None:
            hint = f"nothing about it had been published by {self.known_by}"
            raise UnknownEntityError("entity", subject_id, (), hint)
        return entity

    @property
    def _names(self) -> Names:
        shared = self._shared
        if shared.names is None:
            shared.names = Names(self.contents.index.named)
        return shared.names

    def entity(self, entity_id: str) -> Entity | None:
        """Return the entity of this id, if anything is known of it."""
        entity = self._entities.get(entity_id)
        if entity is None and self._is_known(entity_id):
            record = self.contents.entities[entity_id]
            bound = attrs.evolve(record, aliases=self._known_aliases(record), view=self)
            # Two threads may both make it; one object wins and is kept.
            entity = self._entities.setdefault(entity_id, bound)
        return entity

    def _is_known(self, entity_id: str) -> bool:
        sources, day = self.contents.sources, self.known_by
        by_property = self.contents.statements.get(entity_id, {})
        return any(
            is_known(statement, sources, day) is not False
            for statements in by_property.values()
            for statement in statements
        )

    def _known_aliases(self, record: Entity) -> tuple[Alias, ...]:
        sources, day = self.contents.sources, self.known_by
        found = ((a, known_references(a.references, sources, day)) for a in record.aliases)
        return tuple(
            alias if known is alias.references else Alias(alias.text, known)
            for alias, known in found
            if known
        )

    def linked(self, ids: Iterable[str], kind: type[E]) -> Listing[E]:
        """Return the entities of these ids of which something is known, in their order."""
        found = (self.entity(entity_id) for entity_id in ids)
        return Listing((cast("E", entity) for entity in found if entity is not None), self)

    def parts_of(self, entity: E) -> Listing[E]:
        """Return the entities of the same class that are part of this one, by id."""
        parts = self.linked(self.contents.index.parts.get(entity.id, ()), type(entity))
        return Listing((p for p in parts if p.facts["part_of"].value == entity.id), self)

    def facts(self, subject_id: str) -> Facts:
        """Return the facts of the entity of this id."""
        return Facts(self, subject_id)

    def fact(self, subject_id: str, name: str) -> Fact | None:
        """Return what is known of one property of an entity, if anything is."""
        key = (subject_id, name)
        fact = self._facts.get(key)
        if fact is None and self._judged(key) is not None:
            now = self.contents.index.renamed.get(name, name)
            made = Fact(subject_id=subject_id, property=now, asked_as=name, view=self)
            fact = self._facts.setdefault(key, made)
        return fact

    def fact_names(self, subject_id: str) -> tuple[str, ...]:
        """Return the names of the properties of which something is known, sorted."""
        names = self.contents.statements.get(subject_id, ())
        return self._keep(
            f"facts of {subject_id}",
            lambda: tuple(n for n in sorted(names) if self._judged((subject_id, n)) is not None),
        )

    def judgement(self, subject_id: str, name: str) -> Judgement:
        """Return which statements answer for one property, and why; something must be known of it."""
        judged = self._judged((subject_id, name))
        if judged is None:
            raise UnknownKeyError("fact", name, (), f"nothing is known of it for {subject_id}")
        return judged

    def _judged(self, key: tuple[str, str]) -> Judgement | None:
        judged: Judgement | None = self._judgements.get(key, _ABSENT)
        if judged is _ABSENT:
            contents, (subject_id, name) = self.contents, key
            by_property = contents.statements.get(subject_id, {})
            statements = by_property.get(name) or self._formerly(by_property, name)
            if not statements:  # of names that there are not, none is remembered
                return None
            topics = self._topics(key, statements)
            clock = Clock(self.as_of, self.known_by)
            lasting = contents.properties[statements[0].property].lasting
            judged = judge(statements, topics, contents.sources, clock, lasting)
            judged = self._judgements.setdefault(key, judged)
        return judged

    def _formerly(
        self, by_property: Mapping[str, tuple[Statement, ...]], name: str
    ) -> tuple[Statement, ...]:
        """Return the statements on a property of the edition before; all of the new one, if none is."""
        statements = by_property.get(self.contents.index.renamed.get(name, ""), ())
        return tuple(s for s in statements if s.id.split(".")[-2:-1] == [name]) or statements

    def _topics(self, key: tuple[str, str], statements: tuple[Statement, ...]) -> dict[str, int]:
        topics = self._shared.topics.get(key)
        if topics is None:
            made = topics_of(statements, self.contents.properties[statements[0].property])
            topics = self._shared.topics.setdefault(key, made)
        return topics

    def promises(self, ids: Iterable[str]) -> tuple[Promise, ...]:
        """Return what is promised of the entities of these ids, by the date that it was due."""
        found = [p for entity_id in ids for p in promises_in(self.facts(entity_id).values())]
        return tuple(sorted(found, key=lambda p: (p.due.last, p.due.first, p.statement.id)))

    # Names

    def labels(self, kind: str, name: str) -> LanguageMap | None:
        """
        Return what something is called, if it has a name.

        Args:
            kind: ``entity``, ``property``, or the name of an enumeration.

            name: The entity's id, the property's name or the enumerated value.
        """
        if kind == "entity":
            entity = self.contents.entities.get(name)
            return None if entity is None else entity.labels
        if kind == "property":
            definition = self.contents.properties.get(name)
            return None if definition is None else definition.labels
        enumeration = self.contents.enumerations.get(kind)
        return None if enumeration is None else enumeration.values.get(name)

    def label_of(self, enumeration: str, value: str) -> str:
        """
        Return what people call an enumerated value, in the catalogue's language.

        Raises:
            UnknownKeyError: There is no such enumeration, or no such value in it.
        """
        known = self.contents.enumerations.get(enumeration)
        if known is None:
            raise UnknownKeyError("enumeration", str(enumeration))
        return known.values[value].text(self.language)

    def definition(self, name: str) -> Property | None:
        """Return what a property means, if it is one."""
        return self.contents.properties.get(name)

    # Sources and what rests on them

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
            return self.contents.sources[source_id]
        except KeyError:
            from difflib import get_close_matches  # only whoever errs waits for it

            near = tuple(get_close_matches(source_id[:80], self.contents.sources, n=3))
            raise UnknownEntityError("source", source_id, near) from None

    def sources_of(self, ids: Iterable[str]) -> Listing[Source]:
        """Return the sources of these ids, sorted, each once."""
        return Listing((self.contents.sources[i] for i in sorted(set(ids))), self)

    def sources_behind(self, entity: Entity) -> Listing[Source]:
        """Return every source behind what is answered about an entity and what it links to."""
        return self._keep(f"sources of {entity.id}", lambda: self.sources_of(self._cited(entity)))

    def _cited(self, entity: Entity) -> Iterator[str]:
        waiting, seen = [entity], {entity.id}
        while waiting:
            one = waiting.pop()
            for alias in one.aliases:
                yield from (reference.source_id for reference in alias.references)
            for name in self.fact_names(one.id):
                for statement in self.judgement(one.id, name).statements:
                    yield from (reference.source_id for reference in statement.references)
            for other in one.links:
                if other.id not in seen:
                    seen.add(other.id)
                    waiting.append(other)

    def known_since(self, statement: Statement) -> date | None:
        """Return the day by which the first source of a statement had surely been published."""
        return known_since(statement, self.contents.sources)

    def dependents(self, lost: Source | Reference | Statement | str) -> Listing[Statement]:
        """
        Return the statements that fall when a source or a statement falls.

        A statement falls when every source that it cites does, or when any
        statement that it was derived from does.

        Args:
            lost: A source or its id, a reference to it, or a statement.

        Raises:
            TypeError: It is none of these.
            UnknownEntityError: There is no source of this id.

        Example:
            >>> from belgium_cloud_region import get_catalog
            >>> [statement.id for statement in get_catalog().dependents("lequotidien-2025-11")]
            ['person-philippe-rogge.position_held.1']
        """
        if isinstance(lost, Statement):
            return Listing(unsupported(self.statements, (), (lost.id,)), self)
        source = lost if isinstance(lost, Source) else self.source(lost)
        return Listing(unsupported(self.statements, (source.id,), ()), self)

    def stale(self, *, days: int, on: PartialDate | date | str | None = None) -> Listing[Source]:
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
        return Listing(sorted(unread, key=_last_read), self)

    # What speaks of something, what changed, what is taken away

    def search(self, text: str) -> Listing[Entity]:
        """
        Return the entities that speak of this, best first; none if there is nothing.

        Labels, aliases and descriptions in every language are searched, then
        the names of properties and what is asserted. Case and accents do not count.

        Args:
            text: What to look for; what is longer than 200 characters is cut.

        Raises:
            TypeError: The text is not text.

        Example:
            >>> from belgium_cloud_region import get_catalog
            >>> [entity.id for entity in get_catalog().search("Schroos")][0]
            'person:marijke-schroos'
        """
        if not isinstance(text, str):
            raise TypeError(f"a search is for text, got {type(text).__name__}")
        shared = self._shared
        if shared.search is None:
            shared.search = Search(self.contents)
        return self.linked(shared.search.find(text), Entity)

    def changes(
        self,
        *,
        since: PartialDate | date | str,
        until: PartialDate | date | str,
        axis: Axis | str = Axis.AS_OF,
        about: str | Entity | None = None,
    ) -> Listing[Change]:
        """
        Return what changed after one day, up to and including another.

        On the clock of what held, what is known is that of the catalogue's day.
        On the clock of what was known, the answer is about the same day.

        Args:
            since: The day of which the answers are the starting point.

            until: The last day that counts.

            axis: The clock to turn: ``as_of``, what held, with all that is known
                today; or ``known_by``, what could be known, about the same day.

            about: The one entity to look at; all, if absent.

        Returns:
            The changes by day, entity and property.

        Raises:
            ValueError: A date is no day, *until* is before *since*, or the clock is unknown.
            DateError: A day is before the first source or after the edition's day.
            TypeError: A date is of the wrong type.
            UnknownEntityError: Nothing answers to *about*.
            AmbiguousNameError: More than one entity answers to it.

        Example:
            >>> from belgium_cloud_region import get_catalog
            >>> found = get_catalog().changes(
            ...     since="2022-01-01", until="2022-10-15", about="Marijke Schroos"
            ... )
            >>> [(str(change.day), change.property) for change in found][-1]
            ('2022-10-01', 'role')
        """
        if axis not in tuple(Axis):
            raise ValueError(f"{shown(axis)} is no clock; turn {' or '.join(Axis)}")
        axis = Axis(axis)
        first, last = _day("since", since), _day("until", until)
        if last < first:
            raise ValueError(f"until ({last}) is before since ({first}); swap them")
        self._refuse_unknowable("since", PartialDate.of(first))
        self._refuse_unknowable("until", PartialDate.of(last))
        ids = self.contents.entities if about is None else (self.get(about).id,)
        found = [change for i in ids for change in self._changes_of(i, first, last, axis)]
        in_order = sorted(found, key=lambda c: (c.day.first, c.subject_id, c.property))
        return Listing(in_order, self)

    def _changes_of(self, subject_id: str, first: date, last: date, axis: Axis) -> Iterator[Change]:
        sources = self.contents.sources
        for name, statements in self.contents.statements.get(subject_id, {}).items():
            topics = self._topics((subject_id, name), statements)
            lasting = self.contents.properties[name].lasting
            days = days_of_change(
                statements, topics, lasting, sources, first, last, axis, self.known_by
            )
            for day, was_known, is_known_now in days:
                eve, then = self._on(day - timedelta(days=1), axis), self._on(day, axis)
                before = Fact(subject_id=subject_id, property=name, view=eve)
                after = Fact(subject_id=subject_id, property=name, view=then)
                yield Change(
                    day=PartialDate.of(day),
                    axis=axis,
                    before=before if was_known else None,
                    after=after if is_known_now else None,
                )

    def _on(self, day: date, axis: Axis) -> Catalog:
        return self.at(as_of=day) if axis is Axis.AS_OF else self.at(known_by=day)

    def extract(self, *names: str | Entity) -> str:
        """
        Return a small edition, what some entities rest on, as the text of a data file.

        It holds these entities with all statements about them, known-wrong ones with their rank
        among them, and everything that these refer to, for all days and in all languages.
        `belgium_cloud_region.load_catalog` reads it back.

        Args:
            names: The entities, by any name; everything, if there are none.

        Raises:
            UnknownEntityError: Nothing answers to a name.
            AmbiguousNameError: More than one entity answers to it.

        Example:
            >>> from belgium_cloud_region import get_catalog
            >>> '"id": "org:bdia"' in get_catalog().extract("BDIA")
            True
        """
        text: str = upstairs("loading").extract(self.contents, [self.get(n).id for n in names])
        return text

    def _refuse_unknowable(self, name: str, when: PartialDate) -> None:
        first, edition = self.contents.index.first_published, self.contents.edition
        if first is not None and when.last < first:
            raise DateError(name, str(when), f"nothing was published before {first}")
        if when.first > edition.date.last:
            raise DateError(
                name,
                str(when),
                f"edition {edition.name} knows nothing after {edition.date}; ask for that day or "
                "an earlier one, or install a newer edition",
            )

    # What every object can do

    @property
    def digest(self) -> str:
        """The SHA-256 digest of everything that the data files say, in their one canonical form."""
        shared = self._shared
        if not shared.digest:
            shared.digest = upstairs("loading").digest(self.contents)
        return shared.digest

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Catalog):
            return NotImplemented
        ours, theirs = (
            (c.edition, c.as_of, c.known_by, c.language, c.contents.edition.date)
            for c in (self, other)
        )
        if ours != theirs:
            return False
        return self.contents is other.contents or self.digest == other.digest

    def __hash__(self) -> int:
        return self._hash

    def __copy__(self) -> Catalog:
        return self

    def __deepcopy__(self, memo: object) -> Catalog:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        found_by = self._shared.found_by or (Catalog, self.contents)
        return _unpickled, (self.as_of.edtf, self.known_by.edtf, self.language, *found_by)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a catalogue cannot be changed; {name!r} is not set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a catalogue cannot be changed; {name!r} is not deleted")

    def __repr__(self) -> str:
        return f"Catalog({self.edition!r}, as_of={self.as_of}, language={self.language!r})"


def _unpickled(
    as_of: str, known_by: str, lang: str, find: Callable[..., Catalog], *given: Any
) -> Catalog:
    return find(*given).at(as_of=as_of, known_by=known_by, lang=lang)


def _last_read(source: Source) -> date:
    return date.min if source.accessed is None else source.accessed.last


def _day(name: str, when: PartialDate | date | str) -> date:
    given = PartialDate.of(when)
    if given.precision is not Precision.DAY:
        raise ValueError(f"{name} is a day, such as '{given.first}'; got {given}")
    return given.first
