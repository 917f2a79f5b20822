"""The lines of a list as the person at work may see them."""

from collections.abc import Sequence

from sqlalchemy import Connection

from triage.access.warrant import Warrant
from triage.store.people.departments import departments_of_cases, places
from triage.store.people.relations import marks_of, opened_by_emergency
from triage.workflow.application import Application
from triage.workflow.rights.masks import closed_row, front_row
from triage.worklist.row import Row, Viewer


def viewer(app: Application, connection: Connection, warrant: Warrant) -> Viewer:
    """Return who looks, when, at which departments, and whether reasons are read in all of them."""
    is_all = places(connection).is_single
    places_seen = None if is_all else warrant.departments
    return Viewer(app.actor, app.clock(), places_seen, knows_reasons=warrant.in_full == warrant.departments)


def theirs(connection: Connection, who: Viewer, cases: Sequence[int]) -> list[int]:
    """Return those of some cases that are of a department that the viewer may see, or of none."""
    if who.departments is None:
        return list(cases)
    known = departments_of_cases(connection, cases)
    return [key for key in cases if key not in known or known[key] in who.departments]


def masked_rows(
    app: Application, connection: Connection, warrant: Warrant, rows: Sequence[Row], *, is_export: bool = False
) -> list[Row]:
    """Return the rows, of private records and for a secretary with less in them.

    What somebody opened in an emergency is for the eye: an export has it closed.
    """
    fronted = _fronted(connection, warrant, rows)
    shown = [front_row(row) if row.case in fronted else row for row in rows]
    marks = marks_of(connection, [row.patient for row in rows])
    if not marks:
        return shown
    opened = frozenset() if is_export else opened_by_emergency(connection, app.actor, app.clock())
    closed = {
        key for key, (private, to) in marks.items() if private or None in to or to & warrant.departments
    } - opened
    return [closed_row(row) if row.patient in closed else row for row in shown]


def _fronted(connection: Connection, warrant: Warrant, rows: Sequence[Row]) -> frozenset[int]:
    """Return the cases of which the person sees the front alone."""
    if warrant.in_full == warrant.departments:
        return frozenset()
    if not warrant.in_full:
        return frozenset(row.case for row in rows)
    known = departments_of_cases(connection, [row.case for row in rows])
    return frozenset(row.case for row in rows if known.get(row.case) not in warrant.in_full)
