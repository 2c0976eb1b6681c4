"""A second project, built by Sphinx with warnings as errors, on one edition and on the next."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from sphinx.cmd.build import main

from belgium_cloud_region.pictures import timeline

from .conftest import HOSTILE

PAGE = """\
Opened on :bcr:`region.opened`
==============================

A paragraph that has several lines
before it says that it opened on :bcr-cite:`region.opened`,
has |zones| and *no* pair :bcr:`region.paired_region`, and that
the investment is :bcr-cite:`region.investment` [#]_, opened :bcr-cite:`region.opened`.

.. |zones| replace:: :bcr:`region.availability_zones`

.. [#] A footnote of the author.

Card
----

.. bcr-card:: BDIA

.. bcr-card:: region
   :facts: opened status

.. bcr-timeline::

.. bcr-bibliography::
"""
CONF = 'project = "Second"\nauthor = "Somebody"\nextensions = ["belgium_cloud_region.sphinxext"]\n'

Build = Callable[..., tuple[int, str]]


@pytest.fixture
def build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Build:
    """Return a function that builds the pages in ``source`` and returns exit code and messages."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "index.rst").write_text(PAGE, "utf-8")

    def built(
        conf: str = "", builder: str = "html", *options: str, clean: bool = True
    ) -> tuple[int, str]:
        if clean:
            shutil.rmtree(tmp_path / "out", ignore_errors=True)
        (source / "conf.py").write_text(CONF + conf, "utf-8")
        capsys.readouterr()
        code = main(["-q", "-N", "-W", "-b", builder, *options, str(source), str(tmp_path / "out")])
        return code, capsys.readouterr().err

    return built


def html(folder: Path, page: str = "index") -> str:
    """Return what stands on a page."""
    text = (folder / "out" / f"{page}.html").read_text("utf-8")
    return re.sub(r"\s+", " ", text.partition('<div class="body"')[2].partition("<footer")[0])


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        (
            "en",
            (
                "18 November 2025",
                "3 zones",
                "opened: 18 November 2025 (disputed). ",
                "read 22 November 2026",
                "edition 2026.11.1.",
            ),
        ),
        (
            "fr",
            (
                "18 novembre 2025",
                "3 zones",
                "ouverture : 18 novembre 2025 (contesté). ",
                "consulté le 22 novembre 2026",
                "édition 2026.11.1.",
            ),
        ),
        (
            "nl",
            (
                "18 november 2025",
                "3 zones",
                "geopend: 18 november 2025 (betwist). ",
                "geraadpleegd op 22 november 2026",
                "editie 2026.11.1.",
            ),
        ),
        (
            "de",
            (
                "18. November 2025",
                "3 Zonen",
                "Eröffnet: 18. November 2025 (umstritten). ",
                "abgerufen am 22. November 2026",
                "Ausgabe 2026.11.1.",
            ),
        ),
    ],
)
def test_four_languages(build: Build, tmp_path: Path, lang: str, parts: tuple[str, ...]) -> None:
    """Values, footnotes, tables, timeline and bibliography come out without a warning."""
    assert build(f'language = "{lang}"') == (0, "")
    page = html(tmp_path)
    for part in (*parts, timeline(lang=lang).title.replace("\xa0", " ")):
        assert part in page
    assert page.count(f'<h1>Opened on <span class="bcr">{parts[0]}</span>') == 1
    assert page.count('href="#bcr-azure-belgiumcentral-opened"') == 2  # two marks, one footnote
    assert page.count('role="doc-footnote"') == 3
    title = "Microsoft ouvre Azure Belgium Central"
    foreign = "" if lang == "fr" else ' lang="fr"'
    cited = rf'<a class="reference external" href="https://fr\.itdaily\.be/[^"]*"{foreign}>{title}'
    assert len(re.findall(cited, page)) == 2  # in the footnote and in the bibliography
    assert '<img src="data:image/svg+xml' in page
    bibliography = page.partition('<ul class="bcr-bibliography')[2].partition("</ul>")[0]
    entries = re.findall(r"<li><p>(.*?)</p>", bibliography)
    texts = [re.sub("<.*?>", "", entry).casefold() for entry in entries]
    assert texts == sorted(texts)
    assert len(texts) == len(set(texts)) > 10


