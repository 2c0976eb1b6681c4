"""
Questions to the bundled edition: who is meant, when, and in which language.

Each function asks `belgium_cloud_region.loading.get_catalog`; for data of your
own, ask the catalogue that `belgium_cloud_region.loading.load_catalog` returns.
"""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar, overload

from belgium_cloud_region.catalog import Catalog, Difference
from belgium_cloud_region.catalog.difference import differences
from belgium_cloud_region.errors import UnknownEntityError
from belgium_cloud_region.loading import get_catalog
from belgium_cloud_region.model import (
    Axis,
    Benefit,
    Change,
    Entity,
    Initiative,
    PartialDate,
    Reference,
    Region,
    Source,
    Stakeholder,
    Statement,
)

__all__ = [
    "changes",
    "dependents",
    "diff",
    "get_benefit",
    "get_initiative",
    "get_region",
    "get_source",
    "get_stakeholder",
    "regions",
    "search",
    "stale",
]

D = TypeVar("D")
When = PartialDate | date | str | None

_RAISE: Any = object()


@overload
def get_region(
    name: str | Region = ...,
    *,
    edition: str | None = ...,
    as_of: When = ...,
    known_by: When = ...,
    lang: str = ...,
) -> Region: ...
@overload
def get_region(
    name: str | Region,
    *,
    edition: str | None = ...,
    as_of: When = ...,
    known_by: When = ...,
    lang: str = ...,
    default: D,
) -> Region | D: ...
def get_region(
    name: str | Region = "azure:belgiumcentral",
    *,
    edition: str | None = None,
    as_of: When = None,
    known_by: When = None,
    lang: str = "en",
    default: Any = _RAISE,
) -> Any:
    """
    Return the one region that is known by this name; without a name, Belgium Central.

    Case, accents, spaces and punctuation do not count. A name is tried as an
    id, label, alias or code; then with its words in another order; then as the
    name of a place.

    Args:
        name: What the region is called in any system or language.

        edition: The edition of the data to ask, such as ``2026.11``; the newest if absent.

        as_of: The day that the answer should hold for; the edition's if absent.

        known_by: Only what had been published by then counts. Given alone,
            `as_of` is the same day.

        lang: The BCP 47 tag of the language for labels and descriptions. Where
            a text is not kept in it, ``nl-BE`` falls back to ``nl``, then to ``en``.

        default: What to return where nothing answers to the name.

    Returns:
        An immutable region, or the default.

    Raises:
        UnknownEntityError: Nothing answers to the name; near names are in ``suggestions``.
        AmbiguousNameError: More than one region answers to it; ids are in ``candidates``.
        TypeError: The name is not text, or a date or language is of the wrong type.
        ValueError: It is not a date or a language tag, or nothing was known by then.

    Example:
        >>> from belgium_cloud_region import get_region
        >>> get_region("be central").id
        'azure:belgiumcentral'
        >>> get_region("Belgum Central")
        Traceback (most recent call last):
            ...
        belgium_cloud_region.errors.UnknownEntityError: no region is known as 'Belgum Central'; did you mean 'Belgium Central'?
        >>> get_region("atlantis", default=None) is None
        True
    """
    return _get(Region, name, edition, as_of, known_by, lang, default)


@overload
def get_initiative(
    name: str | Initiative = ...,
    *,
    edition: str | None = ...,
    as_of: When = ...,
    known_by: When = ...,
    lang: str = ...,
) -> Initiative: ...
@overload
def get_initiative(
    name: str | Initiative,
    *,
    edition: str | None = ...,
    as_of: When = ...,
    known_by: When = ...,
    lang: str = ...,
    default: D,
) -> Initiative | D: ...
def get_initiative(
    name: str | Initiative = "initiative:digital-ambetion",
    *,
    edition: str | None = None,
    as_of: When = None,
    known_by: When = None,
    lang: str = "en",
    default: Any = _RAISE,
) -> Any:
    """
    Return the one initiative that is known by this name; without a name, Digital AmBEtion.

    Arguments and errors are those of `get_region`.

    Example:
        >>> from belgium_cloud_region import get_initiative
        >>> get_initiative().label
        'Digital AmBEtion'
    """
    return _get(Initiative, name, edition, as_of, known_by, lang, default)


