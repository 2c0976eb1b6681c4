"""
Questions to the bundled edition: who is meant, when, and in which language.

Each function asks the catalogue that `belgium_cloud_region.get_catalog` returns, and is told
where the catalogue's method of the same name is; for data of your own, ask the catalogue that
`belgium_cloud_region.load_catalog` returns.
"""

from __future__ import annotations

from datetime import date
from typing import Any, TypedDict, TypeVar, Unpack, cast, overload

from belgium_cloud_region.catalog import Catalog, Difference
from belgium_cloud_region.catalog.difference import differences
from belgium_cloud_region.errors import AmbiguousNameError, UnknownEntityError
from belgium_cloud_region.loading import gazetteer, get_catalog
from belgium_cloud_region.model.benefit import Benefit
from belgium_cloud_region.model.change import Axis, Change
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.evidence import Reference, Source
from belgium_cloud_region.model.gazetteer import LocationKind, LocationName
from belgium_cloud_region.model.initiative import Initiative
from belgium_cloud_region.model.region import Region
from belgium_cloud_region.model.shown import Listing
from belgium_cloud_region.model.stakeholder import Stakeholder
from belgium_cloud_region.model.statement import Statement

__all__ = [
    "Asked",
    "changes",
    "dependents",
    "diff",
    "get_benefit",
    "get_initiative",
    "get_region",
    "get_source",
    "get_stakeholder",
    "regions",
    "resolve",
    "search",
    "stale",
]

D = TypeVar("D")
E = TypeVar("E", bound=Entity)
When = PartialDate | date | str | None

_ABSENT: Any = object()


class Asked(TypedDict, total=False):
    """
    When a question is asked, of which edition, and in which language.

    Attributes:
        edition: The edition of the data to ask, such as ``2026.11``; the newest if absent.

        as_of: The day that the answer should hold for; the edition's if absent.

        known_by: Only what had been published by then counts. Given alone,
            `as_of` is the same day.

        lang: The BCP 47 tag of the language for labels and descriptions. Where
            a text is not kept in it, ``nl-BE`` falls back to ``nl``, then to ``en``.
    """

    edition: str | None
    as_of: When
    known_by: When
    lang: str


