"""When a patient's next measurement is due, and how long the last one counts."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from triage.clinical.care import Enrolment, PlanStep
from triage.scoring.danish_time import elapsed_hours

# A measurement that is a little late is no lapse: half an interval, but never under 12 hours or over two days.
_SHORTEST_GRACE = timedelta(hours=12)
_LONGEST_GRACE = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Due:
    """The next planned measurement, and until when the one before it counts."""

    at: datetime
    interval: timedelta

    @property
    def counts_until(self) -> datetime:
        """Return when a value that was not renewed is too old."""
        return self.at + min(max(self.interval / 2, _SHORTEST_GRACE), _LONGEST_GRACE)


def next_due(enrolment: Enrolment, newest: datetime | None) -> Due | None:
    """Return what the plan expects after `newest` (None = nothing yet): an interval later, or at the next step's start.

    None without a plan, and after its last step. A pause is a gap between steps: nothing is due in it.
    """
    dues = (found for step in enrolment.plan if (found := _due_in(step, newest)) is not None)
    return min(dues, key=lambda due: due.at, default=None)


def anchor(enrolment: Enrolment, newest: datetime | None, now: datetime) -> datetime:
    """Return the time that windows end at.

    While the newest reading counts (the plan's interval and its grace have not passed) that is its own time, so that a
    weekly measurer is judged by the last measurement all week and no colour changes by time alone; then it is `now`.
    """
    if newest is None:
        return now
    due = next_due(enrolment, newest)
    return newest if due is not None and now <= due.counts_until else now


def hours_past_due(enrolment: Enrolment, newest: datetime | None, now: datetime) -> Decimal | None:
    """Return the hours since the next measurement after `newest` was due, 0 before that, None without a plan."""
    due = next_due(enrolment, newest)
    return None if due is None else max(Decimal(0), elapsed_hours(due.at, now))


def _due_in(step: PlanStep, newest: datetime | None) -> Due | None:
    """Return the first due time inside `step`, None where the step is over before it."""
    start = step.start.astimezone(UTC)
    after = start if newest is None else newest.astimezone(UTC)
    at = max(start, after + step.interval)
    return Due(at, step.interval) if step.end is None or at < step.end else None
