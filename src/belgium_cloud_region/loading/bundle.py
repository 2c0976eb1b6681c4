"""
The bundled data: each file is read when a question needs it, each record made when it is met.

The files have passed the guard, the strict converter and every check before they were
shipped, so nothing is checked twice here; a test proves that both ways give equal objects.
What a caller brings always takes the long way.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, TypeVar

from belgium_cloud_region.catalog.contents import Contents, Index, LazyMap
from belgium_cloud_region.catalog.lookup import Named
from belgium_cloud_region.frozen import FrozenMap, defaults_of
from belgium_cloud_region.loading.datafile import DataFile, contents_of
from belgium_cloud_region.loading.resources import bundled
from belgium_cloud_region.model.benefit import Benefit, BenefitKind
from belgium_cloud_region.model.dates import PartialDate, Period
from belgium_cloud_region.model.entity import Alias, Entity
from belgium_cloud_region.model.event import Event, EventKind
from belgium_cloud_region.model.evidence import (
    Locator,
    LocatorKind,
    Receipt,
    Reference,
    Source,
    SourceKind,
)
from belgium_cloud_region.model.initiative import Initiative
from belgium_cloud_region.model.region import Region, RegionKind
from belgium_cloud_region.model.stakeholder import Stakeholder, StakeholderKind
from belgium_cloud_region.model.statement import Basis, Qualifier, Rank, Statement, ValueKind
from belgium_cloud_region.model.text import LanguageMap
from belgium_cloud_region.model.values import Absence, Modality, Point, Quantity
from belgium_cloud_region.model.vocabulary import Edition, Enumeration, Lasting, Property

__all__ = ["bundled_contents", "frozen_contents", "subject_file"]

T = TypeVar("T")
Plain = dict[str, Any]


def subject_file(entity_id: str) -> str:
    """Return the name of the file with everything about one entity."""
    return f"subjects/{entity_id.replace(':', '-')}.json"


def bundled_contents() -> Contents:
    """Return what the bundled files say; just the one that names the edition is read now."""
    edition = _edition(json.loads(bundled("edition.json"))["edition"])
    sources, properties, enumerations = (
        _Table("sources.json", "sources", "id"),
        _Table("properties.json", "properties", "name"),
        _Table("enumerations.json", "enumerations", "name", "words.json"),
    )
    subjects = LazyMap(_ids, _Subject, (edition.subject or "",))
    return Contents(
        edition=edition,
        sources=LazyMap(sources.keys, sources.made(_source)),
        entities=LazyMap(_ids, lambda key: subjects[key].entity, (edition.subject or "",)),
        statements=LazyMap(_ids, lambda key: subjects[key].statements, (edition.subject or "",)),
        properties=LazyMap(properties.keys, properties.made(_property)),
        enumerations=LazyMap(enumerations.keys, enumerations.made(_enumeration)),
        index=_index,
    )


def frozen_contents(data: bytes) -> Contents:
    """Return what the one file of an older edition says."""
    plain = json.loads(data)
    makers: dict[str, Callable[[Plain], Any]] = {
        "sources": _source,
        **{kind.part: _entity(kind, None) for kind in _KINDS},
        "statements": _whole_statement,
        "properties": _property,
        "enumerations": _enumeration,
    }
    lists: dict[str, Any] = {
        name: tuple(make(record) for record in plain.get(name, ())) for name, make in makers.items()
    }
    return contents_of(DataFile(edition=_edition(plain["edition"]), **lists))


class _Table:
    """The records of a list, in one file or two, as they are written."""

    def __init__(self, file: str, name: str, key: str, *more: str) -> None:
        self._files, self._name, self._key = (file, *more), name, key
        self._records: dict[str, Plain] = {}

    def keys(self) -> Iterable[str]:
        if not self._records:
            lists = (json.loads(bundled(file))[self._name] for file in self._files)
            self._records = {record[self._key]: record for records in lists for record in records}
        return self._records

    def made(self, make: Callable[[Plain], T]) -> Callable[[str], T]:
        return lambda key: make(self._records[key])


class _Subject:
    """One entity and what is asserted of it."""

    def __init__(self, entity_id: str) -> None:
        plain = json.loads(bundled(subject_file(entity_id)))
        kind = next(kind for kind in _KINDS if kind.part in plain)
        self._record: Plain = plain[kind.part][0]
        self._kind = kind
        by_property: dict[str, list[Plain]] = {}
        for statement in plain["statements"]:
            by_property.setdefault(statement["property"], []).append(statement)
        self.statements: Mapping[str, tuple[Statement, ...]] = LazyMap(
            lambda: by_property,
            lambda name: tuple(_statement(said, _receipt) for said in by_property[name]),
        )

    @property
    def entity(self) -> Entity:
        return _entity(self._kind, _receipt)(self._record)


@cache
def _index_file() -> Plain:
    plain: Plain = json.loads(bundled("index.json"))
    return plain


def _ids() -> Iterable[str]:
    return [entry["id"] for entry in _index_file()["named"]]


def _index() -> Index:
    plain = _index_file()
    named = (
        Named(
            id=entry["id"],
            part=entry["part"],
            label=entry["label"],
            names=tuple(entry["names"]),
            places=tuple(entry.get("places", ())),
            completeness=entry.get("completeness", 0),
        )
        for entry in plain["named"]
    )
    parts = {whole: tuple(ids) for whole, ids in plain["parts"].items()}
    first = plain.get("first_published")
    day = None if first is None else _date(first).first
    return Index(tuple(named), parts, day, plain["renamed"])


@cache
def _receipts() -> dict[str, dict[str, Plain]]:
    found: dict[str, dict[str, Plain]] = json.loads(bundled("receipts.json"))["receipts"]
    return found


def _receipt(cited_by: str, place: int) -> Receipt | None:
    plain = _receipts().get(cited_by, {}).get(str(place))
    return None if plain is None else _made(Receipt, plain)


# Records, each made field by field: what a class has for them in a file, and how it is read.


def _made(kind: type[T], given: Plain) -> T:
    """Return an object with these fields, known to be good, past the checks of its constructor."""
    thing = kind.__new__(kind)
    for name, default in defaults_of(kind):
        object.__setattr__(thing, name, given.get(name, default))
    return thing


def _reader(kind: type[T], /, **fields: Callable[[Any], Any]) -> Callable[[Plain], T]:
    def read(plain: Plain) -> T:
        given = dict(plain)
        for name, of_field in fields.items():
            if name in given:
                given[name] = of_field(given[name])
        return _made(kind, given)

    return read


def _each(of_item: Callable[[Any], T]) -> Callable[[list[Any]], tuple[T, ...]]:
    return lambda items: tuple([of_item(item) for item in items])


@lru_cache(maxsize=1024)
def _date(edtf: str) -> PartialDate:
    return _made(PartialDate, {"edtf": edtf})


def _texts(plain: dict[str, str]) -> LanguageMap:
    return _made(LanguageMap, {"entries": tuple(sorted(plain.items()))})


_locator = _reader(Locator, kind=LocatorKind)
_quantity = _reader(Quantity, amount=float, modality=Modality, upper=float)
_period = _reader(Period, start=_date, end=_date)
_value: dict[str, Callable[[Any], Any]] = {
    "date": _date,
    "quantity": _quantity,
    "words": _texts,
    "point": _reader(Point, latitude=float, longitude=float),
    "absence": Absence,
}
_qualifier = _reader(Qualifier, **_value)
_reference_fields: dict[str, Callable[[Any], Any]] = {
    "locator": _locator,
    "issued": _date,
    "accessed": _date,
}
_whole_reference = _reader(Reference, **_reference_fields, receipt=_reader(Receipt))
_statement_fields = _reader(
    Statement,
    **_value,
    rank=Rank,
    deprecated_on=_date,
    valid=_period,
    end_published=_date,
    qualifiers=_each(_qualifier),
    basis=Basis,
    derived_from=tuple,
    note=_texts,
)
_source = _reader(Source, issued=_date, kind=SourceKind, accessed=_date)
_property = _reader(
    Property,
    kind=ValueKind,
    also=_each(ValueKind),
    labels=_texts,
    descriptions=_texts,
    apart_by=tuple,
    lasting=Lasting,
    formerly=tuple,
)
_edition = _reader(Edition, date=_date)


def _enumeration(plain: Plain) -> Enumeration:
    values = {word: _texts(texts) for word, texts in plain["values"].items()}
    return _made(Enumeration, {**plain, "values": FrozenMap(values)})


_Read = Callable[[str, int], Receipt | None]


def _references(plain: list[Plain], cited_by: str, first: int, read: _Read | None) -> Any:
    if read is None:
        return tuple(_whole_reference(given) for given in plain)
    found: list[Reference] = []
    for place, given in enumerate(plain, first):
        fields = dict(given)
        for name, of_field in _reference_fields.items():
            if name in fields:
                fields[name] = of_field(fields[name])
        found.append(Reference.with_unread_receipt((read, cited_by, place), fields))
    return tuple(found)


def _statement(plain: Plain, read: _Read | None) -> Statement:
    references = _references(plain["references"], plain["id"], 0, read)
    return _statement_fields({**plain, "references": references})


def _whole_statement(plain: Plain) -> Statement:
    return _statement(plain, None)


_KINDS: tuple[type[Entity], ...] = (Region, Initiative, Stakeholder, Benefit, Event)
_KIND_OF: dict[type[Entity], Callable[[str], Any]] = {
    Region: RegionKind,
    Stakeholder: StakeholderKind,
    Benefit: BenefitKind,
    Event: EventKind,
}


def _entity(kind: type[Entity], receipts: _Read | None) -> Callable[[Plain], Entity]:
    read = _reader(
        kind,
        labels=_texts,
        official=tuple,
        descriptions=_texts,
        kind=_KIND_OF.get(kind, str),
        places=_each(_texts),
        stakeholder_ids=tuple,
        benefit_ids=tuple,
        event_ids=tuple,
    )

    def entity(plain: Plain) -> Entity:
        aliases: list[Alias] = []
        place = 0
        for alias in plain.get("aliases", ()):
            references = _references(alias["references"], plain["id"], place, receipts)
            aliases.append(_made(Alias, {"text": alias["text"], "references": references}))
            place += len(references)
        return read({**plain, "aliases": tuple(aliases)})

    return entity
