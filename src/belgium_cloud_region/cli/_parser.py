"""
What can be asked, and what is understood of it. Nothing but argparse is needed for that.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence

from belgium_cloud_region.cli._complaints import PROGRAM, UsageError

TYPE_CHECKING = False  # as in typing, which is not worth importing for it

if TYPE_CHECKING:
    from typing import Any, NoReturn

__all__ = ["EXAMPLES", "KINDS", "STYLES", "build", "parse", "refuse_if_nearly_a_command"]

KINDS = ("regions", "initiatives", "stakeholders", "benefits", "events", "facts", "sources")
STYLES = ("footnote", "bibtex", "csl-json", "ris")
CLOCKS = ("as-of", "known-by")

_GUESSES = {
    "benefits": "list benefits",
    "bibliography": "cite",
    "card": "show",
    "citation": "cite",
    "diff": "changes",
    "dump": "export",
    "events": "timeline",
    "fact": "get",
    "facts": "list facts",
    "find": "search",
    "help": "--help",
    "history": "changes",
    "info": "show",
    "initiatives": "list initiatives",
    "lookup": "search",
    "ls": "list",
    "print": "show",
    "proof": "verify",
    "query": "search",
    "reference": "cite",
    "references": "sources",
    "regions": "list regions",
    "save": "export",
    "stakeholders": "list stakeholders",
    "validate": "check",
    "version": "--version",
}
"""What people try, and the command that they mean."""

EXAMPLES = """\
  belgium-cloud-region
  belgium-cloud-region westeurope --lang nl
  belgium-cloud-region get opened
  belgium-cloud-region get BDIA/founded --value
  belgium-cloud-region search Schroos
  belgium-cloud-region changes --since 2025-09-01 --about "belgium central"
"""
_EPILOG = f"""\
A command need not be named: without one, the card of a region is shown.

