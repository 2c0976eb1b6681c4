"""The contract: what `get_region()` and the other questions answer from the bundled edition."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import cattrs
import pytest

from belgium_cloud_region import (
    Absence,
    Benefit,
    Catalog,
    Event,
    Initiative,
    PartialDate,
    Region,
    Source,
    Stakeholder,
    Status,
    get_benefit,
    get_catalog,
    get_initiative,
    get_region,
    get_source,
    get_stakeholder,
    regions,
    search,
)
from belgium_cloud_region.model import Ground

from .support import tiny


def test_the_region_without_a_name() -> None:
    """No name means Belgium Central, with the values that the contract promises."""
    region = get_region()
    assert region.id == "azure:belgiumcentral"
    assert (region.name, region.display_name) == ("belgiumcentral", "Belgium Central")
    assert region.status is Status.AVAILABLE
    assert region.opened == PartialDate("2025-11-18")
    assert region.availability_zones == 3
    assert (region.geography, region.physical_location) == ("Belgium", "Brussels")
    assert (region.country, region.operator) == ("BE", "org:microsoft")
    assert region.initiative is not None
    assert region.initiative.label == "Digital AmBEtion"


def test_the_missing_pair_says_why() -> None:
    """No paired region is a known absence: falsy, and not an empty string."""
    pair = get_region().paired_region
    assert pair is Absence.NONE
    assert not pair
    assert "known not to exist" in str(pair)


def test_every_code_has_an_authority() -> None:
    """The backup code is bec, and each code names its authority in four languages."""
    codes = get_region().codes
    assert codes["azure-backup"].value == "bec"
    assert codes["avm-short-name"].value == "bc"
    for authority, code in codes.items():
        assert code.authority == authority
        assert set(code.labels) == {"de", "en", "fr", "nl"}
        assert code.references


def test_spellings_of_cost_data_are_aliases() -> None:
    """The four spellings of the FinOps data are aliases that say where they were met."""
    aliases = {alias.text: alias for alias in get_region().aliases}
    for spelling in ("be central", "bec", "belgiumc", "belgiumcentral"):
        assert any(r.source_id == "finops-regions" for r in aliases[spelling].references)


def test_links_lead_to_typed_objects_in_order() -> None:
    """Stakeholders, benefits and events are typed; events are in the order of their dates."""
    region = get_region()
    assert all(isinstance(s, Stakeholder) for s in region.stakeholders)
    assert [b.id for b in region.benefits][:4] == [
        "benefit:latency",
        "benefit:sovereignty",
        "benefit:cybersecurity",
        "benefit:ai-analytics",
    ]
    days = [e.date.first for e in region.events if isinstance(e.date, PartialDate)]
    assert days == sorted(days)
    assert len(days) == len(region.events)


def test_the_best_opening_date_explains_itself() -> None:
    """The official date wins by rank, its rivals are kept, the slip of 2023 is no rival."""
    fact = get_region().facts["opened"]
    assert fact.best is not None
    assert fact.best.id == fact.statements[0].id
    assert fact.value == PartialDate("2025-11-18")
    assert fact.disputed
    assert {str(s.date) for s in fact.statements if s in fact.rivals} == {"2025-11-13"}
    assert "official date" in fact.why
    assert fact.references == fact.best.references


def test_sources_behind_the_answer() -> None:
    """A region lists every source behind itself and what it links to, each once."""
    region = get_region()
    ids = [source.id for source in region.sources]
    assert ids == sorted(set(ids))
    assert "channelnews-2025-03" in ids
    cited = {r.source_id for b in region.benefits for f in b.facts.values() for r in f.references}
    assert cited <= set(ids)


@pytest.mark.parametrize(
    ("language", "label", "description"),
    [("nl", "Belgium Central", "Belgi"), ("fr-BE", "Belgium Central", "Belgique")],
)
def test_text_in_the_language_asked_for(language: str, label: str, description: str) -> None:
    """Labels and descriptions answer in the reader's language, through the fallback chain."""
    region = get_region(lang=language)
    assert region.label == label
    assert description in region.description
    assert region.initiative is not None
    assert region.initiative.language == language
    assert region.facts["opened"].label != get_region().facts["opened"].label


def test_official_names_are_marked() -> None:
    """An official name is told apart from the project's own translation."""
    assert get_stakeholder("BDIA").label_is_official
    assert not get_benefit("latency").label_is_official
    assert get_benefit("latency", lang="wa").label_language == "fr"