@overload
def get_region(
    name: str | Region = ..., *, provider: str = ..., **asked: Unpack[Asked]
) -> Region: ...
@overload
def get_region(
    name: object = ..., *, default: D, provider: str = ..., **asked: Unpack[Asked]
) -> Region | D: ...
def get_region(
    name: Any = _ABSENT, *, default: Any = _ABSENT, provider: str = "", **asked: Unpack[Asked]
) -> Any:
    """
    Return the one region that is known by this name; without a name, the edition's subject.

    Case, accents, spaces and punctuation do not count. A name is tried as an
    id, label, alias or code; then with its words in another order; then as tables
    write it. A place is nobody's region: "London" is refused, with the regions there.

    Args:
        name: What the region is called in any system or language.

        default: What to return where the name means nothing, or more than one region.

        provider: The vendor whose region is meant, as ids begin: ``azure``. With it the name of a
            place is enough, where that vendor has one region there.

        **asked: Edition, clocks and language; see `Asked`.

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
    if name is _ABSENT and default is _ABSENT:
        return _view(asked).subject
    if name is _ABSENT:
        name = _view(asked).contents.edition.subject
    return _get(name, Region, default, asked, provider)


@overload
def resolve(name: str, *, provider: str = ...) -> LocationName: ...
@overload
def resolve(name: object, *, default: D, provider: str = ...) -> LocationName | D: ...
def resolve(name: Any, *, default: Any = _ABSENT, provider: str = "azure") -> Any:
    """
    Return the names of the one location of a vendor that a name stands for.

    It knows all public regions of Azure, its logical locations and its geographies, by their names
    alone; for those who sort tables.

    Args:
        name: What the location is called in any system.

        default: What to return where the name means nothing, or more than one location.

        provider: The vendor whose location is meant.

    Raises:
        UnknownEntityError: Nothing answers to the name.
        AmbiguousNameError: More than one location answers to it.
        TypeError: The name is not text.

    Example:
        >>> from belgium_cloud_region import resolve
        >>> resolve("JapanEast").display_name, resolve("be central").region_id
        ('Japan East', 'azure:belgiumcentral')
    """
    if default is not _ABSENT and _is_nothing(name):
        return default
    if not isinstance(name, str):
        raise TypeError(f"the name of a location is text, got {type(name).__name__}")
    try:
        return _resolved(name, provider)
    except (AmbiguousNameError, UnknownEntityError):
        if default is _ABSENT:
            raise
        return default


def _resolved(name: str, provider: str) -> LocationName:
    found = gazetteer().find(name) if provider == "azure" else ()
    if len(found) == 1:
        return found[0]
    region = get_catalog().find(name, Region, provider="" if provider == "azure" else provider)
    if isinstance(region, Region) and region.id.startswith(f"{provider}:"):
        known = gazetteer().find(str(region.name)) if provider == "azure" else ()
        return known[0] if known else _location(region, provider)
    if not found:
        raise UnknownEntityError("location", name)
    described = tuple(f"{location.display_name} ({location.name})" for location in found)
    raise AmbiguousNameError("location", name, tuple(at.name for at in found), described)


@overload
def get_initiative(name: str | Initiative = ..., **asked: Unpack[Asked]) -> Initiative: ...
@overload
def get_initiative(name: object, *, default: D, **asked: Unpack[Asked]) -> Initiative | D: ...
def get_initiative(name: Any = _ABSENT, *, default: Any = _ABSENT, **asked: Unpack[Asked]) -> Any:
    """
    Return the one initiative that is known by this name; without a name, the subject's own.

    Arguments and errors are those of `get_region`.

    Example:
        >>> from belgium_cloud_region import get_initiative
        >>> get_initiative().label
        'Digital AmBEtion'
    """
    if name is _ABSENT:
        subject = get_catalog(asked.get("edition")).subject
        own = subject.initiative if isinstance(subject, Region) else None
        name = "" if own is None else own
    return _get(name, Initiative, default, asked)


@overload
def get_stakeholder(name: str | Stakeholder, **asked: Unpack[Asked]) -> Stakeholder: ...
@overload
def get_stakeholder(name: object, *, default: D, **asked: Unpack[Asked]) -> Stakeholder | D: ...
def get_stakeholder(name: Any, *, default: Any = _ABSENT, **asked: Unpack[Asked]) -> Any:
    """
    Return the one person, organisation or group that is known by this name.

    Arguments and errors are those of `get_region`.

    Example:
        >>> from belgium_cloud_region import get_stakeholder
        >>> get_stakeholder("BDIA").id
        'org:bdia'
    """
    return _get(name, Stakeholder, default, asked)


@overload
def get_benefit(name: str | Benefit, **asked: Unpack[Asked]) -> Benefit: ...
@overload
def get_benefit(name: object, *, default: D, **asked: Unpack[Asked]) -> Benefit | D: ...
def get_benefit(name: Any, *, default: Any = _ABSENT, **asked: Unpack[Asked]) -> Any:
    """
    Return the one claimed benefit that is known by this name.

    Arguments and errors are those of `get_region`.

    Example:
        >>> from belgium_cloud_region import get_benefit
        >>> get_benefit("latency").id
        'benefit:latency'
    """
    return _get(name, Benefit, default, asked)


@overload
def get_source(source_id: str | Reference) -> Source: ...
@overload
def get_source(source_id: str | Reference, *, default: D) -> Source | D: ...
def get_source(source_id: str | Reference, *, default: Any = _ABSENT) -> Any:
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
        if default is _ABSENT:
            raise
        return default


def regions(**asked: Unpack[Asked]) -> Listing[Region]:
    """
    Return every region that is known: the subject, its neighbours, other clouds in Belgium.

    They are in the order of their ids. Arguments and errors are those of `get_region`.

    Example:
        >>> from belgium_cloud_region import regions
        >>> "google:europe-west1" in [region.id for region in regions()]
        True
    """
    return _view(asked).regions


def search(text: str, **asked: Unpack[Asked]) -> Listing[Entity]:
    """
    Return the entities that speak of this, best first; see `Catalog.search`.

    Example:
        >>> from belgium_cloud_region import search
        >>> [entity.id for entity in search("Schroos")][0]
        'person:marijke-schroos'
    """
    return _view(asked).search(text)


def changes(
    *,
    since: PartialDate | date | str,
    until: PartialDate | date | str,
    axis: Axis | str = Axis.AS_OF,
    about: str | Entity | None = None,
    edition: str | None = None,
    lang: str = "en",
) -> Listing[Change]:
    """
    Return what changed after one day, up to and including another; see `Catalog.changes`.

    Example:
        >>> from belgium_cloud_region import changes
        >>> found = changes(since="2022-01-01", until="2022-10-15", about="Marijke Schroos")
        >>> [(str(change.day), change.property) for change in found][-1]
        ('2022-10-01', 'role')
    """
    view = get_catalog(edition).at(lang=lang)
    return view.changes(since=since, until=until, axis=axis, about=about)


def dependents(
    lost: Source | Reference | Statement | str, *, edition: str | None = None
) -> Listing[Statement]:
    """
    Return the statements that fall when a source or a statement falls; see `Catalog.dependents`.

    Example:
        >>> from belgium_cloud_region.query import dependents
        >>> len(dependents("channelnews-2025-03")) > 20
        True
    """
    return get_catalog(edition).dependents(lost)


def stale(
    *, days: int, on: PartialDate | date | str | None = None, edition: str | None = None
) -> Listing[Source]:
    """
    Return the sources that nobody has read for longer than some days; see `Catalog.stale`.

    Example:
        >>> from belgium_cloud_region.query import stale
        >>> stale(days=30, on="2026-12-01")
        ()
    """
    return get_catalog(edition).stale(days=days, on=on)


def diff(one: Catalog | str, other: Catalog | str) -> Listing[Difference]:
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
    return Listing(differences(before.contents, after.contents), after)


def _get(name: Any, kind: type[E], default: Any, asked: Asked, provider: str = "") -> Any:
    view = _view(asked)
    if default is _ABSENT:
        return view.get(name, kind, provider=provider)
    if not isinstance(name, str) and _is_nothing(name):
        return default
    try:
        found = view.find(name, kind, provider=provider)
    except UnknownEntityError:  # it is too long to be a name
        return default
    return default if found is None else found


def _location(region: Region, provider: str) -> LocationName:
    """Return the names of a region that the gazetteer has not."""
    return LocationName(
        provider=provider,
        name=str(region.name or region.id.partition(":")[2]),
        display_name=str(region.display_name or region.label),
        kind=LocationKind.REGION,
        spellings=tuple(alias.text for alias in region.aliases),
        region_id=region.id,
    )


def _is_nothing(given: object) -> bool:
    """Tell whether it is what tables have for nothing: None, not a number, pandas' NA."""
    if given is None or type(given).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(given, float) and given != given


def _view(asked: Asked) -> Catalog:
    if not asked:
        return get_catalog()
    given = cast("dict[str, Any]", asked)
    unknown = sorted(given.keys() - Asked.__annotations__.keys())
    if unknown:
        known = ", ".join(Asked.__annotations__)
        raise TypeError(f"there is no argument {unknown[0]!r}; a question takes {known}")
    return get_catalog(given.get("edition")).at(
        as_of=given.get("as_of"), known_by=given.get("known_by"), lang=given.get("lang")
    )
