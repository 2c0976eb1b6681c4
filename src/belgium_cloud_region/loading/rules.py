"""
Rules of the project: what the bundled data, and only they, must keep to.

Every text is in four languages, every list is in order, and every enumeration
that the code knows has its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from belgium_cloud_region.catalog.order import order_of
from belgium_cloud_region.loading.parts import Part, identity, things, whole
from belgium_cloud_region.model.benefit import BenefitKind
from belgium_cloud_region.model.event import EventKind
from belgium_cloud_region.model.evidence import LocatorKind, SourceKind
from belgium_cloud_region.model.promise import Outcome
from belgium_cloud_region.model.region import RegionKind, Status
from belgium_cloud_region.model.stakeholder import StakeholderKind
from belgium_cloud_region.model.statement import Basis, Rank
from belgium_cloud_region.model.text import LANGUAGES, LanguageMap
from belgium_cloud_region.model.values import Absence, Modality

__all__ = ["ENUMERATED", "lapses_of"]

ENUMERATED = (
    Absence,
    Basis,
    BenefitKind,
    EventKind,
    LocatorKind,
    Modality,
    Outcome,
    Rank,
    RegionKind,
    SourceKind,
    StakeholderKind,
    Status,
)
"""The enumerations that the code knows; the vocabulary names each of their values."""


def lapses_of(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """Return where the bundled data fall short of the project's own rules."""
    return tuple(_lapses(parts))


def _lapses(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        for path, thing in things(part):
            if isinstance(thing, LanguageMap):
                for tag in LANGUAGES:
                    if tag not in thing:
                        yield f"{part.file}: the language {tag!r} is missing @ {path}"
        for name, records in part.contents.lists().items():
            keys = [order_of(record) for record in records]
            for before, after, record in zip(keys, keys[1:], records[1:], strict=False):
                if after < before:
                    yield f"{part.file}: {identity(record)!r} is out of order @ $.{name}"
    words = {e.name: set(e.values) for e in whole(parts).enumerations}
    for kind in ENUMERATED:
        name = _hyphenated(kind.__name__)
        lacking = {member.value for member in kind} ^ words.get(name, set())
        if lacking:
            yield f"the enumeration {name!r} and the code differ in {sorted(lacking)}"


def _hyphenated(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
