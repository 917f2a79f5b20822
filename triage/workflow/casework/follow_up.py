"""What became of decisions: was the visit needed, was the call made, is it booked; and where messages go."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.clinical.decision import OUTCOMES, Action, Decision, OutcomeKind
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.casework import booking_requests, outcomes
from triage.store.casework.booking_requests import WAITING, BookingRequest, RequestState
from triage.store.casework.decisions import decisions_of, patient_of_decision
from triage.store.casework.outcomes import Asked, VisitOutcome
from triage.store.coordination.findings_due import mark_due
from triage.store.people.relations import closed_of_departments, patients_of_departments
from triage.workflow.application import Application, Changed
from triage.workflow.rights.masks import CLOSED_NAME
from triage.workflow.rights.permit import permit

__all__ = ["Asked", "BookingRequest", "RequestState", "VisitOutcome"]

_A_WHILE = timedelta(days=1)
_MANY = 500
# Whether a visit was needed is for those to say who decide; that somebody came, or answered, for all who talk to them.
_CLINICAL = frozenset({OutcomeKind.NEEDED, OutcomeKind.NOT_NEEDED})


_Line = TypeVar("_Line", Asked, BookingRequest)


def note_outcome(app: Application, decision: int, kind: OutcomeKind, note: str = "") -> Changed:
    """Note whether a visit turned out to be needed, or whether a call was answered; the last line counts.

    Raises WrongUseError where the decision does not stand, or nothing of that kind can come of it.
    """
    now, act = app.clock(), Act.DECIDE if kind in _CLINICAL else Act.NOTE_CONTACT
    with app.store.write() as connection:
        patient, case = patient_of_decision(connection, decision)
        warrant = permit(app, connection, act, patient)
        _refuse_other(next(made for made in decisions_of(connection, patient) if made.id == decision), kind)
        outcomes.note_outcome(connection, decision, kind, note.strip(), app.actor, now)
        mark_due(connection, [patient])
        audit.log(connection, now, app.actor, f"outcome:{kind}", patient, f"decision {decision}", warrant)
    return Changed(cases=(case,), patients=(patient,))


def outcomes_between(app: Application, start: datetime, end: datetime) -> Sequence[VisitOutcome]:
    """Return the visits decided in a time that stand, with what came of them and by which rules; nobody is named."""
    with app.store.read() as connection:
        permit(app, connection, Act.EXPORT_STATISTICS)
        return outcomes.outcomes_between(connection, start, end)


def visits_without_outcome(app: Application) -> Sequence[Asked]:
    """Return the visits decided more than a day ago of which nobody knows yet whether they were needed."""
    until = app.clock() - _A_WHILE
    return _listed(
        app,
        "list visits without outcome",
        lambda connection: outcomes.visits_without_outcome(connection, until, _MANY),
    )


def promised_calls(app: Application, *, overdue: bool = False) -> Sequence[Asked]:
    """Return the calls that were promised and are not made yet, the first due first; or the overdue alone."""
    at = app.clock() if overdue else None
    return _listed(app, "list promised calls", lambda connection: outcomes.promised_calls(connection, at))


def list_bookings(app: Application, states: Sequence[RequestState] = WAITING) -> Sequence[BookingRequest]:
    """Return what decisions ask a secretary for: what must be taken back first, then the most urgent."""
    return _listed(app, "list bookings", lambda connection: booking_requests.requests(connection, states))


def settle_booking(app: Application, request: int) -> Changed:
    """Note that what was asked for is done, or that what is no more wanted is taken back.

    Raises WrongUseError where there is no such request, or it waits for nobody.
    """
    now = app.clock()
    with app.store.write() as connection:
        patient = booking_requests.patient_of_request(connection, request)
        warrant = permit(app, connection, Act.BOOK, patient)
        patient = booking_requests.settle_request(connection, request, app.actor, now)
        mark_due(connection, [patient])
        audit.log(connection, now, app.actor, "settle booking", patient, f"booking request {request}", warrant)
    return Changed(patients=(patient,))


def _listed(
    app: Application, act: str, read: Callable[[Connection], Sequence[_Line]]
) -> Sequence[_Line]:
    """Return the lines about patients of the person's departments, after the one line in the log that names them.

    Of a closed record the line says that something waits, and not for whom: it must find somebody who may open it.
    """
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SEE_LIST)
        found = read(connection)
        patients = sorted({line.patient for line in found})
        ours = patients_of_departments(connection, patients, warrant.departments, now)
        closed = closed_of_departments(connection, patients, warrant.departments, now)
        audit.log_list(connection, now, app.actor, act, sorted(ours | closed), warrant=warrant)
        shown = [line for line in found if line.patient in ours | closed]
        return [_closed(line) if line.patient in closed else line for line in shown]


def _closed(line: _Line) -> _Line:
    if isinstance(line, BookingRequest):
        return replace(line, name=CLOSED_NAME, reference="", programme="", prepare="")
    return replace(line, name=CLOSED_NAME, programme="")


def _refuse_other(made: Decision, kind: OutcomeKind) -> None:
    if made.undone:
        raise WrongUseError(
            Text(
                "Beslutningen står ikke længere. Notér udfaldet på den, der gælder.",
                "The decision stands no more. Note what came of the one that does.",
            )
        )
    allowed = OUTCOMES.get(made.action, ()) if isinstance(made.action, Action) else ()
    if kind not in allowed:
        known = ", ".join(allowed) or "–"
        raise WrongUseError(
            Text(
                f"{kind} kan ikke være udfaldet af denne beslutning. Muligt er: {known}.",
                f"{kind} cannot come of this decision. What can: {known}.",
            )
        )
