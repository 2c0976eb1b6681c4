"""
What is neither entity nor fact nor source: statements, codes, promises, changes, verdicts, catalogues.
"""

from __future__ import annotations

from typing import Any

from belgium_cloud_region.catalog import Catalog
from belgium_cloud_region.catalog.difference import Difference
from belgium_cloud_region.model.change import Change
from belgium_cloud_region.model.entity import Alias
from belgium_cloud_region.model.fact import Fact
from belgium_cloud_region.model.promise import Promise
from belgium_cloud_region.model.region import Code
from belgium_cloud_region.model.service import Service
from belgium_cloud_region.model.statement import Basis, Rank, Statement
from belgium_cloud_region.model.text import LanguageMap
from belgium_cloud_region.model.vocabulary import Property
from belgium_cloud_region.rendering.blocks import (
    Block,
    Heading,
    Paragraph,
    Span,
    Spans,
    Table,
    spans,
)
from belgium_cloud_region.rendering.facts import (
    answer,
    fact_publishers,
    moment,
    period,
    statement_value,
)
from belgium_cloud_region.rendering.layout import Layout, fields, register
from belgium_cloud_region.rendering.sources import linked, publishers
from belgium_cloud_region.rendering.speaker import Speaker

__all__ = ["VERIFICATIONS"]

_ENTITIES = ("regions", "initiatives", "stakeholders", "benefits", "events")
_PARTS = (*_ENTITIES, "sources", "statements", "properties", "enumerations")
"""The lists of a catalogue."""


def _text(texts: LanguageMap, speaker: Speaker) -> Spans:
    return spans(Span(speaker.text(texts), speaker.foreign(texts)))


def _statement_row(statement: Statement, speaker: Speaker) -> tuple[Spans, ...]:
    value = statement_value(statement, speaker)
    return spans(statement.id), value, publishers(statement.references, speaker)


def _statement(statement: Statement, speaker: Speaker) -> tuple[Block, ...]:
    name, subject = speaker.name(statement.subject_id), statement.subject_id
    reason = speaker.enumerated("rank-reason", statement.rank_reason)
    rank = f"{speaker.enumerated('rank', statement.rank)} ({reason})" if reason else ""
    reported = statement.basis is Basis.REPORTED
    # The note may say again what the value's stroke marks as wrong.
    note = None if statement.rank is Rank.DEPRECATED else statement.note
    rows = [
        (speaker.word("entity"), spans(name, f" ({subject})" if name != subject else None)),
        (speaker.word("property"), spans(speaker.property_label(statement.property))),
        (speaker.word("value"), statement_value(statement, speaker)),
        (speaker.word("rank"), spans(rank)),
        (speaker.word("holds"), spans(period(statement.valid, speaker))),
        (
            speaker.word("basis"),
            spans(None if reported else speaker.enumerated("basis", statement.basis)),
        ),
        (speaker.word("derived-from"), spans(", ".join(statement.derived_from))),
    ]
    rows += [
        (speaker.property_label(q.property), spans(speaker.value(q.value, q.property)))
        for q in statement.qualifiers
    ]
    rows.append((speaker.word("note"), () if note is None else _text(note, speaker)))
    rows += [
        (speaker.word("source"), linked((reference,), speaker, read=True))
        for reference in statement.references
    ]
    return (fields(statement.id, rows, speaker),)


def _code_row(code: Code, speaker: Speaker) -> tuple[Spans, ...]:
    return _text(code.labels, speaker), spans(code.value), publishers(code.references, speaker)


def _service_row(service: Service, speaker: Speaker) -> tuple[Spans, ...]:
    state = speaker.value(service.state, "service")
    return (
        spans(service.name),
        spans(service.tier),
        spans(state, f" ({speaker.word('disputed')})" if service.disputed else None),
        spans("" if service.since is None else speaker.dated("since", service.since)),
        publishers(service.references, speaker),
    )


