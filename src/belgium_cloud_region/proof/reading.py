"""
From the bytes of a copy to the texts that they can be read as.

HTML is read as what a reader sees; Markdown as it is written, and without its
marks. What cannot be read says why.
"""

from __future__ import annotations

import re
from codecs import lookup
from html import unescape

import attrs

from belgium_cloud_region.model.passage import normalized

__all__ = ["MAX_BYTES", "Reading", "UnreadableError", "readings"]

MAX_BYTES = 8_000_000
"""The largest copy that is read."""

_UNSHOWN = ("script", "style", "template", "noscript", "svg")
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{1,40})""", re.I
)
_MARKUP = re.compile(r"<(?:!doctype html|html|head|body)\b", re.I)
_LONG_REFERENCE = re.compile(
    r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?"
)  # no character has such a number
_WEB = re.compile(
    r"ascii|utf-(?:8|8-sig|16|16-le|16-be)|iso8859-\d+|cp(?:866|874|932|949|125\d)|koi8-[ru]|"
    r"mac-(?:roman|cyrillic)|gbk|gb2312|gb18030|big5|big5hkscs|euc_(?:jp|kr)|shift_jis|iso2022_jp"
)
"""The encodings of pages, by Python's names; it knows others, some of which take hours."""

_TAG = re.compile(r"<(/?[A-Za-z][^\s/>]{0,60})")
_TAG_SIGN = re.compile("[>\"']")
_MARKS = (
    # Links and pictures; what begins another one ends the search, or the time would not be linear.
    (re.compile(r"!?\[([^\[\]\n]{0,400})\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)"), r"\1"),
    (re.compile(r"^[ \t]{0,9}(?:#{1,6}[ \t]|>[ \t]?|[-*+][ \t]|\d{1,3}[.)][ \t])+", re.M), ""),
    (re.compile(r"(?<!\\)(?:\*\*|__|~~|`|(?<![^\W_])[*_]|[*_](?![^\W_]))"), ""),  # emphasis, code
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),  # escaped signs
)


class UnreadableError(ValueError):
    """A copy cannot be read as text; the message says why."""


@attrs.frozen
class Reading:
    """
    One way to read a copy.

    Attributes:
        text: The text in the form in which passages are compared.

        remark: What is odd about this reading, as the end of a sentence; empty if nothing is.
    """

    text: str
    remark: str = ""


def readings(
    content: bytes | str, name: str = "", encoding: str | None = None
) -> tuple[Reading, ...]:
    """
    Return the ways in which a copy can be read, the most faithful first.

    Args:
        content: The copy.

        name: The name of its file or its media type, which tells the format.

        encoding: The encoding that it was sent with, if it said so.

    Raises:
        UnreadableError: It is too large, is not text, or its encoding cannot be told.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableError(f"the copy is larger than {MAX_BYTES} bytes")
    decoded = [(content, "")] if isinstance(content, str) else _decoded(content, encoding)
    texts = [(text, remark) for raw, remark in decoded for text in _texts(raw, name)]
    try:
        found = [Reading(normalized(text), remark) for text, remark in texts]
    except ValueError as error:
        raise UnreadableError(f"the copy is not text: {error}") from None
    return tuple(dict.fromkeys(found))


def _decoded(content: bytes, encoding: str | None) -> list[tuple[str, str]]:
    if content.startswith(b"%PDF"):
        raise UnreadableError("the copy is a PDF, which is not read; save it as text")
    declared = encoding or _declared(content)
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if content.startswith(mark):
            declared = encoding = name
    if b"\0" in content and (declared is None or not declared.lower().startswith("utf-16")):
        raise UnreadableError("the copy is not text")
    # What is valid UTF-8 is hardly ever anything else, whatever it says; and a passage
    # that is found proves its decoding, for no other one has its digest.
    texts: list[tuple[str, str]] = []
    for name in dict.fromkeys((encoding or "utf-8", "utf-8", declared or "utf-8", "windows-1252")):
        codec = _codec(name)
        if codec is None:
            continue
        try:
            text = content.decode(codec)
        except UnicodeError:
            continue
        odd = declared is not None and not _same(name, declared)
        remark = (
            f", read as {name} and not as {declared[:40]}, as it says" if odd and declared else ""
        )
        if text not in [known for known, _ in texts]:
            texts.append((text, remark))
    if not texts:
        raise UnreadableError(
            f"the copy is not text in {declared or 'UTF-8'}, nor in any usual encoding"
        )
    return texts


def _codec(name: str) -> str | None:
    """Return Python's name of an encoding of the web, if it is one."""
    try:
        found = lookup(name).name
    except (LookupError, ValueError):  # a name may hold what no name can
        return None
    return found if _WEB.fullmatch(found) else None


def _same(one: str, other: str) -> bool:
    names = {_codec(one), _codec(other)}
    return None not in names and (len(names) == 1 or names <= _UTF_8)


_UTF_8 = frozenset(("utf-8", "utf-8-sig"))


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content[:4096])
    return match[1].decode("ascii") if match else None


def _texts(raw: str, name: str) -> tuple[str, ...]:
    kind = name.lower()
    if "html" in kind or kind.endswith(".htm") or _is_markup(raw[:4096]):
        return (_shown(raw),)
    if "markdown" in kind or kind.endswith(".md"):
        bare = raw
        for mark, kept in _MARKS:
            bare = mark.sub(kept, bare)
        return (raw, bare)
    return (raw,)


def _is_markup(start: str) -> bool:
    """Tell whether what stands after comments and white space is the beginning of a page."""
    place = len(start) - len(start.lstrip())
    while start.startswith("<!--", place):
        place = _found(start, "-->", place + 4) + 3
        place += len(start[place:]) - len(start[place:].lstrip())
    return _MARKUP.match(start, place) is not None


def _shown(markup: str) -> str:
    """
    Return what a reader sees of a page: text, with a line end between blocks.

    It takes a time that grows as the page does, whatever the page is; the
    standard library's parser takes hours for some. What is opened and never
    closed ends the page, as in a browser.
    """
    pieces: list[str] = []
    place = 0
    while place < len(markup):
        opening = _found(markup, "<", place)
        pieces.append(markup[place:opening])
        if markup.startswith("<!--", opening):
            place = _found(markup, "-->", opening + 4) + 3
        elif tag := _TAG.match(markup, opening):
            name = tag[1].lower()
            pieces.append("" if name.removeprefix("/") in _INLINE else "\n")
            place = _after_tag(markup, tag.end())
            if name in _UNSHOWN:
                closing = re.compile(rf"</{name}\b", re.I).search(markup, place)
                place = closing.start() if closing else len(markup)
        elif markup.startswith(("<!", "<?"), opening):
            place = _found(markup, ">", opening) + 1
        else:  # a lone sign
            pieces.append(markup[opening : opening + 1])
            place = opening + 1
    return unescape(_LONG_REFERENCE.sub("\ufffd", "".join(pieces)))


def _found(markup: str, sign: str, place: int) -> int:
    found = markup.find(sign, place)
    return len(markup) if found < 0 else found


def _after_tag(markup: str, place: int) -> int:
    """Return the place after the tag whose name ends here; the end, if it is never closed."""
    while True:
        sign = _TAG_SIGN.search(markup, place)
        if sign is None:
            return len(markup)
        if sign[0] == ">":
            return sign.end()
        place = _found(markup, sign[0], sign.end()) + 1
