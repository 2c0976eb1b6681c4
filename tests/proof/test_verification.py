"""Receipts held against copies that the tests make: files, clones, pages of a local server."""

from __future__ import annotations

import http.server
import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belgium_cloud_region import Catalog, UnknownEntityError, verify
from belgium_cloud_region.model import Receipt
from belgium_cloud_region.proof import Verdict, Verification, reading

from ..support import tiny

BEFORE = "The company opened its doors to the press on Tuesday and showed what it had built so far."
PASSAGE = "A study expects up to 31.5 billion euros of new revenue."
AFTER = "The mayor spoke of a great day for the town, and of the many people who had worked for it."
STORY = [BEFORE, PASSAGE, AFTER, "Nobody said what it had cost, and nobody asked about the water."]
ROW = "| Testland Central | testlandcentral | 3 |"

Load = Callable[[Any], Catalog]


def page(paragraphs: list[str]) -> str:
    """Return paragraphs as a web page with a menu and a footer."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f"<!doctype html><title>News</title><nav>Home</nav>{body}<footer>Imprint</footer>"


RECEIPT = Receipt.of("\n".join(["News", "Home", *STORY, "Imprint"]), PASSAGE, "31.5")


@pytest.fixture
def small(load: Load) -> Callable[..., Catalog]:
    """Return a function that makes a catalogue in which one reference has a receipt."""

    def with_receipt(receipt: Receipt | None, url: str = "https://example.org/docs") -> Catalog:
        data = tiny()
        data["sources"][0]["url"] = url
        if receipt is not None:
            told = {k: v for k, v in attrs.asdict(receipt).items() if v is not None}
            data["statements"][0]["references"][0]["receipt"] = told
        data["sources"][0]["repository"] = "https://github.com/test/land"
        return load(data)

    return with_receipt


def first(results: tuple[Verification, ...]) -> Verification:
    """Return the verdict on the reference with the receipt."""
    return next(r for r in results if r.cited_by == "azure-testland.opened.1")


def held(
    small: Callable[..., Catalog], tmp_path: Path, name: str, text: str | bytes
) -> Verification:
    """Return the verdict on a copy of this name and content."""
    copy = tmp_path / name
    copy.write_bytes(text if isinstance(text, bytes) else text.encode())
    return first(verify(copy, catalog=small(RECEIPT)))


MADE: dict[str, tuple[str, str | bytes, Verdict, str]] = {
    "true": ("docs.html", page(STORY), Verdict.UNCHANGED, "where it stood"),
    "as text": ("docs.txt", "\n".join(STORY), Verdict.UNCHANGED, "where it stood"),
    "as Markdown": (
        "docs.md",
        "# News\n\n" + "\n\n- ".join(STORY).replace("31.5", "**31.5**"),
        Verdict.UNCHANGED,
        "",
    ),
    "other typography": (
        "docs.html",
        page(STORY).replace("new revenue", "new\u00a0re\u00advenue"),
        Verdict.UNCHANGED,
        "",
    ),
    "a neighbour edited": (
        "docs.html",
        page([BEFORE, PASSAGE, "Another end.", *STORY[3:]]),
        Verdict.UNCHANGED,
        "",
    ),
    "moved": (
        "docs.html",
        page([BEFORE, AFTER, STORY[3], PASSAGE]),
        Verdict.MOVED,
        "between other words",
    ),
    "a slip": (
        "docs.html",
        page(STORY).replace("billion", "million"),
        Verdict.DRIFTED,
        "around it was changed",
    ),
    "a word less": ("docs.html", page(STORY).replace("up to ", ""), Verdict.DRIFTED, ""),
    "case counts": ("docs.html", page(STORY).replace("A study", "a study"), Verdict.DRIFTED, ""),
    "gone": ("docs.html", page(["We have moved."]), Verdict.GONE, "not even '31.5'"),
    "not text": ("docs.html", b"%PDF-1.7", Verdict.NOT_CHECKED, "PDF"),
    "too large": ("docs.txt", b" " * (reading.MAX_BYTES + 1), Verdict.NOT_CHECKED, "larger than"),
    "unreadable": ("docs.txt", b"\x81\x8d", Verdict.NOT_CHECKED, "encoding"),
    "another source's": ("paper.html", page(STORY), Verdict.NOT_CHECKED, "no copy named 'docs'"),
    "in capitals": ("DOCS.HTML", page(STORY), Verdict.UNCHANGED, ""),
}


@pytest.mark.parametrize("case", MADE)
def test_each_change_has_its_verdict(
    case: str, small: Callable[..., Catalog], tmp_path: Path
) -> None:
    """A copy that is the same, or edited in one way, gives the verdict for that."""
    name, text, verdict, why = MADE[case]
    result = held(small, tmp_path, name, text)
    assert result.verdict is verdict
    assert why in result.why
    assert (result.seen_at is None) == (name == "paper.html")


def test_there_is_one_verdict_for_each_reference(catalog: Catalog, tmp_path: Path) -> None:
    """Statements and aliases, each reference once; without a copy nothing is claimed."""
    (tmp_path / "not-a-clone").mkdir()
    (tmp_path / "kotoba-2026-10.txt").write_text("a hint without receipts", "utf-8")
    results = verify(tmp_path)
    references = sum(len(s.references) for s in catalog.statements)
    references += sum(
        len(a.references) for r in catalog.contents.entities.values() for a in r.aliases
    )
    assert len(results) == references
    assert {r.verdict for r in results} == {Verdict.NOT_CHECKED}
    assert all(r.why for r in results)
    about = verify(tmp_path, about="BDIA")
    assert 0 < len(about) < 100
    assert repr(about[0]).startswith("Verification('org-bdia.")
    assert {r.cited_by.partition(".")[0] for r in about} <= {"org-bdia", "org:bdia"}


def test_a_reference_without_a_receipt_says_so(
    small: Callable[..., Catalog], tmp_path: Path
) -> None:
    """No receipt, no verdict."""
    (tmp_path / "docs.txt").write_text("", "utf-8")
    result = first(verify(tmp_path, catalog=small(None)))
    assert (result.verdict, result.why) == (Verdict.NOT_CHECKED, "the reference has no receipt")


def test_what_is_said_of_one_source(catalog: Catalog, tmp_path: Path) -> None:
    """Its references alone are looked at, whether it is named or given."""
    (tmp_path / "belga-2025-11.txt").write_text("", "utf-8")
    results = verify(tmp_path, about="belga-2025-11")
    assert results == verify(tmp_path, about=catalog.source("belga-2025-11"))
    assert {r.reference.source_id for r in results} == {"belga-2025-11"}
    assert len(results) > 10


def test_a_changed_document_is_told_where_the_passage_stands(
    small: Callable[..., Catalog], tmp_path: Path
) -> None:
    """The passage is where it stood, but something was added: the reason says so."""
    from hashlib import sha256

    text = "\n".join(STORY)
    whole = attrs.evolve(RECEIPT, document="sha256:" + sha256(text.encode()).hexdigest())
    copy = tmp_path / "docs.txt"
    for content, told in ((text, False), (text + "\nAll of this was wrong.", True)):
        copy.write_text(content, "utf-8")
        result = first(verify(copy, catalog=small(whole)))
        assert result.verdict is Verdict.UNCHANGED
        assert ("not the same any more" in result.why) is told


def test_a_document_digest_alone_is_enough(small: Callable[..., Catalog], tmp_path: Path) -> None:
    """Where there is no passage, the whole document decides."""
    from hashlib import sha256

    copy = tmp_path / "docs.bin"
    copy.write_bytes(b"whole")
    receipt = Receipt(document="sha256:" + sha256(b"whole").hexdigest())
    assert first(verify(copy, catalog=small(receipt))).verdict is Verdict.UNCHANGED
    copy.write_bytes(b"other")
    result = first(verify(copy, catalog=small(receipt)))
    assert (result.verdict, result.why) == (Verdict.NOT_CHECKED, "the receipt names no passage")


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder and return what it prints."""
    who = [
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@example.org",
        "-c",
        "commit.gpgsign=false",
    ]
    done = subprocess.run(
        ["git", "-C", str(folder), *who, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Return a repository with a table that gains a row, changes it, moves and loses it."""
    folder = tmp_path_factory.mktemp("copies") / "land"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    commits: dict[str, str] = {}

    def commit(name: str) -> None:
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", name)
        commits[name] = git(folder, "rev-parse", "HEAD")

    table = folder / "list.md"
    table.write_text("| Region | Name | Zones |\n", "utf-8")
    commit("empty")
    table.write_text(f"| Region | Name | Zones |\n{ROW}\n", "utf-8")
    commit("row")
    (folder / "note.txt").write_text("Beside it.", "utf-8")
    commit("beside")
    table.rename(folder / "moved.md")
    commit("moved")
    (folder / "moved.md").rename(table)
    table.write_text(f"| Region | Name | Zones |\n{ROW.replace('3', '2')}\n", "utf-8")
    commit("changed")
    table.unlink()
    commit("lost")
    return folder, commits


def row_receipt(clone: tuple[Path, dict[str, str]], **more: str) -> Receipt:
    """Return the receipt for the row in the clone."""
    folder, commits = clone
    text = git(folder, "show", f"{commits['row']}:list.md")
    blob = git(folder, "rev-parse", f"{commits['row']}:list.md")
    return Receipt.of(
        text,
        ROW,
        "Testland Central",
        **{"commit": commits["row"], "path": "list.md", "blob": blob, **more},
    )


@pytest.mark.parametrize(
    ("revision", "verdict", "why"),
    [
        (None, Verdict.UNCHANGED, "where it stood"),
        ("row", Verdict.UNCHANGED, "where it stood"),
        ("beside", Verdict.UNCHANGED, "where it stood"),
        ("empty", Verdict.GONE, "not even 'Testland Central'"),
        ("moved", Verdict.MOVED, "the file stands at moved.md"),
        ("changed", Verdict.DRIFTED, "around it was changed"),
        ("lost", Verdict.GONE, "no such file"),
        ("HEAD", Verdict.GONE, "no such file"),
        ("no-such-branch", Verdict.NOT_CHECKED, "no revision 'no-such-branch'"),
        ("--version", Verdict.NOT_CHECKED, "no revision '--version'"),
    ],
)
def test_a_clone_is_asked_at_any_commit(
    revision: str | None,
    verdict: Verdict,
    why: str,
    clone: tuple[Path, dict[str, str]],
    small: Callable[..., Catalog],
) -> None:
    """A receipt holds from the commit that made it, and says what happened after and before."""
    folder, commits = clone
    catalog = small(row_receipt(clone))
    for copies in (folder, folder.parent, [folder]):
        result = first(
            verify(copies, revision=commits.get(revision or "", revision), catalog=catalog)
        )
        assert result.verdict is verdict
        assert why in result.why
        assert result.seen_at is not None


def test_two_references_to_one_file(clone: tuple[Path, dict[str, str]], load: Load) -> None:
    """Each is held by itself, though the file is read once."""
    data = tiny()
    receipt = row_receipt(clone)
    for statement, told in zip(
        data["statements"], (receipt, attrs.evolve(receipt, length=9, offset=2)), strict=True
    ):
        kept = {k: v for k, v in attrs.asdict(told).items() if v is not None}
        statement["references"][0]["receipt"] = {**kept, "anchor": "Test"}
    verdicts = [r.verdict for r in verify(clone[0], catalog=load(data))]
    assert verdicts == [Verdict.UNCHANGED, Verdict.DRIFTED]


def test_a_clone_without_the_commit_is_another_repository(
    clone: tuple[Path, dict[str, str]], small: Callable[..., Catalog]
) -> None:
    """A repository is known by its commits; a receipt without a file cannot be held."""
    other = small(row_receipt(clone, commit="0" * 40))
    result = first(verify(clone[0], catalog=other))
    assert (result.verdict, result.seen_at) == (Verdict.NOT_CHECKED, None)
    assert "no clone with the commit" in result.why
    only_commit = small(Receipt(commit=clone[1]["row"]))
    result = first(verify(clone[0], catalog=only_commit))
    assert (result.verdict, result.why) == (Verdict.NOT_CHECKED, "the receipt names no file")
    whole = attrs.evolve(row_receipt(clone), passage=None, offset=None, length=None)
    assert first(verify(clone[0], catalog=small(whole))).verdict is Verdict.UNCHANGED


def test_without_git_nothing_is_claimed(
    clone: tuple[Path, dict[str, str]],
    small: Callable[..., Catalog],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the program is missing, or a content is not in the clone, the verdict says so."""
    catalog = small(row_receipt(clone))
    with monkeypatch.context() as patched:
        patched.setenv("PATH", "")
        result = first(verify(clone[0], catalog=catalog))
        assert result.verdict is Verdict.NOT_CHECKED
        assert "git, which reads clones, is not installed" in result.why


def test_a_clone_of_somebody_else_is_refused(
    clone: tuple[Path, dict[str, str]],
    small: Callable[..., Catalog],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Git does not read a clone that another user owns, and the verdict says so."""
    catalog = small(row_receipt(clone))
    git = tmp_path / "git"
    git.write_text(
        "#!/bin/sh\necho 'fatal: detected dubious ownership in repository' >&2\nexit 128\n"
    )
    git.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    result = first(verify(clone[0], catalog=catalog))
    assert result.verdict is Verdict.NOT_CHECKED
    assert "git refuses the clone" in result.why


def test_a_missing_content_is_not_fetched(
    clone: tuple[Path, dict[str, str]], small: Callable[..., Catalog], tmp_path: Path
) -> None:
    """A partial clone stays partial: git is told to open no connection."""
    folder, _ = clone
    git(folder, "config", "uploadpack.allowFilter", "true")
    partial = tmp_path / "partial"
    git(tmp_path, "clone", "-q", "--bare", "--filter=blob:none", f"file://{folder}", str(partial))
    result = first(verify(partial, catalog=small(row_receipt(clone))))
    assert result.verdict is Verdict.NOT_CHECKED
    assert "lacks the content" in result.why


ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/true": (200, {"Content-Type": "text/html; charset=utf-8"}, page(STORY).encode()),
    "/million": (
        200,
        {"Content-Type": "text/html"},
        page(STORY).replace("billion", "million").encode(),
    ),
    "/moved": (
        200,
        {"Content-Type": "text/html"},
        page([BEFORE, AFTER, STORY[3], PASSAGE]).encode(),
    ),
    "/redirect": (301, {"Location": "/true"}, b""),
    "/home": (302, {"Location": "/welcome"}, b""),
    "/welcome": (200, {"Content-Type": "text/html"}, b"<p>Welcome"),
    "/gone": (410, {}, b"gone"),
    "/broken": (503, {}, b"later"),
    "/large": (200, {"Content-Type": "text/html"}, b"<p>" + b"x" * 10_000_000),
    "/wrong": (
        200,
        {"Content-Type": "text/html; charset=utf-8"},
        page([*STORY, "Énergie"]).encode("cp1252"),
    ),
    "/garbled": (
        200,
        {"Content-Type": "text/html; charset=utf-8"},
        b"\x81\x8d" + page(STORY).encode(),
    ),
}


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers as the table says."""

    def do_GET(self) -> None:
        """Answer."""
        status, headers, body = ANSWERS.get(self.path, (404, {}, b"no such page"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Return the address of a local web server."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
        httpd.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "verdict", "why"),
    [
        ("/true", Verdict.UNCHANGED, "where it stood"),
        ("/million", Verdict.DRIFTED, "around it was changed"),
        ("/moved", Verdict.MOVED, "between other words"),
        ("/redirect", Verdict.MOVED, "another address"),
        ("/home", Verdict.GONE, "not even"),
        ("/missing", Verdict.GONE, "answers 404"),
        ("/gone", Verdict.GONE, "answers 410"),
        ("/broken", Verdict.NOT_CHECKED, "answers 503"),
        ("/large", Verdict.NOT_CHECKED, "larger than"),
        ("/wrong", Verdict.UNCHANGED, "read as windows-1252 and not as utf-8"),
        ("/garbled", Verdict.NOT_CHECKED, "not text in utf-8"),
    ],
)
def test_pages_of_a_server(
    path: str, verdict: Verdict, why: str, server: str, small: Callable[..., Catalog]
) -> None:
    """The true page, slips, a move, redirections, errors, size and encoding: each its verdict."""
    catalog = small(RECEIPT, server + path)
    result = first(verify(fetch=urllib.request.urlopen, catalog=catalog))
    assert (result.verdict, why in result.why) == (verdict, True), result.why
    assert result.seen_at is not None
    assert result.seen_at.startswith(server)


def test_a_page_is_fetched_once(catalog: Catalog) -> None:
    """However many references share a page, the function is asked for it once."""
    asked: list[str] = []

    def fetch(url: str) -> str:
        asked.append(url)
        return ""

    results = verify(fetch=fetch, catalog=catalog, about="initiative:digital-ambetion")
    assert len(results) > len(asked) == len(set(asked)) > 5


class Answer:
    """A response as requests and httpx make them."""

    def __init__(self, **given: Any) -> None:
        self.__dict__.update({"url": "https://example.org/docs", "headers": {}, **given})


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        (page(STORY), Verdict.UNCHANGED),
        (page(STORY).encode(), Verdict.UNCHANGED),
        (Answer(status_code=200, content=page(STORY).encode()), Verdict.UNCHANGED),
        (
            Answer(
                status_code=200, content=page(STORY).encode(), url="http://www.example.org/docs/#x"
            ),
            Verdict.UNCHANGED,
        ),
        (
            Answer(
                status_code=200, content="\n".join(STORY), headers={"content-type": "text/plain"}
            ),
            Verdict.UNCHANGED,
        ),
        (
            Answer(status_code=200, content=page(STORY).encode(), url="https://example.com/new"),
            Verdict.MOVED,
        ),
        (Answer(status_code=404, content=b""), Verdict.GONE),
        (Answer(status_code=301, content=b""), Verdict.NOT_CHECKED),
    ],
)
def test_what_a_function_may_return(
    answer: Any, verdict: Verdict, small: Callable[..., Catalog]
) -> None:
    """Text, bytes, or a response of a well-known library."""
    assert first(verify(fetch=lambda _: answer, catalog=small(RECEIPT))).verdict is verdict


def test_what_a_function_raises_is_told(small: Callable[..., Catalog]) -> None:
    """An exception is a reason not to have checked; a wrong return is the caller's mistake."""

    def failing(url: str) -> str:
        raise ConnectionError("no route to " + url)

    result = first(verify(fetch=failing, catalog=small(RECEIPT)))
    assert result.verdict is Verdict.NOT_CHECKED
    assert result.why == "fetch raised ConnectionError: no route to https://example.org/docs"
    with pytest.raises(TypeError, match="fetch returns text, bytes or a response"):
        verify(fetch=lambda _: 42, catalog=small(RECEIPT))


def test_files_of_repositories_are_fetched_at_their_commit(
    clone: tuple[Path, dict[str, str]], small: Callable[..., Catalog]
) -> None:
    """The bare file is asked for, at the commit of the receipt or at the one of the caller."""
    catalog = small(row_receipt(clone))
    asked: list[str] = []

    def fetch(url: str) -> str:
        asked.append(url)
        return ROW if "/main/" not in url else ROW.replace("3", "2")

    assert first(verify(fetch=fetch, catalog=catalog)).verdict is Verdict.UNCHANGED
    assert first(verify(fetch=fetch, revision="main", catalog=catalog)).verdict is Verdict.DRIFTED
    root = "https://raw.githubusercontent.com/test/land"
    assert f"{root}/{clone[1]['row']}/list.md" in asked
    assert f"{root}/main/list.md" in asked


def test_a_source_without_an_address_is_not_fetched(load: Load) -> None:
    """There is nothing to ask for."""
    data = tiny()
    del data["sources"][0]["url"]
    data["sources"][0]["hint"] = True
    told = {k: v for k, v in attrs.asdict(RECEIPT).items() if v is not None}
    data["statements"][0]["references"][0]["receipt"] = told
    result = first(verify(fetch=lambda _: "", catalog=load(data)))
    assert (result.verdict, result.why) == (Verdict.NOT_CHECKED, "the source has no address")


@pytest.mark.parametrize("given_arguments", [{}, {"copies": ".", "fetch": print}])
def test_copies_or_a_function(given_arguments: dict[str, Any]) -> None:
    """One of the two, never both."""
    with pytest.raises(TypeError, match="either saved copies or a function"):
        verify(**given_arguments)


def test_bad_input_is_named(tmp_path: Path) -> None:
    """A missing file, a file of no source and an unknown name are errors, not verdicts."""
    for missing in ("channelnews-2025-03.txt", "no-folder"):
        with pytest.raises(FileNotFoundError, match=missing):
            verify([tmp_path, tmp_path / missing])
    with pytest.raises(ValueError, match="named by the id of a source, such as"):
        verify(tmp_path)
    with pytest.raises(ValueError, match="nothing under no path"):
        verify([])
    stray = tmp_path / "channelnews-2025-3.txt"
    stray.write_text("", "utf-8")
    with pytest.raises(UnknownEntityError, match="did you mean 'channelnews-2025-03'"):
        verify(stray)
    (tmp_path / "belga-2025-11.txt").write_text("", "utf-8")
    with pytest.raises(UnknownEntityError, match="Atlantis"):
        verify(tmp_path, about="Atlantis")


def test_a_receipt_is_made_of_what_stands_there() -> None:
    """A passage that is not in the text, or an anchor that is not in it, makes no receipt."""
    with pytest.raises(ValueError, match="the passage is not in the document"):
        Receipt.of("text", "other", "other")
    with pytest.raises(ValueError, match="the anchor is not in the passage"):
        Receipt.of("one two three", "one two", "three")
    with pytest.raises(ValueError, match="the passage is not in the document"):
        Receipt.of("text", " ", "x")


words = st.lists(st.text(alphabet="abcdefgh", min_size=1, max_size=8), min_size=1, max_size=30)


@given(words, words, words, st.data())
def test_a_receipt_holds_on_its_own_text(
    before: list[str], passage: list[str], after: list[str], data: st.DataObject
) -> None:
    """Whatever text a receipt is made of, it is found there, and no digit of it may differ."""
    text = " ".join([*before, *passage, *after])
    place = data.draw(st.integers(0, len(passage) - 1))
    anchor = " ".join(passage[place : place + 6])
    receipt = Receipt.of(text, " ".join(passage), anchor)
    from belgium_cloud_region.proof.verification import _held

    texts = reading.readings(text)
    assert _held(texts, receipt, "").verdict in (Verdict.UNCHANGED, Verdict.MOVED)
    wrong = attrs.evolve(receipt, passage="sha256:" + "0" * 64)
    assert _held(texts, wrong, "").verdict is Verdict.DRIFTED
    assert len(anchor.split()) <= 6


def test_urllib_errors_are_responses() -> None:
    """The standard library raises a page that is not there; it is still an answer."""
    from email.message import Message

    from belgium_cloud_region.proof.page import bring

    def fetch(url: str) -> str:
        raise urllib.error.HTTPError(url, 404, "Not Found", Message(), None)

    assert bring(fetch, "https://example.org/a").status == 404


def test_git_answers_from_the_clone_that_is_named(
    clone: tuple[Path, dict[str, str]],
    small: Callable[..., Catalog],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """What git is told about another repository, as in a hook, does not lead it there."""
    catalog = small(row_receipt(clone))
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "evil")], check=True)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "evil"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(tmp_path / "evil" / "objects"))
    assert first(verify(clone[0], catalog=catalog)).verdict is Verdict.UNCHANGED
