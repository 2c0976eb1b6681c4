"""
Text in several languages, and the chain by which one of them is chosen.

Language tags are BCP 47; the choice is RFC 4647 look-up: the tag asked for,
then the same tag shortened from the right, then English, then whatever there is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import attrs

from belgium_cloud_region.frozen import FrozenMap

__all__ = [
    "GUESSED_LANGUAGES",
    "LANGUAGES",
    "MAX_MARKS",
    "UNSEEN",
    "LanguageMap",
    "fallback_chain",
    "is_crowded",
    "language_tag",
    "matching",
]

LANGUAGES = ("en", "fr", "nl", "de")
"""The languages in which every label and description of the bundled data is kept."""

GUESSED_LANGUAGES = {
    tag: meant
    for meant, tags in {
        "de": "allemand deu deutsch duits german",
        "en": "anglais eng engels english",
        "fr": "fra francais français frans french",
        "nl": "dutch flemish nederlands néerlandais nld vlaams",
    }.items()
    for tag in tags.split()
}
"""What people write for a language, in lower case, and the tag that they mean."""

MAX_MARKS = 30
"""How many marks may stand on one letter, which is what Unicode's stream-safe text format allows."""

UNSEEN = (
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufff8\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""
A pattern for what a reader does not see, or what reorders or hides what is read.

Controls, surrogates, line and paragraph separators, annotations, noncharacters, and all that Unicode
calls default-ignorable but the joiners of letters and emoji, which some words need.
"""

_LONGEST_TAG = 40  # longer ones are no tags, and are not worth remembering
_TAG = r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"

# Tongues spoken in and around Belgium whose readers are better served by a
# neighbour of their own than by English.
_NEIGHBOURS = {
    "gsw": "de",
    "lb": "de",
    "li": "nl",
    "pcd": "fr",
    "vls": "nl",
    "wa": "fr",
    "zea": "nl",
}


def matching(pattern: str) -> Callable[[object, Any, Any], None]:
    """
    Return a validator for text that a pattern matches from end to end.

    The pattern is compiled when something is first held against it, not when a class is made.
    """

    def matches(instance: object, attribute: Any, value: Any) -> None:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise ValueError(f"{attribute.name!r} must match {pattern!r}, got {value!r:.80}")

    return matches


def is_crowded(text: str) -> bool:
    """
    Tell whether more than `MAX_MARKS` marks stand on one letter.

    No writing needs as many, and putting them in order takes a time that grows with their square.

    Example:
        >>> is_crowded("crème brûlée"), is_crowded("a" + "\u0301" * 31)
        (False, True)
    """
    runs = () if text.isascii() else re.findall(rf"[^\x00-\x7f]{{{MAX_MARKS + 1},}}", text)
    if not runs:
        return False
    from unicodedata import combining, normalize  # hardly any text has a run to look into

    are_marks: dict[str, bool] = {}
    for run in runs:
        marks = 0
        for sign in run:
            is_mark = are_marks.get(sign)
            if is_mark is None:
                is_mark = are_marks[sign] = bool(combining(normalize("NFKD", sign)[0]))
            marks = marks + 1 if is_mark else 0
            if marks > MAX_MARKS:
                return True
    return False


def language_tag(given: str) -> str:
    """
    Return a BCP 47 language tag in its usual case.

    Underscores, and the encoding that system settings append, are understood.

    Args:
        given: A tag such as ``nl``, ``nl-BE``, ``fr_BE.UTF-8``.

    Raises:
        TypeError: It is not text.
        ValueError: It is not a language tag.

    Example:
        >>> language_tag("FR_be.UTF-8")
        'fr-BE'
    """
    if not isinstance(given, str):
        raise TypeError(f"a language is text such as 'nl', got {type(given).__name__}")
    return _cased(given.split(".", 1)[0][:_LONGEST_TAG])


@lru_cache(maxsize=256)
def _cased(given: str) -> str:
    tag = given.replace("_", "-")
    meant = GUESSED_LANGUAGES.get(tag.lower())
    if meant is not None or not re.fullmatch(_TAG, tag):
        advice = f"did you mean {meant!r}?" if meant else "use a BCP 47 tag such as 'nl' or 'fr-BE'"
        raise ValueError(f"{given[:40]!r} is not a language tag; {advice}")
    language, *rest = tag.split("-")
    cased = [part.title() if len(part) == 4 else part.upper() for part in rest]
    return "-".join([language.lower(), *cased])


@lru_cache(maxsize=256)
def fallback_chain(language: str) -> tuple[str, ...]:
    """
    Return the tags to try for a reader, best first; English closes the chain.

    Example:
        >>> fallback_chain("nl-BE")
        ('nl-BE', 'nl', 'en')
        >>> fallback_chain("wa")
        ('wa', 'fr', 'en')
    """
    parts = language_tag(language).split("-")
    chain = ["-".join(parts[:n]) for n in range(len(parts), 0, -1)]
    chain += [tag for tag in (_NEIGHBOURS.get(parts[0]), "en") if tag and tag not in chain]
    return tuple(chain)


def _sorted_texts(given: Any) -> tuple[tuple[str, str], ...]:
    texts = {language_tag(tag): text for tag, text in dict(given).items()}
    for tag, text in texts.items():
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f"the text in {tag!r} must not be empty")
    if not texts:
        raise ValueError("a text needs at least one language")
    return tuple(sorted(texts.items()))


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class LanguageMap(FrozenMap[str, str]):
    """
    One text in several languages, by BCP 47 tag, sorted by tag.

    Attributes:
        entries: The pairs of language tag and text.

    Example:
        >>> from belgium_cloud_region.model import LanguageMap
        >>> name = LanguageMap({"en": "Brussels", "nl": "Brussel"})
        >>> name.text("nl-BE"), name.language("nl-BE")
        ('Brussel', 'nl')
    """

    entries: tuple[tuple[str, str], ...] = attrs.field(converter=_sorted_texts)

    def language(self, language: str = "en") -> str:
        """
        Return the tag of the language in which `text` answers.

        Where neither the tag asked for nor English is kept, it is the first
        language there is.
        """
        return next((tag for tag in fallback_chain(language) if tag in self), self.entries[0][0])

    def plain(self) -> dict[str, str]:
        """Return the texts as data are written: the four languages first, then the others."""
        order = [*LANGUAGES, *(tag for tag in self if tag not in LANGUAGES)]
        return {tag: self[tag] for tag in order if tag in self}

    def text(self, language: str = "en") -> str:
        """Return the text for a reader of this language, by the fallback chain."""
        return self[self.language(language)]
