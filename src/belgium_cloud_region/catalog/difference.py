"""What differs between two catalogues, record by record."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import attrs

from belgium_cloud_region.catalog.contents import Contents
from belgium_cloud_region.frozen import Frozen
from belgium_cloud_region.model.entity import Alias, Entity
from belgium_cloud_region.model.shown import Shown
from belgium_cloud_region.model.statement import Statement

__all__ = ["Difference", "DifferenceKind", "differences"]


class DifferenceKind(StrEnum):
    """What happened to a record from one catalogue to the other."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Difference(Shown, Frozen):
    """
    One record that two catalogues do not share.

    Attributes:
        part: The list that it belongs to: ``statements``, ``sources``, ``regions``…

        id: Its id or name.

        before: The record in the first catalogue; absent if it was added.

        after: The record in the second catalogue; absent if it was removed.
    """

    part: str
    id: str
    before: object | None
    after: object | None

    @property
    def kind(self) -> DifferenceKind:
        """What happened to it."""
        if self.before is None:
            return DifferenceKind.ADDED
        return DifferenceKind.REMOVED if self.after is None else DifferenceKind.CHANGED

    def __str__(self) -> str:
        return f"{self.kind.value}: {self.part} {self.id}"

    def __repr__(self) -> str:
        return f"Difference({self.kind.value}, {self.part}, {self.id!r})"


def differences(one: Contents, other: Contents) -> Iterator[Difference]:
    """Yield what differs, list by list, by id; receipts, which prove and assert nothing, do not count."""
    before, after = _records(one), _records(other)
    for part in dict.fromkeys((*before, *after)):
        old, new = before.get(part, {}), after.get(part, {})
        for identity in sorted(old.keys() | new.keys()):
            pair = old.get(identity), new.get(identity)
            if _bare(pair[0]) != _bare(pair[1]):
                yield Difference(part=part, id=identity, before=pair[0], after=pair[1])


def _bare(record: Any) -> Any:
    """Return a record without its receipts."""
    if isinstance(record, (Statement, Alias)):
        references = tuple(attrs.evolve(r, receipt=None) for r in record.references)
        return attrs.evolve(record, references=references)
    if isinstance(record, Entity):
        return attrs.evolve(record, aliases=tuple(map(_bare, record.aliases)))
    return record


def _records(contents: Contents) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {"sources": dict(contents.sources)}
    for entity in contents.entities.values():
        found.setdefault(entity.part, {})[entity.id] = entity
    found["statements"] = {s.id: s for s in contents.every_statement()}
    found["properties"] = dict(contents.properties)
    found["enumerations"] = dict(contents.enumerations)
    return found
