"""The answer for machines: its schema, its size, what it never gives."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from belgium_cloud_region import Catalog, get_catalog, get_region
from belgium_cloud_region.loading.resources import bundled
from belgium_cloud_region.model import LANGUAGES, Rank

SCHEMA = json.loads(bundled("answer.schema.json"))
VALIDATOR = Draft202012Validator(SCHEMA)
VIEWS: list[dict[str, Any]] = [
    *({"lang": language} for language in LANGUAGES),
    {"known_by": "2025-10-15"},
    {"as_of": "2025"},
]


@pytest.mark.parametrize("moment", VIEWS, ids=str)
def test_every_answer_is_what_the_schema_promises(catalog: Catalog, moment: dict[str, Any]) -> None:
    """Entities and facts, in every language and at several moments, have the promised keys."""
    Draft202012Validator.check_schema(SCHEMA)
    for entity in catalog.at(**moment).entities:
        answers = [entity.to_dict(), *(fact.to_dict() for fact in entity.facts.values())]
        for answer in answers:
            assert not list(VALIDATOR.iter_errors(answer)), answer
            assert json.loads(json.dumps(answer)) == answer


def test_the_answer_about_a_region_is_small() -> None:
    """It says each source once, and of its neighbours only who they are."""
    data = get_region().to_dict()
    assert len(get_region().to_json().encode()) <= 150_000
    assert len({source["id"] for source in data["sources"]}) == len(data["sources"])
    cited = {i for fact in data["facts"].values() for i in fact["sources"]}
    assert cited <= {source["id"] for source in data["sources"]}
    assert all(set(link) <= {"id", "kind", "label", "date"} for link in data["events"])


def test_what_people_look_for_comes_first() -> None:
    """The keys and their order are promised."""
    assert list(get_region().to_dict())[:8] == [
        "id",
        "kind",
        "label",
        "description",
        "name",
        "display_name",
        "status",
        "opened",
    ]
    fact = get_region(lang="nl").facts["opened"].to_dict()
    assert (fact["value"], fact["text"]) == ("2025-11-18", "18 november 2025")
    assert get_region().to_dict()["paired_region"]["absence"] == "none"


def test_no_answer_gives_what_is_known_to_be_wrong() -> None:
    """Of a deprecated statement an answer says that it is, and why, never its value."""
    catalog = get_catalog()
    wrong = [s for s in catalog.statements if s.rank is Rank.DEPRECATED]
    assert wrong
    for statement in wrong:
        fact = catalog.get(statement.subject_id).facts[statement.property].to_dict()
        (version,) = (v for v in fact["statements"] if v["id"] == statement.id)
        assert version["standing"] == "deprecated"
        assert "value" not in version
        assert set(statement.to_dict()) == {"id", "rank", "rank_reason"}
