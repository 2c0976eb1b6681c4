"""Sources, references and statements: what their constructors insist on."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from belgium_cloud_region import Absence, PartialDate, Reference, Source, Statement
from belgium_cloud_region.model import (
    Alias,
    Basis,
    Enumeration,
    LanguageMap,
    Locator,
    LocatorKind,
    Period,
    Property,
    Qualifier,
    Rank,
    Receipt,
    SourceKind,
    ValueKind,
)

REFERENCE = Reference(source_id="paper")
SOURCE = Source(
    id="paper", title="Paper", language="en", kind=SourceKind.PRESS, url="https://example.org/a"
)
STATEMENT = Statement(
    id="a.opened.1",
    subject_id="azure:a",
    property="opened",
    date=PartialDate("2025"),
    references=(REFERENCE,),
)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "ftp://example.org", "example.org", "https://", "https://a b", ""],
)
def test_an_address_is_http_or_https(url: str) -> None:
    """Any other scheme, and what is no address, is refused."""
    with pytest.raises(ValueError, match="must be an http or https address"):
        attrs.evolve(SOURCE, url=url)
    assert attrs.evolve(SOURCE, url="HTTPS://example.org:8080/x?y#z").url


def test_a_source_without_an_address_is_a_hint() -> None:
    """A source that nobody can reach must be marked as a hint."""
    with pytest.raises(ValueError, match="must be marked as a hint"):
        attrs.evolve(SOURCE, url=None)
    assert attrs.evolve(SOURCE, url=None, hint=True).hint


@pytest.mark.parametrize("language", ["EN", "en_GB", "english"])
def test_a_source_has_a_language(language: str) -> None:
    """The language of a source is a BCP 47 tag in its usual case."""
    with pytest.raises(ValueError, match="language tag"):
        attrs.evolve(SOURCE, language=language)


@pytest.mark.parametrize(
    "wrong",
    [
        {"anchor": "one two three four five six seven"},
        {"anchor": ""},
        {"passage": "sha256:abc"},
        {"document": "md5:" + "0" * 64},
        {"commit": "xyz"},
        {"blob": "123"},
        {"prefix": "0123456789abcdeg"},
        {"passage": "sha256:" + "0" * 64},
        {"passage": "sha256:" + "0" * 64, "anchor": "x"},
        {"length": 3},
        {"offset": 3},
        {"length": -1},
        {"offset": True},
        {"normalization": 2},
    ],
)
def test_a_receipt_reprints_nothing(wrong: dict[str, Any]) -> None:
    """An anchor has at most six words; digests and commits look like what they are."""
    with pytest.raises(ValueError, match=r"must|expected passage, anchor and length together"):
        Receipt(**wrong)
    good = Receipt(
        anchor="18 November 2025", length=40, passage="sha256:" + "0" * 64, commit="e9d6240"
    )
    assert good.anchor == "18 November 2025"


def test_a_receipt_names_the_content() -> None:
    """A whole blob id is a Software Hash Identifier; a shortened or missing one is none."""
    blob = "94a9ed024d3859793618152ea559a168bbcbb5e2"  # the licence text in the standard's example
    assert Receipt(blob=blob).swhid == f"swh:1:cnt:{blob}"
    assert Receipt(blob=blob[:12]).swhid is None
    assert Receipt().swhid is None


def test_what_cannot_change_has_an_address() -> None:
    """A file at its commit, with its path quoted; else the saved copy, if there is one."""
    source = attrs.evolve(
        SOURCE, repository="https://github.com/a/b", archived_url="https://x.org/1"
    )
    receipt = Receipt(commit="e9d6240", path="docs/région list.md")
    filed = attrs.evolve(REFERENCE, receipt=receipt)
    url = "docs/r%C3%A9gion%20list.md"
    assert source.permanent_url(filed) == f"https://github.com/a/b/blob/e9d6240/{url}"
    assert source.file_url(receipt, "HEAD") == f"https://raw.githubusercontent.com/a/b/HEAD/{url}"
    assert source.permanent_url(REFERENCE) == "https://x.org/1"
    assert SOURCE.permanent_url(filed) is None
    assert SOURCE.file_url(receipt, "HEAD") is None
    with pytest.raises(ValueError, match="repository"):
        attrs.evolve(SOURCE, repository="https://example.org/a/b")


def test_a_statement_has_exactly_one_value() -> None:
    """No value, and more than one, are refused."""
    with pytest.raises(ValueError, match="expected exactly one value, got no value"):
        attrs.evolve(STATEMENT, date=None)
    with pytest.raises(ValueError, match="got text and date"):
        attrs.evolve(STATEMENT, text="x")
    assert STATEMENT.kind is ValueKind.DATE
    assert STATEMENT.value == PartialDate("2025")
    assert attrs.evolve(STATEMENT, date=None, flag=False).value is False
    assert attrs.evolve(STATEMENT, date=None, absence=Absence.NONE).value is Absence.NONE


def test_no_value_without_a_reference() -> None:
    """A statement or alias that cites nothing cannot be made."""
    with pytest.raises(ValueError, match="no value without a source"):
        attrs.evolve(STATEMENT, references=())
    with pytest.raises(ValueError, match="references"):
        Alias("x", ())


def test_a_rank_has_a_reason() -> None:
    """What is preferred or deprecated says why, and a deprecation since when."""
    for wrong in (
        {"rank": Rank.PREFERRED},
        {"rank_reason": "slip"},
        {"rank": Rank.DEPRECATED, "rank_reason": "slip"},
        {"rank": Rank.PREFERRED, "rank_reason": "x", "deprecated_on": PartialDate("2025")},
    ):
        with pytest.raises(ValueError, match=r"expected (a rank_reason|deprecated_on)"):
            attrs.evolve(STATEMENT, **wrong)


def test_only_what_ends_has_a_published_end() -> None:
    """The day on which an end was published needs an end."""
    with pytest.raises(ValueError, match="expected end_published only where valid has an end"):
        attrs.evolve(STATEMENT, end_published=PartialDate("2025"))
    ended = Period(end=PartialDate("2026"))
    assert attrs.evolve(STATEMENT, valid=ended, end_published=PartialDate("2025")).valid == ended


def test_qualifiers_are_asked_for_by_name() -> None:
    """The first qualifier of a name answers; there need not be one."""
    qualified = attrs.evolve(STATEMENT, qualifiers=(Qualifier(property="study", text="idc"),))
    assert qualified.qualifier("study") == "idc"
    assert qualified.qualifier("year") is None
    assert qualified.basis is Basis.REPORTED


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "A.1"),
        ("id", ""),
        ("subject_id", "belgium"),
        ("subject_id", "azure:Belgium"),
        ("property", "Opened"),
        ("property", "opened-on"),
        ("id", "a.1\n"),
    ],
)
def test_names_have_a_form(field: str, value: Any) -> None:
    """Ids and property names are lower case, without white space."""
    with pytest.raises(ValueError, match="must match"):
        attrs.evolve(STATEMENT, **{field: value})


def test_vocabulary_names_have_a_form() -> None:
    """Properties are in snake case, enumerations are hyphenated."""
    texts = LanguageMap({"en": "x"})
    with pytest.raises(ValueError, match="must match"):
        Property(name="a-b", kind=ValueKind.TEXT, labels=texts, descriptions=texts)
    with pytest.raises(ValueError, match="must match"):
        Enumeration(name="a_b", values={})  # type: ignore[arg-type]


def test_a_locator_reads_well() -> None:
    """A locator as text names what it counts."""
    assert str(Locator(LocatorKind.TABLE_ROW, "Belgium Central")) == "table row Belgium Central"
    assert str(Locator(LocatorKind.PARAGRAPH, "4")) == "paragraph 4"
