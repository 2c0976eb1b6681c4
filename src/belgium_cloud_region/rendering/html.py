"""
Documents as HTML: what a notebook keeps that nobody has trusted yet.

Semantic tables with captions and scopes, no styles but alignment, no scripts, nothing from the
network; whatever text it is given stays text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from belgium_cloud_region.rendering.blocks import (
    Block,
    Folded,
    Heading,
    Paragraph,
    Spans,
    Table,
    safe,
    spans,
)
from belgium_cloud_region.rendering.renderer import TextualRenderer

__all__ = ["HtmlRenderer"]

_LEFT = ' style="text-align:left"'


class HtmlRenderer(TextualRenderer):
    """Writes fragments of HTML."""

    def __init__(self, language: str = "en") -> None:
        """
        Remember the language.

        Args:
            language: The BCP 47 tag of the language of the document.
        """
        self.language = language

    def text(self, text: str) -> str:
        """Return text, escaped."""
        return escape(text).replace("\n", "<br>")

    def strong(self, piece: str) -> str:
        """Return a strong piece."""
        return f"<strong>{piece}</strong>"

    def struck(self, piece: str) -> str:
        """Return a piece that is no longer right."""
        return f"<s>{piece}</s>"

    def link(self, piece: str, href: str, lang: str) -> str:
        """Return a link."""
        return f'<a href="{escape(href)}"{_lang(lang)}>{piece}</a>'

    def foreign(self, piece: str, lang: str) -> str:
        """Return a piece that says its language."""
        return f"<span{_lang(lang)}>{piece}</span>"

    def heading(self, heading: Heading) -> str:
        """Return a heading."""
        return f"<h{heading.level}>{self.content(heading.content)}</h{heading.level}>"

    def paragraph(self, paragraph: Paragraph) -> str:
        """Return a paragraph."""
        return f"<p>{self.content(paragraph.content)}</p>"

    def table(self, table: Table) -> str:
        """Return a table with caption, head and body."""
        titles = (self.content(spans(title)) for title in table.head)
        head = "".join(f'<th scope="col"{_LEFT}>{title}</th>' for title in titles)
        rows = "\n".join(self._row(row) for row in table.rows)
        return (
            f"<table>\n<caption{_LEFT}>{self.content(table.caption)}</caption>\n"
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
        )

    def _row(self, row: Sequence[Spans]) -> str:
        first, *others = (self.content(cell) for cell in row)
        cells = "".join(f"<td{_LEFT}>{cell}</td>" for cell in others)
        return f'<tr><th scope="row"{_LEFT}>{first}</th>{cells}</tr>'

    def folded(self, folded: Folded) -> str:
        """Return blocks that a click unfolds."""
        inside = "\n".join(self.blocks(folded.blocks))
        summary = self.content(spans(folded.summary))
        return f"<details>\n<summary>{summary}</summary>\n{inside}\n</details>"

    def document(self, blocks: Iterable[Block]) -> str:
        """Return a whole document, in an element that says its language."""
        inside = "\n".join(self.blocks(blocks))
        return f"<div{_lang(self.language)}>\n{inside}\n</div>"


def _lang(tag: str) -> str:
    return f' lang="{escape(safe(tag))}"' if tag else ""
