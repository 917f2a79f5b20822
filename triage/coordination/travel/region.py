"""The region as a table and a schematic map: its hospitals, its towns by postcode, and the ways between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from triage.coordination.situation.visit import home
from triage.coordination.travel.table import Travel
from triage.errors import Text

# The map is this wide and high; what stands on it is placed in whole units from its upper left corner.
MAP_WIDTH, MAP_HEIGHT = 100, 70
_UNSAID = Text("", "")


class Means(StrEnum):
    """How a patient travels."""

    CAR = "car"
    BUS = "bus"


@dataclass(frozen=True, slots=True)
class Way:
    """One way, the same both ways: minutes by car, km by road, minutes by bus or train; None is not known."""

    car: int | None = None
    km: int | None = None
    bus: int | None = None

    def minutes(self, means: Means) -> int | None:
        """Return how long it takes by `means`."""
        return self.car if means is Means.CAR else self.bus


@dataclass(frozen=True, slots=True)
class Place:
    """What stands on the map: a hospital or a town."""

    name: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Region:
    """Hospitals by their keys, towns by postcode, and ways; `source` says where the numbers are from.

    `made_up` numbers are for demonstration, and whoever sees a time made of them is told.
    """

    sites: Mapping[str, Place]
    towns: Mapping[str, Place] = field(default_factory=dict)
    legs: Mapping[frozenset[str], Way] = field(default_factory=dict)
    from_town: Mapping[str, Mapping[str, Way]] = field(default_factory=dict)
    source: Text = _UNSAID
    made_up: bool = False
    arrive_early: int = 10

    def travel_for(self, homes: Mapping[str, str | None] | None = None, means: Means = Means.CAR) -> Travel:
        """Return the minutes between hospitals and from the homes of patients (patient to postcode).

        A postcode that is missing or not in the table leaves that patient's ways unknown.
        """
        ways = dict(self.legs)
        for patient, postcode in (homes or {}).items():
            found = self.from_town.get(postcode or "", {})
            ways |= {frozenset((home(patient), site)): way for site, way in found.items()}
        known = {pair: minutes for pair, way in ways.items() if (minutes := way.minutes(means)) is not None}
        return Travel(known, self.arrive_early, {key: place.name for key, place in self.sites.items()})

    def km(self, postcode: str | None, site: str) -> int | None:
        """Return km by road one way from a town to a hospital; None where the table does not say."""
        way = self.from_town.get(postcode or "", {}).get(site)
        return None if way is None else way.km

    def nearest(self, postcode: str | None, sites: Iterable[str]) -> str | None:
        """Return which of `sites` is nearest by road; None where the way to one of them is not known."""
        ways = {site: self.km(postcode, site) for site in sites}
        known = {site: km for site, km in ways.items() if km is not None}
        return min(known, key=lambda site: (known[site], site)) if known and len(known) == len(ways) else None

    def unknown(self, homes: Mapping[str, str | None]) -> tuple[str, ...]:
        """Return the patients whose way from home the table does not know, and nothing may be said of."""
        return tuple(sorted(patient for patient, postcode in homes.items() if postcode not in self.from_town))
