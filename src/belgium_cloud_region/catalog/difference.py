"""What differs between two catalogues, record by record."""

from __future__ import annotations

from enum import Enum
from typing import Any

import attrs

from belgium_cloud_region._display import Displayed, Listing
from belgium_cloud_region._markup import Spans, spans
from belgium_cloud_region.catalog.contents import Contents

__all__ = ["Difference", "DifferenceKind", "differences"]


class DifferenceKind(Enum):
    """What happened to a record from one catalogue to the other."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@attrs.frozen(kw_only=True, repr=False)
class Difference(Displayed):
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

    @property
    def _plural(self) -> str:
        return "Differences"

    def _columns(self) -> tuple[str, ...]:
        return ("What happened", "List", "Record")

    def _row(self) -> tuple[Spans, ...]:
        return spans(self.kind.value), spans(self.part), spans(self.id)

    def __str__(self) -> str:
        return f"{self.kind.value}: {self.part} {self.id}"

    def __repr__(self) -> str:
        return f"Difference({self.kind.value}, {self.part}, {self.id!r})"


def differences(one: Contents, other: Contents) -> tuple[Difference, ...]:
    """Return what differs, list by list, by id."""
    found: list[Difference] = []
    others = other.lists()
    for part, records in one.lists().items():
        before, after = _by_id(records), _by_id(others[part])
        for identity in sorted(before.keys() | after.keys()):
            old, new = before.get(identity), after.get(identity)
            if old != new:
                found.append(Difference(part=part, id=identity, before=old, after=new))
    return Listing(found)


def _by_id(records: tuple[Any, ...]) -> dict[str, object]:
    return {record.id if hasattr(record, "id") else record.name: record for record in records}
