"""What is known by name alone, and what must not be taken for a region of ours."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from belgium_cloud_region import (
    AmbiguousNameError,
    Catalog,
    UnknownEntityError,
    get_region,
    regions,
    resolve,
)
from belgium_cloud_region.catalog.lookup import SPACED
from belgium_cloud_region.loading import gazetteer, resources
from belgium_cloud_region.model.gazetteer import LocationKind

LOCATIONS: list[dict[str, Any]] = json.loads(resources.bundled("gazetteer.json"))["locations"]
FOREIGN = [at for at in LOCATIONS if f"azure:{at['name']}" not in {r.id for r in regions()}]

OTHER_CODES = [
    "us-east",
    "us-west",
    "us-central",
    "us-southeast",
    "us-ord",
    "us-lax",
    "us-mia",
    "us-sea",
    "us-iad",
    "eu-west",
    "eu-central",
    "eu-north",
    "eu-south",
    "eu-de",
    "eu-gb",
    "eu-es",
    "eu-nl",
    "eu-frankfurt-1",
    "eu-amsterdam-1",
    "eu-paris-1",
    "eu-zurich-1",
    "eu-stockholm-1",
    "eu-milan-1",
    "uk-london-1",
    "us-ashburn-1",
    "us-phoenix-1",
    "us-sanjose-1",
    "us-chicago-1",
    "ap-south",
    "ap-west",
    "ap-northeast",
    "ap-southeast",
    "ca-central",
    "ca-tor",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "ap-south-1",
    "ap-northeast-1",
    "ap-southeast-2",
    "sa-east-1",
    "ca-central-1",
    "me-south-1",
    "af-south-1",
    "il-central-1",
    "europe-north1",
    "europe-west2",
    "europe-west3",
    "europe-west4",
    "europe-west6",
    "europe-west8",
    "europe-west9",
    "europe-west10",
    "europe-west12",
    "europe-central2",
    "europe-southwest1",
    "us-central1",
    "us-east1",
    "us-east4",
    "us-west1",
    "us-west4",
    "asia-east1",
    "asia-northeast1",
    "northamerica-northeast1",
    "southamerica-east1",
    "australia-southeast1",
    "europe-north",
    "us-south",
    "br-sao",
    "jp-tok",
    "au-syd",
]
PLACES = [
    "London",
    "Paris",
    "Frankfurt",
    "Dublin",
    "Amsterdam",
    "Madrid",
    "Milan",
    "Berlin",
    "Zurich",
    "Geneva",
    "Vienna",
    "Warsaw",
    "Copenhagen",
    "Stockholm",
    "Oslo",
    "Helsinki",
    "Lisbon",
    "Athens",
    "Rome",
    "Budapest",
    "Prague",
    "Bratislava",
    "Brussels",
    "Bruxelles",
    "Brussel",
    "Antwerp",
    "Ghent",
    "Luxembourg",
    "Marseille",
    "Cardiff",
    "Dubai",
    "Doha",
    "Tel-Aviv",
    "Mumbai",
    "Singapore",
    "Tokyo",
    "Osaka",
    "Seoul",
    "Sydney",
    "Melbourne",
    "Toronto",
    "Montreal",
    "Dallas",
    "Chicago",
    "Virginia",
    "Belgium",
    "Belgique",
    "België",
    "Belgien",
    "France",
    "Germany",
    "Deutschland",
    "Spain",
    "Italy",
    "Poland",
    "Sweden",
    "Norway",
    "Denmark",
    "Finland",
    "Austria",
    "Switzerland",
    "Ireland",
    "Netherlands",
    "Nederland",
    "Portugal",
    "Greece",
    "Hungary",
    "Europe",
    "Asia",
    "Africa",
    "America",
    "Oceania",
    "Antarctica",
    "United-States",
    "UnitedStates",
    "UK",
    "US",
    "EU",
    "USA",
    "Global",
    "Worldwide",
    "World",
    "Earth",
    "EMEA",
    "APAC",
    "LATAM",
    "sweden",
    "france",
    "germany",
    "uk",
    "unitedstates",
    "europe",
    "eu",
    "us",
    "global",
    "asia",
    "United States",
    "United Kingdom",
]


def meant(name: str) -> str | None:
    """Return the id of the region that a name means, if it means one."""
    region = get_region(name, default=None)
    return None if region is None else region.id


@pytest.mark.parametrize("name", [*OTHER_CODES, *PLACES])
def test_nothing_is_taken_for_what_it_is_not(name: str) -> None:
    """Other vendors' codes, cities, countries and continents are no region of this catalogue."""
    assert meant(name) is None


def spelled(location: dict[str, Any]) -> list[str]:
    """Return every way in which a location is written."""
    names = [location["name"], location["display_name"], *location["spellings"]]
    return [*names, location["display_name"].upper(), location["name"].title()]


def test_no_other_location_of_azure_is_taken_for_ours() -> None:
    """A thousand names of regions, logical locations and geographies that are not in the catalogue."""
    names = [name for location in FOREIGN for name in spelled(location)]
    assert len(names) > 500
    wrong = {name: meant(name) for name in names if meant(name) is not None}
    assert wrong == {}


def test_a_foreign_region_is_known_by_name() -> None:
    """The error says which region of Azure it is."""
    with pytest.raises(UnknownEntityError, match="it is Japan East, a region of Azure"):
        get_region("japaneast")
    with pytest.raises(UnknownEntityError, match="it is Asia, a logical location of Azure"):
        get_region("asia")


