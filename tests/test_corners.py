"""What seldom happens: comparing with strangers, copying, changing what cannot be changed, refusals."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
from pathlib import Path
from typing import Any

import attrs
import pytest

from belgium_cloud_region import (
    Catalog,
    DataError,
    Region,
    UnknownEntityError,
    get_benefit,
    get_catalog,
    get_region,
    load_catalog,
)
from belgium_cloud_region.catalog.consistency import contradictions
from belgium_cloud_region.checkup import FindingKind, findings
from belgium_cloud_region.cli import _commands as commands
from belgium_cloud_region.cli import main
from belgium_cloud_region.errors import UnknownKeyError
from belgium_cloud_region.loading import integrity
from belgium_cloud_region.model import BestValue, Facts, Listing, Quantity, Reference
from belgium_cloud_region.proof.clone import Clone
from belgium_cloud_region.proof.reading import UnreadableError
from belgium_cloud_region.rendering import speaker_of

from .support import TEXTS, made, tiny


def objects() -> list[Any]:
    """Return one object of each kind that compares itself."""
    region = get_region()
    fact = region.facts["opened"]
    statement = fact.statements[0]
    reference = statement.references[0]
    return [
        get_catalog(),
        region,
        fact,
        statement,
        reference,
        reference.receipt,
        statement.date,
        region.promises()[0],
        region.services[0],
        region.codes["azure-backup"],
        region.codes,
        get_catalog().source(reference),
    ]


@pytest.mark.parametrize("thing", objects(), ids=lambda thing: type(thing).__name__)
def test_nothing_equals_a_stranger(thing: Any) -> None:
    """Comparing with what is something else says no, and copies are the thing itself."""
    assert thing != object()
    assert (thing == 42) is False
    assert copy.copy(thing) is thing
    assert copy.deepcopy(thing) is thing
    assert pickle.loads(pickle.dumps(thing)) == thing
    assert hash(thing) == hash(pickle.loads(pickle.dumps(thing)))


def test_facts_are_a_mapping_that_travels() -> None:
    """They hash, copy and show themselves as their entity does."""
    facts = get_region().facts
    assert isinstance(facts, Facts)
    assert hash(facts) == hash(get_region().facts)
    assert pickle.loads(pickle.dumps(facts))["opened"] is facts["opened"]
    assert "opened" in repr(facts)
    assert facts._ipython_key_completions_() == list(facts)
    assert "Opened" in facts._repr_mimebundle_()["text/plain"]
    assert (
        get_catalog().at(lang="nl").subject.facts.to_dict()["opened"]["text"] == "18 november 2025"
    )


@pytest.mark.parametrize(
    "thing",
    [get_catalog(), get_catalog().contents, get_region().events],
    ids=["catalog", "contents", "list"],
)
def test_nothing_is_changed(thing: Any) -> None:
    """What is asked for by name is not set, nor deleted."""
    name = "view" if isinstance(thing, Listing) else "edition"
    with pytest.raises(AttributeError):
        setattr(thing, name, None)
    if isinstance(thing, Catalog):
        with pytest.raises(AttributeError, match="not deleted"):
            del thing.edition


def test_attributes_of_the_class_describe_themselves() -> None:
    """What an attribute means is asked of the class."""
    assert isinstance(Region.opened, BestValue)
    assert Region.opened.__doc__ == "When it opened."
    with pytest.raises(TypeError):
        _ = get_region() < object()  # type: ignore[operator]


def test_an_edition_without_a_subject(tmp_path: Path) -> None:
    """Who asks it for nothing by name is told to name something."""
    catalog = made(tiny())
    with pytest.raises(UnknownEntityError, match="names no subject"):
        _ = catalog.subject
    data = tiny()
    data["edition"]["subject"] = "azure:testland"
    assert made(data).subject.id == "azure:testland"
    late = tiny()
    late["edition"]["subject"] = "azure:testland"
    late["regions"].append({**late["regions"][0], "id": "azure:other"})
    late["statements"] = [
        {
            **late["statements"][0],
            "id": "azure-testland.x.1",
            "references": [{"source_id": "paper"}],
        },
        {**late["statements"][0], "id": "azure-other.x.1", "subject_id": "azure:other"},
    ]
    with pytest.raises(UnknownEntityError, match="had been published by 2025-04-01"):
        _ = made(late).at(known_by="2025-04-01").subject


def test_words_that_there_are_not() -> None:
    """A fact, an enumeration or an argument that does not exist is refused by name."""
    catalog = get_catalog()
    with pytest.raises(UnknownKeyError, match="nothing is known of it"):
        catalog.judgement("org:bdia", "opened")
    with pytest.raises(UnknownKeyError, match="statuss"):
        catalog.label_of("statuss", "x")
    with pytest.raises(TypeError, match="there is no argument 'as_off'"):
        get_region(as_off="2025-01-01")  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="finite"):
        Quantity(10**400, "EUR")


def test_an_object_of_a_newer_version_says_so() -> None:
    """A pickle with attributes that are not known here is refused, not cut."""
    rebuild, (kind, given) = get_region().codes["azure-backup"].__reduce__()
    with pytest.raises(DataError, match="has shade, which this version does not know"):
        rebuild(kind, {**given, "shade": "blue"})


def test_what_a_listing_shows_of_anything() -> None:
    """Codes, services, aliases and catalogues have a line of their own."""
    region = get_region()
    assert str(region.services[0]).startswith(region.services[0].name)
    tiers = [service for service in region.services if service.tier]
    assert str(tiers[0]) == f"{tiers[0].name} ({tiers[0].tier}): {tiers[0].state}"
    assert "Azure AI Search" in region.services.to_markdown()
    assert "since 3 December 2025" in region.services.to_text(200)
    assert "2026.11.1" in Listing((get_catalog(),), get_catalog()).to_text()
    assert "bec" in Listing(region.codes.values(), get_catalog()).to_text()
    assert get_benefit("latency").stakeholders
    promise = region.promises()[0]
    assert (promise.language, promise.value) == ("en", promise.statement.value)
    pledge = next(p for p in region.promises() if p.statement.words)
    assert pledge.value == pledge.statement.words.text("en")  # type: ignore[union-attr]
    absent = get_region(as_of="2022-06-01").facts["availability_zones"]
    assert "not known" in Listing((absent,), absent.view).to_text()


def test_a_folder_without_data_is_refused(tmp_path: Path) -> None:
    """It says which folder."""
    with pytest.raises(DataError, match="holds no JSON file"):
        load_catalog(tmp_path)


def test_a_device_is_written_to_and_not_replaced(capfd: pytest.CaptureFixture[str]) -> None:
    """An output that is no file stays what it is."""
    assert main(["export", "BDIA", "--output", "/dev/null"]) == 0
    assert Path("/dev/null").is_char_device()


def test_every_rule_on_contradictions_finds_something(tmp_path: Path) -> None:
    """A region without zones, a post without an employer, an event of nothing that is known."""
    data = tiny()

    def define(name: str, kind: str, **more: Any) -> None:
        texts = {"labels": TEXTS, "descriptions": TEXTS}
        data["properties"].append({"name": name, "kind": kind, "lasting": "state", **texts, **more})

    def state(subject: str, name: str, source: str = "docs", **value: Any) -> None:
        data["statements"].append(
            {
                "id": f"{subject.replace(':', '-')}.{name}.{len(data['statements'])}",
                "subject_id": subject,
                "property": name,
                "references": [{"source_id": source}],
                **value,
            }
        )

    define("status", "text", enumeration="status")
    for name in ("role", "employer"):
        define(name, "text")
    define("initiative", "entity_id")
    define("date", "date", lasting="happening")
    texts = {"labels": TEXTS, "descriptions": TEXTS}
    data["enumerations"].append({"name": "status", "values": {"available": TEXTS}})
    data["stakeholders"] = [{"id": "person:one", "kind": "person", **texts}]
    data["events"] = [{"id": "event:one", "kind": "other", **texts}]
    data["initiatives"] = [{"id": "initiative:one", **texts}]
    data["regions"][0]["event_ids"] = ["event:one"]
    state("azure:testland", "status", text="available")
    state("person:one", "role", text="Head", valid={"start": "2025-01-01", "end": "2025-06-01"})
    state("person:one", "employer", text="Firm")
    state("event:one", "date", date="2025-03-01")
    state("event:one", "initiative", entity_id="initiative:one")
    state("initiative:one", "provider", source="paper", text="x")
    found = {message for _, _, message in contradictions(made(data))}
    assert found == {
        "azure:testland is available, and how many zones it has is unknown: no value can be given",
        "the role of person:one has ended, and its employer has not",
        "event:one has happened, and nothing is known of initiative:one",
        "event:one has happened, and azure:testland belongs to no initiative",
    }
    folder = tmp_path / "data.json"
    folder.write_text(made(data).extract())
    kinds = {finding.kind for finding in findings(folder) if finding.serious}
    assert kinds == {FindingKind.CONTRADICTION}


def test_a_look_at_damaged_data_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever damage raises, it is one finding, and the command hides and shows nothing else."""

    def damaged() -> Any:
        raise KeyError("gone")

    monkeypatch.setattr(integrity, "rot", damaged)
    found = findings(on="2026-11-27")
    assert [f.message for f in found if f.serious] == ["the data cannot be read: KeyError: 'gone'"]
    monkeypatch.setattr(commands, "get_catalog", damaged)
    assert main(["check", "--on", "2026-11-27"]) == 1


