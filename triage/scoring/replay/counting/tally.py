"""All that is counted of a history, as one row of numbers, so that counts can be added to and taken from another."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from triage.scoring.evaluate.columns import Ints
from triage.scoring.evaluate.evaluation import Ranks
from triage.scoring.replay.counting.counts import COLOURS, Counts
from triage.scoring.replay.counting.weeks import numbered, weeks_of
from triage.scoring.replay.history import History


@dataclass(frozen=True, slots=True)
class Layout:
    """Where which count stands: first the flow of each department, then the weeks, then the patients who change."""

    departments: tuple[int, ...]
    mondays: tuple[date, ...]
    whole: tuple[bool, ...]

    @property
    def weeks_at(self) -> int:
        """Return where the weeks begin."""
        return len(self.departments) * COLOURS * COLOURS

    @property
    def changed_at(self) -> int:
        """Return where the patients who change begin."""
        return self.weeks_at + len(self.mondays) * len(self.departments) * COLOURS

    @property
    def size(self) -> int:
        """Return how many counts there are."""
        return self.changed_at + len(self.departments)

    def counts(self, found: Ints) -> Counts:
        """Return a row of numbers as counts."""
        many = len(self.departments)
        flow, weeks, changed = np.split(found.astype(np.int64), [self.weeks_at, self.changed_at])
        each_week = weeks.reshape(len(self.mondays), many, COLOURS)
        flows = flow.reshape(many, COLOURS, COLOURS)
        return Counts(self.departments, self.mondays, self.whole, flows, each_week, changed)


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where rows are counted: by row where the flow from its colour begins, by patient-day and by patient where theirs.

    `days` and `patients` are the numbers of a row's patient-day and patient.
    """

    layout: Layout
    now: Ranks
    flow: Ints
    days: Ints
    weeks: Ints
    patients: Ints
    homes: Ints

    def of(self, rows: Ints) -> "Places":
        """Return the places of `rows` alone, all rows of whose patients must be among them."""
        days, first_days = numbered(self.days[rows])
        patients, first_patients = numbered(self.patients[rows])
        return replace(
            self,
            now=self.now[rows],
            flow=self.flow[rows],
            days=days,
            weeks=self.weeks[self.days[rows][first_days]],
            patients=patients,
            homes=self.homes[self.patients[rows][first_patients]],
        )


def places(history: History) -> Places:
    """Return where the rows of a history are counted."""
    department, firsts = numbered(history.departments)
    weeks = weeks_of(history, department)
    # The last row of a patient is the first from behind.
    backwards, lasts = numbered(history.patients[::-1])
    layout = Layout(tuple(history.departments[firsts].tolist()), weeks.mondays, weeks.whole)
    by_week = weeks.weeks * len(layout.departments) + weeks.departments
    return Places(
        layout,
        history.ranks,
        (department * COLOURS + history.ranks) * COLOURS,
        weeks.days,
        layout.weeks_at + by_week * COLOURS,
        backwards[::-1].copy(),
        layout.changed_at + department[::-1][lasts],
    )


def tally(places: Places, ranks: Ranks) -> Ints:
    """Return the counts of rows that have the colours `ranks`."""
    size = places.layout.size
    found = np.bincount(places.flow + ranks, minlength=size)
    found += np.bincount(places.weeks + worst(seen_on_days(places, ranks)), minlength=size)
    found += np.bincount(places.homes[others_of_patients(places, ranks) > 0], minlength=size)
    return found


def seen_on_days(places: Places, ranks: Ranks) -> Ints:
    """Return how many results of each colour every patient-day has."""
    found = np.bincount(places.days * COLOURS + ranks, minlength=places.weeks.size * COLOURS)
    return found.reshape(-1, COLOURS)


def others_of_patients(places: Places, ranks: Ranks) -> Ints:
    """Return how many results of every patient have another colour than now."""
    return np.bincount(places.patients[ranks != places.now], minlength=places.homes.size)


def worst(seen: Ints) -> Ints:
    """Return the worst colour of each patient-day."""
    found: Ints = (seen > 0).argmax(axis=1)
    return found
