"""
Markdown files whose marked places are filled, and filled again.
"""

from __future__ import annotations

import codecs
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from tempfile import NamedTemporaryFile

import attrs

from belgium_cloud_region.documents._desk import Desk
from belgium_cloud_region.errors import BelgiumCloudRegionError
from belgium_cloud_region.rendering import HtmlRenderer, safe

__all__ = ["Spot", "render_files"]


@attrs.frozen(kw_only=True)
class Spot:
    """
    A marked place in a file that is not up to date, or cannot be.

    Attributes:
        file: The file.

        line: The line on which the place begins.

        name: What it asks for.

        old: What stands there.

        new: What should stand there; the same, if nobody can tell.

        problem: What is wrong with it besides; empty, if nothing.
    """

    file: Path
    line: int
    name: str
    old: str
    new: str
    problem: str = ""

    def __str__(self) -> str:
        changed = f"{self.old!r} -> {self.new!r}" if self.old != self.new else ""
        told = "; ".join(part for part in (changed, self.problem) if part)
        place = ":".join([str(self.file), str(self.line)])
        return safe(": ".join(part for part in (place, self.name, told) if part))


def render_files(
    paths: Iterable[str | PathLike[str]],
    *,
    check: bool = False,
    lang: str = "en",
    desk: Desk | None = None,
) -> tuple[Spot, ...]:
    """
    Fill the marked places in Markdown files, and say which were not up to date.

    A place is ``<!-- bcr: region.opened -->anything<!-- /bcr -->``; what stands
    between the marks becomes the value, and with ``bcr-cite`` the value with who
    says it. The marks stay, so that it can be done again. Places in fenced code,
    or after a backtick, are left alone; so is every byte outside of the places.

    Args:
        paths: The files.

        check: Whether to leave the files as they are.

        lang: The BCP 47 tag of the language of the files.

        desk: Where the facts come from; the bundled data, if absent.

    Returns:
        What changed, or would have; and what is wrong, with its line. Nothing, if
        all is well.

    Raises:
        OSError: A file cannot be read or written.
        ValueError: It is not a language tag.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> from belgium_cloud_region.documents import render_files
        >>> with TemporaryDirectory() as folder:
        ...     page = Path(folder, "page.md")
        ...     _ = page.write_text("It opened on <!-- bcr: region.opened -->?<!-- /bcr -->.")
        ...     changed, again = render_files([page]), render_files([page], check=True)
        ...     print(page.read_text(), len(changed), len(again))
        It opened on <!-- bcr: region.opened -->18 November 2025<!-- /bcr -->. 1 0
    """
    desk = Desk() if desk is None else desk
    desk.catalog.at(lang=lang)  # a tag that is none is told before anything is written
    found: list[Spot] = []
    for path in map(Path, paths):
        raw = path.read_bytes()
        filled = _File(path, raw, desk, lang)
        if filled.raw != raw and not check:
            _replace(path, filled.raw)
        found += filled.spots
    return tuple(found)


def _replace(path: Path, data: bytes) -> None:
    """Write a file anew; what stands there stays, unless all of it can be written."""
    path = path.resolve()
    with NamedTemporaryFile(dir=path.parent, delete=False) as new:
        try:
            new.write(data)
            new.close()
            shutil.copymode(path, new.name)
            os.replace(new.name, path)
        except BaseException:
            new.close()
            os.unlink(new.name)
            raise


_TOKENS = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}(?=[^`\r\n]*(?:[\r\n]|\Z))|~{3,})(?P<info>[^\r\n]*)"
    r"|(?P<code>`?)<!--[ \t]*"
    r"(?:bcr(?P<cite>-cite)?[ \t]*:(?P<name>[^<>]*)|(?P<end>/)bcr(?:-cite)?[ \t]*)-->",
    re.MULTILINE,
)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_SIGNS = re.compile(r"[\\`*_{}\[\]|~$]")
"""What Markdown would obey in a line; as references to characters it obeys none of them."""


class _File:
    """One file with its places filled."""

    def __init__(self, path: Path, raw: bytes, desk: Desk, lang: str) -> None:
        self.path, self.desk, self.lang = path, desk, lang
        self.spots: list[Spot] = []
        self.encoding, self.text = _decoded(raw)
        self.raw = "".join(self.pieces()).encode(self.encoding)

    def pieces(self) -> Iterator[str]:
        done, fence, coded = 0, "", False
        opened: re.Match[str] | None = None
        for token in _TOKENS.finditer(self.text):
            if token["fence"]:
                self.unpaired(opened)
                opened = None
                if not fence:
                    fence = token["fence"]
                elif token["fence"].startswith(fence) and not token["info"].strip():
                    fence = ""
            elif fence:
                continue
            elif token["code"]:
                coded = not token["end"]
            elif not token["end"]:
                self.unpaired(opened)
                opened = token
            elif opened is None:
                self.unpaired(None if coded else token)
                coded = False
            else:
                old = self.text[opened.end() : token.start()]
                if _BLANK_LINE.search(old):  # more than anybody would put into a sentence
                    self.unpaired(opened)
                else:
                    yield self.text[done : opened.end()]
                    yield self.filled(opened, old)
                    done = token.start()
                opened = None
        self.unpaired(opened)
        yield self.text[done:]

    def filled(self, mark: re.Match[str], old: str) -> str:
        try:
            quoted = self.desk.quote(mark["name"], self.lang)
        except BelgiumCloudRegionError as error:
            self.note(mark, old, old, str(error))
            return old
        new = _SIGNS.sub(
            lambda sign: f"&#{ord(sign[0])};",
            HtmlRenderer().content((*quoted.value, *(quoted.brackets if mark["cite"] else ()))),
        )
        if self.encoding == "latin-1":  # or any other with the letters of ASCII
            new = new.encode("ascii", "xmlcharrefreplace").decode()
        problem = "; ".join(map(str, quoted.problems))
        if new != old or problem:
            self.note(mark, old, new, problem)
        return new

    def unpaired(self, mark: re.Match[str] | None) -> None:
        if mark is not None:
            problem = "half a place; write <!-- bcr: SUBJECT.FACT -->anything<!-- /bcr -->"
            self.note(mark, "", "", problem)

    def note(self, mark: re.Match[str], old: str, new: str, problem: str) -> None:
        line = self.text.count("\n", 0, mark.start()) + 1
        name = " ".join((mark["name"] or "").split())
        self.spots.append(
            Spot(file=self.path, line=line, name=name, old=old, new=new, problem=problem)
        )


def _decoded(raw: bytes) -> tuple[str, str]:
    """Return an encoding in which every byte of a file comes back, with its text."""
    utf_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
    encoding = utf_16.get(raw[:2], "utf-8")
    try:
        return encoding, raw.decode(encoding)
    except UnicodeDecodeError:
        return "latin-1", raw.decode("latin-1")
