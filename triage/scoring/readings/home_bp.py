"""The average of a week of blood pressure at home, by the protocol of the European Society of Hypertension.

Morning and evening for a week, the first day dropped, at least 12 readings on at least 3 days (Stergiou 2021,
PMC8030885): single readings have little relevance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

from triage.clinical.readings import Bools, Ints
from triage.scoring.readings.danish_days import danish_days, danish_midnights
from triage.scoring.readings.ranges import sums, unrolled
from triage.scoring.readings.view import Reduced, View
from triage.scoring.readings.whole_numbers import as_decimal, half_up, quotients

_FEWEST_READINGS, _FEWEST_DAYS = 12, 3
_ELEVATED, _BORDERLINE = (135, 85), (130, 80)


@dataclass(frozen=True, slots=True)
class HomeBloodPressure:
    """Means (1 decimal) of the readings after the first day; `category` None where there are too few of them."""

    is_valid: bool
    readings: int
    days: int
    systolic: Decimal | None
    diastolic: Decimal | None
    category: str | None


def home_blood_pressure(readings: Sequence[tuple[int, Decimal, Decimal]]) -> HomeBloodPressure:
    """Return the protocol's average of (day, systolic, diastolic); the lowest day is the first."""
    first = min((day for day, _, _ in readings), default=0)
    kept = [one for one in readings if one[0] != first]
    days = len({day for day, _, _ in kept})
    if not kept:
        return HomeBloodPressure(False, 0, 0, None, None, None)
    systolic, diastolic = (sum(Fraction(one[place]) for one in kept) / len(kept) for place in (1, 2))
    is_valid = bool(_is_enough(np.array([len(kept)]), np.array([days]))[0])
    return HomeBloodPressure(
        is_valid,
        len(kept),
        days,
        as_decimal(half_up(Fraction(systolic), 1), 1),
        as_decimal(half_up(Fraction(diastolic), 1), 1),
        _category(Fraction(systolic), Fraction(diastolic)) if is_valid else None,
    )


def home_bp(view: View, decimals: int) -> Reduced:
    """Return the protocol's average of one of the two pressures in the window; undefined where it is not valid."""
    who = view.enough()
    day = danish_days(view.cleaned.time[view.first[who]])
    after = np.full(len(view.at), np.iinfo(np.int64).max)
    after[who] = danish_midnights(day + 1)
    start = np.maximum(view.since(after), view.first)
    who = who[view.stop[who] > start[who]]
    rows, begins = unrolled(start[who], view.stop[who])
    is_new_day = np.append(True, np.diff(danish_days(view.cleaned.time[rows])) != 0)[: len(rows)]
    is_new_day[begins] = True
    is_valid = _is_enough(view.stop[who] - start[who], sums(is_new_day.astype(np.int64), begins).astype(np.int64))
    who = who[is_valid]
    values, begins = view.values(start[who], view.stop[who])
    value = quotients(sums(values, begins), view.stop[who] - start[who], decimals - view.places)
    return view.found(who, value, decimals, start[who], view.stop[who])


def _is_enough(readings: Ints, days: Ints) -> Bools:
    return (readings >= _FEWEST_READINGS) & (days >= _FEWEST_DAYS)


def _category(systolic: Fraction, diastolic: Fraction) -> str:
    if systolic >= _ELEVATED[0] or diastolic >= _ELEVATED[1]:
        return "elevated"
    if systolic >= _BORDERLINE[0] or diastolic >= _BORDERLINE[1]:
        return "borderline"
    return "normal"
