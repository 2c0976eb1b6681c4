"""Facts in Python-Markdown, and in the site builders that use it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import pytest
from markdown import Markdown, markdown

from belgium_cloud_region.errors import UnknownKeyError
from belgium_cloud_region.markdownext import Facts, makeExtension

from .conftest import HOSTILE

PAGE = """\
# Geopend {bcr:region.opened}

Geopend: {bcr:region.opened}, *zie* {bcr-cite:region.opened} en **{bcr-cite:BDIA.founded == 2022}**
en weer {bcr-cite:region.opened}. In code: `{bcr:region.opened}`.

    {bcr:region.opened}

| a | b |
|---|---|
| {bcr:region.status} | [{bcr:region.country}](https://example.org) |
"""


def test_a_page() -> None:
    """Values stand in lines, titles, tables and links, not in code; sources at the end, once."""
    html = markdown(PAGE, extensions=["tables", "toc", "attr_list", Facts(lang="nl")])
    value = '<span class="bcr">18 november 2025</span>'
    assert f'<h1 id="geopend-18-november-2025">Geopend {value}</h1>' in html
    assert f"<p>Geopend: {value}, <em>zie</em> <span" in html
    assert html.count("{bcr:region.opened}") == 2
    assert '<td><span class="bcr">beschikbaar</span></td>' in html
    assert '<a href="https://example.org"><span class="bcr">België</span></a>' in html
    assert html.count('<sup><a href="#bcr-1">1</a></sup>') == 2
    assert html.count('<sup><a href="#bcr-2">2</a></sup>') == 1
    sources = html.partition('<ol class="bcr-sources">')[2]
    assert sources.count("<li ") == 2
    assert '<li id="bcr-1">Belgium Central, geopend: 18 november 2025 (betwist). <a' in sources
    assert 'lang="fr">Microsoft ouvre Azure Belgium Central' in sources
    assert "Geldt op 27 november 2026; editie 2026.11.1." in sources


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "disputed"), ("fr", "contesté"), ("de", "umstritten")],
)
def test_other_languages(lang: str, words: str) -> None:
    """The language is a setting."""
    html = markdown("{bcr-cite:region.opened}", extensions=[makeExtension(lang=lang)])
    assert f"({words})" in html


def test_pages_are_apart() -> None:
    """Sources are those of a page, and a page without any has no list."""
    reader = Markdown(extensions=["belgium_cloud_region.markdownext"])
    assert "bcr-sources" in reader.convert("{bcr-cite:region.opened}")
    assert "bcr-sources" not in reader.reset().convert("{bcr:region.opened}")


def test_what_is_wrong_stops_the_build(next_edition: Path) -> None:
    """A wrong name is the library's error; a fact that has moved names both values and sources."""
    with pytest.raises(UnknownKeyError, match="did you mean 'opened'"):
        markdown("{bcr:region.opend}", extensions=[Facts()])
    with pytest.raises(ValueError, match="has been superseded") as caught:
        markdown("{bcr:region.opened}", extensions=[Facts(data=next_edition, edition="2026.11.1")])
    assert str(caught.value).startswith("{bcr:region.opened}: region.opened has been superseded: ")
    assert 'said "18 November 2025" (Azure/Azure-Landing-Zones, ' in str(caught.value)
    assert 'says "20 November 2025" (The Gazette, ' in str(caught.value)
    with pytest.raises(ValueError, match="is disputed"):
        markdown("{bcr:region.opened}", extensions=[Facts(fail_on=["disputed"])])
    with pytest.raises(ValueError, match="language tag"):
        Facts(lang="klingonish")


def test_hostile_data_stay_text(hostile: Path) -> None:
    """Markup in the data is shown, not obeyed."""
    page = "{bcr:azure:testland.provider} {bcr-cite:azure:testland.provider}"
    html = markdown(page, extensions=["extra", "toc", Facts(data=hostile)])
    for unwanted in ("<script", "<strong", "<em>", "<code>", 'href="http://e.vil'):
        assert unwanted not in html
    assert unescape(re.sub("<.*?>", "", html)).count(HOSTILE) == 6
    inside = html.partition('<span class="bcr">')[2].partition("</span>")[0]
    assert unescape(inside) == HOSTILE


BUILDERS = {
    "mkdocs": ("mkdocs.yml", ["build", "-q", "-f"], "site_name: T\nstrict: true\n"),
    "properdocs": ("properdocs.yml", ["build", "-q", "-f"], "site_name: T\nstrict: true\n"),
    "zensical": ("zensical.toml", ["build", "-f"], '[project]\nsite_name = "T"\n'),
}


@pytest.mark.parametrize("name", BUILDERS)
def test_site_builders(tmp_path: Path, name: str) -> None:
    """One file is built alike by each; a fact that has moved fails the build."""
    program = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if program is None or find_spec(name) is None:
        pytest.skip(f"{name} is not installed")
    file, arguments, text = BUILDERS[name]
    (tmp_path / "docs").mkdir()
    page = tmp_path / "docs" / "index.md"
    page.write_text(PAGE, "utf-8")
    yaml = "markdown_extensions:\n  - belgium_cloud_region:\n      lang: nl\n"
    toml = '[project.markdown_extensions.tables]\n[project.markdown_extensions.belgium_cloud_region]\nlang = "nl"\n'
    (tmp_path / file).write_text(text + (yaml if file.endswith("yml") else toml), "utf-8")
    command = [program, *arguments, file]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    html = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert '<p>Geopend: <span class="bcr">18 november 2025</span>, <em>zie</em>' in html
    assert '<li id="bcr-1">Belgium Central, geopend: 18 november 2025 (betwist). ' in html
    page.write_text(PAGE.replace("2022", "2021"), "utf-8")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    assert done.returncode != 0
    assert b"BDIA.founded has been superseded" in done.stdout + done.stderr
