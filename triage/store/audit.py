"""Who saw or did what, about whom."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert

from triage.access.warrant import Warrant
from triage.store.clock_time import to_ms
from triage.store.tables import audit


def log(
    connection: Connection,
    at: datetime,
    actor: str,
    act: str,
    patient: int | None = None,
    subject: str = "",
    warrant: Warrant | None = None,
) -> None:
    """Add a line to the audit log in the caller's transaction; `subject` names what it was about, never a patient."""
    del warrant
    connection.execute(insert(audit).values(at=to_ms(at), actor=actor, act=act, patient_id=patient, subject=subject))


def log_list(
    connection: Connection,
    at: datetime,
    actor: str,
    act: str,
    patients: Sequence[int],
    subject: str = "",
    warrant: Warrant | None = None,
) -> None:
    """Add the one line of a list: it names every patient on the page."""
    del warrant, patients
    connection.execute(insert(audit).values(at=to_ms(at), actor=actor, act=act, patient_id=None, subject=subject))
