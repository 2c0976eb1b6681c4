"""
Citations: a fact as a footnote, sources as entries of a bibliography.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, TypeAlias, get_args

from belgium_cloud_region.catalog import Catalog
from belgium_cloud_region.loading import get_catalog
from belgium_cloud_region.model import (
    Entity,
    Fact,
    LanguageMap,
    LocatorKind,
    PartialDate,
    Precision,
    Reference,
    Source,
    SourceKind,
    Statement,
)
from belgium_cloud_region.render import render_date, render_value

__all__ = ["CitationStyle", "cite"]

CitationStyle: TypeAlias = Literal["footnote", "bibtex", "csl-json", "ris"]
"""The forms in which a citation can be had."""

Citable: TypeAlias = Fact | Statement | Reference | Source | Entity | str


def cite(
    thing: Citable | Iterable[Citable],
    style: CitationStyle = "footnote",
    *,
    lang: str | None = None,
    catalog: Catalog | None = None,
) -> str:
    """
    Return the citation of a fact, or of sources.

    Args:
        thing:
            A fact, of which the best statement is cited; a statement, reference or source;
            the id of a source; an entity, for all sources behind it; or several of these.

        style:
            ``footnote``: one line for each thing, which says what is asserted and who says it,
            in words that may improve. ``bibtex``, ``csl-json``, ``ris``: one entry for each source,
            in the order of the ids.

        lang: The BCP 47 tag of the language of a footnote; that of the fact if absent, else English.

        catalog: The catalogue that knows the sources; the bundled one, if absent.

    Raises:
        ValueError: There is no such style, or the language is none.
        TypeError: It is nothing that can be cited.
        UnknownEntityError: The catalogue has no such source.

    Example:
        >>> from belgium_cloud_region import cite, get_stakeholder
        >>> founded = cite(get_stakeholder("BDIA").facts["founded"])
        >>> founded.partition(". ")[0]
        'Belgian Digital Infrastructure Association, founded: 2022'
        >>> cite("belga-2025-11", "bibtex").splitlines()[:2]
        ['@misc{belga-2025-11,', '  title = {{Microsoft opens first data centres in Belgium}},']
    """
    if style not in get_args(CitationStyle):
        known = ", ".join(get_args(CitationStyle))
        raise ValueError(f"there is no citation style {style!r:.80}; the styles are {known}")
    catalog = get_catalog() if catalog is None else catalog
    single = isinstance(thing, (Fact, Statement, Reference, Source, Entity, str))
    things: tuple[Citable, ...] = (thing,) if single else tuple(thing)  # type: ignore[arg-type,assignment]
    if style == "footnote":
        return "\n".join(_footnote(t, catalog, lang) for t in things)
    by_id = {s.id: s for t in things for s in _sources(t, catalog)}
    return _WRITERS[style](by_id[i] for i in sorted(by_id))


def _sources(thing: Citable, catalog: Catalog) -> Iterator[Source]:
    if isinstance(thing, Source):
        yield thing
    elif isinstance(thing, Entity):
        yield from thing.sources
    elif isinstance(thing, (Fact, Statement)):
        yield from (catalog.source(reference) for reference in thing.references)
    else:
        yield catalog.source(thing)


_WORDS = {
    "read": LanguageMap(
        {
            "en": "read {day}",
            "fr": "consulté le {day}",
            "nl": "geraadpleegd {day}",
            "de": "abgerufen {day}",
        }
    ),
    "disputed": LanguageMap(
        {"en": "disputed", "fr": "contesté", "nl": "betwist", "de": "umstritten"}
    ),
    "edition": LanguageMap(
        {
            "en": "Holds for {day}; edition {edition}.",
            "fr": "Valable au {day} ; édition {edition}.",
            "nl": "Geldt voor {day}; editie {edition}.",
            "de": "Gilt für {day}; Ausgabe {edition}.",
        }
    ),
}


_QUOTES = {"fr": ("«\u00a0", "\u00a0»"), "de": ("„", "“")}


def _footnote(thing: Citable, catalog: Catalog, lang: str | None) -> str:
    if isinstance(thing, Fact):
        seen = catalog.at(as_of=thing.as_of, known_by=thing.known_by, lang=lang or thing.language)
        if thing.best is None:
            told = f"{_said(thing, None, seen)} ({thing.why})"
        else:
            disputed = f" ({_word('disputed', seen)})" if thing.disputed else ""
            told = f"{_said(thing, thing.best, seen)}{disputed}"
        cited = [_cited(r, seen) for r in thing.references]
        day = render_date(thing.as_of, seen.language)
        closing = _word("edition", seen).format(day=day, edition=seen.edition)
        return " ".join(f"{part}." for part in (told, "; ".join(cited)) if part) + f" {closing}"
    seen = catalog.at(lang=lang or "en")
    if isinstance(thing, Statement):
        cited = [_cited(r, seen) for r in thing.references]
        return f"{_said(thing, thing, seen)}. {'; '.join(cited)}."
    if isinstance(thing, Reference):
        return f"{_cited(thing, seen)}."
    sources = _sources(thing, seen)
    return "\n".join(f"{_described(s, seen, None, s.url)}." for s in sources)


def _word(name: str, catalog: Catalog) -> str:
    return _WORDS[name].text(catalog.language)


def _said(about: Fact | Statement, statement: Statement | None, catalog: Catalog) -> str:
    definition = catalog.contents.properties_by_name[about.property]
    subject = catalog.contents.records_by_id[about.subject_id].labels.text(catalog.language)
    label = _inside(definition.labels.text(catalog.language), catalog)
    value = about.value if statement is None else statement.value
    colon = " : " if catalog.language[:2] == "fr" else ": "
    return f"{subject}, {label}{colon}{render_value(value, catalog, definition.enumeration)}"


def _inside(label: str, catalog: Catalog) -> str:
    """Return a label as it is written inside a sentence: German nouns keep their capitals."""
    acronym = label[:2].isupper()
    return label if acronym or catalog.language[:2] == "de" else label[:1].lower() + label[1:]


def _cited(reference: Reference, catalog: Catalog) -> str:
    source = catalog.source(reference)
    url = source.permanent_url(reference) or source.url
    parts = [_described(source, catalog, reference.issued, url)]
    locator = reference.locator
    # The pointers are in English, a number is in any language.
    spoken = catalog.language[:2] == "en"
    if locator is not None and (spoken or locator.kind is LocatorKind.PARAGRAPH):
        kind = _inside(catalog.label_of("locator-kind", locator.kind.value), catalog)
        parts.append(f"{kind} {locator.value}")
    if reference.accessed is not None:
        day = render_date(reference.accessed, catalog.language)
        parts.append(_word("read", catalog).format(day=day))
    return ", ".join(parts)


def _described(
    source: Source, catalog: Catalog, issued: PartialDate | None, url: str | None
) -> str:
    when = issued or source.issued
    opening, closing = _QUOTES.get(catalog.language[:2], ("“", "”"))
    parts = (
        source.author or source.publisher,
        f"{opening}{source.title}{closing}",
        source.publisher if source.author else None,
        None if when is None else render_date(when, catalog.language),
        url,
    )
    return ", ".join(part for part in parts if part)


_LATEX = {
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    "{": r"\textbraceleft{}",  # an escaped brace would still be counted as one
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_BABEL = {"de": "{german}", "en": "{english}", "fr": "{french}", "nl": "{dutch}"}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def _bibtex(sources: Iterable[Source]) -> str:
    return "\n\n".join(_bibtex_entry(source) for source in sources)


def _bibtex_entry(source: Source) -> str:
    issued, accessed, url = source.issued, source.accessed, source.url
    fields = {
        "title": _latex(source.title, whole=True),
        "author": _latex(source.author, whole=True),
        "howpublished": _latex(source.publisher),
        "year": None if issued is None else f"{{{issued.edtf[:4]}}}",
        "month": None if issued is None else _month(issued),
        "date": None if issued is None else f"{{{issued.edtf}}}",
        "url": None if url is None else f"{{{url.replace('{', '%7B').replace('}', '%7D')}}}",
        "urldate": None if accessed is None else f"{{{accessed.edtf}}}",
        "langid": _BABEL.get(source.language[:2]),
    }
    told = [f"  {name} = {value}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{source.id},", *told, "}"])


def _latex(text: str | None, whole: bool = False) -> str | None:
    if text is None:
        return None
    escaped = "".join(_LATEX.get(sign, sign) for sign in " ".join(text.split()))
    return f"{{{{{escaped}}}}}" if whole else f"{{{escaped}}}"


def _month(date: PartialDate) -> str | None:
    exact = date.precision in (Precision.MONTH, Precision.DAY)
    return _MONTHS[date.first.month - 1] if exact else None


_CSL_TYPES = {
    SourceKind.PRIMARY: "webpage",
    SourceKind.DOCUMENTATION: "webpage",
    SourceKind.PRESS: "article-newspaper",
    SourceKind.CODE: "software",
}


def _csl_json(sources: Iterable[Source]) -> str:
    return json.dumps([_csl_item(source) for source in sources], ensure_ascii=False, indent=2)


def _csl_item(source: Source) -> dict[str, Any]:
    press = source.kind is SourceKind.PRESS
    item = {
        "id": source.id,
        "type": _CSL_TYPES[source.kind],
        "title": source.title,
        "author": [{"literal": source.author}] if source.author else None,
        "container-title" if press else "publisher": source.publisher,
        "issued": None if source.issued is None else _csl_date(source.issued),
        "accessed": None if source.accessed is None else _csl_date(source.accessed),
        "URL": source.url,
        "archive_location": source.archived_url,
        "language": source.language,
    }
    return {name: value for name, value in item.items() if value is not None}


def _csl_date(date: PartialDate) -> dict[str, Any]:
    year, *rest = (int(part) for part in date.edtf.split("-"))
    if date.precision is Precision.SEASON:
        return {"date-parts": [[year]], "season": rest[0] - 20}
    return {"date-parts": [[year, *rest]]}


_RIS_TYPES = {
    SourceKind.PRIMARY: "ELEC",
    SourceKind.DOCUMENTATION: "ELEC",
    SourceKind.PRESS: "NEWS",
    SourceKind.CODE: "COMP",
}


def _ris(sources: Iterable[Source]) -> str:
    return "\n".join(_ris_entry(source) for source in sources)


def _ris_entry(source: Source) -> str:
    issued, accessed = source.issued, source.accessed
    fields = [
        ("TY", _RIS_TYPES[source.kind]),
        ("ID", source.id),
        ("TI", source.title),
        ("AU", source.author),
        ("PB", source.publisher),
        ("PY", None if issued is None else issued.edtf[:4]),
        ("DA", None if issued is None else _ris_date(issued)),
        ("LA", source.language),
        ("UR", source.url),
        ("L2", source.archived_url),
        ("Y2", None if accessed is None else _ris_date(accessed)),
    ]
    told = [f"{tag}  - {' '.join(text.split())}\n" for tag, text in fields if text]
    return "".join([*told, "ER  - \n"])


def _ris_date(date: PartialDate) -> str:
    if date.precision is Precision.SEASON:
        return f"{date.edtf[:4]}///{render_date(date)}"
    parts = [*date.edtf.split("-"), "", ""][:3]
    return "/".join(parts) + "/"


_WRITERS: dict[str, Callable[[Iterable[Source]], str]] = {
    "bibtex": _bibtex,
    "csl-json": _csl_json,
    "ris": _ris,
}
