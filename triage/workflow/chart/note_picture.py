"""Note that a picture or a table of a patient's trends leaves the program, before it does."""

from enum import StrEnum

from triage.access.acts import Act
from triage.errors import NotAllowedError, Text
from triage.store.auditing import audit
from triage.store.results import known_case
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit


class Way(StrEnum):
    """How readings leave the program."""

    COPY = "copy"
    SAVE = "save"
    PRINT = "print"
    TABLE = "table"


def note_picture(app: Application, case: int, way: Way) -> None:
    """Write the line that the trends of a case's patient leave the program in this way.

    Raises NotAllowedError where the person may not see the patient, or sees the patient in an emergency alone.
    """
    with app.store.change() as connection:
        found = known_case(connection, case)
        warrant = permit(app, connection, Act.SEE_PATIENT, found.patient)
        if warrant.override is not None:
            raise NotAllowedError(_FOR_THE_EYE)
        audit.log(connection, app.clock(), app.actor, "export trends", found.patient, f"case {case}: {way}", warrant)


_FOR_THE_EYE = Text(
    "Kurverne kan ikke kopieres, gemmes eller udskrives: patienten er åbnet i en nødsituation og vises kun på skærmen. "
    "Bed afdelingen med behandlingsrelation om udskriften.",
    "The trends cannot be copied, saved or printed: the patient is open in an emergency and is for the eye alone. Ask "
    "the department that treats the patient for the print.",
)