@overload
def get_stakeholder(
    name: str | Stakeholder,
    *,
    edition: str | None = ...,
    as_of: When = ...,
    known_by: When = ...,
    lang: str = ...,
) -> Stakeholder: ...
@overload
def get_stakeholder(
    name: str | Stakeholder,
    *,
    edition: str | None = ...,
    as_of: When = ...,
    known_by: When = ...,
    lang: str = ...,
    default: D,
) -> Stakeholder | D: ...
def get_stakeholder(
    name: str | Stakeholder,
    *,
    edition: str | None = None,
    as_of: When = None,
    known_by: When = None,
    lang: str = "en",
    default: Any = _RAISE,
) -> Any:
    """
    Return the one person, organisation or group that is known by this name.

    Arguments and errors are those of `get_region`.

    Example:
        >>> from belgium_cloud_region import get_stakeholder
        >>> get_stakeholder("BDIA").id
        'org:bdia'
    """
    return _get(Stakeholder, name, edition, as_of, known_by, lang, default)


@overload
def get_benefit(
    name: str | Benefit,
    *,
    edition: str | None = ...,
    as_of: When = ...,
    known_by: When = ...,
    lang: str = ...,
) -> Benefit: ...
@overload
def get_benefit(
    name: str | Benefit,
    *,
    edition: str | None = ...,
    as_of: When = ...,
    known_by: When = ...,
    lang: str = ...,
    default: D,
) -> Benefit | D: ...
def get_benefit(
    name: str | Benefit,
    *,
    edition: str | None = None,
    as_of: When = None,
    known_by: When = None,
    lang: str = "en",
    default: Any = _RAISE,
) -> Any:
    """
    Return the one claimed benefit that is known by this name.

    Arguments and errors are those of `get_region`.

    Example:
        >>> from belgium_cloud_region import get_benefit
        >>> get_benefit("latency").id
        'benefit:latency'
    """
    return _get(Benefit, name, edition, as_of, known_by, lang, default)


@overload
def get_source(source_id: str | Reference) -> Source: ...
@overload
def get_source(source_id: str | Reference, *, default: D) -> Source | D: ...
def get_source(source_id: str | Reference, *, default: Any = _RAISE) -> Any:
    """
    Return the source of this id, or the one that a reference uses.

    Args:
        source_id: The id that references give, exactly, or a reference.

        default: What to return where there is none.

    Raises:
        UnknownEntityError: There is none; near ids are in ``suggestions``.
        TypeError: It is neither text nor a reference.

    Example:
        >>> from belgium_cloud_region import get_source
        >>> get_source("channelnews-2025-03").publisher
        'ChannelNews Belgium'
    """
    try:
        return get_catalog().source(source_id)
    except UnknownEntityError:
        if default is _RAISE:
            raise
        return default


def regions(
    *, edition: str | None = None, as_of: When = None, known_by: When = None, lang: str = "en"
) -> tuple[Region, ...]:
    """
    Return every region that is known: Belgium Central, its neighbours, other clouds in Belgium.

    They are in the order of their ids. Arguments and errors are those of `get_region`.

    Example:
        >>> from belgium_cloud_region import regions
        >>> "google:europe-west1" in [region.id for region in regions()]
        True
    """
    return _view(edition, as_of, known_by, lang).regions


def search(
    text: str,
    *,
    edition: str | None = None,
    as_of: When = None,
    known_by: When = None,
    lang: str = "en",
) -> tuple[Entity, ...]:
    """
    Return the entities that speak of this, best first; none if there is nothing.

    Labels, aliases, descriptions, the names of properties and what is asserted
    are searched, in every language; case and accents do not count. `lang` is
    the language of the answer. Other arguments and errors are those of `get_region`.

    Example:
        >>> from belgium_cloud_region import search
        >>> [entity.id for entity in search("Schroos")][0]
        'person:marijke-schroos'
    """
    return _view(edition, as_of, known_by, lang).search(text)


