"""How answers are written: tables, terminals, encodings, hostile text."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import sys
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belgium_cloud_region import Catalog, get_catalog
from belgium_cloud_region.cli import _commands, main
from belgium_cloud_region.loading.datafile import contents_of, data_file_of
from belgium_cloud_region.model import LanguageMap
from belgium_cloud_region.model.text import LANGUAGES

from .conftest import run

CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
HOSTILE = "West\x1b[31m\x9b2J\u202eEurope\x07[/x][bold]\r"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Say so."""
        return True


Styled = Callable[..., str]


@pytest.fixture
def styled(monkeypatch: pytest.MonkeyPatch) -> Styled:
    """Return a function that runs a command on a terminal of 100 columns, and what it shows."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def answer(*arguments: str) -> str:
        with contextlib.redirect_stdout(Terminal()) as stream:
            assert main(arguments) == 0
        return stream.getvalue()

    return answer


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> Catalog:
    """Return a catalogue with signs in names, titles and values that a terminal would obey."""
    contents = data_file_of(get_catalog().contents)
    texts = LanguageMap(dict.fromkeys(LANGUAGES, HOSTILE))
    evil = attrs.evolve(
        contents,
        regions=tuple(attrs.evolve(r, labels=texts, descriptions=texts) for r in contents.regions),
        events=tuple(attrs.evolve(e, labels=texts) for e in contents.events),
        sources=tuple(attrs.evolve(s, title=HOSTILE, publisher=HOSTILE) for s in contents.sources),
        statements=tuple(
            s if s.words is None else attrs.evolve(s, words=texts) for s in contents.statements
        ),
        properties=tuple(attrs.evolve(p, labels=texts) for p in contents.properties),
    )
    catalog = Catalog(contents_of(evil))

    def get(edition: str | None = None) -> Catalog:
        return catalog

    monkeypatch.setattr(_commands, "get_catalog", get)
    return catalog


COMMANDS = [
    ["show"],
    ["show", "azure:westeurope"],
    ["show", "org:bdia"],
    ["get", "opened"],
    ["get", "energy_claim", "--value"],
    ["list", "regions"],
    ["list", "facts"],
    ["list", "sources"],
    ["search", "europe"],
    ["timeline"],
    ["changes", "--since", "2025-09-01"],
    ["cite", "opened", "energy_claim"],
    ["cite", "opened", "--style", "bibtex"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_control_character_reaches_a_pipe(
    command: list[str], hostile: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever data hold, neither text nor JSON has a sign that a terminal would obey."""
    assert main(command) == 0
    told = capsys.readouterr().out
    assert not CONTROLS.search(told)
    assert "West\\u001b[31m" in told
    if "--value" not in command and "--style" not in command:
        assert main([*command, "--json"]) == 0
        told = capsys.readouterr().out
        assert not CONTROLS.search(told)
        assert HOSTILE in str(json.loads(told)) or "\\x1b" in str(json.loads(told))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_control_character_reaches_a_terminal(
    command: list[str], hostile: Catalog, styled: Styled
) -> None:
    """With styles, there are only those that the program itself asked for."""
    shown = styled(*command)
    told = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b\x07]*\x1b\\", "", shown)
    assert not CONTROLS.search(told)
    assert "\\u001b" in told
    assert "\x1b[31m" not in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ["get", "opened", HOSTILE],
        ["get", HOSTILE],
        ["get", HOSTILE, "--json"],
        ["list", HOSTILE],
        [HOSTILE],
        [HOSTILE, "--json"],
        ["search", HOSTILE],
        ["check", f"/{HOSTILE}"],
        ["check", f"/{HOSTILE}", "--json"],
        ["check", "--days", HOSTILE],
        ["show", f"--{HOSTILE}"],
        ["show", f"--{HOSTILE}", "--json"],
        ["get", "opened", "--lang", HOSTILE],
        ["get", "opened", "--as-of", HOSTILE],
        ["--lang", HOSTILE, "--json"],
        ["changes", "--since", HOSTILE],
        ["cite", "opened", "--style", HOSTILE],
        ["export", "--output", f"/nowhere/{HOSTILE}"],
        ["verify", f"/{HOSTILE}"],
        ["show", "x" * 100_000],
        ["show", "\udcff\x00"],
        ["get", ""],
        ["cite", "/"],
        ["list", "facts", "--of", ""],
    ],
)
def test_no_argument_is_obeyed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Messages about hostile arguments are short, safe and no traceback, argparse's own too."""
    assert main(arguments) in (1, 2)
    told = capsys.readouterr()
    assert told.out == ""
    assert not CONTROLS.search(told.err)
    if "--json" not in arguments:
        assert len(told.err) < 1000


