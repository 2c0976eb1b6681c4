"""The plug-in for MyST, by its protocol, and by MyST itself where it is installed."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from belgium_cloud_region.mystplugin import main

from .conftest import HOSTILE


def ask(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    given: Any = None,
    **settings: Any,
) -> Any:
    """Return what the plug-in answers."""
    monkeypatch.setattr(sys, "argv", ["plugin", *arguments])
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(given)))
    main(**settings)
    return json.loads(capsys.readouterr().out)


def test_what_it_offers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Run without arguments, the module prints its roles and its transform."""
    command = [sys.executable, "-m", "belgium_cloud_region.mystplugin"]
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)
    offer = json.loads(done.stdout)
    assert [role["name"] for role in offer["roles"]] == ["bcr", "bcr-cite"]
    assert [transform["name"] for transform in offer["transforms"]] == ["bcr-footnotes"]
    assert ask(monkeypatch, capsys, []) == offer


def test_roles(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A value is text; a citation has a footnote, with links."""
    given = {"name": "bcr", "body": "region.opened == 2025-11-18"}
    answer = ask(monkeypatch, capsys, ["--role", "bcr"], given, lang="nl")
    assert answer == [{"type": "text", "value": "18 november 2025"}]
    given = {"name": "bcr-cite", "body": "region.opened"}
    value, mark, footnote = ask(monkeypatch, capsys, ["--role", "bcr-cite"], given, lang="fr")
    assert value == {"type": "text", "value": "18 novembre 2025"}
    assert mark["type"] == "footnoteReference"
    assert mark["identifier"] == footnote["identifier"]
    (paragraph,) = footnote["children"]
    links = [node["url"] for node in paragraph["children"] if node["type"] == "link"]
    assert "https://github.com/Azure/Azure-Landing-Zones/issues/549" in links
    assert "contesté" in paragraph["children"][0]["value"]


def test_footnotes_go_to_the_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is there once; footnotes of the author stay where they are."""
    own = {"type": "footnoteDefinition", "identifier": "a", "children": []}
    ours = {"type": "footnoteDefinition", "identifier": "bcr-x", "children": []}
    text = {"type": "text", "value": "T"}
    inner = {"type": "paragraph", "children": [text, ours, ours]}
    tree = {"type": "root", "children": [{"type": "block", "children": [inner, own]}, ours]}
    answer = ask(monkeypatch, capsys, ["--transform", "bcr-footnotes"], tree)
    block = {"type": "block", "children": [{"type": "paragraph", "children": [text]}, own]}
    assert answer == {"type": "root", "children": [block, ours]}


@pytest.mark.parametrize(
    ("body", "settings", "message"),
    [
        ("region.opend", {}, "did you mean 'opened'"),
        ("region.opened == 2031", {}, "region.opened has been superseded: this page says"),
        ("region.opened", {"fail_on": ["disputed"]}, "region.opened is disputed"),
        ("region.opened", {"lang": "klingonish"}, "language tag"),
        ("region.opened", {"data": "missing.json"}, "missing.json"),
    ],
)
def test_what_is_wrong_fails(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    body: str,
    settings: dict[str, Any],
    message: str,
) -> None:
    """The process ends with the message."""
    with pytest.raises(SystemExit, match=message):
        ask(monkeypatch, capsys, ["--role", "bcr"], {"body": body}, **settings)


def test_hostile_data_stay_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], hostile: Path
) -> None:
    """Whatever the data hold is the value of a text."""
    given = {"body": "azure:testland.provider"}
    answer = ask(monkeypatch, capsys, ["--role", "bcr"], given, data=hostile)
    assert answer == [{"type": "text", "value": HOSTILE}]


def test_myst_itself(tmp_path: Path) -> None:
    """MyST builds a page with the plug-in, offline; a fact that has moved is told."""
    myst = os.environ.get("BCR_MYST") or shutil.which("myst")
    if myst is None:
        pytest.skip("myst is not on the path, and the environment variable BCR_MYST names no file")
    plugin = tmp_path / "facts.py"
    plugin.write_text(
        f"#!{sys.executable}\nfrom belgium_cloud_region.mystplugin import main\n\nmain(lang='nl')\n"
    )
    plugin.chmod(0o755)
    (tmp_path / "myst.yml").write_text(
        "version: 1\nproject:\n  plugins:\n    - type: executable\n      path: facts.py\n"
    )
    page = tmp_path / "index.md"
    page.write_text(
        "# T\n\n{bcr}`region.opened`, {bcr-cite}`BDIA.founded` {bcr-cite}`BDIA.founded`\n"
    )
    command = [myst, "build", "--md", "index.md"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "_build" / "exports" / "index.md").read_text("utf-8")
    assert "18 november 2025, 2022[^bcr-org-bdia-founded] 2022[^bcr-org-bdia-founded]\n" in text
    assert text.count("[^bcr-org-bdia-founded]: Belgian Digital Infrastructure Association, ") == 1
    page.write_text("# T\n\n{bcr}`region.opened == 2031`\n")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    assert b"region.opened has been superseded" in done.stdout + done.stderr
