"""
Documents as Markdown: headings, tables, links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from belgium_cloud_region.rendering.blocks import Block, Folded, Heading, Paragraph, Table, spans
from belgium_cloud_region.rendering.renderer import TextualRenderer

__all__ = ["MarkdownRenderer"]

_MARKS = re.compile(r"([\\`*_{}\[\]<>|#~]|&(?=#?\w+;))")
_BEGINNING = re.compile(r"\A(?:[-+=:!](?=[ \t\n=:!-]|$)|[0-9]{1,9}(?=[.)]))")
"""What makes a list, a heading, a rule or a box of a paragraph that begins with it."""


def _escaped(match: re.Match[str]) -> str:
    sign = match[0]
    return f"{sign}\\" if sign.isdecimal() else f"\\{sign}"


class MarkdownRenderer(TextualRenderer):
    """Writes Markdown, with the tables and the strokes that most readers of it know."""

    def text(self, text: str) -> str:
        """Return text of which nothing is a mark."""
        return _MARKS.sub(r"\\\1", text).replace("\n", " ")

    def strong(self, piece: str) -> str:
        """Return a strong piece."""
        return f"**{piece}**"

    def struck(self, piece: str) -> str:
        """Return a piece that is struck through."""
        return f"~~{piece}~~"

    def link(self, piece: str, href: str, lang: str) -> str:
        """Return a link."""
        return f"[{piece}](<{href.replace('>', '%3E').replace('<', '%3C')}>)"

    def heading(self, heading: Heading) -> str:
        """Return a heading."""
        return f"{'#' * heading.level} {self.content(heading.content)}"

    def paragraph(self, paragraph: Paragraph) -> str:
        """Return a paragraph."""
        return _BEGINNING.sub(_escaped, self.content(paragraph.content).lstrip(" \t"))

    def table(self, table: Table) -> str:
        """Return a table under its caption, if it has one."""
        caption = self.content(table.caption)
        titles = (self.content(spans(title)) or " " for title in table.head)
        lines = [
            *((f"*{caption}*", "") if caption else ()),
            f"| {' | '.join(titles)} |",
            f"|{' --- |' * len(table.head)}",
            *(f"| {' | '.join(self.content(cell) for cell in row)} |" for row in table.rows),
        ]
        return "\n".join(lines)

    def folded(self, folded: Folded) -> str:
        """Return blocks under a strong summary."""
        summary = self.strong(self.content(spans(folded.summary)))
        return "\n\n".join([summary, *self.blocks(folded.blocks)])

    def document(self, blocks: Iterable[Block]) -> str:
        """Return a whole document."""
        return "\n\n".join(self.blocks(blocks)) + "\n"
