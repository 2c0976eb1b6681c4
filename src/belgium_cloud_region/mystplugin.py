"""
Plug-in for MyST and Jupyter Book 2: facts in documents, with footnotes.

MyST runs an executable file. Without arguments it prints what it offers, as
JSON; with ``--role NAME`` it reads a role and prints what takes its place; with
``--transform NAME`` it moves the footnotes of a page to its end. A project keeps
such a file beside its ``myst.yml``, with its settings::

    #!/usr/bin/env python3
    from belgium_cloud_region.mystplugin import main

    main(lang="nl")
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any, TypeVar, cast

from belgium_cloud_region.documents import Desk
from belgium_cloud_region.errors import BelgiumCloudRegionError
from belgium_cloud_region.rendering import Paragraph, Renderer

__all__ = ["main"]

T = TypeVar("T")

_BODY = {"type": "string", "required": True, "doc": "SUBJECT.FACT, such as region.opened"}
_ROLES = {"bcr": "The value of a fact.", "bcr-cite": "The value, with a footnote that says whose."}
_OFFER = {
    "name": "Facts about Microsoft's cloud region in Belgium",
    "roles": [{"name": name, "doc": doc, "body": _BODY} for name, doc in _ROLES.items()],
    "transforms": [{"name": "bcr-footnotes", "doc": "Footnotes at the end.", "stage": "document"}],
}


def main(lang: str = "en", **settings: Any) -> None:
    """
    Answer MyST: arguments and standard input in, JSON out.

    What is wrong with a fact ends the process with its message, so that the build fails.

    Args:
        lang: The BCP 47 tag of the documents' language.

        **settings: Those of `belgium_cloud_region.documents.Desk`.
    """
    parser = argparse.ArgumentParser(description="A plug-in for MyST and Jupyter Book.")
    parser.add_argument("--role", choices=_ROLES)
    parser.add_argument("--transform", choices=["bcr-footnotes"])
    asked = parser.parse_args()
    answer: Any = _OFFER
    try:
        given: Any = json.load(sys.stdin) if asked.role or asked.transform else None
        if asked.role:
            answer = _nodes(asked.role, _part(given, "body", str), lang, Desk(**settings))
        elif asked.transform:
            _part(given, "children", list)
            taken = _footnotes(given)
            given["children"] = [*given["children"], *taken.values()]
            answer = given
    except (BelgiumCloudRegionError, OSError, RecursionError, TypeError, ValueError) as error:
        sys.exit(f"belgium-cloud-region: {error}")
    json.dump(answer, sys.stdout)


def _part(given: Any, name: str, kind: type[T]) -> T:
    part = cast("dict[str, Any]", given).get(name) if isinstance(given, dict) else None
    if not isinstance(part, kind):
        raise ValueError(f"what MyST sent has no {name} that could be read")
    return part


def _nodes(role: str, written: str, lang: str, desk: Desk) -> list[dict[str, Any]]:
    quoted = desk.quote(written, lang)
    if quoted.problems:
        raise ValueError("; ".join(map(str, quoted.problems)))
    answer = _Renderer().inline(quoted.value)
    if role == "bcr-cite":
        label = f"bcr-{quoted.fact.subject_id}-{quoted.fact.property}".replace(":", "-")
        named = {"identifier": label, "label": label}
        footnote = [_Renderer().paragraph(Paragraph(quoted.footnote))]
        answer.append({"type": "footnoteReference", **named})
        answer.append({"type": "footnoteDefinition", **named, "children": footnote})
    return answer


def _footnotes(node: Any) -> dict[str, Any]:
    """Take the footnotes of the roles out of a tree, and return each once."""
    taken: dict[str, Any] = {}
    kept: list[Any] = []
    for part in node.get("children", ()):
        if not isinstance(part, dict):
            kept.append(part)
            continue
        child = cast("dict[str, Any]", part)
        name = str(child.get("identifier"))
        if child.get("type") == "footnoteDefinition" and name.startswith("bcr-"):
            taken[name] = child
        else:
            taken.update(_footnotes(child))
            kept.append(child)
    if taken:
        node["children"] = kept
    return taken


class _Renderer(Renderer[dict[str, Any], dict[str, Any]]):
    """Makes nodes of MyST's tree, which has no place for the language of a piece of text."""

    def text(self, text: str) -> dict[str, Any]:
        return {"type": "text", "value": text}

    def strong(self, piece: dict[str, Any]) -> dict[str, Any]:
        return {"type": "strong", "children": [piece]}

    def struck(self, piece: dict[str, Any]) -> dict[str, Any]:
        return {"type": "delete", "children": [piece]}

    def link(self, piece: dict[str, Any], href: str, lang: str) -> dict[str, Any]:
        return {"type": "link", "url": href, "children": [piece]}

    def paragraph(self, paragraph: Paragraph) -> dict[str, Any]:
        return {"type": "paragraph", "children": self.inline(paragraph.content)}


if __name__ == "__main__":
    main()