def test_a_fact_that_has_moved_stops_the_build(build: Build, next_edition: Path) -> None:
    """The message names page, line, old and new value, and both sources."""
    assert build('bcr_edition = "2026.11.1"') == (0, "")
    code, messages = build(f'bcr_edition = "2026.11.1"\nbcr_data = {str(next_edition)!r}')
    assert code == 1
    lines = [re.sub(r"^.*/source/", "", line) for line in messages.splitlines()]
    places = [line.partition(": WARNING: ")[0] for line in lines]
    assert places == ["index.rst:1", "index.rst:5", "index.rst:5", "index.rst:18"]
    assert lines[1].startswith(
        "index.rst:5: WARNING: region.opened has been superseded: "
        'edition 2026.11.1 said "18 November 2025" (Azure/Azure-Landing-Zones, https://github.com/'
    )
    assert lines[1].endswith(
        'edition 2026.12 says "20 November 2025" (The Gazette, https://gazette.example/opened) '
        "[bcr.superseded]"
    )
    conf = f'bcr_edition = "2026.11.1"\nbcr_data = {str(next_edition)!r}\n'
    assert build(f'{conf}suppress_warnings = ["bcr.superseded"]') == (0, "")
    assert build(f"{conf}bcr_fail_on = set()") == (0, "")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "18 November 2025"),
        ("fr", "18 novembre 2025"),
        ("nl", "18 november 2025"),
        ("de", "18. November 2025"),
    ],
)
def test_pins(build: Build, tmp_path: Path, next_edition: Path, lang: str, words: str) -> None:
    """A pin, in the page's language or as plain data, holds until the fact moves."""
    page = tmp_path / "source" / "index.rst"
    for pin in (words, "2025-11-18"):
        page.write_text(f"T\n=\n\nIt opened\non :bcr:`region.opened == {pin}`.\n", "utf-8")
        assert build(f'language = "{lang}"') == (0, "")
        code, messages = build(f'language = "{lang}"\nbcr_data = {str(next_edition)!r}')
        assert code == 1
        assert "index.rst:5: WARNING: region.opened has been superseded: this page says" in messages
        assert f'"{pin}" (Azure/Azure-Landing-Zones, https://' in messages
        assert "(The Gazette, https://gazette.example/opened)" in messages


def test_other_reasons(build: Build, tmp_path: Path) -> None:
    """Disputed facts, and facts that nobody has read lately by the day given."""
    page = tmp_path / "source" / "index.rst"
    page.write_text("T\n=\n\n:bcr:`region.opened`, :bcr:`region.country`\n", "utf-8")
    code, messages = build('bcr_fail_on = {"disputed"}')
    assert code == 1
    assert re.findall(r"rst:4: WARNING: (.*?):.*(\[.*?\])\n", messages) == [
        ("region.opened is disputed", "[bcr.disputed]")
    ]
    rules = 'bcr_fail_on = ["unconfirmed > 180 days"]\n'
    assert build(f'{rules}bcr_today = "2027-01-01"') == (0, "")
    code, messages = build(f'{rules}bcr_today = "2028-01-01"')
    assert re.findall(r"WARNING: (.*?):.*(\[.*?\])\n", messages) == [
        ("region.opened is unconfirmed", "[bcr.unconfirmed]"),
        ("region.country is unconfirmed", "[bcr.unconfirmed]"),
    ]
    # The same day again says nothing new; the next day is asked anew.
    assert build(f'{rules}bcr_today = "2028-01-01"', clean=False) == (0, "")
    assert build(f'{rules}bcr_today = "2028-01-02"', clean=False)[0] == 1
    assert build("", "html", "-D", "bcr_fail_on=disputed,superseded")[0] == 1


def test_lines(build: Build, tmp_path: Path) -> None:
    """A message names the line of a directive, and the line of a role inside its paragraph."""
    page = tmp_path / "source" / "index.rst"
    page.write_text(
        "T\n=\n\nOne\ntwo :bcr:`region.\nopened`\n\n* a\n* b\n  c :bcr:`region.opened`\n\n"
        ".. bcr-card::\n   :facts: opened\n\nThe region.\n",
        "utf-8",
    )
    _, messages = build("bcr_fail_on = ['disputed']", "html", "--keep-going")
    assert re.findall(r"rst:(\d+): ", messages) == ["4", "10", "12"]