def test_every_location_resolves_to_itself() -> None:
    """By its name, display name and every spelling; those of the catalogue with their id."""
    for location in LOCATIONS:
        if location["kind"] == "geography":
            continue
        for name in (location["name"], location["display_name"]):
            found = resolve(name)
            assert found.name == location["name"], name
            assert found.kind == location["kind"]
    assert resolve("be central").region_id == "azure:belgiumcentral"
    assert resolve("japaneast").region_id is None
    assert resolve("ch north").name == "switzerlandnorth"
    assert resolve("chnorth").name == "chinanorth"
    assert str(resolve("europe-west1", provider="google")) == "Belgium"
    for wrong in ("atlantis", ""):
        with pytest.raises(UnknownEntityError):
            resolve(wrong)
        assert resolve(wrong, default=None) is None
    for nothing in (None, float("nan")):
        assert resolve(nothing, default=None) is None
        with pytest.raises(TypeError, match="the name of a location is text"):
            resolve(nothing)  # type: ignore[call-overload]


def test_names_that_merge_without_their_space_are_kept_apart() -> None:
    """Over the whole gazetteer, dropping spaces merges no two regions but those that are known to."""
    assert gazetteer().merged_names() == SPACED
    assert meant("CH North") == "azure:switzerlandnorth"
    assert meant("CHNorth") is None


def test_what_means_several_locations_is_ambiguous(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused with the locations."""
    both = tuple(gazetteer().find(name)[0] for name in ("japaneast", "japanwest"))
    monkeypatch.setattr(type(gazetteer()), "find", lambda self, name: both)
    with pytest.raises(AmbiguousNameError, match=r"Japan East \(japaneast\), Japan West"):
        resolve("japan")


WRITTEN = {
    "Belgium Central (Brussels)": "belgiumcentral",
    "North Europe (Ireland)": "northeurope",
    "UK South (London)": "uksouth",
    "(Europe) UK South": "uksouth",
    "(Europe) UK West": "ukwest",
    "(Europe) Belgium Central": "belgiumcentral",
    "gwc": "germanywestcentral",
    "frs": "francesouth",
    "spc": "spaincentral",
    "sdc": "swedencentral",
    "szn": "switzerlandnorth",
    "szw": "switzerlandwest",
    "DK East": "denmarkeast",
    "united-kingdom-west": "ukwest",
    "United Kingdom South": "uksouth",
    "centralfrance": "francecentral",
    "southfrance": "francesouth",
    "Storage.WestEurope": "westeurope",
    "AzureCloud.francecentral": "francecentral",
    "Sql.BelgiumCentral": "belgiumcentral",
    "central belgium": "belgiumcentral",
    "west-europe": "westeurope",
    "BELGIUM_CENTRAL": "belgiumcentral",
}


@pytest.mark.parametrize("name", WRITTEN)
def test_nothing_is_missed_that_is_one_region(name: str) -> None:
    """Names with places, service tags, price slugs, codes and older names mean their region."""
    assert meant(name) == f"azure:{WRITTEN[name]}"


@pytest.mark.parametrize(
    "name",
    ["UK South (Paris)", "(Asia) Belgium Central", "Storage.Asia", "Foo.london", "()", "(a", "a.b"],
)
def test_what_stands_around_a_name_must_fit(name: str) -> None:
    """A place in brackets is one of the region, and a service tag ends in a region."""
    assert meant(name) is None


def test_who_is_meant_can_be_said() -> None:
    """With the vendor, the name of a place is enough."""
    assert get_region("Belgium", provider="azure").id == "azure:belgiumcentral"
    assert get_region("London", provider="azure").id == "azure:uksouth"
    assert get_region("Brussels", provider="aws").id == "aws:brussels-local-zone"
    assert get_region("Brussels", provider="nobody", default=None) is None
    with pytest.raises(AmbiguousNameError, match="name of a place") as caught:
        get_region("London")
    assert caught.value.candidates == ("azure:uksouth",)


def test_nothing_is_known_of_the_subject_yet() -> None:
    """With a default, the region itself may be the miss."""
    assert get_region(known_by="2021-11-22", default=None) is None
    with pytest.raises(
        UnknownEntityError, match="nothing about it had been published by 2021-11-22"
    ):
        get_region(known_by="2021-11-22")


def test_every_name_of_ours_is_ours(catalog: Catalog) -> None:
    """Each region's own names lead to it, with every case and without spaces."""
    for region in catalog.regions:
        for name in {str(region.name), str(region.display_name)} - {
            "unknown",
            "Belgium",
            "Luxembourg",
        }:
            if name and "unknown" not in name and "not" not in name:
                for form in (name, name.upper(), name.lower()):
                    found = get_region(form, default=None)
                    assert found is None or found.id == region.id, form


class Nothing:
    """What pandas has for a value that is missing."""


Nothing.__name__ = "NAType"


@pytest.mark.parametrize("nothing", [None, float("nan"), Nothing()], ids=["None", "NaN", "NA"])
def test_what_is_missing_in_a_table_is_a_miss(nothing: object) -> None:
    """With a default it is one; without, it is the wrong type."""
    assert get_region(nothing, default="none") == "none"
    with pytest.raises(TypeError):
        get_region(nothing)  # type: ignore[call-overload]


def test_the_gazetteer_is_read_when_a_name_is_not_found() -> None:
    """A name of the catalogue does not need it."""
    asked = (
        "from belgium_cloud_region import get_region, loading; get_region('be central'); "
        "print(loading.gazetteer.cache_info().currsize); get_region('x', default=None); "
        "print(loading.gazetteer.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "1"]


def test_every_kind_is_there() -> None:
    """Regions, logical locations and geographies, each with its source."""
    kinds = {LocationKind(at["kind"]) for at in LOCATIONS}
    assert kinds == set(LocationKind)
    assert sum(at["kind"] == "region" for at in LOCATIONS) > 60
    assert all(at["sources"] for at in LOCATIONS)
