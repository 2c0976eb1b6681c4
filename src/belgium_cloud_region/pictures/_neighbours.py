"""
A country's regions and the nearest neighbours of one of them: where they are said to be, and how far in time.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import attrs

from belgium_cloud_region.catalog import Catalog
from belgium_cloud_region.model import Point, Quantity, Region, Statement, latency_floor
from belgium_cloud_region.pictures import _svg
from belgium_cloud_region.pictures._map import Spot, draw_map
from belgium_cloud_region.pictures._picture import Picture
from belgium_cloud_region.pictures._svg import MARGIN, ROOM, WIDTH, Sheet
from belgium_cloud_region.pictures._words import Words, ask

__all__ = ["neighbours"]

_REACH = 2000
"""How many kilometres away a neighbour can be: the far shore of an ocean has none."""

_MOST = 1e9
"""How many milliseconds a bar can be long."""

_CROSS = "\u00d7"


@attrs.frozen
class _Place:
    """A region, where its vendor draws it, and how far it is from the one that is meant."""

    region: Region
    mark: str
    point: Point | None
    doubtful: bool
    distance: Quantity | None = None
    floor: Quantity | None = None
    measured: Statement | None = None

    @property
    def time(self) -> Quantity | None:
        """The measured round trip."""
        return None if self.measured is None else self.measured.quantity

    @property
    def drawable(self) -> float | None:
        """The measured time in milliseconds, if there is one that a bar can be drawn for."""
        time = self.time
        return time.amount if time and time.unit == "ms" and 0 <= time.amount < _MOST else None

    @property
    def meaning(self) -> str:
        """What its mark means, by the name of the words for it."""
        return "doubtful-point" if self.doubtful else self.mark


def neighbours(
    region: Region | str | None = None,
    *,
    lang: str | None = None,
    catalog: Catalog | None = None,
) -> Picture:
    """
    Return a picture of a region among the nearest ones of its cloud, and all in its country.

    Above, a frame of longitude and latitude with the points that vendors publish
    for maps. Below, for each region of the same cloud, the measured round trip as
    a full bar, and as a hollow one the least that light in fibre would need, which is
    computed. Where a point is known to lie far from the sites it is a cross, and no
    floor is given for it. What is farther than 2,000 km is no neighbour.

    Args:
        region: What the region is called, or the region itself; the edition's subject, if absent.

        lang: The BCP 47 tag of the language to speak; if absent, that of the
            region or catalogue given, else English.

        catalog: The catalogue to ask; the bundled one, if absent.

    Raises:
        UnknownEntityError: Nothing answers to the name.
        AmbiguousNameError: More than one region answers to it.

    Example:
        >>> from belgium_cloud_region.pictures import neighbours
        >>> for row in neighbours().table[2:4]:
        ...     print(row[:4])
        ('West Europe', 'Microsoft', '10 ms', 'at least 1.7 ms')
        ('France Central', 'Microsoft', '11 ms', 'none')
    """
    asked, view, words = ask(region, Region, lang, catalog)
    places = tuple(_places(asked, view))
    title = words("neighbours-title", name=asked.label)
    sentence = _sentence(asked, words, places)
    columns = (
        "region",
        "operator",
        "measured-round-trip",
        "computed-floor",
        "distance",
        "place",
        "note",
        "source",
    )
    return Picture(
        title=title,
        svg=_drawn(title, sentence, places, words).svg(title, sentence),
        sentence=sentence,
        table=(tuple(words(n) for n in columns), *(_cells(place, words) for place in places)),
        language=words.convention,
    )


def _places(region: Region, catalog: Catalog) -> Iterator[_Place]:
    """Tell where the regions are: the one that is meant, then the others, the nearest in time first."""
    own = _Place(region, "region-itself", _point(region), _doubtful(region, catalog))
    yield own
    fact = region.facts.get("round_trip_to")
    stated = () if fact is None else fact.winners
    measured = {s.qualifier("peer"): s for s in reversed(stated) if s.quantity is not None}
    found: list[_Place] = []
    for other in catalog.regions:
        point, statement = _point(other), measured.get(other.id)
        same = isinstance(other.operator, str) and other.operator == region.operator
        if other.id == region.id or not (same or other.country == region.country):
            continue
        if statement is None and None in (own.point, point):
            continue
        mark = "region-of" if same else "another-cloud"
        place = _Place(other, mark, point, _doubtful(other, catalog), measured=statement)
        if own.point is not None and point is not None:
            floor = latency_floor(own.point, point)
            if floor.distance.amount > _REACH:
                continue
            if not (place.doubtful or own.doubtful):
                place = attrs.evolve(
                    place,
                    distance=_rounded(floor.distance, 0),
                    floor=_rounded(floor.round_trip, 1) if same else None,
                )
        found.append(place)
    yield from sorted(found, key=_order)


def _order(place: _Place) -> tuple[float, float, str]:
    time = math.inf if place.time is None else place.time.amount
    floor = math.inf if place.floor is None else place.floor.amount
    return (time, floor, place.region.id)


def _point(region: Region) -> Point | None:
    point = region.label_point
    return point if isinstance(point, Point) else None


def _doubtful(region: Region, catalog: Catalog) -> bool:
    """Tell whether it is told of its point that it must not be measured from."""
    meaning = region.facts.get("label_point_meaning")
    stated = meaning is not None and meaning.best is not None
    return (
        stated and region.id != catalog.contents.edition.subject
    )  # whose point lies amid its sites


def _rounded(quantity: Quantity, digits: int) -> Quantity:
    return attrs.evolve(quantity, amount=round(quantity.amount, digits))


def _sentence(region: Region, words: Words, places: tuple[_Place, ...]) -> str:
    others = [place for place in places[1:] if place.point is not None]
    sentences = [
        words(
            "neighbours-nowhere" if places[0].point is None else "neighbours-shown",
            name=region.label,
            regions=words.count("neighbour", len(others)),
            distance=words.value(Quantity(_REACH, "km")),
        )
    ]
    timed = [(place.region.label, place.time) for place in places if place.time is not None]
    if timed:
        (nearest, least), (farthest, most) = timed[0], timed[-1]
        sentences.append(
            words(
                "neighbours-measured" if len(timed) > 1 else "neighbours-measured-one",
                least=words.value(least),
                nearest=nearest,
                most=words.value(most),
                farthest=farthest,
            )
        )
    doubtful = [place.region.label for place in places if place.doubtful]
    if doubtful:
        sentences.append(words("neighbours-doubtful", names=", ".join(doubtful)))
    return " ".join(sentences)


def _cells(place: _Place, words: Words) -> tuple[str, ...]:
    note = place.region.facts.get("label_point_meaning")
    unmeasured = words("not-measured") if place.mark == "region-of" else ""
    return (
        place.region.label,
        words.value(place.region.operator),
        unmeasured if place.time is None else words.value(place.time),
        words("none")
        if place.doubtful
        else ""
        if place.floor is None
        else words.value(place.floor),
        "" if place.distance is None else words.value(place.distance),
        "" if place.point is None else _coordinates(place.point, words),
        "" if note is None or note.best is None else words.value(note.value),
        "" if place.measured is None else words.publishers_by_date(place.measured.references),
    )


def _coordinates(point: Point, words: Words) -> str:
    return f"{_degrees(point.latitude, True, words)} {_degrees(point.longitude, False, words)}"


def _degrees(angle: float, latitude: bool, words: Words) -> str:
    side = words(
        ("north" if angle > 0 else "south") if latitude else "east" if angle > 0 else "west"
    )
    number = words.value(Quantity(round(abs(angle), 2), "1"))
    return f"{number}°\u00a0{side}" if angle else f"{number}°"


# The drawing


def _drawn(title: str, sentence: str, places: tuple[_Place, ...], words: Words) -> Sheet:
    sheet = Sheet(words.convention)
    sheet.write(title, size=16, strong=True)
    operator = words.value(places[0].region.operator)
    spots = [
        Spot(
            place.region.label,
            words.pair(place.region.label, words(place.meaning, operator=operator)),
            place.point,
            partial(_mark, place.meaning),
            strong=place.mark == "region-itself",
        )
        for place in places
        if place.point is not None
    ]
    if places[0].point is not None:
        unnamed = draw_map(sheet, spots, lambda angle, north: _degrees(angle, north, words))
        for meaning in dict.fromkeys(place.meaning for place in places if place.point is not None):
            mark = partial(_mark, meaning, MARGIN + 8)
            sheet.explain(mark, words(meaning, operator=operator))
        if unnamed:
            sheet.write(words("unnamed-on-map", names=", ".join(unnamed)), size=12)
    else:
        sheet.write(sentence)
    _draw_times(sheet, places, words)
    return sheet


def _mark(meaning: str, x: float, y: float) -> str:
    if meaning == "doubtful-point":
        return _svg.path(f"M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8", 1.8)
    if meaning == "another-cloud":
        return _svg.rectangle(x - 4, y - 4, 8, 8, filled=False)
    if meaning == "region-itself":
        return _svg.dot(x, y, 3) + _svg.dot(x, y, 6.5, filled=False)
    return _svg.dot(x, y, 3.5)


def _draw_times(sheet: Sheet, places: Sequence[_Place], words: Words) -> None:
    rows = [p for p in places[1:] if p.time is not None or p.floor is not None]
    if not rows:
        return
    floors = (place.floor.amount for place in rows if place.floor is not None)
    most = max([*(place.drawable or 0 for place in rows), *floors])
    sheet.y += 12
    sheet.write(words("round-trip-from", name=places[0].region.label), size=14, strong=True)
    sheet.y += 2
    for mark, meaning in _legend(rows, words):
        sheet.explain(mark, meaning)
    marks, names = _svg.fitting(0, most, lambda n: words.value(Quantity(n, "ms")))
    sheet.y += 6
    sheet.scale(marks, names)
    scale = ROOM / marks[-1]
    for place in rows:
        time = words("not-measured") if place.time is None else words.value(place.time)
        floor = (
            _CROSS if place.doubtful else "" if place.floor is None else words.value(place.floor)
        )
        figures = " · ".join(figure for figure in (time, floor) if figure)
        room = ROOM - 12 - _svg.width_of(figures, 12)
        name = _svg.wrapped(place.region.label, room, most=1)[0]
        sheet.y += 20
        sheet.draw(
            _svg.text(MARGIN, sheet.y, name),
            _svg.text(WIDTH - MARGIN, sheet.y, figures, size=12, anchor="end"),
        )
        bars = ""
        if place.drawable is not None:
            bars += _svg.rectangle(MARGIN, sheet.y + 5, place.drawable * scale, 6)
        if place.floor is not None:
            width = place.floor.amount * scale
            bars += _svg.rectangle(MARGIN, sheet.y + 12, width, 6, filled=False)
        sheet.draw(_svg.group(words.pair(place.region.label, figures), bars))
        sheet.y += 18


def _legend(rows: Sequence[_Place], words: Words) -> Iterator[tuple[Callable[[float], str], str]]:
    timed = [place.time for place in rows if place.time is not None]
    if timed:
        measured, scope = words("measured"), timed[0].scope
        if scope is not None:
            measured = words.pair(measured, words.enumerated("scope", scope))
        yield (lambda y: _svg.rectangle(MARGIN, y - 3, 18, 6)), measured
    if any(place.floor is not None for place in rows):
        yield (
            (lambda y: _svg.rectangle(MARGIN, y - 3, 18, 6, filled=False)),
            words("computed-floor-explained"),
        )
    if any(place.doubtful for place in rows):
        cross = partial(_svg.text, MARGIN + 8, words=_CROSS, anchor="middle")
        yield (lambda y: cross(y=y + 4)), words("doubtful-point")
