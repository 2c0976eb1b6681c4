"""
Facts in words: what is answered and why, who says so, which other versions there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from belgium_cloud_region.model.dates import Period, Precision
from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.fact import Fact, Facts, Ground
from belgium_cloud_region.model.shown import Listing
from belgium_cloud_region.model.statement import Qualifier, Rank, Statement
from belgium_cloud_region.model.view import View
from belgium_cloud_region.rendering.blocks import (
    Block,
    Paragraph,
    Span,
    Spans,
    Table,
    plain_text,
    spans,
)
from belgium_cloud_region.rendering.layout import Layout, document, listing, register
from belgium_cloud_region.rendering.sources import cited, linked, publishers
from belgium_cloud_region.rendering.speaker import Speaker, speaker_of

__all__ = [
    "answer",
    "fact_footnote",
    "fact_publishers",
    "fact_text",
    "fact_why",
    "facts_table",
    "footnote",
    "headline",
    "in_reading_order",
    "moment",
    "period",
    "standing_in",
    "statement_value",
    "summary",
    "versions",
    "why",
]

_SHOWN = 6
"""How many values side by side are shown in a row of a table."""

_LINKS = ("fulfils", "supersedes")
"""Qualifiers that name other statements."""


def fact_text(fact: Fact) -> str:
    """Return the value to believe, in words; several, if they hold side by side."""
    return _text(fact, speaker_of(fact.view))


def fact_why(fact: Fact) -> str:
    """Return one sentence on why this is the answer."""
    return why(fact, speaker_of(fact.view))


def fact_footnote(fact: Fact) -> str:
    """Return one line for a document: what is asserted, by whom, where, when read, for which day."""
    speaker = speaker_of(fact.view)
    parts = (plain_text(headline(fact, speaker)), cited(fact.references, speaker))
    sentences = (f"{part.removesuffix('.')}." for part in parts if part)
    return " ".join((*sentences, moment(fact.view, speaker)))


def _text(fact: Fact, speaker: Speaker) -> str:
    texts = _texts(fact, fact.judgement.answers, speaker)
    return speaker.semicolon.join(texts) or speaker.value(fact.value, fact.property)


def _texts(fact: Fact, answers: Sequence[Statement], speaker: Speaker) -> list[str]:
    """Return values that hold side by side, in words, with what tells them apart."""
    text = speaker.value(answers[0].value, fact.property) if len(answers) == 1 else ""
    if text and all(speaker.value(r.value, fact.property) != text for r in fact.judgement.rivals):
        return [text]
    circumstances = _Circumstances(fact, speaker)
    # Each is a part of an enumeration, no sentence.
    return [circumstances.added_to(s).removesuffix(".") for s in answers]


class _Circumstances:
    """What tells the statements of a fact from one another."""

    def __init__(self, fact: Fact, speaker: Speaker) -> None:
        found = (s.quantity for s in fact.judgement.statements)
        quantities = [quantity for quantity in found if quantity is not None]
        self._scopes = len({quantity.scope for quantity in quantities}) > 1
        self._horizons = len({quantity.horizon for quantity in quantities}) > 1
        self._speaker = speaker

    def added_to(self, statement: Statement) -> str:
        speaker, quantity = self._speaker, statement.quantity
        text = speaker.value(statement.value, statement.property)
        qualifiers = (q for q in statement.qualifiers if q.property not in _LINKS)
        words = [_qualifier(q, speaker) for q in qualifiers]
        if quantity is not None and self._scopes:
            words.append(speaker.enumerated("scope", quantity.scope))
        if self._horizons:
            words.append(speaker.horizon(quantity))
        circumstances = ", ".join(word for word in dict.fromkeys(words) if word not in ("", text))
        return f"{text.removesuffix('.')} ({circumstances})" if circumstances else text


def _qualifier(qualifier: Qualifier, speaker: Speaker) -> str:
    value = speaker.value(qualifier.value, qualifier.property)
    if qualifier.flag is None:
        return value
    label = speaker.inside_a_sentence(speaker.property_label(qualifier.property))
    return label if qualifier.flag else f"{label}{speaker.colon}{value}"


def answer(fact: Fact, speaker: Speaker) -> Spans:
    """Return the value to believe, in words, with its language, if it is not the one asked for."""
    best = fact.best
    return spans(Span(_text(fact, speaker), "" if best is None else _language(best, speaker)))


def statement_value(statement: Statement, speaker: Speaker) -> Spans:
    """Return the value of a statement alone; struck through and named so, if known to be wrong."""
    text = speaker.value(statement.value, statement.property)
    wrong = statement.rank is Rank.DEPRECATED
    said = Span(text, _language(statement, speaker), struck=wrong)
    return spans(said, f" ({speaker.words('standing', 'deprecated')})" if wrong else None)


def _language(statement: Statement, speaker: Speaker) -> str:
    value = statement.value
    texts = statement.words
    if texts is None and isinstance(value, str):
        texts = speaker.texts_of(value, statement.property)
    return "" if texts is None else speaker.foreign(texts)


def why(fact: Fact, speaker: Speaker) -> str:
    """
    Return one sentence on why this is the answer.

    It says so where the question is about a day before anyone said so, and nobody said since
    when; and where it is about a day after what was known.
    """
    judgement, reason = fact.judgement, fact.reason
    first, hindsight = judgement.first_published, judgement.hindsight
    coarse = judgement.ground is Ground.TOO_COARSE and fact.as_of.precision is Precision.DAY
    parts = [
        speaker.words(
            "word" if coarse else "ground",  # a day is not coarse; dates of what is said are
            "dates-too-coarse" if coarse else judgement.ground,
            day=speaker.date(fact.as_of),
            when=speaker.dated("on", fact.as_of),
            references=len(fact.references),
            winners=len(judgement.winners),
            rivals=len(judgement.rivals),
            undecided=len(judgement.undecided),
            reason="" if reason is None else speaker.text(reason),
            hindsight="" if hindsight is None else _dated_value(hindsight, speaker),
            first="" if first is None else speaker.dated("on", first),
        )
    ]
    if hindsight is None and first is not None and fact.as_of.last < first.first:
        parts.append(speaker.word("first-published", when=speaker.dated("on", first)))
    if fact.as_of.last > fact.known_by.last:
        parts.append(speaker.word("still-known", when=speaker.dated("on", fact.known_by)))
    return speaker.semicolon.join(parts)


def _dated_value(statement: Statement, speaker: Speaker) -> str:
    parts = (speaker.value(statement.value, statement.property), period(statement.valid, speaker))
    return ", ".join(part.removesuffix(".") for part in parts if part)


def headline(fact: Fact, speaker: Speaker) -> Spans:
    """Return what is asserted of what, whether it is disputed, and why there is no value."""
    label = speaker.inside_a_sentence(speaker.text(fact.labels))
    return spans(
        f"{speaker.text(fact.subject)}, {label}{speaker.colon}",
        *answer(fact, speaker),
        f" ({speaker.word('disputed')})" if fact.disputed else None,
        None if fact.judgement.winners else f" ({why(fact, speaker)})",
    )


def moment(view: View, speaker: Speaker) -> str:
    """Return for which day answers hold, as known when, and from which edition they are."""
    said = speaker.dated("holds-for", view.as_of)
    if view.as_of != view.known_by:
        said += ", " + speaker.word("as-known", when=speaker.dated("on", view.known_by))
    return f"{said}{speaker.semicolon}{speaker.word('edition', edition=view.edition)}."


def footnote(fact: Fact, speaker: Speaker) -> Spans:
    """Return what is asserted, who says it, where, when it was read, and for which day it holds."""
    parts = (headline(fact, speaker), linked(fact.references, speaker, read=True))
    content: Spans = ()
    for part in (part for part in parts if part):
        content += (*part, Span(" " if part[-1].text.endswith(".") else ". "))
    return (*content, Span(moment(fact.view, speaker)))


def fact_publishers(fact: Fact, speaker: Speaker) -> Spans:
    """Return who published what is answered, each once, leading there."""
    return publishers((r for s in fact.judgement.answers for r in s.references), speaker)


def summary(fact: Fact, speaker: Speaker) -> Spans:
    """Return the first values that hold side by side, and whether they are disputed."""
    answers = fact.judgement.answers
    if not answers:
        return answer(fact, speaker)
    texts = _texts(fact, answers[:_SHOWN], speaker)
    if len(answers) > _SHOWN:
        texts.append(speaker.word("more", count=len(answers) - _SHOWN))
    content = spans(Span(speaker.semicolon.join(texts), _language(answers[0], speaker)))
    if fact.disputed:
        content += (Span(" "), Span(f"({speaker.word('disputed')})", strong=True))
    return content


def period(valid: Period | None, speaker: Speaker) -> str:
    """Return since when and until when something holds, as far as anyone says."""
    if valid is None:
        return ""
    start, end = valid.start, valid.end
    lasts = end is None and start is not None and start.last <= speaker.view.as_of.last
    limits = (("since" if lasts else "from", start), ("until", end))
    return ", ".join(speaker.dated(name, limit) for name, limit in limits if limit is not None)


def versions(fact: Fact, speaker: Speaker) -> Table:
    """Return a table of all versions that are known, the best first; columns without use left out."""
    statements = fact.judgement.statements
    circumstances = _Circumstances(fact, speaker)
    rows = [
        (
            spans(
                Span(
                    circumstances.added_to(s),
                    _language(s, speaker),
                    struck=s.rank is Rank.DEPRECATED,
                )
            ),
            spans(standing_in(fact, s, speaker)),
            spans(period(s.valid, speaker)),
            linked(s.references, speaker),
        )
        for s in statements
    ]
    names = ("value", "standing", "holds", "sources")
    kept = [i for i in range(len(names)) if any(row[i] for row in rows)]
    return Table(
        spans(f"{speaker.text(fact.subject)}{speaker.colon}{speaker.text(fact.labels)}"),
        tuple(speaker.word(names[i]) for i in kept),
        tuple(tuple(row[i] for i in kept) for row in rows),
    )


def standing_in(fact: Fact, statement: Statement, speaker: Speaker) -> str:
    """Return how a statement stands in a fact, with the reason of its rank."""
    standing = speaker.standing(fact.standing(statement))
    reason = speaker.enumerated("rank-reason", statement.rank_reason)
    return f"{standing} ({reason})" if reason else standing


def in_reading_order(facts: Iterable[Fact]) -> list[Fact]:
    """Return facts of one entity, those that its class shows first, first."""
    given = list(facts)
    subject = given[0].view.linked((given[0].subject_id,), Entity) if given else ()
    leads = {name: place for place, name in enumerate(subject[0].leads() if subject else ())}
    return sorted(given, key=lambda fact: leads.get(fact.property, len(leads)))


def facts_table(caption: str, facts: Sequence[Fact], speaker: Speaker) -> Table:
    """Return a table of facts."""
    return attrs.evolve(listing(facts, speaker, ids=False), caption=spans(caption))


def _row(fact: Fact, speaker: Speaker) -> tuple[Spans, ...]:
    label = Span(speaker.text(fact.labels), speaker.foreign(fact.labels))
    return spans(label), summary(fact, speaker), fact_publishers(fact, speaker)


def _row_with_name(fact: Fact, speaker: Speaker) -> tuple[Spans, ...]:
    return (spans(fact.property), *_row(fact, speaker)[:2])


def _document(fact: Fact, speaker: Speaker) -> tuple[Block, ...]:
    title = (attrs.evolve(span, strong=True) for span in headline(fact, speaker))
    return (
        Paragraph(tuple(title)),
        Paragraph(spans(f"{speaker.word('why')}{speaker.colon}{why(fact, speaker)}.")),
        versions(fact, speaker),
        Paragraph(spans(moment(fact.view, speaker))),
    )


def _all(facts: Facts, speaker: Speaker) -> tuple[Block, ...]:
    return document(Listing(in_reading_order(facts.values())), speaker)


_TITLES = ("fact", "value", "sources")
_NAMED = ("name", "fact", "value")
register(Fact, Layout("facts", _TITLES, _row, _document, _NAMED, _row_with_name))
register(Facts, Layout[Any]("facts", _TITLES, _row, _all))
