"""
One verdict for each reference: does the source still say what it is cited for?
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from errno import ENOENT
from hashlib import sha256
from os import PathLike, strerror
from pathlib import Path

import attrs

from belgium_cloud_region.catalog import Catalog
from belgium_cloud_region.frozen import Frozen
from belgium_cloud_region.loading import get_catalog
from belgium_cloud_region.model.entity import Entity
from belgium_cloud_region.model.evidence import Receipt, Reference, Source
from belgium_cloud_region.model.passage import digest, surroundings
from belgium_cloud_region.model.shown import Listing, Shown
from belgium_cloud_region.proof.clone import Clone, is_clone
from belgium_cloud_region.proof.page import Fetch, Page, bring
from belgium_cloud_region.proof.reading import MAX_BYTES, Reading, UnreadableError, readings
from belgium_cloud_region.rendering import register
from belgium_cloud_region.rendering.others import VERIFICATIONS

__all__ = ["Verdict", "Verification", "verify"]

_GONE = (404, 410)


class Verdict(StrEnum):
    """
    What became of a passage.

    * unchanged: the passage stands where it stood.
    * moved: the passage stands elsewhere, between other words, at another path
      or at another address.
    * drifted: the anchor is there, the passage is not.
    * gone: not even the anchor is there, or the page is not.
    * not checked: there was nothing to look at, or it could not be read.
    """

    UNCHANGED = "unchanged"
    MOVED = "moved"
    DRIFTED = "drifted"
    GONE = "gone"
    NOT_CHECKED = "not-checked"


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Verification(Shown, Frozen):
    """
    The verdict on one reference.

    Attributes:
        cited_by: The id of the statement that has the reference; for the
            reference of an alias, the id of the entity.

        reference: The reference.

        verdict: What became of the passage.

        why: What was seen, in English.

        seen_at: The file, commit or address that was looked at; absent if none was.
    """

    cited_by: str
    reference: Reference
    verdict: Verdict
    why: str
    seen_at: str | None = None

    def __str__(self) -> str:
        return f"{self.verdict.value}: {self.cited_by} cites {self.reference.source_id}: {self.why}"

    def __repr__(self) -> str:
        return (
            f"Verification({self.cited_by!r}, {self.reference.source_id!r}, {self.verdict.value})"
        )


register(Verification, VERIFICATIONS)


@attrs.frozen
class _Outcome:
    """A verdict before it is known whose it is."""

    verdict: Verdict
    why: str
    at: str | None = None


_Document = tuple[str, tuple[Reading, ...]]
"""The digest of a copy, and the ways in which it can be read."""

_Question = Callable[[Source, Receipt], _Outcome]


def verify(
    copies: str | PathLike[str] | Iterable[str | PathLike[str]] | None = None,
    *,
    fetch: Fetch | None = None,
    revision: str | None = None,
    about: str | Entity | Source | None = None,
    catalog: Catalog | None = None,
) -> Listing[Verification]:
    """
    Return one verdict for each reference: does its source still say it?

    Either saved copies or a function is asked. A saved copy is a file named by
    the id of its source (``channelnews-2025-03.html``), or a clone of a
    repository, known by the commits in it. A folder is searched for both.

    Args:
        copies: Files, clones, and folders of them.

        fetch:
            A function that is given an address and returns the page: text, bytes,
            or a response of requests, httpx or urllib, such as ``requests.get``.
            The library itself never opens a connection.

        revision: The commit at which repositories are looked at, such as
            ``HEAD``; if absent, the one that each receipt names.

        about: The one entity, or the one source, whose references are looked at; all, if absent.

        catalog: The catalogue whose references are looked at; the bundled one, if absent.

    Returns:
        Verdicts on the references of the statements, by subject, property and
        id, then on those of the aliases. `Verdict` says what each means.

    Raises:
        TypeError: Neither copies nor a function was given, or both.
        OSError: A file cannot be read, or there is none.
        ValueError: None of the copies is a clone or named by the id of a source.
        UnknownEntityError: Nothing answers to *about*, or to the name of a file.
        AmbiguousNameError: More than one entity answers to it.

    Example:
        >>> from belgium_cloud_region import verify
        >>> def fetch(url):
        ...     return "<p>This page is about something else now.</p>"
        >>> results = verify(fetch=fetch, about="person:marijke-schroos")
        >>> results[0].verdict.value, results[0].reference.source_id
        ('gone', 'channelnews-2025-03')
    """
    if (copies is None) == (fetch is None):
        raise TypeError("verify takes either saved copies or a function fetch")
    catalog = get_catalog() if catalog is None else catalog
    question: _Question
    if fetch is not None:
        question = _Pages(fetch, revision).question
    else:
        paths = [copies] if isinstance(copies, (str, PathLike)) else copies or ()
        question = _Copies.under([Path(path) for path in paths], catalog, revision).question
    subject = None if about is None else _subject(about, catalog)
    seen: dict[tuple[str, Receipt], _Outcome] = {}
    found: list[Verification] = []
    for cited_by, reference in _references(catalog, subject):
        receipt = reference.receipt
        if receipt is None:
            outcome = _Outcome(Verdict.NOT_CHECKED, "the reference has no receipt")
        else:
            key = (reference.source_id, receipt)  # many references share one passage
            if key not in seen:
                seen[key] = question(catalog.source(reference), receipt)
            outcome = seen[key]
        found.append(
            Verification(
                cited_by=cited_by,
                reference=reference,
                verdict=outcome.verdict,
                why=outcome.why,
                seen_at=outcome.at,
            )
        )
    return Listing(found, catalog)


def _subject(about: str | Entity | Source, catalog: Catalog) -> str:
    if isinstance(about, Source):
        return about.id
    known = isinstance(about, str) and about in catalog.contents.sources
    return str(about) if known else catalog.get(about).id


def _references(catalog: Catalog, subject: str | None) -> Iterator[tuple[str, Reference]]:
    for statement in catalog.statements:
        for reference in statement.references:
            if subject in (None, statement.subject_id, reference.source_id):
                yield statement.id, reference
    for record in catalog.contents.entities.values():
        for reference in (r for alias in record.aliases for r in alias.references):
            if subject in (None, record.id, reference.source_id):
                yield record.id, reference


@attrs.frozen
class _Copies:
    """Saved copies: files by the id of their source, and clones."""

    files: dict[str, Path]
    clones: tuple[Clone, ...]
    revision: str | None
    read: dict[Path | str, _Document | UnreadableError] = attrs.field(
        factory=dict["Path | str", "_Document | UnreadableError"]
    )

    @classmethod
    def under(cls, paths: list[Path], catalog: Catalog, revision: str | None) -> _Copies:
        ids = {source_id.casefold(): source_id for source_id in catalog.contents.sources}
        files: dict[str, Path] = {}
        clones: list[Clone] = []
        for path in paths:
            if not path.exists():
                raise FileNotFoundError(ENOENT, strerror(ENOENT), str(path))
            inside = sorted(path.iterdir()) if path.is_dir() and not is_clone(path) else [path]
            for entry in inside:
                if entry.is_dir():
                    clones += [Clone(entry)] if is_clone(entry) else []
                elif entry.stem.casefold() in ids:
                    files.setdefault(ids[entry.stem.casefold()], entry)
                elif entry is path:  # a folder may hold other things, a file that is named is meant
                    catalog.source(entry.stem)
        if not files and not clones:
            raise ValueError(
                f"nothing under {', '.join(map(str, paths)) or 'no path'} is a clone, or named by "
                "the id of a source, such as 'channelnews-2025-03.html'"
            )
        return cls(files, tuple(clones), revision)

    def question(self, source: Source, receipt: Receipt) -> _Outcome:
        for clone in self.clones if receipt.commit is not None else ():
            try:
                if clone.commit(receipt.commit or "") is not None:
                    return self._in_clone(clone, receipt)
            except UnreadableError as error:
                return _Outcome(Verdict.NOT_CHECKED, str(error), str(clone.folder))
        if source.id in self.files:
            return self._in_file(self.files[source.id], receipt)
        wanted = f"copy named {source.id!r}"
        if receipt.commit is not None:
            wanted += f" and no clone with the commit {receipt.commit}"
        return _Outcome(Verdict.NOT_CHECKED, f"there is no {wanted}")

    def _in_file(self, file: Path, receipt: Receipt) -> _Outcome:
        try:
            document, texts = self._once(file, lambda: _from_file(file))
        except UnreadableError as error:
            return _Outcome(Verdict.NOT_CHECKED, str(error), str(file))
        whole = None if receipt.document is None else receipt.document == document
        return _held(texts, receipt, str(file), whole)

    def _once(self, key: Path | str, read: Callable[[], _Document]) -> _Document:
        """Return what a copy says, read at the first call; a failure is remembered too."""
        if key not in self.read:
            try:
                self.read[key] = read()
            except UnreadableError as error:
                self.read[key] = error
        found = self.read[key]
        if isinstance(found, UnreadableError):
            raise found
        return found

    def _in_clone(self, clone: Clone, receipt: Receipt) -> _Outcome:
        at = str(clone.folder)
        commit = clone.commit(self.revision or receipt.commit or "")
        if commit is None:
            return _Outcome(Verdict.NOT_CHECKED, f"the clone has no revision {self.revision!r}", at)
        if receipt.path is None:
            return _Outcome(Verdict.NOT_CHECKED, "the receipt names no file", at)
        at = f"{commit}:{receipt.path}"
        blob = clone.blob(commit, receipt.path)
        if blob is None:
            path = receipt.blob and clone.path_of(commit, receipt.blob)
            if path:
                return _Outcome(Verdict.MOVED, f"the file stands at {path}", f"{commit}:{path}")
            return _Outcome(Verdict.GONE, "there is no such file at this commit", at)
        name = receipt.path
        _, texts = self._once(blob, lambda: (blob, readings(clone.content(blob), name)))
        return _held(texts, receipt, at, True if receipt.blob == blob else None)


@attrs.frozen
class _Pages:
    """Pages that the caller's function brings, each once."""

    fetch: Fetch
    revision: str | None
    brought: dict[str, Page | str] = attrs.field(factory=dict[str, "Page | str"])

    def question(self, source: Source, receipt: Receipt) -> _Outcome:
        url = self._address(source, receipt)
        if url is None:
            return _Outcome(Verdict.NOT_CHECKED, "the source has no address")
        if url not in self.brought:
            try:
                self.brought[url] = bring(self.fetch, url)
            except UnreadableError as error:
                self.brought[url] = str(error)
        page = self.brought[url]
        if isinstance(page, str):
            return _Outcome(Verdict.NOT_CHECKED, page, url)
        if page.status in _GONE:
            return _Outcome(Verdict.GONE, f"the address answers {page.status}", page.url)
        if not 200 <= page.status < 300:
            return _Outcome(Verdict.NOT_CHECKED, f"the address answers {page.status}", page.url)
        try:
            texts = page.readings
        except UnreadableError as error:
            return _Outcome(Verdict.NOT_CHECKED, str(error), page.url)
        outcome = _held(texts, receipt, page.url)
        if outcome.verdict is Verdict.UNCHANGED and _place(page.url) != _place(url):
            return _Outcome(
                Verdict.MOVED, f"the passage stands at another address than {url}", page.url
            )
        return outcome

    def _address(self, source: Source, receipt: Receipt) -> str | None:
        permanent = receipt.commit and source.file_url(receipt, self.revision or receipt.commit)
        return permanent or source.url


