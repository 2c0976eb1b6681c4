"""
Every exception that the library raises on its own account, under one root.

Programming mistakes (an argument of the wrong type, a language tag that is not
one) stay the built-in `TypeError` and `ValueError`.
"""

from __future__ import annotations

__all__ = [
    "AmbiguousNameError",
    "BelgiumCloudRegionError",
    "DataError",
    "DateError",
    "UnknownEntityError",
    "UnknownKeyError",
]

_SHOWN = 80


_LINE = 600


def printable(text: str) -> str:
    r"""
    Return a text without what a terminal or a log would obey.

    Example:
        >>> print(printable("red\x1b[31m"))
        red\x1b[31m
    """
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def shown(given: object) -> str:
    """
    Return what a caller gave, safe and short enough for a message.

    Example:
        >>> shown("a" * 200)[-1]
        '…'
    """
    try:
        text = repr(given[: _SHOWN + 1] if isinstance(given, (str, bytes)) else given)
    except Exception:  # a caller's object, or a number of more digits than Python writes
        return f"some {type(given).__name__}"
    text = printable(text[: 2 * _SHOWN])
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _line(problem: str) -> str:
    """Return a problem as one line, its middle left out where it is long."""
    text = printable(problem[: _LINE * 2])
    whole = len(problem) <= _LINE * 2 and len(text) <= _LINE
    return text if whole else f"{text[: _LINE - 100]}…{printable(problem[-100:])}"


class BelgiumCloudRegionError(Exception):
    """The root of the library's exceptions; never raised itself."""

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.__dict__))


def _rebuild(kind: type[BelgiumCloudRegionError], facts: dict[str, object]) -> Exception:
    error = kind.__new__(kind)
    error.__dict__.update(facts)
    return error


class UnknownEntityError(BelgiumCloudRegionError, LookupError):
    """
    Nothing answers to the name.

    Attributes:
        kind: What was looked for, as an English noun: ``region``, ``fact``.

        name: The name as it was given, whole.

        suggestions: The nearest names that would have been understood, best first.

        hint: One more sentence of advice; empty where there is none.
    """

    def __init__(
        self, kind: str, name: str, suggestions: tuple[str, ...] = (), hint: str = ""
    ) -> None:
        super().__init__(kind, name, suggestions, hint)
        self.kind = kind
        self.name = name
        self.suggestions = suggestions
        self.hint = hint

    def __str__(self) -> str:
        message = f"no {self.kind} is known as {shown(self.name)}"
        if self.suggestions:
            message += "; did you mean " + " or ".join(repr(s) for s in self.suggestions) + "?"
        if self.hint:
            message += f"; {self.hint}"
        return message


class UnknownKeyError(UnknownEntityError, KeyError):
    """A mapping of the library has no such key; also a `KeyError`."""


class AmbiguousNameError(BelgiumCloudRegionError, LookupError):
    """
    More than one entity answers to the name.

    Attributes:
        kind: What was looked for, as an English noun.

        name: The name as it was given.

        candidates: The ids that it may mean, in the catalogue's order.

        described: The same candidates in words, for the message.
    """

    def __init__(
        self, kind: str, name: str, candidates: tuple[str, ...], described: tuple[str, ...]
    ) -> None:
        super().__init__(kind, name, candidates, described)
        self.kind = kind
        self.name = name
        self.candidates = candidates
        self.described = described

    def __str__(self) -> str:
        if len(self.candidates) == 1:
            return (
                f"{shown(self.name)} is the name of a place, and of no one {self.kind}: meant may be "
                f"{self.described[0]}; ask for it by its id"
            )
        return (
            f"{shown(self.name)} may mean more than one {self.kind}: "
            + ", ".join(self.described)
            + f"; ask for one by its id, such as {self.candidates[0]!r}"
        )


class DateError(BelgiumCloudRegionError, ValueError):
    """
    A day of which the edition knows nothing: before its first source, or after its own day.

    Attributes:
        clock: The argument that named it, such as ``as_of``.

        given: The date.

        reason: What the edition knows, and what to ask for.
    """

    def __init__(self, clock: str, given: str, reason: str) -> None:
        super().__init__(clock, given, reason)
        self.clock = clock
        self.given = given
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.clock}={self.given}: {self.reason}"


class DataError(BelgiumCloudRegionError, ValueError):
    """
    Data were refused at the door; nothing of them was loaded.

    Attributes:
        problems: One line per problem: file, what is wrong, place in the file.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(problems)
        self.problems: tuple[str, ...] = tuple(map(_line, problems))

    def __str__(self) -> str:
        count = len(self.problems)
        head = "1 problem" if count == 1 else f"{count} problems"
        return f"the data were refused, nothing was loaded; {head}:\n" + "\n".join(self.problems)
