"""The HTML of the objects, in a page: valid, without barriers, light and dark, on its own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import belgium_cloud_region
from belgium_cloud_region import (
    Catalog,
    changes,
    diff,
    get_benefit,
    get_catalog,
    get_initiative,
    get_region,
    get_source,
    get_stakeholder,
    load_catalog,
    regions,
    search,
    verify,
)
from belgium_cloud_region.pictures import claims, neighbours, timeline

from ..support import TEXTS, tiny
from .conftest import Check, Photograph

if TYPE_CHECKING:
    from playwright.sync_api import (
        Page,
        Route,
    )

ADDRESS = "https://page.test/"
RULES = {
    "light": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
"""What axe looks at: everything once, and once more what depends on colors."""

HAND_MADE = """<div lang="nl">
<h3>Belgium Central</h3>
<p>Geopend op 18 november 2025; <span lang="en">available</span>.</p>
<table>
<caption style="text-align:left">Feiten</caption>
<thead><tr><th scope="col" style="text-align:left">Feit</th><th scope="col">Waarde</th></tr></thead>
<tbody>
<tr><th scope="row">Geopend</th><td><strong>18 november 2025</strong></td></tr>
<tr><th scope="row">Bron</th><td><a href="https://example.org/" lang="fr">Le communiqué</a></td></tr>
</tbody>
</table>
<details>
<summary>Meer feiten</summary>
<table>
<caption>Codes</caption>
<thead><tr><th scope="col">Bron</th><th scope="col">Code</th></tr></thead>
<tbody>
<tr><th scope="row">Back-up</th><td>bec<br>BEC</td></tr>
</tbody>
</table>
</details>
</div>"""

WRONG = {
    "scope": ('scope="row">Geopend', 'scope="diagonal">Geopend'),
    "language": ('lang="fr"', 'lang="french language"'),
    "nesting": ("<caption>Codes</caption>", "</p><caption>Codes"),
}
"""What the HTML checker must find, as changes to the fragment made by hand."""

BARRIERS = {
    "scope-attr-valid": ('scope="row">Geopend', 'scope="diagonal">Geopend'),
    "valid-lang": ('lang="fr"', 'lang="french language"'),
    "empty-table-header": ('scope="col">Waarde', 'scope="col">'),
    "heading-order": ("h3>", "h5>"),
    "image-alt": ("<strong>", '<img src="data:," /><strong>'),
    "link-name": ("Le communiqué", ""),
    "summary-name": ("Meer feiten", ""),
}
"""What axe must find, by its rules, as changes to the fragment made by hand."""

COLORS = {"light": "#999", "dark": "#444"}
"""What is hard to read on white, and on black."""


@attrs.frozen
class Sample:
    """A fragment and the language in which it was asked for."""

    html: str
    language: str = "en"

    def page(self, title: str) -> str:
        """
        Return the fragment as a whole page that follows the scheme of its reader.

        The fragment has no styles: the page sees to lines apart enough to be touched.
        """
        return (
            f'<!doctype html>\n<html lang="{self.language}">\n<head>\n<meta charset="utf-8">\n'
            f"<title>{escape(title)}</title>\n"
            "<style>html { color-scheme: light dark; background: Canvas; color: CanvasText;"
            " line-height: 1.5 }</style>\n"
            f'</head>\n<body>\n<main>\n<h1 lang="en">{escape(title)}</h1>\n'
            f'<h2 lang="en">As a notebook shows it</h2>\n{self.html}\n</main>\n</body>\n</html>\n'
        )


def differences() -> Any:
    """Return what a statement more makes of a small catalogue."""
    data = tiny()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "data.json"
        file.write_text(json.dumps({**data, "statements": data["statements"][:1]}), "utf-8")
        old = load_catalog(file)
        file.write_text(json.dumps(data), "utf-8")
        return diff(old, load_catalog(file))


SHOWN: Mapping[str, tuple[str, Callable[[], Any]]] = {
    "region-en": ("en", get_region),
    "region-fr": ("fr", lambda: get_region(lang="fr")),
    "region-nl": ("nl", lambda: get_region(lang="nl")),
    "region-de": ("de", lambda: get_region(lang="de")),
    "region-thin": ("en", lambda: get_region("aws:brussels-local-zone")),
    "initiative": ("en", get_initiative),
    "stakeholder": ("en", lambda: get_stakeholder("BDIA")),
    "benefit": ("en", lambda: get_benefit("latency")),
    "event": ("en", lambda: get_region().events[0]),
    "fact-opened": ("en", lambda: get_region().facts["opened"]),
    "fact-opened-nl": ("nl", lambda: get_region(lang="nl").facts["opened"]),
    "fact-absent": ("en", lambda: get_region().facts["paired_region"]),
    "fact-undecided": ("en", lambda: get_region(as_of="2025").facts["status"]),
    "statement": ("en", lambda: get_region().facts["opened"].best),
    "code": ("en", lambda: get_region().codes["azure-backup"]),
    "promise": ("en", lambda: get_region().promises()[0]),
    "source": ("en", lambda: get_source("channelnews-2025-03")),
    "catalog": ("en", get_catalog),
    "regions": ("en", regions),
    "mixed": ("en", lambda: search("énergie")),
    "nothing": ("en", lambda: changes(since="2025-09-01", until="2025-09-02", about="bec")),
    "changes": ("en", lambda: changes(since="2025-09-01", until="2025-12-31", about="bec")),
    "differences": ("en", differences),
    "timeline": ("en", timeline),
    "neighbours-fr": ("fr", lambda: neighbours(lang="fr")),
    "claims-nl": ("nl", lambda: claims(lang="nl")),
    "verifications": ("en", lambda: verify(fetch=lambda url: "", about="Marijke Schroos")),
}
"""What is shown, by name: the language, and the question."""

NAMES = ("hand-made", *SHOWN)


@cache
def thing_of(name: str) -> Any:
    """Return the object of that name."""
    return SHOWN[name][1]()


@cache
def sample_of(name: str) -> Sample:
    """Return the fragment of that name."""
    if name == "hand-made":
        return Sample(HAND_MADE, "nl")
    return Sample(thing_of(name).to_html(), SHOWN[name][0])


def samples() -> Mapping[str, Sample]:
    """Return every fragment, the one made by hand among them."""
    return {name: sample_of(name) for name in NAMES}


def spoiled(change: tuple[str, str]) -> Sample:
    """Return the fragment made by hand with something put in the place of something else."""
    assert change[0] in HAND_MADE
    return Sample(HAND_MADE.replace(*change), "nl")


def written(folder: Path, given: Mapping[str, Sample]) -> Path:
    """Write fragments as pages into a folder."""
    for name, sample in given.items():
        (folder / f"{name}.html").write_text(sample.page(name), "utf-8")
    return folder


def visited(page: Page, sample: Sample, title: str, *, patient: bool = False) -> list[str]:
    """Show a fragment, everything unfolded; return the addresses that it wanted besides."""
    wanted: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url == ADDRESS:
            unfolded = sample.page(title).replace("<details>", "<details open>")
            route.fulfill(body=unfolded, content_type="text/html; charset=utf-8")
        else:
            wanted.append(route.request.url)
            route.abort()

    page.route("**/*", answer)
    page.goto(ADDRESS, wait_until="networkidle" if patient else "load")
    assert page.locator("details:not([open])").count() == 0
    return wanted


def barriers(page: Page, axe: str, scheme: str = "light") -> dict[str, list[str]]:
    """Return what axe has against a page: the HTML of what is wrong, by rule."""
    page.evaluate(axe)
    answer: Any = page.evaluate("runOnly => axe.run(document, {runOnly})", RULES[scheme])
    assert answer["passes"]
    unsure = [found for found in answer["incomplete"] if found["id"] == "color-contrast"]
    return {
        found["id"]: [node["html"] for node in found["nodes"]]
        for found in (*answer["violations"], *unsure)
    }


def test_whatever_can_be_shown_is_among_the_samples() -> None:
    """Of every public class that has a form in HTML there is a sample."""
    public = [getattr(belgium_cloud_region, name) for name in belgium_cloud_region.__all__]
    classes = {found for found in public if isinstance(found, type) and hasattr(found, "to_html")}
    things = [thing_of(name) for name in SHOWN]
    things += [inner for thing in things if isinstance(thing, tuple) for inner in thing]
    assert classes
    assert [found for found in classes if not any(isinstance(t, found) for t in things)] == []


@pytest.fixture(scope="module")
def checked(vnu: Check, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[str]]:
    """Return what the HTML checker has against every fragment, asked once."""
    return vnu(written(tmp_path_factory.mktemp("samples"), samples()))


@pytest.mark.parametrize("name", NAMES)
def test_the_html_is_valid(name: str, checked: Mapping[str, list[str]]) -> None:
    """The HTML checker has no error and no warning for the fragment in a page."""
    assert checked[name] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_fragment_says_its_language(name: str) -> None:
    """The outermost element has the language that was asked for."""
    sample = sample_of(name)
    outermost = re.match(r'<\w+ lang="([^"]*)"', sample.html)
    assert outermost
    assert outermost[1] == sample.language


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_there_is_no_barrier(
    name: str, scheme: Any, page: Page, axe: str, photograph: Photograph
) -> None:
    """Axe finds no violation of WCAG 2.2 AA or of good practice, on white and on black."""
    page.emulate_media(color_scheme=scheme)
    visited(page, sample_of(name), name)
    photograph(page, f"{name}-{scheme}")
    assert barriers(page, axe, scheme) == {}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_fetched(name: str, page: Page) -> None:
    """Nothing beside the page itself is asked of the network."""
    assert visited(page, sample_of(name), name, patient=True) == []


def test_hostile_text_stays_text(page: Page, load: Callable[[Any], Catalog]) -> None:
    """Markup in the texts of a data file is shown as it is written, and does nothing."""
    text = '"><img src="https://elsewhere.test/dot.png"><script>document.title = 1</script>'
    data = tiny()
    data["sources"][0].update(title=text, publisher=text)
    data["regions"][0].update(labels={**TEXTS, "en": text}, descriptions={**TEXTS, "en": text})
    region = load(data).get("azure:testland")
    for thing in (region, region.facts["opened"], region.sources[0]):
        sample: Any = thing
        assert visited(page, Sample(sample.to_html()), "hostile", patient=True) == []
        assert page.locator("main img, main script").count() == 0
        assert text in page.inner_text("main")
        assert page.title() == "hostile"
        page.unroute_all()


def test_the_checker_finds_what_is_wrong(vnu: Check, tmp_path: Path) -> None:
    """The HTML checker finds each mistake that was made on purpose."""
    found = vnu(written(tmp_path, {name: spoiled(change) for name, change in WRONG.items()}))
    assert set(found) == set(WRONG)
    assert all(any(told.startswith("error") for told in tellings) for tellings in found.values())


@pytest.mark.parametrize("rule", BARRIERS)
def test_barriers_are_found(rule: str, page: Page, axe: str) -> None:
    """Axe finds each barrier that was put up on purpose, and nothing else."""
    visited(page, spoiled(BARRIERS[rule]), rule)
    assert set(barriers(page, axe)) == {rule}


@pytest.mark.parametrize("color", COLORS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_poor_contrast_is_found(scheme: Any, color: str, page: Page, axe: str) -> None:
    """A color that is hard to read is found in the scheme where it is, and only there."""
    page.emulate_media(color_scheme=scheme)
    visited(page, spoiled(("<strong>", f'<strong style="color:{COLORS[color]}">')), color)
    assert set(barriers(page, axe, scheme)) == ({"color-contrast"} if color == scheme else set())


def test_what_is_fetched_is_seen(page: Page) -> None:
    """A picture from elsewhere, put in on purpose, is counted."""
    sample = spoiled(("<strong>", '<img src="https://elsewhere.test/dot.png" alt="dot"><strong>'))
    assert visited(page, sample, "picture", patient=True) == ["https://elsewhere.test/dot.png"]
