"""
Citations: a fact as a footnote, sources as entries of a bibliography.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, TypeAlias, get_args

from belgium_cloud_region.catalog import Catalog
from belgium_cloud_region.loading import get_catalog
from belgium_cloud_region.model import (
    Entity,
    Fact,
    PartialDate,
    Precision,
    Reference,
    Source,
    SourceKind,
    Statement,
)
from belgium_cloud_region.model.text import language_tag
from belgium_cloud_region.rendering import Speaker, plain_text, speaker_of
from belgium_cloud_region.rendering.facts import statement_value
from belgium_cloud_region.rendering.sources import cited, described

__all__ = ["CitationStyle", "cite"]

CitationStyle: TypeAlias = Literal["footnote", "bibtex", "csl-json", "ris"]
"""The forms in which a citation can be had."""

Citable: TypeAlias = Fact | Statement | Reference | Source | Entity | Catalog | str


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
            the id of a source; an entity or a catalogue, for all sources behind it; or several
            of these.

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
    single = isinstance(thing, (Fact, Statement, Reference, Source, Entity, Catalog, str))
    if not single and not isinstance(thing, Iterable):
        raise TypeError(_uncitable(thing))
    things: tuple[Citable, ...] = (thing,) if single else tuple(thing)  # type: ignore[arg-type,assignment]
    if style == "footnote":
        return "\n".join(_controlled(_footnote(t, catalog, lang)) for t in things)
    by_id = {s.id: s for t in things for s in _sources(t, catalog)}
    # JSON has escapes of its own; objects made in Python may hold what no file may.
    text = _WRITERS[style](by_id[i] for i in sorted(by_id))
    return text if style == "csl-json" else _controlled(text)


def _controlled(text: str) -> str:
    """Return a text whose control characters are written out."""
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f]", lambda c: f"\\u{ord(c[0]):04x}", text)


def _sources(thing: Citable, catalog: Catalog) -> Iterator[Source]:
    if isinstance(thing, Source):
        yield thing
    elif isinstance(thing, (Entity, Catalog)):
        yield from thing.sources
    elif isinstance(thing, (Fact, Statement)):
        yield from (catalog.source(reference) for reference in thing.references)
    elif isinstance(thing, (Reference, str)):
        yield catalog.source(thing)
    else:
        raise TypeError(_uncitable(thing))


def _uncitable(thing: object) -> str:
    return (
        "what is cited is a fact, statement, reference, source or entity, or the id of a source, "
        f"got {type(thing).__name__}"
    )


def _footnote(thing: Citable, catalog: Catalog, lang: str | None) -> str:
    if isinstance(thing, Fact):
        return thing.footnote(lang)
    speaker = speaker_of(catalog.at(lang=language_tag(lang or "en")))
    if isinstance(thing, Statement):
        return _statement(thing, speaker)
    if isinstance(thing, Reference):
        return f"{cited((thing,), speaker)}."
    return "\n".join(f"{described(source, speaker)}." for source in _sources(thing, catalog))


def _statement(statement: Statement, speaker: Speaker) -> str:
    label = speaker.inside_a_sentence(speaker.property_label(statement.property))
    said = plain_text(statement_value(statement, speaker)).removesuffix(".")
    about = f"{speaker.name(statement.subject_id)}, {label}{speaker.colon}{said}"
    return f"{about}. {cited(statement.references, speaker)}."


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
        "author": _bibtex_authors(source),
        "howpublished": _latex(source.publisher),
        "year": None if issued is None else f"{{{issued.edtf[:4]}}}",
        "month": None if issued is None else _month(issued),
        "date": None if issued is None else f"{{{issued.edtf}}}",
        "url": None if url is None else f"{{{url.replace('{', '%7B').replace('}', '%7D')}}}",
        "urldate": None if accessed is None else f"{{{accessed.edtf}}}",
        "langid": _BABEL.get(source.language[:2]),
    }
    lines = [f"  {name} = {value}," for name, value in fields.items() if value]
    key = re.sub(r"[^A-Za-z0-9:._/-]", lambda sign: f"-{ord(sign[0]):x}-", source.id)
    return "\n".join([f"@misc{{{key},", *lines, "}"])


_PERSON = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")


def _is_person(name: str) -> bool:
    return _PERSON.fullmatch(name) is not None and "and" not in name.split()


def _authors(source: Source) -> list[str]:
    """Return the authors one by one; the last one may be ``others``."""
    named = "" if source.author is None else re.sub(r",? and others$", "; others", source.author)
    return [name for name in re.split(r"; | / ", named) if name]


def _bibtex_authors(source: Source) -> str | None:
    # A name is left to BibTeX to take apart; what is no person's name is kept together.
    parts = (
        name if name == "others" else _latex(name, whole=not _is_person(name)) or ""
        for name in _authors(source)
    )
    joined = " and ".join(
        part if part == "others" else part.removeprefix("{").removesuffix("}") for part in parts
    )
    return f"{{{joined}}}" if joined else None


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
        "author": [{"literal": name} for name in _authors(source)] or None,
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


_SEASONS = ("spring", "summer", "autumn", "winter")
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
        *(("AU", name) for name in _authors(source)),
        ("PB", source.publisher),
        ("PY", None if issued is None else issued.edtf[:4]),
        ("DA", None if issued is None else _ris_date(issued)),
        ("LA", source.language),
        ("UR", source.url),
        ("L2", source.archived_url),
        ("Y2", None if accessed is None else _ris_date(accessed)),
    ]
    lines = [f"{tag}  - {' '.join(text.split())}\n" for tag, text in fields if text]
    return "".join([*lines, "ER  - \n"])


def _ris_date(date: PartialDate) -> str:
    if date.precision is Precision.SEASON:
        return f"{date.edtf[:4]}///{_SEASONS[int(date.edtf[5:]) - 21]} {date.edtf[:4]}"
    parts = [*date.edtf.split("-"), "", ""][:3]
    return "/".join(parts) + "/"


_WRITERS: dict[str, Callable[[Iterable[Source]], str]] = {
    "bibtex": _bibtex,
    "csl-json": _csl_json,
    "ris": _ris,
}
