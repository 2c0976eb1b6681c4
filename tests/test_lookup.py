"""Who is meant by a name: what the lookup forgives, what it refuses, and how it says so."""

from __future__ import annotations

import pickle
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belgium_cloud_region import (
    AmbiguousNameError,
    BelgiumCloudRegionError,
    Catalog,
    Region,
    UnknownEntityError,
    get_catalog,
    get_region,
    get_source,
    search,
)
from belgium_cloud_region.catalog.lookup import normalise

HOME = "azure:belgiumcentral"


@pytest.mark.parametrize(
    "name",
    [
        "azure:belgiumcentral",
        "belgiumcentral",
        "BelgiumCentral",
        "BELGIUM CENTRAL",
        "belgium-central",
        "belgium_central",
        " Belgium  Central ",
        "Belgium Central\n",
        "Central Belgium",
        "be central",
        "be-central",
        "BE Central",
        "belgiumc",
        "bec",
        "(Europe) Belgium Central",
        "Azure Belgium Central",
        "Belgium Central, Azure",
        "ABC",
        "Ｂelgium Central",
        "Bélgium Central",
    ],
)
def test_every_spelling_in_use_means_the_region(name: str) -> None:
    """Case, accents, spaces, punctuation and the order of words do not matter."""
    assert get_region(name).id == HOME


def test_every_name_in_the_data_answers(catalog: Catalog) -> None:
    """Id, label and alias of every entity lead to it, or to an ambiguity that names it."""
    kinds = (catalog.regions, catalog.initiatives, catalog.stakeholders, catalog.benefits)
    for listing in (*kinds, catalog.events):
        for entity in listing:
            names = [entity.id, *entity.labels.values(), *(a.text for a in entity.aliases)]
            for name in names:
                try:
                    assert catalog.get(name, type(entity)).id == entity.id
                except AmbiguousNameError as error:
                    assert entity.id in error.candidates


def test_a_region_is_its_own_name() -> None:
    """A region is accepted where a name is, and seen through the catalogue asked."""
    region = get_region("westeurope")
    assert get_region(region) is region
    assert get_region(region, lang="fr").language == "fr"


@pytest.mark.parametrize("name", ["Belgium", "België", "belgique", "BELGIEN", "Brussels"])
def test_a_place_with_several_regions_is_refused(name: str) -> None:
    """The name of a place in which several regions lie is ambiguous, and the message says whose."""
    with pytest.raises(AmbiguousNameError) as caught:
        get_region(name)
    error = caught.value
    assert error.candidates[0] == HOME
    assert len(error.candidates) >= 3
    assert (error.kind, error.name) == ("region", name)
    assert isinstance(error, LookupError)
    assert isinstance(error, BelgiumCloudRegionError)
    assert "Belgium Central (azure:belgiumcentral)" in str(error)
    assert "ask for one by its id, such as 'azure:belgiumcentral'" in str(error)
    assert get_region(name, default=None) is None


def test_belgium_names_googles_region_too() -> None:
    """Whoever says Belgium may mean Google's region; its own name is not ambiguous."""
    with pytest.raises(AmbiguousNameError, match="google:europe-west1"):
        get_region("Belgium")
    assert get_region("europe-west1").id == "google:europe-west1"
    with pytest.raises(AmbiguousNameError, match="name of a place") as caught:
        get_region("Vienna")
    assert caught.value.candidates == ("azure:austriaeast",)
    assert get_region("Vienna", provider="azure").id == "azure:austriaeast"


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Belgum Central", "Belgium Central"),
        ("belgiumcentrl", "Belgium Central"),
        ("beliumcentral", "Belgium Central"),
        ("Belgium West", "Belgium Central"),
        ("west europ", "West Europe"),
    ],
)
def test_a_misspelling_suggests_the_right_name(name: str, suggestion: str) -> None:
    """A near miss is refused, and the nearest names are attributes and part of the message."""
    with pytest.raises(UnknownEntityError) as caught:
        get_region(name)
    assert suggestion in caught.value.suggestions
    assert f"no region is known as {name!r}; did you mean " in str(caught.value)
    assert repr(suggestion) in str(caught.value)
    assert get_region(name, default=None) is None


def test_look_alike_letters_are_named() -> None:
    """A letter of another alphabet is pointed at."""
    with pytest.raises(UnknownEntityError) as caught:
        get_region("Веlgium Central")  # the first two letters are Cyrillic
    assert "'В' is CYRILLIC CAPITAL LETTER VE" in str(caught.value)
    assert "Belgium Central" in caught.value.suggestions


def test_a_region_of_a_vendor_we_do_not_list() -> None:
    """A name of another vendor's region elsewhere is unknown, not guessed at."""
    with pytest.raises(UnknownEntityError, match="no region is known as 'us-east-1'"):
        get_region("us-east-1")