def _alias_row(alias: Alias, speaker: Speaker) -> tuple[Spans, ...]:
    return spans(alias.text), publishers(alias.references, speaker)


def _property_row(definition: Property, speaker: Speaker) -> tuple[Spans, ...]:
    name, label = spans(definition.name), _text(definition.labels, speaker)
    return name, label, _text(definition.descriptions, speaker)


def _promise_row(promise: Promise, speaker: Speaker) -> tuple[Spans, ...]:
    return (
        spans(speaker.date(promise.due)),
        _text(promise.labels, speaker),
        statement_value(promise.statement, speaker),
        spans(speaker.enumerated("outcome", promise.outcome)),
    )


def _change_row(change: Change, speaker: Speaker) -> tuple[Spans, ...]:
    facts = (fact for fact in (change.after, change.before) if fact is not None)
    found = (fact_publishers(fact, speaker) for fact in facts)
    return (
        spans(speaker.date(change.day)),
        _text(change.fact.subject, speaker),
        _text(change.fact.labels, speaker),
        _answer(change.before, speaker),
        _answer(change.after, speaker),
        next((content for content in found if content), ()),
    )


def _answer(fact: Fact | None, speaker: Speaker) -> Spans:
    return spans(speaker.word("nothing")) if fact is None else answer(fact, speaker)


def _short_change_row(change: Change, speaker: Speaker) -> tuple[Spans, ...]:
    return _change_row(change, speaker)[:-1]


def _difference_row(difference: Difference, speaker: Speaker) -> tuple[Spans, ...]:
    part = difference.part
    return (
        spans(speaker.words("difference", difference.kind)),
        spans(speaker.word(part) if part in _PARTS else part),
        spans(difference.id),
    )


def _verification_row(verification: Any, speaker: Speaker) -> tuple[Spans, ...]:
    seen = verification.seen_at
    return (
        spans(speaker.words("verdict", verification.verdict.value)),
        spans(verification.cited_by),
        spans(verification.reference.source_id),
        spans(Span(verification.why, speaker.foreign_tag("en")), f" ({seen})" if seen else None),
    )


def _catalog_row(catalog: Catalog, speaker: Speaker) -> tuple[Spans, ...]:
    return (spans(catalog.edition),)


def _catalog(catalog: Catalog, speaker: Speaker) -> tuple[Block, ...]:
    title = speaker.word("catalogue")
    counts = {part: len(getattr(catalog, part)) for part in _PARTS[:-1]}
    rows = (
        (spans(speaker.word(part)), spans(speaker.number(count))) for part, count in counts.items()
    )
    return (
        Heading(spans(f"{title} {catalog.edition}")),
        Table(spans(title), (speaker.word("list"), speaker.word("records")), tuple(rows)),
        Paragraph(spans(moment(catalog, speaker))),
    )


_VALUES = ("statement", "value", "sources")
_SERVICES = ("service_name", "tier", "status", "holds", "sources")
_MEANINGS = ("property", "name", "description")
_CHANGES = ("day", "entity", "fact", "old", "new", "sources")

register(Statement, Layout("statements", _VALUES, _statement_row, _statement))
register(Code, Layout("codes", ("authority", "code", "sources"), _code_row))
register(Service, Layout("service", _SERVICES, _service_row))
register(Alias, Layout("aliases", ("name", "sources"), _alias_row))
register(Property, Layout("properties", _MEANINGS, _property_row))
register(Promise, Layout("promises", ("day", "fact", "value", "outcome"), _promise_row))
register(Change, Layout("changes", _CHANGES, _change_row, None, _CHANGES[:-1], _short_change_row))
register(Difference, Layout("differences", ("what-happened", "list", "record"), _difference_row))
register(Catalog, Layout("catalogue", ("catalogue",), _catalog_row, _catalog))

VERIFICATIONS = Layout[Any](
    "verdicts", ("verdict", "cited-by", "source", "seen"), _verification_row
)
"""How verifications are shown; `belgium_cloud_region.proof`, where their class is, registers it."""
