"""
What each command does: ask the catalogue, write the answer, return the exit code.
"""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from belgium_cloud_region._guesses import LANGUAGES
from belgium_cloud_region._markup import Span, Spans, Table, spans
from belgium_cloud_region.catalog import Catalog
from belgium_cloud_region.cli._complaints import NothingFoundError, UsageError
from belgium_cloud_region.cli._output import (
    card_width,
    say,
    say_json,
    say_json_text,
    show,
    show_table,
    to_believable_json,
)
from belgium_cloud_region.cli._parser import REGION
from belgium_cloud_region.errors import UnknownEntityError, shown
from belgium_cloud_region.loading import get_catalog
from belgium_cloud_region.model import (
    Absence,
    Change,
    Entity,
    Event,
    Fact,
    Rank,
    Region,
    Source,
    Value,
)
from belgium_cloud_region.model.text import language_tag
from belgium_cloud_region.model.wording import date_in_words, word

if TYPE_CHECKING:
    from belgium_cloud_region.proof import Verification

__all__ = ["RUN"]

Thing: TypeAlias = Entity | Fact | Source
"""What a name on the command line can mean."""

_ID = "Id"  # the same in four languages


def _show(options: Namespace) -> int:
    catalog = _view(options)
    thing = _meant(catalog, options.name, (_region, _entity, _fact))
    if not isinstance(thing, Region):
        _tell(thing, options)
    elif options.json:
        from belgium_cloud_region.export import to_card

        say_json(to_card(catalog, thing))
    else:
        from belgium_cloud_region.render import render_card

        say(render_card(catalog, thing, card_width()))
    return 0


def _get(options: Namespace) -> int:
    subject, _, name = options.fact.rpartition("/")
    fact = _view(options).get(subject or options.of).facts[name]
    if options.value:
        told = [fact._spoken(statement) for statement in fact._leaders()] or [fact.value]
        say("\n".join(_bare(value) for value in told))
    else:
        _tell(fact, options)
    return 0


def _list(options: Namespace) -> int:
    catalog = _view(options)
    of: Any = catalog
    if options.of is not None or options.kind == "facts":
        of = catalog.get(REGION if options.of is None else options.of)
    things = getattr(of, options.kind, None)
    if things is None:
        raise UsageError(f"there are no {options.kind} of {of.label}", options.kind)
    found = tuple(things.values()) if options.kind == "facts" else things
    return _tell_all(found, catalog, options, f"no {options.kind} are known here")


def _search(options: Namespace) -> int:
    catalog = _view(options)
    text = " ".join(options.text)
    return _tell_all(catalog.search(text), catalog, options, f"nothing speaks of {shown(text)}")


def _timeline(options: Namespace) -> int:
    catalog = _view(options)
    region = catalog.get(" ".join(options.name) or REGION, Region)
    nothing = f"nothing is known to have happened in {region.label}"
    return _tell_all(region.events, catalog, options, nothing, ids=False)


def _sources(options: Namespace) -> int:
    catalog = _view(options)
    thing = _meant(catalog, options.name, (_fact, _entity))
    found = getattr(thing, "sources", (thing,))  # a source is its own
    return _tell_all(found, catalog, options, "nothing is known of any source behind it")


def _changes(options: Namespace) -> int:
    catalog = get_catalog(options.edition).at(lang=_language(options))
    found = catalog.changes(
        since=options.since,
        until=options.until or catalog.as_of,
        axis=options.axis.replace("-", "_"),
        about=options.about,
    )
    return _tell_all(found, catalog, options, "nothing changed")


def _cite(options: Namespace) -> int:
    from belgium_cloud_region.citation import cite

    catalog = _view(options)
    things = [_meant(catalog, [name], (_fact, _entity)) for name in options.names]
    style: Any = "csl-json" if options.json else options.style
    text = cite(things, style, lang=catalog.language, catalog=catalog)
    (say_json_text if style == "csl-json" else say)(text)
    return 0


