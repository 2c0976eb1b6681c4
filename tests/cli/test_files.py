"""What is made from the parser: completions and the manual page; and how soon the program starts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from belgium_cloud_region.cli import _commands

from ..conftest import ROOT

BASH = """
source {file}
COMP_WORDS=({words}) COMP_CWORD={place}
_shtab_belgium_cloud_region belgium-cloud-region "${{COMP_WORDS[-1]}}" ""
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
ZSH = """
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z 'stty -echo; PS1=""; fpath=({folder} $fpath); autoload -U compinit; compinit -u -D; echo re""ady'
zpty -r -m z out '*ready*'
zpty -n -w z {words!r}$'\\t'
zpty -n -w z $'\\n'
zpty -r -m z out '*{expected}*' && print found
zpty -d z
"""
COMPLETED = [
    ("", "timeline"),
    ("ti", "timeline"),
    ("get ope", "opened"),
    ("list sou", "sources"),
    ("get opened --of bdia-", "bdia-founded"),
    ("get opened --known", "--known-by"),
    ("cite --style bib", "bibtex"),
    ("cite opened bdia-", "bdia-founded"),
    ("show westeu", "westeurope"),
    ("check pypro", "pyproject.toml"),
]


def needed(program: str) -> str:
    """Return where a program is; the test is skipped where it is missing."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed")
    return found


def test_they_are_up_to_date() -> None:
    """Running the tool would change nothing, however wide the terminal is."""
    tool = ROOT / "tools" / "generate_cli_files.py"
    for columns in ("40", "200"):
        done = subprocess.run(
            [sys.executable, str(tool), "--check"],
            capture_output=True,
            text=True,
            env={**os.environ, "COLUMNS": columns},
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("words", "expected"), COMPLETED)
def test_bash_completes(words: str, expected: str) -> None:
    """Commands, options, facts, names and files are completed in bash."""
    file = ROOT / "completions" / "belgium-cloud-region.bash"
    split = ["belgium-cloud-region", *(words.split() or ["''"])]
    script = BASH.format(file=file, words=" ".join(split), place=len(split) - 1)
    done = subprocess.run(
        [needed("bash"), "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert expected in done.stdout.splitlines()


@pytest.mark.parametrize(("words", "expected"), COMPLETED)
def test_fish_completes(words: str, expected: str) -> None:
    """The same in fish."""
    file = ROOT / "completions" / "belgium-cloud-region.fish"
    script = f"source {file}; complete -C 'belgium-cloud-region {words}'"
    done = subprocess.run(
        [needed("fish"), "--no-config", "-c", script],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert expected in [line.split("\t")[0] for line in done.stdout.splitlines()]


@pytest.mark.parametrize(("words", "expected"), COMPLETED[1:])
def test_zsh_completes(words: str, expected: str) -> None:
    """The same in zsh, typed on a terminal."""
    script = ZSH.format(
        folder=ROOT / "completions", words=f"echo belgium-cloud-region {words}", expected=expected
    ).replace("echo belgium-cloud-region", "belgium-cloud-region")
    done = subprocess.run(
        [needed("zsh"), "-f", "-c", script], capture_output=True, text=True, cwd=ROOT, timeout=60
    )
    assert "found" in done.stdout


def test_the_manual_page_is_well_formed() -> None:
    """It is rendered without a warning, and tells every command and exit code."""
    page = ROOT / "man" / "belgium-cloud-region.1"
    command = [needed("groff"), "-man", "-Tutf8", "-ww", "-P-cbou", str(page)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    for name in _commands.RUN:
        assert f"belgium-cloud-region {name}" in done.stdout
    assert "EXIT STATUS" in done.stdout
    assert page.read_text("ascii").startswith(".TH ")


def test_they_are_shipped(tmp_path: Path) -> None:
    """The source distribution has them, and the wheel puts them where shells and man look."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    (sdist,) = tmp_path.glob("*.tar.gz")
    names = zipfile.ZipFile(wheel).namelist()
    for place in (
        "share/bash-completion/completions/belgium-cloud-region",
        "share/fish/vendor_completions.d/belgium-cloud-region.fish",
        "share/man/man1/belgium-cloud-region.1",
        "share/zsh/site-functions/_belgium-cloud-region",
    ):
        assert any(name.endswith(f".data/data/{place}") for name in names)
    with tarfile.open(sdist) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    assert "completions/_belgium-cloud-region" in packed
    assert "man/belgium-cloud-region.1" in packed


@pytest.mark.parametrize("arguments", [["--help"], ["get", "--help"], ["get"], ["get", "--x"]])
def test_help_needs_argparse_alone(arguments: list[str]) -> None:
    """Neither help nor a usage error reads data or imports what answers questions."""
    script = (
        "import sys, belgium_cloud_region.cli as cli; cli.main(sys.argv[1:]); "
        "print(sorted(m for m in sys.modules if m.startswith('belgium_cloud_region.')), "
        "'json' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", script, *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    if "--help" in arguments:
        modules = ["cli", "cli._complaints", "cli._parser", "errors"]
        expected = f"{[f'belgium_cloud_region.{name}' for name in modules]} False\n"
        assert done.stderr == expected
        assert done.stdout.startswith("usage: belgium-cloud-region")
    else:
        assert "belgium_cloud_region.catalog" not in done.stderr
