"""
What every noun that can be looked at can do: be shown, be written down.

Nouns are mute. They know neither words nor layout, only the names of the two rooms upstairs
that do: `belgium_cloud_region.rendering` shows them, `belgium_cloud_region.export` writes them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from belgium_cloud_region.model.view import View

__all__ = ["Listing", "Shown", "upstairs"]

T = TypeVar("T")


def upstairs(room: str) -> Any:
    """Return a module of a higher floor, which is met when something is first shown or written."""
    return import_module(f"belgium_cloud_region.{room}")


class Shown:
    """
    An object that can be shown as HTML, Markdown and text, and written as plain data.

    A notebook shows it by itself.
    """

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """
        Return what there is to answer about it, as plain data: dicts, lists, text and numbers.

        The keys are promised, and their order; see `belgium_cloud_region.export`. It is for
        machines that consume, and is not read back: for that see `Catalog.extract`.
        """
        answer: dict[str, Any] = upstairs("export").answer(self)
        return answer

    def to_json(self) -> str:
        """Return what `to_dict` returns as JSON text, one key a line, letters as they are."""
        text: str = upstairs("export").to_json(self)
        return text

    def to_html(self, lang: str | None = None) -> str:
        """
        Return it as a fragment of HTML without styles or scripts.

        Args:
            lang: The BCP 47 tag of the language to speak; its own, if absent.
        """
        text: str = upstairs("rendering").to_html(self, lang)
        return text

    def to_markdown(self, lang: str | None = None) -> str:
        """
        Return it as Markdown.

        Args:
            lang: The BCP 47 tag of the language to speak; its own, if absent.
        """
        text: str = upstairs("rendering").to_markdown(self, lang)
        return text

    def to_text(self, width: int = 88, lang: str | None = None) -> str:
        """
        Return it as plain text of several lines.

        Args:
            width: The number of columns to fill.

            lang: The BCP 47 tag of the language to speak; its own, if absent.
        """
        text: str = upstairs("rendering").to_text(self, width, lang)
        return text

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        forms: dict[str, str] = upstairs("rendering").to_mimebundle(self)
        return {
            form: text
            for form, text in forms.items()
            if (not include or form in include) and form not in (exclude or ())
        }


class Listing(tuple[T, ...], Shown):
    """
    A tuple that can be shown, in the language of the catalogue that it came from.

    It equals the plain tuple of the same things.

    Attributes:
        view: The catalogue that it came from; absent for one of your own making.

    Example:
        >>> from belgium_cloud_region import get_region
        >>> isinstance(get_region().stakeholders, tuple)
        True
    """

    _SHOWN = 20
    view: View | None

    def __new__(cls, things: Iterable[T] = (), view: View | None = None) -> Listing[T]:
        """Return a listing of these things."""
        listing = super().__new__(cls, things)
        listing.__dict__["view"] = view
        return listing

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a listing cannot be changed; {name!r} is not set")

    def __getnewargs__(self) -> tuple[Any, ...]:
        return (tuple(self), self.view)

    def __repr__(self) -> str:
        if len(self) <= self._SHOWN:
            return super().__repr__()
        shown = ", ".join(repr(thing) for thing in self[: self._SHOWN])
        return f"({shown}, … + {len(self) - self._SHOWN})"
