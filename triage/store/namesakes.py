"""How many others in the list are called nearly as a patient is."""

from sqlalchemy import Connection, select

from triage.clinical.patient import Patient
from triage.store.casework.owned import in_departments
from triage.store.people.relations import marks_of
from triage.store.tables import case, patient
from triage.worklist.namesakes import is_namesake
from triage.worklist.row import Viewer

_MOST = 200


def count_namesakes(connection: Connection, key: int, about: Patient, viewer: Viewer) -> int:
    """Return how many others with an open case in the viewer's list are easily taken for the patient.

    Tells a number alone, and private records count for nothing: nobody learns from it who is here.
    """
    if not about.family.strip():
        return 0
    start = f"{about.family}, ".casefold()
    listed = select(case.c.patient_id).where(case.c.is_open == 1, in_departments(viewer))
    others = select(patient.c.id, patient.c.family, patient.c.given, patient.c.cpr).where(
        patient.c.name_key.between(start, start + "\U0010ffff"), patient.c.id != key, patient.c.id.in_(listed)
    )
    alike = [
        one
        for one in connection.execute(others.limit(_MOST))
        if is_namesake(about.family, about.given, one.family, one.given) and (one.cpr is None or one.cpr != about.cpr)
    ]
    private = marks_of(connection, [one.id for one in alike]) if alike else {}
    return sum(one.id not in private for one in alike)
