"""Notices: count those nobody has read, and note who read one."""

from triage.errors import Text, WrongUseError
from triage.store import audit, notices
from triage.workflow.application import Application, Changed


def count_unseen(app: Application) -> int:
    """Return how many notices nobody has read."""
    with app.store.read() as connection:
        return notices.count_unseen(connection)


def mark_seen(app: Application, notice: int) -> Changed:
    """Note that the person at work has read a notice; raises WrongUseError where somebody else was first."""
    with app.store.write() as connection:
        now = app.clock()
        patient = notices.mark_seen(connection, notice, app.actor, now)
        if patient is None:
            raise WrongUseError(
                Text(
                    "Beskeden er allerede læst af en anden. Se patienten igen.",
                    "Somebody else has read the notice already. See the patient again.",
                )
            )
        audit.log(connection, now, app.actor, "notice_seen", patient, f"notice {notice}")
    return Changed(patients=(patient,))