def test_wrong_names(build: Build, tmp_path: Path) -> None:
    """Each is a warning with its line and what would do; the page shows what was written."""
    page = tmp_path / "source" / "index.rst"
    page.write_text(
        "T\n=\n\nOne :bcr:`region.opend`,\ntwo :bcr-cite:`Belgium.opened`, |x|.\n\n"
        ".. |x| replace:: :bcr:`opened`\n\n.. bcr-card:: nobody\n\n.. bcr-card:: BDIA\n"
        "   :facts: founded colour\n\n.. bcr-timeline:: BDIA\n",
        "utf-8",
    )
    code, messages = build("", "html", "--keep-going")
    assert code == 1
    assert re.findall(r"rst:(\d+): WARNING: (.{20}).* \[bcr\.unknown\]", messages) == [
        ("4", "no fact is known as "),
        ("5", "'Belgium' may mean m"),
        ("7", "no fact is known as "),
        ("9", "no entity is known a"),
        ("11", "no fact is known as "),
        ("14", "no region is known a"),
    ]
    assert "did you mean 'opened'?" in messages
    assert '<span class="problematic">region.opend</span>' in html(tmp_path)


def test_pages_without_a_file(build: Build, tmp_path: Path) -> None:
    """A docstring is a place too."""
    module = 'def sited():\n    """Opened :bcr:`region.opened`, in :bcr:`region.opend`."""\n'
    (tmp_path / "source" / "sited_module.py").write_text(module, "utf-8")
    page = tmp_path / "source" / "index.rst"
    page.write_text("T\n=\n\n.. autofunction:: sited_module.sited\n", "utf-8")
    conf = f"import sys\nsys.path.insert(0, {str(page.parent)!r})\nextensions.append('sphinx.ext.autodoc')"
    code, messages = build(conf)
    assert code == 1
    assert re.search(r"docstring of sited_module\.sited:1: WARNING: no fact is known", messages)


def test_languages_of_pages(build: Build, tmp_path: Path) -> None:
    """A page, or the whole project, may quote in a language of its own, and says so."""
    page = tmp_path / "source" / "index.rst"
    text = "T\n=\n\nGeopend :bcr-cite:`region.opened`.\n\n.. bcr-card:: BDIA\n\n.. bcr-bibliography::\n"
    page.write_text(f":bcr-language: nl\n\n{text}", "utf-8")
    assert build('bcr_language = "de"') == (0, "")
    assert '<span class="bcr" lang="nl">18 november 2025</span>' in html(tmp_path)
    page.write_text(text, "utf-8")
    assert build('bcr_language = "de"') == (0, "")
    found = html(tmp_path)
    assert '<span class="bcr" lang="de">18. November 2025</span>' in found
    assert re.search(r'<table [^>]*lang="de"', found)
    assert re.search(r'<ul [^>]*lang="de"', found)
    assert re.search(
        r'<p lang="de">Belgium Central, eröffnet|<p lang="de">Belgium Central, E', found
    )
    page.write_text(f":author: Me\n:bcr-language: klingonish\n\n{text}", "utf-8")
    code, messages = build("", "html", "--keep-going")
    assert code == 1
    assert "'klingonish' is not a language tag" in messages


def test_clocks(build: Build, tmp_path: Path) -> None:
    """A project may be about another day."""
    page = tmp_path / "source" / "index.rst"
    page.write_text("T\n=\n\n:bcr:`region.status`\n", "utf-8")
    assert build('bcr_as_of = "2025-10-15"\nbcr_known_by = "2026-01-31"') == (0, "")
    assert '<span class="bcr">coming soon</span>' in html(tmp_path)


