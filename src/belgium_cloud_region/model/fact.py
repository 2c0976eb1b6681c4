"""
What the catalogue answers for one property, and why.

The catalogue applies the rule (see `belgium_cloud_region.catalog.verdict`); a
fact carries its outcome and can say it in words.
"""

from __future__ import annotations

import builtins  # the field `property` hides the decorator of that name
from collections.abc import Collection
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, overload

import attrs

from belgium_cloud_region._display import Displayed, Listing
from belgium_cloud_region._guesses import FACTS
from belgium_cloud_region._markup import Block, Paragraph, Span, Spans, Table, joined, spans
from belgium_cloud_region._plain import plain, plain_fields
from belgium_cloud_region.errors import UnknownKeyError
from belgium_cloud_region.frozen import FrozenMap
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.evidence import Reference, Source
from belgium_cloud_region.model.footnote import cited, linked
from belgium_cloud_region.model.statement import Rank, Statement, Value
from belgium_cloud_region.model.text import LanguageMap
from belgium_cloud_region.model.values import Absence
from belgium_cloud_region.model.wording import (
    colon,
    date_in_words,
    in_words,
    inside_a_sentence,
    semicolon,
    word,
)

if TYPE_CHECKING:
    from belgium_cloud_region.model.fact_names import FactName

__all__ = ["Fact", "Facts", "Ground"]


_SHOWN = 6
"""How many values side by side are told in a row of a table."""


class Ground(Enum):
    """What decided between the statements of a fact."""

    NOTHING_HOLDS = "nothing-holds"
    ONLY_ONE = "only-one"
    AGREEMENT = "agreement"
    SIDE_BY_SIDE = "side-by-side"
    RANK = "rank"
    SOURCE_KIND = "source-kind"
    LATEST = "latest"
    TIE = "tie"
    TOO_COARSE = "too-coarse"


_WHY = {
    Ground.NOTHING_HOLDS: LanguageMap(
        {
            "en": "no statement that may win holds on {day}",
            "fr": "aucune affirmation recevable ne vaut au {day}",
            "nl": "geen enkele bruikbare bewering geldt op {day}",
            "de": "keine verwertbare Aussage gilt am {day}",
        }
    ),
    Ground.TOO_COARSE: LanguageMap(
        {
            "en": "{day} is too coarse to choose; versions that count for part of it: {undecided}",
            "fr": "{day} est trop imprécis pour trancher ; versions valables en partie : {undecided}",
            "nl": "{day} is te grof om te kiezen; versies die voor een deel gelden: {undecided}",
            "de": "{day} ist zu grob für eine Wahl; teilweise geltende Fassungen: {undecided}",
        }
    ),
    Ground.ONLY_ONE: LanguageMap(
        {
            "en": "the only version there is; references: {references}",
            "fr": "la seule version qui existe ; références : {references}",
            "nl": "de enige versie die er is; verwijzingen: {references}",
            "de": "die einzige Fassung; Belege: {references}",
        }
    ),
    Ground.AGREEMENT: LanguageMap(
        {
            "en": "nothing contradicts it; statements that agree: {winners}, references: {references}",
            "fr": "rien ne le contredit ; affirmations concordantes : {winners}, références : {references}",
            "nl": "niets spreekt het tegen; eensluidende beweringen: {winners}, verwijzingen: {references}",
            "de": "nichts widerspricht; übereinstimmende Aussagen: {winners}, Belege: {references}",
        }
    ),
    Ground.SIDE_BY_SIDE: LanguageMap(
        {
            "en": "values that hold side by side: {winners}; references of the one shown: {references}",
            "fr": "valeurs valables côte à côte : {winners} ; références de celle affichée : {references}",
            "nl": "waarden die naast elkaar gelden: {winners}; verwijzingen van de getoonde: {references}",
            "de": "Werte, die nebeneinander gelten: {winners}; Belege des gezeigten: {references}",
        }
    ),
    Ground.RANK: LanguageMap(
        {
            "en": "preferred ({reason}) to other versions: {rivals}; references: {references}",
            "fr": "préférée ({reason}) à d’autres versions : {rivals} ; références : {references}",
            "nl": "verkozen ({reason}) boven andere versies: {rivals}; verwijzingen: {references}",
            "de": "bevorzugt ({reason}) vor anderen Fassungen: {rivals}; Belege: {references}",
        }
    ),
    Ground.SOURCE_KIND: LanguageMap(
        {
            "en": "its source is nearer to the matter than those of other versions: {rivals}; "
            "references: {references}",
            "fr": "sa source est plus proche des faits que celles d’autres versions : {rivals} ; "
            "références : {references}",
            "nl": "de bron staat dichter bij de zaak dan die van andere versies: {rivals}; "
            "verwijzingen: {references}",
            "de": "ihre Quelle steht der Sache näher als die anderer Fassungen: {rivals}; "
            "Belege: {references}",
        }
    ),
    Ground.LATEST: LanguageMap(
        {
            "en": "asserted later than other versions: {rivals}; references: {references}",
            "fr": "affirmée plus tard que d’autres versions : {rivals} ; références : {references}",
            "nl": "later beweerd dan andere versies: {rivals}; verwijzingen: {references}",
            "de": "später behauptet als andere Fassungen: {rivals}; Belege: {references}",
        }
    ),
    Ground.TIE: LanguageMap(
        {
            "en": "undecided: it and other versions ({rivals}) stand on equal footing; "
            "references: {references}",
            "fr": "non tranché : cette version et d’autres ({rivals}) se valent ; "
            "références : {references}",
            "nl": "onbeslist: deze versie en andere ({rivals}) wegen even zwaar; "
            "verwijzingen: {references}",
            "de": "unentschieden: diese und andere Fassungen ({rivals}) wiegen gleich schwer; "
            "Belege: {references}",
        }
    ),
}


