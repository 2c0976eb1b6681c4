"""
Examples without the blank line at their end, by which doctest knows that an answer has ended.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx


def trim(app: Sphinx, doctree: nodes.document) -> None:
    """Take the white space from the end of every block of code."""
    for block in doctree.findall(nodes.literal_block):
        text = block.astext().rstrip()
        block.rawsource = text  # equal texts tell Sphinx that there is no markup inside
        block[:] = [nodes.Text(text)]


def setup(app: Sphinx) -> dict[str, Any]:
    """Trim the examples of a project."""
    app.connect("doctree-read", trim)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
