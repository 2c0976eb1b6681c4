"""What a curator is told: rot, broken rules, weak evidence, old readings, copies that say otherwise."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from belgium_cloud_region.checkup import FindingKind, findings
from belgium_cloud_region.cli import main
from belgium_cloud_region.loading import integrity, resources
from belgium_cloud_region.model import Receipt

from .conftest import ROOT
from .support import tiny

DATA = ROOT / "src" / "belgium_cloud_region" / "data"
TODAY = "2026-11-22"
Tamper = Callable[[str, Callable[[bytes], bytes]], None]


@pytest.fixture
def tamper(monkeypatch: pytest.MonkeyPatch) -> Tamper:
    """Return a function that makes one bundled file read as something else."""
    read = resources.bundled

    def change(name: str, edit: Callable[[bytes], bytes]) -> None:
        monkeypatch.setattr(resources, "bundled", lambda n: edit(read(n)) if n == name else read(n))

    return change


def test_the_bundled_data_are_sound() -> None:
    """On the edition's day nothing is serious, nothing is stale, and little lacks a passage."""
    found = findings(on=TODAY)
    assert not [f.message for f in found if f.serious]
    assert {f.kind for f in found} <= {FindingKind.EVIDENCE}
    assert len(found) < 20


def test_a_changed_digit_is_noticed(tamper: Tamper) -> None:
    """One digit of one file is enough: a smoke test that the digests are looked at."""
    tamper("sources.json", lambda data: data.replace(b"2026", b"2027", 1))
    message = "sources.json: the file is not the one whose digest is recorded"
    assert message in set(integrity.rot())


def test_a_check_turns_red(tamper: Tamper, capsys: pytest.CaptureFixture[str]) -> None:
    """One changed figure is enough for a serious finding and for exit code 1."""
    tamper(
        "subjects/benefit-economic-impact.json",
        lambda data: data.replace(b"31500000000", b"31500000001"),
    )
    found = findings(on=TODAY)[0]
    assert (found.kind, found.serious) == (FindingKind.ROT, True)
    assert main(["check", "--on", TODAY]) == 1
    assert (
        "rot: subjects/benefit-economic-impact.json: the file is not the one"
        in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (
            lambda d: d.replace(b"  sources.json", b"  sauces.json"),
            "sauces.json: the file is missing",
        ),
        (
            lambda d: d.replace(b"  sources.json", b"  sauces.json"),
            "sources.json: no digest is recorded",
        ),
        (lambda d: d + b"what is this\n", "SHA256SUMS: not a digest and a name: 'what is this'"),
        (lambda d: b"", "edition.json: no digest is recorded"),
    ],
)
def test_the_digests_are_checked_too(
    edit: Callable[[bytes], bytes], message: str, tamper: Tamper
) -> None:
    """A file without a digest, a digest without a file, and a line that is neither."""
    tamper("SHA256SUMS", edit)
    assert message in [finding.message for finding in findings(on=TODAY)]


@pytest.mark.parametrize(
    ("name", "edit", "message"),
    [
        ("edition.json", lambda d: d.replace(b"{", b"[", 1), "edition.json: not JSON"),
        ("edition.json", lambda d: d.replace(b"2026-11-27", b"2026-11-31"), "day of the calendar"),
        ("edition.json", lambda d: d + b"\n", "edition.json: not in canonical form"),
        (
            "subjects/org-bdia.json",
            lambda d: d.replace(b'"id": "org:bdia"', b'"id": "org:bdib"'),
            "no entity has the id 'org:bdia'",
        ),
    ],
)
def test_broken_rules_are_told_with_file_and_path(
    name: str, edit: Callable[[bytes], bytes], message: str, tamper: Tamper
) -> None:
    """Even with the right digest, data that break a rule are serious."""
    tamper(name, edit)
    told = [f for f in findings(on=TODAY) if f.kind is FindingKind.RULE]
    assert any(message in f.message and f.serious for f in told)


def test_what_was_not_read_lately_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """A year later everything is stale; that is not serious."""
    found = [f for f in findings(on="2027-11-23") if f.kind is FindingKind.STALE]
    assert len(found) > 100
    assert not any(f.serious for f in found)
    assert "belga-2025-11: last read on 2026-11-22" in [f.message for f in found]
    assert main(["check", "--on", "2027-11-23", "--days", "100"]) == 0
    assert "stale (not serious): belga-2025-11" in capsys.readouterr().out


def test_data_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file is checked like the bundled data, digests apart."""
    file = tmp_path / "own.json"
    data = tiny()
    file.write_text(json.dumps(data), "utf-8")
    kinds = [f.kind for f in findings(file, on="2026-01-31")]
    assert kinds.count(FindingKind.EVIDENCE) == 1
    assert kinds.count(FindingKind.STALE) == 3
    del data["sources"][0]
    file.write_text(json.dumps(data), "utf-8")
    (found,) = findings(file)
    assert found.kind is FindingKind.RULE
    assert "no source has the id 'docs'" in found.message
    assert main(["check", str(file)]) == 1
    assert "no source has the id 'docs'" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "none.json")]) == 2
    assert "none.json" in capsys.readouterr().err


def test_copies_are_held_against_the_receipts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What drifted or is gone is serious, what moved is not."""
    before = "Some long words stand here before anything else is said at all, for a while."
    text = f"{before}\nIt opened in May.\n{before[::-1]}"
    receipt = Receipt.of(text, "It opened in May.", "in May")
    data = tiny()
    told = {k: v for k, v in attrs.asdict(receipt).items() if v is not None}
    data["statements"][0]["references"][0]["receipt"] = told
    own, copy = tmp_path / "own.json", tmp_path / "docs.txt"
    own.write_text(json.dumps(data), "utf-8")
    for content, verdict, serious in (
        (text, None, None),
        (f"{before[::-1]}\nIt opened in May.\n{before}", "moved", False),
        (text.replace("It", "She"), "drifted", True),
        ("", "gone", True),
    ):
        copy.write_text(content, "utf-8")
        found = [f for f in findings(own, copies=[copy]) if f.kind is FindingKind.COPY]
        assert [f.serious for f in found] == ([] if serious is None else [serious])
        assert all(str(verdict) in f.message for f in found)
        assert main(["check", str(own), "--copies", str(copy)]) == int(bool(serious))
    capsys.readouterr()
    assert main(["check", str(own), "--copies", str(copy), "--json"]) == 1
    first = json.loads(capsys.readouterr().out)[0]
    assert first["kind"] == "copy"


def test_the_program_sha256sum_agrees() -> None:
    """The file of digests is in the form of a program that everybody has."""
    import subprocess

    if shutil.which("sha256sum") is None:
        pytest.skip("the program sha256sum is not installed")
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=DATA, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
