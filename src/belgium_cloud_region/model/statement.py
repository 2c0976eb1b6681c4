"""
One assertion about one property of one entity, with its rank and its references.

In Wikibase's terms a `PropertyValue` is a snak, and a `Statement` is a main
snak with qualifiers, rank and references.
"""

from __future__ import annotations

import builtins  # the field `property` hides the decorator of that name
from collections.abc import Iterable
from enum import StrEnum

import attrs

from belgium_cloud_region.frozen import Frozen
from belgium_cloud_region.model.dates import PartialDate, Period
from belgium_cloud_region.model.evidence import Reference
from belgium_cloud_region.model.shown import Shown
from belgium_cloud_region.model.text import LanguageMap, matching
from belgium_cloud_region.model.values import Absence, Point, Quantity

__all__ = ["Basis", "PropertyValue", "Qualifier", "Rank", "Statement", "Value", "ValueKind"]

Value = str | bool | PartialDate | Quantity | LanguageMap | Point | Absence
"""Whatever a statement can assert."""

_PROPERTY = r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*"
_SUBJECT = r"[a-z][a-z0-9]*:[a-z0-9]+(?:-[a-z0-9]+)*"
_ID = r"[a-z0-9]+(?:[._-][a-z0-9]+)*"

_maybe_text = attrs.validators.optional(
    attrs.validators.and_(attrs.validators.instance_of(str), attrs.validators.min_len(1))
)


class Rank(StrEnum):
    """Which of several statements to believe."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


class Basis(StrEnum):
    """How a statement came about."""

    REPORTED = "reported"
    INFERRED = "inferred"
    COMPUTED = "computed"


class ValueKind(StrEnum):
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


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class PropertyValue(Frozen):
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

    property: str = attrs.field(validator=matching(_PROPERTY))
    text: str | None = attrs.field(default=None, validator=_maybe_text)
    flag: bool | None = None
    date: PartialDate | None = None
    quantity: Quantity | None = None
    words: LanguageMap | None = None
    point: Point | None = None
    entity_id: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(matching(_SUBJECT))
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
        return next(kind for kind in ValueKind if getattr(self, kind) is not None)

    @builtins.property
    def value(self) -> Value:
        """The one value."""
        value: Value = getattr(self, self.kind.value)
        return value


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Qualifier(PropertyValue):
    """A circumstance of a statement: by whose authority, in which study, against which peer."""


# Written out, since a checker cannot see through `tuple` as a converter.
def _references(given: Iterable[Reference]) -> tuple[Reference, ...]:
    return tuple(given)


def _qualifiers(given: Iterable[Qualifier]) -> tuple[Qualifier, ...]:
    return tuple(given)


def _ids(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(given)


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Statement(PropertyValue, Shown):
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

    id: str = attrs.field(validator=matching(_ID))
    subject_id: str = attrs.field(validator=matching(_SUBJECT))
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

    def __hash__(self) -> int:
        return hash(self.id)

    def __str__(self) -> str:
        return f"{self.subject_id} {self.property}: {self.value.text() if isinstance(self.value, LanguageMap) else self.value}"

    def __repr__(self) -> str:
        return f"Statement({self.id!r}, {self.value})"
