"""
One assertion about one property of one entity, with its rank and its references.

In Wikibase's terms a `PropertyValue` is a snak, and a `Statement` is a main
snak with qualifiers, rank and references.
"""

from __future__ import annotations

import builtins  # the field `property` hides the decorator of that name
import re
from collections.abc import Iterable
from enum import Enum

import attrs

from belgium_cloud_region._display import Displayed
from belgium_cloud_region._markup import Block, Spans, Table, spans
from belgium_cloud_region.model.dates import PartialDate, Period
from belgium_cloud_region.model.evidence import Reference
from belgium_cloud_region.model.text import LanguageMap
from belgium_cloud_region.model.values import Absence, Point, Quantity

__all__ = ["Basis", "PropertyValue", "Qualifier", "Rank", "Statement", "Value", "ValueKind"]

Value = str | bool | PartialDate | Quantity | LanguageMap | Point | Absence
"""Whatever a statement can assert."""

_PROPERTY = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_SUBJECT = re.compile(r"[a-z][a-z0-9]*:[a-z0-9]+(?:-[a-z0-9]+)*")
_ID = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")

_maybe_text = attrs.validators.optional(
    attrs.validators.and_(attrs.validators.instance_of(str), attrs.validators.min_len(1))
)


class Rank(Enum):
    """Which of several statements to believe."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


class Basis(Enum):
    """How a statement came about."""

    REPORTED = "reported"
    INFERRED = "inferred"
    COMPUTED = "computed"


class ValueKind(Enum):
    """
    The kinds of value; each is the name of the field that holds it.
    """

    TEXT = "text"
    FLAG = "flag"
    DATE = "date"
    QUANTITY = "quantity"
    WORDS = "words"
    POINT = "point"
    ENTITY_ID = "entity_id"
    ABSENCE = "absence"


_VALUE_FIELDS = tuple(kind.value for kind in ValueKind)


@attrs.frozen(kw_only=True)
class PropertyValue:
    """
    A property and exactly one value for it.

    Attributes:
        property: The property's name, in snake case.

        text: Text that is the same in every language: a name, a code, an enumerated value.

        flag: True or false.

        date: A date, as precise as its source.

        quantity: An amount with its unit.

        words: Prose, in several languages.

        point: A point on the globe.

        entity_id: The id of another entity.

        absence: Why there is no value.

    Raises:
        ValueError: It has no value, or more than one.
    """

    property: str = attrs.field(validator=attrs.validators.matches_re(_PROPERTY))
    text: str | None = attrs.field(default=None, validator=_maybe_text)
    flag: bool | None = None
    date: PartialDate | None = None
    quantity: Quantity | None = None
    words: LanguageMap | None = None
    point: Point | None = None
    entity_id: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(attrs.validators.matches_re(_SUBJECT))
    )
    absence: Absence | None = None

    def __attrs_post_init__(self) -> None:
        given = [name for name in _VALUE_FIELDS if getattr(self, name) is not None]
        if len(given) != 1:
            what = " and ".join(given) or "no value"
            raise ValueError(f"expected exactly one value, got {what}")

    @builtins.property
    def kind(self) -> ValueKind:
        """Which kind of value this is."""
        return ValueKind(next(n for n in _VALUE_FIELDS if getattr(self, n) is not None))

    @builtins.property
    def value(self) -> Value:
        """The one value."""
        value: Value = getattr(self, self.kind.value)
        return value


@attrs.frozen(kw_only=True)
class Qualifier(PropertyValue):
    """A circumstance of a statement: by whose authority, in which study, against which peer."""


# Written out, since a checker cannot see through `tuple` as a converter.
def _references(given: Iterable[Reference]) -> tuple[Reference, ...]:
    return tuple(given)


def _qualifiers(given: Iterable[Qualifier]) -> tuple[Qualifier, ...]:
    return tuple(given)


def _ids(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(given)


@attrs.frozen(kw_only=True, repr=False)
class Statement(PropertyValue, Displayed):
    """
    One assertion about one property of one entity.

    Attributes:
        id: Its permanent name.

        subject_id: The id of the entity that it is about.

        references: Where it is said; never empty.

        rank: Whether to prefer it, or never to believe it.

        rank_reason: Why it is not of normal rank, as a value of ``rank-reason``.

        deprecated_on: When it became known to be wrong.

        valid: When it holds; always, as far as anyone says, if absent.

        end_published: When the end of its validity was published, if later than
            the statement itself; before that, it had no end.

        qualifiers: Its circumstances.

        basis: Whether a source says so, or it was inferred or computed.

        derived_from: The ids of the statements that it was derived from.

        note: What keeps it from being misread.

    Raises:
        ValueError: There is no reference, or a rank has no reason.
    """

    id: str = attrs.field(validator=attrs.validators.matches_re(_ID))
    subject_id: str = attrs.field(validator=attrs.validators.matches_re(_SUBJECT))
    references: tuple[Reference, ...] = attrs.field(converter=_references)
    rank: Rank = attrs.field(default=Rank.NORMAL, validator=attrs.validators.instance_of(Rank))
    rank_reason: str | None = attrs.field(default=None, validator=_maybe_text)
    deprecated_on: PartialDate | None = None
    valid: Period | None = None
    end_published: PartialDate | None = None
    qualifiers: tuple[Qualifier, ...] = attrs.field(default=(), converter=_qualifiers)
    basis: Basis = attrs.field(
        default=Basis.REPORTED, validator=attrs.validators.instance_of(Basis)
    )
    derived_from: tuple[str, ...] = attrs.field(default=(), converter=_ids)
    note: LanguageMap | None = None

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if not self.references:
            raise ValueError("expected at least one reference: no value without a source")
        if (self.rank is Rank.NORMAL) != (self.rank_reason is None):
            raise ValueError("expected a rank_reason for every rank but normal, and only there")
        if self.end_published is not None and (self.valid is None or self.valid.end is None):
            raise ValueError("expected end_published only where valid has an end")
        if (self.rank is Rank.DEPRECATED) != (self.deprecated_on is not None):
            raise ValueError("expected deprecated_on for the rank deprecated, and only there")

    def qualifier(self, name: str) -> Value | None:
        """Return the value of its first qualifier of this name, if it has one."""
        return next((q.value for q in self.qualifiers if q.property == name), None)

    def _document(self) -> tuple[Block, ...]:
        wrong = self.rank is Rank.DEPRECATED  # and not said again
        valid = self.valid
        span = "" if valid is None else f"{valid.start or '…'} to before {valid.end or '…'}"
        told = [
            ("Subject", self.subject_id),
            ("Property", self.property),
            ("Value", "–" if wrong else _shown(self.value)),
            ("Rank", f"{self.rank.value} ({self.rank_reason})" if self.rank_reason else ""),
            ("Holds", span),
            ("Basis", "" if self.basis is Basis.REPORTED else self.basis.value),
            ("Derived from", ", ".join(self.derived_from)),
            *((f"Qualifier {q.property}", _shown(q.value)) for q in self.qualifiers),
            ("Note", "" if self.note is None else self.note.text()),
            *(("Source", _cited(reference)) for reference in self.references),
        ]
        rows = tuple((spans(name), spans(value)) for name, value in told if value)
        return (Table(spans(self.id), ("Field", "Value"), rows),)

    @builtins.property
    def _plural(self) -> str:
        return "Statements"

    def _columns(self) -> tuple[str, ...]:
        return ("Statement", "Value", "Sources")

    def _row(self) -> tuple[Spans, ...]:
        wrong = self.rank is Rank.DEPRECATED
        sources = ", ".join(dict.fromkeys(r.source_id for r in self.references))
        return spans(self.id), spans("–" if wrong else _shown(self.value)), spans(sources)

    def __str__(self) -> str:
        return f"{self.subject_id} {self.property}: {_shown(self.value)}"

    def __repr__(self) -> str:
        return f"Statement({self.id!r}, {self.value})"


def _shown(value: Value) -> str:
    return value.text() if isinstance(value, LanguageMap) else str(value)


def _cited(reference: Reference) -> str:
    place = "" if reference.locator is None else f", {reference.locator}"
    read = "" if reference.accessed is None else f", read {reference.accessed}"
    return f"{reference.source_id}{place}{read}"