def test_tables_are_prettier_on_a_terminal(styled: Styled) -> None:
    """On a terminal heads are bold and titles are links."""
    shown = styled("sources", "BDIA")
    assert "\x1b[1mId" in shown
    assert "\x1b]8;" in shown
    shown = styled("show", "BDIA")
    assert "\x1b[1mBelgian Digital Infrastructure Association" in shown


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_nobody_is_styled_against_their_will(
    styled: Styled, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """NO_COLOR, or a terminal that cannot do it, leaves plain text."""
    monkeypatch.setenv(name, value)
    assert "\x1b" not in styled("list", "regions") + styled("get", "opened")


@pytest.mark.parametrize("width", [40, 60, 88, 120, 300])
@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_fit(width: int, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No line of a list is longer than the terminal is wide, and nothing is left out."""
    for command in (["list", "regions"], ["timeline"], ["list", "stakeholders"]):
        stream = io.StringIO()
        monkeypatch.setattr("sys.stdout", stream)
        monkeypatch.setenv("COLUMNS", str(width))
        assert main([*command, "--lang", language]) == 0
        lines = stream.getvalue().splitlines()
        assert max(map(len, lines)) <= width
        words = re.sub(r"\s", "", stream.getvalue())
        if command[-1] == "stakeholders":
            assert "org:howest" in words
            for place in ("Howest", "BeCode"):
                assert place in words


def test_a_narrow_terminal_gets_cells_below_one_another(
    styled: Styled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where columns would be too narrow, styled tables are told line by line too."""
    monkeypatch.setenv("COLUMNS", "60")
    assert "azure:westeurope West Europe; available" in " ".join(styled("list", "regions").split())


def test_wide_letters_count_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Columns stay aligned where a name has letters that are two columns wide, or none."""
    contents = data_file_of(get_catalog().contents)
    names = {"azure:westeurope": "西ヨーロッパ", "azure:northeurope": "Nord-E\u0301urope"}
    regions = tuple(
        attrs.evolve(r, labels=LanguageMap({"en": names.get(r.id, r.labels.text("en"))}))
        for r in contents.regions
    )
    own = Catalog(contents_of(attrs.evolve(contents, regions=regions)))

    def get(edition: str | None = None) -> Catalog:
        return own

    monkeypatch.setattr(_commands, "get_catalog", get)
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    monkeypatch.setenv("COLUMNS", "120")
    assert main(["list", "regions"]) == 0
    head, *lines = stream.getvalue().splitlines()
    column = head.index("Status")
    (wide,) = (line for line in lines if "西" in line)
    (combined,) = (line for line in lines if "\u0301" in line)
    assert wide.index("available") == column - 6
    assert combined.index("available") == column + 1


def test_a_stream_that_cannot_be_tuned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where output is replaced, as in a notebook, the card is printed all the same."""
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    assert main(["westeurope"]) == 0
    assert stream.getvalue().startswith("West Europe")


def test_a_poor_encoding_does_not_fail() -> None:
    """Letters that an encoding lacks are escaped; JSON stays JSON."""
    raw = io.BytesIO()
    with contextlib.redirect_stdout(io.TextIOWrapper(raw, encoding="cp1252")) as stream:
        assert main(["show", "--json", "--lang", "fr"]) == 0
        stream.flush()
    assert raw.getvalue().isascii()
    assert json.loads(raw.getvalue()) == json.loads(run("--json", "--lang", "fr").stdout)
    poor: dict[str, Any] = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    assert "\\xe9" in run("--lang", "fr", **poor).stdout
    for command in (["--json", "--lang", "fr"], ["export", "bdia"], ["cite", "opened", "--json"]):
        told = run(*command, **poor)
        assert told.returncode == 0
        assert told.stdout.isascii()
        assert json.loads(told.stdout) == json.loads(run(*command).stdout)
    wrong = json.loads(run("België Centraal", "--json", **poor).stderr)
    assert wrong["error"]["given"] == "België Centraal"


def test_a_real_terminal() -> None:
    """On a pseudo-terminal of 72 columns, tables have that width."""
    pty = pytest.importorskip("pty")
    import fcntl
    import struct
    import subprocess
    import termios

    main_end, program_end = pty.openpty()
    fcntl.ioctl(program_end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 72, 0, 0))
    variables = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")}
    command = [sys.executable, "-m", "belgium_cloud_region", "sources", "BDIA/founded"]
    done = subprocess.Popen(
        command, stdout=program_end, stdin=program_end, env={**variables, "TERM": "xterm"}
    )
    os.close(program_end)
    told = b""
    while True:
        try:
            piece = os.read(main_end, 4096)
        except OSError:  # on Linux, the end of the program
            break
        if not piece:
            break
        told += piece
    os.close(main_end)
    assert done.wait() == 0
    text = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", told.decode())
    assert max(len(line.rstrip()) for line in text.splitlines()) <= 72
    assert "bdia-news" in text
    assert b"\x1b[1m" in told


WORDS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [*_commands.RUN, "--json", "--value", "--of", "--lang", "--as-of", "--known-by"]
    ),
    st.sampled_from(["opened", "BDIA/founded", "nl", "2025", "--", "-", "--since", "as-of", "/"]),
)


@given(st.lists(WORDS, max_size=5))
@settings(max_examples=200)
def test_whatever_is_typed_gets_an_answer(arguments: list[str]) -> None:
    """No arguments at all end in a traceback, or let a control character out."""
    if {"--output", "verify", "check", "export", "render"} & set(arguments):
        return  # what touches files, or takes long, has tests of its own
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        assert main(arguments) in (0, 1, 2)
    assert not CONTROLS.search(out.getvalue() + err.getvalue())
