"""Let colleagues see who has a patient open, so that two do not call the same one."""

from collections.abc import Mapping, Sequence

from triage.access.acts import Act
from triage.store.casework.ownership import patient_of_case
from triage.store.lists.presence import keep_presence, present_at
from triage.workflow.application import Application
from triage.workflow.rights.masked_rows import viewer
from triage.workflow.rights.permit import permit


def note_presence(app: Application, case: int | None) -> None:
    """Note for a minute that the person at work has the patient of a case open; None = none any more.

    That the record was opened stands in the log already, and this is gone when it ends.
    """
    with app.store.change() as connection:
        patient = None if case is None else patient_of_case(connection, case)
        permit(app, connection, Act.SEE_LIST if patient is None else Act.SEE_PATIENT, patient)
        keep_presence(connection, app.actor, patient, app.clock())


def who_is_there(app: Application, cases: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
    """Return by case the names of the others who have its patient open now."""
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.SEE_LIST)
        return present_at(connection, cases, viewer(app, connection, warrant)) if cases else {}
