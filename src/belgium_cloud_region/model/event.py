"""What happened, and when."""

from __future__ import annotations

from enum import Enum

import attrs

from belgium_cloud_region._markup import Spans, spans
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.values import Absence
from belgium_cloud_region.model.wording import word

__all__ = ["Event", "EventKind"]


class EventKind(Enum):
    """What sort of event it is."""

    ANNOUNCED = "announced"
    OPENING = "opening"
    LISTING = "listing"
    MILESTONE = "milestone"
    PUBLICATION = "publication"
    SERVICE = "service"
    TOOL = "tool"
    ORGANISATION = "organisation"
    OTHER = "other"


@attrs.frozen(kw_only=True, repr=False)
class Event(Entity):
    """
    Something that happened on a date, known as precisely as its sources.

    Attributes:
        kind: What sort of event it is.
    """

    kind: EventKind = attrs.field(validator=attrs.validators.instance_of(EventKind))

    @property
    def _plural(self) -> str:
        return word("events", self.language)

    def _columns(self) -> tuple[str, ...]:
        return tuple(word(name, self.language) for name in ("day", "name"))

    def _row(self) -> tuple[Spans, ...]:
        return self._told("date"), spans(self._labelled())

    @property
    def date(self) -> PartialDate | Absence:
        """When it happened."""
        return self._date("date")
