"""What of a patient decides when and how they can come."""

from dataclasses import dataclass, field
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class Unavailable:
    """A time in which the patient cannot come; `reason` may be about their life, and is for the department alone."""

    start: datetime
    end: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Admission:
    """A stay in a hospital bed."""

    site: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the patient would rather have: soft, and never a reason to break a deadline; Monday is weekday 0."""

    not_before: time | None = None
    not_after: time | None = None
    avoid_weekdays: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Needs:
    """What must be arranged: an interpreter (by language), a companion, patient transport (by kind)."""

    interpreter: str = ""
    companion: bool = False
    transport: str = ""


@dataclass(frozen=True, slots=True)
class RedAlarm:
    """A red result of the triage in a department."""

    dept: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CallBack:
    """A promised time in which the department calls."""

    id: str
    start: datetime
    end: datetime
    done: bool = False


@dataclass(frozen=True, slots=True)
class Traveller:
    """A patient on the way to hospitals; the two times of day override the policy's."""

    id: str
    deceased: bool = False
    waiting_since: date | None = None
    earliest_departure: time | None = None
    latest_return: time | None = None
    unavailable: tuple[Unavailable, ...] = ()
    admissions: tuple[Admission, ...] = ()
    prefers: Wishes = field(default_factory=Wishes)
    needs: Needs = field(default_factory=Needs)
    red_alarms: tuple[RedAlarm, ...] = ()
    callbacks: tuple[CallBack, ...] = ()
