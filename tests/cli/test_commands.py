"""What each command answers, for people and for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any, get_args

import pytest

from belgium_cloud_region import (
    changes,
    cite,
    get_catalog,
    get_region,
    get_stakeholder,
    load_catalog,
    search,
)
from belgium_cloud_region.citation import CitationStyle
from belgium_cloud_region.cli import main
from belgium_cloud_region.cli._parser import KINDS, STYLES
from belgium_cloud_region.proof import Verdict

from ..conftest import ROOT
from .conftest import run

Answer = Callable[..., tuple[int, str, str]]


@pytest.fixture
def answer(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Return a function that runs a command and returns exit code, output and messages."""
    monkeypatch.setenv("COLUMNS", "88")

    def ask(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        told = capsys.readouterr()
        return code, told.out, told.err

    return ask


def data(answer: Answer, *arguments: str) -> Any:
    """Return what a command answers to machines."""
    code, out, err = answer(*arguments, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def test_show_tells_of_anything(answer: Answer) -> None:
    """A region is a card; a stakeholder, a fact and a source are shown by what they are called."""
    assert answer("bec")[1].startswith("Belgium Central (azure:belgiumcentral)\n")
    assert answer("show", "BDIA")[1].startswith("Belgian Digital Infrastructure Association")
    assert answer("opened")[1] == answer("get", "opened")[1]
    assert answer("BDIA/founded")[1] == answer("get", "founded", "--of", "BDIA")[1]
    assert "ChannelNews" in answer("channelnews-2025-03")[1]
    assert data(answer, "BDIA") == get_stakeholder("BDIA").to_dict()


def test_a_fact_is_told_whole_or_by_its_value(answer: Answer) -> None:
    """By default it has every version with its sources; --value leaves only what to paste."""
    code, told, _ = answer("get", "opened")
    assert (code, told) == (0, get_region().facts["opened"].to_text(88) + "\n")
    assert answer("get", "opened", "--value")[1] == "2025-11-18\n"
    assert answer("get", "BDIA/founded", "--value")[1] == "2022\n"
    assert answer("get", "listed", "--value")[1] == "true\n"
    assert answer("get", "paired_region", "--value")[1] == "none\n"
    assert answer("get", "operator", "--value")[1] == "org:microsoft\n"
    assert (
        answer("get", "expressroute_provider", "--value")[1]
        == "Belnet\nColt\nEurofiber\nBICS\nDigital Realty\n"
    )
    assert answer("get", "status", "--as-of", "2025-10-15", "--value")[1] == "coming-soon\n"
    past = answer("get", "listed", "--as-of", "2025", "--value")
    assert past[:2] == (0, "unknown\n")
    assert answer("get", "opened", "--lang", "nl")[1].startswith("Belgium Central, geopend: 18")


def test_a_fact_for_machines_is_its_answer(answer: Answer) -> None:
    """The JSON is that of to_json; of what is known to be wrong it has no value."""
    assert data(answer, "get", "status") == get_region().facts["status"].to_dict()
    opened = data(answer, "get", "opened")
    assert opened == get_region().facts["opened"].to_dict()
    wrong = [s for s in opened["statements"] if s["standing"] == "deprecated"]
    assert len(wrong) == 2
    assert not [s for s in wrong if "value" in s]


@pytest.mark.parametrize("kind", KINDS)
def test_lists_have_everything_of_a_kind(answer: Answer, kind: str) -> None:
    """Every thing is a row that begins with the name to ask for, in the table and as JSON."""
    things: Any = get_catalog() if kind != "facts" else get_region()
    things = getattr(things, kind).values() if kind == "facts" else getattr(things, kind)
    names = [getattr(thing, "property" if kind == "facts" else "id") for thing in things]
    head, ruler, *lines = answer("list", kind)[1].splitlines()
    assert head.split()[0] == ("Name" if kind == "facts" else "Id")
    assert set(ruler) == {"-", " "}
    assert max(map(len, lines)) <= 88
    column = "".join(line[: ruler.index(" ")].strip() for line in lines)
    assert column == "".join(names)
    told = data(answer, "list", kind)
    assert [thing["property" if kind == "facts" else "id"] for thing in told] == names


def test_lists_of_what_belongs_to_something(answer: Answer) -> None:
    """With --of, it is what an entity has of the kind; what it cannot have is wrong usage."""
    told = data(answer, "list", "stakeholders", "--of", "Digital AmBEtion")
    assert [thing["id"] for thing in told] == ["org:microsoft", "org:microsoft-belux"]
    assert "Founders" in answer("list", "facts", "--of", "BDIA", "--lang", "en")[1]
    assert "Oprichters" in answer("list", "facts", "--of", "BDIA", "--lang", "nl")[1]
    code, out, err = answer("list", "regions", "--of", "BDIA")
    assert (code, out) == (2, "")
    assert "there are no regions of Belgian Digital Infrastructure Association" in err
    code, out, err = answer("list", "events", "--of", "westeurope")
    assert (code, out) == (1, "")
    assert "no events are known here" in err


def test_search_finds_what_speaks_of_something(answer: Answer) -> None:
    """What is found is best first; nothing found is exit code 1, and an empty list for machines."""
    told = data(answer, "search", "Digital", "AmBEtion")
    assert [thing["id"] for thing in told] == [e.id for e in search("Digital AmBEtion")]
    assert "Marijke Schroos" in answer("search", "schroos")[1]
    assert answer("search", "xyzzy") == (1, "", "belgium-cloud-region: nothing speaks of 'xyzzy'\n")
    code, out, err = answer("search", "xyzzy", "--json")
    assert (code, json.loads(out)) == (1, [])
    assert json.loads(err)["error"]["kind"] == "nothing-found"


def test_the_timeline_is_in_order(answer: Answer) -> None:
    """Events are told by day and name, in the language asked for."""
    lines = answer("timeline", "--lang", "nl")[1].splitlines()
    assert lines[0].split() == ["Datum", "Naam"]
    told = " ".join(" ".join(lines).split())
    assert told.index("23 november 2021") < told.index("18 november 2025")
    assert [e["id"] for e in data(answer, "timeline")] == [e.id for e in get_region().events]
    assert answer("timeline", "west", "europe")[0] == 1


def test_changes_between_two_days(answer: Answer) -> None:
    """They are those of the library; without a last day, up to that of the edition."""
    asked = ("changes", "--since", "2025-09-01", "--about", "be central")
    told = data(answer, *asked, "--until", "2025-12-31")
    expected = changes(since="2025-09-01", until="2025-12-31", about="be central")
    assert [change["day"] for change in told] == [str(change.day) for change in expected]
    assert "coming soon" in answer(*asked)[1]
    assert len(data(answer, *asked)) > len(told)
    known = data(answer, *asked, "--axis", "known_by")
    assert known == data(answer, *asked, "--axis", "known-by")
    assert {change["clock"] for change in known} == {"known_by"}
    nothing = answer("changes", "--since", "2026-01-01", "--until", "2026-01-02", "--about", "BDIA")
    assert nothing == (1, "", "belgium-cloud-region: nothing changed\n")


def test_sources_behind_something(answer: Answer) -> None:
    """Of the region, of anything else, of a fact; a source is its own."""
    everything = data(answer, "sources")
    assert [source["id"] for source in everything] == [s.id for s in get_region().sources]
    of_fact = data(answer, "sources", "BDIA/founded")
    assert [source["id"] for source in of_fact] == ["bdia-news", "datanews-nl-bdia"]
    assert len(data(answer, "sources", "BDIA")) > len(of_fact)
    (own,) = data(answer, "sources", "belga-2025-11")
    assert own["id"] == "belga-2025-11"
    assert "novembre 2025" in answer("sources", "belga-2025-11", "--lang", "fr")[1]


def test_citations(answer: Answer) -> None:
    """A fact of the region, of something else, a source, an entity; in any style."""
    first, second, third = answer("cite", "opened", "BDIA/founded", "belga-2025-11")[1].splitlines()
    assert first.startswith("Belgium Central, opened: 18 November 2025")
    assert second.startswith("Belgian Digital Infrastructure Association, founded: 2022")
    assert third.startswith("Belga News Agency")
    assert len(answer("cite", "BDIA")[1].splitlines()) == len(get_stakeholder("BDIA").sources)
    assert "geraadpleegd" in answer("cite", "opened", "--lang", "nl")[1]
    assert "coming soon" in answer("cite", "status", "--as-of", "2025-10-15")[1]
    for style in get_args(CitationStyle):
        told = answer("cite", "opened", "--style", style.replace("-", "_").upper())[1]
        assert told == cite(get_region().facts["opened"], style) + "\n"
    assert (
        answer("cite", "opened", "--json")[1] == answer("cite", "opened", "--style", "csl-json")[1]
    )
    assert get_args(CitationStyle) == STYLES


def test_verdicts(answer: Answer, shared: Path, tmp_path: Path) -> None:
    """What is unlike is listed, the rest counted; drifted and gone give exit code 1."""
    code, out, err = answer("verify", str(shared / "sources"))
    assert (code, err) == (0, "")
    assert "unchanged" in out.splitlines()[-1]
    assert (
        "unchanged: org-bdia"
        in answer("verify", str(shared / "sources"), "--all", "--about", "BDIA")[1]
    )
    article = (shared / "sources" / "channelnews-2025-03.txt").read_text("utf-8")
    copy = tmp_path / "channelnews-2025-03.txt"
    copy.write_text(article.replace("l’automne 2025", "l’automne 2026"), "utf-8")
    code, out, _ = answer("verify", str(copy))
    assert code == 1
    assert "azure-belgiumcentral.promised_opening.1 cites channelnews-2025-03" in out
    code, out, _ = answer("verify", str(copy), "--json")
    assert code == 1
    assert {result["verdict"] for result in json.loads(out)} >= {"drifted", "not-checked"}
    code, _, err = answer("verify", str(tmp_path / "nowhere"))
    assert code == 2
    assert "nowhere" in err


def test_the_check(answer: Answer, tmp_path: Path) -> None:
    """Findings are told with a tally; only serious ones give exit code 1."""
    code, out, err = answer("check", "--on", "2026-12-01")
    assert (code, err) == (0, "")
    assert re.fullmatch(r"sound: \d+ evidence", out.splitlines()[-1])
    found = data(answer, "check", "--on", "2026-12-01")
    assert {finding["kind"] for finding in found} == {"evidence"}
    own = tmp_path / "own.json"
    own.write_text("{}", "utf-8")
    code, out, _ = answer("check", str(own))
    assert code == 1
    assert out.startswith("rule: ")
    assert answer("check", "--copies", str(tmp_path / "nowhere"))[0] == 2


def test_a_whole_catalogue_can_be_read_back(answer: Answer, tmp_path: Path) -> None:
    """What is exported is a data file, on standard output and in a file alike."""
    file = tmp_path / "everything.json"
    assert answer("export", "--output", str(file)) == (0, "", "")
    assert load_catalog(file) == get_catalog()
    assert answer("export")[1] == file.read_text("utf-8")
    assert answer("export", "--lang", "nl")[0] == 2  # it is for all languages, and all days
    assert answer("export", "--output", str(tmp_path))[0] == 2


def test_one_thing_can_be_exported(answer: Answer, tmp_path: Path) -> None:
    """An entity is exported with all that it rests on, as a data file."""
    file = tmp_path / "bdia.json"
    assert answer("export", "bdia", "--output", str(file)) == (0, "", "")
    assert answer("export", "bdia")[1] == file.read_text("utf-8")
    own = load_catalog(file).get("BDIA")
    assert list(own.facts) == list(get_stakeholder("BDIA").facts)


def test_a_file_that_cannot_be_written_stays(
    answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where not all can be written, what stood there yesterday stands there still."""
    file = tmp_path / "data.json"
    file.write_text("yesterday", "utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", str(file))

    monkeypatch.setattr("os.replace", full)
    code, _, err = answer("export", "bdia", "--output", str(file))
    assert (code, "No space left" in err) == (2, True)
    assert file.read_text("utf-8") == "yesterday"
    assert [entry.name for entry in tmp_path.iterdir()] == ["data.json"]


def test_marked_places_are_filled(answer: Answer, tmp_path: Path) -> None:
    """A page is filled, or only checked; what is not up to date then, or wrong, is exit code 1."""
    page = tmp_path / "page.md"
    page.write_text("It opened on <!-- bcr: region.opened -->?<!-- /bcr -->.\n", "utf-8")
    code, out, _ = answer("render", str(page), "--check")
    assert (code, "18 November 2025" in out) == (1, True)
    assert "?" in page.read_text("utf-8")
    code, out, _ = answer("render", str(page), "--lang", "nl", "--json")
    (spot,) = json.loads(out)
    assert (code, spot["new"], spot["file"]) == (0, "18 november 2025", str(page))
    assert "18 november 2025" in page.read_text("utf-8")
    assert answer("render", str(page), "--check", "--lang", "nl") == (0, "", "")
    page.write_text("<!-- bcr: region.opend -->?<!-- /bcr -->\n", "utf-8")
    code, out, _ = answer("render", str(page))
    assert code == 1
    assert "did you mean 'opened'" in out


def test_an_edition_can_be_chosen(answer: Answer) -> None:
    """The newest can be named too; one that there is not is told with those there are."""
    assert answer("get", "opened", "--edition", "2026.11.1") == answer("get", "opened")
    code, _, err = answer("show", "--edition", "1999.01")
    assert code == 1
    assert "did you mean '2026.11.1' or '2026.11'" in err


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_versions_of_code_and_data(answer: Answer, option: str) -> None:
    """The version names both, since they have versions of their own."""
    told = f"belgium-cloud-region {version('belgium-cloud-region')}, data 2026.11.1\n"
    assert answer(option) == (0, told, "")


def test_the_slip_of_a_thousand_is_never_printed(answer: Answer, tmp_path: Path) -> None:
    """No answer gives it: only who looks at the versions of the fact, or takes the data, can read it."""
    slip = re.compile(r"31[.,]5\W{1,3}(million|miljoen|Million)\b|31500000\b")
    copy = tmp_path / "techzine-2021.txt"
    copy.write_text("31.5 million euros", "utf-8")
    commands = [
        ["show"],
        ["show", "economic-impact"],
        ["get", "economic-impact/new_revenue", "--value"],
        ["get", "economic-impact/new_revenue", "--json"],
        ["list", "benefits"],
        ["list", "regions"],
        ["list", "facts", "--of", "economic-impact"],
        ["search", "revenue"],
        ["timeline"],
        ["changes", "--since", "2021-11-30", "--axis", "known-by"],
        ["sources", "economic-impact/new_revenue"],
        ["cite", "economic-impact/new_revenue", "economic-impact"],
        ["verify", str(copy), "--all"],
        ["check", "--copies", str(copy)],
    ]
    for command in commands:
        told = [answer(*command)[1]]
        if not {"--value", "--json"} & set(command):
            told.append(answer(*command, "--json")[1])
        if command[0] not in ("verify", "check"):
            told += [answer(*command, "--lang", lang)[1] for lang in ("fr", "nl", "de")]
        for text in told:
            assert text
            assert not slip.search(text), command
    assert slip.search(answer("export")[1])
    told = json.loads(answer("verify", str(copy), "--json")[1])
    assert Verdict.DRIFTED.value in {result["verdict"] for result in told}
    assert "31.5 billion" in answer("get", "economic-impact/new_revenue")[1]


def _examples() -> list[tuple[str, str]]:
    page = (ROOT / "docs" / "reference" / "command-line.md").read_text("utf-8")
    blocks = re.findall(r"^```console\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    return [
        (command, told)
        for block in blocks
        for command, told in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    ]


@pytest.mark.parametrize(("command", "told"), _examples())
def test_the_documentation_shows_what_happens(command: str, told: str) -> None:
    """Every example of the reference answers as it is shown there; … stands for anything."""
    import shlex

    program, *arguments = shlex.split(command)
    assert program == "belgium-cloud-region"
    done = run(*arguments)
    pattern = re.escape(told).replace("…", "(?s:.*)")
    assert re.fullmatch(pattern, done.stdout + done.stderr), done.stdout + done.stderr
