"""Reduce the usable readings of one kind to the one number per patient that a rule compares.

Hour windows are elapsed time, both ends included; day windows count Danish calendar days. Everything is calculated
exactly and rounded half up once: to the input's `decimals`, or to the decimals of the aggregation where none stand.
What is undefined with too few readings, or with a newest one that is too old to speak of a change, gives no number.
"""

from collections.abc import Callable
from datetime import datetime

import numpy as np

from triage.clinical.readings import Ints, microseconds
from triage.scoring.readings import baseline, change, course_of_values, home_bp, in_window
from triage.scoring.readings.cgm import cgm
from triage.scoring.readings.cleaned import Cleaned
from triage.scoring.readings.view import Reduced, View
from triage.scoring.rules.model import Aggregation, CgmMetric, Input, InputKind

__all__ = ["CGM_CODE", "Reduced", "View", "code_of", "reduce", "reduce_columns", "reduce_view", "view_of"]

CGM_CODE = "cgm_glucose"

# Each with the decimals it is rounded to where the input says none.
_AGGREGATIONS: dict[str, tuple[int, Callable[[View, int], Reduced]]] = {
    Aggregation.MEDIAN: (1, in_window.median),
    Aggregation.MEAN: (1, in_window.mean),
    Aggregation.COUNT: (0, in_window.count),
    Aggregation.GAIN: (2, in_window.gain),
    Aggregation.LOSS: (2, in_window.loss),
    Aggregation.N_OF_M: (0, in_window.n_of_m),
    Aggregation.HOURS_SINCE_LAST: (1, in_window.hours_since_last),
    Aggregation.DAYS_SINCE_LAST: (0, in_window.days_since_last),
    Aggregation.DELTA: (2, change.delta),
    Aggregation.FALL_FROM_MEDIAN: (1, change.fall_from_median),
    Aggregation.PCT_LOSS: (1, change.pct_loss),
    Aggregation.Z_7DAY_MEAN: (3, change.z_7day_mean),
    Aggregation.ROBUST_Z: (3, baseline.robust_z),
    Aggregation.CUSUM_UP: (3, baseline.cusum_up),
    Aggregation.CUSUM_DOWN: (3, baseline.cusum_down),
    Aggregation.EWMA: (4, course_of_values.ewma),
    Aggregation.MACD: (4, course_of_values.macd),
    Aggregation.THEIL_SEN: (5, course_of_values.theil_sen),
    Aggregation.HOME_BP: (1, home_bp.home_bp),
}
# These are single values, and stay as they were written.
_AS_WRITTEN: dict[str, Callable[[View, int | None], Reduced]] = {
    Aggregation.LAST: in_window.last,
    Aggregation.MIN: in_window.least,
    Aggregation.MAX: in_window.greatest,
}
_CGM_DECIMALS = {CgmMetric.MEAN: 2, CgmMetric.GMI: 2}
_CGM_OTHERS = 1


def reduce(cleaned: Cleaned, wanted: Input, at: datetime) -> Reduced:
    """Return the number that `wanted` describes for every patient, seen at `at`."""
    return reduce_columns(cleaned, wanted, np.full(cleaned.patients, microseconds(at)))


def reduce_columns(cleaned: Cleaned, wanted: Input, at: Ints) -> Reduced:
    """Return the number that `wanted` describes for every patient, each seen at a time of its own (microseconds)."""
    return reduce_view(view_of(cleaned, wanted, at))


def view_of(cleaned: Cleaned, wanted: Input, at: Ints) -> View:
    """Return the readings that `wanted` looks at."""
    return View(cleaned, wanted, code_of(wanted), at)


def code_of(wanted: Input) -> str:
    """Return the code of the kind of readings that `wanted` is made of."""
    return CGM_CODE if wanted.kind is InputKind.CGM else wanted.code or ""


def reduce_view(view: View) -> Reduced:
    """Return the number for every patient; nobody has one where the aggregation is not known."""
    wanted = view.wanted
    if wanted.kind is InputKind.CGM:
        return _cgm(view)
    agg = wanted.agg or Aggregation.LAST
    if agg in _AS_WRITTEN:
        return _AS_WRITTEN[agg](view, wanted.decimals)
    decimals, number = _AGGREGATIONS[agg]
    return number(view, decimals if wanted.decimals is None else wanted.decimals)


def _cgm(view: View) -> Reduced:
    if view.wanted.metric not in list(CgmMetric):
        nobody = np.zeros(0, np.int64)
        return view.found(nobody, nobody, 0, nobody, nobody)
    metric = CgmMetric(view.wanted.metric or "")
    decimals = _CGM_DECIMALS.get(metric, _CGM_OTHERS) if view.wanted.decimals is None else view.wanted.decimals
    return cgm(view, metric, decimals)
