"""
Sphinx extension: facts in documents, with footnotes and a bibliography.

Roles ``bcr`` and ``bcr-cite``, directives ``bcr-card``, ``bcr-timeline`` and
``bcr-bibliography``. What they write is filled in when the page has been read,
in the page's language; what is wrong with it is a warning with file and line.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from itertools import takewhile
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from belgium_cloud_region.documents import Desk, Quoted
from belgium_cloud_region.errors import BelgiumCloudRegionError
from belgium_cloud_region.model import Fact, Reference, Region
from belgium_cloud_region.model.text import language_tag
from belgium_cloud_region.pictures import timeline
from belgium_cloud_region.rendering import (
    Paragraph,
    Renderer,
    Spans,
    Table,
    columns,
    row,
    spans,
    speaker_of,
)
from belgium_cloud_region.rendering.entities import title
from belgium_cloud_region.rendering.facts import fact_publishers, moment
from belgium_cloud_region.rendering.sources import linked

__all__ = ["setup"]

_logger = logging.getLogger(__name__)
_ROLES = ("bcr", "bcr-cite")
_SETTINGS = ("data", "edition", "today", "as_of", "known_by")


class _Spot(nodes.General, nodes.Inline, nodes.Element):
    """What a role or directive leaves behind, to be filled when the page has been read."""


class _Sources(nodes.General, nodes.Element):
    """A bibliography, to be filled when every page has been read."""


class _Role(SphinxRole):
    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        spot = _Spot(kind=self.name, written=self.text)
        self.set_source_info(spot)
        return [spot], []


class _Directive(SphinxDirective):
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        written = self.arguments[0] if self.arguments else "region"
        spot = _Spot(kind=self.name, written=written, **self.options)
        self.set_source_info(spot)
        return [spot]


class _Card(_Directive):
    option_spec: ClassVar[Any] = {"facts": directives.unchanged_required}


class _Bibliography(_Directive):
    optional_arguments = 0
    option_spec: ClassVar[Any] = {"local": directives.flag}


class _Facts(Domain):
    """Where the facts come from, and what the pages cite."""

    name = "bcr"
    label = "Facts"
    initial_data: ClassVar[dict[str, Any]] = {"cited": {}, "listing": {}}

    @cached_property
    def desk(self) -> Desk:
        config = self.env.config
        given = {name: config[f"bcr_{name}"] for name in _SETTINGS}
        if given["data"] is not None:
            given["data"] = Path(self.env.srcdir, given["data"])
        return Desk(fail_on=config.bcr_fail_on, **given)

    def language(self, page: str = "") -> str:
        asked = page or self.env.config.bcr_language
        return language_tag(asked) if asked else _project_language(self.env)

    def note(self, page: str, quoted: Quoted) -> None:
        ids = [reference.source_id for reference in quoted.fact.references]
        self.data["cited"].setdefault(page, {}).update(dict.fromkeys(ids))

    def clear_doc(self, docname: str) -> None:
        for kept in self.data["cited"], self.data["listing"]:
            kept.pop(docname, None)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        for part in "cited", "listing":
            found = otherdata[part]
            self.data[part].update({name: found[name] for name in docnames if name in found})


class _Fill(SphinxTransform):
    default_priority = 600  # fields of the page are known, footnotes not yet numbered

    def apply(self, **kwargs: Any) -> None:
        self.facts = _facts(self.env)
        page_language = _field(self.document, "bcr-language")
        for spot in list(self.document.findall(_Spot)):
            if isinstance(spot.parent, nodes.substitution_definition):
                spot.parent.remove(spot)  # where it is used there are others
                continue
            try:
                self.lang = self.facts.language(page_language)
                fill = getattr(self, spot["kind"].replace("-", "_"))
                spot.replace_self(fill(spot, spot["written"]))
            except (BelgiumCloudRegionError, ValueError) as error:
                self.warn(spot, str(error), "unknown")
                problem: nodes.Element = nodes.problematic("", spot["written"])
                inside = isinstance(spot.parent, nodes.TextElement)
                spot.replace_self(problem if inside else nodes.paragraph("", "", problem))

    def bcr(self, spot: _Spot, written: str) -> list[nodes.Node]:
        return [self.value(self.quote(spot, written))]

    def bcr_cite(self, spot: _Spot, written: str) -> list[nodes.Node]:
        quoted = self.quote(spot, written)
        self.facts.note(self.env.docname, quoted)
        name = nodes.make_id(f"bcr-{quoted.fact.subject_id}-{quoted.fact.property}")
        mark = nodes.footnote_reference("", auto=1, refname=name)
        self.document.note_autofootnote_ref(mark)
        self.document.note_footnote_ref(mark)
        if name not in self.document.nameids:
            content = self.renderer.paragraph(Paragraph(quoted.footnote))
            footnote = nodes.footnote("", content, auto=1, names=[name])
            self.document.note_autofootnote(footnote)
            self.document.note_explicit_target(footnote, footnote)
            sections = [c for c in self.document.children if isinstance(c, nodes.section)]
            home: nodes.Element = sections[-1] if sections else self.document
            home.append(footnote)
        return [self.value(quoted), mark]

    def bcr_card(self, spot: _Spot, written: str) -> list[nodes.Node]:
        entity = self.facts.desk.entity(written, self.lang)
        usual = [name for name in entity.leads() if name in entity.facts]
        names = spot.get("facts", "").split() or usual or list(entity.facts)
        facts = [self.quote(spot, f"{entity.id}.{name}") for name in names]
        for quoted in facts:
            self.facts.note(self.env.docname, quoted)
        speaker = speaker_of(entity.view)
        rows = tuple(row(quoted.fact, speaker) for quoted in facts)
        table = Table(title(entity, speaker), columns(Fact, speaker), rows)
        note = self.renderer.paragraph(Paragraph(spans(moment(entity.view, speaker))))
        return [self.table(table, "bcr-card"), *([note] if facts else [])]

    def bcr_timeline(self, spot: _Spot, written: str) -> list[nodes.Node]:
        catalog = self.facts.desk.catalog.at(lang=self.lang)
        region = catalog.get(self.facts.desk.entity(written), Region)
        speaker = speaker_of(catalog)
        rows: list[tuple[Spans, ...]] = []
        for event in (e for e in region.events if "date" in e.facts):
            quoted = self.quote(spot, f"{event.id}.date")
            self.facts.note(self.env.docname, quoted)
            rows.append((*row(event, speaker), fact_publishers(quoted.fact, speaker)))
        head = tuple(speaker.title(name) for name in ("day", "name", "sources"))
        caption = spans(f"{speaker.word('timeline')} ({region.label})")
        picture = nodes.raw("", timeline(region, catalog=catalog).to_html(), format="html")
        table = self.table(Table(caption, head, tuple(rows)), "bcr-timeline")
        return [addnodes.only("", picture, expr="html"), addnodes.only("", table, expr="not html")]

    def bcr_bibliography(self, spot: _Spot, written: str) -> list[nodes.Node]:
        page = self.env.docname
        self.facts.data["listing"][page] = True
        local = "local" in spot
        return [_Sources(page=page if local else "", language=self.lang)]

    def quote(self, spot: _Spot, written: str) -> Quoted:
        quoted = self.facts.desk.quote(written, self.lang)
        for problem in quoted.problems:
            self.warn(spot, problem.message, problem.reason.value)
        return quoted

    def warn(self, spot: _Spot, message: str, reason: str) -> None:
        line = spot.line or 1
        if spot["kind"] in _ROLES:  # which know no more than where their paragraph begins
            with suppress(OSError, ValueError):  # there may be no file, as for a docstring
                lines = Path(str(spot.source)).read_text("utf-8").splitlines()[line - 1 :]
                near = enumerate(takewhile(str.strip, lines), line)
                line = next((number for number, text in near if spot["written"] in text), line)
        _logger.warning("%s", message, location=f"{spot.source}:{line}", type="bcr", subtype=reason)

    def value(self, quoted: Quoted) -> nodes.Node:
        content = self.renderer.inline(quoted.value)
        value = nodes.inline("", "", *content, classes=["bcr", *self.renderer.classes])
        value["support_smartquotes"] = False
        return value

    def table(self, table: Table, name: str) -> nodes.Element:
        rendered = self.renderer.table(table)
        rendered["classes"].insert(0, name)
        self.document.note_implicit_target(rendered)
        return rendered

    @property
    def renderer(self) -> _Renderer:
        return _Renderer(_language_class(self.lang, self.env))


class _List(SphinxPostTransform):
    default_priority = 100

    def run(self, **kwargs: Any) -> None:
        facts = _facts(self.env)
        for node in list(self.document.findall(_Sources)):
            cited = facts.data["cited"]
            pages = [node["page"]] if node["page"] else cited
            ids = {source_id for page in pages for source_id in cited.get(page, ())}
            entries: list[tuple[str, nodes.Node]] = []
            for source_id in ids:
                reference = Reference(source_id=source_id)
                speaker = speaker_of(facts.desk.catalog.at(lang=node["language"]))
                content = _Renderer().inline(linked((reference,), speaker))
                entry = nodes.list_item("", nodes.paragraph("", "", *content))
                entries.append((entry.astext().casefold(), entry))
            entries.sort(key=lambda pair: pair[0])
            listed = nodes.bullet_list("", *(entry for _, entry in entries))
            listed["classes"] = ["bcr-bibliography", *_language_class(node["language"], self.env)]
            node.replace_self(listed if entries else [])


def _language_class(language: str, env: BuildEnvironment) -> list[str]:
    """Return the class by which docutils tells a language, where it is not the project's."""
    return [] if language == _project_language(env) else [f"language-{language}"]


