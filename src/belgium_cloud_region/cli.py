"""
The command line: arguments in, text and an exit code out.

Data go to standard output, messages to standard error. Exit codes: 0 for an
answer, 1 where nothing or too much answers to a name or a check found
something serious, 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TextIO, get_args

from belgium_cloud_region.errors import AmbiguousNameError, UnknownEntityError

__all__ = ["main"]

_NAME = "azure:belgiumcentral"
_Run = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run a command and return the exit code.

    Args:
        arguments: The arguments; those of the process if absent.
    """
    for stream in (sys.stdout, sys.stderr):
        _never_fail_on_a_letter(stream)
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = _parser()
    if not given or given[0] not in (*_COMMANDS, "-h", "--help", "--version"):
        given.insert(0, "show")  # the card is what most people come for
    options = parser.parse_args(given)
    run: _Run = options.run
    try:
        code = run(options)
        sys.stdout.flush()
    except (UnknownEntityError, AmbiguousNameError) as error:
        return _complain(error, 1)
    except (OSError, TypeError, ValueError) as error:
        if isinstance(error, BrokenPipeError):
            # The reader has seen enough; closing the stream again at exit must not fail.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return _complain(error, 2)
    return code


def _complain(error: Exception, code: int) -> int:
    print(f"belgium-cloud-region: {error}", file=sys.stderr)
    return code


def _show(options: argparse.Namespace) -> int:
    from belgium_cloud_region.loading import get_catalog

    catalog = get_catalog().at(lang=options.lang)
    if options.json:
        from belgium_cloud_region._plain import to_json
        from belgium_cloud_region.export import to_card

        print(to_json(to_card(catalog, options.name)))
    else:
        from belgium_cloud_region.render import render_card

        width = min(shutil.get_terminal_size((88, 24)).columns, 100)
        print(render_card(catalog, options.name, width))
    return 0


def _cite(options: argparse.Namespace) -> int:
    from belgium_cloud_region.citation import Citable, cite
    from belgium_cloud_region.loading import get_catalog

    catalog = get_catalog().at(lang=options.lang)
    things: list[Citable] = []
    for name in options.names:
        subject, _, fact = name.rpartition("/")
        if fact in catalog.contents.sources_by_id:
            things.append(fact)
        else:
            things.append(catalog.get(subject or _NAME).facts[fact])
    print(cite(things, options.style, lang=options.lang, catalog=catalog))
    return 0


def _verify(options: argparse.Namespace) -> int:
    from belgium_cloud_region._plain import to_json
    from belgium_cloud_region.proof import Verdict, verify

    results = verify(options.copies, revision=options.revision, about=options.about)
    if options.json:
        print(to_json(results))
    else:
        unlike = (Verdict.MOVED, Verdict.DRIFTED, Verdict.GONE)
        for result in results:
            if options.all or result.verdict in unlike:
                cited = f"{result.cited_by} cites {result.reference.source_id}"
                _say(
                    f"{result.verdict.value}: {cited}: {result.why} ({result.seen_at or 'no copy'})"
                )
        _say(_tally(result.verdict.value for result in results))
    return int(any(r.verdict in (Verdict.DRIFTED, Verdict.GONE) for r in results))


def _check(options: argparse.Namespace) -> int:
    from belgium_cloud_region._plain import to_json
    from belgium_cloud_region.checkup import findings

    found = findings(options.path, copies=options.copies, days=options.days, on=options.on)
    if options.json:
        print(to_json(found))
    else:
        for finding in found:
            weight = "" if finding.serious else " (not serious)"
            _say(f"{finding.kind.value}{weight}: {finding.message}")
        _say(_tally(finding.kind.value for finding in found) or "nothing to look at")
    return int(any(finding.serious for finding in found))


def _tally(words: Iterable[str]) -> str:
    return ", ".join(f"{count} {word}" for word, count in Counter(words).most_common())


def _say(line: str) -> None:
    from belgium_cloud_region._markup import safe

    print(safe(line))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="belgium-cloud-region",
        description="What is true about Microsoft's cloud region in Belgium, and who says so.",
        epilog="Without a command, the card of the region is shown.",
    )
    parser.add_argument("--version", action=_Version, help="print the versions of code and data")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name, (run, arguments) in _COMMANDS.items():
        about = _HELP[name]
        command = commands.add_parser(
            name, help=about, description=f"{about[:1].upper()}{about[1:]}."
        )
        command.set_defaults(run=run)
        arguments(command)
    return parser


class _Version(argparse.Action):
    def __init__(self, **given: Any) -> None:
        super().__init__(nargs=0, **given)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        from belgium_cloud_region.loading import get_catalog

        print(f"{parser.prog} {version(parser.prog)}, data {get_catalog().edition}")
        parser.exit()


def _show_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "name",
        nargs="?",
        default=_NAME,
        help="what the region is called in any system or language (default: Belgium Central)",
    )
    _machine(command)
    _language(command)


def _cite_arguments(command: argparse.ArgumentParser) -> None:
    from belgium_cloud_region.citation import CitationStyle

    command.add_argument(
        "names",
        nargs="+",
        metavar="NAME",
        help="a fact of the region (opened), of something else (BDIA/founded), or the id of a source",
    )
    command.add_argument(
        "--style", default="footnote", choices=get_args(CitationStyle), help="default: footnote"
    )
    _language(command)


def _verify_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "copies",
        nargs="+",
        metavar="COPY",
        help="a file named by the id of its source, a clone of a repository, or a folder of these",
    )
    command.add_argument("--about", metavar="NAME", help="only the references of this entity")
    command.add_argument(
        "--all", action="store_true", help="list what is unchanged or not checked too"
    )
    command.add_argument(
        "--revision",
        metavar="COMMIT",
        help="where to look at repositories, such as HEAD (default: the commit that each receipt names)",
    )
    _machine(command)


def _check_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "path", nargs="?", help="a file or folder of data (default: the bundled data)"
    )
    command.add_argument(
        "--copies", nargs="+", default=(), metavar="COPY", help="hold receipts against these too"
    )
    command.add_argument(
        "--days", type=int, default=180, help="how long a source may go unread (default: 180)"
    )
    command.add_argument("--on", metavar="DAY", help="the day on which to look (default: today)")
    _machine(command)


def _machine(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print the answer for machines")


def _language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--lang", default="en", metavar="TAG", help="language of the answer: en, fr, nl or de"
    )


_COMMANDS: dict[str, tuple[_Run, Callable[[argparse.ArgumentParser], None]]] = {
    "show": (_show, _show_arguments),
    "cite": (_cite, _cite_arguments),
    "verify": (_verify, _verify_arguments),
    "check": (_check, _check_arguments),
}
_HELP = {
    "show": "show a region as a card, each line with its sources",
    "cite": "cite facts, or the sources of facts",
    "verify": "hold saved copies of the sources against the receipts",
    "check": "check the data: rot, rules, evidence, old readings",
}


def _never_fail_on_a_letter(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
