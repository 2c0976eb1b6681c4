"""The words of the interface: four languages, the same places, one text once, all of them used."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import belgium_cloud_region
from belgium_cloud_region.catalog.difference import DifferenceKind
from belgium_cloud_region.model.fact import Ground, Standing
from belgium_cloud_region.model.text import LANGUAGES

SOURCE = Path(belgium_cloud_region.__file__).parent
DATA = SOURCE / "data"


def lists(name: str, part: str) -> list[Any]:
    """Return a list of a data file."""
    found: list[Any] = json.loads((DATA / name).read_text("utf-8"))[part]
    return found


WORDS: dict[str, dict[str, dict[str, str]]] = {
    entry["name"]: entry["values"] for entry in lists("words.json", "enumerations")
}
EVERY = [(f"{kind}/{name}", WORDS[kind][name]) for kind in WORDS for name in WORDS[kind]]


@pytest.mark.parametrize(("name", "texts"), EVERY)
def test_a_word_has_four_languages_and_the_same_places(name: str, texts: dict[str, str]) -> None:
    """What is filled in, or counted, can be in each."""
    assert tuple(texts) == LANGUAGES
    assert re.fullmatch(r"[a-z]+(-[a-z]+)?/[a-z0-9]+(-[a-z0-9]+)*", name)
    places = [sorted(re.findall(r"\{(\w*)\}", text)) for text in texts.values()]
    assert all(found == places[0] for found in places)
    assert len({text.count("|") for text in texts.values()}) == 1


def texts_in(given: Any) -> Iterator[dict[str, str]]:
    """Yield every text that is in several languages, wherever it stands."""
    if isinstance(given, dict):
        if given.keys() & set(LANGUAGES):
            yield given
        given = list(given.values())
    if isinstance(given, list):
        for part in given:
            yield from texts_in(part)


@pytest.mark.parametrize("file", sorted(DATA.rglob("*.json")), ids=lambda file: str(file.stem))
def test_signs_are_those_of_each_language(file: Path) -> None:
    """
    Of quotation marks there is one kind in each language, and French signs have their spaces.

    A narrow one before ; ! ?, a wide one before : and inside guillemets, none of them breaks.
    """
    others = {"en": '"„«»', "fr": '"“”„', "nl": '"„«»', "de": '"”«»'}
    for texts in texts_in(json.loads(file.read_text("utf-8"))):
        for tag, marks in others.items():
            assert not set(texts.get(tag, "")) & set(marks), texts
        french = texts.get("fr", "")
        assert not re.search("(?<!\u202f)[;!?]|(?<=[0-9]) (?=[0-9]{3}\\b)", french), texts
        assert not re.search("(?<!\u00a0):(?!//)", french), texts
        assert not re.search("«(?!\u00a0)|(?<!\u00a0)»", french), texts


def test_no_text_is_there_twice() -> None:
    """Neither under two names, nor as the label of a property or an enumerated value."""
    labels = [entry["labels"] for entry in lists("properties.json", "properties")]
    labels += [
        texts
        for entry in lists("enumerations.json", "enumerations")
        for texts in entry["values"].values()
    ]
    there = {tuple(texts.get(tag) for tag in LANGUAGES) for texts in labels}
    for name, texts in EVERY:
        key = tuple(texts.values())
        assert key not in there, name
        there.add(key)


def test_the_file_is_in_its_one_form() -> None:
    """Lists sorted by name, one key a line, so that a change shows as one."""
    text = (DATA / "words.json").read_text("utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
    assert list(WORDS) == sorted(WORDS)


def literals() -> set[str]:
    """Return every text that stands in the source."""
    trees = (ast.parse(file.read_text("utf-8")) for file in SOURCE.rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {node.value for node in nodes if isinstance(node.value, str)}


def calls() -> set[tuple[str, str]]:
    """Return the words that are asked for by their name, and by which method."""
    methods = {"word", "dated", "count"}
    trees = (ast.parse(file.read_text("utf-8")) for file in (SOURCE / "rendering").glob("*.py"))
    return {
        (node.func.attr, node.args[0].value)
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in methods
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def test_every_word_that_is_asked_for_is_there() -> None:
    """No name is misspelt."""
    for method, name in calls():
        assert name in WORDS["counted" if method == "count" else "word"], name


@pytest.mark.parametrize(
    "kind",
    [
        "amount",
        "word",
        "counted",
        "magnitude",
        "picture",
    ],
)
def test_every_word_is_used(kind: str) -> None:
    """What the code no longer says is no longer kept."""
    used = literals()
    for name in WORDS[kind]:
        dated = re.sub("-(day|year|season)$", "", name)  # for dates that are so precise
        assert {name, dated} & used, name


def test_what_is_said_of_a_member_has_its_name() -> None:
    """Grounds, standings, verdicts, differences, months and seasons are all there, and no more."""
    assert set(WORDS["ground"]) == set(Ground)
    named_as_values = {Standing.ENDED, Standing.NOT_YET}
    assert set(WORDS["standing"]) == set(Standing) - named_as_values
    assert set(WORDS["difference"]) == set(DifferenceKind)
    assert set(WORDS["month"]) == {f"{number:02}" for number in range(1, 13)}
    for kind in ("season", "in-season", "the-season"):
        assert set(WORDS[kind]) == {"21", "22", "23", "24"}
    assert set(WORDS["ordinal"]) == {"one", "two", "few", "other"}


def test_verdicts_have_their_names() -> None:
    """Whatever becomes of a passage can be said."""
    from belgium_cloud_region.proof import Verdict

    assert set(WORDS["verdict"]) == {verdict.value for verdict in Verdict}
