"""
The words of the pictures, in four languages, and who says values and counts in them.
"""

from __future__ import annotations

from typing import TypeVar

import attrs

from belgium_cloud_region.catalog import Catalog
from belgium_cloud_region.errors import UnknownKeyError
from belgium_cloud_region.loading import get_catalog
from belgium_cloud_region.model import (
    Entity,
    LanguageMap,
    PartialDate,
    Quantity,
    Reference,
    Value,
)
from belgium_cloud_region.model.wording import date_in_words
from belgium_cloud_region.render import render_value

__all__ = ["Words", "ask", "word"]

E = TypeVar("E", bound=Entity)

_WORDS = {
    name: LanguageMap(dict(zip(("en", "fr", "nl", "de"), texts, strict=True)))
    for name, texts in {
        "after": (
            "dashed line: after {day}",
            "ligne pointillée : après le {day}",
            "stippellijn: na {day}",
            "gestrichelte Linie: nach dem {day}",
        ),
        "agrees": ("says the same", "dit la même chose", "zegt hetzelfde", "besagt dasselbe"),
        "another cloud": (
            "another cloud in Belgium",
            "autre cloud en Belgique",
            "andere cloud in België",
            "andere Cloud in Belgien",
        ),
        "another date": (
            "hollow: another version of the date",
            "creux : autre version de la date",
            "hol: een andere versie van de datum",
            "hohl: andere Angabe des Datums",
        ),
        "another version": (
            "another version",
            "autre version",
            "andere versie",
            "andere Fassung",
        ),
        "best": ("best version", "version retenue", "beste versie", "beste Fassung"),
        "claimed by": ("Claimed by", "Affirmé par", "Beweerd door", "Behauptet von"),
        "claims": (
            "{what}, as it was told ({about})",
            "{what}, selon les récits ({about})",
            "{what}, zoals verteld ({about})",
            "{what}, wie berichtet ({about})",
        ),
        "claims told": (
            "“{what}” ({about}) is told in {versions}.",
            "« {what} » ({about}) existe en {versions}.",
            "‘{what}’ ({about}) bestaat in {versions}.",
            "„{what}“ ({about}) gibt es in {versions}.",
        ),
        "claims best": (
            "Best: {best}.",
            "À retenir : {best}.",
            "De beste: {best}.",
            "Beste: {best}.",
        ),
        "claims wrong": (
            "Known to be wrong and not shown: {count}.",
            "Reconnues fausses et non montrées : {count}.",
            "Foutief bevonden en niet getoond: {count}.",
            "Als falsch bekannt und nicht gezeigt: {count}.",
        ),
        "colon": ("{name}: {text}", "{name} : {text}", "{name}: {text}", "{name}: {text}"),
        "computed": (
            "computed: no round trip can be shorter",
            "calculé : aucun aller-retour ne peut être plus court",
            "berekend: korter kan een retourtijd niet zijn",
            "berechnet: kürzer kann sie nicht sein",
        ),
        "computed floor": (
            "Computed floor",
            "Plancher calculé",
            "Berekende ondergrens",
            "Berechnete Untergrenze",
        ),
        "data": (
            "The data of this picture",
            "Les données de cette image",
            "De gegevens van deze afbeelding",
            "Die Daten dieses Bildes",
        ),
        "date": ("Date", "Date", "Datum", "Datum"),
        "date unknown": (
            "date not known",
            "date inconnue",
            "datum niet bekend",
            "Datum nicht bekannt",
        ),
        "day": ("a day", "un jour", "een dag", "ein Tag"),
        "distance": ("Distance", "Distance", "Afstand", "Entfernung"),
        "doubtful": (
            "point far from its sites: no floor",
            "point loin de ses sites : pas de plancher",
            "punt ver van de vestigingen: geen ondergrens",
            "Punkt fern der Standorte: keine Untergrenze",
        ),
        "east": ("E", "E", "O", "O"),
        "events": ("Events", "Événements", "Gebeurtenissen", "Ereignisse"),
        "horizon": ("Period", "Période", "Periode", "Zeitraum"),
        "kind": ("Kind", "Type", "Soort", "Art"),
        "known to be wrong": (
            "known to be wrong",
            "reconnue fausse",
            "foutief bevonden",
            "als falsch bekannt",
        ),
        "measured": ("measured", "mesuré", "gemeten", "gemessen"),
        "measured round trip": (
            "Measured round trip",
            "Aller-retour mesuré",
            "Gemeten retourtijd",
            "Gemessene Paketumlaufzeit",
        ),
        "neighbour": (
            "region of {operator}",
            "région de {operator}",
            "regio van {operator}",
            "Region von {operator}",
        ),
        "neighbours": (
            "{name} and its neighbours",
            "{name} et ses voisines",
            "{name} en de regio’s eromheen",
            "{name} und die Regionen ringsum",
        ),
        "neighbours told": (
            "The map shows {name} and {regions} within {distance}, at the points that their vendors "
            "publish.",
            "La carte montre {name} et {regions} à moins de {distance}, aux points que publient "
            "leurs fournisseurs.",
            "De kaart toont {name} en {regions} binnen {distance}, op de punten die hun leveranciers "
            "publiceren.",
            "Die Karte zeigt {name} und {regions} im Umkreis von {distance}, an den Punkten, die "
            "ihre Anbieter veröffentlichen.",
        ),
        "neighbours measured": (
            "The measured round trip runs from {least} ({nearest}) to {most} ({farthest}).",
            "L’aller-retour mesuré va de {least} ({nearest}) à {most} ({farthest}).",
            "De gemeten retourtijd gaat van {least} ({nearest}) tot {most} ({farthest}).",
            "Die gemessene Paketumlaufzeit reicht von {least} ({nearest}) bis {most} ({farthest}).",
        ),
        "neighbours measured once": (
            "One round trip is measured: {least} ({nearest}).",
            "Un seul aller-retour est mesuré : {least} ({nearest}).",
            "Eén retourtijd is gemeten: {least} ({nearest}).",
            "Eine Paketumlaufzeit ist gemessen: {least} ({nearest}).",
        ),
        "neighbours nowhere": (
            "No point is published for {name}, so there is no map of its neighbours.",
            "Aucun point n’est publié pour {name} ; il n’y a donc pas de carte de ses voisines.",
            "Voor {name} is geen punt gepubliceerd; een kaart van de buren is er dus niet.",
            "Für {name} ist kein Punkt veröffentlicht; eine Karte der Nachbarn gibt es daher nicht.",
        ),
        "neighbours doubtful": (
            "No floor is computed where a point lies far from the sites: {names}.",
            "Aucun plancher n’est calculé là où un point se trouve loin des sites : {names}.",
            "Er is geen ondergrens berekend waar een punt ver van de vestigingen ligt: {names}.",
            "Keine Untergrenze ist berechnet, wo ein Punkt fern der Standorte liegt: {names}.",
        ),
        "no figure": ("no figure", "sans chiffre", "geen cijfer", "keine Zahl"),
        "none": ("none", "aucun", "geen", "keine"),
        "north": ("N", "N", "N", "N"),
        "not measured": ("not measured", "non mesuré", "niet gemeten", "nicht gemessen"),
        "not shown": ("not shown", "non montrée", "niet getoond", "nicht gezeigt"),
        "note": ("Note", "Remarque", "Opmerking", "Hinweis"),
        "other dates": (
            "Other versions of the date",
            "Autres versions de la date",
            "Andere versies van de datum",
            "Andere Angaben des Datums",
        ),
        "other studies": (
            "No study named",
            "Aucune étude citée",
            "Geen studie genoemd",
            "Keine Studie genannt",
        ),
        "not drawn": (
            "in another unit: not drawn",
            "dans une autre unité : non dessiné",
            "in een andere eenheid: niet getekend",
            "in anderer Einheit: nicht gezeichnet",
        ),
        "operator": ("Operator", "Opérateur", "Operator", "Betreiber"),
        "outcome": ("Outcome", "Résultat", "Afloop", "Ergebnis"),
        "own": (
            "the region itself",
            "la région elle-même",
            "de regio zelf",
            "die Region selbst",
        ),
        "place": ("Place", "Lieu", "Plaats", "Ort"),
        "promise": ("promise", "Promesse", "Belofte", "Versprechen"),
        "promised": (
            "promised for this time",
            "promis pour cette période",
            "beloofd voor deze tijd",
            "für diese Zeit versprochen",
        ),
        "promises": ("Promises", "Promesses", "Beloften", "Versprechen"),
        "region": ("Region", "Région", "Regio", "Region"),
        "round trip": (
            "Round trip from {name}",
            "Aller-retour depuis {name}",
            "Retourtijd vanaf {name}",
            "Paketumlaufzeit ab {name}",
        ),
        "scope": ("What is counted", "Ce qui est compté", "Wat is geteld", "Was gezählt ist"),
        "source": ("Source", "Source", "Bron", "Quelle"),
        "separator": ("; ", " ; ", "; ", "; "),
        "south": ("S", "S", "Z", "S"),
        "span": (
            "a month, season or year: some day in it",
            "un mois, une saison, une année : un jour de cette période",
            "een maand, seizoen of jaar: een dag daarin",
            "Monat, Jahreszeit oder Jahr: ein Tag darin",
        ),
        "standing": ("Standing", "Statut", "Status", "Stand"),
        "study": ("Study", "Étude", "Studie", "Studie"),
        "timeline": (
            "Timeline of {name}",
            "Chronologie : {name}",
            "Tijdlijn van {name}",
            "Zeitleiste: {name}",
        ),
        "timeline told": (
            "The timeline of {name} shows {events}, from {first} to {last}.",
            "La chronologie « {name} » montre {events} (premier : {first} ; dernier : {last}).",
            "De tijdlijn van {name} toont {events}, van {first} tot {last}.",
            "Die Zeitleiste „{name}“ zeigt {events} (das erste: {first}; das letzte: {last}).",
        ),
        "timeline once": (
            "The timeline of {name} shows {events} ({first}).",
            "La chronologie « {name} » montre {events} ({first}).",
            "De tijdlijn van {name} toont {events} ({first}).",
            "Die Zeitleiste „{name}“ zeigt {events} ({first}).",
        ),
        "timeline empty": (
            "The timeline of {name} shows no event.",
            "La chronologie « {name} » ne montre aucun événement.",
            "De tijdlijn van {name} toont geen gebeurtenissen.",
            "Die Zeitleiste „{name}“ zeigt kein Ereignis.",
        ),
        "timeline promises": (
            "It also shows {promises} ({outcomes}).",
            "Elle montre aussi {promises} ({outcomes}).",
            "Ze toont ook {promises} ({outcomes}).",
            "Sie zeigt auch {promises} ({outcomes}).",
        ),
        "told by": ("Told by", "Raconté par", "Verteld door", "Berichtet von"),
        "unnamed": (
            "On the map without a name: {names}.",
            "Sur la carte sans nom : {names}.",
            "Op de kaart zonder naam: {names}.",
            "Auf der Karte ohne Namen: {names}.",
        ),
        "value": ("Value", "Valeur", "Waarde", "Wert"),
        "west": ("W", "O", "W", "W"),
        "what": ("What", "Quoi", "Wat", "Was"),
    }.items()
}
_COUNTED = {
    name: LanguageMap(dict(zip(("en", "fr", "nl", "de"), texts, strict=True)))
    for name, texts in {
        "event": (
            "event|events",
            "événement|événements",
            "gebeurtenis|gebeurtenissen",
            "Ereignis|Ereignisse",
        ),
        "promise": (
            "promise|promises",
            "promesse|promesses",
            "belofte|beloften",
            "Versprechen|Versprechen",
        ),
        "region": (
            "other region|other regions",
            "autre région|autres régions",
            "andere regio|andere regio’s",
            "andere Region|andere Regionen",
        ),
        "version": ("version|versions", "version|versions", "versie|versies", "Fassung|Fassungen"),
        "D": ("day|days", "jour|jours", "dag|dagen", "Tag|Tage"),
        "M": ("month|months", "mois|mois", "maand|maanden", "Monat|Monate"),
        "Y": ("year|years", "an|ans", "jaar|jaar", "Jahr|Jahre"),
    }.items()
}
"""What can be counted: one, and more."""


