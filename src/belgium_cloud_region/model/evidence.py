"""
Who said it, where, and when: works that can be cited, and the uses made of them.
"""

from __future__ import annotations

import re
from enum import Enum

import attrs

from belgium_cloud_region._display import Displayed
from belgium_cloud_region._markup import Block, Span, Spans, Table, spans
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.passage import NORMALIZATION, digest, normalized, surroundings
from belgium_cloud_region.model.text import language_tag

__all__ = ["Locator", "LocatorKind", "Receipt", "Reference", "Source", "SourceKind"]

_URL = re.compile(r"[Hh][Tt][Tt][Pp][Ss]?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#][!-~]*)?")
_WORDS = re.compile(r"\S+(?: \S+){0,5}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_COMMIT = re.compile(r"[0-9a-f]{7,40}")
_SHORT_DIGEST = re.compile(r"[0-9a-f]{16}")
_REPOSITORY = re.compile(r"https://github\.com/[A-Za-z0-9-]+/[A-Za-z0-9._-]+")
_GITHUB = "https://github.com/"
_RAW = "https://raw.githubusercontent.com/"

_text = attrs.validators.and_(attrs.validators.instance_of(str), attrs.validators.min_len(1))
_maybe_text = attrs.validators.optional(_text)


def _url(instance: object, attribute: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str) or not _URL.fullmatch(value):
        raise ValueError(f"{attribute.name} must be an http or https address, got {value!r:.80}")


def _digest(instance: object, attribute: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str) or not _DIGEST.fullmatch(value):
        raise ValueError(f"{attribute.name} must be 'sha256:' and 64 hex digits, got {value!r:.80}")


def _language(instance: object, attribute: attrs.Attribute[str], value: str) -> None:
    if language_tag(value) != value:
        raise ValueError(f"write the language tag {value[:40]!r} as {language_tag(value)!r}")


def _quoted(path: str) -> str:
    from urllib.parse import quote  # seldom needed, and slow to import

    return quote(path, safe="/")


class SourceKind(Enum):
    """
    How near a source stands to what it reports; the order is that of trust.
    """

    PRIMARY = "primary"
    DOCUMENTATION = "documentation"
    PRESS = "press"
    CODE = "code"


class LocatorKind(Enum):
    """What a locator counts or names."""

    PARAGRAPH = "paragraph"
    SECTION = "section"
    TABLE_ROW = "table-row"
    TITLE = "title"
    PASSAGE = "passage"
    FILE = "file"
    COLUMN = "column"


@attrs.frozen
class Locator:
    """
    The place inside a source.

    Attributes:
        kind: What the value counts or names.

        value:
            A paragraph's number, counted from 1 over the lines that are not
            empty, or a short pointer in English.
    """

    kind: LocatorKind = attrs.field(validator=attrs.validators.instance_of(LocatorKind))
    value: str = attrs.field(validator=_text)

    def __str__(self) -> str:
        return f"{self.kind.value.replace('-', ' ')} {self.value}"


def _count(instance: object, attribute: attrs.Attribute[int | None], value: object) -> None:
    if value is not None and (type(value) is not int or value < 0):
        raise ValueError(f"{attribute.name} must be a whole number from 0, got {value!r:.80}")


@attrs.frozen(kw_only=True)
class Receipt:
    """
    What re-proves a reference without reprinting it.

    A passage is found again by its anchor: the passage starts `offset`
    characters before it, has `length` characters, and its digest is `passage`.
    All are counted in the form that `belgium_cloud_region.model.passage` describes.

    Attributes:
        anchor: At most six words of the passage: a name, a date, a figure.

        offset: How many characters of the passage stand before the anchor; none, if absent.

        length: How many characters the passage has.

        passage: The SHA-256 digest of the passage.

        prefix: A short digest of what stands before the passage; absent where
            place means nothing, as in a table, or where there is too little.

        suffix: A short digest of what stands after it.

        normalization: The version of the rules by which passages are compared.

        document: The SHA-256 digest of the whole document, byte by byte.

        commit: The commit of the repository that holds the file.

        path: The file's path in that repository.

        blob: The id of the file's content in that repository.

    Raises:
        ValueError: A part is missing or ill-formed.

    Example:
        >>> from belgium_cloud_region import get_region
        >>> receipt = get_region().facts["geography"].references[0].receipt
        >>> receipt.anchor, receipt.path
        ('"geography": "Belgium"', 'modules/cached-data/locations.tf.json')
    """

    anchor: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(attrs.validators.matches_re(_WORDS))
    )
    offset: int | None = attrs.field(default=None, validator=_count)
    length: int | None = attrs.field(default=None, validator=_count)
    passage: str | None = attrs.field(default=None, validator=attrs.validators.optional(_digest))
    prefix: str | None = attrs.field(
        default=None,
        validator=attrs.validators.optional(attrs.validators.matches_re(_SHORT_DIGEST)),
    )
    suffix: str | None = attrs.field(
        default=None,
        validator=attrs.validators.optional(attrs.validators.matches_re(_SHORT_DIGEST)),
    )
    normalization: int = attrs.field(
        default=NORMALIZATION, validator=attrs.validators.in_((NORMALIZATION,))
    )
    document: str | None = attrs.field(default=None, validator=attrs.validators.optional(_digest))
    commit: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(attrs.validators.matches_re(_COMMIT))
    )
    path: str | None = attrs.field(default=None, validator=_maybe_text)
    blob: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(attrs.validators.matches_re(_COMMIT))
    )

    def __attrs_post_init__(self) -> None:
        if self.passage is None:
            if self.length is not None or self.offset is not None:
                raise ValueError("expected passage, anchor and length together")
        elif self.anchor is None or not self.length:
            raise ValueError("expected passage, anchor and length together")

    @classmethod
    def of(
        cls,
        text: str,
        passage: str,
        anchor: str,
        *,
        document: str | None = None,
        commit: str | None = None,
        path: str | None = None,
        blob: str | None = None,
    ) -> Receipt:
        """
        Return the receipt for a passage of a document.

        Args:
            text: The text of the whole document.

            passage: A part of it, as it stands there.

            anchor: At most six words of the passage.

            document: The digest of the whole document.

            commit: The commit of the repository that holds the file.

            path: The file's path; where there is one, the surroundings of the
                passage do not count.

            blob: The id of the file's content.

        Raises:
            ValueError: The passage is not in the document, or the anchor not in the passage.
        """
        whole, part, words = normalized(text), normalized(passage), normalized(anchor)
        start = whole.find(part)
        if not part or start < 0:
            raise ValueError(f"the passage is not in the document: {part!r:.80}")
        if words not in part:
            raise ValueError(f"the anchor is not in the passage: {words!r:.80}")
        prefix, suffix = surroundings(whole, start, start + len(part))
        return cls(
            anchor=words,
            offset=part.index(words) or None,
            length=len(part),
            passage=digest(part),
            prefix=prefix if path is None else None,
            suffix=suffix if path is None else None,
            document=document,
            commit=commit,
            path=path,
            blob=blob,
        )

    @property
    def swhid(self) -> str | None:
        """
        The file's content as a Software Hash Identifier (ISO/IEC 18670), if its blob is known.

        It is computed from the content alone, and names it wherever it is archived.
        """
        whole = self.blob is not None and len(self.blob) == 40
        return f"swh:1:cnt:{self.blob}" if whole else None


