"""The site holds together: links lead somewhere, facts are labels, notebooks are run."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from belgium_cloud_region import Catalog, Entity

from ..conftest import ROOT

NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))

CONF = """
extensions = ["sphinx.ext.intersphinx"]
intersphinx_mapping = {{"bcr": ("https://docs.test/", {inventory!r})}}
"""


class Anchors(HTMLParser):
    """Collects what a page can be entered at, and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect from one tag."""
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            elif name in ("href", "src") and value:
                self.links.append(value)


def anchors(page: Path) -> Anchors:
    """Return the anchors of a page."""
    found = Anchors()
    found.feed(page.read_text("utf-8"))
    return found


def inventory(site: Path) -> Mapping[str, tuple[str, str]]:
    """Return the labels of the site's inventory: address and text, by name."""
    packed = (site / "objects.inv").read_bytes().split(b"\n", 4)[4]
    lines = zlib.decompress(packed).decode().splitlines()
    matches = (re.fullmatch(r"(\S+) std:label -1 (\S+) (.*)", line) for line in lines)
    return {m[1]: (m[2].replace("$", m[1]), m[3]) for m in matches if m}


def entities(catalog: Catalog) -> Iterator[Entity]:
    """Yield every entity of the catalogue."""
    for listing in (
        catalog.regions,
        catalog.initiatives,
        catalog.stakeholders,
        catalog.benefits,
        catalog.events,
    ):
        yield from listing


def label(entity: Entity, name: str) -> str:
    """Return the label of a fact, by the rule that the explorer tells."""
    return f"fact-{entity.id.replace(':', '-')}-{name}"


def test_every_internal_link_leads_somewhere(site: Path) -> None:
    """Each link of each page has its file and its anchor, and no anchor stands twice."""
    pages = {page.resolve(): anchors(page) for page in site.rglob("*.html")}
    assert len(pages) > 120
    wrong = []
    for page, found in pages.items():
        assert len(found.ids) == len(set(found.ids)), page
        for link in found.links:
            bare, fragment = urldefrag(link)
            if urlsplit(link).scheme:
                continue
            target = (page.parent / unquote(urlsplit(bare).path)).resolve() if bare else page
            if target.is_dir():
                target /= "index.html"
            known = pages[target].ids if target in pages else []
            if not target.exists() or (fragment and unquote(fragment) not in known):
                wrong.append((str(page.relative_to(site.resolve())), link))
    assert wrong == []


def test_every_entity_has_a_page(site: Path, catalog: Catalog) -> None:
    """The page of an entity is named after its id and has its label as the title."""
    for entity in entities(catalog):
        text = (site / "explorer" / f"{entity.id.replace(':', '-')}.html").read_text("utf-8")
        title = re.search(r"<h1>(.*?)<a ", text)
        assert title
        assert unescape(title[1]) == entity.label


def test_every_fact_is_a_label(site: Path, catalog: Catalog) -> None:
    """The inventory has each fact under its permanent name: the sentence, and where it stands."""
    labels = inventory(site)
    expected = {label(e, name): fact for e in entities(catalog) for name, fact in e.facts.items()}
    assert {name for name in labels if name.startswith("fact-")} == set(expected)
    for name, fact in expected.items():
        address, sentence = labels[name]
        page = f"explorer/{fact.subject_id.replace(':', '-')}.html"
        assert address == f"{page}#{name}"
        assert sentence.startswith(f"{fact.subject['en']}, ")
        assert sentence.endswith(" (disputed)") is fact.disputed


def test_every_fact_tells_all_that_is_known(site: Path, catalog: Catalog) -> None:
    """The section of a fact has its value, its reason and every source of every statement."""
    region = catalog.get("azure:belgiumcentral")
    text = unescape((site / "explorer" / "azure-belgiumcentral.html").read_text("utf-8"))
    for name, fact in region.facts.items():
        section = text.split(f'id="{label(region, name)}"')[1].split("</section>")[0]
        assert f"Why: {fact.why}." in section
        assert fact.label in section
        for source in fact.sources:
            assert source.title in re.sub(r"<[^>]*>", "", section)


@pytest.mark.parametrize(
    ("page", "value"),
    [
        ("benefit-economic-impact", "31.5 million"),
        ("google-europe-west1", "51.1333"),
        ("azure-belgiumcentral", "launch in 2023"),
    ],
)
def test_what_is_wrong_is_not_repeated(site: Path, page: str, value: str) -> None:
    """A deprecated version is listed, with its reason, but without its value or its note."""
    text = (site / "explorer" / f"{page}.html").read_text("utf-8")
    assert "known to be wrong (" in text
    assert value not in text


def test_foreign_titles_say_their_language(site: Path) -> None:
    """The title of a source in French is marked as French."""
    text = (site / "explorer" / "azure-belgiumcentral.html").read_text("utf-8")
    assert re.search(r'<a [^>]*lang="fr"[^>]*>Microsoft ouvre', text)


def linked(folder: Path, inventory: Path, name: str) -> subprocess.CompletedProcess[str]:
    """Build a project of one page that links to a fact, with nothing but intersphinx."""
    source = folder / "source"
    source.mkdir()
    (source / "conf.py").write_text(CONF.format(inventory=str(inventory)), "utf-8")
    page = f"Page\n====\n\nSee :external+bcr:ref:`{name}`.\n"
    (source / "index.rst").write_text(page, "utf-8")
    options = ["-q", "-W", "-E", "-b", "html", str(source), str(folder / "html")]
    command = [sys.executable, "-m", "sphinx", *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=100)


@pytest.mark.parametrize("name", ["opened", "availability_zones"])
def test_another_project_links_to_a_fact(site: Path, tmp_path: Path, name: str) -> None:
    """Intersphinx alone turns the label into the fact's sentence and a link to the fact."""
    wanted = f"fact-azure-belgiumcentral-{name}"
    done = linked(tmp_path, site / "objects.inv", wanted)
    assert done.returncode == 0, done.stderr
    text = unescape((tmp_path / "html" / "index.html").read_text("utf-8"))
    address, sentence = inventory(site)[wanted]
    assert f'href="https://docs.test/{address}"' in text
    assert sentence in text


def test_another_project_is_told_of_an_unknown_fact(site: Path, tmp_path: Path) -> None:
    """A label that is not there fails a build in which warnings are errors."""
    done = linked(tmp_path, site / "objects.inv", "fact-azure-belgiumcentral-closed")
    assert done.returncode == 1
    assert "fact-azure-belgiumcentral-closed" in done.stderr


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_kept_without_outputs(notebook: Path) -> None:
    """What is in the repository is what a person wrote."""
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None
        assert cell["metadata"] == {}


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_run(notebook: Path, site: Path) -> None:
    """Every cell of code has an answer on the site, and none is an error."""
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    codes = sum(cell["cell_type"] == "code" for cell in cells)
    text = (site / "notebooks" / f"{notebook.stem}.html").read_text("utf-8")
    assert text.count('class="cell_output') == codes > 3
    assert "Traceback" not in text


def test_there_are_notebooks() -> None:
    """The folder of notebooks is where the tests look for them."""
    assert len(NOTEBOOKS) >= 3


@pytest.mark.parametrize(
    "page",
    ["codes-and-names", "spellings", "evidence-for-an-audit", "documents", "notebook"],
)
def test_the_first_page_has_a_door_for_each_reader(site: Path, page: str) -> None:
    """The landing page leads to the page for each kind of user."""
    links = anchors(site / "index.html").links
    assert f"howto/{page}.html" in links
    assert "explorer/index.html" in links