def test_the_other_getters() -> None:
    """Every getter answers with an object of its own class."""
    assert isinstance(get_initiative(), Initiative)
    assert get_initiative("AINSI").id == "initiative:ainsi"
    assert get_stakeholder("Marijke Schroos").id == "person:marijke-schroos"
    assert isinstance(get_benefit("Data sovereignty"), Benefit)
    assert isinstance(get_source("channelnews-2025-03"), Source)
    assert get_source("nothing", default=None) is None
    assert get_initiative("nothing", default=1) == 1
    assert get_stakeholder("nothing", default=1) == 1
    assert get_benefit("nothing", default=1) == 1


def test_neighbours_are_thin_but_there() -> None:
    """The other clouds in Belgium and the neighbours answer by name, with their operator."""
    assert get_region("europe-west1").operator == "org:google"
    europe = get_region("westeurope")
    assert europe.paired_region == "azure:northeurope"
    assert europe.availability_zones == 3
    assert europe.initiative is None
    ids = [region.id for region in regions()]
    assert ids == sorted(ids)
    assert len(ids) == len(set(ids)) >= 20


def test_what_nobody_states_is_unknown() -> None:
    """An attribute without a statement is an absence, not an error and not None."""
    luxembourg = get_region("azure:luxembourg")
    assert luxembourg.availability_zones is Absence.UNKNOWN
    assert luxembourg.opened is Absence.UNKNOWN
    assert luxembourg.label_point is Absence.UNKNOWN


def test_the_catalogue_lists_everything() -> None:
    """The catalogue's lists are tuples of typed objects and agree with the getters."""
    catalog = get_catalog()
    assert catalog.edition == "2026.11.1"
    assert get_region() is catalog.get("azure:belgiumcentral", Region)
    assert catalog.get("org:bdia") is get_stakeholder("org:bdia")
    for listing, kind in (
        (catalog.regions, Region),
        (catalog.initiatives, Initiative),
        (catalog.stakeholders, Stakeholder),
        (catalog.benefits, Benefit),
        (catalog.events, Event),
        (catalog.sources, Source),
    ):
        assert isinstance(listing, tuple)
        assert listing
        assert all(isinstance(thing, kind) for thing in listing)
    assert {s.subject_id for s in catalog.statements} == {e.id for e in catalog.entities}
    assert {s.property for s in catalog.statements} <= {p.name for p in catalog.properties}
    assert repr(catalog) == "Catalog('2026.11.1', as_of=2026-11-27, language='en')"


def test_search_finds_words_in_any_language() -> None:
    """Accents, case and language do not matter; names come before descriptions."""
    assert search("énergie")
    assert search("ENERGIE") == search("énergie")
    assert search("Belgian Digital Infrastructure")[0].id == "org:bdia"
    assert search("belgium central")[0].id == "azure:belgiumcentral"
    assert search("no such word anywhere") == ()
    assert search(" ?! ") == ()
    assert search("Latenz", lang="de")[0].label == get_benefit("latency", lang="de").label


def test_time_narrows_the_answer() -> None:
    """What held on a day, and what was known by a day, are two questions."""
    assert get_region(as_of="2025-10-15").status is Status.COMING_SOON
    assert get_region(as_of="2023-01-01").status is Status.ANNOUNCED
    assert get_region(known_by="2023-01-01").opened is Absence.UNKNOWN
    early = get_catalog().at(known_by="2022-01-01")
    assert early.as_of == early.known_by == PartialDate("2022-01-01")
    assert len(early.statements) < len(get_catalog().statements)
    revenue = early.get("benefit:economic-impact").facts["new_revenue"].value
    assert str(revenue) == "up to 31.5 billion EUR"
    assert str(get_benefit("economic impact").facts["new_revenue"].value) == "about 59 billion EUR"
    with pytest.raises(ValueError, match="nothing was published before 2014-05-05"):
        get_region(known_by="1999-01-01")


