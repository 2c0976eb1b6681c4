"""
What the catalogue answers for one property, and why.

The catalogue applies the rule (see `belgium_cloud_region.catalog.verdict`); a fact is the
outcome, seen through the catalogue that was asked. What it says in words is upstairs.
"""

from __future__ import annotations

import builtins  # the field `property` hides the decorator of that name
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, overload

import attrs

from belgium_cloud_region.errors import UnknownKeyError, shown
from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.evidence import Reference, Source
from belgium_cloud_region.model.guesses import FACTS
from belgium_cloud_region.model.shown import Listing, Shown, upstairs
from belgium_cloud_region.model.statement import Statement, Value
from belgium_cloud_region.model.text import LanguageMap
from belgium_cloud_region.model.values import Absence
from belgium_cloud_region.model.view import View

if TYPE_CHECKING:
    from belgium_cloud_region.model.fact_names import FactName

__all__ = ["Fact", "Facts", "Ground", "Judgement", "Standing"]


class Ground(StrEnum):
    """What decided between the statements of a fact."""

    NOTHING_HOLDS = "nothing-holds"
    NOT_YET = "not-yet"
    NOT_TOLD = "not-told"
    ENDED = "ended"
    ONLY_ONE = "only-one"
    AGREEMENT = "agreement"
    SIDE_BY_SIDE = "side-by-side"
    RANK = "rank"
    SOURCE_KIND = "source-kind"
    LATEST = "latest"
    TIE = "tie"
    TOO_COARSE = "too-coarse"

    @builtins.property
    def absence(self) -> Absence:
        """Why there is no value, where no statement answers."""
        named = {Ground.NOT_YET: Absence.NOT_YET, Ground.ENDED: Absence.ENDED}
        return named.get(self, Absence.UNKNOWN)


class Standing(StrEnum):
    """How one statement of a fact stands in it."""

    BEST = "best"
    AGREES = "agrees"
    RIVAL = "rival"
    UNDECIDED = "undecided"
    HINT = "hint"
    NOT_YET = "not-yet"
    NOT_TOLD = "not-told"
    ENDED = "ended"
    DEPRECATED = "deprecated"


