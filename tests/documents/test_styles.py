"""What stands out, is struck through, leads somewhere or is foreign stays so in every host."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import tostring

import pytest

from belgium_cloud_region import markdownext, mystplugin
from belgium_cloud_region.rendering import Span

SPANS = (
    Span("plain "),
    Span("strong", strong=True),
    Span("wrong", struck=True),
    Span("page", href="https://example.org/", lang="fr", strong=True),
    Span("mot", lang="fr"),
    Span(" end"),
)


def test_markdown() -> None:
    """An element for each style, text before and after."""
    element = markdownext._element("p", *markdownext._Renderer().inline(SPANS))
    assert tostring(element, "unicode") == (
        "<p>plain <strong>strong</strong><s>wrong</s>"
        '<a href="https://example.org/" lang="fr"><strong>page</strong></a>'
        '<span lang="fr">mot</span> end</p>'
    )


def test_myst() -> None:
    """A node for each style that the tree knows."""
    found = mystplugin._Renderer().inline(SPANS)
    assert [node["type"] for node in found] == ["text", "strong", "delete", "link", "text", "text"]
    assert found[3]["children"] == [
        {"type": "strong", "children": [{"type": "text", "value": "page"}]}
    ]


def test_sphinx() -> None:
    """A node for each style; language and strokes are classes."""
    pytest.importorskip("sphinx")
    from belgium_cloud_region import sphinxext

    found: Any = sphinxext._Renderer().inline(SPANS)
    assert [node.tagname for node in found] == (
        ["#text", "strong", "inline", "reference", "inline", "#text"]
    )
    assert found[2]["classes"] == ["bcr-struck"]
    assert found[3]["refuri"] == "https://example.org/"
    assert found[3].astext() == "page"
    assert found[3]["classes"] == found[4]["classes"] == ["language-fr"]
