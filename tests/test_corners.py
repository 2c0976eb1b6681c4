"""What seldom happens: comparing with strangers, copying, changing what cannot be changed, refusals."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path
from typing import Any

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
from belgium_cloud_region.cli import main
from belgium_cloud_region.errors import UnknownKeyError
from belgium_cloud_region.model import BestValue, Facts, Listing, Quantity

from .support import made, tiny


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
