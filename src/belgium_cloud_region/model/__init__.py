"""
The nouns: what the catalogue is made of. Nothing here reads a file or knows its format.
"""

from belgium_cloud_region.model.benefit import Benefit, BenefitKind
from belgium_cloud_region.model.change import Axis, Change
from belgium_cloud_region.model.dates import PartialDate, Period, Precision
from belgium_cloud_region.model.entity import Alias, BestValue, Entity
from belgium_cloud_region.model.event import Event, EventKind
from belgium_cloud_region.model.evidence import (
    Locator,
    LocatorKind,
    Receipt,
    Reference,
    Source,
    SourceKind,
)
from belgium_cloud_region.model.fact import Fact, Facts, Ground, Judgement, Standing
from belgium_cloud_region.model.initiative import Initiative
from belgium_cloud_region.model.latency import LatencyFloor, latency_floor
from belgium_cloud_region.model.promise import Outcome, Promise
from belgium_cloud_region.model.region import Code, Region, RegionKind, Status
from belgium_cloud_region.model.service import Service
from belgium_cloud_region.model.shown import Listing
from belgium_cloud_region.model.stakeholder import Stakeholder, StakeholderKind
from belgium_cloud_region.model.statement import (
    Basis,
    PropertyValue,
    Qualifier,
    Rank,
    Statement,
    Value,
    ValueKind,
)
from belgium_cloud_region.model.text import LANGUAGES, LanguageMap
from belgium_cloud_region.model.values import Absence, Modality, Point, Quantity
from belgium_cloud_region.model.vocabulary import Edition, Enumeration, Lasting, Property

__all__ = [
    "LANGUAGES",
    "Absence",
    "Alias",
    "Axis",
    "Basis",
    "Benefit",
    "BenefitKind",
    "BestValue",
    "Change",
    "Code",
    "Edition",
    "Entity",
    "Enumeration",
    "Event",
    "EventKind",
    "Fact",
    "Facts",
    "Ground",
    "Initiative",
    "Judgement",
    "LanguageMap",
    "Lasting",
    "LatencyFloor",
    "Listing",
    "Locator",
    "LocatorKind",
    "Modality",
    "Outcome",
    "PartialDate",
    "Period",
    "Point",
    "Precision",
    "Promise",
    "Property",
    "PropertyValue",
    "Qualifier",
    "Quantity",
    "Rank",
    "Receipt",
    "Reference",
    "Region",
    "RegionKind",
    "Service",
    "Source",
    "SourceKind",
    "Stakeholder",
    "StakeholderKind",
    "Standing",
    "Statement",
    "Status",
    "Value",
    "ValueKind",
    "latency_floor",
]
