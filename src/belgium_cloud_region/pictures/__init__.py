"""
Pictures for people who would rather look than read: a timeline, a map, the versions of a claim.

Each is plain SVG that follows the theme of the page, and carries what it shows
as a sentence and as a table too.
"""

from belgium_cloud_region.pictures._claims import claims
from belgium_cloud_region.pictures._neighbours import neighbours
from belgium_cloud_region.pictures._picture import Picture
from belgium_cloud_region.pictures._timeline import timeline

__all__ = ["Picture", "claims", "neighbours", "timeline"]
