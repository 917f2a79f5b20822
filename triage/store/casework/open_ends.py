"""What still waits for somebody when a course is to be ended."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, or_, select

from triage.errors import Text
from triage.store.tables import case, notice, patient, resource, twin


def open_ends(connection: Connection, case_key: int) -> list[Text]:
    """Return why the course of a case cannot be ended now, in words for the end of a sentence; none where it can.

    Nothing may be left that nobody has looked at: other open cases of the person here or in another source, notices,
    what was received and not assessed yet, and what is held in quarantine.
    """
    who = connection.execute(select(case.c.patient_id).where(case.c.id == case_key)).scalar_one()
    return [*_cases(connection, who, case_key), *unread(connection, who)]


def unread(connection: Connection, who: int) -> list[Text]:
    """Return what of a patient nobody can have seen in a case: notices, and what came that no result rests on."""
    return [*_notices(connection, who), *_unassessed(connection, who)]


def _cases(connection: Connection, who: int, case_key: int) -> Iterator[Text]:
    is_same_person = (twin.c.kind == "patient") & or_(twin.c.patient_id == who, twin.c.twin_id == who)
    twins = connection.execute(select(twin.c.patient_id, twin.c.twin_id).where(is_same_person)).all()
    people = {who}.union(*((row.patient_id, row.twin_id) for row in twins))
    others = (case.c.patient_id.in_(sorted(people))) & (case.c.is_open == 1) & (case.c.id != case_key)
    for row in connection.execute(select(case.c.programme).where(others).order_by(case.c.id)):
        programme = row.programme or "?"
        yield Text(f"en åben sag i et andet forløb ({programme})", f"an open case in another course ({programme})")


def _notices(connection: Connection, who: int) -> Iterator[Text]:
    unread = select(func.count()).where(notice.c.patient_id == who, notice.c.seen_at.is_(None))
    if number := int(connection.execute(unread).scalar_one()):
        yield Text(f"{number} ulæst besked" if number == 1 else f"{number} ulæste beskeder", f"{number} unread notices")


def _unassessed(connection: Connection, who: int) -> Iterator[Text]:
    waits = connection.execute(select(patient.c.to_score).where(patient.c.id == who)).scalar()
    if waits:
        yield Text("data, der er kommet og ikke vurderet endnu", "data that came and are not assessed yet")
    is_held = (resource.c.disposition == "quarantined") & (resource.c.is_current == 1)
    held = select(func.count()).select_from(resource).where(resource.c.patient_id == who, is_held)
    if number := int(connection.execute(held).scalar_one()):
        yield Text(f"{number} i karantæne", f"{number} in quarantine")
