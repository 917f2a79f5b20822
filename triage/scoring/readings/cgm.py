"""Time in range and its company, from the readings of a glucose sensor.

Ranges, wear time and targets after the international consensus (Battelino 2019, Diabetes Care 42:1593): < 3.0, < 3.9,
3.9 to 10.0, > 10.0, > 13.9 mmol/L or < 54, < 70, 70 to 180, > 180, > 250 mg/dL. A value is banded in the unit it was
reported in, rounded to that unit's decimals (1 and 0): 70 mg/dL is 3.885 mmol/L and in range all the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

from triage.clinical.readings import Bools, Ints, scaled
from triage.scoring.readings.ranges import owners, squares, sums, unrolled
from triage.scoring.readings.units import MG_PER_MMOL, conversion
from triage.scoring.readings.view import Reduced, View
from triage.scoring.readings.whole_numbers import Exact, half_up, root_half_up, whole
from triage.scoring.rules.model import CgmMetric

QUANTITY, MMOL, MG = "glucose", "mmol/L", "mg/dL"
# Below, below, in range up to, above up to; in tenths of mmol/L and in mg/dL.
_EDGES_MMOL, _EDGES_MG = (30, 39, 100, 139), (54, 70, 180, 250)
_BANDS = ("tbr2", "tbr1", "tir", "tar1", "tar2")
_TOTALS = {CgmMetric.TBR_TOTAL: (0, 1), CgmMetric.TAR_TOTAL: (3, 4)}
_MINUTE_US = 60_000_000
_A_DAY = 1440
_GMI = Fraction("3.31"), Fraction("0.02392")
_ENOUGH = 70
# A gap this share of the sensor's interval or longer is a reading of its own; shorter ones count for their length.
_WHOLE_GAP = Fraction(9, 10)


@dataclass(frozen=True, slots=True, eq=False)
class Profiles:
    """For each patient: how many readings are in each of the five bands, and the sums of glucose and of its squares.

    Glucose is a whole number that makes mg/dL when divided by `scale`.
    """

    counts: Ints
    total: Exact
    squared: Exact
    scale: int

    def share(self, patient: int, *bands: int) -> Fraction:
        """Return the per cent of the readings that are in `bands`."""
        own = self.counts[patient].tolist()
        return Fraction(100 * sum(own[band] for band in bands), sum(own))

    def mean_mg(self, patient: int) -> Fraction:
        """Return the mean in mg/dL."""
        return Fraction(self.total[patient], int(self.counts[patient].sum()) * self.scale)

    def mean_mmol(self, patient: int) -> Fraction:
        """Return the mean in mmol/L."""
        return self.mean_mg(patient) / MG_PER_MMOL

    def gmi(self, patient: int) -> Fraction:
        """Return the glucose management indicator in per cent (Bergenstal 2018)."""
        return _GMI[0] + _GMI[1] * self.mean_mg(patient)

    def cv_squared(self, patient: int) -> Fraction | None:
        """Return the square of the coefficient of variation in per cent (SD with n - 1); None for a single reading."""
        count, total, squared = int(self.counts[patient].sum()), int(self.total[patient]), int(self.squared[patient])
        if count < 2 or total == 0:
            return None
        return Fraction(10_000 * count * (count * squared - total * total), (count - 1) * total * total)


def profiles(values: Ints, decimals: Ints, is_mg: Bools, begins: Ints) -> Profiles:
    """Return the profile of each range of readings (none is empty) as they were reported."""
    places = int(decimals.max()) if len(decimals) else 0
    value = values.astype(np.int64) * 10 ** (places - decimals.astype(np.int64))
    band = np.where(is_mg, _band(value, places, 0, _EDGES_MG), _band(value, places, 1, _EDGES_MMOL))
    counts = np.bincount(owners(begins, len(band)) * 5 + band, minlength=5 * len(begins)).reshape(-1, 5)
    mmol, scale = MG_PER_MMOL.numerator, MG_PER_MMOL.denominator
    milligrams = value * np.where(is_mg, scale, mmol)
    return Profiles(counts, sums(milligrams, begins), squares(milligrams, begins), scale * 10**places)


def profile(values: Sequence[Decimal], unit: str) -> Profiles:
    """Return the profile of one series in `unit` ("mg/dL" or "mmol/L")."""
    pairs = np.array([scaled(value) for value in values], np.int64).reshape(-1, 2)
    is_mg = np.full(len(pairs), is_milligrams(unit))
    return profiles(pairs[:, 0], pairs[:, 1], is_mg, np.zeros(1, np.int64))


def is_milligrams(unit: str) -> bool:
    """Return whether `unit` is one of mg/dL, not of mmol/L."""
    way = conversion(QUANTITY, unit, MG)
    return way is not None and way.decimals is None


def active_pct(readings: int | Fraction, expected: int | Fraction) -> Fraction:
    """Return the per cent of the expected readings that came."""
    return Fraction(readings) * 100 / Fraction(expected)


def is_enough(active: Fraction) -> bool:
    """Return whether a sensor was worn enough for its metrics to say something about the patient."""
    return active >= _ENOUGH


def cgm(view: View, metric: CgmMetric, decimals: int) -> Reduced:
    """Return one metric of the window, which is `window_d` days; no readings are no number, never 0 %.

    The wear time (active_pct) counts the time that readings cover: a sensor that reports every minute does not make up
    for the hours it was off.
    """
    who = view.enough()
    rows, begins = unrolled(view.first[who], view.stop[who])
    if metric is CgmMetric.ACTIVE_PCT:
        numbers = _wear(view, rows, begins, decimals)
    else:
        source, readings = view.cleaned.rows[rows], view.cleaned.readings
        in_mg = np.array([*(is_milligrams(unit) for unit in readings.units), False], np.bool_)
        found = profiles(readings.value[source], readings.decimals[source], in_mg[readings.unit[source]], begins)
        numbers = [_number(found, patient, metric, decimals) for patient in range(len(who))]
    who = who[[number is not None for number in numbers]] if len(who) else who
    value = whole(number for number in numbers if number is not None)
    return view.found(who, value, decimals, view.first[who], view.stop[who])


def _number(found: Profiles, patient: int, metric: CgmMetric, decimals: int) -> int | None:
    match metric:
        case CgmMetric.MEAN:
            return half_up(found.mean_mmol(patient), decimals)
        case CgmMetric.GMI:
            return half_up(found.gmi(patient), decimals)
        case CgmMetric.CV:
            squared = found.cv_squared(patient)
            return None if squared is None else root_half_up(squared, decimals)
        case _:
            bands = _TOTALS[metric] if metric in _TOTALS else (_BANDS.index(metric),)
            return half_up(found.share(patient, *bands), decimals)


def _wear(view: View, rows: Ints, begins: Ints, decimals: int) -> list[int | None]:
    """Return the wear time of each patient in per cent of the window."""
    interval = view.wanted.sensor_min * _MINUTE_US
    covered = np.diff(view.cleaned.time[rows], prepend=0)
    covered[covered >= int(interval * _WHOLE_GAP)] = interval
    covered[begins] = interval
    expected = Fraction((view.wanted.window_d or 1) * _A_DAY * _MINUTE_US)
    return [half_up(active_pct(int(time), expected), decimals) for time in sums(covered, begins).tolist()]


def _band(value: Ints, places: int, kept: int, edges: tuple[int, int, int, int]) -> Ints:
    """Return the band, 0 to 4, of values with `places` decimals that are rounded half up to `kept`."""
    step = 10 ** max(0, places - kept)
    rounded = (2 * value * 10 ** max(0, kept - places) + step) // (2 * step)
    low2, low1, high1, high2 = edges
    band: Ints = (rounded >= low2).astype(np.int64) + (rounded >= low1) + (rounded > high1) + (rounded > high2)
    return band
