"""Copies as text: HTML as a reader sees it, Markdown with and without marks, encodings that lie."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belgium_cloud_region.model.passage import normalized
from belgium_cloud_region.proof.reading import MAX_BYTES, UnreadableError, readings

PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Un titre</title>
<style>p { color: red }</style><script>var hidden = "60.000 emplois"</script></head>
<body><nav><ul><li>Accueil</li><li>Cloud</li></ul></nav>
<p>Jusqu&rsquo;&agrave; <b>31,5</b>&nbsp;milliards d&#8217;euros<br>et 60.000 em&shy;plois.</p>
<table><tr><td>Belgium</td><td>Central</td></tr></table><!-- secret --></body></html>"""


def texts(content: bytes | str, name: str = "", encoding: str | None = None) -> list[str]:
    """Return the texts of all readings."""
    return [reading.text for reading in readings(content, name, encoding)]


def test_html_is_read_as_a_reader_sees_it() -> None:
    """Inline marks join, blocks part, entities are letters, scripts and styles are not text."""
    expected = (
        "Un titre Accueil Cloud Jusqu'à 31,5 milliards d'euros et 60.000 emplois. Belgium Central"
    )
    assert texts(PAGE, "page.html") == [expected]
    assert texts(PAGE, "") == [expected]
    assert texts("<?xml version='1'?><p title='a > b' id=x>1 < 2<wbr>3</p", "a.html") == ["1 < 23"]


def test_markdown_is_read_both_ways() -> None:
    """As it is written, for files in a repository; without its marks, for saved pages."""
    marked = (
        "## Title\n\n- **31.5 billion** [euros](https://example.org/a_b), *up to*\n> a\\_b c_d\n"
    )
    raw, bare = texts(marked, "page.md")
    assert raw == normalized(marked)
    assert bare == "Title 31.5 billion euros, up to a_b c_d"
    assert texts("2 * 3 and a_b_c", "x.md")[1] == "2 3 and a_b_c"


def test_plain_text_is_read_as_it_is() -> None:
    """Marks mean nothing in a text file."""
    assert texts("a <b> & *c*", "page.txt") == ["a <b> & *c*"]


@pytest.mark.parametrize(
    ("content", "encoding", "expected"),
    [
        ("Énergie".encode(), None, "Énergie"),
        ("Énergie".encode("utf-8-sig"), None, "Énergie"),
        ("Énergie".encode("utf-16"), None, "Énergie"),
        ("Énergie".encode("latin-1"), "latin-1", "Énergie"),
        (b'<meta charset="iso-8859-1"><p>' + "Énergie".encode("latin-1"), None, "Énergie"),
    ],
)
def test_encodings(content: bytes, encoding: str | None, expected: str) -> None:
    """A mark at the start, the header, the page itself and UTF-8, in that order."""
    first = readings(content, "x.html", encoding)[0]
    assert (first.text, first.remark) == (expected, "")


def test_an_encoding_that_lies_is_named() -> None:
    """What is no UTF-8 though it says so is read as Windows-1252, and the reading says so."""
    page = b'<meta charset="utf-8"><p>' + "Énergie €".encode("cp1252")
    (reading,) = readings(page, "x.html")
    assert reading.text == "Énergie €"
    assert reading.remark == ", read as windows-1252 and not as utf-8, as it says"
    (reading,) = readings(b'<meta charset="klingon"><p>here', "x.html")
    assert reading.remark == ", read as utf-8 and not as klingon, as it says"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x00\x01\x02binary", "not text"),
        (b"x" * (MAX_BYTES + 1), "larger than"),
        ("x" * (MAX_BYTES + 1), "larger than"),
        (b"\x81\x8d\x8f not in any encoding", "not text in UTF-8"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes | str, why: str) -> None:
    """PDF, binary, too large, no encoding that fits."""
    with pytest.raises(UnreadableError, match=why):
        readings(content)


@pytest.mark.parametrize(
    "hostile",
    ["<", "<!--", "<p ", "<p '", "<script>", "</", "&", "[", "[](", "*_", "\\", "# ", "<!", "- "],
)
def test_hostile_markup_costs_no_more_than_its_length(hostile: str) -> None:
    """Sixteen times as much bad markup takes about sixteen times as long, not 256 times."""

    def seconds(length: int, name: str) -> float:
        text = hostile * (length // len(hostile))
        begun = time.process_time()
        readings(text, name)
        return time.process_time() - begun

    for name in ("x.html", "x.md"):
        small = max(min(seconds(16_000, name) for _ in range(3)), 0.01)
        assert seconds(256_000, name) < 80 * small


@given(st.text(), st.sampled_from(["", "a.html", "a.md", "text/html", "a.txt"]))
def test_any_text_can_be_read(text: str, name: str) -> None:
    """No text makes the reading fail, and every reading is normalized."""
    for reading in readings(text, name):
        assert normalized(reading.text) == reading.text


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """Bytes give readings or one error of ours."""
    try:
        assert readings(content, "a.html")
    except UnreadableError as error:
        assert str(error)
