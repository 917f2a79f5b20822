"""A patient's course in a programme, how often that patient is to measure (FHIR CarePlan), and when not to."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

ON_HOLD = "on-hold"
_RUNNING = frozenset({"active", ON_HOLD})


class PauseReason(StrEnum):
    """Why nothing is expected of a patient for a time.

    DISMISSED: an answer that did not come is not waited for, until the next is due.
    """

    HOLIDAY = "holiday"
    ADMISSION = "admission"
    ON_HOLD = "on_hold"
    OTHER = "other"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch of time in which nothing is expected: from `start` (None = begun, nobody knows when) until `end`.

    `what` (as in `PlanStep`) is what alone is not expected, None everything. One of an answer that was dismissed begins
    when that was due.
    """

    reason: PauseReason
    start: datetime | None
    end: datetime | None = None
    what: str | None = None

    def is_of(self, what: str) -> bool:
        """Return whether the pause is one for what a step of the plan asks for."""
        return self.what is None or self.what == what

    def holds(self, at: datetime) -> bool:
        """Return whether the patient is on the pause at `at`."""
        return self.has_begun(at) and (self.end is None or at < self.end)

    def has_begun(self, at: datetime) -> bool:
        """Return whether the pause had begun at `at`, over or not."""
        return self.start is None or self.start <= at


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A stretch of time with one interval between measurements; `end` None is for as long as the course lasts.

    `weekdays` (0 = Monday) are the days that the plan names, if it names any. `what` is the questionnaire's url or the
    kind of reading that is asked for; empty where the plan leaves it open.
    """

    start: datetime
    end: datetime | None
    interval: timedelta
    what: str = ""
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A patient in a programme ("copd", "heart_failure", "diabetes", "epilepsy", "mental_health").

    `teams` and `organisations` are whom the source says it belongs to, as references or identifiers. `pauses` are all
    that are known of, whoever gave them. `ended` is when a decision here ended it, although the source lets it run.
    """

    id: str
    patient: str
    programme: str
    status: str
    start: datetime | None
    end: datetime | None = None
    plan: tuple[PlanStep, ...] = ()
    teams: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    pauses: tuple[Pause, ...] = ()
    ended: datetime | None = None

    @property
    def is_running(self) -> bool:
        """Return whether data are to be judged: a course on hold is, for an alarm knows no pause."""
        return self.status in _RUNNING