@pytest.mark.parametrize(
    ("conf", "message"),
    [
        ('bcr_edition = "2020.01"', "no edition is known as '2020.01'"),
        ('bcr_fail_on = {"superceded"}', "there is no reason to fail 'superceded'"),
        ('bcr_data = "missing.json"', "No such file"),
        ('bcr_today = "soon"', "is not a date"),
        ("bcr_as_of = 2025", "a date is"),
        ('bcr_language = "klingonish"', "is not a language tag"),
    ],
)
def test_settings_that_are_none(build: Build, conf: str, message: str) -> None:
    """They are told before any page is read, as what they are: settings."""
    code, messages = build(conf)
    assert code == 2
    assert "the settings bcr_… in conf.py are not good: " in messages
    assert message in messages


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl_BE", "18 november 2025"),
        ("pt_BR", "18 November 2025"),
        ("sr@latin", "18 November 2025"),
    ],
)
def test_languages_of_sphinx(build: Build, tmp_path: Path, language: str, words: str) -> None:
    """Whatever Sphinx calls a language is understood, or answered in English."""
    assert build(f'language = "{language}"') == (0, "")
    assert f'<span class="bcr">{words}</span>' in html(tmp_path)


@pytest.mark.parametrize("builder", ["text", "man", "latex", "texinfo", "singlehtml", "xml"])
def test_builders(build: Build, tmp_path: Path, builder: str) -> None:
    """Every builder has the value, the footnote and the bibliography."""
    assert build('language = "fr"\nman_pages = [("index", "second", "S", "S", 1)]', builder) == (
        0,
        "",
    )
    written = "".join(
        file.read_text("utf-8")
        for file in sorted((tmp_path / "out").glob("*.*"))
        if file.suffix in (".txt", ".1", ".tex", ".texi", ".html", ".xml")
    )
    flat = re.sub(r"\s+|\\-|\\sphinxhyphen\{\}", " ", written)
    for part in ("18 novembre 2025", "contesté", "consulté le 22 novembre", "Industrial Computing"):
        assert part in flat


def test_pages_read_in_parallel(build: Build, tmp_path: Path) -> None:
    """What several processes read is one bibliography, the same as one process makes."""
    source = tmp_path / "source"
    toctree = "\n.. toctree::\n\n" + "".join(f"   p{n}\n" for n in range(12))
    listing = "T\n=\n\n.. bcr-bibliography::\n"
    (source / "index.rst").write_text(listing + toctree, "utf-8")
    facts = ("opened", "country", "status", "investment")
    for n in range(12):
        cited = f":bcr-cite:`region.{facts[n % 4]}`"
        local = ".. bcr-bibliography::\n   :local:\n"
        (source / f"p{n}.rst").write_text(f"T\n=\n\n{cited}\n\n{local}", "utf-8")
    assert build("", "text") == (0, "")
    alone = (tmp_path / "out" / "index.txt").read_text("utf-8")
    assert build("", "text", "-j", "2") == (0, "")
    assert (tmp_path / "out" / "index.txt").read_text("utf-8") == alone
    assert "ITdaily" in alone
    assert "ITdaily" not in (tmp_path / "out" / "p1.txt").read_text("utf-8")


def test_what_changed_is_built_again(build: Build, tmp_path: Path, next_edition: Path) -> None:
    """A bibliography follows other pages, and every page follows the data."""
    source = tmp_path / "source"
    (source / "index.rst").write_text(
        "T\n=\n\n.. bcr-bibliography::\n\n.. toctree::\n\n   other\n", "utf-8"
    )
    other = source / "other.rst"
    other.write_text("T\n=\n\n:bcr-cite:`region.opened`\n", "utf-8")
    data = source / "data"
    shutil.copytree(next_edition, data)
    conf = 'bcr_data = "data"'
    assert build(conf) == (0, "")
    assert "gazette.example" in html(tmp_path)
    other.write_text("T\n=\n\n:bcr-cite:`region.country`\n", "utf-8")
    assert build(conf, clean=False) == (0, "")
    assert "gazette.example" not in html(tmp_path)
    assert "nieuwsblad" in html(tmp_path)
    other.write_text("T\n=\n\n:bcr:`region.country`\n", "utf-8")
    assert build(conf, clean=False) == (0, "")
    assert '<ul class="bcr' not in html(tmp_path)
    other.write_text("T\n=\n\n:bcr-cite:`region.opened`\n", "utf-8")
    assert build(conf, clean=False) == (0, "")
    file = data / "sources.json"
    file.write_text(file.read_text("utf-8").replace("The Gazette", "The Courier"), "utf-8")
    assert build(conf, clean=False) == (0, "")
    assert "The Courier" in html(tmp_path, "other")
    assert "The Courier" in html(tmp_path)