_TOLD_LATER = LanguageMap(
    {
        "en": "first told on {told}, without saying since when it holds",
        "fr": "dite pour la première fois le {told}, sans préciser depuis quand elle vaut",
        "nl": "voor het eerst gezegd op {told}, zonder te zeggen sinds wanneer het geldt",
        "de": "zuerst gesagt am {told}, ohne Angabe, seit wann es gilt",
    }
)
_STILL = LanguageMap(
    {
        "en": "as far as was known on {known}",
        "fr": "pour autant qu’on le sache au {known}",
        "nl": "voor zover bekend op {known}",
        "de": "soweit am {known} bekannt",
    }
)


@attrs.frozen(kw_only=True, repr=False)
class Fact(Displayed):
    """
    The answer for one property of one entity: the best statement, and all the others.

    Attributes:
        subject_id: The id of the entity that it is about.

        subject: What the entity is called.

        property: The property's name, in snake case.

        labels: What people call the property.

        statements: Every version that is known, the best first; what cannot win comes last.

        winner_ids: The ids of `winners`.

        leader_ids: The ids of the winners that lead: the best statement, then the best on
            every other thing that the property tells of.

        rival_ids: The ids of `rivals`.

        undecided_ids: The ids of `undecided`.

        ground: What decided.

        reason: Why the best one is preferred, in words; absent if rank did not decide.

        first_told: When the best statement was first published, where it does
            not say since when it holds.

        as_of: The day, or longer, that the answer holds for.

        known_by: Only what had been published by then counts.

        names: What ids and enumerated values in its statements are called.

        sources: Every source of its statements, by id.

        language: The language of `label`, `value`, `text` and `why`.

        edition: The edition of the data that answers.

    Example:
        >>> from belgium_cloud_region import get_region
        >>> fact = get_region().facts["opened"]
        >>> fact.best is fact.statements[0], fact.disputed
        (True, True)
        >>> [str(statement.date) for statement in fact.rivals]
        ['2025-09-29', '2025-11-13', '2025-10-01']
    """

    subject_id: str
    subject: LanguageMap
    property: str
    labels: LanguageMap
    statements: tuple[Statement, ...]
    winner_ids: tuple[str, ...]
    leader_ids: tuple[str, ...]
    rival_ids: tuple[str, ...]
    undecided_ids: tuple[str, ...] = ()
    ground: Ground
    reason: LanguageMap | None = None
    first_told: PartialDate | None = None
    as_of: PartialDate
    known_by: PartialDate
    names: FrozenMap[str, LanguageMap] = attrs.field(factory=FrozenMap[str, LanguageMap])
    sources: tuple[Source, ...] = ()
    language: str = "en"
    edition: str

    _derived: ClassVar[tuple[str, ...]] = ("label", "value", "text", "disputed", "why")

    @builtins.property
    def label(self) -> str:
        """What people call the property, in the language asked for."""
        return self.labels.text(self.language)

    @builtins.property
    def best(self) -> Statement | None:
        """The statement to believe; `None` where none holds."""
        return self.statements[0] if self.winner_ids else None

    @builtins.property
    def winners(self) -> tuple[Statement, ...]:
        """The best statement, those that agree, and the best on every value beside it."""
        return self._of(self.winner_ids)

    @builtins.property
    def rivals(self) -> tuple[Statement, ...]:
        """The statements that contradict the best one and may be believed."""
        return self._of(self.rival_ids)

    @builtins.property
    def undecided(self) -> tuple[Statement, ...]:
        """The statements of which the dates are too coarse to tell whether they count."""
        return self._of(self.undecided_ids)

    @builtins.property
    def value(self) -> Value:
        """
        The value to believe, prose in the language asked for.

        It is `Absence.UNKNOWN` where no statement holds; `why` tells more.
        """
        return self._spoken(self.statements[0]) if self.winner_ids else Absence.UNKNOWN

    @builtins.property
    def text(self) -> str:
        """
        The value to believe, in words, in the language asked for; several, if they hold side by side.

        Example:
            >>> from belgium_cloud_region import get_region
            >>> get_region(lang="nl").facts["opened"].text
            '18 november 2025'
        """
        return semicolon(self.language).join(self._told()) or self._said(self.value)

    @builtins.property
    def values(self) -> tuple[Value, ...]:
        """The value of every winner, once; the best one first, then the others in their order."""
        others = sorted(self.winners[1:], key=lambda s: (len(s.id), s.id))
        return tuple(dict.fromkeys(self._spoken(s) for s in (*self.winners[:1], *others)))

    @builtins.property
    def references(self) -> tuple[Reference, ...]:
        """The references of the best statement."""
        return self.statements[0].references if self.winner_ids else ()

    @builtins.property
    def disputed(self) -> bool:
        """Whether a version that may be believed says something else."""
        return bool(self.rival_ids)

    @builtins.property
    def why(self) -> str:
        """
        One sentence on why this is the answer, in the language asked for.

        It says so where the question is about a day before anyone told, and
        nobody told since when; and where it is about a day after what was known.
        """
        parts = [_WHY[self.ground]]
        if self.first_told is not None and self.as_of.last < self.first_told.first:
            parts.append(_TOLD_LATER)
        if self.as_of.last > self.known_by.last:
            parts.append(_STILL)
        return semicolon(self.language).join(
            part.text(self.language).format(
                day=date_in_words(self.as_of, self.language),
                references=len(self.references),
                winners=len(self.winner_ids),
                rivals=len(self.rival_ids),
                undecided=len(self.undecided_ids),
                reason="" if self.reason is None else self.reason.text(self.language),
                told=self.first_told and date_in_words(self.first_told, self.language),
                known=date_in_words(self.known_by, self.language),
            )
            for part in parts
        )

    def footnote(self, lang: str | None = None) -> str:
        """
        Return one line for a document: what is asserted, by whom, where, when read, for which day.

        Args:
            lang: The BCP 47 tag of its language; that of the fact, if absent.

        Raises:
            ValueError: It is not a language tag.

        Example:
            >>> from belgium_cloud_region import get_region
            >>> get_region().facts["geography"].footnote("de").partition(". ")[0]
            'Belgium Central, Geografie: Belgium'
        """
        said = self if lang is None else attrs.evolve(self, language=lang)
        language = said.language
        parts = [said._headline()]
        by_id = {source.id: source for source in self.sources}
        told = (cited(r, by_id[r.source_id], language, self.names) for r in self.references)
        parts.append(semicolon(language).join(told))
        closing = said._moment()
        return " ".join([*(f"{part.removesuffix('.')}." for part in parts if part), closing])

    def _plain_(self) -> dict[str, Any]:
        derived = {name: plain(getattr(self, name)) for name in self._derived}
        return {**derived, **plain_fields(self)}

    @builtins.property
    def _tongue(self) -> str:
        return self.language

    def _headline(self) -> str:
        language = self.language
        subject, label = self.subject.text(language), inside_a_sentence(self.label, language)
        disputed = f" ({word('disputed', language)})" if self.disputed else ""
        why = "" if self.winner_ids else f" ({self.why})"
        return f"{subject}, {label}{colon(language)}{self.text}{disputed}{why}"

    def _moment(self) -> str:
        day = date_in_words(self.as_of, self.language)
        known = date_in_words(self.known_by, self.language)
        name = "moment" if self.as_of == self.known_by else "moment known"
        return word(name, self.language, day=day, known=known, edition=self.edition)

    def _document(self) -> tuple[Block, ...]:
        language = self.language
        names = ("value", "standing", "holds", "sources")
        versions = [self._version(statement) for statement in self.statements]
        kept = [i for i in range(len(names)) if any(version[i] for version in versions)]
        return (
            Paragraph((Span(self._headline(), strong=True),)),
            Paragraph(spans(f"{word('why', language)}{colon(language)}{self.why}.")),
            Table(
                spans(f"{self.subject.text(language)}{colon(language)}{self.label}"),
                tuple(word(names[i], language) for i in kept),
                tuple(tuple(version[i] for i in kept) for version in versions),
            ),
            Paragraph(spans(self._moment())),
        )

    def _version(self, statement: Statement) -> tuple[Spans, ...]:
        by_id = {source.id: source for source in self.sources}
        links = (
            linked(r, by_id[r.source_id], self.language, self.names) for r in statement.references
        )
        valid = statement.valid
        limits = () if valid is None else (("since", valid.start), ("until", valid.end))
        holds = ", ".join(
            word(name, self.language, day=date_in_words(limit, self.language))
            for name, limit in limits
            if limit is not None
        )
        # What is known to be wrong is not said again.
        wrong = statement.rank is Rank.DEPRECATED
        return (
            spans("–" if wrong else self._apart(statement)),
            spans(self._standing(statement)),
            spans(holds),
            joined(links, semicolon(self.language)),
        )

    def _standing(self, statement: Statement) -> str:
        if statement.rank is Rank.DEPRECATED:
            standing = "deprecated"
        elif statement.id in self.winner_ids:
            standing = "best" if statement in self._leaders() else "agrees"
        elif statement.id in self.rival_ids:
            standing = "rival"
        elif statement.id in self.undecided_ids:
            standing = "undecided"
        elif all(
            s.hint for s in self.sources if s.id in {r.source_id for r in statement.references}
        ):
            standing = "hint"
        else:  # what holds and did not win contradicts a value beside the first one
            holds = statement.valid is None or statement.valid.covers(self.as_of)
            standing = "rival" if holds else "not holding"
        told = word(standing, self.language)
        reason = self.names.get(f"rank-reason/{statement.rank_reason}")
        return told if reason is None else f"{told} ({reason.text(self.language)})"

    @builtins.property
    def _plural(self) -> str:
        return word("facts", self.language)

    def _columns(self) -> tuple[str, ...]:
        return tuple(word(name, self.language) for name in ("fact", "value", "sources"))

    def _row(self) -> tuple[Spans, ...]:
        disputed = Span(f"({word('disputed', self.language)})", strong=True)
        told = self._told() or [self.text]
        more = len(told) - _SHOWN
        if more > 0:
            told = [*told[:_SHOWN], word("more", self.language, count=more)]
        return (
            spans(self.label),
            spans(
                semicolon(self.language).join(told),
                " " if self.disputed else None,
                disputed if self.disputed else None,
            ),
            self._publishers(),
        )

    def _publishers(self) -> Spans:
        by_id = {source.id: source for source in self.sources}
        links: dict[str, Span] = {}
        for reference in (r for s in self._leaders() for r in s.references):
            source = by_id[reference.source_id]
            href = source.permanent_url(reference) or source.url or ""
            name = source.publisher or source.title
            links.setdefault(name, Span(name, href=href))
        return joined(((link,) for link in links.values()), ", ")

    def _told(self) -> list[str]:
        """Return the values that hold side by side, in words, with what tells them apart."""
        told = self._leaders()
        return [self._apart(s) if len(told) > 1 else self._said(s.value) for s in told]

    def _leaders(self) -> tuple[Statement, ...]:
        """Return the best statement on each of the things that hold side by side."""
        return self._of(self.leader_ids)

    def _apart(self, statement: Statement) -> str:
        """Return a value with the circumstances that tell it from those beside it."""
        said = self._said(statement.value)
        told = (
            in_words(q.value, self.language, self.names, q.property)
            for q in statement.qualifiers
            if q.property not in ("fulfils", "supersedes")  # which name other statements
        )
        scopes = {s.quantity.scope for s in self.statements if s.quantity is not None}
        scope = None if statement.quantity is None else statement.quantity.scope
        words = self.names.get(f"scope/{scope}") if len(scopes) > 1 else None
        counted = () if words is None else (words.text(self.language),)
        circumstances = ", ".join(dict.fromkeys((*told, *counted)))
        return f"{said} ({circumstances})" if circumstances else said

    def _said(self, value: Value) -> str:
        return in_words(value, self.language, self.names, self.property)

    def _of(self, ids: tuple[str, ...]) -> tuple[Statement, ...]:
        return tuple(s for s in self.statements if s.id in ids)

    def _spoken(self, statement: Statement) -> Value:
        value = statement.value
        return value.text(self.language) if isinstance(value, LanguageMap) else value

    def __repr__(self) -> str:
        return f"Fact({self.subject_id!r}, {self.property}={self.value})"


