"""Objects shown and written down: HTML, Markdown, text, plain data, in a notebook."""

from __future__ import annotations

import copy
import json
import pickle
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belgium_cloud_region import (
    Catalog,
    Event,
    Fact,
    Listing,
    Region,
    Source,
    Stakeholder,
    changes,
    diff,
    get_benefit,
    get_catalog,
    get_initiative,
    get_region,
    get_stakeholder,
    load_catalog,
    regions,
    search,
    verify,
)
from belgium_cloud_region.loading.datafile import contents_of, data_file_of
from belgium_cloud_region.model.shown import Shown
from belgium_cloud_region.plain import plain
from belgium_cloud_region.query import stale
from belgium_cloud_region.rendering import (
    Folded,
    Heading,
    HtmlRenderer,
    MarkdownRenderer,
    Paragraph,
    Span,
    Table,
    TextRenderer,
    spans,
)

from .support import answer_of, tiny

LANGUAGES = ("en", "fr", "nl", "de")


def things() -> dict[str, Shown]:
    """Return one object of every kind that can be shown."""
    region = get_region()
    fact = region.facts["opened"]
    assert fact.best is not None
    return {
        "region": region,
        "thin region": get_region("europe-west1"),
        "initiative": get_initiative(),
        "stakeholder": get_stakeholder("BDIA"),
        "benefit": get_benefit("economic impact"),
        "event": region.events[0],
        "fact": fact,
        "absence": region.facts["paired_region"],
        "no answer": get_region(as_of="2025").facts["status"],
        "statement": fact.best,
        "source": region.sources[0],
        "change": changes(since="2025-09-01", until="2025-12-31", about="belgium central")[0],
        "promise": region.promises()[0],
        "catalogue": get_catalog(),
        "code": region.codes["azure-backup"],
        "verdict": verify(fetch=lambda _: "", about="org:bdia")[0],
        "difference": diff(get_catalog(), _without_the_last())[0],
        "regions": regions(),
        "events": region.events,
        "changes": changes(since="2025-09-01", until="2025-12-31"),
        "sources": region.sources,
        "statements": fact.statements,
        "nothing": search("no such words anywhere"),
    }


def _without_the_last() -> Catalog:
    contents = data_file_of(get_catalog().contents)
    return Catalog(contents_of(attrs.evolve(contents, statements=contents.statements[:-1])))


KINDS = tuple(things())


class Reader(HTMLParser):
    """Collects tags, attributes and text of a fragment, and checks that tags are closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Check that the innermost tag is the one that closes."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Remember text."""
        self.text.append(data)


def read(fragment: str) -> Reader:
    """Return what a browser would see of a fragment."""
    reader = Reader()
    reader.feed(fragment)
    reader.close()
    assert not reader.open
    return reader


@pytest.mark.parametrize("kind", KINDS)
def test_the_html_is_plain_and_semantic(kind: str) -> None:
    """Tables with captions and scopes, a language, links to the web alone; no style, script or svg."""
    fragment = things()[kind].to_html()
    page = read(fragment)
    assert page.tags[0][0] == "div"
    assert page.tags[0][1]["lang"]
    for tag, given_attributes in page.tags:
        assert tag not in ("style", "script", "svg", "img", "iframe", "object")
        assert not [name for name in given_attributes if name.startswith(("on", "data-", "aria-"))]
        assert given_attributes.get("style") in (None, "text-align:left")
        if tag == "th":
            assert given_attributes["scope"] in ("row", "col")
        if tag == "a":
            assert str(given_attributes["href"]).startswith(("http://", "https://"))
    tables = fragment.count("<table>")
    assert tables == fragment.count("<caption") == fragment.count("<thead>")
    assert "31.5 million" not in fragment


@pytest.mark.parametrize("kind", KINDS)
def test_a_notebook_gets_three_forms(kind: str) -> None:
    """HTML, Markdown and text; what is not asked for is not made."""
    thing = things()[kind]
    bundle = thing._repr_mimebundle_()
    assert list(bundle) == ["text/html", "text/markdown", "text/plain"]
    assert bundle["text/html"] == thing.to_html()
    assert bundle["text/markdown"] == thing.to_markdown()
    assert len(bundle["text/plain"].splitlines()) < 80  # a card, not a roll of paper
    assert list(thing._repr_mimebundle_(include={"text/plain"})) == ["text/plain"]
    assert "text/html" not in thing._repr_mimebundle_(exclude={"text/html"})
    assert all(text.strip() for text in bundle.values())


