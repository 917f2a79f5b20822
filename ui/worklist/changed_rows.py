"""Show what was done to one patient in the list as it stands: the row alone is read anew, and nothing else moves."""

from collections import Counter
from functools import partial

from triage.workflow.application import Changed
from triage.worklist.row import Query, Row
from ui.desks.desk import Desk
from ui.widgets.windowed_model import ListState
from ui.worklist.model import Found, WorklistModel, found

# More rows at once are read as a list.
_FEW = 8
_Answer = tuple[Found, list[Row]]


class ChangedRows:
    """Where a row would come, or move, or it cannot be told from the row, the list is read again."""

    def __init__(self, desk: Desk, model: WorklistModel) -> None:
        self._desk = desk
        self._model = model

    def show(self, changed: Changed) -> None:
        """Read the rows concerned, or the list."""
        rows = self._concerned(changed)
        if not rows:
            self._model.refresh()
            return
        work = partial(self._read, self._model.query, [row.case for row in rows])
        self._model.read(work, self._arrived, lambda _: self._model.refresh())

    def _concerned(self, changed: Changed) -> list[Row]:
        """Return the rows that are all there is to be read; none where the list is."""
        model = self._model
        if model.state is not ListState.READY or model.is_turning() or not _shows_open_alone(model.query):
            return []
        patients, cases = {*changed.patients, *changed.owners}, set(changed.cases)
        rows = [row for row in model.loaded() if row.patient in patients or row.case in cases]
        is_all = patients <= {row.patient for row in rows} and cases <= {row.case for row in rows}
        return rows if is_all and len(rows) <= _FEW else []

    def _read(self, query: Query, cases: list[int]) -> _Answer:
        return found(self._desk, query), [self._desk.row_of(case) for case in cases]

    def _arrived(self, answer: _Answer) -> None:
        counts, fresh = answer
        model = self._model
        shown = {row.case: row for row in model.loaded()}
        gone = [row for row in fresh if not _stays(row)]
        is_same = all(row.case in shown and _place(row) == _place(shown[row.case]) for row in fresh)
        left = Counter(model.counts.counts.by_colour)
        left.subtract(row.colour for row in gone)
        # A red that came meanwhile must not be missed, whatever else left the list.
        if not is_same or len(gone) > 1 or left != Counter(counts.counts.by_colour):
            model.refresh()
            return
        for row in fresh:
            if _stays(row):
                model.change(row)
        if gone:
            model.remove(gone[0].case, counts)
        else:
            model.tell_counts(counts)


def _shows_open_alone(query: Query) -> bool:
    """Return whether a row of the query stays listed as long as its case is open."""
    return query == Query(programmes=query.programmes, colours=query.colours, name=query.name, teams=query.teams)


def _stays(row: Row) -> bool:
    return not row.closed and row.snoozed_until is None


def _place(row: Row) -> tuple[object, ...]:
    """Return what decides where the row stands, and whether the patient has other rows."""
    return row.colour, row.deadline, row.name, row.programme, row.team, {one.programme for one in row.also}
