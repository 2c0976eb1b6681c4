"""The door for data: loaded once, on the first question, or refused whole."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from belgium_cloud_region import (
    Catalog,
    DataError,
    Region,
    Status,
    get_catalog,
    get_region,
    load_catalog,
)
from belgium_cloud_region.loading import checks, parts, resources, rules
from belgium_cloud_region.loading.datafile import DataFile, contents_of, data_file_of, merged
from belgium_cloud_region.loading.structuring import structure
from belgium_cloud_region.loading.writing import bundle_of
from belgium_cloud_region.plain import plain
from belgium_cloud_region.rendering import speaker_of

from ..conftest import ROOT
from ..support import TEXTS, tiny

Load = Callable[[Any], Catalog]
DATA = ROOT / "src" / "belgium_cloud_region" / "data"


def test_a_bare_import_reads_nothing() -> None:
    """Importing the package imports neither attrs nor cattrs, and opens no data file."""
    code = (
        "import sys; sys.addaudithook(lambda event, args: print(args[0]) "
        "if event == 'open' and str(args[0]).endswith('.json') else None)\n"
        "import belgium_cloud_region\n"
        "print([m for m in sys.modules if m.split('.')[0] in "
        "('attr', 'attrs', 'cattrs', 'importlib_resources', 'json', 're')])"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


def test_thirty_two_threads_load_once() -> None:
    """Threads that all ask first get one object, from one reading of the files."""
    code = """
import threading
from belgium_cloud_region import get_catalog, get_region
reads = []
from belgium_cloud_region.loading import bundle
reading = bundle.bundled
bundle.bundled = lambda name: reads.append(name) or reading(name)
barrier = threading.Barrier(32)
found = []
def ask():
    barrier.wait()
    found.append(id(get_catalog()))
threads = [threading.Thread(target=ask) for _ in range(32)]
for t in threads: t.start()
for t in threads: t.join()
print(len(reads), len(set(found)), len(found))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "1", "32"]  # the one file that names the edition


def test_threads_share_one_region() -> None:
    """Whatever the order of asking, everybody gets the same object."""
    catalog = get_catalog().at(lang="nl")
    barrier = threading.Barrier(8)
    found: list[int] = []

    def ask() -> None:
        barrier.wait()
        found.append(id(catalog.get("azure:belgiumcentral")))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1


def bundled_parts() -> tuple[parts.Part, ...]:
    """Return the bundled files, each read by the strict door."""
    return parts.read((name, resources.bundled(name)) for name in resources.data_files())


def test_the_bundled_data_are_good() -> None:
    """The bundled files pass every rule, those of the house included."""
    found = bundled_parts()
    assert checks.problems_of(found) == ()
    assert rules.lapses_of(found) == ()


def test_the_bundled_data_are_in_canonical_form() -> None:
    """Each file, the index made of them too, is byte for byte what `python -m tools` writes."""
    written = bundle_of(bundled_parts())
    assert sorted(written) == sorted((*resources.data_files(), "index.json"))
    for name, text in written.items():
        assert text.encode() == resources.bundled(name), name


def test_a_folder_is_read_as_one(tmp_path: Path) -> None:
    """A copy of the bundled folder loads as the same catalogue."""
    (tmp_path / "subjects").mkdir()
    for name in resources.data_files():
        (tmp_path / name).write_bytes(resources.bundled(name))
    (tmp_path / "schema.json").write_text("{}")
    assert load_catalog(tmp_path) == get_catalog()
    assert load_catalog(str(DATA)).get("be central") == get_region()


def test_the_short_way_gives_what_the_long_way_gives() -> None:
    """The bundled data, built without checks, equal what the strict door makes of them."""
    strict = merged(part.contents for part in bundled_parts())
    short = get_catalog().contents
    assert data_file_of(short) == strict
    assert {s.id: s.references for s in short.every_statement()} == {
        s.id: s.references for s in strict.statements
    }
    assert short.index == contents_of(strict).index


def test_what_is_written_is_read_back_equal() -> None:
    """Everything that the catalogue holds survives being written and read."""
    contents = data_file_of(get_catalog().contents)
    assert structure(json.loads(json.dumps(plain(contents))), DataFile) == contents


def test_your_own_data(load: Load) -> None:
    """A caller's file answers like the bundled edition, and is independent of it."""
    catalog = load({"$schema": "schema.json", **tiny()})
    assert catalog.edition == "2026.01"
    assert catalog.get("central testland").id == "azure:testland"
    assert catalog.get("Testland").label == "Testland Central"
    assert get_region("Testland", default=None) is None
    assert [e.id for e in catalog.search("testland")] == ["azure:testland"]


