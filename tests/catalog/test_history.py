"""Two clocks: rules that hold for every day, on the real catalogue and on made ones."""

from __future__ import annotations

import lzma
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from belgium_cloud_region import (
    Catalog,
    Entity,
    PartialDate,
    Region,
    Statement,
    Status,
    UnknownEntityError,
    changes,
    diff,
    get_benefit,
    get_catalog,
    get_initiative,
    get_region,
    get_stakeholder,
    loading,
    regions,
    search,
)
from belgium_cloud_region.catalog import Difference, DifferenceKind
from belgium_cloud_region.catalog.verdict import published
from belgium_cloud_region.loading.datafile import DataFile, contents_of, data_file_of
from belgium_cloud_region.model import (
    Axis,
    Change,
    Fact,
    Outcome,
    Point,
    Rank,
    Value,
    latency_floor,
)

from ..conftest import ROOT
from ..support import answer_of, tiny
from .test_verdict import Load, catalogs

State = dict[tuple[str, str], tuple[Value, ...]]

FIRST, LAST = date(2014, 5, 5), date(2026, 11, 27)
days = st.dates(FIRST, LAST)


def everything(catalog: Catalog) -> tuple[Entity, ...]:
    """Return every entity of which something is known."""
    return catalog.entities


def state(catalog: Catalog) -> State:
    """Return the values of every fact that has one."""
    facts = (f for entity in everything(catalog) for f in entity.facts.values())
    return {(f.subject_id, f.property): f.values for f in facts if f.values}


def applied(start: State, found: tuple[Change, ...]) -> State:
    """Return a state after changes."""
    result = dict(start)
    for change in found:
        key = (change.subject_id, change.property)
        assert result.get(key, ()) == change.old
        result[key] = change.new
    return {key: values for key, values in result.items() if values}


def view(catalog: Catalog, axis: Axis, day: date) -> Catalog:
    """Return the catalogue with one clock turned to a day."""
    return catalog.at(known_by=day) if axis is Axis.KNOWN_BY else catalog.at(as_of=day)


@settings(max_examples=25)
@given(days, days, st.sampled_from(Axis))
def test_changes_lead_from_one_day_to_another(one: date, other: date, axis: Axis) -> None:
    """The state on a day, with the changes to a later day applied, is the state on that day."""
    catalog = get_catalog()
    first, last = sorted((one, other))
    found = catalog.changes(since=first, until=last, axis=axis)
    assert applied(state(view(catalog, axis, first)), found) == state(view(catalog, axis, last))
    assert all(first < change.day.first <= last and change.axis is axis for change in found)


@given(catalogs(), st.dates(date(2025, 1, 1), date(2026, 1, 31)), st.sampled_from(Axis))
def test_changes_lead_anywhere_in_made_data(catalog: Catalog, last: date, axis: Axis) -> None:
    """The same on made catalogues, from the first day of which anything is known."""
    first = catalog.contents.index.first_published
    assume(first is not None and first <= last)
    assert first is not None
    found = catalog.changes(since=first, until=last, axis=axis)
    assert applied(state(view(catalog, axis, first)), found) == state(view(catalog, axis, last))


def published_by(contents: DataFile, day: date) -> DataFile:
    """Return the contents as they would have been written on a day."""
    sources = {source.id: source for source in contents.sources}
    kept: list[Statement] = []
    for statement in contents.statements:
        told = [(r, published(r, sources)) for r in statement.references]
        references = tuple(r for r, out in told if out is None or out <= day)
        end = statement.end_published
        if end is not None and end.last > day and statement.valid is not None:
            valid = attrs.evolve(statement.valid, end=None)
            statement = attrs.evolve(statement, valid=valid, end_published=None)
        if statement.deprecated_on is not None and statement.deprecated_on.last > day:
            statement = attrs.evolve(
                statement, rank=Rank.NORMAL, rank_reason=None, deprecated_on=None
            )
        if references:
            kept.append(attrs.evolve(statement, references=references))
    return attrs.evolve(contents, statements=tuple(kept))