def changes(
    *,
    since: PartialDate | date | str,
    until: PartialDate | date | str,
    axis: Axis | str = Axis.AS_OF,
    about: str | Entity | None = None,
    edition: str | None = None,
    lang: str = "en",
) -> tuple[Change, ...]:
    """
    Return what changed after one day, up to and including another.

    Args:
        since: The day of which the answers are the starting point.

        until: The last day that counts.

        axis: The clock to turn: ``as_of``, what held, with all that is known
            today; or ``known_by``, what could be known, about the same day.

        about: The one entity to look at; all, if absent.

        edition: The edition of the data to ask; the newest if absent.

        lang: The BCP 47 tag of the language of the answer.

    Raises:
        ValueError: A date is no day, nothing had been published then, *until*
            is before *since*, or the clock is unknown.
        TypeError: A date is of the wrong type.
        UnknownEntityError: Nothing answers to *about* or *edition*.

    Example:
        >>> from belgium_cloud_region import changes
        >>> found = changes(since="2022-01-01", until="2022-12-31", about="Marijke Schroos")
        >>> [(str(change.day), change.property) for change in found][-1]
        ('2022-10-01', 'role')
    """
    view = _view(edition, None, None, lang)
    return view.changes(since=since, until=until, axis=axis, about=about)


def dependents(
    fallen: Source | Reference | Statement | str, *, edition: str | None = None
) -> tuple[Statement, ...]:
    """
    Return the statements that fall when a source or a statement falls.

    A statement falls when every source that it cites has fallen, or when any
    statement that it was derived from has.

    Args:
        fallen: A source or its id, a reference to it, or a statement.

        edition: The edition of the data to ask; the newest if absent.

    Raises:
        TypeError: It is none of these.
        UnknownEntityError: There is no such source or edition.

    Example:
        >>> from belgium_cloud_region import dependents
        >>> len(dependents("channelnews-2025-03")) > 20
        True
    """
    return get_catalog(edition).dependents(fallen)


def stale(
    *, days: int, on: PartialDate | date | str | None = None, edition: str | None = None
) -> tuple[Source, ...]:
    """
    Return the sources that nobody has read for longer than some days, the longest unread first.

    Hints are left out, since nobody can read them.

    Args:
        days: How many days may pass without a reading.

        on: The day on which to look; today in UTC, if absent.

        edition: The edition of the data to ask; the newest if absent.

    Raises:
        ValueError: *days* is negative, or *on* is no day.
        TypeError: *days* is no whole number, or *on* is of the wrong type.
        UnknownEntityError: There is no such edition.

    Example:
        >>> from belgium_cloud_region import stale
        >>> stale(days=30, on="2026-12-01")
        ()
    """
    return get_catalog(edition).stale(days=days, on=on)


def diff(one: Catalog | str, other: Catalog | str) -> tuple[Difference, ...]:
    """
    Return what differs between two editions, record by record.

    Args:
        one: A catalogue, or the name of a bundled edition.

        other: The one to compare it with.

    Raises:
        UnknownEntityError: There is no such edition.
        TypeError: It is neither a catalogue nor text.

    Example:
        >>> from belgium_cloud_region import diff
        >>> diff("2026.11", "2026.11")
        ()
    """
    before, after = (c if isinstance(c, Catalog) else get_catalog(c) for c in (one, other))
    return differences(before.contents, after.contents)


def _get(
    kind: type[Entity],
    name: Any,
    edition: str | None,
    as_of: When,
    known_by: When,
    lang: str,
    default: Any,
) -> Any:
    try:
        return _view(edition, as_of, known_by, lang).get(name, kind)
    except UnknownEntityError:
        if default is _RAISE:
            raise
        return default


def _view(edition: str | None, as_of: When, known_by: When, lang: str) -> Catalog:
    catalog = get_catalog(edition)
    if as_of is None and known_by is None and lang == "en":
        return catalog
    return catalog.at(as_of=as_of, known_by=known_by, lang=lang)