def test_nothing_of_the_future_is_told() -> None:
    """What nobody had written of by a day is not in the answer for that day."""
    april = get_region(known_by="2025-04-01")
    told = {e.id for e in (*april.events, *april.stakeholders, *april.benefits)}
    assert "event:autumn-2025-opening-announced" in told
    assert "event:official-opening" not in told
    assert "person:bart-de-wever" not in told
    assert all(isinstance(event.date, PartialDate) for event in april.events)
    assert all(s.issued is None or s.issued.first.year <= 2025 for s in april.sources)
    with pytest.raises(LookupError, match="nothing about it had been published by 2025-04-01"):
        get_stakeholder("Bart De Wever", known_by="2025-04-01")
    assert get_stakeholder("Bart De Wever", known_by="2025-04-01", default=None) is None
    assert "person:bart-de-wever" not in {e.id for e in search("De Wever", known_by="2025-04-01")}


def test_a_date_that_straddles_the_answer_says_so() -> None:
    """Within 2025 the status changed twice: the answer does not choose, and names the versions."""
    region = get_region(as_of="2025")
    fact = region.facts["status"]
    assert region.status is Absence.UNKNOWN
    assert fact.ground is Ground.TOO_COARSE
    assert {s.text for s in fact.undecided} == {"announced", "coming-soon", "available"}
    assert fact.why == "2025 is too coarse to choose; versions that count for part of it: 3"
    assert get_region(as_of="2025-10").status is Status.COMING_SOON
    known = get_region(known_by="2025-11", as_of="2025-12-01").facts["opened"]
    assert known.ground is Ground.TOO_COARSE
    assert "2025-11-18" in {str(s.value) for s in known.undecided}


def test_a_reference_leads_to_its_source() -> None:
    """A source can be asked for by its id or by a reference that uses it."""
    reference = get_region().facts["opened"].references[0]
    assert get_source(reference).id == reference.source_id
    assert get_source(reference).url


def test_prose_is_in_the_language_asked_for() -> None:
    """A value in words is text in the reader's language; the statement keeps all languages."""
    fact = get_benefit("latency", lang="fr").facts["claim"]
    assert isinstance(fact.value, str)
    assert fact.best is not None
    assert fact.best.words is not None
    assert fact.value == fact.best.words["fr"] != fact.best.words["en"]
    assert fact.value in fact.values


def test_an_error_inside_a_property_is_not_hidden() -> None:
    """A property that fails shows its own error, not advice on its name."""
    broken = attrs.evolve(get_region())
    object.__setattr__(broken, "labels", None)
    with pytest.raises(AttributeError, match="'NoneType' object has no attribute 'text'"):
        broken.label  # noqa: B018


def test_what_makes_no_entity_is_refused() -> None:
    """Texts may be given as a plain mapping; an id that is no text and a wrong kind are refused."""
    region = get_region("westeurope")
    assert attrs.evolve(region, labels={"en": "X"}).label == "X"
    with pytest.raises(ValueError, match="must match"):
        attrs.evolve(region, id=None)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        attrs.evolve(region, kind="region")  # type: ignore[arg-type]


def reachable(thing: Any) -> list[Any]:
    """Return everything that can be reached from an object through its fields."""
    found, waiting, seen = [], [thing], set()
    while waiting:
        current = waiting.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        found.append(current)
        if attrs.has(type(current)):
            waiting += [getattr(current, f.name) for f in attrs.fields(type(current))]
        elif isinstance(current, tuple):
            waiting += current
    return found


def test_nothing_mutable_can_be_reached() -> None:
    """From a region no list, dict or set can be reached, and nothing can be assigned."""
    facts = tuple(get_region().facts.values())
    statements = tuple(s for fact in facts for s in fact.statements)
    things = reachable((get_region(), *facts, *statements, *get_region().sources))
    assert len(things) > 1000
    assert not [t for t in things if isinstance(t, (list, dict, set, bytearray))]
    frozen = [t for t in things if attrs.has(type(t))]
    for thing in frozen:
        name = attrs.fields(type(thing))[0].name
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(thing, name, None)
        assert not hasattr(thing, "__dict__")


def test_value_semantics() -> None:
    """Entities are equal by value, hashable, copyable and picklable."""
    for entity in get_catalog().entities:
        pickled = pickle.dumps(entity)
        assert len(pickled) < 300  # it names edition, clocks, language and id
        assert pickle.loads(pickled) is entity
        assert copy.copy(entity) is copy.deepcopy(entity) is entity
        assert hash(entity) == hash((entity.id, entity.view))
    assert get_region() != get_region("westeurope")