@settings(max_examples=15)
@given(days)
def test_learning_more_never_changes_what_was_known(day: date) -> None:
    """What is told for a day is the same whether or not anything was written later."""
    catalog = get_catalog()
    then = Catalog(contents_of(published_by(data_file_of(catalog.contents), day)))
    for old, new in zip(
        everything(then.at(known_by=day)), everything(catalog.at(known_by=day)), strict=True
    ):
        assert list(old.facts) == list(new.facts)
        for name, fact in old.facts.items():
            assert answer_of(fact) == answer_of(new.facts[name])
        assert old.id == new.id


@settings(max_examples=25)
@given(days, days)
def test_what_is_known_stays_known(one: date, other: date) -> None:
    """Every statement and reference that was known on a day is known on any later day."""
    early, late = (get_catalog().at(known_by=d) for d in sorted((one, other)))
    later = {s.id: set(s.references) for s in late.statements}
    assert all(set(s.references) <= later[s.id] for s in early.statements)


@given(days, st.sampled_from(["en", "fr", "nl", "de"]))
def test_equal_clocks_give_identical_objects(day: date, language: str) -> None:
    """Asked twice, in whichever way the day is written, the answer is the same object."""
    text = day.isoformat()
    one = get_region(as_of=day, lang=language)
    assert get_region(as_of=text, lang=language) is one
    assert get_region(as_of=PartialDate(text), lang=language) is one
    catalog = get_catalog().at(as_of=day)
    assert catalog.at(as_of=day) is catalog
    assert catalog.at(as_of=LAST) is get_catalog()


def without(contents: DataFile, source_id: str) -> DataFile:
    """Return the contents without one source, and without what only it supports."""
    kept: list[Statement] = []
    for statement in contents.statements:
        references = tuple(r for r in statement.references if r.source_id != source_id)
        if references:
            kept.append(attrs.evolve(statement, references=references))
    return attrs.evolve(contents, statements=tuple(kept))


@pytest.mark.parametrize("source_id", [source.id for source in get_catalog().sources])
def test_no_best_statement_outlives_its_source(source_id: str) -> None:
    """Without one source, each best statement that rested on it changes, or says so in `why`."""
    catalog = get_catalog()
    hints = {s.id for s in catalog.sources if s.hint}
    less = Catalog(contents_of(without(data_file_of(catalog.contents), source_id)))
    resting: list[Fact] = []
    for entity in everything(catalog):
        told = [
            f for f in entity.facts.values() if source_id in {r.source_id for r in f.references}
        ]
        resting += told
    for fact in resting:
        left = less.contents.statements.get(fact.subject_id)
        after = less.get(fact.subject_id).facts.get(fact.property) if left else None
        if after is None or after.best is None:
            continue
        assert (after.values, after.why) != (fact.values, fact.why)
        cited = {r.source_id for r in after.references}
        assert cited - hints
        assert source_id not in cited


def test_changes_of_the_region_in_its_year() -> None:
    """The milestones of autumn 2025 are changes, with their dates, values and sources."""
    found = changes(since="2025-07-01", until="2025-12-31", about="be central")
    told = {(str(c.day), c.property): (c.old, c.new) for c in found}
    assert told["2025-09-23", "status"] == (("announced",), ("coming-soon",))
    assert told["2025-11-13", "status"] == (("coming-soon",), ("available",))
    assert told["2025-11-13", "access"] == (("restricted",), ("open",))
    opening = next(c for c in found if (str(c.day), c.property) == ("2025-11-13", "status"))
    assert opening.valid is not None
    assert str(opening.valid.start) == "2025-11-13"
    assert {r.source_id for r in opening.references} == {
        "reliability-docs-git",
        "learn-regions-list",
    }
    assert opening.label == "Status"
    assert repr(opening) == (
        "Change(2025-11-13, 'azure:belgiumcentral', status: coming-soon → available)"
    )


def test_changes_in_what_was_known() -> None:
    """On the other clock, the answer changes when a source appears."""
    found = changes(since="2025-10-15", until="2025-12-31", axis="known_by", about="bec", lang="nl")
    opened = [c for c in found if c.property == "opened"]
    assert str(opened[-1].new[0]) == "2025-11-18"
    assert opened[-1].label == get_region(lang="nl").facts["opened"].label
    gone = [
        c
        for c in changes(since="2022-09-01", until="2022-12-31", about="Didier Ongena")
        if not c.new
    ]
    assert gone
    assert all(c.after is not None and c.references for c in gone)
    assert all(c.valid is None for c in gone)