examples:
{EXAMPLES}"""


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints can be told in one sentence, or to a machine."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see '{self.prog} --help'")


class _Version(argparse.Action):
    def __init__(self, **given: Any) -> None:
        super().__init__(nargs=0, **given)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        from belgium_cloud_region.loading import get_catalog

        print(f"{PROGRAM} {version(PROGRAM)}, data {get_catalog().edition}")
        parser.exit()


def build() -> argparse.ArgumentParser:
    """Return the parser."""
    parser = _Parser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [COMMAND] ...",
        description="What is true about Microsoft's cloud region in Belgium, and who says so.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "-V", "--version", action=_Version, help="print the versions of code and data"
    )
    commands = parser.add_subparsers(
        title="commands", dest="command", required=True, metavar="COMMAND", prog=PROGRAM
    )
    for name, (form, about, arguments) in _COMMANDS.items():
        command = commands.add_parser(
            name,
            usage=f"{PROGRAM} {name} {form} [options]",
            help=about,
            description=f"{about[:1].upper()}{about[1:]}.",
            allow_abbrev=False,
        )
        arguments(command)
    return parser


def parse(given: Sequence[str]) -> tuple[argparse.Namespace | None, bool]:
    """
    Return what is asked for, and whether the command was left out.

    Nothing is asked for where the parser has answered already: help, version.

    Raises:
        UsageError: The arguments are not understood.
    """
    parser = build()
    implied = not given or given[0] not in (*_COMMANDS, "-h", "--help", "-V", "--version")
    if implied and given:
        _refuse_a_guess(given[0])
    try:
        options, more = parser.parse_known_args(["show", *given] if implied else given)
    except SystemExit:
        return None, implied
    if more:
        _refuse(parser, options.command, more)
    if implied and options.name and options.name[0] in _COMMANDS:
        command = options.name[0]
        message = f"the command comes first: '{PROGRAM} {command} …'; see '{PROGRAM} --help'"
        raise UsageError(message, command)
    return options, implied


def refuse_if_nearly_a_command(words: Sequence[str]) -> None:
    """Raise where words that name nothing begin with nearly a command."""
    near = _near(words[0], _COMMANDS) if words else ()
    if near:
        message = f"nothing is known as {words[0]!r:.80}; did you mean the command '{near[0]}'?"
        raise UsageError(message, words[0], near, "unknown-command")


def _refuse_a_guess(word: str) -> None:
    meant = _GUESSES.get(word.lower())
    if meant is not None:
        message = f"there is no command {word!r}; did you mean '{meant}'?"
        raise UsageError(message, word, (meant,), "unknown-command")


def _refuse(parser: argparse.ArgumentParser, command: str, more: Sequence[str]) -> NoReturn:
    first = next((word for word in more if word.startswith("-")), more[0])
    advice = f"see '{PROGRAM} {command} --help'"
    if not first.startswith("-"):
        raise UsageError(f"{first!r:.80} is one word too many; {advice}", first)
    option = first.partition("=")[0]
    near = _near(option, _options_of(parser, command))
    advice = f"did you mean '{near[0]}'?" if near else advice
    raise UsageError(f"'{command}' has no option {option!r:.80}; {advice}", option, near)


def _options_of(parser: argparse.ArgumentParser, command: str) -> list[str]:
    choices: Any = next(a.choices for a in parser._actions if a.dest == "command")
    return [option for action in choices[command]._actions for option in action.option_strings]


def _near(word: str, known: Iterable[str]) -> tuple[str, ...]:
    from difflib import get_close_matches

    return tuple(get_close_matches(word[:80].lower(), known, n=1, cutoff=0.7))


def _one_of(noun: str, choices: Sequence[str]) -> Callable[[str], str]:
    def check(given: str) -> str:
        word = given.lower().replace("_", "-")
        if word not in choices:
            near = _near(word, choices)
            advice = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(choices)}"
            raise UsageError(f"there is no {noun} {given!r:.80}; {advice}", given, near)
        return word

    return check


def _show(command: argparse.ArgumentParser) -> None:
    _named(command, "a region or anything else, a fact (opened, BDIA/founded), the id of a source")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--full", action="store_true", help="unfold what is folded")
    _machine(form)
    _view(command)


def _get(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "fact",
        metavar="FACT",
        help="a fact of the region (opened), of something else (BDIA/founded)",
    )
    command.add_argument(
        "--of",
        metavar="NAME",
        help="whose fact it is (default: the region that the data are about)",
    )
    form = command.add_mutually_exclusive_group()
    form.add_argument(
        "--value", action="store_true", help="print the value alone, one line for each that holds"
    )
    _machine(form)
    _view(command)


def _list(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "kind",
        metavar="KIND",
        type=_one_of("list of", KINDS),
        choices=KINDS,
        help=", ".join(KINDS),
    )
    command.add_argument(
        "--of",
        metavar="NAME",
        help="only those of this entity (default: everything; for facts, the region that the data are about)",
    )
    _machine(command)
    _view(command)


def _search(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "text",
        nargs="+",
        metavar="TEXT",
        help="words in any language; case and accents do not count",
    )
    _machine(command)
    _view(command)


def _timeline(command: argparse.ArgumentParser) -> None:
    _named(command, "a region")
    _machine(command)
    _view(command)


def _changes(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--since", required=True, metavar="DAY", help="the day whose answers are the starting point"
    )
    command.add_argument(
        "--until", metavar="DAY", help="the last day that counts (default: the edition's)"
    )
    command.add_argument("--about", metavar="NAME", help="only the changes of this entity")
    command.add_argument(
        "--axis",
        default="as-of",
        metavar="CLOCK",
        type=_one_of("clock", CLOCKS),
        choices=CLOCKS,
        help="the clock to turn: as-of, what held; known-by, what could be known (default: as-of)",
    )
    _machine(command)
    _language_and_edition(command)


def _sources(command: argparse.ArgumentParser) -> None:
    _named(command, "a region or anything else, or a fact (opened, BDIA/founded)")
    _machine(command)
    _view(command)


def _cite(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "names",
        nargs="+",
        metavar="NAME",
        help="a fact of the region (opened), of something else (BDIA/founded), the id of a source, "
        "or anything else for all sources behind it",
    )
    form = command.add_mutually_exclusive_group()
    form.add_argument(
        "--style",
        default="footnote",
        metavar="STYLE",
        type=_one_of("style", STYLES),
        choices=STYLES,
        help=f"{', '.join(STYLES)} (default: footnote)",
    )
    form.add_argument("--json", action="store_true", help="the same as --style csl-json")
    _view(command)


def _verify(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "copies",
        nargs="+",
        metavar="COPY",
        help="a file named by the id of its source, a clone of a repository, or a folder of these",
    )
    command.add_argument(
        "--about", metavar="NAME", help="only the references of this entity, or to this source"
    )
    command.add_argument(
        "--all", action="store_true", help="list what is unchanged or was not checked too"
    )
    command.add_argument(
        "--revision",
        metavar="COMMIT",
        help="where to look at repositories, such as HEAD (default: the commit in each receipt)",
    )
    _machine(command)


def _check(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "path",
        nargs="?",
        metavar="PATH",
        help="a file or folder of data (default: the bundled data)",
    )
    command.add_argument(
        "--copies",
        nargs="+",
        default=(),
        metavar="COPY",
        help="hold the receipts against these too",
    )
    command.add_argument(
        "--days",
        type=int,
        default=180,
        metavar="N",
        help="how many days a source may go unread (default: 180)",
    )
    command.add_argument("--on", metavar="DAY", help="the day on which to look (default: today)")
    _machine(command)


def _export(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "name",
        nargs="*",
        metavar="NAME",
        help="a region or anything else, with all that it rests on (default: everything)",
    )
    command.add_argument("--output", metavar="FILE", help="write to this file")
    command.add_argument(
        "--edition", metavar="NAME", help="the edition of the data to ask (default: the newest)"
    )


def _render(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a Markdown file with marked places: <!-- bcr: region.opened --> <!-- /bcr -->",
    )
    command.add_argument(
        "--check", action="store_true", help="leave the files as they are; tell what would change"
    )
    _machine(command)
    _language(command)


def _named(command: argparse.ArgumentParser, about: str) -> None:
    command.add_argument(
        "name",
        nargs="*",
        metavar="NAME",
        help=f"{about} (default: the region that the data are about)",
    )


def _machine(command: Any) -> None:
    command.add_argument("--json", action="store_true", help="print the answer for machines")


def _view(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--as-of",
        metavar="DATE",
        help="the day, month or year that the answer should hold for (default: the edition's day)",
    )
    command.add_argument(
        "--known-by", metavar="DATE", help="count only what had been published by then"
    )
    _language_and_edition(command)


def _language_and_edition(command: argparse.ArgumentParser) -> None:
    _language(command)
    command.add_argument(
        "--edition", metavar="NAME", help="the edition of the data to ask (default: the newest)"
    )


def _language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--lang", default="en", metavar="TAG", help="language of the answer: en, fr, nl or de"
    )


_COMMANDS: dict[str, tuple[str, str, Callable[[argparse.ArgumentParser], None]]] = {
    "show": ("[NAME]", "show a region as a card, or anything else", _show),
    "get": ("FACT", "tell one fact: its value, why, and every version with its sources", _get),
    "list": ("KIND", "list everything of one kind", _list),
    "search": ("TEXT", "find what speaks of something", _search),
    "timeline": ("[NAME]", "tell what happened in a region, in order", _timeline),
    "changes": ("--since DAY", "tell what changed between two days", _changes),
    "sources": ("[NAME]", "list the sources behind something", _sources),
    "cite": ("NAME...", "cite facts, or the sources behind something", _cite),
    "verify": ("COPY...", "hold saved copies of the sources against the receipts", _verify),
    "check": ("[PATH]", "check the data: rot, rules, evidence, old readings", _check),
    "render": ("FILE...", "fill the marked places in Markdown files", _render),
    "export": ("[NAME]", "write the data, or one thing, as JSON", _export),
}
"""What each command is given, what it does, and what declares its arguments."""
