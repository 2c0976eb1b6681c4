"""
What went wrong, in one sentence for people or as JSON for machines, with an exit code.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from belgium_cloud_region.errors import AmbiguousNameError, DataError, UnknownEntityError

__all__ = ["PROGRAM", "NothingFoundError", "UsageError", "complain"]

PROGRAM = "belgium-cloud-region"


class UsageError(Exception):
    """
    The arguments are not understood.

    Attributes:
        given: The argument at fault, if it is one.

        suggestions: What may have been meant, best first.

        kind: What sort of mistake it is, for machines.
    """

    def __init__(
        self,
        message: str,
        given: str | None = None,
        suggestions: Sequence[str] = (),
        kind: str = "usage",
    ) -> None:
        super().__init__(message)
        self.given = given
        self.suggestions = tuple(suggestions)
        self.kind = kind


class NothingFoundError(Exception):
    """The question is understood, and there is nothing to answer."""


def complain(error: Exception, *, machine: bool) -> int:
    """
    Tell on standard error what went wrong, and return the exit code.

    Args:
        error: What was raised; it is raised again if it is a fault of the program.

        machine: Whether to tell it as JSON.
    """
    code, kind, given, meant = _facts(error)
    if sys.stderr is None:  # `print` would put it among the data
        return code
    if machine:
        from belgium_cloud_region.cli._output import printable_json
        from belgium_cloud_region.plain import to_json

        told = {"kind": kind, "message": str(error), "given": given, "did_you_mean": list(meant)}
        print(printable_json(to_json({"error": told}), sys.stderr), file=sys.stderr)
    else:
        from belgium_cloud_region.rendering import safe

        print(safe(f"{PROGRAM}: {error}"), file=sys.stderr)
    return code


def _facts(error: Exception) -> tuple[int, str, str | None, tuple[str, ...]]:
    """Return exit code, kind, what was given, and what may have been meant."""
    if isinstance(error, NothingFoundError):
        return 1, "nothing-found", None, ()
    if isinstance(error, UnknownEntityError):
        return 1, f"unknown-{error.kind}", error.name, error.suggestions
    if isinstance(error, AmbiguousNameError):
        return 1, "ambiguous-name", error.name, error.candidates
    if isinstance(error, UsageError):
        return 2, error.kind, error.given, error.suggestions
    if isinstance(error, DataError):
        return 2, "data", None, ()
    if isinstance(error, OSError):
        return 2, "file", None if error.filename is None else str(error.filename), ()
    if isinstance(error, ValueError):
        return 2, "value", None, ()
    raise error
