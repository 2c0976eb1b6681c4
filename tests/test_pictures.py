"""Pictures: what is drawn, what is said of it, and what never is."""

from __future__ import annotations

import pickle
import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from belgium_cloud_region import (
    Catalog,
    PartialDate,
    UnknownEntityError,
    get_benefit,
    get_region,
    regions,
)
from belgium_cloud_region.model import Point, Precision, latency_floor
from belgium_cloud_region.pictures import Picture, claims, neighbours, timeline
from belgium_cloud_region.rendering import speaker_of

from .support import TEXTS, tiny

Load = Callable[[Any], Catalog]

LANGUAGES = ("en", "fr", "nl", "de")
PICTURES: dict[str, Callable[..., Picture]] = {
    "timeline": timeline,
    "neighbours": neighbours,
    "claims": claims,
}
SVG = "{http://www.w3.org/2000/svg}"
WRONG = re.compile(
    r"31[.,]5\s?(mil+io|mil+ion|mln|m\b)|31[ .,\u202f\u00a0]?500[ .,\u202f\u00a0]?000\b|3\.15e\+?0?7"
)
HOSTILE = '</title></svg><script>alert("x")</script> ]]> &amp; "\' {0} %s'


@pytest.fixture(params=[(name, lang) for name in PICTURES for lang in LANGUAGES], ids="-".join)
def picture(request: pytest.FixtureRequest) -> Picture:
    """Return each picture in each language."""
    name, lang = request.param
    return PICTURES[name](lang=lang)


def drawn(picture: Picture) -> ET.Element:
    """Return a drawing, parsed."""
    return ET.fromstring(picture.svg)


def groups(picture: Picture) -> dict[str, ET.Element]:
    """Return what is drawn, by what it means."""
    found = drawn(picture).iter(f"{SVG}g")
    return {group.findtext(f"{SVG}title") or "": group for group in found}


def written(picture: Picture) -> str:
    """Return all the text in a drawing, line after line."""
    return " ".join(text.text or "" for text in drawn(picture).iter(f"{SVG}text"))


def bar(group: ET.Element) -> tuple[float, float]:
    """Return where the first rectangle of a group begins and ends, without its outline."""
    rectangle = next(group.iter(f"{SVG}rect"))
    x, width = float(rectangle.get("x", "")), float(rectangle.get("width", ""))
    outline = 0.75 if rectangle.get("fill") == "none" else 0
    return x - outline, x + width + outline


def year_on_axis(picture: Picture, year: int) -> float:
    """Return where a year begins on a timeline."""
    texts = drawn(picture).iter(f"{SVG}text")
    return next(float(t.get("x", "")) - 3 for t in texts if t.text == str(year))


def day_on_axis(picture: Picture, part_of_year: float, year: int) -> float:
    """Return where a part of a year is on a timeline."""
    start, end = year_on_axis(picture, year), year_on_axis(picture, year + 1)
    return start + part_of_year * (end - start)


def strings_of(thing: Any) -> Iterator[str]:
    """Tell every text and number in plain data."""
    if isinstance(thing, dict):
        thing = list(thing.values())
    if isinstance(thing, list):
        for part in thing:
            yield from strings_of(part)
    else:
        yield str(thing)


# What every picture is


