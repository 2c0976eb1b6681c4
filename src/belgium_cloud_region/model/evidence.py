"""
Who said it, where, and when: works that can be cited, and the uses made of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import attrs

from belgium_cloud_region.frozen import Frozen, defaults_of
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.passage import NORMALIZATION, digest, normalized, surroundings
from belgium_cloud_region.model.shown import Shown
from belgium_cloud_region.model.text import language_tag, matching

__all__ = ["Locator", "LocatorKind", "Receipt", "Reference", "Source", "SourceKind"]

_PORT = "[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]"
_HOST = r"[.-]*[A-Za-z0-9][A-Za-z0-9.-]*"
_URL = rf"[Hh][Tt][Tt][Pp][Ss]?://{_HOST}(?::(?:{_PORT}))?(?:[/?#][!-~]*)?"
_WORDS = r"\S+(?: \S+){0,5}"
_DIGEST = r"sha256:[0-9a-f]{64}"
_COMMIT = r"[0-9a-f]{7,40}"
_SHORT_DIGEST = r"[0-9a-f]{16}"
_REPOSITORY = r"https://github\.com/[A-Za-z0-9-]+/[A-Za-z0-9._-]+"
_GITHUB = "https://github.com/"
_RAW = "https://raw.githubusercontent.com/"

_text = attrs.validators.and_(attrs.validators.instance_of(str), attrs.validators.min_len(1))
_maybe_text = attrs.validators.optional(_text)


def _url(instance: object, attribute: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str) or not re.fullmatch(_URL, value):
        raise ValueError(f"{attribute.name} must be an http or https address, got {value!r:.80}")


def _digest(instance: object, attribute: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str) or not re.fullmatch(_DIGEST, value):
        raise ValueError(f"{attribute.name} must be 'sha256:' and 64 hex digits, got {value!r:.80}")


def _language(instance: object, attribute: attrs.Attribute[str], value: str) -> None:
    if language_tag(value) != value:
        raise ValueError(f"write the language tag {value[:40]!r} as {language_tag(value)!r}")


def _quoted(path: str) -> str:
    from urllib.parse import quote  # seldom needed, and slow to import

    return quote(path, safe="/")


class SourceKind(StrEnum):
    """
    How near a source stands to what it reports; the order is that of trust.
    """

    PRIMARY = "primary"
    DOCUMENTATION = "documentation"
    PRESS = "press"
    CODE = "code"


class LocatorKind(StrEnum):
    """What a locator counts or names."""

    PARAGRAPH = "paragraph"
    SECTION = "section"
    TABLE_ROW = "table-row"
    TITLE = "title"
    PASSAGE = "passage"
    FILE = "file"
    COLUMN = "column"


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Locator(Frozen):
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


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Receipt(Frozen):
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
        default=None, validator=attrs.validators.optional(matching(_WORDS))
    )
    offset: int | None = attrs.field(default=None, validator=_count)
    length: int | None = attrs.field(default=None, validator=_count)
    passage: str | None = attrs.field(default=None, validator=attrs.validators.optional(_digest))
    prefix: str | None = attrs.field(
        default=None,
        validator=attrs.validators.optional(matching(_SHORT_DIGEST)),
    )
    suffix: str | None = attrs.field(
        default=None,
        validator=attrs.validators.optional(matching(_SHORT_DIGEST)),
    )
    normalization: int = attrs.field(
        default=NORMALIZATION, validator=attrs.validators.in_((NORMALIZATION,))
    )
    document: str | None = attrs.field(default=None, validator=attrs.validators.optional(_digest))
    commit: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(matching(_COMMIT))
    )
    path: str | None = attrs.field(default=None, validator=_maybe_text)
    blob: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(matching(_COMMIT))
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


class _Unread:
    # Where a receipt is read from when somebody asks for it; empty where it is in its field.
    __slots__ = ("_read",)
    _read: tuple[Callable[..., Receipt | None], str, int]


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Reference(_Unread, Frozen):
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

    @classmethod
    def with_unread_receipt(
        cls, read: tuple[Callable[..., Receipt | None], str, int], given: dict[str, Any]
    ) -> Reference:
        """
        Return a reference whose receipt is read when somebody asks for it.

        Args:
            read: What reads the receipt, the id of what cites, and the place of the reference.

            given: The other fields, known to be good.
        """
        reference = cls.__new__(cls)
        for name, default in _REFERENCE_FIELDS:
            object.__setattr__(reference, name, given.get(name, default))
        object.__setattr__(reference, "_read", read)
        return reference

    def __getattr__(self, name: str) -> Any:
        if name == "receipt":  # asked for the first time
            read, cited_by, place = self._read
            receipt: Receipt | None = read(cited_by, place)
            object.__setattr__(self, "receipt", receipt)
            return receipt
        raise AttributeError(f"'Reference' object has no attribute {name!r}")

    def _content(self) -> tuple[Any, ...]:
        return (self.source_id, self.locator, self.issued, self.accessed)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Reference):
            return NotImplemented
        if self is other or self._content() != other._content():
            return self is other
        ours, theirs = getattr(self, "_read", None), getattr(other, "_read", None)
        return (ours is not None and ours == theirs) or self.receipt == other.receipt

    def __hash__(self) -> int:  # which nobody should wait for a receipt for
        return hash(self._content())


_REFERENCE_FIELDS = tuple(p for p in defaults_of(Reference) if p[0] != "receipt")


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Source(Shown, Frozen):
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
        default=None, validator=attrs.validators.optional(matching(_REPOSITORY))
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

    def __str__(self) -> str:
        return self.title

    def __repr__(self) -> str:
        return f"Source({self.id!r}, {self.title!r})"
