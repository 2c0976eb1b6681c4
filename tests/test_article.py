"""The founding article, paragraph by paragraph, asked for through the public API."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from belgium_cloud_region import (
    Catalog,
    Entity,
    PartialDate,
    Statement,
    get_benefit,
    get_initiative,
    get_region,
    get_source,
    get_stakeholder,
)

ARTICLE = "channelnews-2025-03"


def said(entity: Entity, name: str, paragraph: int) -> list[str]:
    """Return what a paragraph says of one property, as English text."""
    found: list[str] = []
    for statement in entity.facts[name].statements:
        if paragraph in paragraphs(statement):
            words = statement.words
            found.append(words.text("en") if words else str(statement.value))
    return found


def paragraphs(statement: Statement) -> list[int]:
    """Return the paragraphs of the article that a statement cites."""
    return [
        int(reference.locator.value)
        for reference in statement.references
        if reference.source_id == ARTICLE and reference.locator
    ]


def one() -> None:
    """Check what this paragraph asserts."""
    region = get_region()
    assert said(region, "promised_opening", 1) == ["2025-23"]
    assert said(region, "initiative", 1) == ["initiative:digital-ambetion"]
    assert any("autumn 2025" in text for text in said(region, "claim", 1))
    assert any("digital transformation" in text for text in said(region, "claim", 1))
    advantages = " ".join(said(region, "claim", 1))
    for advantage in ("performance", "security", "sovereignty", "technology"):
        assert advantage in advantages
    event = next(e for e in region.events if e.id == "event:autumn-2025-opening-announced")
    assert event.date == PartialDate("2025-03")


def two() -> None:
    """Check what this paragraph asserts."""
    assert "speed up innovation" in said(get_benefit("innovation-growth"), "claim", 2)[0]


def three() -> None:
    """Check what this paragraph asserts."""
    local, european = said(get_region(), "claim", 3)
    assert "Demand for digital infrastructure" in local
    assert "public institutions" in european
    assert said(get_benefit("compliance"), "beneficiary", 3) == ["group:public-institutions"]


def four() -> None:
    """Check what this paragraph asserts."""
    assert "Latency falls" in said(get_benefit("latency"), "claim", 4)[0]


def five() -> None:
    """Check what this paragraph asserts."""
    (sovereignty,) = said(get_benefit("sovereignty"), "claim", 5)
    assert "stored and processed in Belgium" in sovereignty
    assert "regulatory requirements" in said(get_benefit("compliance"), "claim", 5)[0]


def six() -> None:
    """Check what this paragraph asserts."""
    threats, reliable = said(get_benefit("cybersecurity"), "claim", 6)
    assert "cyber threats" in threats
    assert "reliable" in reliable


def seven() -> None:
    """Check what this paragraph asserts."""
    access, use = said(get_benefit("ai-analytics"), "claim", 7)
    assert "artificial intelligence" in access
    assert "analytics" in access
    assert "innovate and stay competitive" in use


def eight() -> None:
    """Check what this paragraph asserts."""
    person = get_stakeholder("Marijke Schroos")
    assert said(person, "role", 8) == ["General manager of Microsoft Belux"]
    assert said(person, "employer", 8) == ["org:microsoft-belux"]


def nine() -> None:
    """Check what this paragraph asserts."""
    growing, crucial = said(get_stakeholder("Marijke Schroos"), "claim", 9)
    assert "says that Belgium’s digital economy is growing" in growing
    assert "says that cloud infrastructure is crucial" in crucial


def ten() -> None:
    """Check what this paragraph asserts."""
    assert "lever" in said(get_benefit("competitiveness"), "claim", 10)[0]


def eleven() -> None:
    """Check what this paragraph asserts."""
    assert any("digital landscape" in s for s in said(get_region(), "claim", 11))
    for name, word in (
        ("competitiveness", "with confidence"),
        ("resilience", "resilient"),
        ("cost", "optimise"),
        ("flexibility-performance", "flexible"),
    ):
        benefit = get_benefit(name)
        assert any(word in text for text in said(benefit, "claim", 11))
        assert set(said(benefit, "beneficiary", 11)) == {
            "group:smes",
            "group:large-enterprises",
            "group:public-institutions",
        }


def twelve() -> None:
    """Check what this paragraph asserts."""
    benefit = get_benefit("partner-ecosystem")
    claims = " ".join(said(benefit, "claim", 12))
    for words in ("IT sector", "local needs", "guarantees of security and compliance"):
        assert words in claims
    assert set(said(benefit, "beneficiary", 12)) == {
        "group:service-providers",
        "group:integrators",
        "group:technology-partners",
    }


def thirteen() -> None:
    """Check what this paragraph asserts."""
    assert any("commits itself" in text for text in said(get_region(), "claim", 13))


def fourteen() -> None:
    """Check what this paragraph asserts."""
    microsoft = get_stakeholder("Microsoft")
    assert said(microsoft, "member_of", 14) == ["org:bdia"]
    assert "digital infrastructure" in said(microsoft, "aim", 14)[0]
    hub, together = said(get_benefit("hub-ambition"), "claim", 14)
    assert "cloud and artificial intelligence" in hub
    assert "together" in together


def fifteen() -> None:
    """Check what this paragraph asserts."""
    initiative = get_initiative()
    assert len(said(initiative, "aim", 15)) == 3
    aims = " ".join(said(initiative, "aim", 15))
    for aim in ("digital", "skills", "lasting effect on society"):
        assert aim in aims
    assert said(initiative, "claim", 15)


def sixteen() -> None:
    """Check what this paragraph asserts."""
    last = " ".join(said(get_region(), "claim", 16))
    assert "secure" in last
    assert "located in the country" in last
    assert "economic growth" in said(get_benefit("innovation-growth"), "claim", 16)[0]


@pytest.mark.parametrize(
    "check",
    [
        one,
        two,
        three,
        four,
        five,
        six,
        seven,
        eight,
        nine,
        ten,
        eleven,
        twelve,
        thirteen,
        fourteen,
        fifteen,
        sixteen,
    ],
)
def test_what_the_paragraph_asserts_is_reachable(check: Callable[[], None]) -> None:
    """Every assertion of the paragraph can be asked for, with the paragraph as locator."""
    check()


def test_the_article_is_a_source() -> None:
    """The article's record says what it is, in its own language, as precisely as it is known."""
    source = get_source(ARTICLE)
    assert (source.language, str(source.issued), source.publisher) == (
        "fr",
        "2025-03",
        "ChannelNews Belgium",
    )


def test_the_article_has_sixteen_paragraphs_all_cited(catalog: Catalog, shared: Path) -> None:
    """The paragraphs cited are those that the article has, no more and no fewer."""
    text = (shared / "sources" / f"{ARTICLE}.txt").read_text("utf-8")
    count = sum(1 for line in text.splitlines() if line.strip())
    cited = {p for s in catalog.statements for p in paragraphs(s)}
    assert cited == set(range(1, count + 1)) == set(range(1, 17))


def test_no_wording_of_the_article_is_reprinted(catalog: Catalog, shared: Path) -> None:
    """No text of ours in any language shares seven words in a row with the article."""
    import re

    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.casefold())
        return {tuple(words[i : i + 7]) for i in range(len(words) - 6)}

    article = runs((shared / "sources" / f"{ARTICLE}.txt").read_text("utf-8"))
    ours = [t for s in catalog.statements for m in (s.words, s.note) if m for t in m.values()]
    ours += [text for e in catalog.benefits for text in e.descriptions.values()]
    assert article
    assert not [text for text in ours if runs(text) & article]
