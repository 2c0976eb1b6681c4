"""The objects in JupyterLab: run there, in both themes; and saved elsewhere, opened untrusted."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

import attrs
import pytest

from .conftest import Photograph, need

if TYPE_CHECKING:
    from playwright.sync_api import Page

CELLS = (
    "from belgium_cloud_region import get_region; get_region()",
    'get_region().facts["opened"]',
)
STRIPPED = """
class Probe:
    def _repr_html_(self):
        return (
            '<p aria-label="lost">kept</p>'
            '<svg xmlns="http://www.w3.org/2000/svg"><title>stray</title></svg>'
            '<style>p { color: red }</style>'
        )

Probe()
"""
"""A cell whose HTML a notebook keeps only in part until somebody trusts it."""

OUTPUTS = ".jp-OutputArea-output.jp-RenderedHTMLCommon"
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
SETTINGS = {
    "notebook-extension/tracker.jupyterlab-settings": {"windowingMode": "none"},
    "apputils-extension/notification.jupyterlab-settings": {"fetchNews": "false"},
}
"""All cells are in the page, seen or not; nobody is asked whether they want news."""

SECONDS = 60

CONTRASTS = """
() => {
  const dot = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const channels = colour => {
    dot.clearRect(0, 0, 1, 1);
    dot.fillStyle = colour;
    dot.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = dot.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top, below) =>
    [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const behind = element => {
    const layers = [];
    for (let one = element; one; one = one.parentElement)
      layers.unshift(channels(getComputedStyle(one).backgroundColor));
    return layers.reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const luminance = colour => {
    const [red, green, blue] = colour.slice(0, 3).map(
      c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const found = {};
  const folds = [...document.querySelectorAll("OUTPUTS details:not([open])")];
  for (const fold of folds) fold.open = true;
  for (const output of document.querySelectorAll("OUTPUTS")) {
    const walker = document.createTreeWalker(output, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
      const below = behind(element);
      const text = over(channels(getComputedStyle(element).color), below);
      const [dark, light] = [luminance(text), luminance(below)].sort((a, b) => a - b);
      const ratio = (light + 0.05) / (dark + 0.05);
      const name = element.localName;
      if (!(found[name] <= ratio)) found[name] = ratio;
    }
  }
  for (const fold of folds) fold.open = false;
  return found;
}
""".replace("OUTPUTS", OUTPUTS)
"""The lowest contrast of text, unfolded, with what is behind it, by element."""

PARTS = """
(root, html) => {
  const parts = [];
  const walk = node => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.data.trim();
      if (text) parts.push(text);
    } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(".numbering-entry")) {
      const given = [...node.attributes].filter(a => !["rel", "target"].includes(a.name))
        .map(a => `${a.name}=${a.value}`).sort();
      parts.push(`<${[node.localName, ...given].join(" ")}>`);
      node.childNodes.forEach(walk);
    }
  };
  (html === null ? root : new DOMParser().parseFromString(html, "text/html").body)
    .childNodes.forEach(walk);
  return parts;
}
"""
"""
The elements with their attributes, and the texts, of an element or of some HTML, in order.

What JupyterLab adds is left out: a place for a number in every heading, and that links open
elsewhere.
"""


@attrs.frozen
class Lab:
    """
    A JupyterLab of its own.

    Attributes:
        address: Where it answers.

        token: What it asks for.

        folder: Where its notebooks are.

        environment: The environment variables that keep it to itself.
    """

    address: str
    token: str
    folder: Path
    environment: dict[str, str]

    def open(self, page: Page, notebook: str) -> list[str]:
        """Open a notebook in a page; return the list of what goes wrong there from now on."""
        wrong: list[str] = []

        def listen(line: Any) -> None:
            if line.type == "error":
                wrong.append(line.text)

        def refuse(route: Any) -> None:
            wrong.append(route.request.url)
            route.abort()

        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", listen)
        page.route(re.compile(rf"^(?!{re.escape(self.address)}|data:|blob:)"), refuse)
        page.goto(f"{self.address}/lab/tree/{notebook}?token={self.token}&reset")
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=SECONDS * 1000)
        return wrong


def notebook(*cells: str) -> dict[str, Any]:
    """Return a notebook with some cells."""
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}
        },
        "cells": [
            {
                "id": f"cell-{number}",
                "cell_type": "code",
                "execution_count": None,
                "metadata": {},
                "outputs": [],
                "source": cell,
            }
            for number, cell in enumerate(cells)
        ],
    }


def answers(lab: Lab) -> bool:
    """Return whether the server is up."""
    try:
        with urlopen(f"{lab.address}/api", timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, TimeoutError):
        return False


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Start a JupyterLab that reads and writes nothing of its user's, and end it."""
    need("jupyterlab", "ipykernel", "playwright")
    home = tmp_path_factory.mktemp("jupyterlab")
    folder = home / "notebooks"
    folder.mkdir()
    for name, settings in SETTINGS.items():
        file = home / "config" / "lab" / "user-settings" / "@jupyterlab" / name
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(settings), "utf-8")
    environment = {
        **os.environ,
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "IPYTHONDIR": str(home / "ipython"),
    }
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    lab = Lab(f"http://127.0.0.1:{port}", "token", folder, environment)
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1"),
        *(f"--port={port}", "--ServerApp.port_retries=0", f"--ServerApp.root_dir={folder}"),
        *(f"--IdentityProvider.token={lab.token}", "--LabApp.news_url="),
        *("--LabApp.extension_manager=readonly", "--expose-app-in-browser"),
    ]
    log = home / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
    try:
        deadline = time.monotonic() + SECONDS
        while not answers(lab):
            assert server.poll() is None, log.read_text("utf-8")
            assert time.monotonic() < deadline, log.read_text("utf-8")
            time.sleep(0.2)
        yield lab
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def test_cells_that_are_run_show_tables_in_both_themes(
    lab: Lab, page: Page, photograph: Photograph
) -> None:
    """Run in JupyterLab, each cell shows a table that can be read on white and on black."""
    (lab.folder / "run.ipynb").write_text(json.dumps(notebook(*CELLS)), "utf-8")
    wrong = lab.open(page, "run.ipynb")
    page.evaluate("jupyterapp.shell.currentWidget.context.sessionContext.ready")
    page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    outputs = [
        page.locator(".jp-Notebook .jp-Cell").nth(number).locator(OUTPUTS)
        for number in range(len(CELLS))
    ]
    for output in outputs:
        output.locator("table").first.wait_for(timeout=SECONDS * 1000)
    text = page.inner_text("body")
    assert "Belgium Central" in text
    assert "18 November 2025" in text
    for theme, name in THEMES.items():
        page.evaluate(
            "theme => jupyterapp.commands.execute('apputils:change-theme', {theme})", name
        )
        page.wait_for_selector(f"body[data-jp-theme-name='{name}']", state="attached")
        page.wait_for_selector("#jupyterlab-splash", state="detached")
        contrasts: dict[str, float] = page.evaluate(CONTRASTS)
        assert {"caption", "td", "th"} <= set(contrasts)
        assert min(contrasts.values()) >= 4.5, contrasts
        for number, output in enumerate(outputs):
            output.evaluate("output => output.scrollIntoView({block: 'start'})")
            photograph(page, f"jupyterlab-{number}-{theme}")
    assert wrong == []
    outputs[0].locator("td").first.evaluate("td => td.style.color = 'var(--jp-layout-color2)'")
    assert page.evaluate(CONTRASTS)["td"] < 4.5  # what cannot be read would be seen


