"""What goes wrong is one sentence, or JSON, with an honest exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from belgium_cloud_region.cli import _commands, main
from belgium_cloud_region.cli._parser import _GUESSES as COMMANDS
from belgium_cloud_region.cli._parser import build

from .conftest import run


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["Belgum Central"], 1, "no region is known as 'Belgum Central'; did you mean"),
        (["Belgium"], 1, "'Belgium' may mean more than one region"),
        (["show", "nowhere at all"], 1, "no region is known as 'nowhere at all'"),
        (["BDAI"], 1, "did you mean 'Belgian Digital Infrastructure Association'?"),
        (["bdia", "--known-by", "2021-11-25"], 1, "nothing about it had been published by"),
        (["get", "zones"], 1, "no fact is known as 'zones'; did you mean 'availability_zones'?"),
        (["cite", "openend"], 1, "did you mean 'opened'"),
        (["get", "opened", "--of", "westeurpoe"], 1, "did you mean 'West Europe'?"),
        (["cite", "belga-2025-1"], 1, "belga-2025-1"),
        (["serach", "energie"], 2, "did you mean the command 'search'?"),
        (["lst"], 2, "did you mean the command 'list'?"),
        (["Events"], 2, "there is no command 'Events'; did you mean 'timeline'?"),
        (["version"], 2, "did you mean '--version'?"),
        (["--lang", "nl", "get", "opened"], 2, "the command comes first"),
        (["list", "region"], 2, "there is no list of 'region'; did you mean 'regions'?"),
        (["list", "dogs"], 2, "there is no list of 'dogs'; known are regions, "),
        (["cite", "opened", "--style", "bibtx"], 2, "did you mean 'bibtex'?"),
        (["changes", "--since", "2025-01-01", "--axis", "dates"], 2, "there is no clock 'dates'"),
        (
            ["--colour"],
            2,
            "'show' has no option '--colour'; see 'belgium-cloud-region show --help'",
        ),
        (["get", "opened", "--jsn=1"], 2, "'get' has no option '--jsn'; did you mean '--json'?"),
        (["get", "opened", "closed"], 2, "'closed' is one word too many"),
        (["get"], 2, "see 'belgium-cloud-region get --help'"),
        (["changes"], 2, "see 'belgium-cloud-region changes --help'"),
        (["check", "--days", "many"], 2, "see 'belgium-cloud-region check --help'"),
        (["--lang", "klingon"], 2, "'klingon' is not a language tag; use a BCP 47 tag"),
        (["--lang", "Dutch"], 2, "'Dutch' is not a language tag; did you mean 'nl'?"),
        (["get", "opened", "--as-of", "soon"], 2, "'soon' is not a date that is understood"),
        (["get", "opened", "--known-by", "1999"], 2, "nothing was published before"),
        (["changes", "--since", "2025"], 2, "since is a day"),
        (["check", "/nowhere/at/all"], 2, "No such file or directory"),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A message says what was given and what may be meant; output stays empty."""
    assert main(arguments) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("belgium-cloud-region: ")
    assert message in told.err
    assert len(told.err.splitlines()) == 1
    # the same for machines, which say who fails by kind
    assert main([*arguments, "--json"]) == code
    told = capsys.readouterr()
    error = json.loads(told.err)["error"]
    assert list(error) == ["kind", "message", "given", "did_you_mean"]
    assert message in error["message"]


