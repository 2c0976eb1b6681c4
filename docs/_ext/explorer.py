"""
The explorer: a page for every entity, made from the catalogue when the site is built.

No page of it is a file. All have one source, ``explorer.md`` beside this module, whose only
directive writes the page of the name that it is read under. Every fact has an anchor that never
changes, and the same name is a label of the ``std`` domain, with the fact's sentence as its
text: other projects link to it through intersphinx, and need nothing of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.project import Project
from sphinx.util.docutils import SphinxDirective

from belgium_cloud_region import Entity, Fact, Statement, get_catalog
from belgium_cloud_region.model import Alias, Rank
from belgium_cloud_region.rendering import Spans, plain_text, row, speaker_of
from belgium_cloud_region.rendering.facts import headline, moment, period, standing_in
from belgium_cloud_region.rendering.sources import linked

FOLDER = "explorer"
SOURCE = Path(__file__).with_suffix(".md")

GROUPS = {
    "regions": "Cloud regions, and smaller things that are taken for one.",
    "initiatives": "Programmes that the region is part of.",
    "stakeholders": "Organisations, people and groups that have to do with the region.",
    "benefits": "What is claimed to be good about the region, with what speaks for and against it.",
    "events": "What happened, by name; the pages of the regions have it by date.",
}
"""The lists of the catalogue that have pages, and what is in them."""

GETTERS = {name: f"get_{name.lower()}" for name in ("Region", "Initiative", "Stakeholder")}
GETTERS["Benefit"] = "get_benefit"


def page_of(entity: Entity) -> str:
    """Return the name of an entity's page."""
    return entity.id.replace(":", "-")


def labels_of(fact: Fact) -> list[str]:
    """
    Return a fact's anchors: by its property, which is its label too, then by what that was called.

    No two facts share one: names of properties have no hyphen, kinds of entities neither.
    """
    definition = get_catalog().definition(fact.property)
    former = () if definition is None else definition.formerly
    said_under = {statement.id.split(".")[-2] for statement in fact.statements}
    names = (fact.property, *(name for name in former if name in said_under))
    return [f"fact-{fact.subject_id.replace(':', '-')}-{name}" for name in names]


@cache
def pages() -> dict[str, str | Entity]:
    """Return the lists and the entities of the catalogue by the names of their documents."""
    entities = (entity for name in GROUPS for entity in getattr(get_catalog(), name))
    found = {f"{FOLDER}/{name}": name for name in GROUPS}
    return {**found, **{f"{FOLDER}/{page_of(entity)}": entity for entity in entities}}


@cache
def described() -> dict[str, str]:
    """Return what each property means."""
    return {p.name: p.descriptions.text("en") for p in get_catalog().properties}


class ExploredProject(Project):
    """The documents of a project: its files, and the pages of the explorer."""

    def discover(
        self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)
    ) -> set[str]:
        """Find every document."""
        super().discover(exclude_paths, include_paths)
        self.docnames.update(pages())
        return self.docnames

    def doc2path(self, docname: str, absolute: bool) -> Any:
        """Return the file of a document; all pages of the explorer have the same."""
        path = super().doc2path(docname, absolute)
        if docname not in pages():
            return path
        return type(path)(SOURCE if absolute else SOURCE.relative_to(self.srcdir))


