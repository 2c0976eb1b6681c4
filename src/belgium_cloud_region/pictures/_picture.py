"""
What a picture is: drawn, said in a sentence, and written down as a table.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection
from html import escape

import attrs

from belgium_cloud_region.loading import get_catalog
from belgium_cloud_region.pictures._svg import WIDTH, plain_text, standalone
from belgium_cloud_region.rendering import HtmlRenderer, spans, speaker_of
from belgium_cloud_region.rendering import Table as Rows

__all__ = ["Picture", "Table"]

Table = tuple[tuple[str, ...], ...]
"""The titles of the columns, then the rows."""


@attrs.frozen(kw_only=True, repr=False)
class Picture:
    """
    A picture, with the same in a sentence and in a table.

    A notebook shows it by itself; one that nobody has trusted yet does too.

    Attributes:
        title: What it is.

        svg: The drawing, as SVG that can be a file or stand inside a page. Lines
            and letters have the colour of the text around them.

        sentence: What it shows, for whoever does not see it.

        table: Everything that is drawn: the titles of the columns, then the rows.

        language: The BCP 47 tag of the language that it speaks.

    Example:
        >>> from belgium_cloud_region.pictures import timeline
        >>> picture = timeline()
        >>> picture
        Picture('Timeline of Belgium Central')
        >>> picture.svg[:4], picture.table[0][:2]
        ('<svg', ('Date', 'What'))
    """

    title: str
    svg: str
    sentence: str
    table: Table
    language: str

    def to_html(self) -> str:
        """
        Return a figure for any page: the drawing as an image, the table folded below it.

        The drawing brings its own ground, light or dark as the reader's system
        prefers, since an image cannot know the colours of the page around it.
        """
        image = b64encode(standalone(self.svg).encode()).decode()
        head, *rows = self.table
        summary = speaker_of(get_catalog().at(lang=self.language)).words(
            "picture", "data-of-picture"
        )
        table = Rows(
            spans(self.title), head, tuple(tuple(spans(cell) for cell in row) for row in rows)
        )
        return (
            f'<figure lang="{escape(self.language)}" style="margin:0">\n'
            f'<img src="data:image/svg+xml;base64,{image}" alt="{_html(self.sentence)}"'
            f' width="{WIDTH}" style="max-width:100%;height:auto">\n'
            f"<details>\n<summary>{_html(summary)}</summary>\n"
            '<div style="overflow-x:auto">\n'
            f"{HtmlRenderer().block(table)}\n</div>\n"
            "</details>\n</figure>"
        )

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        # Notebooks take the figure, trusted or not; the bare SVG is for what makes
        # papers and slides of them, the sentence for terminals.
        forms = {
            "text/html": self.to_html(),
            "image/svg+xml": self.svg,
            "text/plain": self.sentence,
        }
        wanted = (f for f in forms if (not include or f in include) and f not in (exclude or ()))
        return {form: forms[form] for form in wanted}

    def __repr__(self) -> str:
        return f"Picture({self.title!r})"


def _html(given: str) -> str:
    return escape(plain_text(given))
