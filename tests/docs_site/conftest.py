"""The documentation, built once from the checkout and served on this machine."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from ..browser.conftest import axe, browser, need, page, photograph
from ..conftest import ROOT

__all__ = ["axe", "browser", "page", "photograph"]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site, every warning an error; return its folder."""
    need("sphinx", "myst_nb", "furo")
    folder = tmp_path_factory.mktemp("site") / "html"
    options = ["-q", "-W", "--keep-going", "-n", "-E", "-b", "html"]
    command = [sys.executable, "-m", "sphinx", *options, str(ROOT / "docs"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=400)
    assert done.returncode == 0, done.stderr
    return folder


class Silent(SimpleHTTPRequestHandler):
    """Serves files, and tells nobody."""

    def log_message(self, format: str, *args: Any) -> None:
        """Tell nobody."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Serve the site; yield its address, with a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=site)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
