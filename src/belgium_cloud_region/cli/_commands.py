"""
What each command does: ask the catalogue, write the answer, return the exit code.
"""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import attrs

from belgium_cloud_region.catalog import Catalog
from belgium_cloud_region.cli._complaints import NothingFoundError, UsageError
from belgium_cloud_region.cli._output import say, say_blocks, say_json, say_json_text, write
from belgium_cloud_region.errors import UnknownEntityError, shown
from belgium_cloud_region.export import answer, to_json
from belgium_cloud_region.loading import get_catalog
from belgium_cloud_region.model import (
    Absence,
    Entity,
    Fact,
    LanguageMap,
    Rank,
    Region,
    Source,
    Value,
)
from belgium_cloud_region.model.shown import Listing
from belgium_cloud_region.model.text import GUESSED_LANGUAGES, language_tag
from belgium_cloud_region.plain import plain
from belgium_cloud_region.rendering import document, listing, speaker_of

__all__ = ["RUN"]

Thing: TypeAlias = Entity | Fact | Source
"""What a name on the command line can mean."""


def _show(options: Namespace) -> int:
    catalog = _view(options)
    thing = _meant(catalog, options.name, (_region, _entity, _fact))
    _tell(thing, catalog, options, unfolded=options.full)
    return 0


def _get(options: Namespace) -> int:
    catalog = _view(options)
    subject, _, name = options.fact.rpartition("/")
    subject = subject or options.of
    fact = (catalog.get(subject) if subject else catalog.subject).facts[name]
    if options.value:
        values = [_bare(_in_language(s.value, fact)) for s in fact.answers] or [_bare(fact.value)]
        say("\n".join(values))
    else:
        _tell(fact, catalog, options)
    return 0


def _list(options: Namespace) -> int:
    catalog = _view(options)
    of: Any = catalog
    if options.of is not None or options.kind == "facts":
        of = catalog.subject if options.of is None else catalog.get(options.of)
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
    name = " ".join(options.name)
    region = catalog.get(name or catalog.subject, Region)
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
    results = [attrs.evolve(r, why=_without(hidden.get(r.cited_by, ()), r.why)) for r in found]
    if options.json:
        answers: list[Any] = [plain(result) for result in results]
        for answer in (answer for answer in answers if answer["cited_by"] in hidden):
            answer["reference"].get("receipt", {}).pop("anchor", None)
        say_json(answers)
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

    hidden = [anchor for anchors in _hidden_anchors().values() for anchor in anchors]
    found = [
        attrs.evolve(finding, message=_without(hidden, finding.message))
        for finding in findings(
            options.path, copies=options.copies, days=options.days, on=options.on
        )
    ]
    if options.json:
        say_json([plain(finding) for finding in found])
    else:
        for finding in found:
            weight = "" if finding.serious else " (not serious)"
            say(f"{finding.kind.value}{weight}: {finding.message}")
        sound = "not sound" if any(f.serious for f in found) else "sound"
        tally = _tally(finding.kind.value for finding in found) or "nothing to look at"
        say(f"{sound}: {tally}")
    return int(any(finding.serious for finding in found))


def _export(options: Namespace) -> int:
    catalog = get_catalog(options.edition)
    names = [" ".join(options.name)] if options.name else []
    text = catalog.extract(*names)
    if options.output is None:
        say_json_text(text.rstrip("\n"))
    else:
        write(options.output, text)
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
        meant = GUESSED_LANGUAGES.get(options.lang.lower())
        raise UsageError(str(error), options.lang, (meant,) if meant else ()) from None


_Reading: TypeAlias = Callable[[Catalog, str], Thing]


def _region(catalog: Catalog, name: str) -> Region:
    return catalog.get(name, Region)


def _entity(catalog: Catalog, name: str) -> Entity:
    return catalog.get(name)


def _fact(catalog: Catalog, name: str) -> Fact:
    subject, _, fact = name.rpartition("/")
    return (catalog.get(subject) if subject else catalog.subject).facts[fact]


def _meant(catalog: Catalog, words: Iterable[str], readings: Iterable[_Reading]) -> Thing:
    """
    Return what a name means; without one, the region that the data are about.

    Args:
        catalog: The catalogue to ask.

        words: The name, as the shell split it.

        readings: What it may be the name of besides a source; the first that knows it decides.
    """
    name = " ".join(words)
    if not name:
        return catalog.subject
    if name in catalog.contents.sources:
        return catalog.source(name)
    errors: list[UnknownEntityError] = []
    for reading in (_fact,) if "/" in name else readings:
        try:
            return reading(catalog, name)
        except UnknownEntityError as error:
            errors.append(error)
    raise max(errors, key=lambda e: (e.name == name and "published" in e.hint, bool(e.suggestions)))


def _tell(thing: Thing, catalog: Catalog, options: Namespace, *, unfolded: bool = True) -> None:
    if options.json:
        say_json(answer(thing))
    else:
        say_blocks(document(thing, speaker_of(catalog)), unfolded=unfolded)


def _tell_all(
    things: tuple[Any, ...], catalog: Catalog, options: Namespace, nothing: str, ids: bool = True
) -> int:
    if options.json:
        say_json_text(to_json(Listing(things, catalog)))
    elif things:
        say_blocks((listing(things, speaker_of(catalog), ids),), wide=True)
    if not things:
        raise NothingFoundError(nothing)
    return 0


def _in_language(value: Value, fact: Fact) -> Value:
    return value.text(fact.language) if isinstance(value, LanguageMap) else value


def _bare(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.value if isinstance(value, Absence) else str(value)


def _tally(words: Iterable[str]) -> str:
    return ", ".join(f"{count} {word}" for word, count in Counter(words).most_common())


def _hidden_anchors() -> dict[str, tuple[str, ...]]:
    """Return the anchors of statements known to be wrong, by their ids: they give the value away."""
    try:
        statements = get_catalog().statements
    except Exception:  # of damaged data nothing can be hidden, and nothing is known
        return {}
    return {
        statement.id: tuple(
            r.receipt.anchor for r in statement.references if r.receipt and r.receipt.anchor
        )
        for statement in statements
        if statement.rank is Rank.DEPRECATED
    }


def _without(anchors: Iterable[str], text: str) -> str:
    for anchor in anchors:
        text = text.replace(repr(anchor), "the anchor")
    return text
