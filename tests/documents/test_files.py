"""Marked places in Markdown files: filled, filled again, and nothing else touched."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from belgium_cloud_region.documents import Desk, Spot, render_files

from .conftest import HOSTILE

OPENED = "<!-- bcr: region.opened -->{}<!-- /bcr -->"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Return a file to write on."""
    return tmp_path / "page.md"


def test_places_are_filled_and_stay_places(page: Path) -> None:
    """What stands between the marks is replaced; a second time nothing is left to do."""
    page.write_text(
        f"# Title\n\nOpened on {OPENED.format('long ago')}, in\n"
        "<!--bcr:region.country--><!--/bcr--> with\n"
        "<!-- bcr: region.availability_zones -->\n2 zones\n<!-- /bcr -->.\n",
        "utf-8",
    )
    changed = render_files([page])
    assert page.read_text("utf-8") == (
        f"# Title\n\nOpened on {OPENED.format('18 November 2025')}, in\n"
        "<!--bcr:region.country-->Belgium<!--/bcr--> with\n"
        "<!-- bcr: region.availability_zones -->3 zones<!-- /bcr -->.\n"
    )
    assert [(s.line, s.name, s.old, s.new) for s in changed] == [
        (3, "region.opened", "long ago", "18 November 2025"),
        (4, "region.country", "", "Belgium"),
        (5, "region.availability_zones", "\n2 zones\n", "3 zones"),
    ]
    assert render_files([page]) == render_files([str(page)], check=True) == ()


def test_a_check_changes_nothing(page: Path) -> None:
    """It reports what is stale, with file, line, old and new."""
    page.write_text(OPENED.format("19 November 2025"), "utf-8")
    (spot,) = render_files([page], check=True)
    assert spot == Spot(
        file=page, line=1, name="region.opened", old="19 November 2025", new="18 November 2025"
    )
    assert str(spot) == f"{page}:1: region.opened: '19 November 2025' -> '18 November 2025'"
    assert page.read_text("utf-8") == OPENED.format("19 November 2025")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "18 November 2025 (disputed; "),
        ("fr", "18 novembre 2025 (contesté\u202f; "),
        ("nl", "18 november 2025 (betwist; "),
        ("de", "18. November 2025 (umstritten; "),
    ],
)
def test_citations(page: Path, lang: str, expected: str) -> None:
    """The value, whether it is disputed, and links to who says it, in the language of the file."""
    page.write_text("It opened on <!-- bcr-cite: region.opened --><!-- /bcr -->.", "utf-8")
    render_files([page], lang=lang)
    text = page.read_text("utf-8")
    assert f"-->{expected}<a href=" in text
    html = MarkdownIt().render(text)
    assert '<a href="https://github.com/Azure/Azure-Landing-Zones/issues/549">' in html
    assert render_files([page], lang=lang, check=True) == ()


def test_an_undisputed_citation(page: Path) -> None:
    """Only who says it stands in brackets."""
    page.write_text("<!-- bcr-cite: BDIA.founded -->?<!-- /bcr-cite -->", "utf-8")
    (spot,) = render_files([page])
    assert spot.new.startswith('2022 (<a href="https://bdia.be/')


def test_what_is_wrong_is_told_with_its_line(page: Path) -> None:
    """A wrong name, half a place, an old pin: each is told, the other places are filled."""
    page.write_text(
        "\n".join(
            [
                "<!-- bcr: region.opend -->kept<!-- /bcr -->",
                "<!-- bcr: Belgium.opened -->kept<!-- /bcr -->",
                "<!-- /bcr -->",
                "<!-- bcr: region.opened -->half",
                "<!-- bcr: region.opened == 2025-11-13 -->13 November 2025<!-- /bcr -->",
                "<!-- bcr: region.country -->",
                "",
                "too far away<!-- /bcr -->",
                "<!-- bcr: region.country -->",
                "```",
                "<!-- /bcr -->",
                "```",
                OPENED.format("x"),
                "<!-- bcr: region.country -->",
            ]
        ),
        "utf-8",
    )
    before = page.read_text("utf-8").splitlines()
    told = [str(spot).removeprefix(f"{page}:") for spot in render_files([page])]
    half = "half a place; write <!-- bcr: SUBJECT.FACT -->anything<!-- /bcr -->"
    assert told[0] == "1: region.opend: no fact is known as 'opend'; did you mean 'opened'?"
    assert told[1].startswith("2: Belgium.opened: 'Belgium' may mean more than one entity")
    assert told[2:4] == [f"3: {half}", f"4: region.opened: {half}"]
    assert told[4].startswith(
        "5: region.opened == 2025-11-13: '13 November 2025' -> '18 November 2025'; "
        "region.opened has been superseded: this page says"
    )
    assert told[5:7] == [f"6: region.country: {half}", f"9: region.country: {half}"]
    assert told[7:] == [
        "13: region.opened: 'x' -> '18 November 2025'",
        f"14: region.country: {half}",
    ]
    after = page.read_text("utf-8").splitlines()
    different = [
        n for n, lines in enumerate(zip(before, after, strict=True), 1) if len(set(lines)) > 1
    ]
    assert different == [5, 13]


