"""Blocks in three forms, and in the form of a host."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belgium_cloud_region.rendering import (
    Folded,
    Heading,
    HtmlRenderer,
    MarkdownRenderer,
    Paragraph,
    Renderer,
    Span,
    Table,
    TextRenderer,
    clean,
    joined,
    spans,
    web,
)
from belgium_cloud_region.rendering.text import columns_of

texts = st.text(max_size=40)
pieces = st.builds(
    Span,
    texts,
    st.sampled_from(["", "fr"]),
    st.one_of(texts, st.just("https://a.org/?a=1&b=<")),
    st.booleans(),
    st.booleans(),
)
lines = st.lists(pieces, max_size=3).map(tuple)
tables = st.builds(
    Table, lines, st.just(("a", "b")), st.lists(st.tuples(lines, lines), max_size=3).map(tuple)
)
blocks = st.one_of(st.builds(Heading, lines), st.builds(Paragraph, lines), tables)


@given(st.lists(blocks, max_size=4).map(tuple), st.integers(1, 100))
def test_any_document_is_safe_in_any_form(document: tuple[Any, ...], width: int) -> None:
    """Whatever the texts are, no form has a control character, and HTML no tag of theirs."""
    whole = (*document, Folded("more", document))
    for form in (
        HtmlRenderer("en").document(whole),
        MarkdownRenderer().document(whole),
        TextRenderer(width).document(whole),
        TextRenderer(width, unfolded=False).document(whole),
    ):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", form)
    tags = set(re.findall("<([a-z0-9]+)", HtmlRenderer("en").document(whole)))
    allowed = "div h3 p table caption thead tbody tr th td strong s a span br details summary"
    assert tags <= set(allowed.split())


@given(tables, st.integers(20, 100))
def test_a_table_fits(table: Table, width: int) -> None:
    """No line is wider than asked for, and no letter is lost."""
    text = TextRenderer(width).table(table)
    assert max(map(columns_of, text.split("\n"))) <= width
    cells = "".join(span.text for row in table.rows for cell in row for span in clean(cell))
    missing = set(re.sub(r"\s", "", cells)) - set(text)
    assert not missing


def test_pieces_in_every_form() -> None:
    """Strong, struck, foreign and linked pieces are what each form has for them."""
    content = (
        Span("a", strong=True),
        Span("b", struck=True),
        Span("c", "fr"),
        Span("d", "fr", "https://e.org/"),
        Span("f", href="javascript:alert(1)"),
    )
    assert HtmlRenderer().paragraph(Paragraph(content)) == (
        '<p><strong>a</strong><s>b</s><span lang="fr">c</span>'
        '<a href="https://e.org/" lang="fr">d</a>f</p>'
    )
    assert MarkdownRenderer().paragraph(Paragraph(content)) == "**a**~~b~~c[d](<https://e.org/>)f"
    assert TextRenderer().paragraph(Paragraph(content)) == "abcdf"


def test_only_the_web_is_linked() -> None:
    """One rule, whatever the case."""
    assert web("HTTPS://a.org/") == "HTTPS://a.org/"
    assert web("ftp://a.org/") == web("javascript:x") == web("") == web(" https://a.org/") == ""


def test_pieces_are_joined_and_merged() -> None:
    """A separator stands between parts that are not empty; pieces of one style become one."""
    parts = joined([spans("a"), (), spans(None, "b", "")], ", ")
    assert clean(parts) == (Span("a, b"),)
    assert clean((Span("a\x1b"), Span("b", strong=True))) == (
        Span("a\\u001b"),
        Span("b", strong=True),
    )


def test_markdown_keeps_its_tables() -> None:
    """A bar or a line end inside a cell does not break the row; a caption that is none is left out."""
    table = Table((), ("x", ""), ((spans("a|b"), spans("c\nd")),))
    assert MarkdownRenderer().table(table).splitlines() == [
        "| x |   |",
        "| --- | --- |",
        "| a\\|b | c d |",
    ]


def test_a_narrow_table_has_its_cells_below_one_another() -> None:
    """Where columns would be too narrow for words, the rest of a row is below its first cell."""
    name = "A rather long name of something"
    rows = ((spans("a:b"), spans(name), (), spans(name)), (spans("c:d"), (), (), ()))
    table = Table((), ("Id", "Name", "Y", "Z"), rows)
    assert TextRenderer(80).table(table).startswith("Id   Name                             Y  Z\n")
    narrow = TextRenderer(20).table(table)
    assert narrow.split("\n")[0] == "a:b"
    assert narrow.split("\n")[-1] == "c:d"
    assert " ".join(narrow.split()) == f"a:b {name}; {name} c:d"


def test_wide_letters_count_twice() -> None:
    """Columns stay aligned where a name has letters that are two columns wide, or none."""
    rows = tuple((spans(name), spans("x")) for name in ("西ヨーロッパ", "Nord-E\u0301urope"))
    text = TextRenderer(60).table(Table((), ("Name", "Y"), rows)).split("\n")
    assert [columns_of(line.partition("x")[0]) for line in text[2:]] == [14, 14]


def test_a_summary_says_a_caption_once() -> None:
    """Under a fold that is named like its table, the table has no caption again."""
    table = Table(spans("Sources"), ("T",), ((spans("a"),),))
    folded = Folded("Sources (1)", (table,))
    assert TextRenderer().folded(folded).count("Sources") == 1
    closed = TextRenderer(unfolded=False).document((Paragraph(spans("p")), folded, folded))
    assert closed == "p\n\n▸ Sources (1)\n▸ Sources (1)"


class Nodes(Renderer[tuple[str, ...], str]):
    """A host that only quotes values."""

    def text(self, text: str) -> tuple[str, ...]:
        """Return a piece."""
        return (text,)

    def link(self, piece: tuple[str, ...], href: str, lang: str) -> tuple[str, ...]:
        """Return a piece that leads somewhere."""
        return (*piece, href)


def test_a_host_overrides_what_it_can() -> None:
    """What it cannot, it leaves as it is."""
    content = spans(
        Span("a", strong=True, struck=True), Span("b", "fr"), Span("c", "", "http://d/")
    )
    assert Nodes().inline(content) == [("a",), ("b",), ("c", "http://d/")]
    for block in (Heading(()), Paragraph(()), Table((), (), ()), Folded("", ())):
        with pytest.raises(NotImplementedError):
            Nodes().block(block)


class Terminal(TextRenderer):
    """Text with styles."""

    def strong(self, piece: str) -> str:
        """Return a bold piece."""
        return f"\x1b[1m{piece}\x1b[0m"

    def link(self, piece: str, href: str, lang: str) -> str:
        """Return a link."""
        return f"\x1b]8;;{href}\x1b\\{piece}\x1b]8;;\x1b\\"


def test_styles_do_not_move_anything() -> None:
    """Where pieces stand does not depend on how they look; a link that breaks is two."""
    title = Span("A long title of a work that breaks", href="https://a.org/")
    rows = ((spans("a:b"), spans(title), spans(Span("x", strong=True))),)
    table = Table((), ("Id", "Title", "Y"), rows)
    styled = Terminal(30).table(table)
    plain = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", styled)
    assert [line.rstrip() for line in plain.split("\n")] == TextRenderer(30).table(table).split(
        "\n"
    )
    assert styled.count("\x1b]8;;https") == 2
