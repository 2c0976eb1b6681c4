"""
The words of the data: what each property and each enumerated value means, and which edition it is.
"""

from __future__ import annotations

from enum import StrEnum

import attrs

from belgium_cloud_region.frozen import Frozen, FrozenMap
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.statement import ValueKind
from belgium_cloud_region.model.text import LanguageMap, matching

__all__ = ["AMOUNT_CIRCUMSTANCES", "Edition", "Enumeration", "Lasting", "Property"]


_NAME = r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*"

AMOUNT_CIRCUMSTANCES = ("scope", "horizon")
"""What keeps statements apart without being a qualifier, since it is a part of the amount itself."""


class Lasting(StrEnum):
    """
    How the statements on a property last, where they do not say it themselves.

    * identity: they hold always, as a name, a code or a place does.
    * state: they hold from the day on which the first of their sources was published; nobody
      knows what was true before.
    * promise: they hold from that day too, since it is the day on which the promise was given.
    * happening: the value is the day of something that happens once, which is ahead before it.
    """

    IDENTITY = "identity"
    STATE = "state"
    PROMISE = "promise"
    HAPPENING = "happening"

    @property
    def begins_when_told(self) -> bool:
        """Whether what does not say since when it holds begins when the first source tells it."""
        return self is Lasting.STATE or self is Lasting.PROMISE


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Property(Frozen):
    """
    What a property means, and how its statements relate.

    Attributes:
        name: Its name, in snake case.

        kind: The kind of value it takes; an absence is always allowed.

        also: Further kinds, for versions that some sources give in another form.

        labels: What people call it.

        descriptions: One sentence on what it means.

        many: Whether several values are true side by side.

        apart_by: The qualifiers that make statements speak of different things; ``scope`` and
            ``horizon`` are those of the amount.

        enumeration: The enumeration that a text must come from.

        lasting: How its statements last.

        formerly: Names that it had in the edition before, which still answer: with the statements
            that were made under them, as their ids tell.
    """

    name: str = attrs.field(validator=matching(_NAME))
    kind: ValueKind
    also: tuple[ValueKind, ...] = ()
    labels: LanguageMap
    descriptions: LanguageMap
    many: bool = False
    apart_by: tuple[str, ...] = ()
    enumeration: str | None = None
    lasting: Lasting = Lasting.IDENTITY
    formerly: tuple[str, ...] = attrs.field(
        default=(), validator=attrs.validators.deep_iterable(matching(_NAME))
    )


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Enumeration(Frozen):
    """
    A list of words.

    Attributes:
        name: Its name, hyphenated.

        open: Whether other words may be used too, such as the name of one more place.

        values: Each word, with what people call it.
    """

    name: str = attrs.field(validator=matching(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"))
    open: bool = False
    values: FrozenMap[str, LanguageMap]


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Edition(Frozen):
    """
    Which edition of the data this is.

    Attributes:
        name: Year and month, such as ``2026.11``.

        date: The day that a question without a date is answered for.

        license: The SPDX expression of the data's licence.

        subject: The id of the entity that is meant where none is named; absent where
            the data are about nothing in particular.
    """

    name: str = attrs.field(validator=matching(r"[0-9]{4}\.(?:0[1-9]|1[0-2])(?:\.[0-9]{1,4})?"))
    date: PartialDate
    license: str
    subject: str | None = None
