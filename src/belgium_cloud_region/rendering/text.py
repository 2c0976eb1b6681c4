"""
Documents as plain text in lines and columns.

There is one way to break lines and one way to lay out a table, for cards and listings alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from unicodedata import combining, east_asian_width

import attrs

from belgium_cloud_region.rendering.blocks import (
    Block,
    Folded,
    Heading,
    Paragraph,
    Span,
    Spans,
    Table,
    clean,
    joined,
    plain_text,
    spans,
)
from belgium_cloud_region.rendering.renderer import TextualRenderer

__all__ = ["TextRenderer", "columns_of", "wrapped"]

_SPACES = re.compile(r"([ \t\n]+)")  # not those that forbid a break
_UNEVEN = re.compile(r"^ | $|  |[\t\n]")
_FOLD = "▸"
_GAP = 2
_NARROW = 16
"""Where columns of a table would be narrower than this, cells are put below one another."""


class TextRenderer(TextualRenderer):
    """
    Writes text; a terminal with styles overrides how pieces look, not where they stand.

    Attributes:
        width: The number of columns to fill.

        unfolded: Whether to show what is folded, and not only its summary.
    """

    def __init__(self, width: int = 88, *, unfolded: bool = True) -> None:
        """
        Remember how to lay out.

        Args:
            width: The number of columns to fill; at least 20 are.

            unfolded: Whether to show what is folded, and not only its summary.
        """
        self.width: int = max(20, width)
        self.unfolded = unfolded

    def text(self, text: str) -> str:
        """Return text as it is."""
        return text

    def heading(self, heading: Heading) -> str:
        """Return a heading, in lines."""
        return self._lines(tuple(attrs.evolve(span, strong=True) for span in heading.content))

    def paragraph(self, paragraph: Paragraph) -> str:
        """Return a paragraph, in lines."""
        return self._lines(paragraph.content)

    def folded(self, folded: Folded) -> str:
        """Return blocks under their summary, or the summary alone."""
        if not self.unfolded:
            return self._lines(spans(f"{_FOLD} {folded.summary}"))
        parts = [self._lines((Span(folded.summary, strong=True),))]
        for block in folded.blocks:
            if isinstance(block, Table) and folded.summary.startswith(plain_text(block.caption)):
                block = attrs.evolve(block, caption=())  # the summary has said it
            parts.append(self.block(block))
        return "\n".join(parts)

    def table(self, table: Table) -> str:
        """Return a table in columns that fit; what each row is about and the rest below, if none do."""
        head = tuple((Span(title, strong=True),) for title in table.head)
        rows = [tuple(clean(cell) for cell in row) for row in (head, *table.rows)]
        texts = [tuple(plain_text(cell) for cell in row) for row in rows]
        room = self.width - _GAP * (len(head) - 1)
        widths = _fitted(tuple(zip(*texts, strict=True)), room)
        lines = [self._lines(table.caption)] if table.caption else []
        if widths is None:
            for first, *others in rows[1:]:
                below = wrapped(joined(others, "; "), self.width - 4)
                lines.append(self._lines(first))
                lines += (f"    {self.content(line)}" for line in below if line)
        else:
            rows.insert(1, tuple((Span("-" * width),) for width in widths))
            lines += (line for row in rows for line in self._row(row, widths))
        return "\n".join(line.rstrip() for line in lines)

    def _row(self, cells: Sequence[Spans], widths: Sequence[int]) -> Iterator[str]:
        parts = (wrapped(cell, width) for cell, width in zip(cells, widths, strict=True))
        for line in zip_longest(*parts, fillvalue=()):
            padded = (
                self.content(part) + " " * (width - columns_of(plain_text(part)))
                for part, width in zip(line, widths, strict=True)
            )
            yield (" " * _GAP).join(padded)

    def _lines(self, content: Spans) -> str:
        return "\n".join(self.content(line) for line in wrapped(content, self.width))

    def document(self, blocks: Iterable[Block]) -> str:
        """Return a whole document, an empty line between blocks, none between summaries."""
        text = ""
        for block in blocks:
            summary = isinstance(block, Folded) and not self.unfolded
            tight = summary and text.rpartition("\n")[2].startswith(_FOLD)
            text += ("\n" if tight else "\n\n" if text else "") + self.block(block)
        return text.rstrip("\n")


def wrapped(content: Spans, width: int) -> list[Spans]:
    """Return text in lines, broken between words, and inside those that are too long."""
    content = clean(content)
    text = plain_text(content)
    if columns_of(text) <= width and not _UNEVEN.search(text):
        return [content]
    lines: list[list[Span]] = [[]]
    room = width
    for word in _words(content):
        size = columns_of(plain_text(tuple(word)))
        if lines[-1] and size < room:
            before = lines[-1][-1]
            same = before.saying(" ") == word[0].saying(" ")
            lines[-1] += [before.saying(" ") if same else Span(" "), *word]
            room -= size + 1
            continue
        if lines[-1]:
            lines.append([])
            room = width
        if size <= room:
            lines[-1] += word
            room -= size
            continue
        for sign in (span.saying(sign) for span in word for sign in span.text):
            taken = columns_of(sign.text)
            if taken > room:
                lines.append([])
                room = width
            lines[-1].append(sign)
            room -= taken
    return [tuple(line) for line in lines]


def _words(content: Spans) -> Iterator[list[Span]]:
    """Yield words, each in as many pieces as it has styles."""
    word: list[Span] = []
    for span in content:
        for place, piece in enumerate(_SPACES.split(span.text)):
            if place % 2 and word:
                yield word
                word = []
            elif not place % 2 and piece:
                word.append(span.saying(piece))
    if word:
        yield word


def _fitted(columns: Sequence[Sequence[str]], room: int) -> tuple[int, ...] | None:
    """Return widths that fit in, the widest columns giving way; words stay whole while they can."""
    natural = [min(room, max(map(columns_of, column))) for column in columns]
    words = [
        max(columns_of(w) for cell in column for w in _SPACES.split(cell)) for column in columns
    ]
    # The first column is where a reader looks first, and copies from: its words stay whole.
    first = min(natural[0], room // 2, max(words[0], room // 3))
    for longest in (40, 24, 16, 0):
        least = [min(size, longest) for size in words[1:]]
        for widest in range(max(_NARROW, *natural), _NARROW - 1, -1):
            sizes = zip(least, natural[1:], strict=True)
            rest = [max(narrowest, min(size, widest)) for narrowest, size in sizes]
            if first + sum(rest) <= room:
                return first, *rest
    return None


def columns_of(text: str) -> int:
    """
    Return how many columns a terminal gives to a text.

    Example:
        >>> from belgium_cloud_region.rendering.text import columns_of
        >>> columns_of("Brussel"), columns_of("西")
        (7, 2)
    """
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
