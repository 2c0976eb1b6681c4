"""
SVG by hand: elements, lines of text that fit, and a document that says what it shows.

A font cannot be asked how wide its letters are, so the widths are those of the
widest of the usual ones; in any other there is room to spare.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from hashlib import sha256
from html import escape
from unicodedata import combining, east_asian_width

import attrs

from belgium_cloud_region.rendering import safe

__all__ = [
    "MARGIN",
    "SIZE",
    "WIDTH",
    "dot",
    "element",
    "fitting",
    "group",
    "hatch",
    "line",
    "path",
    "plain_text",
    "rectangle",
    "standalone",
    "text",
    "ticks",
    "width_of",
    "wrapped",
]

WIDTH = 400
"""How wide every picture is: on a screen of 320 the letters stay above 10 pixels."""

_LEAST = 1e-290  # of a scale: less cannot be divided

MARGIN = 10
ROOM = WIDTH - 2 * MARGIN
"""How wide what is drawn and written can be."""

SIZE = 13
"""The size of letters, unless said otherwise."""

_WIDTHS = {
    letter: width
    for letters, width in (
        ("ijlI|'’‘.,:;·!", 0.33),
        (" ()[]/-ftr\u00a0\u202f", 0.42),
        ("mwMW@%—…", 1.0),
        ("0123456789", 0.64),
    )
    for letter in letters
}
_SPACES = re.compile("[ \t\n]+")  # those that hold words together stay
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_THEMES = (
    "<style>svg{color:#1a1a1a;background:#fff}"
    "@media (prefers-color-scheme:dark){svg{color:#ececec;background:#111}}</style>"
)


def plain_text(given: str) -> str:
    r"""
    Return a text that any document can hold: nothing in it is obeyed, nothing invisible.

    Example:
        >>> print(plain_text("red\x1b[31m\ud800 "))
        red\u001b[31m\ud800
    """
    return _SPACES.sub(" ", _NO_XML.sub("\\\\ufffd", safe(given))).strip()


def element(name: str, content: str = "", /, **attributes: str | float) -> str:
    """
    Return an element; the content is markup, the attributes are text.

    Example:
        >>> element("path", stroke_width=1.5, d="M0 0")
        '<path stroke-width="1.5" d="M0 0"/>'
    """
    written = "".join(
        f' {key.replace("_", "-")}="{escape(_number(value))}"' for key, value in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def _number(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def group(meaning: str, *content: str) -> str:
    """Return shapes that belong together, with what they mean for whoever points at them."""
    return element("g", element("title", escape(plain_text(meaning))) + "".join(content))


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: float = SIZE,
    anchor: str = "start",
    strong: bool = False,
) -> str:
    """Return one line of text; *y* is where its letters stand."""
    more: dict[str, str | float] = {} if size == SIZE else {"font_size": size}
    if anchor != "start":
        more["text_anchor"] = anchor
    if strong:
        more["font_weight"] = "bold"
    return element("text", escape(plain_text(words)) or " ", x=x, y=y, **more)


def line(x: float, y: float, to_x: float, to_y: float, width: float = 1, dashes: str = "") -> str:
    """Return a straight line."""
    more = {"stroke_dasharray": dashes} if dashes else {}
    return path(f"M{_number(x)} {_number(y)}L{_number(to_x)} {_number(to_y)}", width, **more)


def path(d: str, width: float = 1, **more: str) -> str:
    """Return a line of any shape, not filled."""
    return element("path", d=d, fill="none", stroke="currentColor", stroke_width=width, **more)


def rectangle(
    x: float, y: float, width: float, height: float, *, filled: bool = True, dashes: str = ""
) -> str:
    """Return a rectangle, whose outline lies inside it if it is not filled."""
    if filled:
        return element("rect", x=x, y=y, width=width, height=height)
    more = {"stroke_dasharray": dashes} if dashes else {}
    return element(
        "rect",
        x=x + 0.75,
        y=y + 0.75,
        width=max(width - 1.5, 0.5),
        height=height - 1.5,
        fill="none",
        stroke="currentColor",
        stroke_width=1.5,
        **more,
    )


def dot(x: float, y: float, radius: float, *, filled: bool = True) -> str:
    """Return a dot, or a ring if it is not filled."""
    if filled:
        return element("circle", cx=x, cy=y, r=radius)
    return element(
        "circle", cx=x, cy=y, r=radius - 0.75, fill="none", stroke="currentColor", stroke_width=1.5
    )


def hatch(x: float, y: float, width: float, height: float) -> str:
    """Return slanting lines that fill a rectangle."""
    lines: list[str] = []
    for step in range(1, math.ceil((width + height) / 5)):
        low, high = max(5 * step - height, 0), min(5 * step, width)
        lines.append(
            f"M{_number(x + low)} {_number(y + 5 * step - low)}"
            f"L{_number(x + high)} {_number(y + 5 * step - high)}"
        )
    return path("".join(lines), 1.2) if lines else ""


def width_of(words: str, size: float = SIZE, *, strong: bool = False) -> float:
    """Return how wide a line of text can become in any of the usual fonts."""
    total = 0.0
    for letter in words:
        if combining(letter):
            continue
        wide = east_asian_width(letter) in "WF"
        usual = 1.1 if wide else 0.7 if letter.isupper() else 0.62
        total += _WIDTHS.get(letter, usual)
    return total * size * (1.12 if strong else 1)


def wrapped(
    words: str,
    width: float,
    *,
    size: float = SIZE,
    strong: bool = False,
    most: int = 4,
) -> tuple[str, ...]:
    """
    Return a text as lines that fit; what would need more lines than *most* is cut short.

    Example:
        >>> wrapped("Official opening of Belgium Central", 140)
        ('Official opening of', 'Belgium Central')
    """
    lines: list[str] = []
    current, taken = "", 0.0
    for word in plain_text(words[:2000]).split(" "):
        wide = width_of(word, size, strong=strong)
        space = width_of(" ", size, strong=strong) if current else 0
        if taken + space + wide <= width:
            current, taken = f"{current} {word}" if current else word, taken + space + wide
            continue
        lines += [current] if current else []
        current, taken = "", 0.0
        for letter in word:  # of which only an endless word has to be cut
            wide = width_of(letter, size, strong=strong)
            if current and taken + wide > width:
                lines.append(current)
                current, taken = "", 0.0
            current, taken = current + letter, taken + wide
    lines.append(current)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][:-1].rstrip() + "…"]
    return tuple(lines)


def ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    """
    Return round numbers at equal steps, the first at or below *low*, the last at or above *high*.

    There are *most* of them or fewer, which has to be 3 or more.

    Example:
        >>> ticks(0, 38, 5)
        (0.0, 10.0, 20.0, 30.0, 40.0)
    """
    if high - low < _LEAST:
        high = low + 1
    size = 10.0 ** math.floor(math.log10((high - low) / most))
    rough = (3, 4, 30, 40) if most < 4 else ()  # rather than to leave half of a scale empty
    spans = (
        (step, math.floor(low / step), math.ceil(high / step))
        for step in (factor * size for factor in sorted((1, 2, 2.5, 5, 10, 20, 25, 50, *rough)))
    )
    step, first, last = next(span for span in spans if span[2] - span[1] < most)
    return tuple(number * step for number in range(first, last + 1))


def standalone(svg: str) -> str:
    """
    Return a picture for where it cannot follow the page's theme, with a ground of its own.

    Inside an ``img`` it is a document apart: letters and ground change together
    with what the reader's system prefers, so that they never meet in one shade.
    """
    return svg.replace("</desc>\n", f"</desc>\n{_THEMES}\n", 1)


@attrs.define
class Sheet:
    """
    A sheet of paper that is filled from the top.

    Attributes:
        language: The BCP 47 tag of the language that is written on it.

        y: Down to where it is full.

        content: What is drawn on it.
    """

    language: str
    y: float = 4
    content: list[str] = attrs.field(factory=list[str])

    def draw(self, *shapes: str) -> None:
        """Draw shapes, wherever they are."""
        self.content += shapes

    def write(
        self, content: str, *, size: float = SIZE, indent: float = 0, strong: bool = False
    ) -> None:
        """Write a text, in as many lines as it takes."""
        for part in wrapped(content, ROOM - indent, size=size, strong=strong):
            self.y += size + 3
            self.draw(text(MARGIN + indent, self.y, part, size=size, strong=strong))
        self.y += 1

    def explain(self, mark: Callable[[float], str], content: str, indent: float = 24) -> None:
        """Write what a mark means, beside the mark; it is drawn around a height."""
        self.draw(mark(self.y + 11))
        self.write(content, size=12, indent=indent)
        self.y += 1

    def scale(self, marks: Sequence[float], names: Sequence[str]) -> None:
        """Draw an axis with round numbers, as wide as there is room."""
        self.y += 12
        for number, name in zip(marks, names, strict=True):
            x = MARGIN + (number - marks[0]) / (marks[-1] - marks[0]) * ROOM
            anchor = "start" if number == marks[0] else "end" if number == marks[-1] else "middle"
            self.draw(
                text(x, self.y, name, size=11, anchor=anchor), line(x, self.y + 3, x, self.y + 8)
            )
        self.y += 8
        self.draw(line(MARGIN, self.y, MARGIN + ROOM, self.y))

    def svg(self, title: str, description: str) -> str:
        """
        Return it as an SVG document that can also stand inside a page.

        Args:
            title: What is drawn on it.

            description: What that shows, in sentences.
        """
        drawn = "\n".join(self.content)
        title, description = escape(plain_text(title)), escape(plain_text(description))
        named = f"{self.language}\n{title}\n{description}\n{drawn}"
        name = sha256(named.encode()).hexdigest()[:12]  # the same picture, the same names
        titles = element("title", title, id=f"title-{name}")
        titles += "\n" + element("desc", description, id=f"desc-{name}")
        height = math.ceil(self.y + MARGIN)
        return element(
            "svg",
            f"\n{titles}\n{drawn}\n",
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {WIDTH} {height}",
            width=WIDTH,
            role="img",
            aria_labelledby=f"title-{name} desc-{name}",
            lang=self.language,
            font_family="sans-serif",
            font_size=SIZE,
            fill="currentColor",
            style="max-width:100%",  # the height follows from the box, also where CSS is not known
        )


def fitting(
    low: float, high: float, name: Callable[[float], str]
) -> tuple[tuple[float, ...], tuple[str, ...]]:
    """Return as many round numbers as have room for their names on a scale, and the names."""
    for most in (6, 5, 4, 3):
        marks = ticks(low, high, most)
        names = tuple(name(mark) for mark in marks)
        if 1.6 * max(width_of(n, 11) for n in names) < ROOM / (len(marks) - 1):
            break
    return marks, names
