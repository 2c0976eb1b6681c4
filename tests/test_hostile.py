"""
Small inputs that once took for ever, memory without bound, or an exception of somebody else.

Each stands for its kind; where one comes back, the suite hangs or fails here.
"""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

from belgium_cloud_region import DataError, load_catalog, verify
from belgium_cloud_region.loading import guard
from belgium_cloud_region.model.passage import normalized
from belgium_cloud_region.model.text import MAX_MARKS, UNSEEN, is_crowded
from belgium_cloud_region.proof import Verdict
from belgium_cloud_region.proof.reading import MAX_BYTES, UnreadableError, readings

from .support import TEXTS, tiny

ABOUT = "person:marijke-schroos"

SLOW = {
    "comments": ("<!---->" * 10_000 + "x", ""),
    "half comments": ("<!--" * 100_000, ""),
    "brackets": ("[" * 400_000, "page.md"),
    "links": ("[](" * 130_000, "page.md"),
    "nested links": (("[x](" + "(" * 200) * 1_000, "page.md"),
    "a link without end": ("![](" + "a" * 400_000, "page.md"),
    "emphasis": ("*_" * 200_000, "page.md"),
    "bullets": ("- " * 200_000, "page.md"),
    "tags": ("<a " * 100_000, "page.html"),
    "attributes": ("<a b='" * 60_000, "page.html"),
    "scripts": ("<script>" * 50_000, "page.html"),
}


@pytest.mark.parametrize("kind", SLOW)
def test_no_page_takes_for_ever(kind: str) -> None:
    """The time of reading grows as the page does."""
    text, name = SLOW[kind]
    assert readings(text, name)


@pytest.mark.parametrize(
    "charset", ["punycode", "idna", "unicode_escape", "utf-7", "a\0b", "\udcff", "x"]
)
def test_only_encodings_of_the_web_are_tried(charset: str) -> None:
    """A page that declares another one is read as if it declared nothing."""
    page = b"<p>18 November 2025</p>" + b"x" * 200_000
    assert readings(page, "text/html", charset)[0].text.startswith("18 November 2025")
    name = charset.replace("\0", "").encode("ascii", "replace")
    declared = b"<meta charset=" + name + b">" + page
    assert "18 November 2025" in readings(declared, "page.html")[0].text


def test_too_many_marks_on_a_letter_are_no_text() -> None:
    """They would take the square of their number to put in order."""
    crowd = "a" + "\u0301\u0323" * 200_000
    with pytest.raises(UnreadableError, match="marks"):
        readings(crowd)
    with pytest.raises(ValueError, match="marks"):
        normalized(crowd)
    assert is_crowded("\uff9e" * (MAX_MARKS + 1))
    assert not is_crowded("é" * 1000 + "漢字" * 1000 + "e\u0301" * 1000)


class Response:
    """What a caller's function returns."""

    def __init__(
        self, content: bytes = b"", headers: Any = None, fails: Exception | None = None
    ) -> None:
        self.body, self.headers, self.fails = content, headers, fails
        self.asked: list[int | None] = []

    def read(self, size: int | None = None) -> bytes:
        """Return the page, or fail as a connection does."""
        self.asked.append(size)
        if self.fails is not None:
            raise self.fails
        return self.body


@pytest.mark.parametrize(
    "answer",
    [
        Response(fails=TimeoutError("slow")),
        Response(fails=OSError("broken")),
        Response(b"<p>&#" + b"1" * 5000 + b";", {"Content-Type": "text/html"}),
        Response(b"<p>x", {"Content-Type": b"text/html"}),
        Response(b"<p>x", ["Content-Type"]),
        Response(b"<p>x", {"Content-Type": "text/html; charset=a\0b"}),
        b"\xff\xfe\0",
        b"%PDF-1.7",
        "a" + "\u0301" * 1000,
    ],
)
def test_one_bad_page_is_one_verdict(answer: Any) -> None:
    """Nothing that a page holds stops the look at the others."""
    results = verify(fetch=lambda url: answer, about=ABOUT)
    assert results
    assert {r.verdict for r in results} <= {Verdict.NOT_CHECKED, Verdict.GONE}


def test_a_response_of_urllib_is_read_no_further_than_a_page_goes() -> None:
    """It takes a limit, which others do not."""
    response = Response(b"<p>x", Message())
    verify(fetch=lambda url: response, about=ABOUT)
    assert set(response.asked) == {MAX_BYTES + 1}


