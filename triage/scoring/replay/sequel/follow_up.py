"""Stays in hospital laid beside assessments: which were followed by one, and which were followed long enough."""

from collections.abc import Sequence

import numpy as np

from triage.scoring.evaluate.columns import Ints
from triage.scoring.evaluate.evaluation import Bools
from triage.scoring.replay.history import History


def followed_by_stay(history: History, stays: Sequence[tuple[int, int]], within: int) -> Bools:
    """Return the rows after which a stay of the patient began, at most `within` ms later.

    `stays` are patients and times in order.
    """
    if not stays:
        return np.zeros(history.rows, np.bool_)
    patients, times = (np.array(part, np.int64) for part in zip(*stays, strict=True))
    next_one = _first_after(patients, times, history.patients, history.at)
    there = next_one < patients.size
    place = np.where(there, next_one, 0)
    found: Bools = there & (patients[place] == history.patients) & (times[place] <= history.at + within)
    return found


def _first_after(patients: Ints, times: Ints, whose: Ints, at: Ints) -> Ints:
    """Return the place of the first of the ordered pairs that is past (whose, at)."""
    both = np.concatenate([patients, whose]), np.concatenate([times, at])
    is_row = np.concatenate([np.zeros(patients.size, np.int64), np.ones(whose.size, np.int64)])
    # A stay at the very time of the assessment stands before it: it did not come after.
    order = np.lexsort((is_row, both[1], both[0]))
    before = np.cumsum(is_row[order] == 0)
    found = np.empty(order.size, np.int64)
    found[order] = before
    return found[patients.size :]
