"""Open one patient's chart: the look-up is logged before anything is returned."""

from dataclasses import replace

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.clinical.appointment import Appointment
from triage.coordination.conflicts import Conflict, conflicts
from triage.store.auditing import audit
from triage.store.casework.case_chain import cases_before
from triage.store.casework.decisions import decisions_of
from triage.store.casework.seen import seen_now
from triage.store.casework.visit_doubts import doubted
from triage.store.devices import devices_of_patient
from triage.store.people.departments import sensitive_names
from triage.store.records import (
    Facts,
    appointments_of,
    facts_of,
    patients_by_key,
    questionnaires,
)
from triage.store.results import CaseFacts, known_case
from triage.store.rule_sets import versions_of
from triage.workflow.application import Application
from triage.workflow.catalogue import parsed_rule_set
from triage.workflow.changes import changes_of
from triage.workflow.chart.assessments import assessments
from triage.workflow.chart.chart import Chart
from triage.workflow.chart.expected_answers import expected_answers
from triage.workflow.chart.offers import offers
from triage.workflow.chart.responses import response_views
from triage.workflow.chart.trends import RulesInForce, trends
from triage.workflow.rights.masks import masked_chart
from triage.workflow.rights.permit import permit_any

# Who may not see answers sees them without names, or the appointments alone.
_ACTS = (Act.SEE_PATIENT, Act.SEE_PSEUDONYMISED, Act.SEE_APPOINTMENTS)


def open_chart(app: Application, case: int) -> Chart:
    """Return all that is shown about the patient of `case`, after the audit line is written.

    What the role may not see is left out. Raises WrongUseError where there is no such case, NotAllowedError where the
    person has nothing to do with the patient, StoreError (and shows nothing) when the line cannot be written.
    """
    # Waits for no writer: a patient is opened while others take in and decide.
    with app.store.change() as connection:
        found = known_case(connection, case)
        warrant = permit_any(app, connection, _ACTS, found.patient)
        audit.log(connection, app.clock(), app.actor, "view", found.patient, f"case {case}", warrant)
    with app.store.read() as connection:
        # The case is read anew: a result that came meanwhile must not count as seen without being shown.
        chart = _chart(app, connection, known_case(connection, case))
        sensitive = sensitive_names(connection, warrant.departments)
    return masked_chart(chart, warrant, sensitive)


def _chart(app: Application, connection: Connection, case: CaseFacts) -> Chart:
    facts = facts_of(connection, [case.patient])[case.patient]
    booked, clashes = _booked(app, connection, case.patient)
    return Chart(
        patient_key=case.patient,
        patient=patients_by_key(connection, [case.patient])[case.patient],
        case=case.id,
        closed=not case.is_open,
        assessments=assessments(connection, case),
        responses=response_views(
            facts.responses, questionnaires(connection, _urls(facts)), app.catalogue.instruments.values()
        ),
        series=trends(app.catalogue.kinds, facts.readings, _rules_in_force(connection, case.programme), app.clock()),
        devices={name: found.label for name, found in devices_of_patient(connection, case.patient).items()},
        appointments=booked,
        conflicts=clashes,
        decisions=decisions_of(connection, case.patient),
        enrolments=tuple(facts.enrolments),
        expected=expected_answers(app, connection, case.patient, facts),
        changes=changes_of(app, connection, case.patient),
        seen=seen_now(connection, case.patient),
        offers=offers(app, connection, case.id),
        doubted=doubted(connection, case.patient),
        chain=cases_before(connection, case.id),
    )


def _booked(
    app: Application, connection: Connection, patient: int
) -> tuple[tuple[Appointment, ...], tuple[Conflict, ...]]:
    """Return a patient's appointments and those of the coming that clash, their sites by name."""
    travel, now = app.catalogue.travel, app.clock()
    booked = appointments_of(connection, patient)
    coming = [one for one in booked if one.end is not None and one.end > now]
    shown = {one.id: replace(one, site=travel.name_of(one.site)) for one in booked}
    clashes = (
        replace(found, first=shown[found.first.id], second=shown[found.second.id])
        for found in conflicts(coming, travel)
    )
    return tuple(shown.values()), tuple(clashes)


def _rules_in_force(connection: Connection, programme: str) -> list[RulesInForce]:
    """Return the versions that were in force; before the first that the store knows of, that one is taken to count."""
    versions = versions_of(connection, programme)
    return [
        RulesInForce(parsed_rule_set(version.body), version.start if index else None, version.end)
        for index, version in enumerate(versions)
    ]


def _urls(facts: Facts) -> set[str]:
    return {response.questionnaire.split("|")[0] for response in facts.responses}
