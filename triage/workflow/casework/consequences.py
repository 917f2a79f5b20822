"""What a decision leads to beside the source: what a secretary is asked for, a control in doubt, another plan."""

from datetime import datetime

from sqlalchemy import Connection

from triage.clinical.details import ChangeInterval, EndCourse, NewQuestionnaire, NoVisit, Visit
from triage.store.casework.booking_requests import Wanted, ask, withdraw
from triage.store.casework.plan_changes import look_at_ledger
from triage.store.casework.visit_doubts import doubt_next_control, lift_doubts, lift_doubts_of_course
from triage.store.coordination.findings_due import mark_due
from triage.store.coordination.visit_questions import withdraw_answers
from triage.store.results import CaseFacts
from triage.workflow.application import Application
from triage.workflow.write_back.tell_source import Said, takes_tasks


def draw_consequences(app: Application, connection: Connection, about: CaseFacts, said: Said) -> None:
    """Ask, mark and have done what a decision leads to, in its transaction."""
    mark_due(connection, [about.patient])
    match said.choice.details:
        case Visit() as visit:
            wanted = Wanted(said.choice.action.value, visit.urgency, said.due, said.asks)
            ask(connection, said.decision, about.patient, wanted, said.at)
            lift_doubts_of_course(connection, about.patient, about.programme, said.actor, said.at)
            withdraw_answers(connection, about.patient, said.actor, said.at)
        case NoVisit():
            words = app.catalogue.choices.departments.get(about.programme, ())
            doubt_next_control(connection, said.decision, about.patient, words, said.at)
        case ChangeInterval() | EndCourse():
            look_at_ledger(connection, about.patient, said.at)
            _ask_a_person(connection, about, said)
        case NewQuestionnaire():
            _ask_a_person(connection, about, said)


def undo_consequences(app: Application, connection: Connection, patient: int, decision: int, at: datetime) -> None:
    """Withdraw what a decision asked for, and lift what it put in doubt; its plan counts no more."""
    withdraw(connection, decision, app.actor, at)
    lift_doubts(connection, decision, app.actor, at)
    look_at_ledger(connection, patient, at)
    mark_due(connection, [patient])


def _ask_a_person(connection: Connection, about: CaseFacts, said: Said) -> None:
    """Ask somebody here to do it in the source's own system, unless the source is told of it as a task."""
    if not takes_tasks(connection, about.id):
        ask(connection, said.decision, about.patient, Wanted(said.choice.action.value, prepare=said.asks), said.at)
