"""Find patients who stand on no list: one by the whole CPR number, those of the own department by name too."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.warrant import Warrant
from triage.clinical.colour import Colour
from triage.clinical.patient import Patient
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.auditing.audit_search import patients_of_cpr
from triage.store.lists.search import people_meant
from triage.store.people.relations import patients_of_departments, relation_of
from triage.store.records import patients_by_key
from triage.store.worklist import case_of_patient, row_of_case
from triage.workflow.application import Application
from triage.workflow.auditing.read_log import cpr_in_form
from triage.workflow.rights.masked_rows import masked_rows, viewer
from triage.workflow.rights.masks import closed_row
from triage.workflow.rights.permit import permit
from triage.worklist.row import NO_CASE, Row, Viewer
from triage.worklist.search_words import search_words

UNRELATED_NAME = "Ingen behandlingsrelation"
# So many are shown, and so many looked at of a name: whoever finds more writes more letters.
_MOST, _LOOKED_AT = 20, 60
_LETTERS = 2
_SIGNS_OF_NUMBER = frozenset("0123456789- ")


@dataclass(frozen=True, slots=True)
class FoundPatients:
    """The lines of whom was found; `is_more` tells that there are others of the name, who are not shown."""

    rows: tuple[Row, ...]
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    keys: tuple[int, ...]
    row: Row | None


def find_patients(app: Application, typed: str) -> FoundPatients:
    """Return the patient who has a CPR number, or those of the own department whose names begin as the words do.

    Of nobody whose record is closed the name is found. What was found is logged before it is shown. Raises
    WrongUseError where nobody is found, or what is typed is too little to find somebody by.
    """
    if typed.strip() and _SIGNS_OF_NUMBER.issuperset(typed):
        return FoundPatients((find_patient(app, typed),))
    words = search_words(typed)
    if words.is_nothing or len(typed.strip()) < _LETTERS:
        raise WrongUseError(_TOO_SHORT)
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SEE_LIST)
        keys = [key for (key,) in connection.execute(people_meant(words).limit(_LOOKED_AT + 1))]
        ours = patients_of_departments(connection, keys, warrant.departments, app.clock())
        rows = sorted(_rows(app, connection, warrant, sorted(ours)), key=lambda row: (row.name.casefold(), row.patient))
        shown = tuple(masked_rows(app, connection, warrant, rows[:_MOST]))
        named = [row.patient for row in shown]
        audit.log_list(connection, app.clock(), app.actor, "find patient", named, warrant=warrant)
    # Not inside the transaction: that somebody looked in vain is kept too.
    if not shown:
        raise WrongUseError(_NOBODY_CALLED)
    return FoundPatients(shown, len(rows) > _MOST or len(keys) > _LOOKED_AT)


def find_patient(app: Application, cpr: str) -> Row:
    """Return the line of the patient's worst open case, else of the newest; a line in the audit log tells of it.

    Somebody who never had a case has a line without one (NO_CASE).

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
    if found.row is None:
        raise WrongUseError(_NOBODY)
    return found.row


def _look(app: Application, connection: Connection, warrant: Warrant, number: str) -> _Found:
    keys = patients_of_cpr(connection, number)
    rows = _rows(app, connection, warrant, keys)
    if not rows:
        return _Found(keys, None)
    first = min(rows, key=lambda row: (row.closed, row.case == NO_CASE, row.colour.rank))
    return _Found(keys, _shown(app, connection, warrant, first))


def _rows(app: Application, connection: Connection, warrant: Warrant, keys: Sequence[int]) -> list[Row]:
    who = viewer(app, connection, warrant)
    people = patients_by_key(connection, keys)
    return [_row(connection, who, key, people[key]) for key in keys if key in people]


def _row(connection: Connection, who: Viewer, key: int, person: Patient) -> Row:
    """Return the line of the worst open case, else the newest, or one without a case."""
    case = case_of_patient(connection, str(key))
    found = None if case is None else row_of_case(connection, case, who)
    if found is not None and found.patient == key:
        return found
    name = f"{person.family}, {person.given}".strip(", ")
    born = None if person.birth_date is None else person.birth_date.year
    return Row(NO_CASE, key, name, "", Colour.GREY, _NO_CASE, None, None, closed=True, born=born)


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
_NO_CASE = Text("Ingen sag", "No case")
_TOO_SHORT = Text(
    "Skriv hele CPR-nummeret, eller mindst to bogstaver af navnet.",
    "Write the whole CPR number, or two letters of the name at least.",
)
_NOBODY_CALLED = Text(
    "Ingen af afdelingens patienter hedder sådan. Prøv med CPR-nummeret.",
    "No patient of the department is called so. Try the CPR number.",
)
