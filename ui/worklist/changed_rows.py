"""Show what was done to patients in the list as it stands: rows are read anew in their places, and nothing moves.

What a colleague or a source did is shown in the rows; what would come or go waits until the list is read again.
What the person did themselves is shown as it is: the row leaves, or the list is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from triage.workflow.application import Changed
from triage.worklist.row import Query, Row
from ui.desks.desk import Desk
from ui.widgets.windowed_model import ListState
from ui.worklist.model import Found, WorklistModel, found_since

# What the person did to more rows than these at once is shown by reading the list.
_FEW = 8


@dataclass(frozen=True, slots=True)
class _Answer:
    """The counts by now, and the rows concerned as they are now."""

    counts: Found
    rows: Sequence[Row]


class ChangedRows:
    """A list without rows is read again whatever happens: there is nothing in it that could move."""

    def __init__(self, desk: Desk, model: WorklistModel) -> None:
        self._desk = desk
        self._model = model

    def show(self, changed: Changed) -> None:
        """Show what was changed; where that concerns everything the list is read again."""
        model = self._model
        is_own = bool(changed.cases)
        concerns_all = not is_own and not changed.patients and not changed.owners
        if concerns_all or model.state is not ListState.READY or not model.rowCount():
            model.refresh()
        elif not model.is_turning():
            rows = self._concerned(changed)
            is_whole = {row.case for row in rows} >= set(changed.cases)
            if is_own and not (is_whole and len(rows) <= _FEW):
                model.refresh()
            else:
                self._look(rows, is_own=is_own)

    def look(self) -> None:
        """Ask what came since; no row is read again."""
        if self._model.state is ListState.READY and self._model.rowCount() and not self._model.is_turning():
            self._look([], is_own=False)
        elif self._model.state is not ListState.WAITING:
            self._model.refresh()

    def _look(self, rows: list[Row], *, is_own: bool) -> None:
        work = partial(self._read, self._model.query, self._model.counts, rows)
        self._model.read(work, partial(self._arrived, is_own=is_own), lambda _: self._model.refresh())

    def _concerned(self, changed: Changed) -> list[Row]:
        patients, cases = {*changed.patients, *changed.owners}, set(changed.cases)
        return [row for row in self._model.loaded() if row.patient in patients or row.case in cases]

    def _read(self, query: Query, before: Found, rows: Sequence[Row]) -> _Answer:
        counts = found_since(self._desk, query, before)
        return _Answer(counts, self._desk.rows_of([row.case for row in rows]) if rows else ())

    def _arrived(self, answer: _Answer, *, is_own: bool) -> None:
        model, counts = self._model, answer.counts
        gone = [row for row in answer.rows if is_own and _has_left(row, model.query)]
        # Where another case of the patient comes up in its place the list is read: it may be a red.
        if len(gone) > 1 or any(row.also for row in gone):
            model.refresh()
            return
        for row in answer.rows:
            if row not in gone:
                model.change(row)
        # Before a row is taken out: what comes up in its place must be the store's row of that number.
        model.is_outdated = counts.gained.total > 0 or counts.total != model.rowCount() - len(gone)
        for row in gone:
            model.remove(row.case, counts)
        model.tell_counts(counts)


def _has_left(row: Row, query: Query) -> bool:
    is_handled = row.closed and query.is_open and not query.told
    return is_handled or (row.snoozed_until is not None and not query.snoozed)
