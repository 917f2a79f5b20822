"""Counts at every place of a limit's way: sums along it, so that no move costs more for being long.

What a turn adds and takes is worked out once in the order of the way. That a patient-day has one worst colour, and a
patient is counted once, depends on the turns before; but where the limit stands says which those are.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from triage.scoring.evaluate.columns import Ints
from triage.scoring.evaluate.evaluation import Bools
from triage.scoring.replay.counting.counts import COLOURS
from triage.scoring.replay.counting.tally import Places, others_of_patients, seen_on_days, tally, worst
from triage.scoring.replay.dragging.turns import Turns

_Cells = NDArray[np.int32]
# So many turns are counted anew in a tenth of a millisecond.
_STRIDE = 8_192


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """`kept[n]` are the counts after n strides of turns; `plus` and `minus` what each turn adds and takes away.

    A turn that leaves something as it is adds and takes at the place behind the last.
    """

    kept: Ints
    plus: _Cells
    minus: _Cells

    def after(self, turns: int) -> Ints:
        """Return the counts after the first `turns` of the way."""
        stride = turns // _STRIDE
        rest = slice(stride * _STRIDE, turns)
        return self.kept[stride, :-1] + _change(self.plus[rest], self.minus[rest], self.kept.shape[1])[:-1]


def sums(places: Places, turns: Turns) -> Sums:
    """Return the counts along the way of a limit; `turns` may name only rows of `places`, by their number there."""
    nothing = places.layout.size
    flow = places.flow[turns.rows]
    day_minus, day_plus = _days(places, turns)
    patient_minus, patient_plus = _patients(places, turns)
    plus = _cells((flow + turns.after, day_plus, patient_plus), nothing)
    minus = _cells((flow + turns.before, day_minus, patient_minus), nothing)
    kept = [np.append(tally(places, turns.lowest), 0)]
    for start in range(0, turns.rows.size, _STRIDE):
        part = slice(start, start + _STRIDE)
        kept.append(kept[-1] + _change(plus[part], minus[part], nothing + 1))
    return Sums(np.stack(kept), plus, minus)


def _change(plus: _Cells, minus: _Cells, size: int) -> Ints:
    return np.bincount(plus.ravel(), minlength=size) - np.bincount(minus.ravel(), minlength=size)


def _cells(each: tuple[Ints, Ints, Ints], nothing: int) -> _Cells:
    found = np.stack(each, axis=1)
    return np.where(found < 0, nothing, found).astype(np.int32)


def _days(places: Places, turns: Turns) -> tuple[Ints, Ints]:
    """Return for every turn where its patient-day was counted and where it is counted then, -1 where that is one."""
    of_turn = places.days[turns.rows]
    order, begins = _grouped(of_turn)
    days = of_turn[order]
    seen = seen_on_days(places, turns.lowest)
    after = np.zeros(days.size, np.int64)
    for colour in range(COLOURS - 1, -1, -1):
        more = (turns.after[order] == colour).astype(np.int64) - (turns.before[order] == colour)
        after[seen[days, colour] + _running(more, begins) > 0] = colour
    before = np.where(begins, worst(seen)[days], np.roll(after, 1))
    return _put_back(order, places.weeks[days], before, after)


def _patients(places: Places, turns: Turns) -> tuple[Ints, Ints]:
    """Return for every turn where its patient ceases, and where one begins, to be somebody who changes; else -1."""
    of_turn, now = places.patients[turns.rows], places.now[turns.rows]
    order, begins = _grouped(of_turn)
    patients = of_turn[order]
    others = others_of_patients(places, turns.lowest)[patients]
    more = ((turns.after != now).astype(np.int64) - (turns.before != now))[order]
    after = others + _running(more, begins) > 0
    before = np.where(begins, others > 0, np.roll(after, 1))
    homes = places.homes[patients]
    minus, plus = np.full(order.size, -1), np.full(order.size, -1)
    minus[order] = np.where(before & ~after, homes, -1)
    plus[order] = np.where(after & ~before, homes, -1)
    return minus, plus


def _grouped(keys: Ints) -> tuple[Ints, Bools]:
    """Return an order in which equal keys stand together, otherwise as they came, and where each key begins."""
    order = np.argsort(keys.astype(np.int32), kind="stable")
    held = keys[order]
    begins = np.ones(held.size, np.bool_)
    begins[1:] = held[1:] != held[:-1]
    return order, begins


def _running(more: Ints, begins: Bools) -> Ints:
    """Return the sums within each group."""
    total = np.cumsum(more)
    starts = np.flatnonzero(begins)
    before = total[starts] - more[starts]
    found: Ints = total - before[np.cumsum(begins) - 1]
    return found


def _put_back(order: Ints, at: Ints, before: Ints, after: Ints) -> tuple[Ints, Ints]:
    minus, plus = np.full(order.size, -1), np.full(order.size, -1)
    other = before != after
    minus[order[other]] = (at + before)[other]
    plus[order[other]] = (at + after)[other]
    return minus, plus
