"""
Microsoft's cloud region in Belgium as sourced, typed, immutable facts.

Ask what is true about it, on any day, in four languages; the answer can show
who said it, where, and who disagrees::

    from belgium_cloud_region import get_region

    region = get_region()
    region.opened                        # PartialDate('2025-11-18')
    region.facts["opened"].why           # one sentence
    region.facts["opened"].statements    # all versions, each with its references
    get_region(lang="nl").description    # the same in Dutch

The floors of the package, each importing only from below:

* ``cli``, ``sphinxext``, ``markdownext``, ``mystplugin``: the outside world
* ``documents``: facts on other people's pages
* ``checkup``, ``citation``, ``pictures``: curators, footnotes, drawings
* ``export``, ``proof``, ``render``: ways out, for machines, for doubters, for people
* ``query``: who is meant, when, in which language
* ``loading``: the door for data
* ``catalog``: an immutable edition of everything, indexed
* ``model``: the nouns
* ``frozen``, ``errors`` and the underscored modules: the ground

Importing the package reads no data; the first question does, once.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, which is not worth importing for it

if TYPE_CHECKING:
    from belgium_cloud_region.catalog import Catalog, Difference, DifferenceKind
    from belgium_cloud_region.citation import cite
    from belgium_cloud_region.errors import (
        AmbiguousNameError,
        BelgiumCloudRegionError,
        DataError,
        UnknownEntityError,
        UnknownKeyError,
    )
    from belgium_cloud_region.frozen import FrozenMap
    from belgium_cloud_region.loading import from_dict, from_json, get_catalog, load_catalog
    from belgium_cloud_region.model import (
        Absence,
        Alias,
        Axis,
        Basis,
        Benefit,
        BenefitKind,
        Change,
        Code,
        Entity,
        Event,
        EventKind,
        Fact,
        Ground,
        Initiative,
        LanguageMap,
        LatencyFloor,
        Locator,
        LocatorKind,
        Modality,
        Outcome,
        PartialDate,
        Period,
        Point,
        Precision,
        Promise,
        Property,
        Qualifier,
        Quantity,
        Rank,
        Receipt,
        Reference,
        Region,
        RegionKind,
        Source,
        SourceKind,
        Stakeholder,
        StakeholderKind,
        Statement,
        Status,
        Value,
        ValueKind,
        latency_floor,
    )
    from belgium_cloud_region.proof import Verdict, Verification, verify
    from belgium_cloud_region.query import (
        changes,
        dependents,
        diff,
        get_benefit,
        get_initiative,
        get_region,
        get_source,
        get_stakeholder,
        regions,
        search,
        stale,
    )

    __version__: str

__all__ = [
    "Absence",
    "Alias",
    "AmbiguousNameError",
    "Axis",
    "Basis",
    "BelgiumCloudRegionError",
    "Benefit",
    "BenefitKind",
    "Catalog",
    "Change",
    "Code",
    "DataError",
    "Difference",
    "DifferenceKind",
    "Entity",
    "Event",
    "EventKind",
    "Fact",
    "FrozenMap",
    "Ground",
    "Initiative",
    "LanguageMap",
    "LatencyFloor",
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
    "Qualifier",
    "Quantity",
    "Rank",
    "Receipt",
    "Reference",
    "Region",
    "RegionKind",
    "Source",
    "SourceKind",
    "Stakeholder",
    "StakeholderKind",
    "Statement",
    "Status",
    "UnknownEntityError",
    "UnknownKeyError",
    "Value",
    "ValueKind",
    "Verdict",
    "Verification",
    "changes",
    "cite",
    "dependents",
    "diff",
    "from_dict",
    "from_json",
    "get_benefit",
    "get_catalog",
    "get_initiative",
    "get_region",
    "get_source",
    "get_stakeholder",
    "latency_floor",
    "load_catalog",
    "regions",
    "search",
    "stale",
    "verify",
]

_HOMES = {
    "catalog": ("Catalog", "Difference", "DifferenceKind"),
    "citation": ("cite",),
    "errors": (
        "AmbiguousNameError",
        "BelgiumCloudRegionError",
        "DataError",
        "UnknownEntityError",
        "UnknownKeyError",
    ),
    "frozen": ("FrozenMap",),
    "loading": ("from_dict", "from_json", "get_catalog", "load_catalog"),
    "proof": ("Verdict", "Verification", "verify"),
    "query": (
        "changes",
        "dependents",
        "diff",
        "get_benefit",
        "get_initiative",
        "get_region",
        "get_source",
        "get_stakeholder",
        "regions",
        "search",
        "stale",
    ),
}
"""Where the public names live that are not nouns of ``model``."""


def __getattr__(name: str) -> object:
    # Names are imported when they are asked for, so that a bare import costs nothing.
    if name == "__version__":
        from importlib.metadata import version

        return version("belgium-cloud-region")
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = next((home for home, names in _HOMES.items() if name in names), "model")
    value = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