@attrs.frozen(kw_only=True)
class Reference:
    """
    One use of a source by a statement.

    Attributes:
        source_id: The id of a `Source` in the same catalogue.

        locator: The place inside the source; absent for a short one.

        issued:
            When this part was published, if not with the source as a whole: a
            commit in a repository, a dated row. See `Source.issued`.

        accessed: When it was last read.

        receipt: What re-proves it.
    """

    source_id: str = attrs.field(validator=_text)
    locator: Locator | None = None
    issued: PartialDate | None = None
    accessed: PartialDate | None = None
    receipt: Receipt | None = None


@attrs.frozen(kw_only=True, repr=False)
class Source(Displayed):
    """
    A work that can be cited.

    Attributes:
        id: Its permanent name in the catalogue.

        title: As printed, in the work's own language.

        publisher: Who published it.

        author: Who wrote it; absent where no one is named.

        issued: When it was published; absent where nobody says.

        language: The BCP 47 tag of the language that it is written in.

        kind: How near it stands to what it reports.

        url: Its address; absent only for a hint.

        archived_url: The address of a saved copy.

        repository: The address of the public repository that its files live in:
            the one that a receipt's commit and path are about.

        accessed: The day on which it was last read as a whole.

        license: The SPDX expression under which it may be reused, if any.

        hint:
            Whether nobody can reach it, or it was never opened. A statement
            that rests on hints alone is kept but never wins.

        note: What a reader must know of it, in English.
    """

    id: str = attrs.field(validator=_text)
    title: str = attrs.field(validator=_text)
    publisher: str | None = attrs.field(default=None, validator=_maybe_text)
    author: str | None = attrs.field(default=None, validator=_maybe_text)
    issued: PartialDate | None = None
    language: str = attrs.field(validator=_language)
    kind: SourceKind = attrs.field(validator=attrs.validators.instance_of(SourceKind))
    url: str | None = attrs.field(default=None, validator=attrs.validators.optional(_url))
    archived_url: str | None = attrs.field(default=None, validator=attrs.validators.optional(_url))
    repository: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(attrs.validators.matches_re(_REPOSITORY))
    )
    accessed: PartialDate | None = None
    license: str | None = attrs.field(default=None, validator=_maybe_text)
    hint: bool = False
    note: str | None = attrs.field(default=None, validator=_maybe_text)

    def __attrs_post_init__(self) -> None:
        if self.url is None and not self.hint:
            raise ValueError("a source without an address must be marked as a hint")

    def permanent_url(self, reference: Reference) -> str | None:
        """
        Return the address at which what a reference uses cannot change.

        It is the file at its commit where the source has a repository, else the
        saved copy, if there is one.

        Args:
            reference: A use of this source.

        Example:
            >>> from belgium_cloud_region import get_region, get_source
            >>> reference = get_region().facts["geography"].references[0]
            >>> get_source(reference).permanent_url(reference).rpartition("/modules/")[2]
            'cached-data/locations.tf.json'
        """
        receipt = reference.receipt
        if self.repository and receipt and receipt.commit and receipt.path:
            return f"{self.repository}/blob/{receipt.commit}/{_quoted(receipt.path)}"
        return self.archived_url

    def file_url(self, receipt: Receipt, revision: str) -> str | None:
        """Return the address of the bare file that a receipt is about, at a revision, if any."""
        if self.repository is None or receipt.path is None:
            return None
        owner_and_name = self.repository.removeprefix(_GITHUB)
        return f"{_RAW}{owner_and_name}/{_quoted(revision)}/{_quoted(receipt.path)}"

    def _document(self) -> tuple[Block, ...]:
        told = (
            ("Title", spans(Span(self.title, self._foreign, self.url or ""))),
            ("Author", spans(self.author)),
            ("Publisher", spans(self.publisher)),
            ("Published", spans(_edtf(self.issued))),
            ("Language", spans(self.language)),
            ("Kind", spans(self.kind.value)),
            ("Address", spans(self.url and Span(self.url, href=self.url))),
            ("Saved copy", spans(self.archived_url and Span("here", href=self.archived_url))),
            ("Repository", spans(self.repository and Span(self.repository, href=self.repository))),
            ("Last read", spans(_edtf(self.accessed))),
            ("Licence", spans(self.license)),
            ("A hint", spans("yes: nobody can reach it" if self.hint else None)),
            ("Note", spans(self.note)),
        )
        rows = tuple((spans(name), value) for name, value in told if value)
        return (Table(spans(self.id), ("Field", "Value"), rows),)

    @property
    def _plural(self) -> str:
        return "Sources"

    @property
    def _foreign(self) -> str:
        return "" if self.language == "en" else self.language

    def _columns(self) -> tuple[str, ...]:
        return ("Title", "Publisher", "Published")

    def _row(self) -> tuple[Spans, ...]:
        title = Span(self.title, self._foreign, self.url or "")
        return spans(title), spans(self.publisher), spans(_edtf(self.issued))

    def __str__(self) -> str:
        return self.title

    def __repr__(self) -> str:
        return f"Source({self.id!r}, {self.title!r})"


def _edtf(date: PartialDate | None) -> str | None:
    return None if date is None else date.edtf
