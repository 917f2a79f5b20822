"""A quarantine in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from triage.clinical.received import Finding
from triage.errors import Text
from triage.scoring.danish_time import DENMARK
from triage.workflow.application import Changed
from triage.worklist.held import Held, HeldCounts, HeldDetail, HeldGroup, HeldQuery, Retried
from ui.desks.intake_desk import IntakeDesk

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=DENMARK)
WHY = Text("Enheden er ukendt og kan ikke regnes om. Kontakt kilden.", "The unit is unknown. Contact the source.")


def held(key: int = 1, **changes: object) -> Held:
    """A made-up reading in an unknown unit."""
    at = NOW - timedelta(minutes=key)
    made = Held(key, "http://fhir.example/r4", "Observation", f"o{key}", at, "code-invalid", WHY, 1, True, None)
    return replace(made, **changes)


@dataclass
class MadeUpIntake:
    """Lists, shows and retries in memory; `fault` is raised by whatever is asked while it is set."""

    rows: list[Held] = field(default_factory=list)
    worth_retrying: int = 0
    seen: list[int] = field(default_factory=list)
    shown: list[int] = field(default_factory=list)
    retried: list[object] = field(default_factory=list)
    asked: list[tuple[int, int]] = field(default_factory=list)
    fault: Exception | None = None

    def list_held(self, query: HeldQuery, offset: int, limit: int) -> Sequence[Held]:
        """Return a window of the rows found."""
        self._maybe_fail()
        self.asked.append((offset, limit))
        return self._found(query)[offset : offset + limit]

    def count_held(self, query: HeldQuery) -> HeldCounts:
        """Count the rows found, and all by type."""
        self._maybe_fail()
        groups = tuple(HeldGroup(row.source, row.type, row.code, 1) for row in self.rows)
        return HeldCounts(len(self._found(query)), groups, self.worth_retrying)

    def show_held(self, key: int) -> HeldDetail:
        """Return a row with its text."""
        self._maybe_fail()
        self.shown.append(key)
        finding = Finding("error", "code-invalid", "Observation.valueQuantity.code", WHY)
        row = next(each for each in self.rows if each.key == key)
        return HeldDetail(row, "ab" * 32, 618, "1", 101, (finding,), (), '{"resourceType": "Observation"}')

    def retry_one(self, key: int) -> tuple[Retried, Changed]:
        """Release the row."""
        self._maybe_fail()
        self.retried.append(key)
        self.rows = [row for row in self.rows if row.key != key]
        return Retried(tried=1, released=1), Changed(cases=(1,))

    def retry_all(self, query: HeldQuery) -> tuple[Retried, Changed]:
        """Release nothing."""
        self._maybe_fail()
        self.retried.append(query)
        number = len(self._found(query))
        return Retried(tried=number, held=number), Changed()

    def mark_seen(self, notice: int) -> Changed:
        """Remember the notice."""
        self._maybe_fail()
        self.seen.append(notice)
        return Changed(patients=(101,))

    def desk(self) -> IntakeDesk:
        """Return the functions as the screens take them."""
        return IntakeDesk(
            self.list_held,
            self.count_held,
            self.show_held,
            self.retry_one,
            self.retry_all,
            self.mark_seen,
        )

    def _found(self, query: HeldQuery) -> list[Held]:
        return [row for row in self.rows if query.type in ("", row.type) and query.words in row.id]

    def _maybe_fail(self) -> None:
        if self.fault is not None:
            raise self.fault
