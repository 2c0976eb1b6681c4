"""
Renew what is made from the command line's parser: completions for three shells, and the manual page.

Usage: ``python tools/generate_cli_files.py``; with ``--check`` nothing is written
and the exit code is 1 if a file would change.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import shtab
from argparse_manpage.manpage import Manpage

from belgium_cloud_region import get_catalog
from belgium_cloud_region.cli._complaints import PROGRAM
from belgium_cloud_region.cli._parser import EXAMPLES, build
from belgium_cloud_region.model.text import LANGUAGES

ROOT = Path(__file__).parent.parent
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
    """Return the text of every file, under its path."""
    completed = parser_with_names()
    return {
        f"completions/{PROGRAM}.bash": shtab.complete(completed, "bash"),
        f"completions/_{PROGRAM}": every_word(shtab.complete(completed, "zsh")),
        f"completions/{PROGRAM}.fish": shtab.complete(completed, "fish"),
        f"man/{PROGRAM}.1": manual(),
    }


def main() -> int:
    """Write the files, or tell which would change."""
    changed: list[str] = []
    for name, text in files().items():
        file = ROOT / name
        if not file.exists() or file.read_text("utf-8") != text:
            changed.append(name)
            if "--check" not in sys.argv:
                file.parent.mkdir(exist_ok=True)
                file.write_text(text, "utf-8")
    print("\n".join(changed) or "completions and manual page are up to date")
    return 1 if changed and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
