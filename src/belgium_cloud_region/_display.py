"""
What every public object can do: be shown, be written down.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, TypeVar

from belgium_cloud_region._markup import (
    Block,
    Paragraph,
    Spans,
    Table,
    spans,
    to_html,
    to_markdown,
    to_text,
)
from belgium_cloud_region._plain import plain, to_json

__all__ = ["Displayed", "Listing"]

T = TypeVar("T")

_SHOWN = 20


class Displayed:
    """
    An object that can be shown as HTML, Markdown and text, and written as plain data.

    A notebook shows it by itself.
    """

    __slots__ = ()

    @property
    def _plural(self) -> str:
        """What several such objects are called."""
        return type(self).__name__

    def _document(self) -> tuple[Block, ...]:
        """Return what there is to show: if nothing else, its line in a listing."""
        return (Table(spans(type(self).__name__), self._columns(), (self._row(),)),)

    @property
    def _tongue(self) -> str:
        """The language of what is shown."""
        return "en"

    def _columns(self) -> tuple[str, ...]:
        """Return the titles of the columns of a listing of such objects."""
        raise NotImplementedError

    def _row(self) -> tuple[Spans, ...]:
        """Return its line in a listing."""
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        """
        Return it as plain data: dicts, lists, text and numbers, in a stable order.

        What is left at its default is left out. Entities and facts tell what they
        derive, such as the label and the value, before their fields.
        `belgium_cloud_region.from_dict` reads it back.
        """
        data: dict[str, Any] = plain(self)
        return data

    def to_json(self) -> str:
        """
        Return it as JSON text, one key a line, letters as they are.

        `belgium_cloud_region.from_json` reads it back.
        """
        return to_json(self)

    def to_html(self) -> str:
        """Return it as a fragment of HTML without styles or scripts."""
        return to_html(self._document(), self._tongue)

    def to_markdown(self) -> str:
        """Return it as Markdown."""
        return to_markdown(self._document())

    def to_text(self, width: int = 88) -> str:
        """
        Return it as plain text of several lines.

        Args:
            width: The number of columns to fill.
        """
        return to_text(self._document(), width)

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        forms: dict[str, Callable[[], str]] = {
            "text/html": self.to_html,
            "text/markdown": self.to_markdown,
            "text/plain": lambda: to_text(self._document(), unfolded=False),
        }
        wanted = (f for f in forms if (not include or f in include) and f not in (exclude or ()))
        return {form: forms[form]() for form in wanted}


class Listing(tuple[T, ...], Displayed):
    """
    A tuple that can be shown; a long one is summarised.

    It equals the plain tuple of the same things.

    Example:
        >>> from belgium_cloud_region import get_region
        >>> isinstance(get_region().stakeholders, tuple)
        True
    """

    __slots__ = ()

    @property
    def _tongue(self) -> str:
        return next((thing._tongue for thing in self if isinstance(thing, Displayed)), "en")

    def _document(self) -> tuple[Block, ...]:
        shown = [thing for thing in self[:_SHOWN] if isinstance(thing, Displayed)]
        if not shown:
            return (Paragraph(spans("–")),)
        rows = tuple(thing._row() for thing in shown)
        kinds = " · ".join(dict.fromkeys(thing._plural for thing in shown))
        caption = f"{kinds} ({len(self)})"
        table = Table(spans(caption), shown[0]._columns(), rows)
        more = len(self) - len(shown)
        return (table, Paragraph(spans(f"… + {more}"))) if more else (table,)

    def to_dict(self) -> Any:
        """Return it as a list of plain data."""
        return [plain(thing) for thing in self]

    def __repr__(self) -> str:
        if len(self) <= _SHOWN:
            return super().__repr__()
        shown = ", ".join(repr(thing) for thing in self[:_SHOWN])
        return f"({shown}, … + {len(self) - _SHOWN})"