def test_a_picture_is_drawn_in_both_themes(lab: Lab, page: Page, photograph: Photograph) -> None:
    """Run in JupyterLab, a picture is drawn, says in words what it shows, and has its table folded."""
    cell = "from belgium_cloud_region.pictures import claims; claims()"
    (lab.folder / "picture.ipynb").write_text(json.dumps(notebook(cell)), "utf-8")
    wrong = lab.open(page, "picture.ipynb")
    page.evaluate("jupyterapp.shell.currentWidget.context.sessionContext.ready")
    page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    output = page.locator(".jp-Notebook .jp-Cell").first.locator(OUTPUTS)
    drawn = output.locator("img")
    drawn.wait_for(timeout=SECONDS * 1000)
    assert "about 59 billion EUR" in str(drawn.get_attribute("alt"))
    assert output.locator("details table td").count() > 5
    for theme, name in THEMES.items():
        page.evaluate(
            "theme => jupyterapp.commands.execute('apputils:change-theme', {theme})", name
        )
        page.wait_for_selector(f"body[data-jp-theme-name='{name}']", state="attached")
        page.wait_for_selector("#jupyterlab-splash", state="detached")
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert drawn.evaluate("img => img.complete && img.naturalWidth > 0")
        photograph(page, f"jupyterlab-picture-{theme}")
    assert wrong == []


def test_saved_outputs_lose_nothing_untrusted(lab: Lab, page: Page, photograph: Photograph) -> None:
    """A notebook run elsewhere and opened unrun shows every element and word that was saved."""
    need("nbclient")
    file = lab.folder / "saved.ipynb"
    file.write_text(json.dumps(notebook(*CELLS, STRIPPED)), "utf-8")
    command = [sys.executable, "-c", "from nbclient.cli import main; main()", "--inplace"]
    subprocess.run(
        [*command, str(file)], env=lab.environment, capture_output=True, timeout=120, check=True
    )
    outputs = [cell["outputs"] for cell in json.loads(file.read_text("utf-8"))["cells"]]
    assert [len(output) for output in outputs] == [1] * len(outputs)
    saved = ["".join(output["data"]["text/html"]) for (output,) in outputs]
    wrong = lab.open(page, file.name)
    shown = page.locator(OUTPUTS)
    shown.nth(len(saved) - 1).wait_for(timeout=SECONDS * 1000)
    photograph(page, "jupyterlab-untrusted")
    cells = "[...jupyterapp.shell.currentWidget.content.widgets]"
    assert page.evaluate(f"{cells}.map(cell => cell.model.trusted)") == [False] * len(saved)
    parts = [output.evaluate(PARTS, None) for output in shown.all()]
    *expected, probe = [page.evaluate(f"html => ({PARTS})(null, html)", html) for html in saved]
    assert parts[:-1] == expected
    assert parts[-1] == ["<p>", "kept", "stray"] != probe  # what is lost would be seen
    text = page.inner_text("body")
    assert "Belgium Central" in text
    assert "18 November 2025" in text
    assert wrong == []
