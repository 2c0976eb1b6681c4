"""
What every entity shares: a permanent id, names in several languages, facts and sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast, overload

import attrs

from belgium_cloud_region.frozen import Frozen
from belgium_cloud_region.model.evidence import Reference, Source
from belgium_cloud_region.model.fact import Facts
from belgium_cloud_region.model.guesses import ATTRIBUTES
from belgium_cloud_region.model.shown import Listing, Shown
from belgium_cloud_region.model.statement import ValueKind
from belgium_cloud_region.model.text import LanguageMap, matching
from belgium_cloud_region.model.values import Absence
from belgium_cloud_region.model.view import View

__all__ = ["Alias", "BestValue", "Entity"]

T = TypeVar("T")

_NO_VIEW: Any = None
"""Through what an entity is seen that is only read."""

_ID = r"[a-z][a-z0-9]*:[a-z0-9]+(?:-[a-z0-9]+)*"


def _references(given: Iterable[Reference]) -> tuple[Reference, ...]:
    return tuple(given)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Alias(Shown, Frozen):
    """
    A spelling met in the wild.

    Attributes:
        text: The spelling, as found.

        references: Where it was found.
    """

    text: str = attrs.field(validator=attrs.validators.min_len(1))
    references: tuple[Reference, ...] = attrs.field(
        converter=_references, validator=attrs.validators.min_len(1)
    )

    def __str__(self) -> str:
        return self.text


def _texts(given: Mapping[str, str]) -> LanguageMap:
    return given if isinstance(given, LanguageMap) else LanguageMap(given)


class BestValue(Generic[T]):
    """
    A convenience attribute of an entity: the value of its fact of the same name.

    Where there is no fact, or no value of the expected kind, it is an `Absence`.

    Attributes:
        name: The name of the attribute, and of the property.

        kind: The kind of value that the property takes; nobody's data may redefine it.

        leads: Whether it is among the facts of an entity that are shown first.
    """

    def __init__(
        self,
        kind: ValueKind,
        doc: str,
        read: Callable[[Any], T | None] | None = None,
        *,
        leads: bool = True,
    ) -> None:
        """
        Describe the attribute.

        Args:
            kind: The kind of value that the property takes.

            doc: What the attribute means.

            read: What makes the attribute's value of the fact's; nothing where it cannot.

            leads: Whether it is among the facts of an entity that are shown first.
        """
        self.name: str = ""
        self.kind = kind
        self.leads = leads
        self.__doc__ = doc
        self._read = read

    def __set_name__(self, owner: type[Entity], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, entity: None, owner: type[Entity]) -> BestValue[T]: ...
    @overload
    def __get__(self, entity: Entity, owner: type[Entity]) -> T | Absence: ...
    def __get__(self, entity: Entity | None, owner: type[Entity]) -> BestValue[T] | T | Absence:
        if entity is None:
            return self
        fact = entity.view.fact(entity.id, self.name)
        if fact is None:
            return Absence.UNKNOWN
        statement = fact.best
        if statement is None:
            return fact.ground.absence
        if statement.absence is not None:
            return statement.absence
        value = getattr(statement, self.kind)
        if value is not None and self._read is not None:
            value = self._read(value)
        return Absence.UNKNOWN if value is None else cast("T", value)


@attrs.frozen(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Entity(Shown):
    """
    A thing with a permanent id, labels, descriptions and aliases.

    It holds what identifies it, the ids of what it is linked to, and the catalogue through which
    it was asked for; facts and linked entities are asked of that when they are touched.
    Two entities are equal when they have the same id in equal views; they are ordered by id.

    Attributes:
        id: Its permanent name in the catalogue, such as ``org:bdia``.

        labels: Its name in every language kept.

        official: The tags of the languages in which the label is an official
            name; the other labels are the project's translations.

        descriptions: One sentence on what it is.

        aliases: Other spellings, each with where it was met.

        view: The catalogue through which it was asked for; absent while it is only read.
    """

    id: str = attrs.field(validator=matching(_ID))
    labels: LanguageMap = attrs.field(converter=_texts)
    official: tuple[str, ...] = ()
    descriptions: LanguageMap = attrs.field(converter=_texts)
    aliases: tuple[Alias, ...] = ()
    view: View = attrs.field(default=_NO_VIEW)

    part: ClassVar[str] = ""
    """The list of the data files that holds entities of this class."""

    noun: ClassVar[str] = "entity"
    """What an entity of this class is called in messages."""

    further_leads: ClassVar[tuple[tuple[str, int], ...]] = ()
    """Facts without an attribute that are shown among the first, each with its place."""

    @property
    def label(self) -> str:
        """Its name, in the language asked for or the nearest kept."""
        return self.labels.text(self.view.language)

    @property
    def label_language(self) -> str:
        """The tag of the language that `label` is in."""
        return self.labels.language(self.view.language)

    @property
    def label_is_official(self) -> bool:
        """Whether `label` is an official name, not the project's translation."""
        return self.label_language in self.official

    @property
    def description(self) -> str:
        """One sentence on what it is, in the language asked for or the nearest kept."""
        return self.descriptions.text(self.view.language)

    @property
    def language(self) -> str:
        """The BCP 47 tag of the language of `label` and `description`."""
        return self.view.language

    @property
    def facts(self) -> Facts:
        """Every property of it, by name, in alphabetical order; each is judged when asked for."""
        return self.view.facts(self.id)

    @property
    def links(self) -> tuple[Entity, ...]:
        """The entities that it is linked to, and that it answers for with its own sources."""
        return ()

    @property
    def sources(self) -> Listing[Source]:
        """Every source behind what is answered about it, by id."""
        return self.view.sources_behind(self)

    def record(self) -> dict[str, Any]:
        """Return its own fields, without through what it is seen."""
        names = (field.name for field in attrs.fields(type(self)))
        return {name: getattr(self, name) for name in names if name != "view"}

    @classmethod
    def best_values(cls) -> dict[str, BestValue[Any]]:
        """Return the convenience attributes of this class, by name, in reading order."""
        found = [vars(base) for base in reversed(cls.__mro__)]
        return {n: v for names in found for n, v in names.items() if isinstance(v, BestValue)}

    @classmethod
    def leads(cls) -> tuple[str, ...]:
        """Return the names of the facts that are shown first, in order; all, if there are none."""
        names = [name for name, value in cls.best_values().items() if value.leads]
        for name, place in cls.further_leads:
            names.insert(place, name)
        return tuple(names)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Entity):
            return NotImplemented
        if self.id != other.id:
            return False
        if _NO_VIEW in (self.view, other.view):  # records, compared field by field
            return type(self) is type(other) and self.record() == other.record()
        return self.view == other.view

    def __hash__(self) -> int:
        return hash((self.id, self.view))

    def __lt__(self, other: Entity) -> bool:
        if not isinstance(other, Entity):
            return NotImplemented
        return self.id < other.id

    def __copy__(self: T) -> T:
        return self

    def __deepcopy__(self: T, memo: object) -> T:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        if self.view is _NO_VIEW:
            return _unpickled_record, (type(self), self.record())
        return _unpickled, (self.view, self.id)

    def __str__(self) -> str:
        return self.labels.text() if self.view is _NO_VIEW else self.label

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id!r}, {str(self)!r})"

    if not TYPE_CHECKING:  # a checker must go on refusing what is not declared

        def __getattr__(self, name):
            if hasattr(type(self), name):  # a property failed: let its own error be seen
                return object.__getattribute__(self, name)
            if not name.startswith("_"):
                raise AttributeError(_advice(self, name), name=name, obj=self)
            raise AttributeError(name)


def _unpickled(view: Any, entity_id: str) -> Entity:
    entity: Entity = view.get(entity_id)
    return entity


def _unpickled_record(kind: type[Entity], fields: dict[str, Any]) -> Entity:
    return kind(**fields)


def _advice(entity: Entity, name: str) -> str:
    from difflib import get_close_matches  # only whoever errs waits for it

    known = [n for n in dir(type(entity)) if not n.startswith("_")]
    message = f"{type(entity).__name__!r} object has no attribute {name[:80]!r}"
    guess = ATTRIBUTES.get(name, "")
    if guess.split("[")[0].split("(")[0] in known:
        return f"{message}; did you mean {guess}?"
    names = () if entity.view is _NO_VIEW else entity.view.fact_names(entity.id)
    if name in names:
        return f"{message}; it is a fact: facts[{name!r}]"
    near = get_close_matches(name[:80], known, n=1)
    if near:
        return f"{message}; did you mean {near[0]}?"
    near = get_close_matches(name[:80], names, n=1)
    return f"{message}; did you mean facts[{near[0]!r}]?" if near else message
