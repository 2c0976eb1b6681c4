"""
Entities as they are written down: identity and links, before facts are judged and links followed.

What identifies a thing is in its record; what somebody could dispute is a
`belgium_cloud_region.model.Statement`.
"""

from __future__ import annotations

import re

import attrs

from belgium_cloud_region.model.benefit import BenefitKind
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.entity import Alias
from belgium_cloud_region.model.event import EventKind
from belgium_cloud_region.model.region import RegionKind
from belgium_cloud_region.model.stakeholder import StakeholderKind
from belgium_cloud_region.model.text import LanguageMap

__all__ = [
    "BenefitRecord",
    "EditionRecord",
    "EntityRecord",
    "EventRecord",
    "InitiativeRecord",
    "RegionRecord",
    "StakeholderRecord",
    "natural_order",
]

_ID = re.compile(r"[a-z][a-z0-9]*:[a-z0-9]+(?:-[a-z0-9]+)*")
_EDITION = re.compile(r"[0-9]{4}\.[0-9]{2}(?:\.[0-9]+)?")
_DIGITS = re.compile(r"([0-9]+)")


def natural_order(identifier: str) -> tuple[int | str, ...]:
    """
    Return the key by which ids and names are sorted, a number in them by its size.

    Example:
        >>> sorted(["opened-10", "opened-9"], key=natural_order)
        ['opened-9', 'opened-10']
    """
    parts = _DIGITS.split(identifier)
    return tuple(int(part) if part.isdigit() else part for part in parts)


@attrs.frozen(kw_only=True)
class EntityRecord:
    """
    What every record holds; see `belgium_cloud_region.model.Entity`.

    Attributes:
        id: Permanent, never used again for something else.

        labels: The name in every language kept.

        official: The languages in which the label is an official name.

        descriptions: One sentence on what it is.

        aliases: Other spellings, each with where it was met.
    """

    id: str = attrs.field(validator=attrs.validators.matches_re(_ID))
    labels: LanguageMap
    official: tuple[str, ...] = ()
    descriptions: LanguageMap
    aliases: tuple[Alias, ...] = ()


@attrs.frozen(kw_only=True)
class RegionRecord(EntityRecord):
    """
    A region.

    Attributes:
        kind: How complete it is.

        places: Place names by which people may mean it.

        stakeholder_ids: Who has to do with it, in the order to tell them.

        benefit_ids: What is claimed to be good about it, in the order to tell it.

        event_ids: What happened to it.
    """

    kind: RegionKind
    places: tuple[LanguageMap, ...] = ()
    stakeholder_ids: tuple[str, ...] = ()
    benefit_ids: tuple[str, ...] = ()
    event_ids: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class InitiativeRecord(EntityRecord):
    """
    An initiative.

    Attributes:
        stakeholder_ids: Who owns it and who takes part.
    """

    stakeholder_ids: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class StakeholderRecord(EntityRecord):
    """
    A stakeholder.

    Attributes:
        kind: What sort of stakeholder it is.
    """

    kind: StakeholderKind


@attrs.frozen(kw_only=True)
class BenefitRecord(EntityRecord):
    """
    A benefit.

    Attributes:
        kind: Where the claim comes from.

        stakeholder_ids: Who claims it and who is said to gain.
    """

    kind: BenefitKind
    stakeholder_ids: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class EventRecord(EntityRecord):
    """
    An event; its date is a statement.

    Attributes:
        kind: What sort of event it is.
    """

    kind: EventKind


@attrs.frozen(kw_only=True)
class EditionRecord:
    """
    Which edition of the data this is.

    Attributes:
        name: Year and month, such as ``2026.11``.

        date: The day that a question without a date is answered for.

        license: The SPDX expression of the data's licence.
    """

    name: str = attrs.field(validator=attrs.validators.matches_re(_EDITION))
    date: PartialDate
    license: str
