"""
Everything that a curator wants to know of the data: rot, broken rules, weak evidence, old readings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from os import PathLike

import attrs

from belgium_cloud_region.catalog import Catalog
from belgium_cloud_region.catalog.consistency import contradictions
from belgium_cloud_region.errors import DataError
from belgium_cloud_region.loading import get_catalog, integrity, load_catalog
from belgium_cloud_region.model import PartialDate, Reference, Statement
from belgium_cloud_region.proof import Verdict, verify

__all__ = ["Finding", "FindingKind", "findings"]


class FindingKind(StrEnum):
    """What sort of finding it is."""

    ROT = "rot"
    RULE = "rule"
    CONTRADICTION = "contradiction"
    EVIDENCE = "evidence"
    STALE = "stale"
    COPY = "copy"


@attrs.frozen
class Finding:
    """
    One thing to look at.

    Attributes:
        kind: What sort of finding it is.

        message: What was found, and where.

        serious: Whether the data must not be used or published like this; what
            is not serious asks for a curator's time.
    """

    kind: FindingKind
    message: str
    serious: bool = True


def findings(
    path: str | PathLike[str] | None = None,
    *,
    copies: Iterable[str | PathLike[str]] = (),
    days: int = 180,
    on: PartialDate | date | str | None = None,
) -> tuple[Finding, ...]:
    """
    Return what is wrong with data or may soon be, the serious things first.

    Args:
        path: A file or folder of data; the bundled data, if absent.

        copies: Saved copies of sources to hold the receipts against.

        days: How many days a source may go unread.

        on: The day on which to look; today in UTC, if absent.

    Raises:
        OSError: A file cannot be read.
        ValueError: *on* is no day, or *days* is negative.
    """
    found = list(_bundled() if path is None else ())
    if not found:
        try:
            catalog = get_catalog() if path is None else load_catalog(path)
        except DataError as error:
            found += [Finding(FindingKind.RULE, problem) for problem in error.problems]
        else:
            found += _contradicting(catalog)
            found += _unproved(catalog)
            found += (
                Finding(FindingKind.STALE, f"{s.id}: last read on {s.accessed}", serious=False)
                for s in catalog.stale(days=days, on=on)
            )
            found += _unlike(catalog, tuple(copies))
    return tuple(sorted(found, key=lambda f: not f.serious))


def _bundled() -> Iterator[Finding]:
    for kind, look in ((FindingKind.ROT, integrity.rot), (FindingKind.RULE, integrity.faults)):
        try:
            yield from [Finding(kind, message) for message in look()]
        except Exception as error:  # of damaged files anything can come; it must not stop the look
            yield Finding(kind, f"the data cannot be read: {type(error).__name__}: {error!s:.200}")


def _contradicting(catalog: Catalog) -> Iterator[Finding]:
    for day, axis, message in contradictions(catalog):
        yield Finding(FindingKind.CONTRADICTION, f"from {day} ({axis}): {message}")


def _unproved(catalog: Catalog) -> Iterator[Finding]:
    for statement in winning(catalog):
        for place, reference in enumerate(statement.references):
            lacking = ", ".join(_lacking(reference))
            if lacking and not catalog.source(reference).hint:
                message = (
                    f"{statement.id}: reference {place} to {reference.source_id} has no {lacking}"
                )
                yield Finding(FindingKind.EVIDENCE, message, serious=False)


def winning(catalog: Catalog) -> tuple[Statement, ...]:
    """Return the statements that answer for some fact today, by their ids."""
    facts = (fact for entity in catalog.entities for fact in entity.facts.values())
    return tuple(sorted((s for f in facts for s in f.winners), key=lambda s: s.id))


def _lacking(reference: Reference) -> Iterator[str]:
    if reference.locator is None:
        yield "locator"
    if reference.accessed is None:
        yield "accessed"
    if reference.receipt is None or reference.receipt.passage is None:
        yield "passage in a receipt"


def _unlike(catalog: Catalog, copies: tuple[str | PathLike[str], ...]) -> Iterator[Finding]:
    for result in verify(copies, catalog=catalog) if copies else ():
        if result.verdict is not Verdict.NOT_CHECKED and result.verdict is not Verdict.UNCHANGED:
            cited = f"{result.cited_by} cites {result.reference.source_id}"
            message = f"{cited}: {result.verdict.value}, {result.why} ({result.seen_at})"
            yield Finding(FindingKind.COPY, message, serious=result.verdict is not Verdict.MOVED)