@attrs.frozen(eq=False, repr=False, hash=False)
class Facts(FrozenMap[str, Fact]):
    """
    The facts of an entity, by the name of the property.

    Attributes:
        entries: The pairs of name and fact.

    Example:
        >>> from belgium_cloud_region import get_region
        >>> get_region().facts["zones"]
        Traceback (most recent call last):
            ...
        belgium_cloud_region.errors.UnknownKeyError: no fact is known as 'zones'; did you mean 'availability_zones'?
    """

    @overload
    def __getitem__(self, key: FactName) -> Fact: ...
    @overload
    def __getitem__(self, key: str) -> Fact: ...
    def __getitem__(self, key: str) -> Fact:
        return super().__getitem__(key)

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        return Listing(self.values())._repr_mimebundle_(include, exclude)

    def __repr__(self) -> str:
        return f"Facts({', '.join(self)})"

    if not TYPE_CHECKING:  # a checker must go on refusing what is not declared

        def __getattr__(self, name):
            hint = f"; facts are items: facts[{name!r}]" if name in self else ""
            raise AttributeError(f"'Facts' object has no attribute {name!r}{hint}")

    def _unknown(self, key: object) -> UnknownKeyError:
        given = str(key)[:80]
        guess = FACTS.get(given.lower().replace(" ", "_").replace("-", "_"), "")
        error = super()._unknown(key)
        near = (guess,) if guess in self else error.suggestions
        return UnknownKeyError("fact", error.name, near, "" if near else error.hint)
