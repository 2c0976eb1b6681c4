"""
How answers are written: text that fits the terminal, JSON; nothing that a terminal obeys.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TextIO

from belgium_cloud_region.plain import to_json
from belgium_cloud_region.rendering import Block, TextRenderer, safe

__all__ = ["printable_json", "say", "say_blocks", "say_json", "say_json_text", "write"]

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_WIDEST = 100
"""How many columns a text for people fills at most; a table fills them all."""


class _StyledRenderer(TextRenderer):
    """Writes text for a terminal: what is strong is bold, and titles lead to their sources."""

    def strong(self, piece: str) -> str:
        return f"\x1b[1m{piece}\x1b[0m"

    def link(self, piece: str, href: str, lang: str = "") -> str:
        return f"\x1b]8;;{href}\x1b\\{piece}\x1b]8;;\x1b\\"


def _has_styles() -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and sys.stdout is not None and sys.stdout.isatty()


def say(text: str) -> None:
    """Print a text."""
    print(safe(text))


def say_json(data: object) -> None:
    """Print plain data as JSON."""
    say_json_text(to_json(data))


def say_json_text(text: str) -> None:
    """Print JSON text."""
    print(printable_json(text, sys.stdout))


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


def say_blocks(blocks: Iterable[Block], *, wide: bool = False, unfolded: bool = False) -> None:
    """
    Print a document for people.

    Args:
        blocks: The document.

        wide: Whether to fill all columns of the terminal, as a table does.

        unfolded: Whether to print what is folded, and not only its summary.
    """
    columns = max(40, shutil.get_terminal_size((88, 24)).columns)
    width = columns if wide else min(columns, _WIDEST)
    kind = _StyledRenderer if _has_styles() else TextRenderer
    print(kind(width, unfolded=unfolded).document(blocks))  # what it is given is made safe there


def write(path: str, text: str) -> None:
    """Write a text to a file; what stands there stays, unless all of it can be written."""
    file = Path(path)
    if file.exists() and not file.is_file():  # a device or a pipe is no file to be replaced
        file.write_text(text, "utf-8", newline="\n")
        return
    with NamedTemporaryFile(
        "w", dir=file.parent, encoding="utf-8", newline="\n", delete=False
    ) as new:
        try:
            new.write(text)
            new.close()
            if file.exists():
                os.chmod(new.name, file.stat().st_mode)
            else:
                umask = os.umask(0)
                os.umask(umask)
                os.chmod(new.name, 0o666 & ~umask)
            os.replace(new.name, file)
        except BaseException:
            new.close()
            os.unlink(new.name)
            raise
