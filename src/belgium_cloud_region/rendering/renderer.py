"""
What every form of a document has in common: a method for each kind of block and of text.

HTML, Markdown and text are beside this module; whoever hosts documents of another form
(docutils, an element tree, a terminal with styles) subclasses `Renderer`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from belgium_cloud_region.rendering.blocks import (
    Block,
    Folded,
    Heading,
    Paragraph,
    Spans,
    Table,
    clean,
)

__all__ = ["Renderer", "TextualRenderer"]

Piece = TypeVar("Piece")
Part = TypeVar("Part")


class Renderer(Generic[Piece, Part]):
    """
    Turns blocks into blocks, and pieces of text into pieces of text, of another form.

    A host that only quotes values needs `text`, and what it can of `strong`, `struck`, `link`
    and `foreign`; what is not overridden leaves the piece as it is.
    """

    def text(self, text: str) -> Piece:
        """Return plain text; it is safe, but not escaped."""
        raise NotImplementedError

    def strong(self, piece: Piece) -> Piece:
        """Return a piece that stands out."""
        return piece

    def struck(self, piece: Piece) -> Piece:
        """Return a piece that is struck through."""
        return piece

    def link(self, piece: Piece, href: str, lang: str) -> Piece:
        """
        Return a piece that leads somewhere.

        Args:
            piece: The piece.

            href: An address of the web.

            lang: The tag of its language, if it is not that of the document.
        """
        return piece

    def foreign(self, piece: Piece, lang: str) -> Piece:
        """Return a piece in another language than the document's."""
        return piece

    def inline(self, content: Spans) -> list[Piece]:
        """Return pieces of text, each in its form."""
        found: list[Piece] = []
        for span in clean(content):
            piece = self.text(span.text)
            if span.struck:
                piece = self.struck(piece)
            if span.strong:
                piece = self.strong(piece)
            if span.href:
                piece = self.link(piece, span.href, span.lang)
            elif span.lang:
                piece = self.foreign(piece, span.lang)
            found.append(piece)
        return found

    def heading(self, heading: Heading) -> Part:
        """Return a heading."""
        raise NotImplementedError

    def paragraph(self, paragraph: Paragraph) -> Part:
        """Return a paragraph."""
        raise NotImplementedError

    def table(self, table: Table) -> Part:
        """Return a table."""
        raise NotImplementedError

    def folded(self, folded: Folded) -> Part:
        """Return blocks under a summary."""
        raise NotImplementedError

    def block(self, block: Block) -> Part:
        """Return a block of any kind."""
        if isinstance(block, Heading):
            return self.heading(block)
        if isinstance(block, Paragraph):
            return self.paragraph(block)
        if isinstance(block, Table):
            return self.table(block)
        return self.folded(block)

    def blocks(self, blocks: Iterable[Block]) -> list[Part]:
        """Return blocks, each in its form."""
        return [self.block(block) for block in blocks]


class TextualRenderer(Renderer[str, str]):
    """A form that is text: pieces are put one behind the other."""

    def content(self, content: Spans) -> str:
        """Return pieces of text as one."""
        return "".join(self.inline(content))

    def document(self, blocks: Iterable[Block]) -> str:
        """Return a whole document."""
        raise NotImplementedError
