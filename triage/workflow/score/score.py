"""Score every patient whose data changed, or whose measurement did not come in time."""

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from time import monotonic

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from triage.access.acts import Act
from triage.clinical.handling import Handled
from triage.store.care.enrolled import place_enrolled
from triage.store.care.own_limits import own_limits_of
from triage.store.casework.cases import Outcome, record_outcomes, waiting
from triage.store.casework.decisions import last_decided
from triage.store.casework.ownership import hold_of_patients
from triage.store.coordination.findings_due import mark_due
from triage.store.handled import handled_at_source
from triage.store.records import facts_of, patients_by_key
from triage.store.results import last_assessed, open_results
from triage.store.rule_sets import InForce, put_in_force
from triage.workflow.administration.at_work import department_hours
from triage.workflow.administration.recount_due import recount_deadlines
from triage.workflow.application import Application, Changed
from triage.workflow.greens.note import note_greens
from triage.workflow.rights.permit import permit_alone
from triage.workflow.score.assess_patient import assess_patient
from triage.workflow.score.course_hours import hours_of_courses, hours_of_patients, settle_deadlines
from triage.workflow.score.expect import keep_ledgers, refresh_ledger
from triage.workflow.score.outcome import Subject
from triage.workflow.score.route import reroute, route_cases
from triage.workflow.write_back.handled_elsewhere import close_handled

# Few at a time: what there is no time for is read again with the next.
_CHUNK = 20
# Who records a decision meanwhile waits for the transaction; after ten seconds in vain.
_AT_MOST_S = 2.0
_LOG = logging.getLogger(__name__)


def score(app: Application, loading: Collection[int] = ()) -> Changed:
    """Score all that wait and return the cases that changed; patients of the sources `loading` wait on.

    A chunk of patients is read, scored and recorded in one transaction: nothing that arrives meanwhile is missed.
    A patient who cannot be recorded is left out, and waits.
    """
    permit_alone(app, Act.RUN_INTAKE)
    if app.store.login is not None:
        # A person's login sees own departments alone; the service scores all of them, within seconds.
        return Changed()
    now = app.clock()
    in_force = _in_force(app, now)
    # A fault in the department's own file stops here, not patient by patient.
    _ = app.catalogue.working_hours
    reroute(app)
    recounted = recount_deadlines(app)
    with app.store.write() as connection:
        for rules in in_force:
            put_in_force(connection, rules)
        left = waiting(connection, now, loading)
    changed = list(recounted.cases)
    while left:
        with app.store.write() as connection:
            # Read inside the transaction: what came later than this result is never counted into it.
            cases, scored = score_some(app, connection, left[:_CHUNK], app.clock())
        changed += cases
        left = left[scored:]
    return Changed(cases=tuple(changed), patients=refresh_ledger(app, loading=loading).patients)


def _in_force(app: Application, now: datetime) -> list[InForce]:
    """Return the rule sets in use; they are parsed before anything is locked."""
    files, rule_sets = app.catalogue.rule_set_files, app.catalogue.rule_sets
    return [
        InForce(rules.name, rules.version, rules.sha256, rules.status, programme, files[programme], now)
        for programme, rules in rule_sets.items()
    ]


def score_some(
    app: Application, connection: Connection, keys: Sequence[int], now: datetime
) -> tuple[list[int], int]:
    """Score a few hundred patients; return the cases that changed, and how many there was time for: at least one."""
    until = monotonic() + _AT_MOST_S
    facts = facts_of(connection, keys)
    people = patients_by_key(connection, keys)
    decided = last_decided(connection, keys)
    place_enrolled(connection, facts)
    shown, assessed = open_results(connection, keys), last_assessed(connection, keys)
    limits = own_limits_of(connection, keys)
    if handled := handled_at_source(connection, keys):
        hold_of_patients(connection, keys)
    courses = hours_of_courses(connection, department_hours(app.catalogue, connection), facts)
    changed: list[int] = []
    scored = 0
    while scored < len(keys) and (not scored or monotonic() < until):
        key = keys[scored]
        before = decided.get(key), shown[key], assessed[key]
        subject = Subject(people[key], facts[key], *before, now, courses[key], limits[key])
        if recorded := _recorded(app, connection, key, subject, handled.get(key, {})):
            changed += recorded
            mark_due(connection, [key])
        scored += 1
    done = keys[:scored]
    keep_ledgers(connection, hours_of_patients(courses, facts), {key: people[key] for key in done}, facts, now)
    route_cases(app, connection, {key: facts[key] for key in done})
    settle_deadlines(connection, {key: courses[key] for key in done})
    note_greens(connection, changed, done, now)
    return changed, scored


def _recorded(
    app: Application, connection: Connection, key: int, subject: Subject, handled: Mapping[str, Handled]
) -> tuple[int, ...]:
    """Return the cases that changed, the ones that others handled closed among them.

    A patient whom a fault of the program stops is left waiting, alone.
    """
    try:
        with connection.begin_nested():
            changed = record_outcomes(connection, [key], _wanted(subject, assess_patient(app.catalogue, subject)))
            return (*changed, *(close_handled(connection, key, handled, subject.now) if handled else ()))
    except OperationalError:
        # The disk's, which stops everybody.
        raise
    except Exception as fault:
        _LOG.error("a patient could not be recorded: %s", type(fault).__name__)
        return ()


def _wanted(subject: Subject, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """Yield the outcomes of programmes that the department uses, and those of cases that are open all the same."""
    for one in outcomes:
        if one.programme in subject.shown or subject.at_work is None or subject.at_work.opens_cases(one.programme):
            yield one
