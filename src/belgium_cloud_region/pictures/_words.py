"""
The words of the pictures: what a view's speaker says, and who is asked.
"""

from __future__ import annotations

from typing import TypeVar

from belgium_cloud_region.catalog import Catalog
from belgium_cloud_region.loading import get_catalog
from belgium_cloud_region.model import Entity, Value
from belgium_cloud_region.rendering import Speaker

__all__ = ["Words", "ask"]

E = TypeVar("E", bound=Entity)


class Words(Speaker):
    """A view's speaker, who knows the pictures' own words too."""

    def __call__(self, name: str, /, **given: str | int) -> str:
        """Return one of the pictures' own words, or the title of a column."""
        if get_catalog().labels("picture", name) is not None:
            return self.words("picture", name, **given)
        return self.title(name)

    def pair(self, name: str, text: str) -> str:
        """Return a name and what there is to say of it."""
        return f"{name}{self.colon}{text}"

    def entity(self, entity_id: Value | None) -> str:
        """Return what an entity is called; nothing, if it is none."""
        return self.name(entity_id) if isinstance(entity_id, str) else ""


def ask(
    given: E | str | None, kind: type[E], lang: str | None, catalog: Catalog | None
) -> tuple[E, Catalog, Words]:
    """
    Return the entity that is meant, as the reader asked to see it, its view, and the words.

    Args:
        given: What it is called, or the entity itself, which keeps its view; the subject, if absent.

        kind: The class that it must belong to.

        lang: The language to speak; that of what was given, if absent.

        catalog: The catalogue to ask; that of the entity, else the bundled one, if absent.
    """
    view = catalog
    if view is None:
        own = given.view if isinstance(given, Entity) else None
        view = own if isinstance(own, Catalog) else get_catalog()
    view = view if lang is None else view.at(lang=lang)
    entity = view.get(view.subject if given is None else given, kind)
    return entity, view, Words(view)
