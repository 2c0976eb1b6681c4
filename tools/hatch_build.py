"""
Make completions for three shells, and the manual page, when a wheel is built.

They are made from the command line's parser and the data of the source tree.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import shtab
from argparse_manpage.manpage import Manpage
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))  # before any installed version

from belgium_cloud_region import get_catalog
from belgium_cloud_region.cli._complaints import PROGRAM
from belgium_cloud_region.cli._parser import EXAMPLES, build
from belgium_cloud_region.model.text import LANGUAGES

FILES = ("copies", "files", "output", "path")

EXIT_STATUS = """\
.TP
.B 0
An answer; nothing serious.
.TP
.B 1
Nothing answers, or more than one thing does; a passage drifted or is gone; a serious finding;
a place in a file that is not up to date.
.TP
.B 2
The arguments, a date, a language or data are not understood; a file cannot be read or written.
.TP
.B 130
The program was interrupted.
.TP
.B 141
The reader closed the pipe before the answer was whole.
"""
ENVIRONMENT = """\
.TP
.B COLUMNS
How many columns to fill, if not those of the terminal.
.TP
.B NO_COLOR
If it is set and not empty, nothing is styled.
"""


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Yield a parser and those of its commands."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from parsers(command)


def parser_with_names() -> argparse.ArgumentParser:
    """Return the parser with what can be completed: names, facts, languages, files."""
    catalog = get_catalog()
    names = [entity_id.partition(":")[2] for entity_id in catalog.contents.entities]
    facts = list(catalog.subject.facts)
    known = {
        "about": names,
        "edition": [catalog.edition],
        "fact": facts,
        "lang": LANGUAGES,
        "name": names,
        "names": [*facts, *names],
        "of": names,
    }
    parser = build()
    for command in parsers(parser):
        for action in command._actions:
            if action.dest in known:
                action.choices = known[action.dest]
            elif action.dest in FILES:
                action.complete = shtab.FILE  # type: ignore[attr-defined]
    return parser


def manual() -> str:
    """Return the manual page."""
    about = {
        "project_name": PROGRAM,
        "description": "what is true about Microsoft's cloud region in Belgium, and who says so",
        "manual_title": "User Commands",
        "url": "https://belgium-cloud-region.readthedocs.io/",
    }
    parser = build()
    for command in parsers(parser):
        command.color = False  # type: ignore[attr-defined]  # new in Python 3.14
        command.epilog = None  # it has a section of its own
        if command is not parser:
            command.description = None  # the help says the same
    page = Manpage(parser, about, format="single-commands-section")
    page.date = ""  # it would differ from day to day
    page.add_section("examples", ">", f".nf\n{EXAMPLES.replace('-', chr(92) + '-')}.fi\n")
    page.add_section("exit status", ">", EXIT_STATUS)
    page.add_section("environment", ">", ENVIRONMENT)
    return str(page)


def every_word(completion: str) -> str:
    """Return a completion for zsh that does not stop after the first of several words."""
    return re.sub(r'^  "\(\*\)::?', '  "*:', completion, flags=re.MULTILINE)


def files() -> dict[str, str]:
    """Return the text of every file, under its path in ``share``."""
    completed = parser_with_names()
    return {
        f"bash-completion/completions/{PROGRAM}": shtab.complete(completed, "bash"),
        f"zsh/site-functions/_{PROGRAM}": every_word(shtab.complete(completed, "zsh")),
        f"fish/vendor_completions.d/{PROGRAM}.fish": shtab.complete(completed, "fish"),
        f"man/man1/{PROGRAM}.1": manual(),
    }


class CommandLineFiles(BuildHookInterface[Any]):
    """The step of a build that makes the files and hands them to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the files into a folder that goes to the wheel as ``share``."""
        self.folder = TemporaryDirectory()
        for name, text in files().items():
            file = Path(self.folder.name, name)
            file.parent.mkdir(parents=True)
            file.write_bytes(text.encode())
        build_data["shared_data"][self.folder.name] = "share"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the folder."""
        self.folder.cleanup()
