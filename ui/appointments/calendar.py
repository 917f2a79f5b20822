"""A patient's appointments as a calendar: departments down, days across, trips at the foot; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from triage.clinical.appointment import Appointment
from triage.coordination.pairs import Conflict
from triage.coordination.trips import Trip

WHOLE_DAYS = 14
COLLAPSE_FROM = 5


@dataclass(frozen=True, slots=True)
class Column:
    """A day, a stretch of days without appointments (`first` < `last`), or what has no time yet (both None)."""

    first: date | None
    last: date | None

    @property
    def is_stretch(self) -> bool:
        """Return whether the column stands for several days."""
        return self.first != self.last

    @property
    def is_weekend(self) -> bool:
        """Return whether the column is a Saturday or a Sunday."""
        return self.first is not None and not self.is_stretch and self.first.weekday() >= 5


@dataclass(frozen=True, slots=True)
class Lane:
    """A department at a site, or by phone or video."""

    department: str
    site: str | None
    mode: str = "physical"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Lanes and columns, and what stands where they meet; `at_odds` are the ids of appointments in a conflict.

    `doubted` are those that a decision may have made unnecessary.
    """

    lanes: tuple[Lane, ...]
    columns: tuple[Column, ...]
    cells: dict[tuple[int, int], tuple[Appointment, ...]]
    trips: dict[int, Trip]
    at_odds: frozenset[str]
    doubted: frozenset[str] = frozenset()


def calendar(
    appointments: Sequence[Appointment], conflicts: Iterable[Conflict], trips: Iterable[Trip], now: datetime
) -> Calendar:
    """Lay out every appointment from the day of `now` on, in its zone; what has no time yet stands last."""
    shown = [one for one in appointments if (day := day_of(one, now)) is None or day >= now.date()]
    shown.sort(key=lambda one: (one.start is None, one.start or now, one.id))
    lanes = tuple(dict.fromkeys(Lane(one.department, one.site, one.mode) for one in shown))
    columns = _columns({day_of(one, now) for one in shown}, now.date())
    places = {column.first: number for number, column in enumerate(columns) if not column.is_stretch}
    cells: dict[tuple[int, int], tuple[Appointment, ...]] = {}
    for one in shown:
        place = (lanes.index(Lane(one.department, one.site, one.mode)), places[day_of(one, now)])
        cells[place] = (*cells.get(place, ()), one)
    by_column = {places[trip.date]: trip for trip in trips if trip.date in places}
    return Calendar(lanes, columns, cells, by_column, _at_odds(conflicts))


def day_of(appointment: Appointment, now: datetime) -> date | None:
    """Return the day an appointment begins on, in the zone of `now`; None where it has no time yet."""
    return appointment.start.astimezone(now.tzinfo).date() if appointment.start else None


def _columns(days: set[date | None], today: date) -> tuple[Column, ...]:
    """Return two whole weeks, and then the days with appointments with long stretches between them collapsed."""
    dated = {day for day in days if day is not None}
    last = max((*dated, today + timedelta(days=WHOLE_DAYS - 1)))
    found: list[Column] = []
    empty: list[date] = []
    for day in (today + timedelta(days=n) for n in range((last - today).days + 1)):
        if (day - today).days < WHOLE_DAYS or day in dated:
            found += [*_stretch(empty), Column(day, day)]
            empty = []
        else:
            empty.append(day)
    return tuple(found + ([Column(None, None)] if None in days else []))


def _stretch(empty: Sequence[date]) -> list[Column]:
    if len(empty) >= COLLAPSE_FROM:
        return [Column(empty[0], empty[-1])]
    return [Column(day, day) for day in empty]


def _at_odds(conflicts: Iterable[Conflict]) -> frozenset[str]:
    return frozenset(one.id for conflict in conflicts for one in (conflict.first, conflict.second))
