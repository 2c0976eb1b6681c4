"""
The browser and the validators that the proofs in this folder need.

What is missing skips its tests with one sentence, or fails them where ``BCR_REQUIRED``
is set. ``.ci/browser`` installs everything.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import (
        Browser,
        Page,
    )

Check: TypeAlias = Callable[[Path], dict[str, list[str]]]
Photograph: TypeAlias = Callable[["Page", str], None]

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def missing(sentence: str) -> NoReturn:
    """Skip a test that lacks something; fail it where nothing may be lacking."""
    if os.environ.get("BCR_REQUIRED"):
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)


def need(*modules: str) -> None:
    """Skip a test unless these modules are installed."""
    for module in modules:
        if find_spec(module) is None:
            missing(f"{module} is not installed")


def file_named_by(variable: str) -> Path:
    """Return the file that an environment variable names."""
    named = os.environ.get(variable)
    if not named:
        missing(f"the environment variable {variable} names no file")
    if not Path(named).is_file():
        missing(f"the file that {variable} names does not exist")
    return Path(named)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium without a window."""
    need("playwright")
    chromium = shutil.which("chromium")
    if chromium is None:
        missing("chromium is not on the path")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page that shares nothing with any other."""
    opened = browser.new_page(viewport={"width": 1280, "height": 1600})
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def photograph() -> Photograph:
    """Return what takes a picture of a page, if ``BCR_PHOTOS`` names a folder for it."""
    folder = os.environ.get("BCR_PHOTOS")

    def take(page: Page, name: str) -> None:
        if folder:
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return take


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the source of axe, whose file ``BCR_AXE`` names."""
    return file_named_by("BCR_AXE").read_text("utf-8")


@pytest.fixture(scope="session")
def vnu() -> Check:
    """Return what checks a folder of pages with the HTML checker, whose jar ``BCR_VNU`` names."""
    jar = file_named_by("BCR_VNU")
    java = shutil.which("java")
    if java is None:
        missing("java is not on the path")

    def check(folder: Path) -> dict[str, list[str]]:
        command = [java, "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always"]
        done = subprocess.run(
            [*command, str(folder)], capture_output=True, text=True, timeout=120, check=True
        )
        found: dict[str, list[str]] = {page.stem: [] for page in folder.glob("*.html")}
        assert found
        for message in json.loads(done.stdout)["messages"]:
            kind = message.get("subType", message["type"])
            told = f"{kind}: {message['message']} {message.get('extract', '')}"
            found[Path(message["url"]).stem].append(told)
        return found

    return check
