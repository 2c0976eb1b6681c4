"""The public surface: the exact list of names, and what an import costs."""

from __future__ import annotations

import inspect
import subprocess
import sys
import typing

import attrs
import pytest

import belgium_cloud_region as package
from belgium_cloud_region import model

NOUNS = [
    "Absence",
    "Benefit",
    "Entity",
    "Event",
    "Fact",
    "Initiative",
    "Listing",
    "PartialDate",
    "Quantity",
    "Reference",
    "Region",
    "Source",
    "Stakeholder",
    "Statement",
    "Status",
]
OTHERS = [
    "AmbiguousNameError",
    "BelgiumCloudRegionError",
    "Catalog",
    "DataError",
    "DateError",
    "UnknownEntityError",
    "changes",
    "cite",
    "diff",
    "get_benefit",
    "get_catalog",
    "get_initiative",
    "get_region",
    "get_source",
    "get_stakeholder",
    "load_catalog",
    "regions",
    "resolve",
    "search",
    "verify",
]


def test_the_names_are_exactly_these() -> None:
    """Nothing is added to or taken from the public surface unnoticed."""
    assert sorted(package.__all__) == sorted(NOUNS + OTHERS) == sorted(dir(package))
    for name in package.__all__:
        assert getattr(package, name) is not None
    assert set(NOUNS) <= set(model.__all__)


def test_the_version_is_that_of_the_distribution() -> None:
    """The version is read from the metadata when it is asked for."""
    from importlib.metadata import version

    assert package.__version__ == version("belgium-cloud-region")


def test_an_unknown_name_is_an_attribute_error() -> None:
    """The root does not guess."""
    with pytest.raises(AttributeError, match="has no attribute 'get_regoin'"):
        package.get_regoin  # noqa: B018 # type: ignore[attr-defined]


def test_star_import_gives_everything_once() -> None:
    """A star import works, also where the distribution's metadata are not to be had."""
    code = "from belgium_cloud_region import *; print(get_region().name)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "belgiumcentral\n"


def test_type_hints_resolve_at_run_time() -> None:
    """Every public class and function can be asked for its type hints, as cattrs does."""
    for place in (package, model):
        for name in place.__all__:
            thing = getattr(place, name)
            if attrs.has(thing) or inspect.isfunction(thing):
                assert typing.get_type_hints(thing), name


def test_everything_public_is_documented() -> None:
    """Every public class, function and property has a docstring; classes explain their fields."""
    public = {name: getattr(place, name) for place in (model, package) for name in place.__all__}
    for name, thing in public.items():
        if not (inspect.isclass(thing) or inspect.isfunction(thing)):
            continue
        assert thing.__doc__, name
        if inspect.isclass(thing) and attrs.has(thing) and "_" not in name:
            for field in attrs.fields(thing):
                docs = [inspect.cleandoc(k.__doc__ or "") for k in thing.__mro__]
                explained = any(f"\n    {field.name}:" in doc for doc in docs)
                assert explained or field.name.startswith("_"), f"{name}.{field.name}"
        for attribute, value in vars(thing).items():
            if isinstance(value, property) and not attribute.startswith("_"):
                assert value.__doc__, f"{name}.{attribute}"
