"""Text in several languages."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import langcodes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belgium_cloud_region.errors import UnknownKeyError
from belgium_cloud_region.frozen import FrozenMap
from belgium_cloud_region.model import LanguageMap
from belgium_cloud_region.model.text import fallback_chain, language_tag


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("nl", "nl"),
        ("nl-BE", "nl"),
        ("nl_BE.UTF-8", "nl"),
        ("FR-be", "fr"),
        ("de-Latn-BE", "de"),
        ("wa", "fr"),
        ("vls", "nl"),
        ("gsw", "de"),
        ("ja", "en"),
        ("en-001", "en"),
    ],
)
def test_the_language_of_the_answer(asked: str, answered: str) -> None:
    """The nearest language kept answers, and says which it is."""
    texts = LanguageMap({"en": "a", "fr": "b", "nl": "c", "de": "d"})
    assert texts.language(asked) == answered
    assert texts.text(asked) == texts[answered]


def test_without_english_the_first_language_answers() -> None:
    """A text that is kept in neither the language asked for nor English still answers."""
    assert LanguageMap({"nl": "tekst", "fr": "texte"}).text("de") == "texte"


@given(st.sampled_from(["nl", "nl-BE", "fr-CA", "de-AT", "en-GB", "ja", "pt-BR", "lb", "gsw"]))
def test_the_choice_agrees_with_an_independent_matcher(asked: str) -> None:
    """For tags of the kept languages and their neighbours, langcodes chooses the same."""
    texts = LanguageMap({"en": "a", "fr": "b", "nl": "c", "de": "d"})
    theirs, distance = langcodes.closest_match(asked, list(texts))
    if distance < 10:
        assert texts.language(asked) == theirs


def test_the_chain_is_readable() -> None:
    """The chain shortens the tag from the right, then tries the neighbour, then English."""
    assert fallback_chain("zea-NL") == ("zea-NL", "zea", "nl", "en")
    assert fallback_chain("en-GB") == ("en-GB", "en")
    assert language_tag("fr_BE") == "fr-BE"


@pytest.mark.parametrize(
    ("given", "meant"), [("dutch", "nl"), ("Français", "fr"), ("nld", "nl"), ("DEU.UTF-8", "de")]
)
def test_words_for_languages_lead_to_tags(given: str, meant: str) -> None:
    """What people write for a language is refused with the tag that they mean."""
    with pytest.raises(ValueError, match=f"is not a language tag; did you mean '{meant}'"):
        language_tag(given)


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({}, "at least one language"),
        ({"en": ""}, "must not be empty"),
        ({"en": " "}, "must not be empty"),
        ({"en": 3}, "must not be empty"),
        ({"english": "x"}, "is not a language tag"),
    ],
)
def test_what_is_no_text_in_languages(texts: Any, message: str) -> None:
    """An empty text, or a key that is no language tag, is refused."""
    with pytest.raises(ValueError, match=message):
        LanguageMap(texts)


def test_a_frozen_map_is_a_mapping() -> None:
    """It reads like a dict, equals one, hashes, copies, pickles and does not change."""
    mapping: FrozenMap[str, int] = FrozenMap({"b": 1, "a": 2})
    assert mapping == {"a": 2, "b": 1}
    assert list(mapping) == ["b", "a"]
    assert len(mapping) == 2
    assert dict(mapping.items()) == {"a": 2, "b": 1}
    assert hash(mapping) == hash(FrozenMap({"a": 2, "b": 1}))
    assert pickle.loads(pickle.dumps(mapping)) == mapping == copy.deepcopy(mapping)
    assert repr(mapping) == "FrozenMap({'b': 1, 'a': 2})"
    assert mapping.get("c") is None
    assert mapping.get("c", 5) == 5
    assert mapping.get("a", 5) == 2
    assert "c" not in mapping
    assert mapping._ipython_key_completions_() == ["b", "a"]
    with pytest.raises(TypeError):
        mapping["c"] = 3  # type: ignore[index]


def test_a_missing_key_lists_what_there_is() -> None:
    """Without a near key, the known ones are told, the first few."""
    with pytest.raises(UnknownKeyError, match="known are 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, …"):
        FrozenMap({n: n for n in range(1, 14)})["zz"]  # type: ignore[index]
    with pytest.raises(KeyError):
        LanguageMap({"en": "x"})["nl"]