def test_a_callers_entity_travels_with_its_catalogue(load: Callable[[Any], Catalog]) -> None:
    """A pickle of something that is not bundled carries its catalogue, and equals what it was."""
    region = load(tiny()).get("azure:testland", Region)
    twin = pickle.loads(pickle.dumps(region))
    assert twin is not region
    assert twin == region
    assert hash(twin) == hash(region)
    assert twin.facts["opened"] == region.facts["opened"]
    assert twin.view.at(lang="nl") != region.view
    data = tiny()
    data["statements"][0]["date"] = "2025-01-01"
    assert load(data).get("azure:testland") != region  # the same names, other data


def test_entities_are_ordered_by_id() -> None:
    """Entities sort by their ids, whatever their class."""
    everything = get_catalog().entities
    assert [e.id for e in sorted(everything)] == sorted(e.id for e in everything)


def test_equal_entities_are_seen_through_equal_views() -> None:
    """Another day, another language: another answer; the same ones: the same object."""
    region = get_region()
    assert get_region(lang="nl") != region
    assert get_region(as_of="2025-10-15") != region
    assert get_region(lang="nl") is get_region(lang="nl")
    assert len({region, get_region("bec"), get_region(lang="nl")}) == 2


def test_attrs_and_cattrs_round_trip() -> None:
    """Default cattrs takes every value apart and puts an equal one together; asdict gives fields."""
    catalog = get_catalog()
    values = [*catalog.statements[::25], *catalog.sources[::10], *catalog.properties[::20]]
    values += [s.references[0] for s in catalog.statements[::25]]
    value: Any
    for value in values:
        assert cattrs.structure(cattrs.unstructure(value), type(value)) == value
        assert attrs.asdict(value)
    fields = attrs.asdict(get_region())
    assert fields["id"] == get_region().id
    assert fields["view"] is catalog
    assert attrs.asdict(get_region().facts["opened"])["property"] == "opened"


def test_a_catalogue_travels() -> None:
    """A catalogue is picklable and equal by value, narrowed or not."""
    catalog = get_catalog().at(as_of="2025-10-15", lang="de")
    twin = pickle.loads(pickle.dumps(catalog))
    assert twin == catalog
    assert twin.get("be central").status is Status.COMING_SOON


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("zones", "did you mean availability_zones?"),
        ("pair", "did you mean paired_region?"),
        ("geo_code", 'did you mean codes["azure-backup"]?'),
        ("launch_date", "did you mean opened?"),
        ("organisations", "did you mean stakeholders?"),
        ("stakholders", "did you mean stakeholders?"),
        ("data_centres", "it is a fact: facts['data_centres']"),
        ("data_centers", "did you mean facts['data_centres']?"),
        ("xyzzy", "'Region' object has no attribute 'xyzzy'"),
    ],
)
def test_a_guessed_attribute_leads_home(name: str, advice: str) -> None:
    """An attribute that people guess is an AttributeError that names the right one."""
    with pytest.raises(AttributeError, match="has no attribute") as caught:
        getattr(get_region(), name)
    assert str(caught.value).endswith(advice)
    assert caught.value.name == name


def test_protocols_are_not_guessed_at() -> None:
    """A private or magic attribute is refused plainly, so that copying and displays work."""
    with pytest.raises(AttributeError):
        get_region()._ipython_canary_method_should_not_exist_  # type: ignore[attr-defined] # noqa: B018


def test_a_wrong_fact_name_is_a_key_error_with_advice() -> None:
    """Asking the mapping of facts for a misspelt name suggests the right one."""
    facts = get_region().facts
    with pytest.raises(KeyError) as caught:
        facts["openend"]
    assert str(caught.value).startswith("no fact is known as 'openend'; did you mean 'opened'")
    assert "openend" not in facts
    assert facts.get("openend") is None
    assert len(facts) == len(list(facts)) == len(dict(facts))


def test_short_forms_read_well() -> None:
    """A repr is one line that says what it is; str is the label."""
    region = get_region()
    assert repr(region) == "Region('azure:belgiumcentral', 'Belgium Central')"
    assert str(region) == "Belgium Central"
    assert repr(region.facts["opened"]) == "Fact('azure:belgiumcentral', opened=2025-11-18)"
    assert repr(region.facts["opened"].best).startswith("Statement('azure-belgiumcentral.opened.")
    assert repr(get_source("channelnews-2025-03")).startswith("Source('channelnews-2025-03', ")
    assert str(region.codes["azure-backup"]) == "bec"
    assert "be central" in [str(alias) for alias in region.aliases]