def test_drawing_is_accessible_and_plain(picture: Picture) -> None:
    """It is well-formed, says what it shows, and has no style, script or outside reference."""
    root = drawn(picture)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert (title.text, description.text) == (picture.title, picture.sentence)
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert root.get("viewBox", "").startswith(f"0 0 {root.get('width')} ")
    assert root.get("height") is None  # it follows from the box, also where the width is cut
    assert root.get("lang") == picture.language
    allowed = {"svg", "title", "desc", "g", "path", "rect", "circle", "text"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= allowed
    for element in root.iter():
        for name, value in element.attrib.items():
            assert "href" not in name
            assert not name.startswith("on")
            assert "url(" not in value
            if name in ("fill", "stroke"):
                assert value in ("none", "currentColor")


def test_nothing_leaves_the_sheet(picture: Picture) -> None:
    """Every dot, bar and line of text lies within the view box, even in a wide font."""
    root = drawn(picture)
    _, _, width, height = map(float, root.get("viewBox", "").split())
    for element in root.iter():
        if element is root:
            continue
        place = {name: float(element.get(name, "0")) for name in ("x", "cx", "y", "cy", "width")}
        assert 0 <= place["x"] + place["cx"] <= width
        assert 0 <= place["y"] + place["cy"] <= height
        assert place["x"] + place["width"] <= width
    for text in root.iter(f"{SVG}text"):
        size = float(text.get("font-size", "13"))
        length = len(text.text or "") * size * 0.55
        x, anchor = float(text.get("x", "")), text.get("text-anchor", "start")
        start = x - {"start": 0.0, "middle": length / 2, "end": length}[anchor]
        assert -size <= start
        assert start + length <= width + size


def test_lines_of_text_keep_apart(picture: Picture) -> None:
    """No two lines of text are drawn upon one another."""
    boxes: list[tuple[float, float, float, float]] = []
    for text in drawn(picture).iter(f"{SVG}text"):
        size = float(text.get("font-size", "13"))
        length = len(text.text or "") * size * 0.5
        x, y = float(text.get("x", "")), float(text.get("y", ""))
        x -= {"start": 0.0, "middle": length / 2, "end": length}[text.get("text-anchor", "start")]
        boxes.append((x, y - 0.7 * size, x + length, y))
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            apart = one[2] <= other[0] or other[2] <= one[0]
            assert apart or one[3] <= other[1] or other[3] <= one[1], (one, other)


def test_letters_are_legible_on_a_small_screen(picture: Picture) -> None:
    """On a screen 320 pixels wide no letter is smaller than 8.8 pixels."""
    root = drawn(picture)
    sizes = [float(text.get("font-size", "13")) for text in root.iter(f"{SVG}text")]
    assert min(sizes) * 320 / float(root.get("width", "")) >= 8.8


def test_same_question_gives_the_same_picture(picture: Picture) -> None:
    """A picture is equal to itself made anew, hashable, and survives pickling."""
    again = {made.title: made for f in PICTURES.values() for made in [f(lang=picture.language)]}[
        picture.title
    ]
    assert again == picture
    assert again is not picture
    assert hash(again) == hash(picture)
    assert again.svg == picture.svg
    assert pickle.loads(pickle.dumps(picture)) == picture


def test_picture_cannot_be_changed() -> None:
    """A picture is immutable, down to the cells of its table."""
    picture = claims()
    with pytest.raises(AttributeError):
        picture.title = "another"  # type: ignore[misc]
    assert all(isinstance(row, tuple) for row in picture.table)
    assert repr(picture) == "Picture('New revenue: the versions (Economic impact)')"


def test_html_is_an_image_with_its_table(picture: Picture) -> None:
    """A page gets an image that says what it shows, and the table, cell by cell, folded below it."""
    figure = ET.fromstring(picture.to_html().replace('height:auto">', 'height:auto"/>'))
    assert (figure.tag, figure.get("lang")) == ("figure", picture.language)
    image = figure.find("img")
    assert image is not None
    assert image.get("alt") == picture.sentence
    kind, data = image.get("src", "").split(",")
    assert kind == "data:image/svg+xml;base64"
    alone = b64decode(data).decode()
    assert re.sub("<style>.*</style>\n", "", alone) == picture.svg
    table = figure.find("details/div/table")
    assert table is not None
    assert table.findtext("caption") == picture.title
    rows = [tuple(cell.text or "" for cell in row) for row in table.iter("tr")]
    assert tuple(rows) == picture.table


def test_image_brings_its_own_ground() -> None:
    """Alone, letters and ground change together, and contrast in either theme."""
    image = re.findall('base64,([^"]+)', claims().to_html())[0]
    style = re.findall("<style>(.*)</style>", b64decode(image).decode())[0]
    grounds = re.findall(r"color:(#\w+);background:(#\w+)", style)
    assert "prefers-color-scheme:dark" in style
    assert grounds == [("#1a1a1a", "#fff"), ("#ececec", "#111")]


def test_notebook_chooses_from_three_forms() -> None:
    """A notebook gets the figure, the drawing and the sentence, or those that it asks for."""
    picture = timeline()
    bundle = picture._repr_mimebundle_()
    assert bundle == {
        "text/html": picture.to_html(),
        "image/svg+xml": picture.svg,
        "text/plain": picture.sentence,
    }
    assert list(picture._repr_mimebundle_(include=["image/svg+xml"])) == ["image/svg+xml"]
    assert "text/html" not in picture._repr_mimebundle_(exclude=["text/html"])


def test_sentence_speaks_each_language() -> None:
    """The sentence, the title and the heads of the table are in the reader's language."""
    for make in PICTURES.values():
        told = [make(lang=lang) for lang in LANGUAGES]
        assert len({picture.sentence for picture in told}) == 4
        assert len({picture.title for picture in told}) == 4
        assert len({picture.table[0] for picture in told}) == 4
        assert all(picture.sentence.endswith(".") for picture in told)
    assert (
        "27 gebeurtenissen, van 23 november 2021 tot 30 juli 2026" in timeline(lang="nl").sentence
    )
    assert "mesuré va de 10\u00a0ms (West Europe)" in neighbours(lang="fr").sentence
    assert "bis zu 31,5 Milliarden Euro" in claims(lang="de").sentence


def test_language_falls_back_as_everywhere() -> None:
    """A tag with a region, or a language without words of its own, is answered by the nearest."""
    assert timeline(lang="nl-BE") == timeline(lang="nl")
    assert timeline(lang="wa").sentence == timeline(lang="fr").sentence
    assert timeline(lang="ja") == timeline(lang="en")
    with pytest.raises(ValueError, match="not a language tag"):
        timeline(lang="?")


def test_region_itself_keeps_its_clocks_and_language() -> None:
    """A region that was asked for with clocks and a language is drawn as it was asked for."""
    early = get_region(known_by="2024-12-31", lang="nl")
    picture = timeline(early)
    assert picture.language == "nl"
    assert len(picture.table) < len(timeline(lang="nl").table)
    assert not any("Opening" in row[2] for row in picture.table)
    assert timeline(early, lang="fr").table[1][1] == "Annonce de Digital AmBEtion"
    assert claims(get_benefit("economic impact", lang="de")).language == "de"


def test_region_from_elsewhere_is_drawn_through_its_own_catalogue(load: Load) -> None:
    """A region of one's own data needs no catalogue beside it; a name does."""
    own = load(tiny())
    region = own.get("azure:testland")
    assert claims(region, "opened").table[1][2] == "1 February 2025"
    assert timeline("Testland Central", catalog=own).table[1][:2] == ("1 February 2025", "Text")
    with pytest.raises(UnknownEntityError):
        neighbours("atlantis")


def test_every_event_appears_where_it_happened() -> None:
    """Each event has a row of text, a mark, and a row in the table, in the order of time."""
    region = get_region()
    picture = timeline()
    marks = groups(picture)
    listed = [row[:2] for row in picture.table[1:]]
    for event in region.events:
        assert isinstance(event.date, PartialDate)
        told = (speaker_of(event.view).date(event.date), event.label)
        assert told in listed
        assert ": ".join(told) in marks
        assert ": ".join(told) in written(picture)
        exact = event.date.precision is Precision.DAY
        mark = marks[": ".join(told)]
        assert (mark.find(f"{SVG}circle") is not None) == exact
        assert (mark.find(f"{SVG}rect") is None) == exact


def test_every_promise_appears_with_its_outcome() -> None:
    """Each promise is hollow, and says in words what became of it."""
    region = get_region()
    picture = timeline()
    hollow = {told: group for told, group in groups(picture).items() if " – " in told}
    assert len(hollow) == len(region.promises()) == 4
    assert all(next(g.iter(f"{SVG}rect")).get("fill") == "none" for g in hollow.values())
    assert [row[3] for row in picture.table if row[3]][1:] == [
        "kept",
        "no evidence found",
        "not yet due",
        "not yet due",
    ]
    assert "promises (kept: 1; no evidence found: 1; not yet due: 2)" in picture.sentence


def test_season_spans_its_months() -> None:
    """The autumn that was promised reaches from the first of September to the end of November."""
    picture = timeline()
    start, end = bar(groups(picture)["autumn 2025: Promised opening – kept"])
    assert start == pytest.approx(day_on_axis(picture, 243 / 365, 2025), abs=0.2)
    assert end == pytest.approx(day_on_axis(picture, 334 / 365, 2025), abs=0.2)


def test_year_spans_its_days_and_a_day_does_not() -> None:
    """A year reaches from one New Year to the next; a day is a dot at its place."""
    picture = timeline()
    marks = groups(picture)
    start, end = bar(marks["2024: Construction finished, fit-out under way"])
    assert start == pytest.approx(year_on_axis(picture, 2024), abs=0.2)
    assert end == pytest.approx(year_on_axis(picture, 2025), abs=0.2)
    dot = next(marks["18 November 2025: Official opening of Belgium Central"].iter(f"{SVG}circle"))
    at = day_on_axis(picture, 321.5 / 365, 2025)
    assert float(dot.get("cx", "")) == pytest.approx(at, abs=0.2)


def test_contradicting_dates_are_hollow() -> None:
    """Other versions of a date are drawn as rings, and told in the table."""
    picture = timeline()
    ring = next(groups(picture)["27 May 2026"].iter(f"{SVG}circle"))
    assert ring.get("fill") == "none"
    opened = next(row for row in picture.table if row[1] == "Opened")
    assert opened[4] == "13 November 2025"


def test_region_without_events_says_so() -> None:
    """A region of which nothing is dated has a sentence and an empty table; one date is one date."""
    picture = timeline("polandcentral")
    assert picture.sentence == "The timeline of Poland Central shows no event."
    assert len(picture.table) == 1
    assert "a day" not in written(timeline("westeurope"))
    once = timeline("francecentral")
    assert once.sentence == "The timeline of France Central shows 1 event (14 March 2018)."


# The neighbours


def test_every_point_within_reach_is_drawn() -> None:
    """Belgium's regions and Azure's neighbours have a mark and a name; an ocean away has none."""
    picture = neighbours()
    names = [row[0] for row in picture.table[1:]]
    marks = groups(picture)
    home = get_region().label_point
    assert isinstance(home, Point)
    for region in regions():
        point = region.label_point
        if isinstance(point, Point):
            near = latency_floor(home, point).distance.amount < 2000
            assert (region.label in names) == near
            assert any(told.startswith(f"{region.label}: ") for told in marks) == near
            assert (region.label in written(picture)) == near
    assert "Google Cloud europe-west1" in names
    assert "East US" not in names


def test_every_region_is_named_on_every_map(catalog: Catalog) -> None:
    """Wherever one looks from, each point has its name beside it, or below the map."""
    for region in catalog.regions:
        picture = neighbours(region)
        if isinstance(region.label_point, Point):
            texts = drawn(picture).iter(f"{SVG}text")
            told = " ".join(t.text or "" for t in texts if t.get("font-size") == "12")
            assert all(row[0] in told for row in picture.table[1:] if row[5])
    assert "On the map without" not in written(neighbours())


def test_measured_and_computed_are_told_apart_without_colour() -> None:
    """The measured time is a full bar, the computed floor a hollow one, each as long as it is."""
    picture = neighbours()
    group = groups(picture)["West Europe: 10 ms · at least 1.7 ms"]
    measured, computed = group.iter(f"{SVG}rect")
    assert (measured.get("fill"), computed.get("fill")) == (None, "none")
    start, end = bar(group)
    assert float(computed.get("width", "")) + 1.5 == pytest.approx(0.17 * (end - start), abs=0.2)
    assert "measured: 95th percentile" in written(picture)


def test_no_floor_where_the_point_is_far_from_the_sites() -> None:
    """A point that must not be measured from is a cross, without floor or distance, and says why."""
    told = {row[0]: row for row in neighbours().table}
    doubtful = {r.label for r in regions() if "label_point_meaning" in r.facts}
    assert told["Belgium Central"][6].startswith("Both published points")
    for name in doubtful - {"Belgium Central"}:
        row = told[name]
        assert row[3:5] == ("none", "")
        assert row[6]
        assert name in neighbours().sentence
        mark = groups(neighbours())[f"{name}: point far from its sites: no floor"]
        assert [shape.tag for shape in mark] == [f"{SVG}title", f"{SVG}path"]
    assert not any(row[3].startswith("at least") for row in neighbours("francecentral").table)


def test_what_is_not_measured_says_so() -> None:
    """A neighbour without a measured time comes last and has its floor; every time has its source."""
    table = neighbours(lang="de").table
    assert table[-1][:1] == ("Google Cloud europe-west1",)
    beside = neighbours("polandcentral", lang="de").table
    sweden = next(row for row in beside if row[0] == "Sweden Central")
    assert sweden[2] == "nicht gemessen"
    assert sweden[3].startswith("mindestens ")
    assert all(row[7] for row in table[1:] if row[2].endswith(" ms"))
    assert "95. Perzentil" in written(neighbours(lang="de"))
    assert "95. Perzentil" not in written(neighbours("polandcentral", lang="de"))


def test_region_without_point_has_no_map() -> None:
    """Where no point is published there is no map, and the sentence says so."""
    picture = neighbours("azure:luxembourg", lang="nl")
    assert picture.sentence.startswith("Voor Azure Extended Zone")
    assert len(picture.table) == 2
    assert groups(picture) == {}
    once = neighbours("westeurope").sentence
    assert "One round trip is measured: 15 ms (France Central)." in once


# The claims


def test_every_version_is_a_row() -> None:
    """Each statement of the fact is told with its outlets, rivals too, the best of a study first."""
    fact = get_benefit("economic impact").facts["new_revenue"]
    rows = claims().table[1:]
    assert len(rows) == len(fact.statements) == 5
    assert [row[0] for row in rows] == ["IDC study of 2025"] * 2 + ["IDC study of 2021"] * 3
    assert rows[0][1:4] == (
        "best: closest to the original text",
        "about 59 billion EUR",
        "IDC",
    )
    assert rows[2][4].endswith("Data News (Knack) (November 2021); TechGeekWire (2025)")
    assert rows[2][5:7] == ("Microsoft’s cloud in Belgium as a whole", "4 years")
    for row in rows:
        assert row[4].split(" (")[0] in written(claims())


def test_how_an_amount_is_meant_is_drawn() -> None:
    """About is hatched, up to is hollow with an end, more than is full with an arrow."""
    marks = groups(claims())
    shapes = {
        told: [(s.tag.removeprefix(SVG), s.get("fill")) for s in marks[told]][1:]
        for told in ("about 59 billion EUR", "up to 31.5 billion EUR", "more than 30 billion EUR")
    }
    assert shapes["about 59 billion EUR"] == [("rect", "none"), ("path", "none")]
    assert shapes["up to 31.5 billion EUR"] == [("rect", "none"), ("path", "none")]
    assert shapes["more than 30 billion EUR"] == [("rect", None), ("path", "none")]
    hatches, cap = marks["about 59 billion EUR"][2], marks["up to 31.5 billion EUR"][2]
    assert hatches.get("d", "").count("M") > 50
    assert cap.get("d", "").count("M") == 1


def test_bars_are_as_long_as_their_amounts() -> None:
    """Bars begin at nothing and are in proportion; another unit is told, not drawn."""
    marks = groups(claims())
    (start, more), (other, less) = (
        bar(marks[told]) for told in ("about 59 billion EUR", "up to 31.5 billion EUR")
    )
    assert start == other
    assert (more - start) / (less - start) == pytest.approx(59 / 31.5, rel=0.01)
    assert "59 billion USD" not in marks
    assert "59 billion USD contradicts" in written(claims())
    assert "in another unit: not drawn" in written(claims())
    assert "no figure" in written(claims("Belgium Central", "investment"))


def test_one_study_can_be_looked_at_alone() -> None:
    """Only the versions of the study that is named are shown; one that there is not is refused."""
    assert {row[0] for row in claims(study="idc-2021").table[1:]} == {"IDC study of 2021"}
    with pytest.raises(ValueError, match="known: 'idc-2025', 'idc-2021'"):
        claims(study="idc-1999")
    with pytest.raises(ValueError, match="known: none"):
        claims("belgiumcentral", "investment", study="idc-2021")
    with pytest.raises(UnknownEntityError):
        claims(property="revenue")


def test_what_is_known_to_be_wrong_has_no_figure() -> None:
    """The wrong version is a row that says that it is, who told it and why, and nothing more."""
    wrong = claims().table[-1]
    assert wrong == (
        "IDC study of 2021",
        "known to be wrong: a slip in copying",
        "not shown",
        "IDC",
        "Techzine Europe (November 2021)",
        "",
        "",
        "",
    )
    assert "Known to be wrong: 1." in claims().sentence


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("known_by", ["2021-11-23", "2021-11-30", "2022-01-01", None])
def test_31_5_million_is_nowhere(lang: str, known_by: str | None) -> None:
    """The slip of the pen is in no form of the picture, in no language, on no day."""
    benefit = get_benefit("economic impact", known_by=known_by, lang=lang)
    for study in (None, "idc-2021"):
        picture = claims(benefit, study=study)
        image = re.findall('base64,([^"]+)', picture.to_html())[0]
        forms = [picture.svg, picture.sentence, picture.to_html(), str(picture.table)]
        forms += [b64decode(image).decode(), repr(picture), str(pickle.dumps(picture))]
        for form in forms:
            assert not WRONG.search(form)
        assert known_by == "2021-11-23" or "31" in picture.svg  # the billions are known by then


def test_every_claim_of_figures_can_be_drawn(catalog: Catalog) -> None:
    """Whatever is told of any entity can be drawn, and is well-formed."""
    for entity in (*catalog.regions, *catalog.benefits, *catalog.initiatives):
        for name, fact in entity.facts.items():
            picture = claims(entity, name, catalog=catalog)
            assert len(picture.table) == len(fact.statements) + 1
            drawn(picture)


# Data of one's own


def own_data() -> dict[str, Any]:
    """Return hostile data: markup in every name, amounts of every kind, dates of every kind."""
    data = tiny()
    words = HOSTILE + " 漢字 x\u0302 " + "W" * 300

    def named(thing: str, n: int, **more: Any) -> dict[str, Any]:
        texts = dict.fromkeys(LANGUAGES, f"{n} {words}")
        return {"id": f"{thing}-{n}", "labels": texts, "descriptions": texts, **more}

    data["sources"][0]["publisher"] = HOSTILE
    data["regions"] += [named("azure:near", n, kind="region") for n in range(40)]
    data["benefits"] = [named("benefit:test", 0, kind="study")]
    data["events"] = [named("event:test", n, kind="other") for n in range(5)]
    data["regions"][1]["event_ids"] = ["event:test-4"]
    data["enumerations"].append({"name": "event-kind", "values": {"opening": TEXTS}})
    data["regions"][0]["event_ids"] = [event["id"] for event in data["events"]]
    numbers = iter(range(1, 1000))

    def tell(subject: str, name: str, **more: Any) -> None:
        data["statements"].append(
            {
                "id": f"{subject.replace(':', '-')}.{name}.{next(numbers)}",
                "subject_id": subject,
                "property": name,
                "references": [{"source_id": "docs"}],
                **more,
            }
        )

    for n, when in enumerate(("1000", "2999-24", "2025-02-28", "2024-02-29")):
        tell(f"event:test-{n}", "date", date=when)
    tell("event:test-4", "date", absence="unknown")
    due = [{"property": "due", "date": "2026-06-30"}]
    tell("azure:testland", "promised_opening", date="2026-06-30", qualifiers=due)
    amounts: list[dict[str, Any]] = [
        {"amount": -5, "unit": "EUR", "horizon": "2025/.."},
        {"amount": 12, "unit": "EUR", "upper": 30, "modality": "at-least", "horizon": "P1M"},
        {"amount": 0, "unit": "EUR", "modality": "about", "horizon": "2025-99"},
        {"amount": 7, "unit": "EUR", "modality": "less-than", "scope": "indirect"},
        {"amount": 1e300, "unit": "ms"},
        {"amount": 1.7e308, "unit": "EUR"},
        {"amount": 1e-320, "unit": "EUR"},
    ]
    for amount in amounts:
        tell("benefit:test-0", "new_revenue", quantity=amount)
    study = [{"property": "study", "text": "idc-2021"}]
    tell("benefit:test-0", "new_revenue", quantity={"amount": 7, "unit": "EUR"}, qualifiers=study)
    noun = "organisation-that-nobody-has-counted-yet"
    tell("benefit:test-0", "jobs", quantity={"amount": 12345, "unit": noun})
    wrong = {"rank": "deprecated", "rank_reason": "slip", "deprecated_on": "2025-03-31"}
    amount = {"amount": 666, "unit": "EUR"}
    tell("benefit:test-0", "revenue_from_local_sites", quantity=amount, **wrong)
    peer = [{"property": "peer", "entity_id": "azure:testland"}]
    tell("azure:near-0", "round_trip_to", quantity={"amount": 0, "unit": "ms"}, qualifiers=peer)
    tell("azure:testland", "operator", entity_id="azure:testland")
    tell("azure:testland", "label_point", point={"latitude": 89.9, "longitude": 179.9})
    for n in range(40):
        subject = f"azure:near-{n}"
        tell(subject, "operator", entity_id="azure:testland")
        if n:
            point = {"latitude": 89.9, "longitude": 179.9 - n / 1000}
            tell(subject, "label_point", point=point)
        if n < 3:
            peer = [{"property": "peer", "entity_id": subject}]
            time = (
                {"amount": 1, "unit": "ms"},
                {"amount": -1.7e308, "unit": "ms"},
                {"amount": 9, "unit": "s"},
            )[n]
            tell("azure:testland", "round_trip_to", quantity=time, qualifiers=peer)
    return data


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_data_stay_text(load: Load, lang: str) -> None:
    """Markup and endless words in data stay text, in the drawing and on the page."""
    catalog = load(own_data())
    made = [
        timeline("azure:testland", lang=lang, catalog=catalog),
        neighbours("azure:testland", lang=lang, catalog=catalog),
        claims("benefit:test-0", lang=lang, catalog=catalog),
        neighbours("azure:near-0", lang=lang, catalog=catalog),
        claims("benefit:test-0", "jobs", lang=lang, catalog=catalog),
    ]
    for picture in made:
        tags = {element.tag.removeprefix(SVG) for element in drawn(picture).iter()}
        assert tags <= {"svg", "title", "desc", "g", "path", "rect", "circle", "text"}
        for form in (picture.svg, picture.to_html()):
            assert "<script" not in form
        assert not re.search(r"[\" ML-](nan|inf)[\" L]", picture.svg)


def test_dates_of_every_kind_are_drawn(load: Load) -> None:
    """A thousand years fit on the axis, a promised day is a hollow square, no date is no mark."""
    picture = timeline("azure:testland", catalog=load(own_data()))
    assert picture.table[-2][0] == "date not known"
    assert picture.table[-1][0] == "30 June 2026"
    squares = [g for told, g in groups(picture).items() if told.startswith("30 June 2026")]
    assert next(squares[0].iter(f"{SVG}rect")).get("width") == "6.5"
    assert len(groups(picture)) == 6  # what is ahead is no event yet
    undated = timeline("azure:near-0", catalog=load(own_data()))
    assert undated.table[1][0] == "date not known"
    assert "date not known: 4" in written(undated)
    assert groups(undated) == {}


def test_amounts_of_every_kind_are_drawn(load: Load) -> None:
    """Less than nothing, nothing, ranges and other units have their place, and periods their words."""
    picture = claims("benefit:test-0", catalog=load(own_data()))
    told = {row[2]: row for row in picture.table[1:]}
    assert {row[0] for row in told.values()} == {"IDC study of 2021", "No study named"}
    assert told["-5 EUR"][6] == "2025 – …"
    assert told["at least 12 – 30 EUR"][6] == "1 month"
    assert told["about 0 EUR"][6] == "2025-99"
    assert told["less than 7 EUR"][5] == "indirect"
    marks = groups(picture)
    assert bar(marks["-5 EUR"])[1] == pytest.approx(bar(marks["about 0 EUR"])[0], abs=0.2)
    assert "1e+300 ms" not in marks


def test_nothing_but_what_is_wrong_has_no_best_version(load: Load) -> None:
    """Where all that was told is known to be wrong, there is no best version and no scale."""
    catalog = load(own_data())
    picture = claims("benefit:test-0", "revenue_from_local_sites", catalog=catalog)
    assert picture.sentence.startswith("1 version of “Revenue from local sites” (")
    assert picture.sentence.endswith("). Known to be wrong: 1.")
    assert groups(picture) == {}
    assert "666" not in picture.to_html() + picture.svg


def test_names_without_room_are_left_out(load: Load) -> None:
    """Where forty points meet, some have no name, and every one has its mark and its row."""
    picture = neighbours("azure:testland", catalog=load(own_data()))
    circles = list(drawn(picture).iter(f"{SVG}circle"))
    assert len(picture.table) == 42
    assert len(circles) >= 41


def test_texts_are_the_projects_own(load: Load) -> None:
    """A catalogue with words of its own is told in them."""
    own = load(tiny())
    assert timeline("Testland", catalog=own).title == "Timeline of Testland Central"
    assert TEXTS["fr"] in timeline("Testland", lang="fr", catalog=own).title
