"""What a build makes from the parser: completions, the manual page; how soon the program starts."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from belgium_cloud_region.cli import _commands, _parser

from ..conftest import ROOT

Shell = Callable[[Path, str], list[str]]

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


@pytest.fixture(scope="module")
def share(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what the wheel brings to ``share``."""
    folder = tmp_path_factory.mktemp("files")
    zipfile.ZipFile(wheel).extractall(folder)
    (found,) = folder.glob("*.data/data/share")
    return found


def options() -> list[tuple[str, list[str]]]:
    """Return the name of every command, with its options."""
    (commands,) = (
        action
        for action in _parser.build()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    return [(name, [*command._option_string_actions]) for name, command in commands.choices.items()]


def bash(share: Path, words: str) -> list[str]:
    """Return what bash makes of the last of these words."""
    file = share / "bash-completion" / "completions" / "belgium-cloud-region"
    split = ["belgium-cloud-region", *(words.split() or ["''"])]
    script = BASH.format(file=file, words=" ".join(split), place=len(split) - 1)
    done = subprocess.run(
        [needed("bash"), "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return done.stdout.splitlines()


def fish(share: Path, words: str) -> list[str]:
    """Return what fish makes of the last of these words."""
    file = share / "fish" / "vendor_completions.d" / "belgium-cloud-region.fish"
    script = f"source {file}; complete -C 'belgium-cloud-region {words}'"
    done = subprocess.run(
        [needed("fish"), "--no-config", "-c", script],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    return [line.split("\t")[0] for line in done.stdout.splitlines()]


@pytest.mark.parametrize("shell", [bash, fish])
@pytest.mark.parametrize(("words", "expected"), COMPLETED)
def test_they_complete(shell: Shell, words: str, expected: str, share: Path) -> None:
    """Commands, options, facts, names and files are completed in bash and fish."""
    assert expected in shell(share, words)


@pytest.mark.parametrize("shell", [bash, fish])
def test_every_command_and_option_is_completed(shell: Shell, share: Path) -> None:
    """None is left out, whichever command was typed."""
    assert {name for name, _ in options()} == set(_commands.RUN) <= set(shell(share, ""))
    for name, known in options():
        assert set(known) <= set(shell(share, f"{name} -"))


@pytest.mark.parametrize(("words", "expected"), COMPLETED[1:])
def test_zsh_completes(words: str, expected: str, share: Path) -> None:
    """The same in zsh, typed on a terminal."""
    script = ZSH.format(
        folder=share / "zsh" / "site-functions",
        words=f"belgium-cloud-region {words}",
        expected=expected,
    )
    done = subprocess.run(
        [needed("zsh"), "-f", "-c", script], capture_output=True, text=True, cwd=ROOT, timeout=60
    )
    assert "found" in done.stdout


def test_the_manual_page_has_its_sections(share: Path) -> None:
    """It has those that a reader of manuals looks for, and begins as a page does."""
    page = (share / "man" / "man1" / "belgium-cloud-region.1").read_text("ascii")
    assert page.startswith(".TH ")
    sections = re.findall(r"^\.SH\s+(.+)$", page, re.MULTILINE)
    assert sections[:5] == ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS"]
    assert sections[5:8] == ["EXAMPLES", "EXIT STATUS", "ENVIRONMENT"]


def test_the_manual_page_is_well_formed(share: Path) -> None:
    """It is rendered without a warning, and tells every command and option."""
    page = share / "man" / "man1" / "belgium-cloud-region.1"
    command = [needed("groff"), "-man", "-Tutf8", "-ww", "-P-cbou", str(page)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    for name, known in options():
        assert f"belgium-cloud-region {name}" in done.stdout
        assert all(option in done.stdout for option in {*known} - {"-h", "--help"})


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
