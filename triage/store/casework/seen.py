"""How far a patient's data have come, so that nobody decides on what was not shown."""

from typing import Any

from sqlalchemy import Connection, Select, func, select

from triage.clinical.decision import Seen
from triage.errors import Text, WrongUseError
from triage.store.tables import case, reading, resource, response, result


def seen_now(connection: Connection, patient: int) -> Seen:
    """Return how far the data of a patient have come in this transaction."""
    newest = select(func.max(result.c.id)).where(result.c.patient_id == patient)
    held = select(func.max(resource.c.received)).where(
        resource.c.patient_id == patient, resource.c.disposition == "quarantined"
    )
    came = [select(func.max(facts.c.received)).where(facts.c.patient_id == patient) for facts in (reading, response)]
    return Seen(_number(connection, newest), max(_number(connection, each) for each in (*came, held)))


def refuse_unseen(connection: Connection, key: int, seen: Seen) -> None:
    """Raise WrongUseError where data or a result of the patient of case `key` came after `seen`.

    What came and is not scored yet counts: a decision would otherwise pass for somebody having read it.
    """
    patient = connection.execute(select(case.c.patient_id).where(case.c.id == key)).scalar()
    if patient is None:
        return
    now = seen_now(connection, patient)
    if now.result > seen.result or now.received > seen.received:
        raise WrongUseError(
            Text(
                "Der er kommet nyt om patienten, efter at siden blev vist. Beslutningen er ikke gemt; det, du har "
                "skrevet, står endnu. Se det nye, og gem igen.",
                "News of the patient came after the page was shown. The decision was not saved; what you wrote still "
                "stands. Look at the news, and save again.",
            )
        )


def _number(connection: Connection, wanted: Select[Any]) -> int:
    return int(connection.execute(wanted).scalar() or 0)
