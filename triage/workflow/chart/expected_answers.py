"""What a clinician is shown of one patient's ledger."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from triage.clinical.care import Pause, PauseReason
from triage.errors import Text
from triage.store.ledger import ledgers_of
from triage.store.pauses import noted_pauses
from triage.store.records import Facts, questionnaires
from triage.workflow.application import Application
from triage.workflow.chart.chart import ExpectedAnswers, ExpectedLine
from triage.worklist.expected import Expected, ExpectedState

_ANSWERED = frozenset({ExpectedState.ANSWERED, ExpectedState.ANSWERED_LATE})
_OVER = frozenset({ExpectedState.MISSED, ExpectedState.ANSWERED_LATE, ExpectedState.PAUSED})
_LOOK_BACK = timedelta(days=28)
_FEW = 3


def expected_answers(app: Application, connection: Connection, patient: int, facts: Facts) -> ExpectedAnswers:
    """Return what is late and what comes next, the last that went amiss, and the count of four weeks."""
    now = app.clock()
    rows = sorted(ledgers_of(connection, [patient])[patient].rows.values(), key=lambda row: (row.window.due, row.place))
    lately = [row for row in rows if now - _LOOK_BACK < row.window.due <= now]
    names = _names(app, connection, rows)
    return ExpectedAnswers(
        lines=tuple(ExpectedLine(names.get(row.what, Text("", "")), row) for row in _worth_a_look(rows, lately)),
        pauses=tuple(_pauses(facts, now)),
        answered=sum(row.state in _ANSWERED for row in lately),
        lacking=sum(row.is_lacking for row in lately),
        endable=tuple(_endable(connection, patient, now)),
    )


def _worth_a_look(rows: Sequence[Expected], lately: Iterable[Expected]) -> Iterator[Expected]:
    """Yield the next of each kind, then what is late, then the last few that went amiss, newest first."""
    coming: dict[tuple[str, str], Expected] = {}
    for row in rows:
        if row.state is ExpectedState.EXPECTED:
            coming.setdefault((row.programme, row.what), row)
    yield from coming.values()
    yield from (row for row in rows if row.state is ExpectedState.LATE)
    amiss = [row for row in lately if row.state in _OVER]
    yield from reversed(amiss[-_FEW:])


def _names(app: Application, connection: Connection, rows: Iterable[Expected]) -> Mapping[str, Text]:
    asked = {row.what for row in rows if row.what}
    kinds = {code: Text(kind.name_da, kind.name_en) for code, kind in app.catalogue.kinds.items()}
    titles = {form.url: Text(form.title, form.title) for form in questionnaires(connection, asked - kinds.keys())}
    return {what: kinds.get(what) or titles.get(what) or Text(what, what) for what in asked}


def _endable(connection: Connection, patient: int, now: datetime) -> Iterator[tuple[int, Pause]]:
    for noted in noted_pauses(connection, [patient]):
        if noted.ended is None and (noted.end is None or noted.end > now):
            yield noted.id, Pause(noted.reason, noted.start, noted.end)


def _pauses(facts: Facts, now: datetime) -> Iterator[Pause]:
    pauses = dict.fromkeys(pause for course in facts.enrolments for pause in course.pauses)
    # What is not waited for stands beside the plan, each with who said so.
    coming = (pause for pause in pauses if pause.end is None or pause.end > now)
    yield from (pause for pause in coming if pause.reason is not PauseReason.DISMISSED)
