"""
An edition of everything: immutable, indexed, seen at a moment and in a language.
"""

from belgium_cloud_region.catalog.contents import Contents
from belgium_cloud_region.catalog.difference import Difference, DifferenceKind
from belgium_cloud_region.catalog.view import Catalog

__all__ = ["Catalog", "Contents", "Difference", "DifferenceKind"]
