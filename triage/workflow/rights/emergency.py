"""Look up a patient in an emergency: with a reason, for an hour, and always reviewed."""

from dataclasses import replace

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.emergency import emergency_refusal
from triage.access.relation import Emergency, EmergencyReason, LegalGround
from triage.access.warrant import Warrant
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.people.relations import end_emergency as store_end
from triage.store.people.relations import note_emergency, relation_of
from triage.store.records import patients_by_key
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit


def break_glass(
    app: Application, patient: int, reason: EmergencyReason, text: str, ground: LegalGround | None = None
) -> Emergency:
    """Open one patient to the person at work for an hour, and put it before the auditor in the same transaction.

    Raises NotAllowedError for a role that may not, WrongUseError where the reason is too short, the ground that the law
    asks for is missing, or there is no such patient.
    """
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.BREAK_GLASS)
        _refuse(app, connection, patient, text, ground, warrant)
        opened = note_emergency(connection, patient, app.actor, warrant, reason, text.strip(), ground, now)
        rests_on = replace(warrant, relation="none", override=opened.override)
        audit.log(connection, now, app.actor, "break glass", patient, text.strip(), rests_on)
    return opened


def emergency_of(app: Application, patient: int) -> Emergency | None:
    """Return the person's own emergency in force about a patient, which a window frames in red."""
    with app.store.read() as connection:
        permit(app, connection, Act.BREAK_GLASS)
        return relation_of(connection, patient, app.actor, app.clock()).emergency


def end_emergency(app: Application, patient: int) -> None:
    """Close what the person at work opened in an emergency before its hour is over; a line in the log tells of it."""
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.BREAK_GLASS)
        opened = relation_of(connection, patient, app.actor, now).emergency
        if opened is None:
            return
        store_end(connection, patient, warrant, opened, app.actor, now)
        audit.log(connection, now, app.actor, "end break glass", patient, warrant=warrant)


def _refuse(
    app: Application, connection: Connection, patient: int, text: str, ground: LegalGround | None, warrant: Warrant
) -> None:
    # A login of one's own does not see who is none of the department's: then the database knows whether there is one.
    if app.store.login is None and patient not in patients_by_key(connection, [patient]):
        raise WrongUseError(Text("Patienten findes ikke.", "There is no such patient."))
    about = relation_of(connection, patient, app.actor, app.clock())
    closed = [emergency_refusal(text, ground, about, department) for department in sorted(warrant.departments)]
    if all(why is not None for why in closed):
        raise WrongUseError(closed[0] or _NO_DEPARTMENT)


_NO_DEPARTMENT = Text("Du hører ikke til nogen afdeling.", "You belong to no department.")
