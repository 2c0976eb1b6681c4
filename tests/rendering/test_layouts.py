"""What there is to show of each kind of thing, in the language of its view."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import attrs
import pytest

from belgium_cloud_region.loading import get_catalog
from belgium_cloud_region.model import LANGUAGES, Benefit, Rank, Region, Source
from belgium_cloud_region.model.shown import Listing
from belgium_cloud_region.rendering import (
    TextRenderer,
    columns,
    document,
    listing,
    plain_text,
    plural,
    row,
    speaker_of,
    to_html,
    to_markdown,
    to_mimebundle,
    to_text,
)
from belgium_cloud_region.rendering.facts import footnote, versions
from belgium_cloud_region.rendering.sources import cited, linked


def region(**when: str) -> Region:
    """Return the region that the library is about."""
    return get_catalog().at(**when).get("belgium central", Region)


@cache
def things() -> dict[str, Any]:
    """Return one thing of every kind that can be shown."""
    catalog, about = get_catalog(), region()
    changes = catalog.changes(since="2025-09-01", until="2025-12-31", about=about)
    return {
        "region": about,
        "thin region": catalog.get("europe-west1"),
        "initiative": catalog.get("digital ambetion"),
        "stakeholder": catalog.get("BDIA"),
        "benefit": catalog.get("economic impact"),
        "event": about.events[0],
        "record": catalog.contents.entities["org:bdia"],
        "fact": about.facts["opened"],
        "facts": about.facts,
        "no answer": region(as_of="2025").facts["status"],
        "statement": about.facts["opened"].statements[0],
        "source": about.sources[0],
        "alias": about.aliases[0],
        "change": changes[0],
        "promise": about.promises()[0],
        "catalogue": catalog,
        "code": about.codes["azure-backup"],
        "regions": catalog.regions,
        "events": about.events,
        "changes": changes,
        "sources": about.sources,
        "properties": catalog.properties,
        "mixed": Listing((about, about.sources[0]), catalog),
        "statements": about.facts["opened"].statements,
        "nothing": Listing((), catalog),
        "numbers": Listing((1, 2)),
    }


@pytest.mark.parametrize("kind", list(things()))
def test_everything_can_be_shown(kind: str) -> None:
    """In three forms, each the same as the notebook keeps, no line of text too long."""
    thing = things()[kind]
    bundle = to_mimebundle(thing)
    assert bundle["text/html"] == to_html(thing)
    assert bundle["text/markdown"] == to_markdown(thing)
    assert all(text.strip() for text in bundle.values())
    assert len(bundle["text/plain"].splitlines()) < 120  # a card, not a roll of paper
    for width in (40, 88):
        assert max(map(len, to_text(thing, width).splitlines())) <= width


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize("kind", list(things()))
def test_titles_speak_the_language_asked_for(kind: str, language: str) -> None:
    """No head of a table is the English one, names apart that are the same in both."""
    english, theirs = (
        re.findall(r'<th scope="col"[^>]*>([^<]*)<', to_html(things()[kind], lang))
        for lang in ("en", language)
    )
    same = {"Code", "Date", "Description", "Sources", "Source", "Id", "Name", "Verdict"}
    assert len(english) == len(theirs)
    assert not {a for a, b in zip(english, theirs, strict=True) if a == b} - same
    assert to_html(things()[kind], language).startswith(f'<div lang="{language}">')


def test_what_became_of_a_promise_is_said() -> None:
    """In the reader's language, units and outcomes too."""
    said = to_markdown(region(lang="nl").promises())
    assert said.startswith("*Beloften (4)*\n\n| Datum | Feit | Waarde | Afloop |")
    assert "| 300.000 personen | nog niet vervallen |" in said
    assert "nagekomen" in said
    assert "person |" not in said


def test_what_is_wrong_is_struck_and_named() -> None:
    """Among versions, and alone, with its reason but without its note; no answer gives it."""
    fact = get_catalog().get("economic impact").facts["new_revenue"]
    (wrong,) = (s for s in fact.statements if s.rank is Rank.DEPRECATED)
    value = "31.5 million EUR"
    assert f"~~{value} (" in to_markdown(fact)
    assert f"<s>{value}" in to_html(fact)
    assert "known to be wrong (a slip in copying)" in " ".join(to_text(fact, 400).split())
    assert f"<s>{value}</s> (known to be wrong)" in to_html(wrong)
    assert f"{value} (known to be wrong)" in to_text(wrong)
    assert "Note" not in to_text(wrong)
    assert value not in fact.text
    assert value not in to_html(get_catalog().get("economic impact"))


def test_versions_that_read_alike_are_told_apart() -> None:
    """By the span that they are about, where nothing else differs."""
    table = versions(region().facts["investment"], speaker_of(get_catalog()))
    values = [plain_text(cells[0]) for cells in table.rows]
    assert len(set(values)) > 1


def test_values_side_by_side_read_as_one_enumeration() -> None:
    """A full stop does not stand before a semicolon or a bracket."""
    for fact in get_catalog().get("data sovereignty").facts.values():
        assert not re.search(r"\.(;| \()", fact.text)