def _verify(options: Namespace) -> int:
    from belgium_cloud_region.proof import Verdict, verify

    found = verify(options.copies, revision=options.revision, about=options.about)
    hidden = _hidden_anchors()
    results = [_discreet(result, hidden.get(result.cited_by)) for result in found]
    if options.json:
        say_json(results)
    else:
        unlike = (Verdict.MOVED, Verdict.DRIFTED, Verdict.GONE)
        for result in results:
            unread = result.verdict is Verdict.NOT_CHECKED and result.seen_at is not None
            if options.all or unread or result.verdict in unlike:
                cited = f"{result.cited_by} cites {result.reference.source_id}"
                say(
                    f"{result.verdict.value}: {cited}: {result.why} ({result.seen_at or 'no copy'})"
                )
        say(_tally(result.verdict.value for result in results))
    return int(any(r.verdict in (Verdict.DRIFTED, Verdict.GONE) for r in results))


def _check(options: Namespace) -> int:
    from belgium_cloud_region.checkup import findings

    told = findings(options.path, copies=options.copies, days=options.days, on=options.on)
    hidden = [anchor for anchors in _hidden_anchors().values() for anchor in anchors]
    found = [attrs.evolve(f, message=_without(hidden, f.message)) for f in told]
    if options.json:
        say_json(found)
    else:
        for finding in found:
            weight = "" if finding.serious else " (not serious)"
            say(f"{finding.kind.value}{weight}: {finding.message}")
        sound = "not sound" if any(f.serious for f in found) else "sound"
        tally = _tally(finding.kind.value for finding in found) or "nothing to look at"
        say(f"{sound}: {tally}")
    return int(any(finding.serious for finding in found))


def _export(options: Namespace) -> int:
    catalog = _view(options)
    if options.name:
        text = to_believable_json(_meant(catalog, options.name, (_fact, _entity)))
    elif catalog is get_catalog(options.edition):
        from belgium_cloud_region.loading._structuring import canonical

        text = canonical(catalog.contents).rstrip("\n")
    else:
        raise UsageError(
            "a whole catalogue is exported for all days and in all languages; name one thing, "
            "or leave out --as-of, --known-by and --lang"
        )
    if options.output is None:
        say_json_text(text)
    else:
        Path(options.output).write_text(f"{text}\n", "utf-8", newline="\n")
    return 0


def _render(options: Namespace) -> int:
    from belgium_cloud_region.documents import render_files

    found = render_files(options.files, check=options.check, lang=_language(options))
    if options.json:
        say_json([{**attrs.asdict(spot), "file": str(spot.file)} for spot in found])
    else:
        for spot in found:
            say(str(spot))
    return int(any(options.check or spot.problem for spot in found))


RUN: dict[str, Callable[[Namespace], int]] = {
    "show": _show,
    "get": _get,
    "list": _list,
    "search": _search,
    "timeline": _timeline,
    "changes": _changes,
    "sources": _sources,
    "cite": _cite,
    "verify": _verify,
    "check": _check,
    "export": _export,
    "render": _render,
}
"""What runs each command."""


def _view(options: Namespace) -> Catalog:
    """Return the catalogue for the moment and language that are asked for."""
    catalog = get_catalog(options.edition)
    return catalog.at(as_of=options.as_of, known_by=options.known_by, lang=_language(options))


def _language(options: Namespace) -> str:
    try:
        return language_tag(options.lang)
    except ValueError as error:
        meant = LANGUAGES.get(options.lang.lower())
        raise UsageError(str(error), options.lang, (meant,) if meant else ()) from None


_Reading: TypeAlias = Callable[[Catalog, str], Thing]


def _region(catalog: Catalog, name: str) -> Region:
    return catalog.get(name, Region)


def _entity(catalog: Catalog, name: str) -> Entity:
    return catalog.get(name)


def _fact(catalog: Catalog, name: str) -> Fact:
    subject, _, fact = name.rpartition("/")
    return catalog.get(subject or REGION).facts[fact]