@pytest.mark.parametrize(
    "text",
    [
        "Nothing of ours.",
        f"```\n{OPENED.format('x')}\n```\n",
        f"> ~~~~ md\n> {OPENED.format('x')}\n> ~~~\n> {OPENED.format('x')}\n> ~~~~\n",
        f"Write `{OPENED.format('x')}`, or `<!-- bcr: region.opened -->` and `<!-- /bcr -->`.",
        "<!-- bcr region.opened --> <!-- a bcr: x --> <!-- bcrx: y -->",
        f"```\nnever closed\n{OPENED.format('x')}",
    ],
)
def test_code_and_other_comments_are_left_alone(page: Path, text: str) -> None:
    """Places are shown in code without being filled."""
    page.write_text(text, "utf-8")
    assert render_files([page]) == ()
    assert page.read_text("utf-8") == text


@pytest.mark.parametrize("code", ["`<!-- bcr: region.opened -->`", "```x```", "```\ny\n```\n"])
def test_a_place_after_code(page: Path, code: str) -> None:
    """A mark in code does not take the end of a place that follows; nor does code hide it."""
    page.write_text(f"{code} {OPENED.format('x')}", "utf-8")
    assert [spot.new for spot in render_files([page])] == ["18 November 2025"]


@pytest.mark.parametrize(
    ("encoding", "accent"),
    [
        ("utf-8", "é"),
        ("utf-8-sig", "é"),
        ("utf-16", "é"),
        ("latin-1", "&#233;"),
        ("cp1252", "&#233;"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_bytes_outside_are_kept(page: Path, encoding: str, accent: str, end: str) -> None:
    """Encoding, byte order mark, line ends and white space come through."""
    mark = "<!-- bcr-cite: region.opened -->"
    raw = f"é “x”{end} \t{mark}old é<!-- /bcr --> \x0c{end}{end}".replace(
        "“x”", "“x”" if encoding != "latin-1" else "«x»"
    ).encode(encoding)
    page.write_bytes(raw)
    (spot,) = render_files([page], lang="fr")
    assert spot.new.startswith(f"18 novembre 2025 (contest{accent}")
    before, after = raw.decode(encoding), page.read_bytes().decode(encoding)
    assert after.partition(mark)[0] == before.partition(mark)[0]
    assert after.partition("<!-- /bcr -->")[2] == before.partition("<!-- /bcr -->")[2]
    assert page.read_bytes()[:3] == raw[:3]
    assert render_files([page], lang="fr") == ()


@given(st.binary())
def test_no_byte_is_lost(raw: bytes) -> None:
    """A file without places stays as it is, whatever it holds."""
    with TemporaryDirectory() as folder:
        page = Path(folder, "page.md")
        page.write_bytes(raw)
        render_files([page])
        assert page.read_bytes() == raw


def test_hostile_data_stay_text(page: Path, hostile: Path) -> None:
    """What the data say is shown as it is, inside a line and where the line begins."""
    mark = "<!-- bcr-cite: azure:testland.provider -->x<!-- /bcr -->"
    page.write_text(f"Inside {mark}.\n\n{mark}\n\n| a |\n|---|\n| {mark} |\n", "utf-8")
    desk = Desk(data=hostile)
    render_files([page], desk=desk)
    html = MarkdownIt("commonmark").enable("table").render(page.read_text("utf-8"))
    for unwanted in ("<script", "<b>", "<strong>", "<em>", "<code>", 'href="http://e.vil'):
        assert unwanted not in html
    cells = [part.partition("<!-- /bcr")[0] for part in html.split("provider -->")[1:]]
    assert len(cells) == 3
    for cell in cells:
        text = cell.replace("<span>", "").replace("</span>", "")
        assert unescape(text).startswith(f"{HOSTILE} (")
    assert render_files([page], desk=desk, check=True) == ()


def test_wrong_use(page: Path) -> None:
    """A file that is none and a language that is none are refused before anything is written."""
    with pytest.raises(OSError, match="page"):
        render_files([page])
    page.write_text(OPENED.format("x"), "utf-8")
    with pytest.raises(ValueError, match="language tag"):
        render_files([page], lang="klingonish")
    assert page.read_text("utf-8") == OPENED.format("x")