@pytest.mark.parametrize("kind", KINDS)
def test_every_object_is_plain_data(kind: str) -> None:
    """What it is written as is JSON, the same each time, with letters as they are."""
    thing = things()[kind]
    text = thing.to_json()
    assert json.loads(text) == json.loads(json.dumps(thing.to_dict()))
    assert thing.to_json() == text
    assert "\\u00" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_repr_is_one_short_line(kind: str) -> None:
    """A repr fits into a log, and a long listing is summarised."""
    told = repr(things()[kind])
    assert "\n" not in told
    assert len(told) < 2500
    assert str(things()[kind])


def test_a_catalogue_is_read_back_equal(tmp_path: Any) -> None:
    """An extract of everything is a data file that load_catalog takes, into an equal catalogue."""
    file = tmp_path / "all.json"
    file.write_text(get_catalog().extract(), "utf-8")
    again = load_catalog(file)
    assert again == get_catalog()
    assert again.get("BDIA") == get_stakeholder("BDIA")


@pytest.mark.parametrize("name", ["BDIA", "be central", "economic impact"])
def test_an_extract_answers_as_the_whole(name: str, tmp_path: Any) -> None:
    """What some entities rest on is enough to answer for them, known-wrong versions included."""
    file = tmp_path / "some.json"
    file.write_text(get_catalog().extract(name), "utf-8")
    extract = load_catalog(file)
    whole = get_catalog().get(name)
    facts = extract.get(whole.id).facts
    assert list(facts) == list(whole.facts)
    for fact, other in zip(facts.values(), whole.facts.values(), strict=True):
        assert answer_of(fact) == answer_of(other)
    assert extract.at(known_by="2024-06-30").get(whole.id).label == whole.label


def test_a_fact_asked_for_as_an_attribute_is_an_item() -> None:
    """The error tells how to ask."""
    with pytest.raises(AttributeError, match=r"facts are items: facts\['opened'\]"):
        get_region().facts.opened  # type: ignore[attr-defined] # noqa: B018


def test_json_keeps_letters_and_order() -> None:
    """What people look for first comes first; an e with two dots stays one."""
    data = get_region(lang="nl").to_dict()
    assert list(data)[:3] == ["id", "kind", "label"]
    assert (data["status"], data["opened"], data["name"]) == (
        "available",
        "2025-11-18",
        "belgiumcentral",
    )
    assert "België" in get_region(lang="nl").to_json()
    fact = data["facts"]["opened"]
    assert list(fact)[:5] == ["label", "value", "text", "disputed", "why"]
    assert fact["value"] == "2025-11-18"
    assert fact["text"] == "18 november 2025"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_speaks_the_language_asked_for(language: str) -> None:
    """Title, facts, sections and footer are in one language; foreign titles are marked."""
    fragment = get_region(lang=language).to_html()
    assert fragment.startswith(f'<div lang="{language}">')
    words = {
        "en": ("18 November 2025", "disputed", "Sources", "Timeline", "does not exist"),
        "fr": ("18 novembre 2025", "contesté", "Sources", "Chronologie"),
        "nl": ("18 november 2025", "betwist", "Bronnen", "Tijdlijn"),
        "de": ("18. November 2025", "umstritten", "Quellen", "Zeitleiste"),
    }[language]
    for text in words:
        assert text in fragment
    foreign = "fr" if language != "fr" else "nl"
    assert f'lang="{foreign}"' in fragment


def test_facts_are_listed_too() -> None:
    """The mapping of facts is shown as a table, and its repr has the names alone."""
    facts = get_region().facts
    bundle = facts._repr_mimebundle_()
    assert f"Facts ({len(facts)})" in bundle["text/html"]
    assert repr(facts).startswith("Facts(absent_from, access, ")


def test_strong_words_are_strong_in_markdown() -> None:
    """No mark of emphasis stands before a space, where it would be read as stars."""
    for thing in (get_region(), get_region(lang="fr"), get_benefit("economic impact")):
        for line in thing.to_markdown().splitlines():
            assert line.count("**") % 2 == 0
            assert not re.search(r"\*\*\s[^|]*\*\*", line.replace("\\*", ""))


