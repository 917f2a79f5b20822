"""Open one patient's chart: the look-up is logged before anything is returned."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.warrant import Warrant
from triage.clinical.appointment import Appointment
from triage.clinical.decision import Decision
from triage.clinical.questionnaire import Questionnaire, Response
from triage.coordination.conflicts.conflict import Conflict
from triage.store.auditing import audit
from triage.store.care.own_limits import own_limits_of
from triage.store.casework.case_chain import cases_before
from triage.store.casework.decisions import decisions_of, last_decided
from triage.store.casework.seen import seen_now
from triage.store.casework.visit_doubts import doubted
from triage.store.coordination.asked_visits import visits_asked_about
from triage.store.devices import devices_of_patient
from triage.store.people.departments import departments, departments_of_cases, sensitive_names
from triage.store.records import (
    Facts,
    appointments_of,
    facts_of,
    patients_by_key,
    questionnaires,
)
from triage.store.results import CaseFacts, case_facts, known_case
from triage.store.rule_sets import versions_of
from triage.store.worklist import case_of_patient
from triage.workflow.application import Application
from triage.workflow.care.view import care_view
from triage.workflow.catalogue import parsed_rule_set
from triage.workflow.chart.asides import asides, beside
from triage.workflow.chart.assessments import assessments
from triage.workflow.chart.changes import changes_of
from triage.workflow.chart.chart import Chart
from triage.workflow.chart.clashes import clashes
from triage.workflow.chart.expected_answers import expected_answers
from triage.workflow.chart.known import known
from triage.workflow.chart.offers import offers
from triage.workflow.chart.own_words import unread_words
from triage.workflow.chart.responses import response_views
from triage.workflow.chart.trends import RulesInForce, Told, rule_changes, trends
from triage.workflow.rights.masked_rows import viewer
from triage.workflow.rights.masks import front_decision, masked_chart
from triage.workflow.rights.permit import permit_any
from triage.worklist.offers import Offers
from triage.worklist.row import Viewer

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
        return shown_chart(app, connection, warrant, found.patient, known_case(connection, case))


def open_patient(app: Application, patient: int) -> Chart:
    """Return all that is shown about a patient, by the worst open case or the newest, also where there never was one.

    See `open_chart`.
    """
    with app.store.change() as connection:
        warrant = permit_any(app, connection, _ACTS, patient)
        audit.log(connection, app.clock(), app.actor, "view", patient, warrant=warrant)
    with app.store.read() as connection:
        key = case_of_patient(connection, str(patient))
        found = None if key is None else case_facts(connection, key)
        is_theirs = found is not None and found.patient == patient
        return shown_chart(app, connection, warrant, patient, found if is_theirs else None)


def shown_chart(
    app: Application, connection: Connection, warrant: Warrant, patient: int, case: CaseFacts | None
) -> Chart:
    """Return of a patient's chart what the warrant lets through; whoever asks has logged it."""
    chart = _chart(app, connection, warrant, patient, case)
    return masked_chart(chart, warrant, sensitive_names(connection, warrant.departments))


def _chart(app: Application, connection: Connection, warrant: Warrant, patient: int, case: CaseFacts | None) -> Chart:
    facts = facts_of(connection, [patient])[patient]
    about, who = patients_by_key(connection, [patient])[patient], viewer(app, connection, warrant)
    forms = questionnaires(connection, _urls(facts))
    devices = {name: found.label for name, found in devices_of_patient(connection, patient).items()}
    views = response_views(facts.responses, forms, app.catalogue.instruments.values())
    aside = asides(connection, patient, views, _answered(forms, facts.responses))
    by_id = known(facts.responses, facts.readings, forms, devices, app.catalogue.instruments)
    booked, at_odds = _booked(app, connection, patient, sensitive_names(connection, warrant.departments))
    rules = _rules_in_force(connection, _programme(facts, case))
    limits = own_limits_of(connection, [patient])[patient]
    decided = last_decided(connection, [patient]).get(patient)
    told = Told(facts.responses, app.catalogue.instruments, facts.enrolments, limits)
    return Chart(
        patient_key=patient,
        patient=about,
        case=None if case is None else case.id,
        closed=case is None or not case.is_open,
        assessments=() if case is None else assessments(connection, case, by_id, who.departments),
        responses=tuple(map(aside.of_view, views)),
        series=trends(app.catalogue.kinds, facts.readings, rules, app.clock(), told),
        rule_changes=rule_changes(rules),
        devices=devices,
        appointments=booked,
        conflicts=at_odds,
        decisions=_decisions(connection, patient, who, warrant),
        enrolments=tuple(facts.enrolments),
        expected=expected_answers(app, connection, patient, facts),
        changes=changes_of(app, connection, patient),
        seen=seen_now(connection, patient),
        offers=Offers() if case is None else offers(app, connection, case.id, _urls(facts)),
        doubted=doubted(connection, patient),
        chain=() if case is None else cases_before(connection, case.id),
        care=care_view(app.catalogue, connection, patient, facts, app.clock()),
        beside=beside(connection, patient, about, who, views, aside),
        unread=unread_words(about, facts, decided, views, forms, app.catalogue.kinds),
        asked=visits_asked_about(connection, patient, who),
    )


def _decisions(connection: Connection, patient: int, who: Viewer, warrant: Warrant) -> tuple[Decision, ...]:
    """Return the decisions about a patient; of other departments what was decided, and not what was written."""
    found = decisions_of(connection, patient)
    if who.departments is None or warrant.override is not None:
        return found
    whose = departments_of_cases(connection, [one.case for one in found])
    kept_back = {one.key for one in departments(connection) if one.is_sensitive} - who.departments
    return tuple(
        one if whose.get(one.case) in {None, *who.departments} else front_decision(one)
        for one in found
        if whose.get(one.case) not in kept_back
    )


def _programme(facts: Facts, case: CaseFacts | None) -> str:
    """Return the programme whose limits are drawn: that of the case, without one that of the first course."""
    if case is not None:
        return case.programme
    return next((course.programme for course in facts.enrolments if course.is_running), "")


def _booked(
    app: Application, connection: Connection, patient: int, sensitive: Collection[str]
) -> tuple[tuple[Appointment, ...], tuple[Conflict, ...]]:
    """Return a patient's appointments and those of the coming that clash, their sites by name."""
    travel, now = app.catalogue.travel, app.clock()
    booked = appointments_of(connection, patient)
    shown = tuple(replace(one, site=travel.name_of(one.site)) for one in booked)
    return shown, clashes(booked, sensitive, travel, now)


def _rules_in_force(connection: Connection, programme: str) -> list[RulesInForce]:
    """Return the versions that were in force; before the first that the store knows of, that one is taken to count."""
    versions = versions_of(connection, programme)
    return [
        RulesInForce(parsed_rule_set(version.body), version.start if index else None, version.end)
        for index, version in enumerate(versions)
    ]


def _answered(forms: Iterable[Questionnaire], responses: Iterable[Response]) -> list[Questionnaire]:
    """Return the questionnaires that were answered last, in the version that the patient had."""
    newest = {response.questionnaire.split("|")[0]: response.questionnaire for response in responses}
    return [form for form in forms if newest.get(form.url) == form.canonical]


def _urls(facts: Facts) -> set[str]:
    return {response.questionnaire.split("|")[0] for response in facts.responses}
