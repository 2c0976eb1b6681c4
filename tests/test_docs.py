"""Pages and files that are made from others are up to date, and the article is covered."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

from belgium_cloud_region import Catalog

from .conftest import ROOT


def test_what_is_generated_is_up_to_date() -> None:
    """Running the tools would change nothing."""
    command = [sys.executable, "-m", "tools", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_coverage_table_has_every_paragraph() -> None:
    """The table in the documentation has at least one row for each of the sixteen paragraphs."""
    page = (ROOT / "docs" / "article-coverage.md").read_text("utf-8")
    rows = [int(n) for n in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)]
    assert rows == sorted(rows)
    assert set(rows) == set(range(1, 17))
    assert len(rows) >= 50


def test_what_the_table_says_can_be_asked_for(catalog: Catalog) -> None:
    """Every row names an entity and a fact that answer, with a statement citing the paragraph."""
    page = (ROOT / "docs" / "article-coverage.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d+) \| `(.*?)` \| `(.*?)` \|", page, re.MULTILINE)
    assert len(rows) >= 50
    for paragraph, entity_id, name in rows:
        fact = catalog.get(entity_id).facts[name]
        cited = {
            r.locator.value
            for s in fact.statements
            for r in s.references
            if r.source_id == "channelnews-2025-03" and r.locator
        }
        assert paragraph in cited


def test_the_readme_gives_the_two_commands() -> None:
    """The first command shows the region, the second runs the tests; CI calls the second."""
    readme = (ROOT / "README.md").read_text("utf-8")
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "pip install . && python -m belgium_cloud_region\n" in readme
    assert "pip install -e '.[test]' && pytest\n" in readme
    assert "pip install -e '.[test]' && pytest\n" in ci


def test_run_time_dependencies_are_three() -> None:
    """Three dependencies, with floors and without ceilings."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [re.split(r"[^a-z-]", dependency)[0] for dependency in project["dependencies"]]
    assert names == ["attrs", "cattrs", "importlib-resources"]
    assert not [d for d in project["dependencies"] if re.search(r"[<~]|==", d)]
    assert project["requires-python"] == ">=3.11"
