"""Score every patient whose data changed, or whose measurement did not come in time."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection

from triage.store.cases import Outcome, record_outcomes, waiting
from triage.store.decisions import last_decided
from triage.store.records import facts_of, patients_by_key
from triage.store.results import last_assessed, open_results
from triage.store.rule_sets import InForce, put_in_force
from triage.workflow.application import Application, Changed
from triage.workflow.assess_patient import Subject, assess_patient

_CHUNK = 100


def score(app: Application) -> Changed:
    """Score all that wait and return the cases that changed.

    A chunk of patients is read, scored and recorded in one transaction: nothing that arrives meanwhile is missed.
    """
    now = app.clock()
    in_force = _in_force(app, now)
    # A fault in the department's own file stops here, not patient by patient.
    _ = app.catalogue.working_hours
    with app.store.write() as connection:
        for rules in in_force:
            put_in_force(connection, rules)
        left = waiting(connection, now)
    changed: list[int] = []
    for start in range(0, len(left), _CHUNK):
        with app.store.write() as connection:
            changed += _score(app, connection, left[start : start + _CHUNK], now)
    return Changed(cases=tuple(changed))


def _in_force(app: Application, now: datetime) -> list[InForce]:
    """Return the rule sets in use; they are parsed before anything is locked."""
    files, rule_sets = app.catalogue.rule_set_files, app.catalogue.rule_sets
    return [
        InForce(rules.name, rules.version, rules.sha256, rules.status, programme, files[programme], now)
        for programme, rules in rule_sets.items()
    ]


def _score(app: Application, connection: Connection, keys: Sequence[int], now: datetime) -> tuple[int, ...]:
    facts = facts_of(connection, keys)
    people = patients_by_key(connection, keys)
    decided = last_decided(connection, keys)
    shown, assessed = open_results(connection, keys), last_assessed(connection, keys)
    outcomes: Iterator[Outcome] = (
        outcome
        for key in keys
        for outcome in assess_patient(
            app.catalogue, Subject(people[key], facts[key], decided.get(key), shown[key], assessed[key], now)
        )
    )
    return record_outcomes(connection, keys, outcomes)