def _project_language(env: BuildEnvironment) -> str:
    try:
        return language_tag(env.config.language)
    except ValueError:  # Sphinx has names of its own, such as sr@latin
        return "en"


class _Renderer(Renderer[nodes.Node, nodes.Element]):
    """Makes nodes; docutils tells language and strokes by classes."""

    def __init__(self, classes: Iterable[str] = ()) -> None:
        self.classes: list[str] = list(classes)

    def text(self, text: str) -> nodes.Node:
        return nodes.Text(text.replace("\u202f", "\xa0"))  # which LaTeX does not know

    def strong(self, piece: nodes.Node) -> nodes.Node:
        return nodes.strong("", "", piece)

    def struck(self, piece: nodes.Node) -> nodes.Node:
        return nodes.inline("", "", piece, classes=["bcr-struck"])

    def link(self, piece: nodes.Node, href: str, lang: str) -> nodes.Node:
        classes = [f"language-{lang}"] if lang else []
        return nodes.reference("", "", piece, refuri=href, classes=classes)

    def foreign(self, piece: nodes.Node, lang: str) -> nodes.Node:
        return nodes.inline("", "", piece, classes=[f"language-{lang}"])

    def paragraph(self, paragraph: Paragraph) -> nodes.Element:
        content = self.inline(paragraph.content)
        return self._quiet(nodes.paragraph("", "", *content, classes=self.classes))

    def table(self, table: Table) -> nodes.Element:
        widths = (24, *(48 // (len(table.head) - 1) for _ in table.head[1:]))  # for plain text
        columns = [nodes.colspec(colwidth=width, stub=int(not n)) for n, width in enumerate(widths)]
        head = nodes.thead("", self._row(spans(title) for title in table.head))
        body = nodes.tbody("", *map(self._row, table.rows))
        group = nodes.tgroup("", *columns, head, body, cols=len(columns))
        caption = nodes.title("", "", *self.inline(table.caption))
        classes = ["colwidths-auto", *self.classes]
        return self._quiet(nodes.table("", caption, group, classes=classes))

    def _row(self, cells: Iterable[Spans]) -> nodes.row:
        entries = (nodes.paragraph("", "", *self.inline(cell)) for cell in cells)
        return nodes.row("", *(nodes.entry("", entry) for entry in entries))

    @staticmethod
    def _quiet(element: nodes.Element) -> nodes.Element:
        element["support_smartquotes"] = False
        return element


def _facts(env: BuildEnvironment) -> _Facts:
    facts = env.get_domain("bcr")
    assert isinstance(facts, _Facts)  # noqa: S101
    return facts


def _field(document: nodes.document, name: str) -> str:
    """Return a field from the top of a page; nothing, if it has none of this name."""
    fields = (
        f for docinfo in document.findall(nodes.docinfo) for f in docinfo.findall(nodes.field)
    )
    return next((field[1].astext() for field in fields if field[0].astext() == name), "")


def _start(app: Sphinx) -> None:
    try:
        _facts(app.env).language()
        _ = _facts(app.env).desk
    except (BelgiumCloudRegionError, OSError, TypeError, ValueError) as error:
        raise ConfigError(f"the settings bcr_… in conf.py are not good: {error}") from error


def _outdated(app: Sphinx, env: BuildEnvironment, *_: set[str]) -> Iterable[str]:
    facts = _facts(env)
    data = facts.desk.data
    files = sorted(Path(data).glob("*.json")) or [Path(data)] if data else []
    days = facts.desk.today if facts.desk.fail_on - {"superseded", "disputed"} else ""
    seen = [facts.desk.catalog.edition, version("belgium-cloud-region"), str(days)]
    seen += [sha256(file.read_bytes()).hexdigest() for file in files]
    before, facts.data["seen"] = facts.data.get("seen"), seen
    return () if seen == before else env.found_docs


def _listing(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    return list(_facts(env).data["listing"])  # another page may cite more than before


def setup(app: Sphinx) -> dict[str, Any]:
    """Tell Sphinx what there is."""
    for name in (*_SETTINGS, "language"):
        app.add_config_value(f"bcr_{name}", None, "env")
    app.add_config_value("bcr_fail_on", ["superseded"], "env", (frozenset, list, set, tuple))
    app.add_domain(_Facts)
    for name in _ROLES:
        app.add_role(name, _Role())
    app.add_directive("bcr-card", _Card)
    app.add_directive("bcr-timeline", _Directive)
    app.add_directive("bcr-bibliography", _Bibliography)
    app.add_transform(_Fill)
    app.add_post_transform(_List)
    app.connect("builder-inited", _start)
    app.connect("env-get-outdated", _outdated)
    app.connect("env-updated", _listing)
    return {
        "version": version("belgium-cloud-region"),
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
