"""What is shipped: the wheel, in an environment that has nothing else of ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from .conftest import ROOT

DEPENDENCIES = ("attr", "attrs", "cattrs", "importlib_resources", "typing_extensions")
QUESTION = (
    "import belgium_cloud_region as b; r = b.get_region(); "
    "print(r.name, r.opened, len(b.get_catalog().statements), b.__file__)"
)


@pytest.fixture(scope="module")
def dependencies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the run-time dependencies and nothing else."""
    folder = tmp_path_factory.mktemp("dependencies")
    for name in DEPENDENCIES:
        spec = find_spec(name)
        assert spec is not None
        assert spec.origin is not None
        origin = Path(spec.origin)
        if origin.name == "__init__.py":
            shutil.copytree(origin.parent, folder / name)
        else:
            shutil.copy(origin, folder)
    return folder


def test_the_wheel_holds_what_it_needs(wheel: Path) -> None:
    """Data, schema, licences and the marker for type checkers are inside; it stays small."""
    names = zipfile.ZipFile(wheel).namelist()
    source = ROOT / "src" / "belgium_cloud_region"
    for file in source.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            assert file.relative_to(source.parent).as_posix() in names
    for licence in ("LICENSE", "LICENSE-DATA"):
        assert any(name.endswith(f"licenses/{licence}") for name in names)
    assert wheel.stat().st_size < 670_000


def test_the_source_distribution_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    """Byte for byte, on a terminal of another width and with other random numbers."""
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(tmp_path), "-t"]
    subprocess.run([*build, "sdist"], cwd=ROOT, check=True, capture_output=True)
    (sdist,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    unmeasured = {k: v for k, v in os.environ.items() if not k.startswith("COVERAGE_")}
    subprocess.run(
        [*build, "wheel"],
        cwd=tmp_path / sdist.name.removesuffix(".tar.gz"),
        env={**unmeasured, "COLUMNS": "40", "FORCE_COLOR": "1", "PYTHONHASHSEED": "1"},
        check=True,
        capture_output=True,
    )
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_an_installed_wheel_answers(wheel: Path, dependencies: Path, tmp_path: Path) -> None:
    """Installed in an empty environment, the package answers from its own data."""
    venv.create(tmp_path / "env", with_pip=True)
    python = str(tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin") / "python")
    install = [python, "-m", "pip", "install", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    done = subprocess.run(
        [python, "-c", QUESTION],
        env={**os.environ, "PYTHONPATH": str(dependencies)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    name, opened, statements, file = done.stdout.split()
    assert (name, opened) == ("belgiumcentral", "2025-11-18")
    assert int(statements) > 700
    assert str(tmp_path) in file


def test_a_frozen_program_answers(tmp_path: Path) -> None:
    """PyInstaller, without any flag, brings the data and what is imported late."""
    pytest.importorskip("PyInstaller", reason="PyInstaller is not installed")
    program = "from belgium_cloud_region import get_region; print(get_region(lang='nl').facts['opened'].text)"
    (tmp_path / "asks.py").write_text(program)
    build = [sys.executable, "-m", "PyInstaller", "--log-level", "ERROR", "asks.py"]
    subprocess.run(build, cwd=tmp_path, check=True, capture_output=True)
    done = subprocess.run(
        [str(tmp_path / "dist" / "asks" / "asks")],
        cwd=tmp_path,
        env={"PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "18 november 2025\n"


def test_a_zipped_wheel_answers(wheel: Path, dependencies: Path, tmp_path: Path) -> None:
    """The package reads its data from inside the wheel, put on the path as it is."""
    path = os.pathsep.join([str(wheel), str(dependencies)])
    done = subprocess.run(
        [sys.executable, "-S", "-c", QUESTION],
        env={**os.environ, "PYTHONPATH": path},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split()[0] == "belgiumcentral"
    assert ".whl" in done.stdout
