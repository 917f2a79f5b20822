"""Which patients may have more than one open case: those who have had cases of more than one programme.

It is never taken back, for it only says of whom cases must be compared.
"""

from sqlalchemy import Connection, select, update

from triage.store.tables import case


def mark_several(connection: Connection, patient: int, programme: str) -> bool:
    """Return whether a case of `programme` is not the first kind that the patient has, and mark the others so."""
    others = case.c.patient_id == patient, case.c.programme != programme
    if connection.execute(select(case.c.id).where(*others).limit(1)).first() is None:
        return False
    connection.execute(update(case).where(case.c.patient_id == patient, case.c.several == 0).values(several=1))
    return True
