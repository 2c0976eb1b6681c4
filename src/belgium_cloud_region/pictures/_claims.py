"""
What is claimed of one figure, version by version: who told it, how it is meant, which to believe.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial

import attrs

from belgium_cloud_region.catalog import Catalog
from belgium_cloud_region.loading import get_catalog
from belgium_cloud_region.model import Entity, Fact, Modality, Quantity, Rank, Standing, Statement
from belgium_cloud_region.pictures import _svg
from belgium_cloud_region.pictures._picture import Picture
from belgium_cloud_region.pictures._svg import MARGIN, ROOM, Sheet
from belgium_cloud_region.pictures._words import Words, ask

__all__ = ["claims"]

_HEIGHT = 12  # of a bar
_ARROW = 14  # what an arrow takes beyond its bar
_MOST = 1e290  # what can be drawn: more could not be added up


@attrs.frozen
class _Row:
    """One version of the figure; of one that is known to be wrong, only that it is."""

    study: str
    standing: str
    best: bool
    wrong: bool
    value: str
    claimant: str
    outlets: str
    quantity: Quantity | None = None
    scope: str = ""
    horizon: str = ""
    note: str = ""


def claims(
    benefit: Entity | str | None = None,
    property: str = "new_revenue",
    *,
    study: str | None = None,
    lang: str | None = None,
    catalog: Catalog | None = None,
) -> Picture:
    """
    Return a picture of one figure as it was told, each version a row.

    The versions of a study stand together, the best one first and marked. How an
    amount is meant is drawn: an exact one is a full bar, *about* is hatched,
    *up to* is hollow with an end, *more than* has an arrow. Bars begin at nothing, and
    all are in the unit of the best version; what is in another one is told in
    words. Of a version that is known to be wrong only that, who told it and why
    is shown, never its figure.

    Args:
        benefit: What the benefit is called, or any other entity of which
            something is claimed; if absent, the first benefit of which this is.

        property: The property that is claimed, in snake case.

        study: Only what this study is said to say, such as ``idc-2021``.

        lang: The BCP 47 tag of the language to speak; if absent, that of the
            benefit or catalogue given, else English.

        catalog: The catalogue to ask; the bundled one, if absent.

    Raises:
        UnknownEntityError: Nothing answers to the name, or nothing is told of the property.
        AmbiguousNameError: More than one entity answers to the name.
        ValueError: No version is from the study.

    Example:
        >>> from belgium_cloud_region.pictures import claims
        >>> for row in claims(study="idc-2021").table[1:]:
        ...     print(row[1:4])
        ('best: the best supported', 'up to 31.5 billion EUR', 'Microsoft Belux')
        ('contradicts', 'more than 30 billion EUR', 'Microsoft Belux')
        ('known to be wrong: a slip in copying', 'not shown', 'IDC')
    """
    if benefit is None:
        every = (get_catalog() if catalog is None else catalog).benefits
        benefit = next((b for b in every if property in b.facts), None)
    entity, _, words = ask(benefit, Entity, lang, catalog)
    fact = entity.facts[property]
    rows = tuple(_rows(fact, study, words))
    title = words("claims-title", what=fact.label, about=entity.label)
    sentence = _sentence(entity, fact, rows, words)
    columns = ("study", "standing", "value", "claimant", "published-by", "scope", "horizon", "note")
    return Picture(
        title=title,
        svg=_drawn(title, rows, words).svg(title, sentence),
        sentence=sentence,
        table=(tuple(words(name) for name in columns), *(_cells(row) for row in rows)),
        language=words.convention,
    )


def _rows(fact: Fact, study: str | None, words: Words) -> Iterator[_Row]:
    """Tell the versions, study by study; those of no study come last."""
    studies = dict.fromkeys(_study(statement) for statement in fact.statements)
    named = [name for name in studies if name]
    if study is not None and study not in named:
        known = ", ".join(repr(name) for name in named) or "none"
        raise ValueError(
            f"no version of {fact.property!r} is from the study {study!r}; known: {known}"
        )
    for name in [study] if study is not None else sorted(studies, key=lambda name: not name):
        study = words.enumerated("study", name) if name else words("no-study") if named else ""
        versions = [s for s in fact.statements if _study(s) == name]
        winners = set(fact.winners)
        best = next((s for s in versions if s in winners), None)
        for statement in sorted(versions, key=lambda s: s is not best):
            same = best is not None and statement.value == best.value
            yield _row(statement, study, words, best=statement is best, agrees=same)


def _study(statement: Statement) -> str:
    study = statement.qualifier("study")
    return study if isinstance(study, str) else ""


def _row(statement: Statement, study: str, words: Words, *, best: bool, agrees: bool) -> _Row:
    wrong = statement.rank is Rank.DEPRECATED
    kind = Standing.BEST if best else Standing.AGREES if agrees else Standing.RIVAL
    standing = words.standing(Standing.DEPRECATED if wrong else kind)
    if statement.rank_reason is not None and (wrong or best):
        reason = words.enumerated("rank-reason", statement.rank_reason)
        standing = words.pair(standing, reason)
    row = _Row(
        study,
        standing,
        best,
        wrong,
        words("not-shown"),
        words.entity(statement.qualifier("claimant")),
        words.publishers_by_date(statement.references),
    )
    if wrong:  # even its note would give the figure away
        return row
    quantity, note = statement.quantity, statement.note
    return attrs.evolve(
        row,
        value=words.value(statement.value, statement.property),
        quantity=quantity,
        scope=words.enumerated("scope", quantity and quantity.scope),
        horizon=words.horizon(quantity),
        note="" if note is None else note.text(words.language),
    )


def _sentence(entity: Entity, fact: Fact, rows: tuple[_Row, ...], words: Words) -> str:
    versions = words.count("version", len(rows))
    sentences = [words("claims-count", what=fact.label, about=entity.label, versions=versions)]
    best = [
        words.pair(row.study, row.value) if row.study else row.value for row in rows if row.best
    ]
    if best:
        sentences.append(words("claims-best", best=words.semicolon.join(best)))
    wrong = sum(row.wrong for row in rows)
    if wrong:
        sentences.append(words("claims-wrong", count=wrong))
    return " ".join(sentences)


def _cells(row: _Row) -> tuple[str, ...]:
    return (
        row.study,
        row.standing,
        row.value,
        row.claimant,
        row.outlets,
        row.scope,
        row.horizon,
        row.note,
    )


# The drawing


@attrs.frozen
class _Scale:
    """Amounts of one unit, from the least to the most, nothing always among them."""

    unit: str
    marks: tuple[float, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, rows: tuple[_Row, ...], words: Words) -> _Scale | None:
        """Return the scale of the best version and of what is in the same unit."""
        unit = _unit(rows)
        drawable = [quantity for row in rows if (quantity := _drawable(row, unit)) is not None]
        if not drawable:
            return None
        ends = [0.0, *(end for q in drawable for end in (q.amount, q.upper) if end is not None)]
        low, high = min(ends), max(ends)
        room = (high - low) * _ARROW / ROOM
        high = max([high, *(q.amount + room for q in drawable if q.modality in _OPEN)])
        return cls(unit, *_svg.fitting(low, high, lambda n: words.value(Quantity(n, unit))))

    def at(self, amount: float) -> float:
        """Return where an amount is."""
        return MARGIN + (amount - self.marks[0]) / (self.marks[-1] - self.marks[0]) * ROOM

    def bar(self, quantity: Quantity, y: float) -> str:
        """Draw an amount from nothing to what it is, and beyond where it is a range."""
        end, upper = self.at(quantity.amount), quantity.upper
        beyond = None if upper is None else self.at(upper)
        return _bar(self.at(0), end, y, quantity.modality, beyond)


def _unit(rows: tuple[_Row, ...]) -> str:
    """Return the unit of the best version, or of the first that has one."""
    quantities = (row.quantity for row in sorted(rows, key=lambda row: not row.best))
    return next((quantity.unit for quantity in quantities if quantity is not None), "")


def _drawable(row: _Row, unit: str) -> Quantity | None:
    """Return the amount of a version if it is in this unit, and within what can be added up."""
    quantity = row.quantity
    if quantity is None or quantity.unit != unit:
        return None
    most = max(abs(quantity.amount), abs(quantity.upper or 0))
    return quantity if most < _MOST else None


def _drawn(title: str, rows: tuple[_Row, ...], words: Words) -> Sheet:
    sheet = Sheet(words.convention)
    sheet.write(title, size=16, strong=True)
    scale = _Scale.of(rows, words)
    if scale is not None:
        sheet.y += 4
        drawable = (_drawable(row, scale.unit) for row in rows)
        for modality in dict.fromkeys(q.modality for q in drawable if q is not None):
            sheet.explain(
                partial(_sample, modality), words.enumerated("modality", modality.value), 54
            )
            sheet.y += 4
        sheet.y += 2
        sheet.scale(scale.marks, scale.names)
    study = ""
    for row in rows:
        if row.study != study:
            study = row.study
            sheet.y += 10
            sheet.write(study[:1].upper() + study[1:], size=14, strong=True)
        sheet.y += 6
        _draw_row(sheet, row, scale, words)
    if scale is not None:
        sheet.y += 10
        sheet.scale(scale.marks, scale.names)
    return sheet


def _draw_row(sheet: Sheet, row: _Row, scale: _Scale | None, words: Words) -> None:
    if row.best:
        sheet.draw(_star(MARGIN + 6, sheet.y + 11))
    if row.wrong:
        sheet.write(f"{row.standing} ({row.value})")
    else:
        sheet.write(row.value, indent=18 if row.best else 0, strong=row.best)
        sheet.write(row.standing, size=12)
    details = " · ".join(part for part in (row.claimant, row.horizon, row.scope) if part)
    if details:
        sheet.write(details, size=12)
    sheet.write(words.pair(words("published-by"), row.outlets), size=12)
    if row.wrong:
        return
    quantity = None if scale is None else _drawable(row, scale.unit)
    if scale is None or quantity is None:
        sheet.write(words("no-figure" if row.quantity is None else "other-unit"), size=12)
        return
    sheet.y += 7
    zero = scale.at(0)
    sheet.draw(
        _svg.group(row.value, scale.bar(quantity, sheet.y)),
        _svg.line(zero, sheet.y - 3, zero, sheet.y + _HEIGHT + 3),
    )
    sheet.y += _HEIGHT + 4


def _bar(
    start: float, end: float, y: float, modality: Modality, beyond: float | None = None
) -> str:
    left, width = min(start, end), max(abs(end - start), 1)
    drawn = _svg.rectangle(left, y, width, _HEIGHT, filled=modality in _FULL)
    if modality is Modality.ABOUT:
        drawn += _svg.hatch(left, y, width, _HEIGHT)
    if beyond is not None:
        drawn += _svg.rectangle(end, y, beyond - end, _HEIGHT, filled=False)
        end = beyond
    if modality in _CAPPED:
        drawn += _svg.line(end, y - 3, end, y + _HEIGHT + 3, 2.5)
    if modality in _OPEN:
        drawn += _svg.path(f"M{end:.1f} {y + _HEIGHT / 2:.1f}h12m-5 -5l5 5l-5 5", 2)
    return drawn


_OPEN = (Modality.MORE_THAN, Modality.AT_LEAST)
_CAPPED = (Modality.UP_TO, Modality.LESS_THAN)
_FULL = (Modality.EXACTLY, *_OPEN)


def _sample(modality: Modality, y: float) -> str:
    return _bar(MARGIN, MARGIN + 30, y - 7, modality)


def _star(x: float, y: float) -> str:
    corners: list[str] = []
    for corner in range(10):
        radius, angle = 2.8 if corner % 2 else 6.5, math.pi * (corner / 5 - 0.5)
        corners.append(f"{x + radius * math.cos(angle):.1f} {y + radius * math.sin(angle):.1f}")
    return _svg.element("path", d=f"M{'L'.join(corners)}Z")
