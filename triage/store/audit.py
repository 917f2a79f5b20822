"""Who saw or did what, about whom."""

from datetime import datetime

from sqlalchemy import Connection, insert

from triage.store.clock_time import to_ms
from triage.store.tables import audit


def log(
    connection: Connection, at: datetime, actor: str, act: str, patient: int | None = None, subject: str = ""
) -> None:
    """Add a line to the audit log in the caller's transaction; `subject` names what it was about, never a patient."""
    connection.execute(insert(audit).values(at=to_ms(at), actor=actor, act=act, patient_id=patient, subject=subject))