@pytest.mark.parametrize("name", ["", "   ", "\x00", "\x1b[31m", "…", "\u202e"])
def test_a_name_without_letters_is_refused(name: str) -> None:
    """An empty name, punctuation and control characters are unknown, and printed safely."""
    with pytest.raises(UnknownEntityError) as caught:
        get_region(name)
    assert str(caught.value).isprintable()
    assert caught.value.name == name


def test_control_characters_never_reach_the_message() -> None:
    """What a caller gave is shown without anything that a terminal would obey."""
    with pytest.raises(UnknownEntityError) as caught:
        get_region("belgium\x1b]0;x\x07\u202ecentral\x9b")
    assert str(caught.value).isprintable()


def test_nothing_is_a_miss() -> None:
    """What tables have where nothing stands is no name: the default is meant."""
    assert get_region(None, default="none") == "none"
    assert get_region(float("nan"), default="none") == "none"


@pytest.mark.parametrize("name", [None, b"bec", 3, 3.5, True, ["bec"], object(), {"a": 1}])
def test_what_is_not_text_is_a_type_error(name: Any) -> None:
    """A name that is not text is a programming mistake, also with a default."""
    with pytest.raises(TypeError, match=r"the name of a region is text, got "):
        get_region(name)
    if name is not None:  # which tables have for nothing
        with pytest.raises(TypeError):
            get_region(name, default=None)
    with pytest.raises(TypeError, match=r"the id of a source is text, got "):
        get_source(name)
    with pytest.raises(TypeError, match=r"a search is for text, got "):
        search(name)


def test_huge_names_are_refused_quickly() -> None:
    """Ten megabytes are refused without being searched, and kept whole in the error."""
    name = "belgium " * 1_250_000
    get_region()
    start = time.perf_counter()
    with pytest.raises(UnknownEntityError) as caught:
        get_region(name)
    message = str(caught.value)
    assert time.perf_counter() - start < 1
    assert caught.value.name == name
    assert len(message) < 300
    assert "a name has at most 200 characters, this one 10000000" in message


def test_an_entity_of_another_kind_is_not_found() -> None:
    """A stakeholder's name does not answer where a region is asked for."""
    with pytest.raises(UnknownEntityError, match="no region is known as 'Proximus'"):
        get_region("Proximus")
    with pytest.raises(UnknownEntityError):
        get_catalog().get("org:bdia", Region)


def test_an_unknown_source_suggests_near_ids() -> None:
    """A source is asked for by its exact id; near ones are suggested."""
    with pytest.raises(UnknownEntityError) as caught:
        get_source("channelnews-2025-04")
    assert "channelnews-2025-03" in caught.value.suggestions


@pytest.mark.parametrize("language", ["", "n", "english", "nl_", "12", "nl\n", "x" * 1000])
def test_what_is_not_a_language_is_refused(language: str) -> None:
    """A language that is no BCP 47 tag is a ValueError that says what one looks like."""
    with pytest.raises(ValueError, match=r"is not a language tag; (use a BCP 47 tag|did you mean)"):
        get_region(lang=language)


def test_a_language_that_is_not_text_is_a_type_error() -> None:
    """A language of a wrong type is a programming mistake."""
    with pytest.raises(TypeError, match="a language is text"):
        get_region(lang=3)  # type: ignore[call-overload]


@pytest.mark.parametrize("date", ["01/02/2025", "2025-13", "2025-02-30", "yesterday", ""])
def test_what_is_not_a_date_is_refused(date: str) -> None:
    """An ambiguous or impossible date is refused, with the forms that are understood."""
    with pytest.raises(ValueError, match=r"is not a (date|month)"):
        get_region(as_of=date)


def test_errors_survive_pickling() -> None:
    """Every lookup error comes back from a process pool as it was."""
    for name in ("Belgium", "Belgum Central"):
        with pytest.raises(LookupError) as caught:
            get_region(name)
        twin = pickle.loads(pickle.dumps(caught.value))
        assert type(twin) is type(caught.value)
        assert str(twin) == str(caught.value)
        assert vars(twin) == vars(caught.value)


@given(st.text())
def test_any_text_gets_a_region_or_an_error_of_ours(name: str) -> None:
    """Whatever text is given, the answer is a region or one error of the contract."""
    try:
        assert isinstance(get_region(name), Region)
    except BelgiumCloudRegionError as error:
        assert str(error).isprintable()
        assert len(str(error)) < 1000


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    """The normaliser is idempotent."""
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_any_text_can_be_searched_for(text: str) -> None:
    """A search never raises for text, and finds each entity at most once."""
    found = search(text)
    assert len({entity.id for entity in found}) == len(found)
