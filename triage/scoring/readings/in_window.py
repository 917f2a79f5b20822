"""Numbers made of the readings in a window, each as good as the other."""

from fractions import Fraction

import numpy as np

from triage.clinical.readings import Ints
from triage.scoring.readings.danish_days import danish_days
from triage.scoring.readings.ranges import double_medians, lowest, owners, sums, unrolled
from triage.scoring.readings.view import Reduced, View
from triage.scoring.readings.whole_numbers import quotients

_HOUR_US = 3_600_000_000
_DEFAULT_M = 3


def last(view: View, decimals: int | None) -> Reduced:
    """Return the newest value."""
    who = view.enough()
    return _one(view, who, view.newest[who], decimals)


def least(view: View, decimals: int | None) -> Reduced:
    """Return the lowest value."""
    return _extreme(view, decimals, 1)


def greatest(view: View, decimals: int | None) -> Reduced:
    """Return the highest value."""
    return _extreme(view, decimals, -1)


def mean(view: View, decimals: int) -> Reduced:
    """Return the mean."""
    who = view.enough()
    values, begins = view.values(view.first[who], view.stop[who])
    value = quotients(sums(values, begins), view.inside[who], decimals - view.places)
    return view.found(who, value, decimals, view.first[who], view.stop[who])


def median(view: View, decimals: int) -> Reduced:
    """Return the median; of an even number the mean of the middle two."""
    who = view.enough()
    values, begins = view.values(view.first[who], view.stop[who])
    value = quotients(double_medians(values, begins), 2, decimals - view.places)
    return view.found(who, value, decimals, view.first[who], view.stop[who])


def count(view: View, decimals: int) -> Reduced:
    """Return how many readings there are; none is no number, for nothing measured is not the same as nothing there."""
    who = view.enough()
    return view.found(who, quotients(view.inside[who], 1, decimals), decimals, view.first[who], view.stop[who])


def gain(view: View, decimals: int) -> Reduced:
    """Return how far the newest value lies above the lowest of the window; needs two readings."""
    return _swing(view, decimals, 1)


def loss(view: View, decimals: int) -> Reduced:
    """Return how far the newest value lies below the highest of the window; needs two readings."""
    return _swing(view, decimals, -1)


def n_of_m(view: View, decimals: int) -> Reduced:
    """Return how many of the newest `m` readings are `at_most` or `at_least` the input's limit.

    Needs `min_n` readings, or where that is not said all `m`, and one of the limits.
    """
    m, wanted = view.wanted.m or _DEFAULT_M, view.wanted
    who = np.flatnonzero(view.inside >= (wanted.min_n or m))
    start = np.maximum(view.first, view.stop - m)[who]
    values, begins = view.values(start, view.stop[who])
    is_beyond = np.zeros(len(values), np.bool_)
    if wanted.at_most is None and wanted.at_least is None:
        who, start, values, begins, is_beyond = who[:0], start[:0], values[:0], begins[:0], is_beyond[:0]
    if wanted.at_most is not None:
        is_beyond |= values <= (Fraction(wanted.at_most) * 10**view.places) // 1
    if wanted.at_least is not None:
        is_beyond |= values >= -((-Fraction(wanted.at_least) * 10**view.places) // 1)
    value = quotients(sums(is_beyond.astype(np.int64), begins), 1, decimals)
    return view.found(who, value, decimals, start, view.stop[who])


def hours_since_last(view: View, decimals: int) -> Reduced:
    """Return the hours that passed since the newest reading, never below 0."""
    who = view.enough()
    since = np.maximum(0, view.at[who] - view.cleaned.time[view.newest[who]])
    return view.found(who, quotients(since, _HOUR_US, decimals), decimals, view.newest[who], view.stop[who])


def days_since_last(view: View, decimals: int) -> Reduced:
    """Return the calendar days from the newest reading's to today, never below 0: 0 is today, 1 yesterday."""
    who = view.enough()
    days = danish_days(view.at[who]) - danish_days(view.cleaned.time[view.newest[who]])
    return view.found(who, quotients(np.maximum(0, days), 1, decimals), decimals, view.newest[who], view.stop[who])


def _one(view: View, who: Ints, rows: Ints, decimals: int | None) -> Reduced:
    """Return single readings, as written where no decimals are asked for."""
    value, written = view.cleaned.value[rows], view.cleaned.written[rows]
    if decimals is None:
        return view.found(who, value // 10 ** (view.places - written), written, rows, rows + 1)
    return view.found(who, quotients(value, 1, decimals - view.places), decimals, rows, rows + 1)


def _extreme(view: View, decimals: int | None, sign: int) -> Reduced:
    """Return the lowest of the values times `sign`; all readings of the window are what it rests on."""
    who = view.enough()
    rows, begins = unrolled(view.first[who], view.stop[who])
    values = sign * view.cleaned.value[rows]
    is_it = values == lowest(values, begins)[owners(begins, len(rows))]
    first = lowest(np.where(is_it, rows, len(view.cleaned.value)), begins)
    one = _one(view, who, first, decimals)
    return view.found(who, one.value[who], one.decimals[who], view.first[who], view.stop[who])


def _swing(view: View, decimals: int, sign: int) -> Reduced:
    who = view.enough(2)
    values, begins = view.values(view.first[who], view.stop[who])
    change = sign * view.cleaned.value[view.newest[who]] - lowest(sign * values, begins)
    return view.found(who, quotients(change, 1, decimals - view.places), decimals, view.first[who], view.stop[who])