def _meant(catalog: Catalog, words: Iterable[str], readings: Iterable[_Reading]) -> Thing:
    """
    Return what a name means; without one, Belgium Central.

    Args:
        catalog: The catalogue to ask.

        words: The name, as the shell split it.

        readings: What it may be the name of besides a source; the first that knows it decides.
    """
    name = " ".join(words) or REGION
    if name in catalog.contents.sources_by_id:
        return catalog.source(name)
    errors: list[UnknownEntityError] = []
    for reading in (_fact,) if "/" in name else readings:
        try:
            return reading(catalog, name)
        except UnknownEntityError as error:
            errors.append(error)
    raise max(errors, key=lambda e: (e.name == name and "published" in e.hint, bool(e.suggestions)))


def _tell(thing: Thing, options: Namespace) -> None:
    (say_json if options.json else show)(thing)


def _tell_all(
    things: tuple[Any, ...], catalog: Catalog, options: Namespace, nothing: str, ids: bool = True
) -> int:
    if options.json:
        say_json(things)
    elif things:
        show_table(_table(things, catalog, ids))
    if not things:
        raise NothingFoundError(nothing)
    return 0


def _table(things: tuple[Any, ...], catalog: Catalog, ids: bool) -> Table:
    """Return a table of things of one kind, or of entities of several, with or without ids."""
    language = catalog.language

    def head(*names: str) -> tuple[str, ...]:
        return tuple(_ID if name == "id" else word(name, language) for name in names)

    kinds: set[type[object]] = {type(thing) for thing in things}
    kind = kinds.pop() if len(kinds) == 1 else Entity
    rows: Iterable[tuple[Spans, ...]]
    if kind is Region:
        names = ("status", "opened")
        labels = (catalog.contents.properties_by_name[name].labels for name in names)
        columns = (*head("id", "name"), *(label.text(language) for label in labels))
        rows = ((*_called(r), *(_cell(r, name) for name in names)) for r in things)
    elif kind is Event:
        columns = head("id", "day", "name")[not ids :]
        rows = ((spans(event.id), *event._row())[not ids :] for event in things)
    elif kind is Source:
        columns = head("id", "title", "publisher", "issued")
        rows = (_source_row(source, language) for source in things)
    elif kind is Fact:
        columns = head("name", "fact", "value")
        rows = ((spans(fact.property), *fact._row()[:2]) for fact in things)
    elif kind is Change:
        columns = head("day", "entity", "fact", "old", "new")
        rows = (change._row()[: len(columns)] for change in things)
    else:
        columns = head("id", "name", "description")
        rows = ((*_called(entity), spans(entity.description)) for entity in things)
    return Table((), columns, tuple(rows))


def _called(entity: Entity) -> tuple[Spans, ...]:
    return spans(entity.id), spans(entity.label)


def _cell(entity: Entity, name: str) -> Spans:
    fact = entity.facts.get(name)
    return () if fact is None else fact._row()[1]


def _source_row(source: Source, language: str) -> tuple[Spans, ...]:
    title = Span(source.title, href=source.url or "")
    issued = "" if source.issued is None else date_in_words(source.issued, language)
    return spans(source.id), spans(title), spans(source.publisher), spans(issued)


def _bare(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.value if isinstance(value, Absence) else str(value)


def _tally(words: Iterable[str]) -> str:
    return ", ".join(f"{count} {word}" for word, count in Counter(words).most_common())


def _hidden_anchors() -> dict[str, tuple[str, ...]]:
    """Return the anchors of statements known to be wrong, by their ids: they tell the value."""
    return {
        statement.id: tuple(
            r.receipt.anchor for r in statement.references if r.receipt and r.receipt.anchor
        )
        for statement in get_catalog().statements
        if statement.rank is Rank.DEPRECATED
    }


def _discreet(result: Verification, hidden: tuple[str, ...] | None) -> Verification:
    if hidden is None:
        return result
    reference = attrs.evolve(result.reference, receipt=None)
    return attrs.evolve(result, why=_without(hidden, result.why), reference=reference)


def _without(anchors: Iterable[str], text: str) -> str:
    for anchor in anchors:
        text = text.replace(repr(anchor), "the anchor")
    return text
