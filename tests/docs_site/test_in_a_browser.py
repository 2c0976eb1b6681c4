"""The site as people see it: found, landed on, narrow, dark, and without a word to anybody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from ..browser.conftest import Photograph

if TYPE_CHECKING:
    from playwright.sync_api import (  # type: ignore[import-not-found, unused-ignore]
        Page,
    )

PAGES = (
    "index.html",
    "tutorial/first-region.html",
    "howto/codes-and-names.html",
    "howto/spellings.html",
    "howto/evidence-for-an-audit.html",
    "howto/notebook.html",
    "howto/past.html",
    "howto/claims.html",
    "howto/verify.html",
    "notebooks/first-look.html",
    "notebooks/one-study-side-by-side.html",
    "notebooks/what-was-known-when.html",
    "explorer/index.html",
    "explorer/regions.html",
    "explorer/azure-belgiumcentral.html",
    "explorer/benefit-economic-impact.html",
    "explanation/time.html",
    "explanation/languages.html",
    "explanation/architecture.html",
    "reference/api.html",
    "reference/data.html",
    "article-coverage.html",
    "glossary.html",
    "search.html",
)
OPENED = "fact-azure-belgiumcentral-opened"

LUMINANCE = """selector => {
    const style = getComputedStyle(document.querySelector(selector));
    const light = color => {
        const parts = color.match(/[0-9.]+/g).slice(0, 3).map(part => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    };
    return [light(getComputedStyle(document.body).backgroundColor), light(style.color)];
}"""
"""How light the page is, and how light the text of an element, both from 0 to 1."""


WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
THEIRS = {"aria-required-attr", "scrollable-region-focusable"}
"""What axe has against the theme: captions of the menu, and boxes of code."""

LANDED = """() => {
    const top = document.querySelector("section.fact:target").getBoundingClientRect().top;
    return 0 <= top && top < 200;
}"""
"""Whether what the address names stands near the top of the window."""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_quiet_and_fits(
    path: str, page: Page, address: str, photograph: Photograph
) -> None:
    """No page complains, asks anybody else for anything, or is wider than a telephone."""
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(address + path, wait_until="networkidle")
    name = path.removesuffix(".html").replace("/", "-")
    photograph(page, f"site-{name}-375-light")
    assert complaints == []
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


@pytest.mark.parametrize(
    ("word", "found"),
    [("opened", OPENED), ("round trip", "fact-azure-belgiumcentral-round_trip_to")],
)
def test_search_finds_a_fact(word: str, found: str, page: Page, address: str) -> None:
    """The search box leads to a page of results, one of them the fact itself."""
    page.goto(address)
    box = page.locator("input[name=q]")
    box.fill(word)
    box.press("Enter")
    page.wait_for_url(re.compile(r"search\.html"))
    result = page.locator(f'#search-results a[href*="#{found}"]').first
    result.wait_for(timeout=20_000)
    result.click()
    page.wait_for_url(re.compile(f"#{found}$"))
    assert page.locator(f"#{found}").is_visible()


@pytest.mark.parametrize("width", [375, 1280])
def test_a_permanent_link_lands_on_its_fact(width: int, page: Page, address: str) -> None:
    """The fact stands near the top of the window, set off from the others."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}explorer/azure-belgiumcentral.html#{OPENED}", wait_until="networkidle")
    fact = page.locator("section.fact:target")
    assert fact.get_attribute("id") == OPENED
    assert fact.locator(".fact-value").inner_text() == "18 November 2025 (disputed)"
    page.wait_for_function(LANDED, timeout=10_000)
    others = page.locator("section.fact").first
    mark = "section => getComputedStyle(section).boxShadow"
    assert fact.evaluate(mark) != others.evaluate(mark)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("index.html", ".doors li p:last-child"),
        ("explorer/azure-belgiumcentral.html", ".fact-name"),
        ("explorer/azure-belgiumcentral.html", ".standing"),
        ("howto/past.html", "article p"),
        ("notebooks/first-look.html", ".cell_output td"),
    ],
)
def test_text_stands_out_in_either_theme(
    path: str, selector: str, scheme: Any, page: Page, address: str, photograph: Photograph
) -> None:
    """The page follows the scheme of its reader, with a contrast of 4.5 to 1 at least."""
    page.emulate_media(color_scheme=scheme)
    page.goto(address + path, wait_until="networkidle")
    name = path.removesuffix(".html").replace("/", "-")
    photograph(page, f"site-{name}-1280-{scheme}")
    ground, text = page.evaluate(LUMINANCE, selector)
    assert (ground < 0.5) is (scheme == "dark")
    lighter, darker = max(ground, text), min(ground, text)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_a_wide_table_is_scrolled_in_its_own_box(page: Page, address: str) -> None:
    """On a telephone what an object shows is scrolled sideways, and the page is not."""
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(f"{address}notebooks/first-look.html", wait_until="networkidle")
    box = page.locator(".cell_output").first
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert box.evaluate("box => getComputedStyle(box).overflowX") in ("auto", "scroll")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    ["index.html", "explorer/regions.html", "explorer/azure-belgiumcentral.html"],
)
def test_there_is_no_barrier(path: str, scheme: Any, page: Page, address: str, axe: str) -> None:
    """Axe finds no violation of WCAG 2.2 AA but those that come with the theme."""
    page.emulate_media(color_scheme=scheme)
    page.goto(address + path, wait_until="networkidle")
    page.evaluate(axe)
    answer: Any = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", WCAG)
    found = {
        wrong["id"]: [node["html"] for node in wrong["nodes"]] for wrong in answer["violations"]
    }
    assert {name: html for name, html in found.items() if name not in THEIRS} == {}