def test_a_change_has_a_fact() -> None:
    """A change from nothing to nothing is none."""
    day = PartialDate("2025-01-01")
    with pytest.raises(ValueError, match="a fact before or after"):
        Change(day=day, axis=Axis.AS_OF, before=None, after=None)
    fact = get_region().facts["opened"]
    change = Change(day=day, axis=Axis.AS_OF, before=fact, after=None)
    assert (change.new, change.valid, change.references) == ((), None, fact.references)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"since": "2025-12-01", "until": "2025-01-01"}, "until .* is before since"),
        ({"since": "2025", "until": "2026-01-01"}, "since is a day, such as '2025-01-01'"),
        ({"since": "2025-01-01", "until": "2025-23"}, "until is a day"),
        ({"since": "1990-01-01", "until": "2025-01-01"}, "nothing was published before 2014-05-05"),
        ({"since": "2025-01-01", "until": "2025-02-31"}, "is not a month or day"),
        ({"since": "01/02/2025", "until": "2025-02-01"}, "is not a date"),
        ({"since": "2025-01-01T00:00Z", "until": "2025-02-01"}, "is not a date"),
        ({"since": "2025-01-01", "until": "2025-02-01", "axis": "now"}, "'now' is no clock"),
    ],
)
def test_what_is_no_span_is_refused(wrong: dict[str, Any], message: str) -> None:
    """Dates that are no days, the wrong way round, or before anything, each get one clear error."""
    with pytest.raises(ValueError, match=message):
        changes(**wrong)


def test_nobody_changes_unless_known() -> None:
    """Changes can be asked about one entity, by any of its names."""
    with pytest.raises(UnknownEntityError, match="did you mean"):
        changes(since="2025-01-01", until="2025-02-01", about="Belgum Central")
    one = changes(since="2025-01-01", until="2026-01-01", about=get_region())
    assert one == changes(since="2025-01-01", until="2026-01-01", about="azure:belgiumcentral")
    assert {c.subject_id for c in one} == {"azure:belgiumcentral"}


def patched(contents: DataFile, found: tuple[Difference, ...]) -> DataFile:
    """Return the contents after differences are applied."""
    lists = {part: {_identity(r): r for r in records} for part, records in contents.lists().items()}
    for difference in found:
        if difference.after is None:
            del lists[difference.part][difference.id]
        else:
            lists[difference.part][difference.id] = difference.after
    order = {part: [_identity(r) for r in records] for part, records in contents.lists().items()}
    rest: dict[str, Any] = {
        part: tuple(sorted(records.values(), key=lambda r: _place(order[part], _identity(r))))
        for part, records in lists.items()
    }
    return attrs.evolve(contents, **rest)


def _identity(record: Any) -> str:
    return str(record.id if hasattr(record, "id") else record.name)


def _place(order: list[str], identity: str) -> int:
    return order.index(identity) if identity in order else len(order)


@given(catalogs(), catalogs())
def test_a_difference_applied_gives_the_other(one: Catalog, other: Catalog) -> None:
    """The differences from one catalogue to another, applied to the one, give the other."""
    found = diff(one, other)
    result = patched(data_file_of(one.contents), found)
    for part, records in result.lists().items():
        expected = {_identity(r): r for r in data_file_of(other.contents).lists()[part]}
        assert {_identity(r): r for r in records} == expected
    assert diff(one, one) == ()
    assert len(diff(other, one)) == len(found)


def test_differences_are_typed(load: Load) -> None:
    """A difference tells what happened to which record of which list."""
    data = tiny()
    one = load(data)
    data["statements"][0]["date"] = "2025-01-15"
    del data["statements"][1]
    data["sources"].append({**data["sources"][0], "id": "extra"})
    found = {(d.part, d.id): d.kind for d in diff(one, load(data))}
    assert found == {
        ("sources", "extra"): DifferenceKind.ADDED,
        ("statements", "azure-testland.opened.1"): DifferenceKind.CHANGED,
        ("statements", "azure-testland.opened.2"): DifferenceKind.REMOVED,
    }
    assert repr(diff(one, load(data))[0]) == "Difference(added, sources, 'extra')"


