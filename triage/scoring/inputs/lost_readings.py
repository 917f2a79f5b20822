"""Readings that were received and cannot be used: which of them speak against an input, and for how long."""

import numpy as np

from triage.clinical.readings import NONE, Bools, Ints
from triage.scoring.inputs.plan import NOTHING_DUE, Plans
from triage.scoring.readings.cleaned import Cleaned
from triage.scoring.readings.drop_reasons import HARMLESS, REASONS
from triage.scoring.readings.ranges import first_not_before
from triage.scoring.readings.view import window_begins
from triage.scoring.rules.model import Freshness, Input

# A weak signal is noise around a reading, not a reading that said something else.
_NO_DOUBT = frozenset({"artefact"})
# What was taken back before a usable reading came has been put right.
_ONLY_NEWER = frozenset({"entered_in_error"})
# A value that cannot be true, or none at all, is a failed measurement: measuring again soon is the answer to it.
_ANSWERED_SOON = frozenset({"absent", "implausible"})
_SOON_US = 3_600_000_000


def harmful(code: str, cleaned: Cleaned) -> Ints:
    """Return the places (in `Cleaned.lost`) of a kind's lost readings, oldest first within each patient.

    Copies and other patients' say nothing, and are not among them.
    """
    codes = list(cleaned.kinds)
    lost = np.flatnonzero(cleaned.lost_kind == (codes.index(code) if code in codes else len(codes)))
    return lost[~_is_for(HARMLESS, cleaned, lost)]


def counting(lost: Ints, declared: Input, cleaned: Cleaned, plans: Plans) -> Ints:
    """Return those of `lost` that would have counted now had they been usable; all, where old ones do not lapse."""
    begins = window_begins(declared, cleaned.now)
    if declared.freshness is Freshness.STRICT or begins is None or not len(lost):
        return lost
    time, patient = _time_and_patient(cleaned, lost)
    return lost[(time >= begins[patient]) | (cleaned.now[patient] <= plans.counts_until(time, patient))]


def newer(lost: Ints, code: str, cleaned: Cleaned) -> Ints:
    """Return those of `lost` that were measured after the patient's newest usable reading and cast doubt on it."""
    is_newer = _is_after_the_newest(lost, code, cleaned)
    return lost[is_newer & ~_is_for(_NO_DOUBT, cleaned, lost)]


def beside(lost: Ints, declared: Input, code: str, cleaned: Cleaned, plans: Plans, at: Ints) -> Ints:
    """Return those of `lost` that belong among the older usable readings of the window that ends at `at`.

    A usable reading after them does not say what they would have said. An input without a window takes what the
    patient's plan would still have let count at `at`, and everything where nothing is planned.
    """
    if not len(lost):
        return lost
    time, patient = _time_and_patient(cleaned, lost)
    begins, until = window_begins(declared, at), plans.due(time, patient)[1]
    is_inside = (until == NOTHING_DUE) | (at[patient] <= until) if begins is None else time >= begins[patient]
    start, stop = cleaned.ranges(code)
    is_older = (stop > start)[patient] & ~_is_after_the_newest(lost, code, cleaned)
    is_settled = _is_for(_ANSWERED_SOON, cleaned, lost) & _is_measured_again(lost, code, cleaned)
    return lost[is_inside & is_older & ~is_settled & ~_is_for(_NO_DOUBT | _ONLY_NEWER, cleaned, lost)]


def newest_of(lost: Ints, cleaned: Cleaned) -> Ints:
    """Return for each patient the newest of `lost`, which stand in order of time; NONE where there is none."""
    found = np.full(cleaned.patients, NONE)
    found[_time_and_patient(cleaned, lost)[1]] = lost
    return found


def _time_and_patient(cleaned: Cleaned, lost: Ints) -> tuple[Ints, Ints]:
    rows = cleaned.lost[lost]
    return cleaned.readings.time[rows], cleaned.readings.patient[rows]


def _is_after_the_newest(lost: Ints, code: str, cleaned: Cleaned) -> Bools:
    time, patient = _time_and_patient(cleaned, lost)
    start, stop = (end[patient] for end in cleaned.ranges(code))
    found = stop > start
    found[found] = time[found] >= cleaned.time[stop[found] - 1]
    return found


def _is_measured_again(lost: Ints, code: str, cleaned: Cleaned) -> Bools:
    """Return which were followed by a usable reading within the hour."""
    time, patient = _time_and_patient(cleaned, lost)
    start, stop = (end[patient] for end in cleaned.ranges(code))
    following = first_not_before(cleaned.time, start, stop, time)
    found = following < stop
    found[found] = cleaned.time[following[found]] - time[found] <= _SOON_US
    return found


def _is_for(reasons: frozenset[str], cleaned: Cleaned, lost: Ints) -> Bools:
    """Return which were left out for one of `reasons`; a reading's own fault counts by its own word."""
    readings, reason = cleaned.readings, cleaned.reason[lost]
    fault = readings.fault[cleaned.lost[lost]]
    is_named = np.array([name in reasons for name in REASONS], np.bool_)[reason]
    is_own = np.array([*(name in reasons for name in readings.faults), False], np.bool_)[fault]
    found: Bools = is_named | (is_own & (reason == REASONS.index("fault")))
    return found
