"""
A region's events and promises on an axis of time, each as precisely as it is known.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Callable, Iterator
from datetime import date

import attrs

from belgium_cloud_region.catalog import Catalog
from belgium_cloud_region.model import (
    EventKind,
    Fact,
    PartialDate,
    Precision,
    Quantity,
    Region,
)
from belgium_cloud_region.pictures import _svg
from belgium_cloud_region.pictures._picture import Picture
from belgium_cloud_region.pictures._svg import MARGIN, ROOM, Sheet
from belgium_cloud_region.pictures._words import Words, ask

__all__ = ["timeline"]

_MANY = 6  # rows, below which the axis is named once more


@attrs.frozen
class _Row:
    """One thing with its date: drawn as one row, and written as one."""

    when: PartialDate | None
    what: str
    kind: str
    outcome: str = ""
    others: tuple[PartialDate, ...] = ()
    more: str = ""
    strong: bool = False
    promised: bool = False


def timeline(
    region: Region | str | None = None,
    *,
    lang: str | None = None,
    catalog: Catalog | None = None,
) -> Picture:
    """
    Return a picture of a region's events and promises on an axis of time.

    A day is a dot; a month, season or year is a bar over all of it, since it
    can be any day in it. What was promised for a time is a hollow bar, with
    what became of it in words. Dates that contradict are hollow dots. When the
    region opened has a row of its own where that is disputed.

    Args:
        region: What the region is called, or the region itself; the edition's subject, if absent.

        lang: The BCP 47 tag of the language to speak; if absent, that of the
            region or catalogue given, else English.

        catalog: The catalogue to ask; the bundled one, if absent.

    Raises:
        UnknownEntityError: Nothing answers to the name.
        AmbiguousNameError: More than one region answers to it.

    Example:
        >>> from belgium_cloud_region.pictures import timeline
        >>> picture = timeline(lang="nl")
        >>> picture.title, picture.table[1][:2]
        ('Tijdlijn van Belgium Central', ('23 november 2021', 'Aankondiging van Digital AmBEtion'))
    """
    asked, _, words = ask(region, Region, lang, catalog)
    events, promises = tuple(_events(asked, words)), tuple(_promises(asked, words))
    title = words("timeline-of", name=asked.label)
    sentence = _sentence(asked, words, events, promises)
    head = tuple(words(name) for name in ("date", "what", "kind", "outcome", "other-dates"))
    return Picture(
        title=title,
        svg=_drawn(title, sentence, words, events, promises).svg(title, sentence),
        sentence=sentence,
        table=(head, *(_cells(row, words) for row in (*events, *promises))),
        language=words.convention,
    )


def _events(region: Region, words: Words) -> Iterator[_Row]:
    """Tell what happened, by first possible day; what has no date comes last."""
    rows: list[_Row] = []
    for event in region.events:
        kind = words.enumerated("event-kind", event.kind.value)
        strong = event.kind is EventKind.OPENING
        rows.append(_dated(event.facts.get("date"), event.label, kind, strong=strong))
    opened = region.facts.get("opened")
    if opened is not None and (opened.disputed or not any(row.strong for row in rows)):
        kind = words.enumerated("event-kind", EventKind.OPENING.value)
        row = _dated(opened, opened.label, kind, strong=True)
        rows += [row] if row.when is not None or row.others else []
    yield from sorted(rows, key=lambda row: _order(row.when))


def _order(when: PartialDate | None) -> tuple[date, date]:
    return (date.max, date.max) if when is None else (when.first, when.last)


def _dated(fact: Fact | None, what: str, kind: str, *, strong: bool) -> _Row:
    when = fact and fact.value
    versions = () if fact is None else (*fact.rivals, *fact.undecided)
    others = dict.fromkeys(s.date for s in versions if s.date is not None and s.date != when)
    return _Row(
        when if isinstance(when, PartialDate) else None,
        what,
        kind,
        others=tuple(others),
        strong=strong,
    )


def _promises(region: Region, words: Words) -> Iterator[_Row]:
    for promise in region.promises():
        statement, what = promise.statement, promise.label
        if statement.subject_id != region.id:
            what = words.pair(words.entity(statement.subject_id), what)
        said = words.value(statement.value, statement.property)
        if isinstance(statement.value, Quantity):
            what, said = f"{what} ({said})", ""
        yield _Row(
            promise.due,
            what,
            words("promise"),
            words.enumerated("outcome", promise.outcome.value),
            more="" if statement.value == promise.due else said,
            promised=True,
        )


def _sentence(
    region: Region, words: Words, events: tuple[_Row, ...], promises: tuple[_Row, ...]
) -> str:
    dates = [row.when for row in events if row.when is not None]
    if dates:
        first = words.date(min(dates, key=_order))
        last = words.date(max(dates, key=lambda when: when.last))
        sentence = words(
            "timeline-shows-one" if first == last else "timeline-shows",
            name=region.label,
            events=words.count("event", len(region.events) or len(events)),
            first=first,
            last=last,
        )
    else:
        sentence = words("timeline-shows-none", name=region.label)
    if promises:
        counts: dict[str, int] = {}
        for row in promises:
            counts[row.outcome] = counts.get(row.outcome, 0) + 1
        outcomes = (words.pair(name, str(number)) for name, number in counts.items())
        sentence += " " + words(
            "timeline-promises",
            promises=words.count("promise", len(promises)),
            outcomes=words.semicolon.join(outcomes),
        )
    return sentence


def _cells(row: _Row, words: Words) -> tuple[str, ...]:
    return (
        words("date-unknown") if row.when is None else words.date(row.when),
        words.pair(row.what, row.more) if row.more else row.what,
        row.kind,
        row.outcome,
        ", ".join(words.date(other) for other in row.others),
    )


# The drawing


@attrs.frozen
class _Axis:
    """The time from the beginning of one year to the end of another, and where what is known ends."""

    first: int
    end: int
    today: date

    def at(self, day: date, *, over: bool = False) -> float:
        """Return where a day begins, or where it is over."""
        of_year = (day - date(day.year, 1, 1)).days + over
        years = day.year + of_year / (366 if isleap(day.year) else 365) - self.first
        return MARGIN + years / (self.end - self.first) * ROOM

    def years(self) -> Iterator[tuple[int, float]]:
        """Tell where years begin, no more of them than have room for their names."""
        span = self.end - self.first
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500) if span <= 9 * step)
        for year in range(self.first, self.end, step):
            yield year, self.at(date(year, 1, 1))

    def named(self, sheet: Sheet) -> None:
        """Write the years, each at the beginning of its span."""
        for year, x in self.years():
            sheet.draw(
                _svg.line(x, sheet.y + 8, x, sheet.y + 22),
                _svg.text(x + 3, sheet.y + 20, str(year), size=12),
            )
        sheet.y += 24

    def lane(self, y: float) -> str:
        """Draw the axis anew for one row, just below the marks that are drawn around *y*."""
        y += 6
        today, end = min(max(self.at(self.today, over=True), MARGIN), MARGIN + ROOM), MARGIN + ROOM
        known = _svg.line(MARGIN, y, today, y, 0.5) if today > MARGIN else ""
        after = _svg.line(today, y, end, y, 0.5, "3 3") if today < end else ""
        years = "".join(f"M{x:.1f} {y:.1f}v4" for _, x in self.years())
        return known + after + _svg.path(years, 0.5)

    def mark(self, when: PartialDate, y: float, *, filled: bool = True) -> str:
        """Draw a date: a day as a dot, else a bar over all the days that it can mean."""
        start, end = self.at(when.first), self.at(when.last, over=True)
        if when.precision is Precision.DAY:
            return _svg.dot((start + end) / 2, y, 3.5, filled=filled)
        return _span(start, end, y, filled=filled)

    def due(self, when: PartialDate, y: float) -> str:
        """Draw a date that something is promised for: hollow, and a day as a square."""
        if when.precision is Precision.DAY:
            return _svg.rectangle(self.at(when.first) - 4, y - 4, 8, 8, filled=False)
        return self.mark(when, y, filled=False)


def _span(start: float, end: float, y: float, *, filled: bool) -> str:
    bar = _svg.rectangle(start, y - 3, end - start, 6, filled=filled)
    return bar + _svg.line(start, y - 5, start, y + 5) + _svg.line(end, y - 5, end, y + 5)


def _drawn(
    title: str, sentence: str, words: Words, events: tuple[_Row, ...], promises: tuple[_Row, ...]
) -> Sheet:
    sheet = Sheet(words.convention)
    sheet.write(title, size=16, strong=True)
    sheet.y += 4
    dates = [w for row in (*events, *promises) for w in (row.when, *row.others) if w is not None]
    axis = None
    if dates:
        first, end = min(w.first.year for w in dates), max(w.last.year for w in dates) + 1
        axis = _Axis(first, end, words.view.as_of.last)
        for name, mark in _marks(axis, events, promises):
            sheet.explain(mark, words(name, day=words.date(PartialDate.of(axis.today))))
    for name, rows in (("events", events), ("promises", promises)):
        if rows:
            sheet.y += 10
            sheet.write(words(name), size=14, strong=True)
            _draw_rows(sheet, axis, rows, words)
    if not (events or promises):
        sheet.write(sentence)
    return sheet


def _marks(
    axis: _Axis, events: tuple[_Row, ...], promises: tuple[_Row, ...]
) -> Iterator[tuple[str, Callable[[float], str]]]:
    """Tell what marks there are, by the name of what they mean, and how they are drawn."""
    middle, right = MARGIN + 8, MARGIN + 16
    precise = {row.when.precision is Precision.DAY for row in events if row.when is not None}
    if True in precise:
        yield "mark-day", lambda y: _svg.dot(middle, y, 3.5)
    if False in precise:
        yield "mark-span", lambda y: _span(MARGIN, right, y, filled=True)
    if any(row.others for row in events):
        yield "another-date", lambda y: _svg.dot(middle, y, 3.5, filled=False)
    if promises:
        yield "mark-promised", lambda y: _span(MARGIN, right, y, filled=False)
    if axis.today.year < axis.end:
        yield "after", lambda y: _svg.line(MARGIN, y, right, y, dashes="3 3")


def _draw_rows(sheet: Sheet, axis: _Axis | None, rows: tuple[_Row, ...], words: Words) -> None:
    if axis is not None:
        axis.named(sheet)
    for row in rows:
        when = words("date-unknown") if row.when is None else words.date(row.when)
        line = words.pair(when, row.what)
        line += f" – {row.outcome}" if row.outcome else ""
        sheet.y += 3
        sheet.write(line, strong=row.strong)
        if axis is None or row.when is None:
            continue
        sheet.y += 9
        sheet.draw(axis.lane(sheet.y))
        for other in row.others:
            mark = axis.mark(other, sheet.y, filled=False)
            sheet.draw(_svg.group(words.date(other), mark))
        draw = axis.due if row.promised else axis.mark
        sheet.draw(_svg.group(line, draw(row.when, sheet.y)))
        sheet.y += 11
    if axis is not None and len(rows) > _MANY:
        axis.named(sheet)