def test_an_edition_can_be_asked_for() -> None:
    """The newest edition has a name, by which every question can ask for it."""
    newest = get_catalog().edition
    assert get_catalog(newest) is get_catalog()
    assert get_region(edition=newest) is get_region()
    assert get_initiative(edition=newest) is get_initiative()
    assert get_stakeholder("BDIA", edition=newest) is get_stakeholder("BDIA")
    assert get_benefit("latency", edition=newest) is get_benefit("latency")
    assert regions(edition=newest) == regions()
    assert search("BDIA", edition=newest) == search("BDIA")
    assert diff(newest, get_catalog()) == ()


@pytest.mark.parametrize("edition", ["2020.01", "", "newest", "../2026.11"])
def test_an_edition_that_is_not_there(edition: str) -> None:
    """An edition that does not exist is refused, with those that do."""
    with pytest.raises(UnknownEntityError, match=r"no edition is known as .*'2026\.11") as caught:
        get_region(edition=edition)
    assert caught.value.suggestions == (get_catalog().edition, "2026.11")
    with pytest.raises(TypeError, match="the name of an edition is text"):
        get_region(edition=2026)  # type: ignore[call-overload]


def test_a_frozen_edition_answers_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is frozen today is the same catalogue when it is asked for by name later."""
    tool = [sys.executable, str(ROOT / "tools" / "freeze_edition.py"), str(tmp_path)]
    subprocess.run(tool, check=True, capture_output=True)
    assert subprocess.run(tool, capture_output=True).returncode == 1  # once is for ever
    content = lzma.decompress((tmp_path / f"{get_catalog().edition}.json.xz").read_bytes())
    monkeypatch.setattr(loading, "frozen_editions", lambda: ("2020.01",))
    monkeypatch.setattr(loading, "frozen_edition", lambda name: content)
    monkeypatch.setattr(loading, "_bundled", {})  # what is kept here is for this test alone
    frozen = get_catalog("2020.01")
    assert frozen is not get_catalog()
    assert get_catalog("2020.01") is frozen
    for old, new in zip(everything(frozen), everything(get_catalog()), strict=True):
        assert (old.id, old.labels, list(old.facts)) == (new.id, new.labels, list(new.facts))
        for name, fact in old.facts.items():
            then = new.facts[name]
            assert (fact.text, fact.why, fact.disputed) == (then.text, then.why, then.disputed)
    with pytest.raises(UnknownEntityError) as caught:
        get_catalog("2021.01")
    assert caught.value.suggestions == (get_catalog().edition, "2020.01")


def test_both_editions_answer() -> None:
    """The edition of before is kept as it was, and read only when it is asked for."""
    old, new = get_catalog("2026.11"), get_catalog()
    assert (old.edition, str(old.as_of)) == ("2026.11", "2026-11-22")
    assert new.as_of.first > old.as_of.first
    assert get_region(edition="2026.11").opened == get_region().opened == date(2025, 11, 18)
    assert len(old.statements) == 750
    asked = (
        "import belgium_cloud_region as b, sys; b.get_region().opened; print('lzma' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_the_floor_is_below_what_was_measured() -> None:
    """No published round trip beats light in fibre, where both points are near their sites."""
    region = get_region()
    misleading = {r.id for r in regions() if "label_point_meaning" in r.facts} - {region.id}
    checked = 0
    for statement in region.facts["round_trip_to"].statements:
        peer = statement.qualifier("peer")
        assert isinstance(peer, str)
        point = get_region(peer).label_point
        if (
            peer not in misleading
            and isinstance(point, Point)
            and isinstance(region.label_point, Point)
        ):
            floor = latency_floor(region.label_point, point)
            assert statement.quantity is not None
            assert floor.round_trip.amount <= statement.quantity.amount, peer
            assert floor.basis.value == "computed"
            checked += 1
    assert checked >= 8
    for source_id in latency_floor(Point(0, 0), Point(0, 1)).source_ids:
        assert get_catalog().source(source_id).url


points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@given(points, points)
def test_a_distance_is_one(one: Point, other: Point) -> None:
    """It is symmetric, never negative, nothing to oneself, and at most half the earth's girth."""
    there, back = latency_floor(one, other), latency_floor(other, one)
    assert there.distance.amount == pytest.approx(back.distance.amount, abs=1e-6)
    assert 0 <= there.distance.amount <= 20_016
    assert latency_floor(one, one).distance.amount == 0
    assert there.round_trip.unit == "ms"