@pytest.mark.parametrize(
    ("arguments", "kind", "given", "did_you_mean"),
    [
        (["get", "opend"], "unknown-fact", "opend", ["opened"]),
        (["Belgum Central"], "unknown-region", "Belgum Central", ["Belgium Central"]),
        (["get", "opened", "--edition", "1"], "unknown-edition", "1", ["2026.11.1", "2026.11"]),
        (["France"], "ambiguous-name", "France", ["azure:francecentral", "azure:francesouth"]),
        (["events"], "unknown-command", "events", ["timeline"]),
        (["timelin"], "unknown-command", "timelin", ["timeline"]),
        (["get", "opened", "--vaule"], "usage", "--vaule", ["--value"]),
        (["get", "opened", "--lang", "german"], "usage", "german", ["de"]),
        (["get"], "usage", None, []),
        (["changes", "--since", "2025"], "value", None, []),
        (["check", "/nowhere"], "file", "/nowhere", []),
        (["search", "xyzzy"], "nothing-found", None, []),
    ],
)
def test_errors_for_machines(
    arguments: list[str],
    kind: str,
    given: str | None,
    did_you_mean: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With --json an error is JSON too: its kind, what was given, what may be meant."""
    main([*arguments, "--json"])
    error = json.loads(capsys.readouterr().err)["error"]
    assert (error["kind"], error["given"], error["did_you_mean"]) == (kind, given, did_you_mean)


def test_bad_data_are_told_with_every_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where data are refused by a command that needs them, all problems are told."""
    from belgium_cloud_region import DataError

    def refuse(_: object) -> int:
        raise DataError(("a.json: one", "b.json: two"))

    monkeypatch.setitem(_commands.RUN, "show", refuse)
    assert main([]) == 2
    assert capsys.readouterr().err.splitlines()[1:] == ["a.json: one", "b.json: two"]
    assert main(["--json"]) == 2
    assert json.loads(capsys.readouterr().err)["error"]["kind"] == "data"


def test_a_fault_of_the_program_is_not_the_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """What no argument can cause is raised, so that it can be reported."""

    def fail(_: object) -> int:
        raise RuntimeError("a fault")

    monkeypatch.setitem(_commands.RUN, "show", fail)
    with pytest.raises(RuntimeError, match="a fault"):
        main([])


def test_guesses_lead_to_commands() -> None:
    """Every command that people try leads to one that there is."""
    parser = build()
    choices: Any = next(a.choices for a in parser._actions if a.dest == "command")
    for guess, meant in COMMANDS.items():
        assert guess not in choices
        assert meant.split()[0] in {*choices, "--help", "--version"}
        assert main([guess]) == 2
    assert set(choices) == set(_commands.RUN)


def test_a_reader_that_leaves_early_is_not_bothered() -> None:
    """A pipe that closes after the first line ends the program quietly, with 141."""
    command = [sys.executable, "-m", "belgium_cloud_region", "export"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        assert program.stdout.readline() == b"{\n"
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == 141


def test_a_pipe_without_a_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same in process: what cannot be written is not tried again at the end."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdout", stream)
        assert main(["get", "opened"]) == 141


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a full disk at hand")
def test_a_full_disk_is_told() -> None:
    """Where the answer cannot be written, that is the message, once."""
    command = [sys.executable, "-m", "belgium_cloud_region", "get", "opened"]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "No space left" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell for POSIX closes the stream")
def test_without_an_output_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where standard output was closed, nothing is printed and nothing fails."""
    with monkeypatch.context() as patch:
        patch.setattr("sys.stdout", None)
        assert main(["get", "opened"]) == 0
    program = f"{sys.executable} -m belgium_cloud_region"
    for arguments in ("get opened", "list regions", "--json", "--version"):
        done = subprocess.run(
            f"{program} {arguments} >&-", shell=True, capture_output=True, text=True
        )
        assert (done.returncode, done.stderr) == (0, "")
    done = subprocess.run(f"{program} nowhere >&-", shell=True, capture_output=True, text=True)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX")
def test_an_interrupt_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupt ends the program without a traceback, with 130."""

    def wait(_: object) -> int:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(10)
        return 0

    monkeypatch.setitem(_commands.RUN, "show", wait)
    assert main([]) == 130


def test_help_is_an_answer() -> None:
    """Help goes to standard output, names every command, and has exit code 0."""
    done = run("--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert all(f"\n    {name} " in done.stdout for name in _commands.RUN)
    assert "usage: belgium-cloud-region get FACT [options]" in run("get", "--help").stdout
