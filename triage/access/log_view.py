"""The audit log as it is asked for and shown: queries, rows, and how healthy the log is; no clinical content."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from triage.access.review import Reason, ReviewState


@dataclass(frozen=True, slots=True)
class LogQuery:
    """Which lines are asked for: part of a login or name, patients by key, an act, and a period; "" and None are all.

    `only` is the login whose lines alone are asked for. `patients` is None where every patient is meant.
    """

    words: str = ""
    patients: tuple[int, ...] | None = None
    act: str = ""
    since: datetime | None = None
    until: datetime | None = None
    only: str | None = None


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line of the log; `patient` is the name of the one it is about, `patients` how many it names."""

    key: int
    at: datetime
    actor: str
    name: str
    behalf: str
    role: str
    department: str
    act: str
    subject: str
    patient: str
    patients: int
    relation: str
    override: str | None


@dataclass(frozen=True, slots=True)
class LogCount:
    """How many lines a query finds."""

    total: int


class ReviewWhich(StrEnum):
    """Which part of the reviewer's queue is shown."""

    OPEN = "open"
    URGENT = "urgent"
    FOLLOW_UP = "follow_up"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ReviewQuery:
    """Which look-ups to be reviewed are asked for; `reason` None means all, `words` are part of a login."""

    which: ReviewWhich = ReviewWhich.OPEN
    reason: Reason | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A look-up to be reviewed, with its line; `is_overdue` tells that a break-glass has waited for too long."""

    key: int
    reason: Reason
    state: ReviewState
    line: LogRow
    note: str
    closed_by: str | None
    closed: datetime | None
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class ReviewCounts:
    """How many the query finds, how many wait in all, and how many break-glass have waited for more than 7 days."""

    total: int
    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class LogHealth:
    """How the log is: lines and chains, how far each place outside the store has it, and when another chain vouched.

    `kept` is the number of the newest line of this workstation that is kept in the strongest place, None where none is.
    """

    lines: int
    chains: int
    newest: datetime | None
    own_number: int
    kept: int | None
    is_outside: bool
    vouched: datetime | None
    open_reviews: int
    overdue_reviews: int


@dataclass(frozen=True, slots=True)
class LogRights:
    """What the person at work may do with the log; who may nothing of it sees the own acts, or nothing at all."""

    reads_all: bool = False
    reads_own: bool = False
    checks: bool = False
    exports: bool = False
