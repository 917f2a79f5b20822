"""An entry of the inbox: what is found about a patient, and what somebody said of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from triage.clinical.canonical import text_hash
from triage.clinical.details import Urgency
from triage.coordination.conflicts.conflict import Code, Severity
from triage.errors import Text

# Codes beside those of conflicts.
BOOKING_REQUEST = "BOOKING_REQUEST"
TAKE_BACK_REQUEST = "TAKE_BACK_REQUEST"
VISIT_NOT_NEEDED = "VISIT_NOT_NEEDED"
WRITE_FAILED = "WRITE_FAILED"

Data = Mapping[str, int | str]
_NOTHING = Text("", "")
# What is at odds with the same visit in two ways differs in one of these.
_APART = ("needs", "resource", "at")
_DAYS, _NEVER, _SAVINGS = 10_000_000, 9_999_999, 10_000


class State(StrEnum):
    """What somebody said of an entry; whatever was put aside comes back when its facts change."""

    OPEN = "open"
    SNOOZED = "snoozed"
    WAITING = "waiting"
    NOT_RELEVANT = "not_relevant"


class Irrelevant(StrEnum):
    """Why an entry is not relevant; it measures how often a rule is right."""

    AGREED = "agreed"
    INTENDED = "intended"
    WRONG_DATA = "wrong_data"
    HANDLED = "handled"
    RULE_UNFIT = "rule_unfit"
    CLINICIAN = "clinician"
    OTHER = "other"


class Part(StrEnum):
    """A kind of entry that can be listed alone; each entry but the critical is of one kind."""

    CRITICAL = "critical"
    DEADLINES = "deadlines"
    TRIPS = "trips"
    NEEDS = "needs"
    REQUESTS = "requests"
    OTHER = "other"


_KINDS: Mapping[Part, frozenset[str]] = {
    Part.DEADLINES: frozenset(
        {
            *(Code.DEADLINE_BREACH, Code.DEADLINE_WAIVED, Code.DEADLINE_TIGHT, Code.DEADLINE_UNBOOKED),
            *(Code.FREE_CHOICE_TRIGGERED, Code.NOTICE_OVERDUE, Code.TRIAGE_RED_LATE, Code.CALLBACK_OVERDUE),
        }
    ),
    Part.TRIPS: frozenset(
        {
            *(Code.COMBINABLE_TRIPS, Code.CROSSING_PATIENTS, Code.TRAVEL_INFEASIBLE, Code.WALK_TIME_SHORT),
            *(Code.EARLY_DEPARTURE, Code.LATE_RETURN, Code.LONG_WAIT),
        }
    ),
    Part.NEEDS: frozenset(
        {Code.INTERPRETER_MISSING, Code.COMPANION_MISSING, Code.TRANSPORT_MISSING, Code.TRANSPORT_TOO_LATE}
    ),
    Part.REQUESTS: frozenset({BOOKING_REQUEST, TAKE_BACK_REQUEST, VISIT_NOT_NEEDED, Code.UNPLACED}),
}


def codes_of(part: Part) -> frozenset[str]:
    """Return the codes of a kind; none of CRITICAL, which is by gravity, and of OTHER, which is the rest."""
    return _KINDS.get(part, frozenset())


def part_of(code: str) -> Part:
    """Return the kind of an entry by its code, however grave it is."""
    return next((part for part, codes in _KINDS.items() if code in codes), Part.OTHER)


@dataclass(frozen=True, slots=True)
class Found:
    """What is found of one patient; `due` is the day until which something can be done, None where there is none.

    `request` is the key of the booking request that it is about, or that is joined with it. `times` says when and where
    the visits in it are. `title` and `line` are what is said of it, which nothing rests on; they name nobody.
    """

    code: str
    items: tuple[str, ...]
    severity: Severity
    data: Data = field(default_factory=dict)
    due: date | None = None
    request: int | None = None
    times: str = ""
    title: Text = _NOTHING
    line: Text = _NOTHING

    @property
    def apart(self) -> str:
        """Return what tells two findings of a code about the same things apart."""
        return " ".join(str(self.data[name]) for name in _APART if name in self.data)

    @property
    def basis(self) -> str:
        """Return a hash of all that it rests on: with another one it is news."""
        rests_on = [self.severity.value, sorted(self.data.items()), str(self.due), self.request, self.times]
        return text_hash(json.dumps(rests_on, ensure_ascii=False))[:16]

    @property
    def rank(self) -> int:
        """Return its place among others: gravity, then the day."""
        return rank_of(self.severity, self.due, None)


def rank_of(severity: Severity, due: date | None, saved: int | None) -> int:
    """Return a number that orders entries: the gravest, of those the first due, of those what saves most driving."""
    day = _NEVER if due is None else due.toordinal()
    return (severity * _DAYS + day) * _SAVINGS + _SAVINGS - 1 - min(max(saved or 0, 0), _SAVINGS - 1)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a clinician asked for; the note of the decision is not for whoever books."""

    key: int
    kind: str
    urgency: Urgency | None
    latest: datetime | None
    prepare: str
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One line of the inbox; `patient` is 0 and the names are empty where the record is closed.

    `days_left` is less than 0 once `due` is past. `until` is when a snoozed entry comes back, or by when an answer is
    expected; `is_late` tells that it has not come. `taken_by` is the login of who works on it. `minutes_saved` is what
    the best plan saves of driving, `is_stale` that something changed since. `words` are a colleague's own: plain text.
    What a plan solves that was just carried out `is_solved` until it is looked for again.
    `title` and `line` are what was said when it was found, empty for what is said otherwise.
    """

    id: int
    patient: int
    name: str
    reference: str
    department: int
    code: str
    severity: Severity
    items: tuple[str, ...]
    data: Data
    due: date | None
    days_left: int | None
    minutes_saved: int | None
    is_stale: bool
    state: State
    since: datetime
    until: date | None = None
    waits_for: str = ""
    is_late: bool = False
    reason: Irrelevant | None = None
    words: str = ""
    said_by: str = ""
    taken_by: str = ""
    is_solved: bool = False
    request: Asked | None = None
    title: Text = _NOTHING
    line: Text = _NOTHING
