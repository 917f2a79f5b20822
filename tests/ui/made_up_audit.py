"""An audit log in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from triage.access.chain import Fault
from triage.access.log_view import (
    LogCount,
    LogHealth,
    LogQuery,
    LogRights,
    LogRow,
    ReviewCounts,
    ReviewQuery,
    ReviewRow,
)
from triage.access.review import Reason, ReviewState
from triage.scoring.danish_time import DENMARK
from ui.desks.audit_desk import AuditDesk, ForCitizen, Proof

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=DENMARK)
AUDITOR = LogRights(reads_all=True, checks=True, exports=True)


def line(key: int = 1, **changes: object) -> LogRow:
    """A made-up nurse's look at a made-up patient."""
    at = NOW - timedelta(minutes=key)
    who = "anna", "Anna Prøve", "", "clinician", "Lunge"
    made = LogRow(key, at, *who, "view", "case 1", "Eksempel, Person 1", 1, "enrolment", None)
    return replace(made, **changes)


def to_review(key: int = 1, reason: Reason = Reason.SAMPLE, **changes: object) -> ReviewRow:
    """A look-up that waits for a reviewer."""
    made = ReviewRow(key, reason, ReviewState.OPEN, line(key), "", None, None, False)
    return replace(made, **changes)


@dataclass
class MadeUpAudit:
    """Lists, reviews and proves in memory; `fault` is raised by whatever is asked while it is set."""

    may: LogRights = AUDITOR
    reviews: list[ReviewRow] = field(default_factory=list)
    lines: list[LogRow] = field(default_factory=lambda: [line(1), line(2, act="list", patient="", patients=12)])
    faults: tuple[Fault, ...] = ()
    patients: tuple[int, ...] = (101,)
    settled: list[tuple[int, ReviewState, str]] = field(default_factory=list)
    asked: list[object] = field(default_factory=list)
    fault: Exception | None = None

    def list_reviews(self, query: ReviewQuery, offset: int, limit: int) -> Sequence[ReviewRow]:
        """Return a window of the queue."""
        return self._found(query)[offset : offset + limit]

    def count_reviews(self, query: ReviewQuery) -> ReviewCounts:
        """Count the queue."""
        return ReviewCounts(len(self._found(query)), len(self.reviews), 0)

    def close_review(self, key: int, state: ReviewState, note: str) -> None:
        """Settle a look-up."""
        self._maybe_fail()
        self.settled.append((key, state, note))
        self.reviews = [row for row in self.reviews if row.key != key]

    def list_log(self, query: LogQuery, offset: int, limit: int) -> Sequence[LogRow]:
        """Return a window of the log."""
        self._maybe_fail()
        self.asked.append(query)
        return self.lines[offset : offset + limit]

    def health(self) -> LogHealth:
        """Return that the log fares well."""
        self._maybe_fail()
        return LogHealth(1284, 2, NOW, 640, 640, True, NOW, len(self.reviews), 0)

    def patients_of(self, cpr: str) -> tuple[int, ...]:
        """Return the records of anybody."""
        self._maybe_fail()
        self.asked.append(cpr)
        return self.patients

    def for_citizen(self, cpr: str, language: str) -> ForCitizen:
        """Return a line about anybody."""
        self._maybe_fail()
        self.asked.append((cpr, language))
        return ForCitizen("Tidspunkt;Bruger\r\n2026-11-23;anna\r\n", 1, 1)

    def desk(self) -> AuditDesk:
        """Return the functions as the screens take them."""
        return AuditDesk(
            rights=lambda: self.may,
            health=self.health,
            look_through=lambda: 0,
            list_reviews=self.list_reviews,
            count_reviews=self.count_reviews,
            close_review=self.close_review,
            list_log=self.list_log,
            count_log=lambda _query: LogCount(len(self.lines)),
            acts=lambda: ["view", "list", "decide:visit", "decide:phone"],
            patients_of=self.patients_of,
            verify=lambda: Proof(len(self.lines), self.faults, True),
            for_citizen=self.for_citizen,
        )

    def _found(self, query: ReviewQuery) -> list[ReviewRow]:
        self._maybe_fail()
        return [row for row in self.reviews if query.reason in (None, row.reason)]

    def _maybe_fail(self) -> None:
        if self.fault is not None:
            raise self.fault
