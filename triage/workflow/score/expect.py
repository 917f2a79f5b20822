"""Keep the ledger of expected answers: what came, what is late, what is paused."""

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from triage.access.acts import Act
from triage.clinical.observation import WITHDRAWN
from triage.clinical.patient import Patient
from triage.store.auditing import audit
from triage.store.ledger import (
    ExpectedOf,
    count_missing,
    expected_rows,
    keep_ledger,
    known_patient,
    ledgers_of,
    to_look_at,
)
from triage.store.people.relations import patients_of_departments
from triage.store.records import Facts, facts_of, patients_by_key
from triage.workflow.administration.at_work import department_hours
from triage.workflow.application import Application, Changed
from triage.workflow.auditing.note_shown import note_shown
from triage.workflow.rights.permit import permit
from triage.workflow.score.course_hours import hours_of_courses, hours_of_patients
from triage.worklist.answered import Delivery
from triage.worklist.expected import missing_answers, next_look, up_to_date
from triage.worklist.working_hours import WorkingHours

_CHUNK = 50
_COMPLETED = frozenset({"completed", "amended"})
_LOG = logging.getLogger(__name__)


def refresh_ledger(
    app: Application, patients: Sequence[int] | None = None, loading: Collection[int] = ()
) -> Changed:
    """Bring the ledgers of `patients` up to date, or of all that time alone changes; returns whose changed.

    Of the latter those of the sources `loading` wait.
    """
    now = app.clock()
    # A fault in the department's own file stops here.
    _ = app.catalogue.working_hours
    with app.store.read() as connection:
        permit(app, connection, Act.RUN_INTAKE)
        if app.store.login is not None:
            # As for scores: the service sees to it.
            return Changed()
        left = to_look_at(connection, now, loading) if patients is None else list(patients)
    changed: list[int] = []
    for start in range(0, len(left), _CHUNK):
        keys = left[start : start + _CHUNK]
        with app.store.write() as connection:
            people, facts = patients_by_key(connection, keys), facts_of(connection, keys)
            courses = hours_of_courses(connection, department_hours(app.catalogue, connection), facts)
            changed += keep_ledgers(connection, hours_of_patients(courses, facts), people, facts, now)
    return Changed(patients=tuple(changed))


def keep_ledgers(
    connection: Connection,
    at_work: Mapping[int, WorkingHours],
    people: Mapping[int, Patient],
    facts: Mapping[int, Facts],
    now: datetime,
) -> list[int]:
    """Bring the ledgers of these patients up to date, and return whose changed; `at_work` are the hours of each.

    A fault about one patient leaves that ledger as it is; it holds up neither the others nor any colour.
    """
    ledgers = ledgers_of(connection, list(people))
    changed = []
    for key, person in people.items():
        try:
            with connection.begin_nested():
                courses = facts[key].enrolments if person.active and not person.deceased else ()
                rows = up_to_date(ledgers[key], courses, deliveries(facts[key], now), at_work[key], now)
                is_new = keep_ledger(connection, key, ledgers[key], rows, now, next_look(rows, now))
                for programme in {course.programme for course in facts[key].enrolments}:
                    count_missing(connection, key, programme, missing_answers(rows, programme, now))
        except OperationalError:
            # The disk's, which stops everybody.
            raise
        except Exception as fault:
            _LOG.error("a ledger could not be kept: %s", type(fault).__name__)
            continue
        changed += [key] * is_new
    return changed


def deliveries(facts: Facts, now: datetime) -> list[Delivery]:
    """Return what the patient sent, in order of time, also what cannot be used: nobody is reminded of what came.

    What was withdrawn, is not finished or is dated in the future counts as nothing; so does a reading of a device that
    was taken out of use, where whoever did so said that it counts as not delivered.
    """
    return sorted((*_readings(facts, now), *_responses(facts, now)), key=lambda one: (one.at, one.id))


def list_expected(app: Application, reference: str | None = None, *, late: bool = False) -> list[ExpectedOf]:
    """Return the ledger of one patient or of all, in order of time, after the audit line.

    Raises WrongUseError where there is no such patient.
    """
    if reference is None:
        with app.store.read() as connection:
            warrant = permit(app, connection, Act.SEE_EXPECTED)
            every = expected_rows(connection, late=late)
            keys = list({one.patient for one in every})
            ours = patients_of_departments(connection, keys, warrant.departments, app.clock())
            shown = [one for one in every if one.patient in ours]
        note_shown(app, "list expected", [one.patient for one in shown], warrant)
        return shown
    with app.store.write() as connection:
        key = known_patient(connection, reference)
        warrant = permit(app, connection, Act.SEE_PATIENT, key)
        audit.log(connection, app.clock(), app.actor, "view expected", key, warrant=warrant)
        return expected_rows(connection, [key], late=late)


def _readings(facts: Facts, now: datetime) -> Iterator[Delivery]:
    for reading in facts.readings:
        if reading.status not in WITHDRAWN and reading.is_delivered and reading.time <= now:
            yield Delivery(reading.id, reading.time, reading.kind or "")


def _responses(facts: Facts, now: datetime) -> Iterator[Delivery]:
    for response in facts.responses:
        if response.status in _COMPLETED and response.authored is not None and response.authored <= now:
            yield Delivery(response.id, response.authored, response.questionnaire.partition("|")[0])
