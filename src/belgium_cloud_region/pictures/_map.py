"""
Places in a frame of longitude and latitude, each with its name and none upon another.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

import attrs

from belgium_cloud_region.model import Point
from belgium_cloud_region.pictures import _svg
from belgium_cloud_region.pictures._svg import MARGIN, WIDTH, Sheet

__all__ = ["Spot", "draw_map"]

_LEFT = 52  # of the frame: room for degrees
_TALLEST = 520
_LETTERS = 12  # the size of names
_TRIES = 12  # to place them all
_MANY = 30  # that are tried more than once
_MOST = 60  # that are tried at all

_Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@attrs.frozen
class Spot:
    """
    What is drawn at a point.

    Attributes:
        name: What it is called.

        meaning: What it means, for whoever points at it.

        point: Where it is.

        mark: What draws it at a place of the sheet.

        strong: Whether its name stands out.
    """

    name: str
    meaning: str
    point: Point
    mark: Callable[[float, float], str]
    strong: bool = False


def draw_map(
    sheet: Sheet, spots: Sequence[Spot], degrees: Callable[[float, bool], str]
) -> tuple[str, ...]:
    """
    Draw a frame that holds all the spots, and the spots with their names.

    Args:
        sheet: The sheet to draw on.

        spots: What to draw; at least one.

        degrees: What writes an angle, which is a latitude or not.

    Returns:
        The names for which there was no room.
    """
    west, east = _bounds([spot.point.longitude for spot in spots])
    south, north = _bounds([spot.point.latitude for spot in spots])
    width = WIDTH - MARGIN - _LEFT
    across = width / (east - west)
    middle = math.cos(math.radians((south + north) / 2))
    height = min(max(across / max(middle, 0.1) * (north - south), 120), _TALLEST)
    down = height / (north - south)
    top = sheet.y + 6
    frame = (_LEFT, top, _LEFT + width, top + height)
    sheet.draw(_svg.rectangle(_LEFT, top, width, height, filled=False))
    for longitude in _inside(west, east):
        x = _LEFT + (longitude - west) * across
        meaning = degrees(longitude, False)
        sheet.draw(
            _svg.line(x, frame[3], x, frame[3] - 6),
            _svg.text(x, frame[3] + 13, meaning, size=11, anchor="middle"),
        )
    for latitude in _inside(south, north):
        y = frame[3] - (latitude - south) * down
        meaning = degrees(latitude, True)
        sheet.draw(
            _svg.line(_LEFT, y, _LEFT + 6, y),
            _svg.text(_LEFT - 4, y + 4, meaning, size=11, anchor="end"),
        )
    at = [
        (_LEFT + (s.point.longitude - west) * across, frame[3] - (s.point.latitude - south) * down)
        for s in spots
    ]
    unnamed: list[str] = []
    for spot, (x, y), label in zip(spots, at, _placed(spots, at, frame), strict=True):
        sheet.draw(_svg.group(spot.meaning, spot.mark(x, y)))
        if label is None:
            unnamed.append(spot.name)
        else:
            sheet.draw(label.drawn(x, y, strong=spot.strong))
    sheet.y = frame[3] + 20
    return tuple(unnamed)


def _bounds(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    room = max(0.06 * (high - low), 1.0)
    return low - room, high + room


def _inside(low: float, high: float) -> Iterator[float]:
    """Tell the round numbers between two."""
    yield from (mark for mark in _svg.ticks(low, high, 8) if low < mark < high)


@attrs.frozen
class _Label:
    """A name beside its mark, or farther off at the end of a line."""

    words: str
    x: float
    y: float
    width: float
    far: bool = False

    @property
    def box(self) -> _Box:
        return (self.x, self.y - 11, self.x + self.width, self.y + 4)

    def end(self, x: float, y: float) -> tuple[float, float]:
        """Return where a line from its mark ends."""
        return min(max(x, self.x), self.x + self.width), self.y + 4 if self.y < y else self.y - 11

    def line(self, x: float, y: float) -> list[_Box]:
        """Return what the line from its mark takes up, in small steps."""
        if not self.far:
            return []
        to_x, to_y = self.end(x, y)
        steps = math.ceil(math.hypot(to_x - x, to_y - y) / 4)
        line = ((x + (to_x - x) * n / steps, y + (to_y - y) * n / steps) for n in range(2, steps))
        return [(at - 1, down - 1, at + 1, down + 1) for at, down in line]

    def drawn(self, x: float, y: float, *, strong: bool) -> str:
        label = _svg.text(self.x, self.y, self.words, size=_LETTERS, strong=strong)
        return _svg.line(x, y, *self.end(x, y), 0.75) + label if self.far else label


def _placed(
    spots: Sequence[Spot], at: Sequence[tuple[float, float]], frame: _Box
) -> list[_Label | None]:
    """Place names, the most crowded first; what found no room is given precedence in a new try."""
    order = sorted(range(len(spots)), key=lambda n: (not spots[n].strong, _room(n, at)))
    best: list[_Label | None] = []
    for _ in range(_TRIES if len(spots) <= _MANY else 1):
        placed = _placed_in(order[:_MOST], spots, at, frame)
        if not best or placed.count(None) < best.count(None):
            best = placed
        if None not in best:
            break
        order = sorted(order, key=lambda n: (not spots[n].strong, placed[n] is not None))
    return best


def _placed_in(
    order: Sequence[int],
    spots: Sequence[Spot],
    at: Sequence[tuple[float, float]],
    frame: _Box,
) -> list[_Label | None]:
    """Place names in this order, so that none covers a mark, another name or a line."""
    marks: list[_Box] = [(x - 6, y - 6, x + 6, y + 6) for x, y in at]
    dots: list[_Box] = [(x - 3, y - 3, x + 3, y + 3) for x, y in at]
    taken: list[_Box] = []
    placed: list[_Label | None] = [None] * len(spots)
    for number in order:
        spot, (x, y) = spots[number], at[number]
        words = _svg.wrapped(spot.name, 230, size=_LETTERS, strong=spot.strong, most=1)[0]
        width = _svg.width_of(words, _LETTERS, strong=spot.strong)
        for label in _candidates(words, width, x, y):
            if not _within(label.box, frame):
                continue
            if any(_meet(label.box, box) for box in marks + taken):
                continue
            line = label.line(x, y)
            if not any(_meet(step, box) for step in line for box in dots + taken):
                taken += [label.box, *line]
                placed[number] = label
                break
    return placed


def _room(number: int, at: Sequence[tuple[float, float]]) -> float:
    """Return how near the nearest other mark is."""
    others = (place for n, place in enumerate(at) if n != number)
    return min((math.dist(at[number], place) for place in others), default=0)


def _within(box: _Box, frame: _Box) -> bool:
    return (
        frame[0] + 2 <= box[0]
        and frame[1] + 2 <= box[1]
        and box[2] <= frame[2] - 2
        and box[3] <= frame[3] - 6
    )


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _candidates(words: str, width: float, x: float, y: float) -> Iterator[_Label]:
    """Tell where a name could stand, the best place first."""
    right, left, centre = x + 9, x - 9 - width, x - width / 2
    for place in ((right, y + 4), (left, y + 4), (centre, y - 11), (centre, y + 19)):
        yield _Label(words, *place, width)
    for place in ((right - 3, y - 8), (right - 3, y + 17), (left + 3, y - 8), (left + 3, y + 17)):
        yield _Label(words, *place, width)
    for away in (24, 30, 36, 44, 52, 62, 76, 96, 120):
        for aside in (0, 0.25, -0.25, 0.5, -0.5, 1, -1):
            for side in (-1, 1):
                yield _Label(words, centre + aside * width, y + side * away + 4, width, far=True)
        for aside in (away / 3, away / 1.5):
            for start in (x + aside, x - aside - width):
                for side in (-1, 1):
                    yield _Label(words, start, y + side * away + 4, width, far=True)