def test_places_in_one_source_are_one_entry() -> None:
    """Title, publisher and address are said once, then the places."""
    evidence = get_catalog().get("benefit:economic-impact", Benefit).evidence
    references = next(s for s in evidence if len(s.references) == 16).references
    assert len(references) == 16
    speaker = speaker_of(get_catalog().at(lang="nl"))
    line = cited(references, speaker)
    assert line.count("ChannelNews") == 1
    assert ", alinea’s 1–16, " in line
    assert len([span for span in linked(references, speaker) if span.href]) == 1
    assert line.count("geraadpleegd") == 1


def test_an_unknown_source_is_its_id() -> None:
    """A statement that was made by hand is shown too, through the bundled catalogue."""
    best = region().facts["opened"].statements[0]
    own = attrs.evolve(best, references=(attrs.evolve(best.references[0], source_id="own"),))
    assert "own" in to_text(own)
    assert "own" in cited(own.references, speaker_of(get_catalog()))


def test_a_listing_is_summarised() -> None:
    """Twenty lines at most, and how many more; a table for copying has them all, with ids."""
    sources = region().sources
    assert f"… + {len(sources) - 20}" in to_text(sources)
    table = listing(sources, speaker_of(get_catalog()))
    assert len(table.rows) == len(sources)
    assert table.head == ("Id", "Title", "Publisher", "Published")
    assert plain_text(table.rows[0][0]) == sources[0].id


def test_a_table_for_copying_has_columns_of_its_kind() -> None:
    """Regions have a status, events a day, facts a name; several kinds of entity share columns."""
    catalog, about = get_catalog(), region()
    speaker = speaker_of(catalog)
    listed: dict[str, Iterable[object]] = {
        "regions": catalog.regions,
        "events": about.events,
        "facts": about.facts.values(),
        "mixed": (about, about.events[0]),
        "changes": catalog.changes(since="2025-09-01", until="2025-12-31", about=about),
    }
    heads = {kind: listing(tuple(things), speaker).head for kind, things in listed.items()}
    assert heads == {
        "regions": ("Id", "Name", "Status", "Opened"),
        "events": ("Id", "Day", "Name"),
        "facts": ("Name", "Fact", "Value"),
        "mixed": ("Id", "Name", "Description"),
        "changes": ("Day", "Subject", "Fact", "Old", "New"),
    }
    assert listing(about.events, speaker, ids=False).head == ("Day", "Name")
    assert TextRenderer(60).table(listing((), speaker)) == "Name\n----"


def test_facts_come_in_reading_order() -> None:
    """What people look for first is first, not what begins with an A."""
    facts = region().facts
    first = [line.split("  ")[0] for line in to_text(facts).splitlines()[3:4]]
    assert first == [facts["name"].label]
    assert f"… + {len(facts) - 20}" in to_text(facts)


def test_what_a_class_is_called() -> None:
    """One registry knows every class and those derived from it."""
    speaker = speaker_of(get_catalog().at(lang="de"))
    assert plural(Region, speaker) == "Regionen"
    assert plural(Source, speaker) == "Quellen"
    assert columns(Source, speaker) == ("Titel", "Herausgeber", "Erschienen")
    assert len(row(region().sources[0], speaker)) == 3
    assert document(region(), speaker)


def test_a_footnote_has_links() -> None:
    """What is asserted, who says so with the title as a link, and for which day it holds."""
    fact = region(lang="fr").facts["opened"]
    content = footnote(fact, speaker_of(fact.view))
    text = plain_text(content)
    assert text.startswith("Belgium Central, ouverture\u00a0: 18 novembre 2025 (contesté). ")
    assert text.endswith("Valable le 27 novembre 2026\u202f; édition 2026.11.1.")
    assert "https://github.com/Azure/Azure-Landing-Zones/issues/549" in [s.href for s in content]


def test_two_clocks_are_both_said() -> None:
    """Where they differ, as a day, a month or a year."""
    view = get_catalog().at(as_of="2025", known_by="2026-03", lang="fr")
    line = view.get("belgium central").facts["status"].footnote()
    closing = "Valable en 2025, selon ce qu’on savait en mars 2026\u202f; édition 2026.11.1."
    assert line.endswith(closing)


def test_verifications_register_their_layout() -> None:
    """A class of a higher floor says how it is shown; then it is shown like all others."""
    from belgium_cloud_region.rendering.layout import register
    from belgium_cloud_region.rendering.others import VERIFICATIONS

    @attrs.frozen
    class Checked:
        cited_by = "org:bdia"
        reference = region().facts["opened"].references[0]
        verdict = type("Verdict", (), {"value": "not-checked"})
        why = "no copy"
        seen_at = None

    register(Checked, VERIFICATIONS)
    said = to_text(Listing((Checked(),), get_catalog().at(lang="nl")))
    assert said.startswith("Oordelen (1)\nOordeel         Geciteerd door")
    assert "niet nagekeken" in said
