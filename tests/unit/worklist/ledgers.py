"""Builders of plans, answers and ledgers of a made-up patient."""

from datetime import datetime, timedelta

from tests.builders import NOW, ago
from triage.clinical.care import Enrolment, Pause, PauseReason, PlanStep
from triage.scoring.danish_time import DENMARK
from triage.workflow.catalogue import Catalogue
from triage.worklist.answered import Delivery
from triage.worklist.expected import Expected, Ledger, up_to_date

AT_WORK = Catalogue().working_hours
DAILY, WEEKLY = timedelta(days=1), timedelta(days=7)
# NOW is Monday 23 November 2026 at 10 o'clock in Denmark.
MONDAY = datetime(2026, 11, 9, 6, tzinfo=DENMARK)
BEGINS = datetime(2026, 10, 26, tzinfo=DENMARK)


def danish(month: int, day: int, hour: int = 0) -> datetime:
    """A time on the clock in Denmark, 2026."""
    return datetime(2026, month, day, hour, tzinfo=DENMARK)


def plan(*steps: PlanStep, status: str = "active", pauses: tuple[Pause, ...] = ()) -> Enrolment:
    """A course in COPD; weekly from Monday 9 November where no step is given."""
    asked = steps or (PlanStep(MONDAY, None, WEEKLY),)
    return Enrolment("CarePlan/c1", "1", "copd", status, MONDAY, plan=asked, pauses=pauses)


def sent(*times: datetime, what: str = "") -> list[Delivery]:
    """Readings or responses at these times."""
    return [Delivery(f"Observation/o{number}", time, what) for number, time in enumerate(times, 1)]


def holiday(start: datetime, end: datetime | None = None) -> Pause:
    """A holiday that a clinician noted."""
    return Pause(PauseReason.HOLIDAY, start, end)


def new() -> Ledger:
    """A ledger that nobody has filled yet."""
    return Ledger(BEGINS, BEGINS)


def filled(rows: tuple[Expected, ...], seen: datetime = NOW) -> Ledger:
    """The ledger as it was left at `seen`."""
    return Ledger(BEGINS, seen, {row.place: row for row in rows})


def ledger(
    *answers: datetime,
    course: Enrolment | None = None,
    before: Ledger | None = None,
    now: datetime = NOW,
    gone: bool = False,
) -> tuple[Expected, ...]:
    """The rows at `now`; `gone` means that the patient has no course any more."""
    courses = [] if gone else [course or plan()]
    return up_to_date(before or new(), courses, sent(*answers), AT_WORK, now)


def states(rows: tuple[Expected, ...]) -> list[str]:
    """What became of each row, in order of time."""
    return [row.state.value for row in rows]


__all__ = ["AT_WORK", "BEGINS", "DAILY", "MONDAY", "NOW", "WEEKLY", "ago", "danish"]
