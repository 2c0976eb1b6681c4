"""
Pages that a caller's function brings, whatever library it uses.
"""

from __future__ import annotations

from collections.abc import Callable
from email.message import Message
from functools import cached_property
from typing import Any

import attrs

from belgium_cloud_region.proof.reading import MAX_BYTES, Reading, UnreadableError, readings

__all__ = ["Fetch", "Page", "bring"]

Fetch = Callable[[str], object]
"""
A function that is given an address and returns the page: text, bytes, or a
response of requests, httpx or urllib.
"""


@attrs.frozen(kw_only=True)
class Page:
    """
    What came back for an address.

    Attributes:
        content: The page.

        url: The address that answered in the end.

        status: The HTTP status code.

        media_type: What the page says that it is, such as ``text/html``; empty if nothing.

        encoding: The encoding that it was sent with, if it said so.
    """

    content: bytes | str
    url: str
    status: int = 200
    media_type: str = ""
    encoding: str | None = None

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """
        The ways in which it can be read.

        Raises:
            UnreadableError: It is too large, is not text, or its encoding cannot be told.
        """
        return readings(self.content, self.media_type or self.url, self.encoding)


def bring(fetch: Fetch, url: str) -> Page:
    """
    Return the page at an address.

    Raises:
        UnreadableError: The function, or reading its response, raised something that is no
            response itself.
        TypeError: What it returned is neither a page nor a response.
    """
    try:
        answer: Any = fetch(url)
    except Exception as error:
        if not isinstance(_of(error, "code"), int) or _of(error, "headers") is None:
            raise _raised("fetch", error) from error
        answer = error  # urllib raises the responses that it does not like
    if isinstance(answer, (str, bytes)):
        return Page(content=answer, url=url)
    codes = (_of(answer, name) for name in ("status_code", "status", "code"))
    status = next((code for code in codes if isinstance(code, int)), 200)
    media_type, encoding = _content_type(_of(answer, "headers"))
    try:
        content = _of(answer, "content")
        if content is None and callable(_of(answer, "read")):
            content = _read(answer)
    except Exception as error:  # the connection may break while the page is brought
        raise _raised("reading the page", error) from error
    if not isinstance(content, (str, bytes)):
        raise TypeError(
            "fetch returns text, bytes or a response of requests, httpx or urllib, "
            f"got {type(answer).__name__}"
        )
    return Page(
        content=content,
        url=str(_of(answer, "url") or url),
        status=status,
        media_type=media_type,
        encoding=encoding,
    )


def _raised(what: str, error: Exception) -> UnreadableError:
    return UnreadableError(f"{what} raised {type(error).__name__}: {error!s:.200}")


def _read(answer: Any) -> object:
    if isinstance(_of(answer, "headers"), Message):  # a response of urllib takes a limit
        return answer.read(MAX_BYTES + 1)
    return answer.read()


def _of(answer: object, name: str) -> Any:
    return getattr(answer, name, None)


def _content_type(headers: object) -> tuple[str, str | None]:
    get = _of(headers, "get")
    given = (get("Content-Type") or get("content-type")) if callable(get) else None
    media_type, _, rest = (given if isinstance(given, str) else "").partition(";")
    key, _, value = rest.strip().partition("=")
    return media_type.strip(), value.strip("\"' ") or None if key.lower() == "charset" else None
