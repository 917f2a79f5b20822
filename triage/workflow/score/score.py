"""Score every patient whose data changed, or whose measurement did not come in time."""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from triage.access.acts import Act
from triage.clinical.handling import Handled
from triage.store.care.enrolled import place_enrolled
from triage.store.casework.cases import record_outcomes, waiting
from triage.store.casework.ownership import hold_of_patients
from triage.store.coordination.findings_due import mark_due
from triage.store.handled import handled_at_source
from triage.store.history.keep import place_inputs
from triage.store.history.pack import full_layouts, pack
from triage.store.records import facts_of
from triage.store.rule_versions.pending import Pending, forget_closed
from triage.workflow.administration.recount_due import recount_deadlines
from triage.workflow.application import Application, Changed
from triage.workflow.greens.note import note_greens
from triage.workflow.rights.permit import permit_alone
from triage.workflow.score.course_hours import hours_of_patients, settle_deadlines
from triage.workflow.score.expect import keep_ledgers, refresh_ledger
from triage.workflow.score.outcome import Subject
from triage.workflow.score.route import reroute, route_cases
from triage.workflow.score.subjects import subjects_of
from triage.workflow.score.wanted import wanted_outcomes
from triage.workflow.tune.in_force import refresh_rules, take_effect, wanted_in_force
from triage.workflow.tune.open_cases.going_over import going_over, hold_pending, note_gone_over
from triage.workflow.tune.open_cases.prepared import prepare_change
from triage.workflow.write_back.handled_elsewhere import close_handled

# Few at a time: what there is no time for is read again with the next.
_CHUNK = 20
_AT_ONCE = 200
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
    # Told before anything is locked.
    refresh_rules(app)
    # A fault in the department's own file stops here, not patient by patient.
    _ = app.catalogue.working_hours
    reroute(app)
    recounted = recount_deadlines(app)
    prepared = prepare_change(app, wanted_in_force(app, now), now)
    with app.store.write() as connection:
        forget_closed(connection)
        gone = take_effect(app, connection, now, prepared)
        # What changed while it was prepared is judged again within the same transaction.
        again = score_some(app, connection, gone.left[:_AT_ONCE], now)[0] if gone.left else []
        left = waiting(connection, now, loading)
    changed = [*recounted.cases, *gone.cases, *again]
    while left:
        with app.store.write() as connection:
            # Read inside the transaction: what came later than this result is never counted into it.
            cases, scored = score_some(app, connection, left[:_CHUNK], app.clock())
        changed += cases
        left = left[scored:]
    _pack(app)
    return Changed(cases=tuple(changed), patients=refresh_ledger(app, loading=loading).patients)


def _pack(app: Application) -> None:
    """Pack what is kept of the inputs, where a block of it is full."""
    with app.store.read() as connection:
        full = full_layouts(connection)
    for layout in full:
        is_packed = True
        while is_packed:
            with app.store.write() as connection:
                is_packed = pack(connection, layout)


def score_some(
    app: Application, connection: Connection, keys: Sequence[int], now: datetime
) -> tuple[list[int], int]:
    """Score a few hundred patients; return the cases that changed, and how many there was time for: at least one."""
    until = monotonic() + _AT_MOST_S
    pending = hold_pending(connection, keys, now)
    facts = facts_of(connection, keys)
    place_enrolled(connection, facts)
    if handled := handled_at_source(connection, keys):
        hold_of_patients(connection, keys)
    read = subjects_of(app, connection, keys, now, facts)
    courses = read.courses
    changed: list[int] = []
    scored = 0
    while scored < len(keys) and (not scored or monotonic() < until):
        key = keys[scored]
        before = _Before(pending.get(key, {}), handled.get(key, {}))
        if recorded := _recorded(app, connection, key, read.by_key[key], before):
            changed += recorded
            mark_due(connection, [key])
        scored += 1
    done = keys[:scored]
    people = {key: read.by_key[key].patient for key in done}
    keep_ledgers(connection, hours_of_patients(courses, facts), people, facts, now)
    route_cases(app, connection, {key: facts[key] for key in done})
    place_inputs(connection, done)
    settle_deadlines(connection, {key: courses[key] for key in done})
    note_greens(connection, changed, done, now)
    return changed, scored


@dataclass(frozen=True, slots=True)
class _Before:
    """What is known of a patient's open cases: those that keep older rules, and what others handled at the source."""

    pending: Mapping[str, Pending]
    handled: Mapping[str, Handled]


def _recorded(
    app: Application, connection: Connection, key: int, subject: Subject, before: _Before
) -> tuple[int, ...]:
    """Return the cases that changed, the ones that others handled closed among them.

    A patient whom a fault of the program stops is left waiting, alone.
    """
    try:
        with connection.begin_nested():
            subject = going_over(app, connection, subject, before.pending)
            changed = record_outcomes(connection, [key], wanted_outcomes(app.catalogue, subject))
            note_gone_over(app, connection, subject, before.pending, changed)
            closed = close_handled(connection, key, before.handled, subject.now) if before.handled else ()
            return (*changed, *closed)
    except OperationalError:
        # The disk's, which stops everybody.
        raise
    except Exception as fault:
        _LOG.error("a patient could not be recorded: %s", type(fault).__name__)
        return ()