def test_data_of_ones_own(build: Build, tmp_path: Path, hostile: Path) -> None:
    """Hostile data stay text in every output, and smart quotes do not change them."""
    page = tmp_path / "source" / "index.rst"
    page.write_text(
        "T\n=\n\n:bcr-cite:`azure:testland.provider`\n\n.. bcr-card:: azure:testland\n\n"
        ".. bcr-timeline:: azure:testland\n\n.. bcr-bibliography::\n",
        "utf-8",
    )
    conf = f"bcr_data = {str(hostile)!r}"
    assert build(conf) == (0, "")
    found = html(tmp_path)
    assert "<script>alert" not in found
    assert "<strong>b" not in found
    assert 'href="http://e.vil' not in found
    value = found.partition('<span class="bcr">')[2].partition("</span>")[0]
    assert value.replace("&lt;", "<").replace("&gt;", ">") == HOSTILE
    assert build(conf, "text") == (0, "")
    assert HOSTILE in " ".join((tmp_path / "out" / "index.txt").read_text("utf-8").split())
    assert build(conf, "latex") == (0, "")
    tex = (tmp_path / "out" / "second.tex").read_text("utf-8")
    assert "\\input{x}" not in tex
    assert "$m$" not in tex


def test_pages_in_myst(build: Build, tmp_path: Path) -> None:
    """Roles and directives work in MyST pages, with their lines."""
    pytest.importorskip("myst_parser")
    (tmp_path / "source" / "index.rst").unlink()
    page = tmp_path / "source" / "index.md"
    page.write_text(
        "---\nbcr-language: nl\n---\n# T {bcr}`region.opened`\n\nEen\n{bcr-cite}`region.country`\n"
        "{bcr}`region.opend`\n\n```{bcr-card} BDIA\n```\n\n```{bcr-timeline}\n```\n\n"
        "```{bcr-bibliography}\n```\n",
        "utf-8",
    )
    code, messages = build('extensions.append("myst_parser")', "html", "--keep-going")
    assert code == 1
    assert "index.md:8: WARNING: no fact is known as 'opend'" in messages
    assert messages.count("WARNING") == 1
    found = html(tmp_path)
    assert 'T <span class="bcr" lang="nl">18 november 2025</span>' in found
    assert 'role="doc-footnote"' in found


def _need_latex() -> None:
    """Skip a test where LaTeX, or what Sphinx needs of it for four languages, is not installed."""
    for program in ("latexmk", "pdflatex", "kpsewhich", "pdftotext"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not on the path")
    files = ["fncychap.sty", "tgtermes.sty", "french.ldf", "dutch.ldf", "ngermanb.ldf"]
    found = subprocess.run(["kpsewhich", *files], capture_output=True, text=True, check=False)
    if len(found.stdout.splitlines()) < len(files):
        pytest.skip(f"LaTeX lacks one of {', '.join(files)}")


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("en", ("18 November 2025", "(disputed)", "read 22 November 2026")),
        ("fr", ("18 novembre 2025", "(contesté)", "consulté le 22 novembre 2026")),
        ("nl", ("18 november 2025", "(betwist)", "geraadpleegd op 22 november 2026")),
        ("de", ("18. November 2025", "(umstritten)", "abgerufen am 22. November 2026")),
    ],
)
def test_pdf(build: Build, tmp_path: Path, lang: str, parts: tuple[str, ...]) -> None:
    """A real PDF, by LaTeX, has the values, the footnotes and the bibliography."""
    _need_latex()
    assert build(f'language = "{lang}"', "latex") == (0, "")
    out = tmp_path / "out"
    command = ["latexmk", "-pdf", "-interaction=nonstopmode", "-halt-on-error", "second.tex"]
    done = subprocess.run(command, cwd=out, capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-2000:]
    command = ["pdftotext", "-enc", "UTF-8", "second.pdf", "-"]
    told = subprocess.run(command, cwd=out, capture_output=True, timeout=60, check=True)
    text = " ".join(told.stdout.decode("utf-8").replace("-\n", "").split())
    for part in (*parts, "A footnote of the author.", "Industrial Computing News"):
        assert part in text
