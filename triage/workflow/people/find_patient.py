"""Find one patient by the whole CPR number: the way to somebody who stands on no list of one's own."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.warrant import Warrant
from triage.clinical.colour import Colour
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.auditing.audit_search import patients_of_cpr
from triage.store.people.relations import patients_of_departments, relation_of
from triage.store.worklist import case_of_patient, row_of_case
from triage.workflow.application import Application
from triage.workflow.auditing.read_log import cpr_in_form
from triage.workflow.rights.masked_rows import masked_rows, viewer
from triage.workflow.rights.masks import closed_row
from triage.workflow.rights.permit import permit
from triage.worklist.row import Row

UNRELATED_NAME = "Ingen behandlingsrelation"


@dataclass(frozen=True, slots=True)
class _Found:
    keys: tuple[int, ...]
    row: Row | None


def find_patient(app: Application, cpr: str) -> Row:
    """Return the line of the patient's worst open case, else of the newest; a line in the audit log tells of it.

    Of a patient to whom there is no relation the line names nobody and nothing: what is behind it opens in an
    emergency. Raises WrongUseError, which does not repeat the number, where it is none, or nobody here has it.
    """
    number = cpr_in_form(cpr)
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SEE_LIST)
        found = _look(app, connection, warrant, number)
        for key in found.keys or (None,):
            audit.log(connection, app.clock(), app.actor, "find patient", key, warrant=warrant)
    # Not inside the transaction: that somebody asked for whom nobody knows is kept too.
    if not found.keys:
        raise WrongUseError(_NOBODY)
    if found.row is None:
        raise WrongUseError(_NO_CASE)
    return found.row


def _look(app: Application, connection: Connection, warrant: Warrant, number: str) -> _Found:
    keys = patients_of_cpr(connection, number)
    cases = [case for key in keys if (case := case_of_patient(connection, str(key))) is not None]
    rows = [row for case in cases if (row := row_of_case(connection, case, viewer(app, connection, warrant)))]
    rows = [row for row in rows if row.patient in keys]
    if not rows:
        return _Found(keys, None)
    first = min(rows, key=lambda row: (row.closed, row.colour.rank))
    return _Found(keys, _shown(app, connection, warrant, first))


def _shown(app: Application, connection: Connection, warrant: Warrant, row: Row) -> Row:
    now = app.clock()
    about = relation_of(connection, row.patient, app.actor, now)
    is_closed = any(about.is_closed(one) for one in warrant.departments)
    is_ours = bool(patients_of_departments(connection, [row.patient], warrant.departments, now))
    if is_closed or is_ours or about.emergency is not None:
        return masked_rows(app, connection, warrant, [row])[0]
    return replace(closed_row(row), name=UNRELATED_NAME, colour=Colour.GREY, deadline=None, owner=None)


_NOBODY = Text(
    "Ingen patient i Visita har det CPR-nummer. Kontrollér nummeret.",
    "No patient in Visita has that CPR number. Check the number.",
)
_NO_CASE = Text(
    "Patienten har ingen sag i Visita, så der er intet at vise.",
    "The patient has no case in Visita, so there is nothing to show.",
)
