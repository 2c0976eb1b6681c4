"""
Facts inside other people's documents: what a name on a page stands for, and whether it still does.

A page names a fact as ``SUBJECT.FACT``: ``region.opened``, ``BDIA.founded``,
``benefit:latency.claim``. It may pin what was true when it was written:
``region.opened == 2025-11-18``. Sphinx, Markdown and MyST each have a module
that puts the answer on the page; what they have in common is here, and so are
Markdown files that nothing but this library fills.
"""

from belgium_cloud_region.documents._desk import Desk, Problem, Quoted, Reason
from belgium_cloud_region.documents._files import Spot, render_files

__all__ = ["Desk", "Problem", "Quoted", "Reason", "Spot", "render_files"]
