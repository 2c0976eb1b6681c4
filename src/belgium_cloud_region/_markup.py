"""
Small documents that can be shown anywhere: as HTML, as Markdown, as plain text.

The HTML is what a notebook keeps that nobody has trusted yet: semantic tables
with captions and scopes, no styles but alignment, no scripts, nothing from the
network; whatever text it is given stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import attrs

__all__ = [
    "Block",
    "Folded",
    "Heading",
    "Paragraph",
    "Span",
    "Spans",
    "Table",
    "block_to_html",
    "joined",
    "safe",
    "spans",
    "to_html",
    "to_markdown",
    "to_text",
]

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_MARKS = re.compile(r"([\\`*_{}\[\]<>|#~])")
_LEFT = ' style="text-align:left"'


@attrs.frozen
class Span:
    """
    A piece of text.

    Attributes:
        text: The text.

        lang: The BCP 47 tag of its language, if it is not that of the document.

        href: Where it leads, if anywhere.

        strong: Whether it stands out.
    """

    text: str
    lang: str = ""
    href: str = ""
    strong: bool = False


Spans: TypeAlias = tuple[Span, ...]


@attrs.frozen
class Heading:
    """A title of what follows; level 1 is the highest."""

    content: Spans
    level: int = 3


@attrs.frozen
class Paragraph:
    """A paragraph."""

    content: Spans


@attrs.frozen
class Table:
    """
    A table whose rows begin with what they are about.

    Attributes:
        caption: What the table shows.

        head: The titles of its columns.

        rows: Its cells, row by row; as many as there are titles.
    """

    caption: Spans
    head: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]


@attrs.frozen
class Folded:
    """Blocks that unfold at a click, under a summary; unfolded wherever nothing can be clicked."""

    summary: str
    blocks: tuple[Block, ...]


Block: TypeAlias = Heading | Paragraph | Table | Folded


def spans(*given: Span | str | None) -> Spans:
    """Return pieces of text, those that are nothing left out."""
    found = (Span(piece) if isinstance(piece, str) else piece for piece in given if piece)
    return tuple(piece for piece in found if piece.text)


def joined(parts: Iterable[Spans], separator: str) -> Spans:
    """Return pieces of text with a separator between the parts."""
    found: list[Span] = []
    for part in parts:
        found += [Span(separator), *part] if found and part else part
    return tuple(found)


def safe(text: str) -> str:
    r"""
    Return a text without what a terminal would obey, or a reader not see.

    Example:
        >>> from belgium_cloud_region._markup import safe
        >>> print(safe("red\x1b[31m"))
        red\u001b[31m
    """
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def to_html(blocks: Iterable[Block], language: str) -> str:
    """
    Return a document as a fragment of HTML.

    Args:
        blocks: The document.

        language: The BCP 47 tag of its language.
    """
    inside = "\n".join(block_to_html(block) for block in blocks)
    return f'<div lang="{_escaped(language)}">\n{inside}\n</div>'


def block_to_html(block: Block) -> str:
    """Return one block as HTML, without the element around a document that says its language."""
    if isinstance(block, Heading):
        return f"<h{block.level}>{_html_spans(block.content)}</h{block.level}>"
    if isinstance(block, Paragraph):
        return f"<p>{_html_spans(block.content)}</p>"
    if isinstance(block, Folded):
        inside = "\n".join(block_to_html(inner) for inner in block.blocks)
        return f"<details>\n<summary>{_html_text(block.summary)}</summary>\n{inside}\n</details>"
    head = "".join(f'<th scope="col"{_LEFT}>{_html_text(title)}</th>' for title in block.head)
    rows = "\n".join(_html_row(row) for row in block.rows)
    return (
        f"<table>\n<caption{_LEFT}>{_html_spans(block.caption)}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _html_row(row: Sequence[Spans]) -> str:
    first, *others = (_html_spans(cell) for cell in row)
    cells = "".join(f"<td{_LEFT}>{cell}</td>" for cell in others)
    return f'<tr><th scope="row"{_LEFT}>{first}</th>{cells}</tr>'


def _html_spans(content: Spans) -> str:
    return "".join(_html_span(span) for span in content)


def _html_span(span: Span) -> str:
    text = _html_text(span.text)
    if span.strong:
        text = f"<strong>{text}</strong>"
    lang = f' lang="{_escaped(span.lang)}"' if span.lang else ""
    if span.href.lower().startswith(("https://", "http://")):
        return f'<a href="{_escaped(span.href)}"{lang}>{text}</a>'
    return f"<span{lang}>{text}</span>" if lang else text


def _html_text(text: str) -> str:
    return _escaped(text).replace("\n", "<br>")


def _escaped(text: str) -> str:
    from html import escape  # nobody who shows nothing should wait for it

    return escape(safe(text))


def to_markdown(blocks: Iterable[Block]) -> str:
    """Return a document as Markdown: headings, tables, links."""
    return "\n\n".join(_markdown(block) for block in blocks) + "\n"


def _markdown(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_markdown_spans(block.content)}"
    if isinstance(block, Paragraph):
        return _markdown_spans(block.content)
    if isinstance(block, Folded):
        inside = "\n\n".join(_markdown(inner) for inner in block.blocks)
        return f"**{_markdown_text(block.summary)}**\n\n{inside}"
    lines = [
        f"*{_markdown_spans(block.caption)}*",
        "",
        f"| {' | '.join(_markdown_text(title) or ' ' for title in block.head)} |",
        f"|{' --- |' * len(block.head)}",
        *(f"| {' | '.join(_markdown_spans(cell) for cell in row)} |" for row in block.rows),
    ]
    return "\n".join(lines)


def _markdown_spans(content: Spans) -> str:
    return "".join(_markdown_span(span) for span in content)


def _markdown_span(span: Span) -> str:
    text = _markdown_text(span.text)
    if span.strong:
        text = f"**{text}**"
    if span.href.lower().startswith(("https://", "http://")):
        return f"[{text}](<{safe(span.href).replace('>', '%3E').replace('<', '%3C')}>)"
    return text


def _markdown_text(text: str) -> str:
    return _MARKS.sub(r"\\\1", safe(text)).replace("\n", " ")


def to_text(blocks: Iterable[Block], width: int = 88, *, unfolded: bool = True) -> str:
    """
    Return a document as plain text.

    Args:
        blocks: The document.

        width: The number of columns to fill.

        unfolded: Whether to tell what is folded, and not only its summary.
    """
    shown = (
        b if unfolded or not isinstance(b, Folded) else Paragraph(spans(f"▸ {b.summary}"))
        for b in blocks
    )
    return "\n".join(line for block in shown for line in (*_text(block, width), "")).rstrip("\n")


def _text(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, (Heading, Paragraph)):
        yield from _wrapped(_text_spans(block.content), width)
    elif isinstance(block, Folded):
        yield safe(block.summary)
        for inner in block.blocks:
            lines = _text(inner, width)
            caption = inner.caption if isinstance(inner, Table) else ()
            if caption and block.summary.startswith(_text_spans(caption)):
                next(lines)  # the summary has said it
            yield from lines
    else:
        yield from _wrapped(_text_spans(block.caption), width)
        label = min(30, max((len(_text_spans(row[0])) for row in block.rows), default=0)) + 2
        for row in block.rows:
            first, rest = _text_spans(row[0]), [_text_spans(cell) for cell in row[1:]]
            told = _wrapped(" · ".join(cell for cell in rest if cell), width - label - 2)
            head = f"  {first:<{label}}"
            if len(first) >= label:
                yield head.rstrip()
                head = " " * (label + 2)
            yield f"{head}{told[0] if told else ''}".rstrip()
            yield from (f"{' ' * (label + 2)}{line}" for line in told[1:])


def _text_spans(content: Spans) -> str:
    return safe(" ".join("".join(span.text for span in content).split()))


def _wrapped(text: str, width: int) -> list[str]:
    import textwrap  # nobody who shows nothing should wait for it

    return textwrap.wrap(text, max(20, width), break_long_words=False, break_on_hyphens=False)