def test_nobody_knew_the_end_before_it_was_told() -> None:
    """A period has no end for a reader of a day on which its end was not published yet."""
    status = get_region(known_by="2022-06-01").facts["status"].best
    assert status is not None
    assert status.valid is not None
    assert status.valid.end is None
    assert get_region(as_of="2025-12-01", known_by="2022-06-01").status is Status.ANNOUNCED
    assert get_region(as_of="2025-12-01").status is Status.AVAILABLE
    ongena = get_stakeholder("Didier Ongena", known_by="2022-06-01", as_of="2023-01-01")
    assert str(ongena.facts["role"].value) == "Head of Microsoft Belux"
    assert get_stakeholder("Didier Ongena", as_of="2023-01-01").facts["role"].best is None


def test_why_says_where_the_answer_reaches_beyond_its_sources() -> None:
    """Before anyone told, and after what is known, the answer says so in every language."""
    zones = get_region(as_of="2022-06-01").facts["availability_zones"]
    assert "first said on 10 November 2025, without saying since when" in zones.why
    later = get_region(as_of="2026-01-01", known_by="2025-12-31").facts["status"]
    assert later.why.endswith("as far as was known on 31 December 2025")
    assert get_region().facts["status"].why.endswith("references: 2")
    days = {"fr": "10 novembre 2025", "nl": "10 november 2025", "de": "10. November 2025"}
    for language, day in days.items():
        why = get_region(as_of="2022-06-01", lang=language).facts["availability_zones"].why
        assert day in why


def test_a_coarse_day_does_not_hide_what_stands_beside() -> None:
    """What may have been known hides neither what surely was nor its promises."""
    region = get_region(known_by="2025", as_of="2026-06-01")
    pledge = region.facts["pledge"]
    assert pledge.best is not None
    assert len(pledge.undecided) == 1
    assert [str(p.due) for p in region.promises()] == ["2025"]
    outcomes = {p.statement.property: p.outcome for p in get_region(as_of="2026").promises()}
    assert outcomes["pledge"] is Outcome.NO_EVIDENCE
    within = {p.statement.property: p.outcome for p in get_region(as_of="2025").promises()}
    assert "promised_opening" not in within  # it was given in the course of that year
    winter = {p.statement.property: p.outcome for p in get_region(as_of="2025-24").promises()}
    assert winter["pledge"] is Outcome.TOO_COARSE
    assert within["pledge"] is Outcome.PENDING


def test_a_known_distance() -> None:
    """Brussels to Amsterdam is what a geodesic says, to a third of a per cent."""
    floor = latency_floor(Point(50.8503, 4.3517), Point(52.3676, 4.9041))
    assert floor.distance.amount == pytest.approx(173.0, rel=0.005)
    assert floor.round_trip.amount == pytest.approx(2 * 173.0 / 204.36, rel=0.006)
    with pytest.raises(TypeError, match="between two points, got unknown"):
        latency_floor(Point(0, 0), get_region("azure:luxembourg").label_point)  # type: ignore[arg-type]


def test_a_whole_is_no_part_of_itself(load: Callable[[Any], Catalog]) -> None:
    """Initiatives that are part of each other are refused."""
    from belgium_cloud_region import DataError

    data = tiny()
    texts = data["regions"][0]["labels"]
    names = ("one", "two")
    data["initiatives"] = [
        {"id": f"initiative:{n}", "labels": {"en": n}, "descriptions": texts} for n in names
    ]
    data["statements"] += [
        {
            "id": f"initiative-{n}.part-of.1",
            "subject_id": f"initiative:{n}",
            "property": "part_of",
            "entity_id": f"initiative:{m}",
            "references": [{"source_id": "paper"}],
        }
        for n, m in (names, names[::-1])
    ]
    with pytest.raises(DataError, match="'initiative:one' is a part of itself"):
        load(data)
    data["statements"][-1]["entity_id"] = "azure:testland"
    assert load(data).get("initiative:two").facts["part_of"].value == "azure:testland"


def test_programmes_belong_to_their_initiative() -> None:
    """The skilling programme is part of Digital AmBEtion, and its promises are the region's."""
    initiative = get_initiative()
    assert [p.id for p in initiative.programmes] == ["initiative:ainsi"]
    assert initiative.programmes[0].programmes == ()
    assert isinstance(get_catalog().get("bec", Region).initiative, type(initiative))
