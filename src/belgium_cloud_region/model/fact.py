"""
What the catalogue answers for one property, and why.

The catalogue applies the rule (see `belgium_cloud_region.catalog.verdict`); a
fact carries its outcome and can say it in words.
"""

from __future__ import annotations

import builtins  # the field `property` hides the decorator of that name
from enum import Enum

import attrs

from belgium_cloud_region.model.dates import PartialDate
from belgium_cloud_region.model.evidence import Reference
from belgium_cloud_region.model.statement import Statement, Value
from belgium_cloud_region.model.text import LanguageMap
from belgium_cloud_region.model.values import Absence

__all__ = ["Fact", "Ground"]


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
class Fact:
    """
    The answer for one property of one entity: the best statement, and all the others.

    Attributes:
        subject_id: The id of the entity that it is about.

        property: The property's name, in snake case.

        labels: What people call the property.

        statements: Every version that is known, the best first; what cannot win comes last.

        winner_ids: The ids of `winners`.

        rival_ids: The ids of `rivals`.

        undecided_ids: The ids of `undecided`.

        ground: What decided.

        reason: Why the best one is preferred, in words; absent if rank did not decide.

        first_told: When the best statement was first published, where it does
            not say since when it holds.

        as_of: The day, or longer, that the answer holds for.

        known_by: Only what had been published by then counts.

        language: The language of `label`, `value` and `why`.

    Example:
        >>> from belgium_cloud_region import get_region
        >>> fact = get_region().facts["opened"]
        >>> fact.best is fact.statements[0], fact.disputed
        (True, True)
        >>> [str(statement.date) for statement in fact.rivals]
        ['2025-09-29', '2025-11-13', '2025-10-01']
    """

    subject_id: str
    property: str
    labels: LanguageMap
    statements: tuple[Statement, ...]
    winner_ids: tuple[str, ...]
    rival_ids: tuple[str, ...]
    undecided_ids: tuple[str, ...] = ()
    ground: Ground
    reason: LanguageMap | None = None
    first_told: PartialDate | None = None
    as_of: PartialDate
    known_by: PartialDate
    language: str = "en"

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
        return "; ".join(
            part.text(self.language).format(
                day=self.as_of,
                references=len(self.references),
                winners=len(self.winner_ids),
                rivals=len(self.rival_ids),
                undecided=len(self.undecided_ids),
                reason="" if self.reason is None else self.reason.text(self.language),
                told=self.first_told,
                known=self.known_by,
            )
            for part in parts
        )

    def _of(self, ids: tuple[str, ...]) -> tuple[Statement, ...]:
        return tuple(s for s in self.statements if s.id in ids)

    def _spoken(self, statement: Statement) -> Value:
        value = statement.value
        return value.text(self.language) if isinstance(value, LanguageMap) else value

    def __repr__(self) -> str:
        return f"Fact({self.subject_id!r}, {self.property}={self.value})"
