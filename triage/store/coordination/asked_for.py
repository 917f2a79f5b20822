"""What clinicians ask of a secretary about some patients, and the visits that they have no need of any more."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from triage.clinical.details import Urgency
from triage.coordination.names import joined_id
from triage.store.casework.booking_requests import WAITING, RequestState
from triage.store.clock_time import from_ms_or_none
from triage.store.people.departments import places
from triage.store.tables import booking_request, case, decision, visit_doubt, visit_question


@dataclass(frozen=True, slots=True)
class Request:
    """A request that waits for a secretary, and whose decision it comes of."""

    key: int
    department: int
    kind: str
    urgency: Urgency | None
    latest: datetime | None
    is_to_take_back: bool


def requests_of(connection: Connection, patients: Sequence[int]) -> dict[int, list[Request]]:
    """Return what waits of each patient; a case of no department is the first's."""
    first = places(connection).first
    line = booking_request
    joined = line.join(decision, decision.c.id == line.c.decision_id).join(case, case.c.id == decision.c.case_id)
    waits = line.c.state.in_([state.value for state in WAITING])
    found = select(line, case.c.department_id).select_from(joined).where(line.c.patient_id.in_(patients), waits)
    requests: dict[int, list[Request]] = defaultdict(list)
    for row in connection.execute(found.order_by(line.c.id)):
        requests[row.patient_id].append(
            Request(
                row.id,
                first if row.department_id is None else row.department_id,
                row.kind,
                None if row.urgency is None else Urgency(row.urgency),
                from_ms_or_none(row.latest),
                row.state == RequestState.TAKE_BACK.value,
            )
        )
    return requests


def unneeded_visits(connection: Connection, patients: Sequence[int]) -> frozenset[str]:
    """Return the visits that a clinician decided or answered are not needed, by their ids in a situation."""
    answered = select(visit_question.c.item).where(
        visit_question.c.patient_id.in_(patients), visit_question.c.state == "not_needed"
    )
    return doubted_visits(connection, patients) | frozenset(connection.execute(answered).scalars())


def doubted_visits(connection: Connection, patients: Sequence[int]) -> frozenset[str]:
    """Return the visits that a decision made doubtful, by their ids in a situation."""
    doubts = select(visit_doubt.c.source_id, visit_doubt.c.reference).where(
        visit_doubt.c.patient_id.in_(patients), visit_doubt.c.lifted.is_(None)
    )
    return frozenset(joined_id(row.source_id, row.reference) for row in connection.execute(doubts))
