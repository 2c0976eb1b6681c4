"""
The least time that light in fibre needs between two points, computed.

It is a floor: real cables are longer than a great circle, and equipment adds to it.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

import attrs

from belgium_cloud_region.errors import printable
from belgium_cloud_region.frozen import Frozen
from belgium_cloud_region.model.statement import Basis
from belgium_cloud_region.model.values import Modality, Point, Quantity

__all__ = ["LatencyFloor", "latency_floor"]

_EARTH_RADIUS = 6371.0  # km, mean
_LIGHT = 299_792.458  # km/s, in vacuum
_INDEX = 1.467  # of the core of standard single-mode fibre


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class LatencyFloor(Frozen):
    """
    The least round-trip time between two points, computed and not measured.

    Attributes:
        distance: The great-circle distance in km, right to 0.3 %.

        round_trip: The least round-trip time in ms.

        basis: Always computed.

        formula: How it was computed.

        source_ids: The sources of the formula and its constants.
    """

    distance: Quantity
    round_trip: Quantity
    basis: Basis = Basis.COMPUTED
    formula: str = "2 · distance · 1.467 / 299792.458 km/s; distance by haversine, radius 6371 km"
    source_ids: tuple[str, ...] = ("movable-type-latlong", "pingdo-refractive-index")


def latency_floor(one: Point, other: Point) -> LatencyFloor:
    """
    Return the least round-trip time between two points.

    The point that a vendor publishes for a region may lie far from its sites:
    see the fact ``label_point_meaning`` where there is one.

    Args:
        one: A point, such as `Region.label_point`.

        other: Another point.

    Raises:
        TypeError: One of them is not a point; an absent point says why.

    Example:
        >>> from belgium_cloud_region import get_region
        >>> from belgium_cloud_region.model import latency_floor
        >>> floor = latency_floor(get_region().label_point, get_region("westeurope").label_point)
        >>> round(floor.distance.amount), round(floor.round_trip.amount, 2), floor.basis.value
        (173, 1.7, 'computed')
    """
    for point in (one, other):
        if not isinstance(point, Point):
            raise TypeError(
                f"a latency floor is between two points, got {printable(str(point)[:80])}"
            )
    north, south = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    half_chord = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    distance = 2 * _EARTH_RADIUS * asin(min(1.0, sqrt(half_chord)))
    milliseconds = 2 * distance * _INDEX / _LIGHT * 1000
    return LatencyFloor(
        distance=Quantity(distance, "km", Modality.ABOUT),
        round_trip=Quantity(milliseconds, "ms", Modality.AT_LEAST),
    )
