"""What falls with a source, and which sources nobody has read for long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belgium_cloud_region import Catalog, PartialDate, UnknownEntityError, get_catalog
from belgium_cloud_region.catalog.dependence import unsupported
from belgium_cloud_region.model import Basis
from belgium_cloud_region.query import dependents, stale

from ..support import tiny


def chain(load: Callable[[Any], Catalog]) -> Catalog:
    """Return a catalogue in which the second statement rests on the first, the third on the second."""
    data = tiny()
    data["statements"][1].update(basis="inferred", derived_from=["azure-testland.opened.1"])
    third = {**data["statements"][1], "id": "azure-testland.opened.3"}
    third.update(references=[{"source_id": "vendor"}], derived_from=["azure-testland.opened.2"])
    data["statements"].append(third)
    return load(data)


def test_what_falls_with_a_source(load: Callable[[Any], Catalog]) -> None:
    """What cites nothing else falls, and what was derived from it, to the end of the chain."""
    catalog = chain(load)
    ids = ["azure-testland.opened.1", "azure-testland.opened.2", "azure-testland.opened.3"]
    assert [s.id for s in catalog.dependents("docs")] == ids
    assert [s.id for s in catalog.dependents("paper")] == ids[1:]
    assert [s.id for s in catalog.dependents(catalog.source("vendor"))] == ids[2:]
    first = catalog.statements[0]
    assert [s.id for s in catalog.dependents(first)] == ids[1:]
    assert catalog.dependents(first.references[0]) == catalog.dependents("docs")


def test_a_second_source_holds_a_statement_up(load: Callable[[Any], Catalog]) -> None:
    """A statement with another source does not fall."""
    data = tiny()
    data["statements"][0]["references"].append({"source_id": "vendor"})
    assert load(data).dependents("docs") == ()


def test_what_falls_in_the_bundled_data(catalog: Catalog) -> None:
    """Each source takes with it exactly what rests on it alone; all of them take everything."""
    for source in catalog.sources:
        lost = {s.id for s in dependents(source)}
        alone = {
            s.id for s in catalog.statements if {r.source_id for r in s.references} == {source.id}
        }
        assert alone <= lost
        for statement in catalog.statements:
            if statement.id in lost - alone:
                assert set(statement.derived_from) & lost
    everything = {source.id for source in catalog.sources}
    assert unsupported(catalog.statements, everything, ()) == catalog.statements


@given(st.sets(st.sampled_from([s.id for s in get_catalog().sources])), st.data())
def test_losing_more_never_saves_anything(lost: set[str], data: st.DataObject) -> None:
    """What falls with some sources falls with more of them too."""
    statements = get_catalog().statements
    more = lost | data.draw(st.sets(st.sampled_from([s.id for s in get_catalog().sources])))
    assert set(unsupported(statements, lost, ())) <= set(unsupported(statements, more, ()))


def test_derived_statements_name_what_they_rest_on(catalog: Catalog) -> None:
    """What was computed names its premises; what was inferred names them or cites what it reads."""
    ids = {s.id for s in catalog.statements}
    for statement in catalog.statements:
        assert set(statement.derived_from) <= ids
        if statement.basis is Basis.COMPUTED:
            assert statement.derived_from
        if statement.basis is Basis.REPORTED:
            assert not statement.derived_from
        assert statement.references


@pytest.mark.parametrize(("lost", "error"), [("belga", UnknownEntityError), (42, TypeError)])
def test_bad_input_of_dependents(lost: Any, error: type[Exception]) -> None:
    """An unknown source, and what is none."""
    with pytest.raises(error):
        dependents(lost)


def test_every_source_says_when_it_was_read(catalog: Catalog) -> None:
    """The day of the last reading is no earlier than that of any reference to the source."""
    read = {s.id: s.accessed for s in catalog.sources}
    assert None not in read.values()
    for statement in catalog.statements:
        for reference in statement.references:
            last = read[reference.source_id]
            assert last is not None
            assert reference.accessed is not None
            assert reference.accessed.first <= last.first


def test_the_longest_unread_comes_first(load: Callable[[Any], Catalog]) -> None:
    """Sources never read, then the others by day; hints, which nobody can read, are left out."""
    data = tiny()
    for source, accessed in zip(data["sources"], ("2025-06", "2025-05-20", None), strict=True):
        source.update({"accessed": accessed} if accessed else {})
    catalog = load(data)
    assert [s.id for s in catalog.stale(days=0, on="2026-01-01")] == ["vendor", "paper", "docs"]
    assert [s.id for s in catalog.stale(days=30, on="2025-07-01")] == ["vendor", "paper"]
    assert [s.id for s in catalog.stale(days=0, on="2025-06-30")] == ["vendor", "paper"]
    data["sources"][2].update(hint=True)
    assert [s.id for s in load(data).stale(days=0, on="2026-01-01")] == ["paper", "docs"]


def test_staleness_is_counted_in_days() -> None:
    """A source is stale on the day after the last allowed one."""
    assert stale(days=30, on="2026-12-22") == ()
    assert len(stale(days=30, on=date(2026, 12, 23))) > 100
    assert len(stale(days=0, on=PartialDate("2027-01-01"))) > 100
    assert stale(days=10**9, on="2027-01-01") == ()
    assert isinstance(stale(days=10**9), tuple)  # on no day in particular: today


@pytest.mark.parametrize(
    ("given_arguments", "error"),
    [
        ({"days": -1}, ValueError),
        ({"days": 1.5}, TypeError),
        ({"days": True}, TypeError),
        ({"days": 1, "on": "2026"}, ValueError),
        ({"days": 1, "on": 2026}, TypeError),
    ],
)
def test_bad_input_of_stale(given_arguments: dict[str, Any], error: type[Exception]) -> None:
    """Days are a whole number, and the day is a day."""
    with pytest.raises(error):
        stale(**given_arguments)