class Explorer(SphinxDirective):
    """Writes the page that has the name of the document in which it stands."""

    def run(self) -> list[nodes.Node]:
        """Return the page: a list, or an entity."""
        for file in files("belgium_cloud_region").joinpath("data").iterdir():
            self.env.note_dependency(str(file))
        subject = pages()[self.env.docname]
        page = self.group(subject) if isinstance(subject, str) else self.entity(subject)
        page["support_smartquotes"] = False  # what sources are called is not ours to adorn
        return [page]

    def group(self, name: str) -> nodes.section:
        """Return the page of a list."""
        entities: tuple[Entity, ...] = getattr(get_catalog(), name)
        listing = nodes.definition_list(classes=["explorer-list"])
        for entity in entities:
            term = nodes.term("", "", self.link(entity), nodes.Text(" "), _code(entity.id))
            about = nodes.definition("", _paragraph(entity.description))
            listing += nodes.definition_list_item("", term, about)
        toctree = "\n".join(["```{toctree}", ":hidden:", "", *map(page_of, entities), "```"])
        return _section(
            name.capitalize(),
            name,
            _paragraph(GROUPS[name]),
            listing,
            *self.parse_text_to_nodes(toctree),
        )

    def entity(self, entity: Entity) -> nodes.section:
        """Return the page of an entity."""
        first = [entity.facts[name] for name in entity.leads() if name in entity.facts]
        facts = [*first, *(fact for fact in entity.facts.values() if fact not in first)]
        getter = GETTERS.get(type(entity).__name__, "get_catalog().get")
        asked = f'{getter}("{entity.id}")'
        return _section(
            entity.label,
            page_of(entity),
            _paragraph(entity.description),
            _paragraph(
                "Ask with ", _code(asked), ". ", moment(entity.view, speaker_of(entity.view))
            ),
            *(self.fact(fact) for fact in facts),
            *self.aliases(entity.aliases),
            *self.neighbours(entity),
        )

    def fact(self, fact: Fact) -> nodes.section:
        """Return everything about a fact, and make its label known."""
        label, *older = labels_of(fact)
        sentence = " ".join(plain_text(headline(fact, speaker_of(fact.view))).split())
        self.env.domains.standard_domain.note_hyperlink_target(
            label, self.env.docname, label, sentence
        )
        meant = f": {described()[fact.property]} Label: "
        section = _section(
            fact.label,
            label,
            _paragraph(*self.answer(fact), name="fact-value"),
            _paragraph(f"Why: {fact.why}.", name="fact-why"),
            *self.versions(fact),
            _paragraph(_code(fact.property), meant, _code(label), name="fact-name"),
            kind="fact",
        )
        section["ids"] += older  # links that were made to an older edition still lead here
        return section

    def answer(self, fact: Fact) -> Iterator[nodes.Node]:
        """Yield the value, or the first of several, and whether it is disputed."""
        if fact.best is None or len(fact.answers) > 1:
            yield from _spans(row(fact, speaker_of(fact.view))[1])
        else:
            yield self.value(fact, fact.best)
            yield nodes.Text(" (disputed)" if fact.disputed else "")

    def versions(self, fact: Fact) -> Iterator[nodes.Node]:
        """Yield what is asserted, how it stands, and who says it; what is wrong is not repeated."""
        if len(fact.statements) == 1 and fact.best is not None:
            circumstances = _circumstances(fact, fact.best)
            if circumstances:
                yield _paragraph(" · ".join(circumstances))
            yield from _details(fact, fact.best)
            return
        listing = nodes.definition_list(classes=["versions"])
        for statement in fact.statements:
            term = nodes.term()
            if statement.rank is not Rank.DEPRECATED:
                apart = " · ".join(["", *_circumstances(fact, statement), ""])
                term += [self.value(fact, statement), nodes.Text(apart)]
            term += nodes.inline(
                "", standing_in(fact, statement, speaker_of(fact.view)), classes=["standing"]
            )
            about = nodes.definition("", *_details(fact, statement))
            listing += nodes.definition_list_item("", term, about)
        yield listing

    def value(self, fact: Fact, statement: Statement) -> nodes.Node:
        """Return a value in words; an entity leads to its page."""
        if statement.entity_id is not None:
            return nodes.strong("", "", self.link(get_catalog().get(statement.entity_id)))
        return nodes.strong("", speaker_of(fact.view).value(statement.value, fact.property))

    def aliases(self, aliases: tuple[Alias, ...]) -> Iterator[nodes.Node]:
        """Yield the spellings that were met, each with where."""
        if aliases:
            catalog = get_catalog()
            listing = nodes.bullet_list()
            for alias in aliases:
                told = (catalog.source(r) for r in alias.references)
                where = ", ".join(dict.fromkeys(s.publisher or s.title for s in told))
                listing += nodes.list_item(
                    "", _paragraph(nodes.strong("", alias.text), f": {where}")
                )
            yield _section("Also called", "also-called", listing)

    def neighbours(self, entity: Entity) -> Iterator[nodes.Node]:
        """Yield the entities that this one leads to, by the name of the attribute."""
        for name in ("initiative", "programmes", "stakeholders", "benefits", "events"):
            value = getattr(entity, name, None)
            found = value if isinstance(value, tuple) else (value,)
            others = [other for other in found if isinstance(other, Entity)]
            if others:
                listing = nodes.bullet_list()
                for other in others:
                    listing += nodes.list_item("", _paragraph(self.link(other)))
                yield _section(name.capitalize(), f"its-{name}", listing)

    def link(self, entity: Entity) -> nodes.Node:
        """Return a link to an entity's page."""
        inside = nodes.inline("", entity.label)
        target = f"/{FOLDER}/{page_of(entity)}"
        options = {"refdomain": "std", "reftype": "doc", "refexplicit": True, "refwarn": True}
        return addnodes.pending_xref(
            "", inside, reftarget=target, refdoc=self.env.docname, **options
        )


def _circumstances(fact: Fact, statement: Statement) -> list[str]:
    speaker = speaker_of(fact.view)
    circumstances = [
        f"{speaker.property_label(q.property)}: {speaker.value(q.value, q.property)}"
        for q in statement.qualifiers
    ]
    quantity = statement.quantity
    if quantity is not None and quantity.scope is not None:
        circumstances.append(f"Scope: {speaker.enumerated('scope', quantity.scope)}")
    return circumstances


def _details(fact: Fact, statement: Statement) -> Iterator[nodes.Node]:
    holds = period(statement.valid, speaker_of(fact.view))
    if holds:
        yield _paragraph(f"Holds {holds}.")
    if statement.note is not None and statement.rank is not Rank.DEPRECATED:
        yield _paragraph(statement.note.text("en"))
    listing = nodes.bullet_list(classes=["sources"])
    for reference in statement.references:
        cited = _spans(linked((reference,), speaker_of(fact.view)))
        listing += nodes.list_item("", _paragraph(*cited))
    yield listing


def _spans(spans: Spans) -> Iterator[nodes.Node]:
    for span in spans:
        classes = [f"language-{span.lang}"] if span.lang else []  # becomes the attribute lang
        if span.href:
            yield nodes.reference("", span.text, refuri=span.href, classes=classes)
        else:
            yield nodes.inline("", span.text, classes=classes)


def _section(title: str, name: str, *content: nodes.Node, kind: str = "") -> nodes.section:
    classes = [kind] if kind else []
    return nodes.section("", nodes.title("", title), *content, ids=[name], classes=classes)


def _paragraph(*content: nodes.Node | str, name: str = "") -> nodes.paragraph:
    told = [nodes.Text(piece) if isinstance(piece, str) else piece for piece in content if piece]
    return nodes.paragraph("", "", *told, classes=[name] if name else [])


def _code(text: str) -> nodes.Node:
    return nodes.literal("", text)


def _explore(app: Sphinx) -> None:
    project = ExploredProject(app.srcdir, app.config.source_suffix)
    project.restore(app.project)
    app.project = app.env.project = project


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the explorer to a project."""
    app.add_directive("explorer", Explorer)
    app.connect("builder-inited", _explore)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