def word(name: str, language: str, /, **given: object) -> str:
    """Return one of the pictures' own words, with what is given filled in."""
    return _WORDS[name].text(language).format(**given)


def ask(
    given: E | str, kind: type[E], lang: str | None, catalog: Catalog | None
) -> tuple[E, Words]:
    """
    Return the entity that is meant, as the reader asked to see it, and the words to tell of it.

    Args:
        given: What it is called, or the entity itself, which keeps its clocks and language.

        kind: The class that it must belong to.

        lang: The language to speak; that of what was given, if absent.

        catalog: The catalogue to ask; the bundled one, if absent.

    Raises:
        ValueError: The entity comes from a catalogue that was not given.
    """
    view = get_catalog() if catalog is None else catalog
    if catalog is None and isinstance(given, Entity):
        fact = next(iter(given.facts.values()), None)
        if fact is not None:
            view = view.at(as_of=fact.as_of, known_by=fact.known_by, lang=given.language)
        if given.id not in view.contents.records_by_id or view.get(given, kind) != given:
            raise ValueError(
                f"{given!r} is not from the newest bundled catalogue; give its own as `catalog`"
            )
    view = view if lang is None else view.at(lang=lang)
    return view.get(given, kind), Words(view)


@attrs.frozen
class Words:
    """Who says things in the language of a catalogue."""

    catalog: Catalog

    def __call__(self, name: str, /, **given: object) -> str:
        """Return one of the pictures' own words, with what is given filled in."""
        return word(name, self.language, **given)

    @property
    def language(self) -> str:
        """The BCP 47 tag of the language asked for."""
        return self.catalog.language

    @property
    def spoken(self) -> str:
        """The tag of the one of the four languages that is spoken instead."""
        return _WORDS["data"].language(self.language)

    def count(self, name: str, number: int) -> str:
        """Return so many of them."""
        one, more = _COUNTED[name].text(self.language).split("|")
        return f"{number} {one if number == 1 else more}"

    def date(self, when: PartialDate) -> str:
        """Return a date in words."""
        return date_in_words(when, self.language)

    def value(self, value: Value, property_name: str = "") -> str:
        """Return a value in words."""
        return render_value(value, self.catalog, property_name)

    def called(self, enumeration: str, value: Value | None) -> str:
        """Return what an enumerated value is called; itself, where it has no name."""
        if not isinstance(value, str):
            return ""
        try:
            return self.catalog.label_of(enumeration, value)
        except UnknownKeyError:
            return value

    def name(self, entity_id: Value | None) -> str:
        """Return what an entity is called; its id, where it is not known."""
        record = self.catalog.contents.records_by_id.get(str(entity_id))
        return str(entity_id or "") if record is None else record.labels.text(self.language)

    def horizon(self, quantity: Quantity | None) -> str:
        """Return the span that an amount is about, in words where there are words for it."""
        span = None if quantity is None else quantity.horizon
        if span is None:
            return ""
        if span[0] == "P":
            return self.count(span[-1], int(span[1:-1]))
        try:
            ends = [(e.strip(".") and self.date(PartialDate(e))) or "…" for e in span.split("/")]
        except ValueError:  # of the right form, but no day of the calendar
            return span
        return " – ".join(ends)

    def outlets(self, references: tuple[Reference, ...]) -> str:
        """Return who published it, by when they did."""
        told: dict[str, dict[str, None]] = {}
        for reference in references:
            source = self.catalog.source(reference)
            issued = reference.issued or source.issued
            names = told.setdefault("" if issued is None else self.date(issued), {})
            names[source.publisher or source.author or source.title] = None
        listed = [(when, ", ".join(names)) for when, names in told.items()]
        return self("separator").join(f"{n} ({when})" if when else n for when, n in listed)
