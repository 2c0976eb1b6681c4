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
* ``query``: a thin face, who is meant, when, in which language
* ``documents``, ``checkup``, ``citation``, ``pictures``, ``proof``, ``export``: ways out
* ``rendering``: the one floor that knows words and layout
* ``loading``: the door for data
* ``catalog``: an immutable edition of everything, indexed, seen at a moment
* ``model``: the nouns, which are mute
* ``frozen``, ``plain``, ``errors``: the ground

Importing the package reads no data; the first question does, once.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, which is not worth importing for it

if TYPE_CHECKING:
    from belgium_cloud_region.catalog import Catalog
    from belgium_cloud_region.citation import cite
    from belgium_cloud_region.errors import (
        AmbiguousNameError,
        BelgiumCloudRegionError,
        DataError,
        DateError,
        UnknownEntityError,
    )
    from belgium_cloud_region.loading import get_catalog, load_catalog
    from belgium_cloud_region.model import (
        Absence,
        Benefit,
        Entity,
        Event,
        Fact,
        Initiative,
        Listing,
        PartialDate,
        Quantity,
        Reference,
        Region,
        Source,
        Stakeholder,
        Statement,
        Status,
    )
    from belgium_cloud_region.proof import verify
    from belgium_cloud_region.query import (
        changes,
        diff,
        get_benefit,
        get_initiative,
        get_region,
        get_source,
        get_stakeholder,
        regions,
        resolve,
        search,
    )

    __version__: str

__all__ = [
    "Absence",
    "AmbiguousNameError",
    "BelgiumCloudRegionError",
    "Benefit",
    "Catalog",
    "DataError",
    "DateError",
    "Entity",
    "Event",
    "Fact",
    "Initiative",
    "Listing",
    "PartialDate",
    "Quantity",
    "Reference",
    "Region",
    "Source",
    "Stakeholder",
    "Statement",
    "Status",
    "UnknownEntityError",
    "changes",
    "cite",
    "diff",
    "get_benefit",
    "get_catalog",
    "get_initiative",
    "get_region",
    "get_source",
    "get_stakeholder",
    "load_catalog",
    "regions",
    "resolve",
    "search",
    "verify",
]

_HOMES = {
    "Catalog": "catalog",
    "cite": "citation",
    "get_catalog": "loading",
    "load_catalog": "loading",
    "verify": "proof",
}
"""Where the public names live that are neither questions, nor nouns, nor errors."""


def __getattr__(name: str) -> object:
    # Names are imported when they are asked for, so that a bare import costs nothing.
    if name == "__version__":
        from importlib.metadata import version

        return version("belgium-cloud-region")
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name[:80]!r}")
    from importlib import import_module

    home = "model" if name[0].isupper() else "query"
    home = _HOMES.get(name, "errors" if name.endswith("Error") else home)
    value = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
