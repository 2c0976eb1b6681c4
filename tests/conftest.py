"""What the tests share: the bundled catalogue, a small one made by hand, and where the dossier is."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from belgium_cloud_region import Catalog, get_catalog, load_catalog

settings.register_profile(
    "default", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("default")

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

collect_ignore = ["typing"]  # checked by type checkers, never run


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """Return the bundled catalogue."""
    return get_catalog()


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder with the raw material, which a published copy of the project lacks."""
    if not SHARED.is_dir():
        pytest.skip("the raw material of the project is not beside this checkout")
    return SHARED


@pytest.fixture
def load(tmp_path: Path) -> Callable[[Any], Catalog]:
    """Return a function that writes data to a file and loads it."""

    def write_and_load(data: Any) -> Catalog:
        file = tmp_path / "data.json"
        text = data if isinstance(data, str) else json.dumps(data)
        file.write_text(text, "utf-8")
        return load_catalog(file)

    return write_and_load
