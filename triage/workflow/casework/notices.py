"""Notices: count those nobody has read, and note who read one."""

from triage.access.acts import Act
from triage.errors import Text, WrongUseError
from triage.store import notices
from triage.store.auditing import audit
from triage.workflow.application import Application, Changed
from triage.workflow.rights.permit import permit


def count_unseen(app: Application) -> int:
    """Return how many notices nobody has read."""
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_COUNTS)
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
        warrant = permit(app, connection, Act.SEE_PATIENT, patient)
        audit.log(connection, now, app.actor, "notice_seen", patient, f"notice {notice}", warrant)
    return Changed(patients=(patient,))
