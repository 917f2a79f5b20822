"""When a patient's next measurement is due, and how long the last one counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import numpy as np

from triage.clinical.care import Enrolment, Pause, PlanStep
from triage.clinical.readings import NEVER, Bools, Ints, microseconds
from triage.scoring.danish_time import elapsed_hours
from triage.scoring.readings.ranges import owners, unrolled

# A measurement that is a little late is no lapse: half an interval, but never under 12 hours or over two days.
_SHORTEST_GRACE = timedelta(hours=12)
_LONGEST_GRACE = timedelta(hours=48)
# Where nothing is planned.
_WITHOUT_PLAN = timedelta(days=1)
_MICROSECOND = timedelta(microseconds=1)
# Before all times: nothing was measured yet; and nothing is due, because the plan is over or there is none.
NOTHING_YET = NOTHING_DUE = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True)
class Due:
    """The next planned measurement, an interval after `after` or later."""

    at: datetime
    interval: timedelta
    after: datetime

    @property
    def counts_until(self) -> datetime:
        """Return when a value that was not renewed is too old: a gap in the plan keeps nothing fresh."""
        return self.after + self.interval + min(max(self.interval / 2, _SHORTEST_GRACE), _LONGEST_GRACE)


def next_due(enrolment: Enrolment, newest: datetime | None) -> Due | None:
    """Return what the plan expects after `newest` (None = nothing yet): an interval later, or at the next step's start.

    None without a plan, and after its last step. A pause is a gap between steps: nothing is due in it.
    """
    dues = (found for step in enrolment.plan if (found := _due_in(step, newest)) is not None)
    return min(dues, key=lambda due: due.at, default=None)


def without_pauses(enrolment: Enrolment, now: datetime) -> Enrolment:
    """Return the course with a plan that asks for nothing in a pause; lateness is counted by it, freshness never.

    What was due before a pause that has begun is forgiven: the first due is at its end. One to come only leaves a gap.
    """
    steps = enrolment.plan
    for pause in enrolment.pauses:
        steps = tuple(left for step in steps for left in _left_of(step, pause, now))
    return replace(enrolment, plan=steps)


def is_excused(enrolment: Enrolment, newest: datetime | None, now: datetime) -> bool:
    """Return whether a pause alone keeps the patient from being late: the values from before it prove nothing now."""
    planned, paused = next_due(enrolment, newest), next_due(without_pauses(enrolment, now), newest)
    return planned is not None and planned.at <= now and (paused is None or paused.at > planned.at)


@dataclass(frozen=True, slots=True, eq=False)
class Plans:
    """The plans of many patients as columns, in microseconds: patient p has the steps `begins[p]` to `begins[p + 1]`.

    `end` is NEVER for a step without one.
    """

    begins: Ints
    start: Ints
    end: Ints
    interval: Ints

    @classmethod
    def of(cls, enrolments: Sequence[Enrolment]) -> "Plans":
        """Return the plans of `enrolments`, one patient each."""
        steps = [step for enrolment in enrolments for step in enrolment.plan]
        counts = [len(enrolment.plan) for enrolment in enrolments]
        return cls(
            begins=np.cumsum([0, *counts]),
            start=np.array([microseconds(step.start) for step in steps], np.int64),
            end=np.array([NEVER if step.end is None else microseconds(step.end) for step in steps], np.int64),
            interval=np.array([step.interval // timedelta(microseconds=1) for step in steps], np.int64),
        )

    def part(self, first: int, end: int) -> "Plans":
        """Return the plans of the patients `first` to `end`."""
        return replace(self, begins=self.begins[first : end + 1])

    def due(self, newest: Ints, patient: Ints) -> tuple[Ints, Ints]:
        """Return when the measurement after each of `newest` is due, by the plan of its `patient` (a number), and until
        when the one before counts; NOTHING_DUE where that plan is over.

        `newest` is NOTHING_YET where there was none.
        """
        steps, begins = unrolled(self.begins[patient], self.begins[patient + 1])
        owner = owners(begins, len(steps))
        start, interval = self.start[steps], self.interval[steps]
        after = np.where(newest[owner] == NOTHING_YET, start, newest[owner])
        due = np.maximum(start, after + interval)
        is_due = np.flatnonzero(due < self.end[steps])
        # Of one patient's steps the first due is written last, and of those due at once the first of the plan.
        order = is_due[np.lexsort((-is_due, -due[is_due], owner[is_due]))]
        grace = np.clip(interval // 2, _SHORTEST_GRACE // _MICROSECOND, _LONGEST_GRACE // _MICROSECOND)
        at, until = np.full(len(newest), NOTHING_DUE), np.full(len(newest), NOTHING_DUE)
        at[owner[order]], until[owner[order]] = due[order], (after + interval + grace)[order]
        return at, until

    def counts_until(self, time: Ints, patient: Ints) -> Ints:
        """Return until when a measurement of `time` counts: by the plan of its `patient`, for a day without one."""
        until = self.due(time, patient)[1]
        return np.where(until == NOTHING_DUE, time + _WITHOUT_PLAN // _MICROSECOND, until)


def anchors(counts_until: Ints, newest: Ints, has_any: Bools, now: Ints) -> Ints:
    """Return the time that each patient's windows end at.

    While the newest reading counts (the plan's interval and its grace have not passed) that is its own time, so that a
    weekly measurer is judged by the last measurement all week and no colour changes by time alone; then it is `now`.
    """
    return np.where(has_any & (now <= counts_until), newest, now)


def hours_past_due(enrolment: Enrolment, newest: datetime | None, now: datetime) -> Decimal | None:
    """Return the hours since the next measurement after `newest` was due, 0 before that, None without a plan."""
    due = next_due(enrolment, newest)
    return None if due is None else max(Decimal(0), elapsed_hours(due.at, now))


def _due_in(step: PlanStep, newest: datetime | None) -> Due | None:
    """Return the first due time inside `step`, None where the step is over before it."""
    start = step.start.astimezone(UTC)
    after = start if newest is None else newest.astimezone(UTC)
    at = max(start, after + step.interval)
    return Due(at, step.interval, after) if step.end is None or at < step.end else None


def _left_of(step: PlanStep, pause: Pause, now: datetime) -> Iterator[PlanStep]:
    yield from _outside(step, pause, now) if pause.is_of(step.what) else (step,)


def _outside(step: PlanStep, pause: Pause, now: datetime) -> Iterator[PlanStep]:
    """Yield what a pause leaves of a step: before it as long as it has not begun, and after it if it ends."""
    if not pause.has_begun(now) and pause.start is not None and step.start < pause.start:
        yield replace(step, end=pause.start if step.end is None else min(step.end, pause.start))
    if pause.end is not None and (step.end is None or pause.end < step.end):
        yield replace(step, start=max(step.start, pause.end))