def _place(url: str) -> str:
    """Return an address without what does not make it another place."""
    return url.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/")


def _from_file(file: Path) -> _Document:
    if not file.is_file():  # a pipe would be waited for, a device never ends
        raise UnreadableError("the copy is no file")
    with file.open("rb") as stream:
        content = stream.read(MAX_BYTES + 1)
    return f"sha256:{sha256(content).hexdigest()}", readings(content, file.name)


def _held(
    texts: Iterable[Reading], receipt: Receipt, at: str, whole: bool | None = None
) -> _Outcome:
    """
    Hold the texts against a receipt.

    Args:
        texts: The ways in which a copy can be read.

        receipt: The receipt.

        at: Where the copy is.

        whole: Whether the copy is, byte by byte, the document that was read, if that can be outcome.
    """
    if receipt.passage is None:
        if whole:
            return _Outcome(Verdict.UNCHANGED, "the whole document is the one that was read", at)
        return _Outcome(Verdict.NOT_CHECKED, "the receipt names no passage", at)
    anchor = receipt.anchor or ""
    moved: Reading | None = None
    anchored = False
    for reading in texts:
        for start in _starts(reading.text, anchor, receipt.offset or 0):
            anchored = True
            end = start + (receipt.length or 0)
            if start < 0 or digest(reading.text[start:end]) != receipt.passage:
                continue
            if _in_place(surroundings(reading.text, start, end), receipt):
                around = ", in a document that is not the same any more" if whole is False else ""
                why = f"the passage stands where it stood{around}{reading.remark}"
                return _Outcome(Verdict.UNCHANGED, why, at)
            moved = moved or reading
    if moved is not None:
        return _Outcome(Verdict.MOVED, f"the passage stands between other words{moved.remark}", at)
    if anchored:
        why = f"{anchor!r} is there, but what stands around it was changed"
        return _Outcome(Verdict.DRIFTED, why, at)
    return _Outcome(Verdict.GONE, f"not even {anchor!r} is there", at)


def _starts(text: str, anchor: str, offset: int) -> Iterator[int]:
    place = text.find(anchor)
    while place >= 0:
        yield place - offset
        place = text.find(anchor, place + 1)


def _in_place(near: tuple[str | None, str | None], receipt: Receipt) -> bool:
    """Tell whether one neighbour at least is the old one, where there are any."""
    if receipt.prefix is None and receipt.suffix is None:
        return True
    return any(
        new is not None and new == old
        for new, old in zip(near, (receipt.prefix, receipt.suffix), strict=True)
    )
