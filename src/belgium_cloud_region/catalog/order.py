"""In which order ids and names stand: as people count, not as letters compare."""

from __future__ import annotations

import re
from typing import Any

from belgium_cloud_region.model.statement import Statement

__all__ = ["natural_order", "order_of"]


def natural_order(identifier: str) -> tuple[object, ...]:
    """
    Return the key by which ids and names are sorted, a number in them by its size.

    Example:
        >>> sorted(["opened-10", "opened-9"], key=natural_order)
        ['opened-9', 'opened-10']
    """
    # Numbers by how many digits they have, then by these: Python reads none of five thousand.
    parts: list[object] = list(re.split("([0-9]+)", identifier))
    for place in range(1, len(parts), 2):
        digits = str(parts[place]).lstrip("0")
        parts[place] = (len(digits), digits, parts[place])
    return tuple(parts)


def order_of(thing: Any) -> tuple[object, ...]:
    """Return the key by which records of one kind are sorted in a data file."""
    name = thing.id if hasattr(thing, "id") else thing.name
    key = natural_order(name)
    return (thing.subject_id, thing.property, *key) if isinstance(thing, Statement) else key
