"""Whether booked controls are needed: asked of a clinician once while the green lasts, and what was said."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from triage.store.clock_time import from_ms, to_ms
from triage.store.tables import visit_question

_ANSWERED = ("needed", "not_needed")


@dataclass(frozen=True, slots=True)
class VisitQuestion:
    """A booked visit that may not be needed; `item` is the visit's id in a situation."""

    key: int
    patient: int
    department: int
    item: str
    at: datetime


def ask_of_visit(
    connection: Connection, patient: int, department: int, item: str, basis: str, at: datetime
) -> None:
    """Ask about a visit unless a clinician has answered, which stands as long as the green does."""
    table = visit_question
    its = (table.c.department_id == department) & (table.c.item == item)
    rows = connection.execute(select(table.c.id, table.c.state, table.c.basis).where(its)).all()
    if any(row.state in _ANSWERED for row in rows):
        return
    row = next((row for row in rows if row.basis == basis), None)
    if row is None:
        line = {"patient_id": patient, "department_id": department, "item": item, "basis": basis}
        connection.execute(insert(table).values(**line, at=to_ms(at), state="open", words=""))
    elif row.state == "withdrawn":
        again = {"state": "open", "words": "", "settled": None, "settled_by": None}
        connection.execute(update(table).where(table.c.id == row.id).values(**again))


def withdraw_questions(
    connection: Connection,
    department: int,
    patients: Sequence[int],
    still: Collection[tuple[str, str]],
    ahead: Collection[str],
    at: datetime,
) -> None:
    """Withdraw what rests on nothing any more: questions but those `still` asked, by item and basis, and answers.

    An answer was given of a green: it counts no more for a visit `ahead` whose patient is none now.
    """
    table, greens = visit_question, {item for item, _ in still}
    theirs = (table.c.department_id == department) & table.c.patient_id.in_(patients)
    held = theirs & table.c.state.in_(("open", *_ANSWERED))
    rows = connection.execute(select(table.c.id, table.c.item, table.c.basis, table.c.state).where(held))
    left = [
        row.id
        for row in rows
        if ((row.item, row.basis) not in still if row.state == "open" else row.item in ahead and row.item not in greens)
    ]
    gone = update(table).where(table.c.id.in_(left)).values(state="withdrawn", settled=to_ms(at))
    connection.execute(gone)


def withdraw_answers(connection: Connection, patient: int, actor: str, at: datetime) -> None:
    """Withdraw that visits of a patient are not needed: `actor` decided to see the patient after all."""
    theirs = (visit_question.c.patient_id == patient) & (visit_question.c.state == "not_needed")
    gone = {"state": "withdrawn", "settled": to_ms(at), "settled_by": actor}
    connection.execute(update(visit_question).where(theirs).values(**gone))


def open_questions(connection: Connection, patient: int) -> tuple[VisitQuestion, ...]:
    """Return what is asked about a patient's visits, the first asked first."""
    table = visit_question
    found = select(table).where(table.c.patient_id == patient, table.c.state == "open").order_by(table.c.id)
    return tuple(map(_question, connection.execute(found)))


def question(connection: Connection, key: int) -> VisitQuestion | None:
    """Return an open question, None where it is answered, withdrawn or was never asked."""
    found = select(visit_question).where(visit_question.c.id == key, visit_question.c.state == "open")
    row = connection.execute(found).first()
    return None if row is None else _question(row)


def settle_question(connection: Connection, key: int, *, needed: bool, words: str, actor: str, at: datetime) -> bool:
    """Keep the answer of the first who gives one; False where somebody else did."""
    mine = (visit_question.c.id == key) & (visit_question.c.state == "open")
    answer = {"state": "needed" if needed else "not_needed", "words": words}
    said = update(visit_question).where(mine).values(**answer, settled=to_ms(at), settled_by=actor)
    return connection.execute(said).rowcount == 1


def _question(row: Any) -> VisitQuestion:  # noqa: ANN401 - a row has the columns of its query
    return VisitQuestion(row.id, row.patient_id, row.department_id, row.item, from_ms(row.at))
