"""Upcoming visits of many patients as columns, and the ways between their places as matrices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from triage.coordination.conflicts.person import Person, people
from triage.coordination.conflicts.region.notable import is_notable
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.visit import Mode, Visit, home
from triage.coordination.timed import Timed, timed, upcoming, whole_minutes

Ints = NDArray[np.int64]
Rows = NDArray[np.intp]
Small = NDArray[np.int16]
Flags = NDArray[np.bool_]

# Places that are no site, or one that nobody has named, and ways that nobody knows.
AT_HOME: Final = -1
BY_PHONE: Final = -2
UNNAMED: Final = -3
UNKNOWN: Final = -1
DAY: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class Columns:
    """One row for each upcoming visit, in the order of the visits' ids, which settles who comes first of two at once.

    `patient` and `dept` are numbers of the caller's, `start` minutes from the midnight before `day`, `place` the number
    of a site, or AT_HOME, BY_PHONE or UNNAMED.
    """

    day: date
    patient: Ints
    start: Ints
    minutes: Ints
    place: Small
    dept: Ints


@dataclass(frozen=True, slots=True)
class Ways:
    """Minutes from site to site, and from every patient's home to every site; UNKNOWN where nobody knows."""

    sites: Small
    homes: Small


@dataclass(frozen=True, slots=True)
class Region:
    """The columns of a situation, with what their numbers stand for, and which patients more is known of."""

    columns: Columns
    ways: Ways
    notable: Flags
    visits: tuple[str, ...]
    patients: tuple[str, ...]


def region_of(situation: Situation) -> Region:
    """Return the columns of every living patient's upcoming visits."""
    stays = sorted(_upcoming(situation), key=lambda stay: stay.id)
    patients = tuple(sorted(situation.travellers))
    sites = sorted({stay.visit.site for stay in stays if stay.is_physical} - {""})
    notable = np.array([is_notable(person) for person in sorted(people(situation), key=_key)], np.bool_)
    columns = _columns(situation, stays, _numbers(patients), _numbers(sites))
    return Region(columns, _ways(situation, patients, sites), notable, tuple(stay.id for stay in stays), patients)


def _key(person: Person) -> str:
    return person.traveller.id


def _upcoming(situation: Situation) -> tuple[Timed, ...]:
    living = {key for key, traveller in situation.travellers.items() if not traveller.deceased}
    return upcoming(timed(visit for visit in situation.visits.values() if visit.patient in living), situation.now)


def _numbers(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _columns(
    situation: Situation, stays: list[Timed], patients: Mapping[str, int], sites: Mapping[str, int]
) -> Columns:
    midnight = situation.now.replace(hour=0, minute=0, second=0, microsecond=0)
    depts = _numbers(sorted({stay.visit.dept for stay in stays}))
    return Columns(
        midnight.date(),
        np.array([patients[stay.visit.patient] for stay in stays], np.int64),
        np.array([whole_minutes(stay.start - midnight) for stay in stays], np.int64),
        np.array([stay.visit.minutes for stay in stays], np.int64),
        np.array([_place(stay.visit, sites) for stay in stays], np.int16),
        np.array([depts[stay.visit.dept] for stay in stays], np.int64),
    )


def _place(visit: Visit, sites: Mapping[str, int]) -> int:
    if visit.mode is Mode.PHYSICAL:
        return sites.get(visit.site, UNNAMED)
    return BY_PHONE if visit.mode is Mode.PHONE else AT_HOME


def _ways(situation: Situation, patients: Iterable[str], sites: list[str]) -> Ways:
    def row(place: str) -> list[int]:
        ways = [situation.travel.between(place, site) for site in sites]
        return [UNKNOWN if way is None else way for way in ways]

    def matrix(places: list[str]) -> Small:
        return np.array([row(place) for place in places], np.int16).reshape(len(places), len(sites))

    return Ways(matrix(sites), matrix([home(patient) for patient in patients]))
