"""
The words of the data: what each property and each enumerated value means.
"""

from __future__ import annotations

import attrs

from belgium_cloud_region.frozen import FrozenMap
from belgium_cloud_region.model.statement import ValueKind
from belgium_cloud_region.model.text import LanguageMap

__all__ = ["Enumeration", "Property"]


@attrs.frozen(kw_only=True)
class Property:
    """
    What a property means, and how its statements relate.

    Attributes:
        name: Its name, in snake case.

        kind: The kind of value it takes; an absence is always allowed.

        also: Further kinds, for versions that some sources give in another form.

        labels: What people call it.

        descriptions: One sentence on what it means.

        many: Whether several values are true side by side.

        apart_by: The qualifiers that make statements speak of different things.

        enumeration: The enumeration that a text must come from.
    """

    name: str = attrs.field(validator=attrs.validators.matches_re(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*"))
    kind: ValueKind
    also: tuple[ValueKind, ...] = ()
    labels: LanguageMap
    descriptions: LanguageMap
    many: bool = False
    apart_by: tuple[str, ...] = ()
    enumeration: str | None = None


@attrs.frozen(kw_only=True)
class Enumeration:
    """
    A closed list of words.

    Attributes:
        name: Its name, hyphenated.

        values: Each word, with what people call it.
    """

    name: str = attrs.field(validator=attrs.validators.matches_re(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"))
    values: FrozenMap[str, LanguageMap]
