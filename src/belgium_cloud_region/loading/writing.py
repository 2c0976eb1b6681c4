"""
Data written down: one canonical form, as one file or as the files of the bundle.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from hashlib import sha256
from typing import Any, cast

from belgium_cloud_region.catalog.contents import Contents
from belgium_cloud_region.loading.bundle import subject_file
from belgium_cloud_region.loading.datafile import DataFile, contents_of, data_file_of
from belgium_cloud_region.loading.parts import Part, whole
from belgium_cloud_region.model.statement import PropertyValue, Statement
from belgium_cloud_region.model.vocabulary import AMOUNT_CIRCUMSTANCES
from belgium_cloud_region.plain import plain

__all__ = ["bundle_of", "canonical", "digest", "extract"]

_LEADING = ("id", "subject_id", "property", "name", "source_id", "title", "kind")
_TRAILING = ("qualifiers", "basis", "derived_from", "note", "references")
_VOCABULARY = ("edition", "sources", "properties", "enumerations")

Plain = dict[str, Any]


def canonical(contents: DataFile) -> str:
    r"""
    Return a data file's one true text: records sorted, keys in reading order.

    Example:
        >>> from belgium_cloud_region.loading.datafile import DataFile
        >>> canonical(DataFile())
        '{}\n'
    """
    return _text(_readable(plain(contents.in_order())))


def _text(data: Plain) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _readable(data: Any) -> Any:
    """Put what names a thing first, and its references last, as a curator reads it."""
    if data.__class__ is list:
        return [_readable(value) for value in data]
    if not isinstance(data, dict):
        return data
    given = cast("Plain", data)
    first = [key for key in _LEADING if key in given]
    last = [key for key in _TRAILING if key in given]
    between = [key for key in given if key not in first and key not in last]
    return {key: _readable(given[key]) for key in (*first, *between, *last)}


def digest(contents: Contents) -> str:
    """Return the SHA-256 digest of everything, in canonical form."""
    return f"sha256:{sha256(canonical(data_file_of(contents)).encode()).hexdigest()}"


def extract(contents: Contents, ids: Collection[str]) -> str:
    """
    Return what some entities rest on as the text of a data file; everything, if there are none.

    Args:
        contents: What to take from.

        ids: The ids of the entities.
    """
    if not ids:
        return canonical(data_file_of(contents))
    entities, statements = _reached(contents, ids)
    references = [r for s in statements for r in s.references]
    references += [r for i in entities for a in contents.entities[i].aliases for r in a.references]
    names = {v.property for s in statements for v in (s, *s.qualifiers)}
    apart = {n for name in names for n in contents.properties[name].apart_by}
    names |= apart.difference(AMOUNT_CIRCUMSTANCES)
    lists: dict[str, Any] = {
        "sources": [contents.sources[i] for i in {r.source_id for r in references}],
        "statements": statements,
        "properties": [contents.properties[name] for name in names],
        "enumerations": contents.enumerations.values(),
    }
    for entity_id in entities:
        entity = contents.entities[entity_id]
        lists.setdefault(entity.part, []).append(entity)
    return canonical(DataFile(edition=contents.edition, **lists))


def _reached(contents: Contents, ids: Collection[str]) -> tuple[dict[str, None], list[Statement]]:
    """Return entities with everything that they, and statements about them, refer to."""
    subjects = {s.id: s.subject_id for s in contents.every_statement()}
    reached: dict[str, None] = {}
    statements: list[Statement] = []
    waiting = list(ids)
    while waiting:
        entity_id = waiting.pop()
        if entity_id in reached:
            continue
        reached[entity_id] = None
        entity = contents.entities[entity_id]
        for field in ("stakeholder_ids", "benefit_ids", "event_ids"):
            waiting += getattr(entity, field, ())
        for said in contents.statements[entity_id].values():
            statements += said
            for statement in said:
                values: Iterable[PropertyValue] = (statement, *statement.qualifiers)
                waiting += (v.entity_id for v in values if v.entity_id is not None)
                waiting += (subjects[i] for i in statement.derived_from)
                named = (statement.qualifier(name) for name in ("fulfils", "supersedes"))
                waiting += (subjects[i] for i in named if isinstance(i, str))
    return reached, statements


def bundle_of(parts: Iterable[Part]) -> dict[str, str]:
    """
    Return the files of the bundle, as they should be written, by name.

    Vocabulary and sources stay in the files that they are in; every entity has a file with the
    statements about it; receipts stand apart; the index is made of all of them.
    """
    parts = tuple(parts)
    files: dict[str, str] = {}
    for part in parts:
        own = {name: getattr(part.contents, name) for name in _VOCABULARY}
        if any(own.values()):
            files[part.file] = canonical(DataFile(**own))
    everything = whole(parts)
    said: dict[str, list[Plain]] = {}
    receipts: dict[str, dict[str, Plain]] = {}
    for statement in everything.statements:
        data = plain(statement)
        _apart(data["id"], data["references"], receipts)
        said.setdefault(statement.subject_id, []).append(data)
    for entity in everything.entities():
        data = plain(entity)
        references = [r for alias in data.get("aliases", ()) for r in alias["references"]]
        _apart(entity.id, references, receipts)
        subject = {entity.part: [data], "statements": said.get(entity.id, [])}
        files[subject_file(entity.id)] = _text(_readable(subject))
    files["receipts.json"] = _receipts_text(receipts)
    index = contents_of(everything).index
    named = [{k: v for k, v in entry._asdict().items() if v} for entry in index.named]
    first = {} if index.first_published is None else {"first_published": str(index.first_published)}
    files["index.json"] = _text(
        {**first, "parts": index.parts, "renamed": index.renamed, "named": named}
    )
    return files


def _apart(cited_by: str, references: list[Plain], receipts: dict[str, dict[str, Plain]]) -> None:
    """Move the receipts out of references."""
    taken = {str(n): r.pop("receipt") for n, r in enumerate(references) if "receipt" in r}
    if taken:
        receipts[cited_by] = taken


def _receipts_text(receipts: dict[str, dict[str, Plain]]) -> str:
    # A line for each statement: nobody writes them by hand.
    lines = (
        f" {json.dumps(cited_by)}: {json.dumps(found, ensure_ascii=False)}"
        for cited_by, found in receipts.items()
    )
    return '{"receipts": {\n' + ",\n".join(lines) + "\n}}\n"