def test_a_disputed_fact_looks_disputed() -> None:
    """The word stands out, every version is in the table, what is wrong is not said again."""
    fact = get_region().facts["opened"]
    fragment = fact.to_html()
    assert "<strong>Belgium Central, opened: 18 November 2025 (disputed)</strong>" in fragment
    for words in ("29 September 2025", "contradicts", "known to be wrong", "ITdaily"):
        assert words in fragment
    text = fact.to_text(60)
    assert max(len(line) for line in text.splitlines()) <= 60
    assert "29 September 2025" in text


def test_an_absence_says_why() -> None:
    """What does not exist, and what nobody tells, is said in words."""
    facts = get_region().facts
    assert facts["paired_region"].text == "does not exist"
    assert any("kept secret" in fact.text for fact in facts.values())
    undecided = get_region(as_of="2025").facts["status"]
    assert "2025 is too coarse to choose" in undecided.to_text()


def test_values_side_by_side_are_told_apart() -> None:
    """Each value has the circumstances that tell it from the others; a long row is cut."""
    revenue = get_benefit("economic impact").facts["new_revenue"]
    assert revenue.text.startswith("about 59 billion EUR (")
    assert "; up to 31.5 billion EUR (" in revenue.text
    assert "new_revenue" not in revenue.text
    trips = get_region().facts["round_trip_to"]
    assert "West Europe" in trips.text
    row = trips.to_markdown()
    assert "West Europe" in row
    assert re.search(r"… and \d+ more", get_region().to_text())


def test_every_version_has_its_standing() -> None:
    """What wins, agrees, contradicts, does not hold, rests on hints or is wrong says which."""
    told = get_benefit("economic impact").facts["new_revenue"].to_markdown()
    assert (
        "| more than 30 billion EUR (Microsoft Belux, IDC study of 2021, 2021) | contradicts |"
        in told
    )
    assert "Microsoft’s cloud in Belgium as a whole" in told
    assert "ended" in get_region(as_of="2025-10-15").facts["status"].to_text()
    assert "still to come" in get_region(as_of="2025-10-15").facts["status"].to_text()
    assert "undecided" in get_region(as_of="2025").facts["status"].to_text()
    every = "".join(fact.to_markdown() for fact in get_region().facts.values())
    assert "rests on hints alone" in every
    zones = get_region(lang="nl").facts["round_trip_to"]
    assert "France South" in zones.text
    assert "UK West" in zones.text
    assert ".. " not in get_region().facts["data_at_rest"].footnote()


def test_a_listing_is_a_tuple_that_is_summarised() -> None:
    """It equals a plain tuple, hashes alike, travels, and shows twenty lines at most."""
    sources = get_region().sources
    assert sources == tuple(sources)
    assert hash(sources) == hash(tuple(sources))
    assert pickle.loads(pickle.dumps(sources)) == copy.deepcopy(sources) == sources
    assert type(copy.copy(sources)) is type(sources)
    assert len(sources) > 20
    assert read(sources.to_html()).tags.count(("tr", {})) == 21
    assert f"… + {len(sources) - 20}" in sources.to_text()
    assert repr(sources).endswith(f"… + {len(sources) - 20})")
    assert repr(sources[:2]) == repr(tuple(sources[:2]))
    assert isinstance(sources.to_dict(), list)
    assert isinstance(stale(days=0, on="2026-11-22"), Listing)
    assert Listing((1, 2)).to_text() == "–"


def test_listings_have_columns_of_their_kind() -> None:
    """Events begin with their day, changes tell old and new, sources their publisher."""
    assert "2021" in get_region().events.to_markdown()
    told = changes(since="2025-09-01", until="2025-12-31", about="belgium central")
    told = Listing(change for change in told if change.property in ("access", "status"))
    assert "*Changes (4)*\n\n| Day | Subject | Fact | Old | New | Sources |" in told.to_markdown()
    assert str(told[0]).startswith("2025-09-23 · Belgium Central")


def test_a_listing_says_what_it_lists(catalog: Catalog) -> None:
    """The caption counts, and names the things, in the language asked for."""
    dutch = catalog.at(lang="nl")
    region = get_region(lang="nl")
    for listing, caption in (
        (dutch.benefits, "Genoemde voordelen (13)"),
        (dutch.initiatives, f"Initiatieven ({len(dutch.initiatives)})"),
        (region.promises(), "Beloften (4)"),
        (Listing(region.facts.values()), f"Feiten ({len(region.facts)})"),
        (Listing(region.codes.values()), f"Codes ({len(region.codes)})"),
    ):
        assert isinstance(listing, Listing)
        assert caption in listing.to_html()


