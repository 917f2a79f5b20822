"""A region's appointments as columns, and what every peer must answer about them."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from triage.coordination.conflicts.region.columns import AT_HOME, BY_PHONE, DAY, Columns, Ways
from triage.coordination.conflicts.region.pairs import Gaps, Pairs

SITES, DEPTS, DAYS = 6, 40, 180
_FEW_BOOKED_TOGETHER = 0.2


@dataclass(frozen=True, slots=True)
class Appointments:
    """The columns and ways that all are given; no visit passes midnight, and the peers may rely on it."""

    columns: Columns
    ways: Ways


@dataclass(frozen=True, slots=True)
class Told:
    """Rows (first, second) of overlaps, and rows (first, second, gap, need) of journeys and walks, sorted."""

    overlaps: NDArray[np.int64]
    journeys: NDArray[np.int64]
    walks: NDArray[np.int64]

    def same(self, other: "Told") -> bool:
        parts = ("overlaps", "journeys", "walks")
        return all(np.array_equal(getattr(self, part), getattr(other, part)) for part in parts)


def made_up(appointments: int, patients: int, seed: int = 7) -> Appointments:
    """Return visits over half a year; each fifth is on a day of the patient's visit before it, as departments book."""
    random = np.random.default_rng(seed)
    patient = random.integers(0, patients, appointments)
    day = random.integers(0, DAYS, appointments)
    together = np.flatnonzero(random.random(appointments) < _FEW_BOOKED_TOGETHER)
    by_patient = np.argsort(patient, kind="stable")
    before = np.empty(appointments, np.int64)
    before[by_patient[1:]] = by_patient[:-1]
    before[by_patient[0]] = by_patient[0]
    together = together[patient[together] == patient[before[together]]]
    day[together] = day[before[together]]
    start = day * DAY + 480 + 10 * random.integers(0, 45, appointments)
    minutes = random.choice([10, 15, 20, 30, 45, 60], appointments)
    place = random.integers(0, SITES, appointments).astype(np.int16)
    mode = random.random(appointments)
    place[mode < 0.2] = AT_HOME
    place[mode < 0.1] = BY_PHONE
    dept = random.integers(0, DEPTS, appointments)
    return Appointments(Columns(date(2026, 1, 5), patient, start, minutes, place, dept), _ways(random, patients))


def _ways(random: np.random.Generator, patients: int) -> Ways:
    sites = random.integers(20, 90, (SITES, SITES)).astype(np.int16)
    sites = np.minimum(sites, sites.T)
    np.fill_diagonal(sites, 0)
    return Ways(sites, random.integers(5, 90, (patients, SITES)).astype(np.int16))


def read(found: Pairs) -> Told:
    """Return what our engine found as the peers' answers are."""
    return Told(rows(*found.overlaps), _gaps(found.journeys), _gaps(found.walks))


def _gaps(found: Gaps) -> NDArray[np.int64]:
    return rows(found.first, found.second, found.gap, found.need)


def rows(*columns: NDArray[np.generic]) -> NDArray[np.int64]:
    """Return columns as sorted rows; of an overlap the smaller row first."""
    table = np.column_stack(columns).astype(np.int64)
    if table.shape[1] == 2:
        table = np.sort(table, axis=1)
    return table[np.lexsort(table.T[::-1])]
