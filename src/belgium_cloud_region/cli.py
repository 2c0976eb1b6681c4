"""
The command line: arguments in, text and an exit code out.

Data go to standard output, messages to standard error. Exit codes: 0 for an
answer, 1 where nothing or too much answers to the name, 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from typing import TextIO

from belgium_cloud_region.errors import AmbiguousNameError, UnknownEntityError

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Print the card of a region and return the exit code.

    Args:
        arguments: The arguments; those of the process if absent.
    """
    for stream in (sys.stdout, sys.stderr):
        _never_fail_on_a_letter(stream)
    options = _parser().parse_args(arguments)
    try:
        print(_card(options.name, options.lang, options.json))
        sys.stdout.flush()
    except (UnknownEntityError, AmbiguousNameError, ValueError) as error:
        print(f"belgium_cloud_region: {error}", file=sys.stderr)
        return 2 if isinstance(error, ValueError) else 1
    except BrokenPipeError:
        # The reader has seen enough; closing the stream again at exit must not fail.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _card(name: str, language: str, machine: bool) -> str:
    from belgium_cloud_region.loading import get_catalog

    catalog = get_catalog().at(lang=language)
    if machine:
        from belgium_cloud_region.export import to_card, to_json

        return to_json(to_card(catalog, name))
    from belgium_cloud_region.render import render_card

    return render_card(catalog, name, min(shutil.get_terminal_size((88, 24)).columns, 100))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m belgium_cloud_region",
        description="Print the card of a cloud region, each line with its sources.",
    )
    parser.add_argument(
        "name",
        nargs="?",
        default="azure:belgiumcentral",
        help="what the region is called in any system or language (default: Belgium Central)",
    )
    parser.add_argument("--json", action="store_true", help="print the card for machines")
    parser.add_argument(
        "--lang", default="en", metavar="TAG", help="language of the answer: en, fr, nl or de"
    )
    return parser


def _never_fail_on_a_letter(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
