"""The visits of which clinicians are asked whether they are needed: of one patient, and of all their departments."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Text, and_, cast, func, select

from triage.store.casework.owned import in_departments
from triage.store.clock_time import from_ms, from_ms_or_none
from triage.store.greens.found import marked_people, narrowed
from triage.store.tables import appointment, case, healthcare_service, patient, visit_question
from triage.worklist.asked_visit import AskedVisit
from triage.worklist.green_list import GreenQuery, GreenRow
from triage.worklist.row import Viewer

_VISIT = (
    visit_question.c.id.label("question"),
    appointment.c.start.label("visit_start"),
    *(appointment.c[name] for name in ("service", "department")),
    healthcare_service.c.name.label("clinic"),
)


def visits_asked_about(connection: Connection, patient_key: int, viewer: Viewer) -> tuple[AskedVisit, ...]:
    """Return the visits of a patient that somebody is asked about in the viewer's departments, the first to come first.

    A visit that is not there any more is no question either.
    """
    theirs = (visit_question.c.patient_id == patient_key, *_open(viewer))
    found = select(*_VISIT).select_from(_with_visit()).where(*theirs).order_by(appointment.c.start, visit_question.c.id)
    return tuple(map(_visit, connection.execute(found)))


def asked_rows(connection: Connection, viewer: Viewer, query: GreenQuery, offset: int, limit: int) -> list[GreenRow]:
    """Return a window of the visits that are asked about, the first to come first."""
    named = (patient.c.family, patient.c.given, patient.c.reference)
    shown = (case.c[name] for name in ("id", "result_id", "patient_id", "programme", "newest", "opened"))
    found = select(*_VISIT, *named, *shown).select_from(_with_case(viewer)).where(*_asked(query, viewer))
    ordered = found.order_by(appointment.c.start, visit_question.c.id).offset(offset).limit(limit)
    return [_row(row) for row in connection.execute(ordered)]


def count_asked(connection: Connection, viewer: Viewer, query: GreenQuery) -> int:
    """Count the visits that are asked about."""
    found = select(func.count()).select_from(_with_case(viewer)).where(*_asked(query, viewer))
    return int(connection.execute(found).scalar_one())


def _open(viewer: Viewer) -> list[ColumnElement[bool]]:
    is_open = [visit_question.c.state == "open"]
    if viewer.departments is not None:
        is_open.append(visit_question.c.department_id.in_(sorted(viewer.departments)))
    return is_open


def _with_visit() -> FromClause:
    # A question names its visit as a situation does.
    called = cast(appointment.c.source_id, Text).concat("|").concat(appointment.c.reference)
    its = and_(appointment.c.patient_id == visit_question.c.patient_id, called == visit_question.c.item)
    clinic = and_(
        healthcare_service.c.source_id == appointment.c.source_id,
        healthcare_service.c.reference == appointment.c.healthcare_service,
    )
    return visit_question.join(appointment, its).outerjoin(healthcare_service, clinic)


def _with_case(viewer: Viewer) -> FromClause:
    """Return the questions with the newest case of each patient, by which the patient is opened."""
    newest = case.alias("newest")
    last = select(func.max(newest.c.id)).where(newest.c.patient_id == visit_question.c.patient_id)
    if viewer.departments is not None:
        last = last.where(
            newest.c.department_id.in_(sorted(viewer.departments)) | newest.c.department_id.is_(None)
        )
    joined = _with_visit().join(patient, patient.c.id == visit_question.c.patient_id)
    return joined.join(case, case.c.id == last.correlate(visit_question).scalar_subquery())


def _asked(query: GreenQuery, viewer: Viewer) -> list[ColumnElement[bool]]:
    asked = [*_open(viewer), in_departments(viewer), visit_question.c.patient_id.not_in(marked_people())]
    return asked + narrowed(query, case.c.programme)


def _visit(row: Any) -> AskedVisit:  # noqa: ANN401 - a row has the columns of its query
    return AskedVisit(row.question, row.service, row.clinic or row.department, from_ms_or_none(row.visit_start))


def _row(row: Any) -> GreenRow:  # noqa: ANN401 - a row has the columns of its query
    return GreenRow(
        case=row.id,
        result=row.result_id,
        patient=row.patient_id,
        reference=row.reference,
        name=f"{row.family}, {row.given}".strip(", ") or row.reference,
        programme=row.programme,
        newest=from_ms_or_none(row.newest),
        opened=from_ms(row.opened),
        asked=_visit(row),
    )
