"""
How answers are written: text that fits the terminal, tables, JSON; nothing that a terminal obeys.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, TextIO, cast
from unicodedata import combining, east_asian_width

from belgium_cloud_region._display import Displayed
from belgium_cloud_region._markup import (
    Block,
    Folded,
    Heading,
    Span,
    Spans,
    Table,
    safe,
    spans,
)
from belgium_cloud_region._plain import plain, to_json

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

__all__ = [
    "card_width",
    "printable_json",
    "say",
    "say_json",
    "say_json_text",
    "show",
    "show_table",
    "to_believable_json",
]

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_SPACES = re.compile(r"[ \t\n]+")  # not those that forbid a break
_GAP = 2
_NARROW = 16
"""Where columns of a table would be narrower than this, cells are told below one another."""


def say(text: str) -> None:
    """Print a text."""
    print(safe(text))


def say_json(thing: Any) -> None:
    """Print an object as JSON, without what is known to be wrong."""
    say_json_text(to_believable_json(thing))


def say_json_text(text: str) -> None:
    """Print JSON text."""
    print(printable_json(text, sys.stdout))


def to_believable_json(thing: Any) -> str:
    """Return an object as JSON text, without what is known to be wrong."""
    return to_json(_believable(plain(thing)))


def _believable(data: Any) -> Any:
    if isinstance(data, list):
        values = cast("Iterable[Any]", data)
        return [_believable(value) for value in values if not _is_wrong(value)]
    if isinstance(data, dict):
        entries = cast("dict[str, Any]", data)
        return {key: _believable(value) for key, value in entries.items()}
    return data


def _is_wrong(data: Any) -> bool:
    return isinstance(data, dict) and cast("dict[str, Any]", data).get("rank") == "deprecated"


def printable_json(text: str, stream: TextIO | None) -> str:
    """
    Return JSON text with escapes for what a terminal would obey or its encoding lacks.

    Args:
        text: The JSON text.

        stream: Where it will be written.
    """
    text = safe(text)  # its escapes are those of JSON
    encoding = getattr(stream, "encoding", None) or "utf-8"
    if encoding.lower().replace("-", "") == "utf8":
        return text
    from json import dumps

    return _FOREIGN.sub(lambda match: dumps(match[0])[1:-1], text)


def card_width() -> int:
    """Return how many columns a text for people fills: those of the terminal, within reason."""
    return min(_columns(), 100)


def _columns() -> int:
    return max(40, shutil.get_terminal_size((88, 24)).columns)


def show(thing: Displayed) -> None:
    """Print an object for people."""
    console = _console()
    if console is None:
        say(thing.to_text(card_width()))
    else:
        _print_richly(console, thing._document())


def show_table(table: Table) -> None:
    """Print a table for people, every row of it."""
    console = _console()
    if console is None:
        say(_plain_table(table, _columns()))
    else:
        _print_richly(console, (table,))


def _plain_table(table: Table, width: int) -> str:
    rows, widths = _laid_out(table, width)
    if widths is None:
        return _stacked(rows[1:], width)
    rows.insert(1, tuple("-" * size for size in widths))
    return "\n".join(line for row in rows for line in _lines(row, widths))


def _stacked(rows: Iterable[tuple[str, ...]], width: int) -> str:
    """Return a table whose columns would be too narrow: what a row is about, the rest below."""
    lines: list[str] = []
    for first, *rest in rows:
        told = "; ".join(cell for cell in rest if cell)
        lines += _wrapped(first, width)
        lines += (f"    {line}" for line in _wrapped(told, width - 4))
    return "\n".join(lines)


def _laid_out(table: Table, width: int) -> tuple[list[tuple[str, ...]], tuple[int, ...] | None]:
    """Return the rows of a table, its head first, and how wide its columns are, if they fit in."""
    rows = [tuple(safe(title) for title in table.head)]
    rows += [tuple(safe("".join(span.text for span in cell)) for cell in row) for row in table.rows]
    return rows, _fitted(tuple(zip(*rows, strict=True)), width - _GAP * (len(table.head) - 1))


def _fitted(columns: Sequence[Sequence[str]], room: int) -> tuple[int, ...] | None:
    """Return widths that fit in, the widest columns giving way; words stay whole while they can."""
    natural = [max(map(_width, column)) for column in columns]
    words = [max(_width(w) for cell in column for w in _SPACES.split(cell)) for column in columns]
    words[0] = min(natural[0], room // 2)  # where a reader looks first, and copies from
    for longest in (40, 24, 16, 0):
        least = [min(size, longest) for size in words[1:]]
        for widest in range(max(natural), _NARROW - 1, -1):
            rest = [
                max(least_, min(size, widest))
                for least_, size in zip(least, natural[1:], strict=True)
            ]
            if words[0] + sum(rest) <= room:
                return words[0], *rest
    return None


def _lines(cells: Iterable[str], widths: Sequence[int]) -> Iterator[str]:
    wrapped = [_wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for parts in zip_longest(*wrapped, fillvalue=""):
        padded = (p + " " * (w - _width(p)) for p, w in zip(parts, widths, strict=True))
        yield (" " * _GAP).join(padded).rstrip()


def _wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines, broken between words, and inside those that are too long."""
    lines, room = [""], width
    for word in _SPACES.split(text):
        size = _width(word)
        if lines[-1] and size < room:
            lines[-1] += f" {word}"
            room -= size + 1
            continue
        if lines[-1]:
            lines.append("")
            room = width
        for sign in word:
            if _width(sign) > room:
                lines.append("")
                room = width
            lines[-1] += sign
            room -= _width(sign)
    return lines


def _width(text: str) -> int:
    """Return how many columns a terminal gives to a text."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _console() -> Console | None:
    """Return a console for styled text, where there is a terminal, rich, and nobody minds."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    if plain or sys.stdout is None or not sys.stdout.isatty():
        return None
    try:
        from rich.console import Console
    except ImportError:
        return None
    return Console(width=_columns(), highlight=False, markup=False, emoji=False)


def _print_richly(console: Console, blocks: Iterable[Block]) -> None:
    for place, block in enumerate(blocks):
        if place:
            console.print()
        if isinstance(block, Folded):
            console.print(_styled(spans(Span(block.summary, strong=True))))
            _print_richly(console, block.blocks)
        elif isinstance(block, Table):
            _print_table(console, block)
        else:
            console.print(_styled(block.content, "bold" if isinstance(block, Heading) else ""))


def _print_table(console: Console, table: Table) -> None:
    from rich import box
    from rich import table as rich_table

    rows, widths = _laid_out(table, console.width)
    if widths is None:
        console.print(_styled(spans(_stacked(rows[1:], console.width))))
        return
    if table.caption:
        console.print(_styled(table.caption, "bold"))
    drawn = rich_table.Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0)
    )
    for title, width in zip(table.head, widths, strict=True):
        drawn.add_column(safe(title), width=width, overflow="fold", header_style="bold")
    for row in table.rows:
        drawn.add_row(*(_styled(cell) for cell in row))
    console.print(drawn)


def _styled(content: Spans, style: str = "") -> Text:
    from rich.style import Style
    from rich.text import Text

    text = Text(style=style)
    for span in content:
        web = span.href.lower().startswith(("https://", "http://"))
        link = safe(span.href) if web else None
        text.append(safe(span.text), Style(bold=span.strong or None, link=link))
    return text