def problems(load: Load, data: Any) -> list[str]:
    """Return the problems that data are refused with, without the name of the folder."""
    with pytest.raises(DataError) as caught:
        load(data)
    error = caught.value
    assert isinstance(error, ValueError)
    assert all(problem in str(error) for problem in error.problems)
    assert "nothing was loaded" in str(error)
    return [problem[problem.index("data.json") :] for problem in error.problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "not JSON: Expecting value"),
        ("{", "not JSON: "),
        ('{"a": 1, "a": 2}', "the key 'a' stands twice in one object"),
        ('{"a": NaN}', "NaN is not JSON"),
        ('{"a": -Infinity}', "-Infinity is not JSON"),
        ('{"a": 1e999}', "the number 1e999 is out of range"),
        ('{"a": ' + "9" * 400 + "}", "a number of 400 digits"),
        ("[" * 100_000, "nested deeper than"),
        ("[" * 60 + "]" * 60, "nested deeper than 40 levels"),
        ('{"a": null}', "null says nothing"),
        ('{"a": "\\u001b[31m"}', "control character U+001B @ $.a"),
        ('{"a": ["x\\u202ey"]}', "control character U+202E @ $.a[0]"),
        ('{"a\\u0000": 1}', "control character U+0000 @ $"),
        ('{"a": "\\ud800"}', "control character U+D800"),
        ('{"a": "e\\u0301"}', "the text is not in Unicode form NFC"),
        ("[]", "expected an object, got a list @ $"),
        ('"x"', "expected an object, got text @ $"),
        ("3", "expected an object, got a number @ $"),
        ("true", "expected an object, got true or false @ $"),
    ],
)
def test_what_is_not_data_is_refused(load: Load, text: str, problem: str) -> None:
    """Bytes that are not JSON, or JSON that does not travel, are refused with file and place."""
    found = problems(load, text)
    assert len(found) == 1
    assert found[0].startswith("data.json: ")
    assert problem in found[0]