def test_an_entity_of_which_nothing_is_told_has_a_card() -> None:
    """A record that was only read shows its name and description."""
    record = get_catalog().contents.entities["org:bdia"]
    bare = attrs.evolve(record, id="org:bare", aliases=(), view=get_catalog())
    assert bare.label in bare.to_text()
    code = tiny()
    code["properties"].append(
        {"name": "code", "kind": "text", "labels": TEXTS, "descriptions": TEXTS}
    )
    code["statements"].append(
        {
            "id": "azure-testland.code.1",
            "subject_id": "azure:testland",
            "property": "code",
            "text": "tl",
            "references": [{"source_id": "docs"}],
        }
    )
    assert made(code).get("azure:testland", Region).codes == {}  # it is worth nothing without whose
    assert made(code).get("azure:testland", Region).services == ()


def test_a_source_that_is_not_known_is_called_by_its_id() -> None:
    """Of a reference without its source the id is shown."""
    reference = Reference(source_id="nobody-knows")
    assert speaker_of(get_catalog()).publishers_by_date([reference]) == "nobody-knows"


def test_a_file_that_cannot_be_replaced_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the new file cannot be put in place, the old one is there and nothing beside it."""
    page = tmp_path / "page.md"
    page.write_text("<!-- bcr: region.opened -->old<!-- /bcr -->")

    def full(*given: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("belgium_cloud_region.documents._files.os.replace", full)
    assert main(["render", str(page)]) == 2
    assert "old" in page.read_text()
    assert [file.name for file in tmp_path.iterdir()] == ["page.md"]


def test_marks_without_end_in_data(tmp_path: Path) -> None:
    """A label with more marks on a letter than any writing has is refused with its place."""
    data = tiny()
    data["regions"][0]["labels"]["en"] = "a" + "\u0363" * 40
    file = tmp_path / "data.json"
    file.write_text(json.dumps(data))
    with pytest.raises(
        DataError, match=r"more than 30 marks stand on one letter @ \$.regions\[0\]"
    ):
        load_catalog(file)


def test_a_clone_with_a_file_that_is_too_large(tmp_path: Path) -> None:
    """It is not brought into memory."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    large = b"x" * 8_000_001
    put = ["git", "-C", str(tmp_path), "hash-object", "-w", "--stdin"]
    blob = subprocess.run(put, input=large, capture_output=True, check=True).stdout.decode().strip()
    with pytest.raises(UnreadableError, match="larger than 8000000 bytes"):
        Clone(tmp_path).content(blob)
