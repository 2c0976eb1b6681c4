"""What happened, and when."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

import attrs

from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.entity import BestValue, Entity
from belgium_cloud_region.model.statement import ValueKind

__all__ = ["Event", "EventKind"]


class EventKind(StrEnum):
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


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Event(Entity):
    """
    Something that happened on a date, known as precisely as its sources.

    Attributes:
        kind: What sort of event it is.

        date: When it happened.
    """

    kind: EventKind = attrs.field(validator=attrs.validators.instance_of(EventKind))

    part: ClassVar[str] = "events"
    noun: ClassVar[str] = "event"
    date: ClassVar[BestValue[PartialDate]] = BestValue[PartialDate](
        ValueKind.DATE, "When it happened.", leads=False
    )
