"""
The command line: arguments in, text and an exit code out.

Data go to standard output, messages to standard error. Exit codes: 0 for an
answer; 1 where nothing or too much answers, or a check found something serious;
2 for wrong usage, data or files; 130 after an interrupt; 141 where the reader
closed the pipe before the answer was whole.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

TYPE_CHECKING = False  # as in typing, which is not worth importing for it

if TYPE_CHECKING:
    from typing import TextIO

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run a command and return the exit code.

    Args:
        arguments: The arguments; those of the process if absent.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        _never_fail_on_a_letter(stream)
    try:
        code = _answer(given)
        _flush()  # so that a closed pipe or a full disk is noticed here
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        code = 141
    except Exception as error:
        from belgium_cloud_region.cli._complaints import complain

        code = complain(error, machine="--json" in given)
    else:
        return code
    _abandon_what_cannot_be_written()
    return code


def _answer(given: list[str]) -> int:
    from belgium_cloud_region.cli._parser import parse, refuse_if_nearly_a_command

    options, implied = parse(given)
    if options is None:  # the help or the version was all that was asked for
        return 0

    from belgium_cloud_region.cli import _commands
    from belgium_cloud_region.errors import UnknownEntityError

    try:
        return _commands.RUN[options.command](options)
    except UnknownEntityError:
        if implied:
            refuse_if_nearly_a_command(options.name)
        raise


def _never_fail_on_a_letter(stream: TextIO | None) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _flush() -> None:
    if sys.stdout is not None:  # it is None where the caller closed it
        sys.stdout.flush()


def _abandon_what_cannot_be_written() -> None:
    """Let nothing be written again when the interpreter ends, where it has failed once."""
    try:
        _flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
