"""
Python-Markdown extension: facts in pages of MkDocs, ProperDocs, Zensical and whatever else uses it.

``{bcr:region.opened}`` becomes the value; ``{bcr-cite:region.opened}`` the value
with a number that leads to who says it, at the end of the page. What is wrong
with a fact stops the build.
"""

from __future__ import annotations

from re import Match
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from belgium_cloud_region.documents import Desk, Quoted
from belgium_cloud_region.model.text import language_tag
from belgium_cloud_region.rendering import Renderer

__all__ = ["Facts", "makeExtension"]


class Facts(Extension):
    """
    The extension; the settings are those of `belgium_cloud_region.documents.Desk`, and ``lang``.

    Example:
        >>> from markdown import markdown
        >>> from belgium_cloud_region.markdownext import Facts
        >>> markdown("Geopend: {bcr:region.opened}.", extensions=[Facts(lang="nl")])
        '<p>Geopend: <span class="bcr">18 november 2025</span>.</p>'
    """

    def __init__(self, lang: str = "en", **settings: Any) -> None:
        super().__init__()
        self.lang: str = language_tag(lang)
        self.desk: Desk = Desk(**settings)
        self.cited: dict[str, Quoted] = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Add what reads the page, and what writes its end."""
        md.registerExtension(self)
        md.inlinePatterns.register(_Spot(self, md), "bcr", 185)  # after code, before brackets
        md.treeprocessors.register(_Sources(self, md), "bcr", 15)  # after what is in lines

    def reset(self) -> None:
        """Begin a new page."""
        self.cited = {}


class _Spot(InlineProcessor):
    def __init__(self, facts: Facts, md: Markdown) -> None:
        super().__init__(r"\{bcr(-cite)?:([^{}]+)\}", md)
        self.facts = facts

    def handleMatch(self, m: Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: N802
        facts = self.facts
        quoted = facts.desk.quote(m[2], facts.lang)
        if quoted.problems:
            raise ValueError(f"{m[0]}: {'; '.join(map(str, quoted.problems))}")
        value = _element("span", *_Renderer().inline(quoted.value))
        value.set("class", "bcr")
        if m[1]:
            name = f"{quoted.fact.subject_id}-{quoted.fact.property}"
            facts.cited.setdefault(name, quoted)
            number = AtomicString(str(list(facts.cited).index(name) + 1))
            mark = SubElement(SubElement(value, "sup"), "a", href=f"#bcr-{number}")
            mark.text = number
        return value, m.start(), m.end()


class _Sources(Treeprocessor):
    def __init__(self, facts: Facts, md: Markdown) -> None:
        super().__init__(md)
        self.facts = facts

    def run(self, root: Element) -> None:
        listed = Element("ol", {"class": "bcr-sources"})
        for number, quoted in enumerate(self.facts.cited.values(), 1):
            entry = _element("li", *_Renderer().inline(quoted.footnote))
            entry.set("id", f"bcr-{number}")
            listed.append(entry)
        if len(listed):
            root.append(listed)


def _element(tag: str, *pieces: str | Element) -> Element:
    element = Element(tag)
    for piece in pieces:
        if not isinstance(piece, str):
            element.append(piece)
        elif len(element):
            element[-1].tail = AtomicString(piece)
        else:
            element.text = AtomicString(piece)
    return element


class _Renderer(Renderer[str | Element, Element]):
    def text(self, text: str) -> str:
        return text

    def strong(self, piece: str | Element) -> Element:
        return _element("strong", piece)

    def struck(self, piece: str | Element) -> Element:
        return _element("s", piece)

    def link(self, piece: str | Element, href: str, lang: str) -> Element:
        link = _element("a", piece)
        link.attrib = {"href": href, "lang": lang} if lang else {"href": href}
        return link

    def foreign(self, piece: str | Element, lang: str) -> Element:
        span = _element("span", piece)
        span.set("lang", lang)
        return span


def makeExtension(**settings: Any) -> Facts:  # noqa: N802
    """Return the extension for those who name its module."""
    return Facts(**settings)
