"""Leave out of rows and charts what a role may not see: each copy names what is shown, so that all else is left out."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from triage.access.conditions import Condition
from triage.access.warrant import Warrant
from triage.clinical.appointment import Appointment
from triage.clinical.decision import Decision
from triage.clinical.patient import Patient
from triage.errors import Text
from triage.workflow.chart.assessed import Value, Why
from triage.workflow.chart.chart import AnswerLine, Assessment, Chart, ResponseView
from triage.workflow.chart.series import Point, Series
from triage.worklist.row import Row

CLOSED_NAME = "Privatmarkeret"
TAKEN = "Optaget"
_NOTHING = Text("", "")


def front_row(row: Row) -> Row:
    """Return what a secretary sees of a row: who, which programme and team, colour and deadline; no answers."""
    return Row(
        case=row.case,
        patient=row.patient,
        name=row.name,
        programme=row.programme,
        colour=row.colour,
        reason=_NOTHING,
        deadline=row.deadline,
        newest=None,
        closed=row.closed,
        reference=row.reference,
        team=row.team,
        owner=row.owner,
        owner_name=row.owner_name,
        owned_since=row.owned_since,
        fence=row.fence,
        snoozed_until=row.snoozed_until,
        escalated=row.escalated,
        born=row.born,
    )


def closed_row(row: Row) -> Row:
    """Return what is seen of a private record: that somebody is there, and how urgent it is; not who, nor of what."""
    return replace(front_row(row), name=CLOSED_NAME, programme="", reference="", snoozed_until=None, born=None)


def masked_chart(chart: Chart, warrant: Warrant, sensitive: Collection[str]) -> Chart:
    """Return of a chart what the warrant lets through; appointments of `sensitive` departments are time taken."""
    if sensitive:
        booked = taken_appointments(chart.appointments, sensitive)
        told = tuple(_nameless_course(one, sensitive) for one in chart.assessments)
        chart = replace(chart, appointments=booked, assessments=told)
    if Condition.PSEUDONYMISED in warrant.conditions:
        return pseudonymised_chart(chart)
    return front_chart(chart) if Condition.FRONT in warrant.conditions else chart


def front_chart(chart: Chart) -> Chart:
    """Return who the patient is, the colours and deadlines, appointments and decisions; no answers, no free text."""
    return Chart(
        patient_key=chart.patient_key,
        patient=chart.patient,
        case=chart.case,
        closed=chart.closed,
        assessments=tuple(_front(one) for one in chart.assessments),
        responses=(),
        series=(),
        devices={},
        appointments=tuple(replace(one, note="") for one in chart.appointments),
        conflicts=chart.conflicts,
        decisions=tuple(front_decision(one) for one in chart.decisions),
        is_masked=True,
    )


def pseudonymised_chart(chart: Chart) -> Chart:
    """Return the colours, answers and readings of somebody who cannot be told from them: what rules are made on."""
    return Chart(
        patient_key=0,
        patient=_nobody(chart.patient),
        case=chart.case,
        closed=chart.closed,
        assessments=tuple(_coded_reasons(one) for one in chart.assessments),
        responses=tuple(_coded(one) for one in chart.responses),
        series=tuple(_without_devices(one) for one in chart.series),
        devices={},
        appointments=(),
        conflicts=(),
        decisions=(),
        is_masked=True,
    )


def taken_appointments(appointments: Collection[Appointment], sensitive: Collection[str]) -> tuple[Appointment, ...]:
    """Return the appointments, those of sensitive departments as time taken."""
    return tuple(_taken(one) if is_of(one, sensitive) else one for one in appointments)


def is_of(one: Appointment, names: Collection[str]) -> bool:
    """Return whether an appointment is of a department of one of these names."""
    return one.department in names or (one.healthcare_service or "") in names


def _taken(one: Appointment) -> Appointment:
    """Return the time alone: the place or the way of meeting would tell of whom."""
    return Appointment(one.id, one.patient, one.status, one.start, one.end, TAKEN, TAKEN)


def _front(one: Assessment) -> Assessment:
    return Assessment(
        programme=one.programme,
        colour=one.colour,
        at=one.at,
        deadline=one.deadline,
        reasons=(),
        unknown=(),
        could_be=(),
        rule_set="",
        version="",
        is_approved=one.is_approved,
        why=Why(department=one.why.department, is_listed=one.why.is_listed, is_open=one.why.is_open),
    )


def _nameless_course(one: Assessment, sensitive: Collection[str]) -> Assessment:
    """Return how urgent it is to a department that nobody else is told of, and no more."""
    if one.why.department not in sensitive:
        return one
    return replace(_front(one), programme="", why=Why(is_listed=False, is_open=one.why.is_open, department=TAKEN))


def front_decision(one: Decision) -> Decision:
    """Return who decided what and when; not what was written."""
    return Decision(
        id=one.id,
        case=one.case,
        action=one.action,
        note="",
        actor=one.actor,
        at=one.at,
        undone=one.undone,
        handled_at=one.handled_at,
        due=one.due,
        corrects=one.corrects,
        corrected_by=one.corrected_by,
    )


def _nobody(patient: Patient) -> Patient:
    """Return a person of the same sex born on the first day of the same year."""
    born = patient.birth_date
    return Patient(
        id="",
        cpr=None,
        family="",
        given="",
        birth_date=None if born is None else date(born.year, 1, 1),
        gender=patient.gender,
    )


def _coded_reasons(one: Assessment) -> Assessment:
    """Return an assessment without the devices and the ids that somebody could be told from."""
    reasons = tuple(
        replace(reason, values=tuple(Value(replace(value.held, ids=())) for value in reason.values))
        for reason in one.reasons
    )
    return replace(one, reasons=reasons, why=replace(one.why, department="", would_say=None))


def _coded(one: ResponseView) -> ResponseView:
    told = [line for line in one.lines if not line.free_text]
    lines = tuple(
        AnswerLine(line.question, line.answer, line.previous, False, change=line.change, is_safety=line.is_safety)
        for line in told
    )
    return ResponseView(title=one.title, authored=one.authored, answered_by=None, lines=lines, scores=one.scores)


def _without_devices(one: Series) -> Series:
    points = tuple(
        Point(point.time, point.value, None, point.withdrawn, point.invalidated, point.uncalibrated)
        for point in one.points
    )
    return Series(one.kind, points, one.limits, one.baseline, one.interval, one.is_score)
