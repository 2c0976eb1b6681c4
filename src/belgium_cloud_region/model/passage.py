"""
Passages of a source as digests: the form in which two copies of one text are the same.

The form has a version. This is version 1, and it will not change; another rule
would be another version, and each receipt says which one it was made by.

1. Unicode form NFC.
2. Characters that nobody sees are left out: soft hyphens (U+00AD), zero-width
   spaces and joiners (U+200B to U+200D, U+2060, U+FEFF), direction marks (U+200E,
   U+200F, U+202A to U+202E, U+2066 to U+2069).
3. Quotation marks and apostrophes become their plain forms, single (U+2018 to
   U+201B, U+2032, U+2039, U+203A) or double (U+201C to U+201F, U+2033, U+00AB, U+00BB);
   the hyphens U+2010 and U+2011 become ``-``.
4. Every run of white space, no-break and narrow spaces and line ends among it,
   becomes one space; there is none at either end.

Case, accents, dashes and all other signs are kept: they are the text.
"""

from __future__ import annotations

import re

from belgium_cloud_region.model.text import MAX_MARKS, is_crowded

__all__ = ["NORMALIZATION", "digest", "normalized", "surroundings"]

NORMALIZATION = 1
"""The version of the rules."""

_UNSEEN = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u2039\u203a", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011", "-"),
    }
)
_NEAR = 32


def normalized(text: str) -> str:
    r"""
    Return a text in the form in which passages are compared.

    Doing it twice changes nothing more.

    Raises:
        ValueError: More marks stand on one letter than Unicode's stream-safe format allows.

    Example:
        >>> from belgium_cloud_region.model.passage import normalized
        >>> normalized("  L\u2019\u00e9cono\u00admie\n \u00ab\u00a0num\u00e9rique\u00a0\u00bb ")
        'L\'économie " numérique "'
    """
    import unicodedata  # only whoever makes or checks a receipt waits for it

    if is_crowded(text):
        raise ValueError(f"more than {MAX_MARKS} marks stand on one letter")
    seen = re.sub(_UNSEEN, "", unicodedata.normalize("NFC", text))
    # What was kept apart by an unseen character may now compose.
    return " ".join(unicodedata.normalize("NFC", seen).translate(_PLAIN).split())


def digest(normal: str) -> str:
    """
    Return the SHA-256 digest of a text, in UTF-8.

    Args:
        normal: A text that `normalized` returned.
    """
    from hashlib import sha256  # seldom needed, and slow to import

    return f"sha256:{sha256(normal.encode('utf-8', 'surrogatepass')).hexdigest()}"


def surroundings(normal: str, start: int, end: int) -> tuple[str | None, str | None]:
    """
    Return short digests of what stands before and after a passage.

    They are the first 16 hex digits of the digest of the nearest 32 letters and
    digits on either side, without case, so that bullets and tags between
    paragraphs do not count. Where there are fewer, there is no digest.

    Args:
        normal: A text that `normalized` returned.

        start: Where the passage begins.

        end: Where it ends.
    """
    reach = 8 * _NEAR
    before = _letters(normal[max(0, start - reach) : start])[-_NEAR:]
    after = _letters(normal[end : end + reach])[:_NEAR]
    return _short(before), _short(after)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _short(letters: str) -> str | None:
    return digest(letters)[7:23] if len(letters) == _NEAR else None
