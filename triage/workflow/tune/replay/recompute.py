"""Make a history for a draft whose inputs are others: anew from the readings and answers, as they stood each time."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from triage.clinical.care import Enrolment
from triage.errors import Text, VisitaError
from triage.lanes.made_inputs import Chunk, made_inputs
from triage.scoring.evaluate.columns import Column, Ints
from triage.scoring.evaluate.kept.joined import stacked
from triage.scoring.evaluate.kept.layout import layout_of
from triage.scoring.evaluate.kept.moments import Known, MadeInputs
from triage.scoring.evaluate.kept.past_rows import as_columns
from triage.scoring.inputs.past import Moments
from triage.scoring.readings.reduce import code_of
from triage.scoring.replay.history import History
from triage.scoring.replay.made_anew import MADE_OF_READINGS, Task, task_of, with_made
from triage.scoring.rules.model import RuleSet
from triage.store.history.readings import reading_columns_of
from triage.store.records import courses_of, responses_of
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit_any
from triage.workflow.tune.replay.history import TUNES, read_history

# So many patients' readings are some tens of megabytes.
_CHUNK = 200
_US = 1_000


class ReplayStoppedError(VisitaError):
    """Whoever asked for a replay wants it no more."""


def recompute(
    app: Application,
    draft: RuleSet,
    start: datetime,
    end: datetime,
    tell: Callable[[int, int], None] = lambda done, of: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> History:
    """Return the history of a period with the inputs that `draft` defines; in a process of its own.

    `tell` is called with how many of how many assessments are done. Raises ReplayStoppedError once `is_stopped`.
    """
    with app.store.read() as connection:
        permit_any(app, connection, TUNES)
    history = read_history(app, draft.programme or "", start, end)
    task = task_of(history, draft)
    if not task.needed or not history.rows:
        return with_made(history, draft, (), {}, {}, np.zeros(history.rows, np.bool_))
    known = Known(app.catalogue.kinds, app.catalogue.instruments)
    parts: list[_Part] = []
    done = 0
    waiting = list(_cut(history))
    with closing(made_inputs((task.draft, task.proof), known, _chunks(app, history, task, waiting))) as found:
        for rows, made in zip(waiting, found, strict=True):
            if is_stopped():
                raise ReplayStoppedError(_STOPPED)
            parts.append(_Part(rows, *made))
            done += rows.size
            tell(done, history.rows)
    return _history(history, draft, task, parts)


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    rows: Ints
    draft: MadeInputs
    proof: MadeInputs


def _cut(history: History) -> Iterator[Ints]:
    """Yield the rows of some patients at a time, apart those of the demonstration's past, which arrived at once."""
    for is_made_up in (False, True):
        rows = np.flatnonzero((history.results == 0) == is_made_up)
        rows = rows[np.argsort(history.patients[rows], kind="stable")]
        whose = history.patients[rows]
        people = np.unique(whose)
        for first in range(0, people.size, _CHUNK):
            last = people[min(first + _CHUNK, people.size) - 1]
            yield rows[np.searchsorted(whose, people[first]) : np.searchsorted(whose, last, side="right")]


def _chunks(app: Application, history: History, task: Task, waiting: Sequence[Ints]) -> Iterator[Chunk]:
    programme = history.rule_set.programme or ""
    inputs = [*task.draft.inputs.values(), *task.proof.inputs.values()]
    kinds = sorted({code_of(one) for one in inputs if one.kind in MADE_OF_READINGS})
    asks = any(one.kind not in MADE_OF_READINGS for one in inputs)
    for rows in waiting:
        keys = np.unique(history.patients[rows]).tolist()
        with app.store.read() as connection:
            readings, courses = reading_columns_of(connection, keys, kinds), courses_of(connection, keys)
            responses = responses_of(connection, keys) if asks else {}
        owner = np.searchsorted(keys, history.patients[rows])
        yield Chunk(
            readings=readings,
            enrolments=[_course(courses[key], key, programme) for key in keys],
            responses=[responses.get(key, ()) for key in keys],
            moments=Moments(owner, history.at[rows] * _US),
            by_arrival=bool(history.results[rows[0]]),
        )


def _course(courses: Sequence[Enrolment], key: int, programme: str) -> Enrolment:
    """Return the patient's course in the programme; of several the steps of all count, as when patients are scored."""
    theirs = [one for one in courses if one.programme == programme]
    active = [one for one in theirs if one.status == "active"] or theirs[-1:]
    if not active:
        return Enrolment("", str(key), programme, "unknown", None)
    return replace(active[-1], plan=tuple(step for one in active for step in one.plan))


def _history(history: History, draft: RuleSet, task: Task, parts: Sequence[_Part]) -> History:
    order = np.argsort(np.concatenate([one.rows for one in parts]), kind="stable")
    made = _columns(task.draft, [one.draft for one in parts], order)
    known = _columns(task.proof, [one.proof for one in parts], order)
    known = {name: column for name, column in known.items() if name in history.columns}
    doubted = np.concatenate([one.draft.doubted for one in parts])[order]
    return with_made(history, draft, task.needed, made, known, doubted)


def _columns(rule_set: RuleSet, parts: Sequence[MadeInputs], order: Ints) -> dict[str, Column]:
    layout = layout_of(rule_set)
    each = [as_columns(layout, one) for one in parts]
    return {kept.name: stacked([one[kept.name] for one in each], order) for kept in layout.inputs}


_STOPPED = Text("Beregningen er stoppet.", "The calculation was stopped.")