class Judgement:
    """
    The outcome of the rule, in no language: which statements answer, and what decided.

    Attributes:
        statements: Every version that is known, the best first; what cannot win comes last.

        winners: The best statement, those that agree, and the best on every value beside it.

        answers: The best statement on each of the things that hold side by side.

        rivals: The statements that contradict one that answers, and may be believed.

        undecided: The statements of which the dates are too coarse to tell whether they count.

        standings: How each statement stands, by its id.

        ground: What decided.

        hindsight: Where none answers, what came next, was last, or was told first.

        first_published: When the best statement, or that of hindsight, was first published, where
            it does not say since when it holds.
    """

    __slots__ = (
        "answers",
        "first_published",
        "ground",
        "hindsight",
        "rivals",
        "standings",
        "statements",
        "undecided",
        "winners",
    )

    statements: tuple[Statement, ...]
    winners: tuple[Statement, ...]
    answers: tuple[Statement, ...]
    rivals: tuple[Statement, ...]
    undecided: tuple[Statement, ...]
    standings: Mapping[str, Standing]
    ground: Ground
    hindsight: Statement | None
    first_published: PartialDate | None

    def __init__(
        self,
        *,
        statements: tuple[Statement, ...],
        winners: tuple[Statement, ...],
        answers: tuple[Statement, ...],
        rivals: tuple[Statement, ...],
        undecided: tuple[Statement, ...],
        standings: Mapping[str, Standing],
        ground: Ground,
        hindsight: Statement | None,
        first_published: PartialDate | None,
    ) -> None:
        """Record the outcome."""
        self.statements = statements
        self.winners = winners
        self.answers = answers
        self.rivals = rivals
        self.undecided = undecided
        self.standings = standings
        self.ground = ground
        self.hindsight = hindsight
        self.first_published = first_published


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Fact(Shown):
    """
    The answer for one property of one entity: the best statement, and all the others.

    Attributes:
        subject_id: The id of the entity that it is about.

        property: The property's name, in snake case.

        asked_as: The name that it was asked for by: the property's, or one that it had in the
            edition before, which answers with what was said under it alone.

        view: The catalogue through which it was asked for.

    Example:
        >>> from belgium_cloud_region import get_region
        >>> fact = get_region().facts["opened"]
        >>> fact.best is fact.statements[0], fact.disputed
        (True, True)
        >>> [str(statement.date) for statement in fact.rivals]
        ['2025-11-13']
    """

    subject_id: str
    property: str
    asked_as: str = attrs.field(default=attrs.Factory(lambda self: self.property, takes_self=True))
    view: View

    @builtins.property
    def judgement(self) -> Judgement:
        """The outcome of the rule, in no language."""
        return self.view.judgement(self.subject_id, self.asked_as)

    @builtins.property
    def subject(self) -> LanguageMap:
        """What the entity is called."""
        return self.view.labels("entity", self.subject_id) or LanguageMap({"en": self.subject_id})

    @builtins.property
    def labels(self) -> LanguageMap:
        """What people call the property."""
        return self.view.labels("property", self.property) or LanguageMap({"en": self.property})

    @builtins.property
    def label(self) -> str:
        """What people call the property, in the language asked for."""
        return self.labels.text(self.view.language)

    @builtins.property
    def as_of(self) -> PartialDate:
        """The day, or longer, that the answer holds for."""
        return self.view.as_of

    @builtins.property
    def known_by(self) -> PartialDate:
        """Only what had been published by then counts."""
        return self.view.known_by

    @builtins.property
    def language(self) -> str:
        """The BCP 47 tag of the language of `label`, `value`, `text` and `why`."""
        return self.view.language

    @builtins.property
    def edition(self) -> str:
        """The name of the edition of the data that answers."""
        return self.view.edition

    @builtins.property
    def statements(self) -> Listing[Statement]:
        """Every version that is known, the best first; what cannot win comes last."""
        return Listing(self.judgement.statements, self.view)

    @builtins.property
    def best(self) -> Statement | None:
        """The statement to believe; `None` where none holds."""
        judgement = self.judgement
        return judgement.winners[0] if judgement.winners else None

    @builtins.property
    def winners(self) -> Listing[Statement]:
        """The best statement, those that agree, and the best on every value beside it."""
        return Listing(self.judgement.winners, self.view)

    @builtins.property
    def answers(self) -> Listing[Statement]:
        """The best statement on each of the things that hold side by side, first the best of all."""
        return Listing(self.judgement.answers, self.view)

    @builtins.property
    def rivals(self) -> Listing[Statement]:
        """The statements that contradict one that answers, and may be believed."""
        return Listing(self.judgement.rivals, self.view)

    @builtins.property
    def undecided(self) -> Listing[Statement]:
        """The statements of which the dates are too coarse to tell whether they count."""
        return Listing(self.judgement.undecided, self.view)

    @builtins.property
    def ground(self) -> Ground:
        """What decided."""
        return self.judgement.ground

    @builtins.property
    def first_published(self) -> PartialDate | None:
        """When the best statement was first published, where it does not say since when it holds."""
        return self.judgement.first_published

    @builtins.property
    def reason(self) -> LanguageMap | None:
        """Why the best one is preferred, in words; absent if rank did not decide."""
        best = self.best
        if best is None or best.rank_reason is None or self.ground is not Ground.RANK:
            return None
        return self.view.labels("rank-reason", best.rank_reason)

    @builtins.property
    def value(self) -> Value:
        """
        The value to believe, prose in the language asked for.

        Where no statement answers it is an `Absence`: `NOT_YET` before what is said to begin or to
        happen later, `ENDED` after what is said to have ended, else `UNKNOWN`; `why` tells more.
        """
        best = self.best
        return self.ground.absence if best is None else self._in_language(best)

    @builtins.property
    def values(self) -> tuple[Value, ...]:
        """The value of every winner, once; the best one first, then the others in their order."""
        first, *others = self.judgement.winners or (None,)
        if first is None:
            return ()
        in_order = (first, *sorted(others, key=lambda s: (len(s.id), s.id)))
        return tuple(dict.fromkeys(self._in_language(s) for s in in_order))

    @builtins.property
    def text(self) -> str:
        """
        The value to believe, in words, in the language asked for; several, if they hold side by side.

        Example:
            >>> from belgium_cloud_region import get_region
            >>> get_region(lang="nl").facts["opened"].text
            '18 november 2025'
        """
        text: str = upstairs("rendering").fact_text(self)
        return text

    @builtins.property
    def why(self) -> str:
        """
        One sentence on why this is the answer, in the language asked for.

        It says so where the question is about a day before anyone told, and
        nobody told since when; and where it is about a day after what was known.
        """
        text: str = upstairs("rendering").fact_why(self)
        return text

    @builtins.property
    def references(self) -> tuple[Reference, ...]:
        """The references of the best statement."""
        best = self.best
        return () if best is None else best.references

    @builtins.property
    def sources(self) -> Listing[Source]:
        """Every source of its statements, by id."""
        ids = (r.source_id for s in self.judgement.statements for r in s.references)
        return self.view.sources_of(ids)

    @builtins.property
    def disputed(self) -> bool:
        """Whether a version that may be believed says something else."""
        return bool(self.judgement.rivals)

    def source(self, reference: Reference) -> Source:
        """Return the source that a reference uses."""
        return self.view.source(reference)

    def standing(self, statement: Statement) -> Standing:
        """
        Return how a statement stands in this fact.

        Args:
            statement: One of `statements`.
        """
        return self.judgement.standings[statement.id]

    def in_language(self, lang: str) -> Fact:
        """
        Return the same fact in another language.

        Args:
            lang: The BCP 47 tag of the language.

        Raises:
            ValueError: It is not a language tag.
        """
        view = self.view.at(lang=lang)
        return self if view is self.view else attrs.evolve(self, view=view)

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
            'Belgium Central, Geografie: Belgien'
        """
        fact = self if lang is None else self.in_language(lang)
        text: str = upstairs("rendering").fact_footnote(fact)
        return text

    def _in_language(self, statement: Statement) -> Value:
        words = statement.words
        return statement.value if words is None else words.text(self.view.language)

    def _identity(self) -> tuple[str, str, View]:
        return (self.subject_id, self.asked_as, self.view)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Fact):
            return NotImplemented
        return self is other or self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())

    def __copy__(self) -> Fact:
        return self

    def __deepcopy__(self, memo: object) -> Fact:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickled, (self.view, self.subject_id, self.asked_as)

    def __repr__(self) -> str:
        return f"Fact({self.subject_id!r}, {self.property}={self.value})"


def _unpickled(view: View, subject_id: str, name: str) -> Fact:
    return view.facts(subject_id)[name]


class Facts(Mapping[str, Fact], Shown):
    """
    The facts of an entity, by the name of the property; each is judged when asked for.

    Example:
        >>> from belgium_cloud_region import get_region
        >>> get_region().facts["zones"]
        Traceback (most recent call last):
            ...
        belgium_cloud_region.errors.UnknownKeyError: no fact is known as 'zones'; did you mean 'availability_zones'?
    """

    __slots__ = ("_subject_id", "_view")

    def __init__(self, view: View, subject_id: str) -> None:
        """
        Remember whose facts are meant.

        Args:
            view: The catalogue to ask.

            subject_id: The id of the entity.
        """
        self._view = view
        self._subject_id = subject_id

    @overload
    def __getitem__(self, key: FactName) -> Fact: ...
    @overload
    def __getitem__(self, key: str) -> Fact: ...
    def __getitem__(self, key: str) -> Fact:
        given: object = key  # which nobody but a checker keeps callers from
        fact = self._view.fact(self._subject_id, key) if isinstance(given, str) else None
        if fact is None:
            raise self._unknown(key)
        return fact

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._view.fact(self._subject_id, key) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._view.fact_names(self._subject_id))

    def __len__(self) -> int:
        return len(self._view.fact_names(self._subject_id))

    def __hash__(self) -> int:
        return hash((self._subject_id, self._view))

    def __reduce__(self) -> tuple[Any, ...]:
        return Facts, (self._view, self._subject_id)

    def __repr__(self) -> str:
        return f"Facts({', '.join(self)})"

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)

    if not TYPE_CHECKING:  # a checker must go on refusing what is not declared

        def __getattr__(self, name):
            hint = f"; facts are items: facts[{name!r}]" if name in self else ""
            raise AttributeError(f"'Facts' object has no attribute {name!r}{hint}")

    def _unknown(self, key: object) -> UnknownKeyError:
        from difflib import get_close_matches  # only whoever errs waits for it

        given, names = (key if isinstance(key, str) else "")[:80], list(self)
        guess = FACTS.get(given.lower().replace(" ", "_").replace("-", "_"), "")
        near = (guess,) if guess in names else tuple(get_close_matches(given, names, n=3))
        hint = "" if near else "known are " + ", ".join(names[:12] + ["…"] * (len(names) > 12))
        return UnknownKeyError("fact", key if isinstance(key, str) else shown(key), near, hint)
