"""Note that a record is private, or that a patient asked not to be looked up, and end that."""

from triage.access.acts import Act
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.ledger import known_patient
from triage.store.people.departments import known_department
from triage.store.people.relations import end_marks, note_mark
from triage.workflow.application import Application, Changed
from triage.workflow.rights.permit import permit


def mark_private(app: Application, patient: int) -> Changed:
    """Close a record to everybody but whom the law gives a ground; only that there is something is shown."""
    return _mark(app, patient, is_private=True, department=None)


def note_opt_out(app: Application, patient: int, department: str | None = None) -> Changed:
    """Note that the patient asked not to be looked up by a department, or by any (None)."""
    return _mark(app, patient, is_private=False, department=department)


def note_of_named(app: Application, reference: str, *, is_private: bool, department: str | None = None) -> Changed:
    """Do one of both for the patient with this key or source reference; raises WrongUseError where there is none."""
    return _mark(app, _named(app, reference), is_private=is_private, department=department)


def end_of_named(app: Application, reference: str, *, is_private: bool) -> Changed:
    """End it for the patient with this key or source reference; see `end_mark`."""
    return end_mark(app, _named(app, reference), is_private=is_private)


def end_mark(app: Application, patient: int, *, is_private: bool) -> Changed:
    """End what was noted, which stays readable; raises WrongUseError where nothing was."""
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.NOTE_PRIVACY, patient)
        audit.log(connection, now, app.actor, "end privacy", patient, _kind(is_private=is_private), warrant)
        if not end_marks(connection, patient, is_private=is_private, by=app.actor, at=now):
            raise WrongUseError(
                Text("Der er intet sådant noteret om patienten.", "Nothing of the kind is noted of the patient."),
            )
    return Changed(patients=(patient,))


def _named(app: Application, reference: str) -> int:
    with app.store.read() as connection:
        return known_patient(connection, reference)


def _mark(app: Application, patient: int, *, is_private: bool, department: str | None) -> Changed:
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.NOTE_PRIVACY, patient)
        key = None if department is None else known_department(connection, department)
        audit.log(connection, now, app.actor, "note privacy", patient, _kind(is_private=is_private), warrant)
        note_mark(connection, patient, is_private=is_private, department=key, by=app.actor, at=now)
    return Changed(patients=(patient,))


def _kind(*, is_private: bool) -> str:
    return "private" if is_private else "opt-out"