def test_a_copy_that_cannot_be_read_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A source with many references costs no more than one look at its copy; no device is waited for."""
    (tmp_path / "channelnews-2025-03.txt").symlink_to("/dev/zero")
    opened: list[str] = []
    real = Path.is_file

    def looked(self: Path) -> bool:
        opened.append(self.name)
        return real(self)

    monkeypatch.setattr(Path, "is_file", looked)
    results = verify(tmp_path, about="channelnews-2025-03")
    assert len(results) > 50
    assert {r.why for r in results} == {"the copy is no file"}
    assert opened.count("channelnews-2025-03.txt") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes of this kind")
def test_no_pipe_is_waited_for(tmp_path: Path) -> None:
    """A pipe that nobody writes to would never end."""
    pipe = tmp_path / "channelnews-2025-03.json"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path):
        with pytest.raises(DataError, match="neither a file nor a folder"):
            load_catalog(path)
    assert {r.verdict for r in verify(pipe, about=ABOUT)} == {Verdict.NOT_CHECKED}


def test_a_path_with_a_nul_is_refused() -> None:
    """No system has one."""
    with pytest.raises(DataError, match="NUL"):
        load_catalog("a\0.json")


Load = Callable[[Any], Any]


@pytest.mark.parametrize("record", [{}, 1, None, {"id": "x" * 1000}, []])
def test_of_many_bad_records_the_first_are_told(record: Any, tmp_path: Path) -> None:
    """Memory and time are bounded by the file, and the message is one that can be read."""
    file = tmp_path / "data.json"
    file.write_text(json.dumps({"sources": [record] * 50_000}))
    with pytest.raises(DataError) as caught:
        load_catalog(file)
    assert len(caught.value.problems) <= guard.MAX_PROBLEMS + 1
    assert len(str(caught.value)) < 100_000


def test_many_misspelt_properties_cost_no_guess_each(tmp_path: Path) -> None:
    """The first are told what they may have meant."""
    data = tiny()
    data["properties"] += [
        {"name": f"prop_{n}_abcdefghij", "kind": "text", "labels": TEXTS, "descriptions": TEXTS}
        for n in range(800)
    ]
    data["statements"] += [
        {**data["statements"][0], "id": f"azure-testland.x.{n}", "property": f"porp_{n}_abcdefghij"}
        for n in range(800)
    ]
    file = tmp_path / "data.json"
    file.write_text(json.dumps(data))
    with pytest.raises(DataError) as caught:
        load_catalog(file)
    told = caught.value.problems
    assert "did you mean 'prop_0_abcdefghij'?" in told[0]
    assert told[-1] == "and more; mend these first"
    assert len(told) == guard.MAX_PROBLEMS + 1


def test_a_long_chain_of_parts_is_as_good_as_a_short_one(tmp_path: Path) -> None:
    """Programmes of programmes, two thousand deep, are loaded and looked at."""
    data = tiny()
    data["properties"].append(
        {"name": "part_of", "kind": "entity_id", "labels": TEXTS, "descriptions": TEXTS}
    )
    names = [f"initiative:i{n}" for n in range(2000)]
    data["initiatives"] = [
        {"id": name, "labels": {"en": name[11:]}, "descriptions": TEXTS} for name in names
    ]
    data["statements"] += [
        {
            "id": f"{name.replace(':', '-')}.part_of.1",
            "subject_id": name,
            "property": "part_of",
            "entity_id": whole,
            "references": [{"source_id": "docs"}],
        }
        for name, whole in zip(names, [*names[1:], names[0]], strict=True)
    ][:-1]
    data["statements"].append(
        {
            **data["statements"][-1],
            "id": "initiative-i1999.provider.1",
            "subject_id": names[-1],
            "property": "provider",
            "text": "x",
        }
    )
    del data["statements"][-1]["entity_id"]
    file = tmp_path / "data.json"
    file.write_text(json.dumps(data))
    catalog = load_catalog(file)
    last = catalog.get(names[-1])
    assert [p.id for p in catalog.parts_of(last)] == [names[-2]]
    assert last.to_text()


SEEN = {
    "\u200c", "\u200d",  # joiners, which some scripts and emoji need
    *"\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd",  # signs before numbers
}  # fmt: skip


def test_what_nobody_sees_is_refused_by_its_property() -> None:
    """Controls, formats, surrogates, separators, fillers and noncharacters do not get in."""
    import re

    for number in range(sys.maxunicode + 1):
        sign = chr(number)
        category = unicodedata.category(sign)
        if category in ("Cc", "Cf", "Cs", "Zl", "Zp") and sign not in SEEN:
            assert re.search(UNSEEN, sign), hex(number)
        if category[0] in "LN" and sign not in "\u115f\u1160\u3164\uffa0" and category != "Lm":
            assert not re.search(UNSEEN, sign), hex(number)
    for sign in "\u3164\ufffe\ufdd0\U000e0041\u2063\u061c\u00ad":
        with pytest.raises(guard.RefusedError, match=r"U\+"):
            guard.loads(json.dumps({"a": f"x{sign}y"}, ensure_ascii=False).encode())


@pytest.mark.parametrize("name", ["²", "①", "٣", "9" * 5000, "a" + "1" * 4301])
def test_a_number_that_python_does_not_read_is_a_name(name: str, tmp_path: Path) -> None:
    """Ids and names sort whatever digits they have."""
    data = tiny()
    data["sources"].append({**data["sources"][0], "id": name})
    file = tmp_path / "data.json"
    file.write_text(json.dumps(data, ensure_ascii=False))
    try:
        assert name in [source.id for source in load_catalog(file).sources]
    except DataError as error:  # no id of a source, but no accident either
        assert error.problems