HOSTILE = "<img src=x onerror=alert(1)>\x1b[31m\u202e|`*_[x](javascript:alert(1))"


def hostile(load: Callable[[Any], Catalog]) -> Catalog:
    """Return a catalogue whose texts try to be more than text."""
    data = tiny()
    bad = HOSTILE.replace("\x1b", "").replace("\u202e", "")
    data["regions"][0]["labels"] = dict.fromkeys(LANGUAGES, bad)
    data["regions"][0]["descriptions"] = dict.fromkeys(LANGUAGES, bad)
    data["sources"][0]["title"] = data["sources"][0]["publisher"] = bad
    return load(data)


def test_hostile_text_stays_text(load: Callable[[Any], Catalog]) -> None:
    """No tag, no link, no escape sequence of any label or title gets through."""
    region = hostile(load).regions[0]
    for thing in (region, region.facts["opened"], region.sources[0]):
        page = read(thing.to_html())
        assert "img" not in [tag for tag, _ in page.tags]
        assert not [a for _, a in page.tags if "javascript" in str(a.get("href"))]
        assert "<img" not in thing.to_markdown().replace("\\<", "")
        assert not re.search(r"(?<!\\)\]\(javascript", thing.to_markdown())


texts = st.text(max_size=40)
pieces = st.builds(
    Span,
    texts,
    st.sampled_from(["", "fr"]),
    st.one_of(texts, st.just("https://a.org/?a=1&b=<")),
    st.booleans(),
)
lines = st.lists(pieces, max_size=3).map(tuple)
blocks = st.one_of(
    st.builds(Heading, lines),
    st.builds(Paragraph, lines),
    st.builds(
        Table, lines, st.just(("a", "b")), st.lists(st.tuples(lines, lines), max_size=3).map(tuple)
    ),
)


def strings(document: tuple[Any, ...]) -> Iterator[str]:
    """Yield every piece of text of a document."""
    for block in document:
        for value in attrs.astuple(block, recurse=True):
            yield from _strings(value)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from _strings(inner)


@given(st.lists(blocks, max_size=4).map(tuple), st.integers(1, 100))
def test_any_document_is_safe_in_any_form(document: tuple[Any, ...], width: int) -> None:
    """Whatever the texts are, HTML is closed and harmless, text has no control characters."""
    page = read(HtmlRenderer("en").document((*document, Folded("more", document))))
    allowed = [
        "div",
        "h3",
        "p",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "strong",
        "a",
        "span",
        "br",
        "details",
        "summary",
    ]
    assert {tag for tag, _ in page.tags} <= set(allowed)
    for tag, given_attributes in page.tags:
        assert set(given_attributes) <= {"lang", "scope", "style", "href"}
        if tag == "a":
            assert str(given_attributes["href"]).lower().startswith(("http://", "https://"))
    for form in (TextRenderer(width).document(document), MarkdownRenderer().document(document)):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", form)


def test_markdown_keeps_its_tables() -> None:
    """A bar or a line end inside a cell does not break the row."""
    table = Table(spans("c"), ("x", "y"), ((spans("a|b"), spans("c\nd")),))
    assert MarkdownRenderer().document((table,)).splitlines()[-1] == "| a\\|b | c d |"


def test_bad_plain_data_is_refused() -> None:
    """What has no plain form is named."""
    with pytest.raises(TypeError, match="no plain form of set"):
        plain({1, 2})
    assert plain({"a": (1.0, 2.5, None)}) == {"a": [1, 2.5, None]}


def test_a_footnote_can_be_had_in_another_language() -> None:
    """The fact of a French view makes a German footnote, the one that the German view makes."""
    fact = get_region(lang="fr").facts["opened"]
    assert fact.footnote("de") == get_region(lang="de").facts["opened"].footnote()
    assert fact.footnote("fr") == fact.footnote()
    with pytest.raises(ValueError, match="language tag"):
        fact.footnote("klingon!")


def test_what_a_class_tells_its_readers() -> None:
    """Help on the classes that people meet first has an example or an explanation of every field."""
    for kind in (Region, Stakeholder, Event, Fact, Source):
        assert "Attributes:" in (kind.__doc__ or "")
