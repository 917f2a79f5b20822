"""Empty the outbox: tell the sources what was decided, each thing once, whatever breaks on the way."""

import logging
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from time import monotonic

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.clinical.decision import SendState
from triage.clinical.notice import NoticeKind
from triage.errors import SourceError, StoreError, Text, VisitaError
from triage.fhir.http.endpoint import Endpoint
from triage.fhir.http.exchange import Exchange
from triage.fhir.http.fetch import Limits
from triage.fhir.strict import read_body
from triage.store.care.changes import patient_of_change
from triage.store.casework.decisions import patient_of_decision
from triage.store.notices import write_told
from triage.store.outbox import Entry, Settled, is_due, postpone, settle, take_next
from triage.store.records import raw_resource
from triage.store.sources import source_of
from triage.workflow.application import Application
from triage.workflow.pull.reach import endpoint_of, in_network
from triage.workflow.rights.permit import permit_alone
from triage.workflow.write_back import deliver_mark, deliver_task
from triage.worklist.source import SourceSettings, WriteBack

_LOG = logging.getLogger(__name__)
_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(hours=1)
# Three days of an hour each; then a person must look.
_AT_MOST = 80
# No sign-in, no time, too many: the same may well be taken later.
_PASSING = frozenset({401, 403, 408, 429})
_LIMITS = Limits(deadline_s=15.0, byte_cap=5_000_000)

Reach = Callable[[SourceSettings], AbstractContextManager[Endpoint]]


@dataclass(slots=True)
class WriteBackReport:
    """What became of what was due: a count per state, and the faults of sources that could not be reached."""

    counts: Counter[SendState] = field(default_factory=Counter)
    faults: list[Text] = field(default_factory=list)


def reach(settings: SourceSettings) -> Endpoint:
    """Return the source's server; what is busy is tried again later instead of being waited for."""
    endpoint = endpoint_of(settings, _LIMITS)
    endpoint.patience = replace(endpoint.patience, attempts=1)
    return endpoint


def write_back(app: Application, at_most_s: float = 20.0, reach: Reach = reach) -> WriteBackReport:
    """Write what is due, oldest first, for about `at_most_s` seconds; a source that does not answer waits."""
    permit_alone(app, Act.RUN_INTAKE)
    report = WriteBackReport()
    tired: set[int] = set()
    until = monotonic() + at_most_s
    while monotonic() < until:
        entry = _next(app, tired)
        if entry is None:
            break
        try:
            settled = _delivered(app, entry, reach)
        except StoreError:
            raise
        except Exception as fault:
            settled = _broken(fault, entry)
        if settled.state is SendState.WAITING:
            tired.add(entry.source)
        _note(app, entry, settled)
        report.counts[settled.state] += 1
        report.faults += [settled.fault] if settled.fault else []
    return report


def _next(app: Application, tired: set[int]) -> Entry | None:
    with app.store.read() as connection:
        if not is_due(connection, app.clock()):
            return None
    with app.store.write() as connection:
        return take_next(connection, app.clock(), tired)


def _broken(fault: Exception, entry: Entry) -> Settled:
    """Return that an entry must wait, or is refused: by the source, or after days in which nobody answered."""
    status = fault.status if isinstance(fault, SourceError) else None
    is_no = status is not None and 400 <= status < 500 and status not in _PASSING
    state = SendState.REFUSED if is_no or entry.attempts >= _AT_MOST else SendState.WAITING
    return Settled(state, fault=_explained(fault))


def _explained(fault: Exception) -> Text:
    if isinstance(fault, VisitaError):
        return fault.text
    _LOG.error("a decision could not be written: %s", type(fault).__name__)
    return _OUR_FAULT


def _delivered(app: Application, entry: Entry, reach: Reach) -> Settled:
    settings = in_network(app.store, source_of(app.store, entry.source).settings)
    with reach(settings) as endpoint:
        exchange = Exchange(endpoint)
        if entry.dress == WriteBack.TASK.value:
            return (deliver_task.take_back if entry.corrects else deliver_task.tell)(exchange, entry)
        if entry.corrects:
            return deliver_mark.unmark(exchange, entry)
        with app.store.read() as connection:
            decided_on = raw_resource(connection, entry.body["resource"])
        return deliver_mark.mark(exchange, entry, read_body(decided_on))


def _wait(attempts: int) -> timedelta:
    return min(_FIRST_WAIT * (1 << min(attempts - 1, 10)), _LONGEST_WAIT)


def _note(app: Application, entry: Entry, settled: Settled) -> None:
    """Record the answer, with a notice where somebody must see that the source did not do as was decided."""
    now = app.clock()
    with app.store.write() as connection:
        if settled.state is SendState.WAITING and settled.fault:
            postpone(connection, entry, now + _wait(entry.attempts), settled.fault)
            return
        is_ours = settle(connection, entry, settled, now)
        if is_ours and settled.fault is not None and settled.state in (SendState.CONFLICT, SendState.REFUSED):
            patient, case = _whose(connection, entry)
            write_told(connection, patient, case, NoticeKind.NOT_WRITTEN, settled.fault, now)


def _whose(connection: Connection, entry: Entry) -> tuple[int, int | None]:
    """Return the patient, and the case where the entry is of a decision."""
    if entry.decision is not None:
        return patient_of_decision(connection, entry.decision)
    return patient_of_change(connection, entry.change), None


_OUR_FAULT = Text(
    "En fejl i programmet hindrede, at beslutningen blev skrevet hos kilden. Skriv den der selv, og meld fejlen",
    "A fault of the program kept the decision from being written at the source. Write it there, and report the fault",
)
