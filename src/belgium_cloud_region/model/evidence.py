"""
Who said it, where, and when: works that can be cited, and the uses made of them.
"""

from __future__ import annotations

import re
from enum import Enum

import attrs

from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.text import language_tag

__all__ = ["Locator", "LocatorKind", "Receipt", "Reference", "Source", "SourceKind"]

_URL = re.compile(r"[Hh][Tt][Tt][Pp][Ss]?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#][!-~]*)?")
_WORDS = re.compile(r"\S+(?: \S+){0,5}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_COMMIT = re.compile(r"[0-9a-f]{7,40}")

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


@attrs.frozen(kw_only=True)
class Receipt:
    """
    What re-proves a reference without reprinting it.

    Attributes:
        anchor: At most six words of the source: a name, a date, a figure.

        passage: The SHA-256 digest of the passage.

        document: The SHA-256 digest of the whole document.

        commit: The commit of the repository that holds the file.

        path: The file's path in that repository.

        blob: The id of the file's content in that repository.
    """

    anchor: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(attrs.validators.matches_re(_WORDS))
    )
    passage: str | None = attrs.field(default=None, validator=attrs.validators.optional(_digest))
    document: str | None = attrs.field(default=None, validator=attrs.validators.optional(_digest))
    commit: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(attrs.validators.matches_re(_COMMIT))
    )
    path: str | None = attrs.field(default=None, validator=_maybe_text)
    blob: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(attrs.validators.matches_re(_COMMIT))
    )


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
class Source:
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
    license: str | None = attrs.field(default=None, validator=_maybe_text)
    hint: bool = False
    note: str | None = attrs.field(default=None, validator=_maybe_text)

    def __attrs_post_init__(self) -> None:
        if self.url is None and not self.hint:
            raise ValueError("a source without an address must be marked as a hint")

    def __repr__(self) -> str:
        return f"Source({self.id!r}, {self.title!r})"