def test_other_encodings_and_sizes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte order mark is forgiven; other encodings and too large files are refused."""
    file = tmp_path / "data.json"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(tiny()).encode())
    assert load_catalog(file).edition == "2026.01"
    for data in (json.dumps(tiny()).encode("utf-16"), b'{"a": "\xff"}'):
        file.write_bytes(data)
        with pytest.raises(DataError, match="not JSON: "):
            load_catalog(file)
    monkeypatch.setattr("belgium_cloud_region.loading.guard.MAX_BYTES", 9)
    with pytest.raises(DataError, match="larger than 9 bytes"):
        load_catalog(file)


def test_files_that_are_not_there(tmp_path: Path) -> None:
    """A missing file is an OSError; a folder without data says so."""
    with pytest.raises(FileNotFoundError):
        load_catalog(tmp_path / "nothing.json")
    with pytest.raises(DataError, match="the folder holds no JSON file"):
        load_catalog(tmp_path)


def test_a_list_of_problems_is_bounded(load: Load) -> None:
    """A file with a thousand wrong texts is refused with the first hundred."""
    assert len(problems(load, {"a": [None] * 1000})) == 100


def test_all_problems_of_shape_are_reported_at_once(load: Load) -> None:
    """Every record of a wrong shape is named with its path, in one error."""
    data = tiny()
    data["sources"][0]["title"] = 3
    data["sources"][1]["url"] = "javascript:alert(1)"
    data["sources"][2]["kind"] = "rumour"
    del data["regions"][0]["descriptions"]
    data["regions"][0]["labels"]["EN"] = "x"
    data["statements"][0]["opend"] = True
    data["statements"][1]["date"] = "2025-02-30"
    data["properties"][0]["many"] = 1
    data["edition"]["date"] = 2025
    data["enumerations"] = {}
    assert problems(load, data) == [
        "data.json: expected text, got a number @ $.edition.date",
        "data.json: expected text, got a number @ $.sources[0].title",
        "data.json: url must be an http or https address, got 'javascript:alert(1)' @ $.sources[1]",
        "data.json: expected one of primary, documentation, press, code, got 'rumour' "
        "@ $.sources[2].kind",
        "data.json: write the language tag 'EN' as 'en' @ $.regions[0].labels",
        "data.json: required field missing @ $.regions[0].descriptions",
        "data.json: extra fields found (opend) @ $.statements[0]",
        "data.json: '2025-02-30' is not a month or day of the calendar @ $.statements[1].date",
        "data.json: expected true or false, got a number @ $.properties[0].many",
        "data.json: expected a list, got an object @ $.enumerations",
    ]


def wrong(change: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    """Return the small data file after a change."""
    data = tiny()
    change(data)
    return data


def _dangling(data: dict[str, Any]) -> None:
    data["statements"][0]["references"] = [{"source_id": "nowhere"}]
    data["statements"][0]["derived_from"] = ["nothing"]
    data["statements"][1]["subject_id"] = "azure:elsewhere"
    data["regions"][0]["stakeholder_ids"] = ["org:nobody"]
    data["regions"][0]["aliases"] = [{"text": "x", "references": [{"source_id": "void"}]}]


def _misfits(data: dict[str, Any]) -> None:
    data["statements"][0] |= {"text": "soon", "property": "opened"}
    del data["statements"][0]["date"]
    data["statements"][1]["property"] = "closed"
    data["properties"][1]["enumeration"] = "nothing"
    data["properties"][3]["apart_by"] = ["month"]
    data["regions"][0]["official"] = ["ja"]


def _words(data: dict[str, Any]) -> None:
    data["statements"][0] |= {"rank": "preferred", "rank_reason": "whim"}
    data["statements"].append(
        {
            "id": "azure-testland.load.1",
            "subject_id": "azure:testland",
            "property": "load",
            "quantity": {"amount": 1, "unit": "MW", "scope": "moon"},
            "qualifiers": [{"property": "who", "entity_id": "org:nobody"}],
            "references": [{"source_id": "paper"}],
        }
    )
    data["properties"].append(
        {"name": "who", "kind": "entity_id", "labels": TEXTS, "descriptions": TEXTS}
    )


def _built_in(data: dict[str, Any]) -> None:
    def define(name: str, **more: Any) -> None:
        words = {"labels": TEXTS, "descriptions": TEXTS}
        data["properties"].append({"name": name, "kind": "text", **words, **more})

    def state(name: str, **more: Any) -> None:
        references = [{"source_id": "paper"}]
        subject = "azure:testland"
        number = f"azure-testland.{name.replace('_', '-')}.1"
        data["statements"].append(
            {
                "id": number,
                "subject_id": subject,
                "property": name,
                "references": references,
                **more,
            }
        )

    data["properties"][0]["kind"] = "text"
    define("authority")
    define("paired_region", kind="entity_id", also=["text"])
    data["enumerations"].append({"name": "status", "values": {"live": TEXTS}})
    state("status", text="live")
    state("code", text="tc")
    state("availability_zones", quantity={"amount": 2.5, "unit": "zone"})
    state("opend", date="2025")


def _twins(data: dict[str, Any]) -> None:
    data["regions"].append({**data["regions"][0], "id": "azure:otherland"})
    data["statements"].append({**data["statements"][0], "subject_id": "azure:otherland"})
    data["properties"].append(data["properties"][0])


def _nothing_said(data: dict[str, Any]) -> None:
    del data["statements"]
    del data["edition"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            _dangling,
            [
                "no entity has the id 'org:nobody' @ $.regions[0]",
                "no source has the id 'void' @ $.regions[0].aliases[0]",
                "no statement has the id 'nothing' @ $.statements[0]",
                "no source has the id 'nowhere' @ $.statements[0]",
                "no entity has the id 'azure:elsewhere' @ $.statements[1]",
            ],
        ),
        (
            _misfits,
            [
                "official names the language 'ja', which has no label @ $.regions[0]",
                "opened takes date or absence, got text @ $.statements[0]",
                "no property is named 'closed'",
                "no enumeration has the id 'nothing' @ $.properties[1]",
                "no property has the id 'month' @ $.properties[3]",
            ],
        ),
        (
            _words,
            [
                "'whim' is not in the enumeration 'rank-reason' @ $.statements[0]",
                "'moon' is not in the enumeration 'scope' @ $.statements[2]",
                "no entity has the id 'org:nobody' @ $.statements[2].qualifiers[0]",
            ],
        ),
        (
            _built_in,
            [
                "the property 'opened' is built in and takes date alone @ $.properties[0]",
                "the property 'authority' is built in and takes its enumeration's values",
                "the property 'paired_region' is built in and takes entity_id alone",
                "'live' is no status of a region @ $.statements[2]",
                "a code is worth nothing without the qualifier 'authority' @ $.statements[3]",
                "a number of zones is exact and whole, got '2.5 zone' @ $.statements[4]",
                "no property is named 'opend'; did you mean 'opened'? @ $.statements[5]",
            ],
        ),
        (
            _twins,
            [
                "'azure-testland.opened.1' already stands in ",
                "'opened' already stands in ",
                "the name 'Testland Central' belongs to more than one of the regions: "
                "azure:otherland, azure:testland",
            ],
        ),
        (
            _nothing_said,
            ["no file says which edition this is", "nothing is stated of 'azure:testland' @ $"],
        ),
    ],
)
def test_rules_that_no_schema_can_see(
    load: Load, change: Callable[[dict[str, Any]], None], expected: list[str]
) -> None:
    """Ids resolve, values fit their property, names are unambiguous: all at once, with path."""
    found = "\n".join(problems(load, wrong(change)))
    for problem in expected:
        assert problem in found


def test_problems_of_shape_and_of_sense_come_together(load: Load) -> None:
    """Records that are well-formed are checked although others are not, under their own path."""
    data = tiny()
    data["sources"][0]["kind"] = "rumour"
    data["properties"][0]["kind"] = "nothing"
    data["enumerations"][0]["values"] = []
    data["edition"]["date"] = "soon"
    data["statements"][0]["dat"] = "2025"
    data["statements"].insert(0, 3)
    data["statements"][2]["references"] = [{"source_id": "nowhere"}]
    data["statements"][2] |= {"rank": "preferred", "rank_reason": "whim"}
    data["regions"].append({**data["regions"][0], "id": "azure:otherland"})
    found = problems(load, data)
    assert len(found) == 11  # the two regions share a label in each language
    assert "data.json: no source has the id 'nowhere' @ $.statements[2]" in found
    assert "data.json: expected an object, got a number @ $.statements[0]" in found
    assert any("the name 'Testland Central' belongs to more than one" in f for f in found)
    assert not [f for f in found if "docs" in f or "'opened'" in f or "whim" in f]


def test_your_data_may_use_the_bundled_words(load: Load) -> None:
    """Properties and enumerations that a file does not define have their bundled meaning."""
    data = tiny()
    del data["properties"]
    del data["enumerations"]
    data["statements"][0] |= {"rank": "preferred", "rank_reason": "official-date"}
    data["statements"].append(
        {
            "id": "azure-testland.status.1",
            "subject_id": "azure:testland",
            "property": "status",
            "text": "planned",
            "references": [{"source_id": "paper"}],
        }
    )
    catalog = load(data)
    assert catalog.get("azure:testland", Region).status is Status.PLANNED
    assert "official date" in catalog.get("azure:testland").facts["opened"].why


def test_an_open_list_of_words_may_have_more(load: Load) -> None:
    """Places and countries that the bundled list does not name are said as they are written."""
    given = tiny()
    subject = given["statements"][0]["subject_id"]
    given["statements"] += [
        {**given["statements"][0], "id": f"more.{name}.1", "property": name, "text": text}
        for name, text in (("country", "BE"), ("physical_location", "Arlon"))
    ]
    for statement in given["statements"][-2:]:
        statement.pop("date", None)
    facts = load(given).at(lang="nl").get(subject).facts
    said = {name: speaker_of(facts[name].view).value(facts[name].value, name) for name in facts}
    assert (said["country"], said["physical_location"]) == ("België", "Arlon")


def test_links_lead_to_the_right_kind(load: Load) -> None:
    """A list of stakeholders names stakeholders only."""
    data = tiny()
    data["regions"][0]["stakeholder_ids"] = ["azure:testland"]
    assert "'azure:testland' does not belong among the stakeholder_ids" in problems(load, data)[0]


def test_two_files_must_not_both_name_the_edition(tmp_path: Path) -> None:
    """One folder is one edition; records that stand twice name both places."""
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(json.dumps(tiny()))
    with pytest.raises(DataError) as caught:
        load_catalog(tmp_path)
    text = str(caught.value)
    assert "already says which edition this is" in text
    assert "'azure:testland' already stands in" in text


def test_lapses_of_the_house(tmp_path: Path) -> None:
    """A missing language, a wrong order and an enumeration that the code does not know are told."""
    data = tiny()
    del data["regions"][0]["labels"]["de"]
    data["sources"].reverse()
    data["enumerations"].append({"name": "rank", "values": {"normal": TEXTS}})
    found = parts.read([("data.json", json.dumps(data).encode())])
    lapses = rules.lapses_of(found)
    assert "data.json: the language 'de' is missing @ $.regions[0].labels" in lapses
    assert "data.json: the language 'fr' is missing @ $.regions[0].places[0]" in lapses
    assert "data.json: 'paper' is out of order @ $.sources" in lapses
    assert "the enumeration 'rank' and the code differ in ['deprecated', 'preferred']" in lapses


def test_a_data_error_survives_pickling(load: Load) -> None:
    """The problems come back from a process pool."""
    import pickle

    with pytest.raises(DataError) as caught:
        load("[")
    twin = pickle.loads(pickle.dumps(caught.value))
    assert twin.problems == caught.value.problems
    assert str(twin) == str(caught.value)


def test_contents_without_an_edition_are_no_catalogue() -> None:
    """A catalogue always knows which edition it is."""
    with pytest.raises(ValueError, match="no file says which edition"):
        contents_of(DataFile())
