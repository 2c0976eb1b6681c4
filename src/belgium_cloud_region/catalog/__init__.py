"""
An edition of everything: immutable, indexed, and narrowed in time and language by copy.
"""

from belgium_cloud_region.catalog.contents import Contents
from belgium_cloud_region.catalog.difference import Difference, DifferenceKind
from belgium_cloud_region.catalog.edition import Catalog
from belgium_cloud_region.catalog.records import (
    BenefitRecord,
    EditionRecord,
    EntityRecord,
    EventRecord,
    InitiativeRecord,
    RegionRecord,
    StakeholderRecord,
)

__all__ = [
    "BenefitRecord",
    "Catalog",
    "Contents",
    "Difference",
    "DifferenceKind",
    "EditionRecord",
    "EntityRecord",
    "EventRecord",
    "InitiativeRecord",
    "RegionRecord",
    "StakeholderRecord",
]
