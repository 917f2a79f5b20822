"""A green patient with a booked control: whether the visit is needed is asked of a clinician, never decided here."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.coordination.conflicts.conflict import Code, Conflict
from triage.coordination.inbox.entry import Irrelevant
from triage.coordination.situation.situation import Situation
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.coordination.findings_due import mark_due
from triage.store.coordination.findings_said import clinician_needs
from triage.store.coordination.visit_questions import (
    VisitQuestion,
    ask_of_visit,
    open_questions,
    question,
    settle_question,
    withdraw_questions,
)
from triage.workflow.application import Application, Changed
from triage.workflow.rights.permit import permit

__all__ = ["VisitQuestion", "answer_question", "ask_about_greens", "visit_questions"]


def visit_questions(app: Application, patient: int) -> tuple[VisitQuestion, ...]:
    """Return the booked visits of a patient of which a clinician is asked whether they are needed."""
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.DECIDE, patient)
        audit.log(connection, app.clock(), app.actor, "view visit questions", patient, warrant=warrant)
        return tuple(one for one in open_questions(connection, patient) if one.department in warrant.departments)


def answer_question(app: Application, key: int, *, needed: bool, words: str = "") -> Changed:
    """Keep whether a visit is needed; one that is not stands in the secretary's inbox as a visit to give back.

    Nothing is cancelled by this alone. Raises WrongUseError where somebody answered first, or nothing is asked.
    """
    now = app.clock()
    with app.store.write() as connection:
        asked = question(connection, key)
        if asked is None:
            raise WrongUseError(_ANSWERED)
        warrant = permit(app, connection, Act.DECIDE, asked.patient)
        if not settle_question(connection, key, needed=needed, words=words.strip(), actor=app.actor, at=now):
            raise WrongUseError(_ANSWERED)
        if needed:
            clinician_needs(connection, asked.patient, asked.item, Irrelevant.CLINICIAN, app.actor, now)
        mark_due(connection, [asked.patient])
        subject = f"question {key}: {'needed' if needed else 'not needed'}"
        audit.log(connection, now, app.actor, "answer visit question", asked.patient, subject, warrant)
    return Changed(patients=(asked.patient,))


def ask_about_greens(
    connection: Connection,
    situation: Situation,
    department: int,
    at_odds: Mapping[int, Sequence[Conflict]],
    doubted: Collection[str],
    at: datetime,
) -> None:
    """Let each green with a booked control be asked about once; of who is green no more, no answer counts either.

    What a decision put in doubt already (`doubted`) is no question.
    """
    still = set()
    for patient, ones in at_odds.items():
        for item in (item for one in ones if one.code is Code.TRIAGE_GREEN_VISIT for item in one.items):
            basis = _answers(situation, item)
            still.add((item, basis))
            if item not in doubted:
                ask_of_visit(connection, patient, department, item, basis, at)
    ahead = {key for key, one in situation.visits.items() if one.is_upcoming(situation.now)}
    withdraw_questions(connection, department, list(at_odds), still, ahead, at)


def _answers(situation: Situation, item: str) -> str:
    pro = situation.visits[item].pro
    return "" if pro is None or pro.answered is None else pro.answered.isoformat()


_ANSWERED = Text(
    "Spørgsmålet er allerede besvaret eller falder bort. Se patienten igen.",
    "The question is answered already or has fallen away. See the patient again.",
)
