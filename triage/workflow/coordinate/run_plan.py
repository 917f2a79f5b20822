"""Carry a plan on, call by call, until it ends or a calendar does not answer; each call is in the journal before it."""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from triage.coordination.rebooking.capability import Capability
from triage.coordination.rebooking.machine import after, next_call, timed
from triage.coordination.rebooking.plan import Answer, Call, Goal, Result, Stage, State
from triage.errors import SourceError, StoreError, Text, VisitaError
from triage.fhir.http.endpoint import Endpoint
from triage.fhir.http.exchange import Exchange
from triage.store.auditing import audit
from triage.store.coordination.findings_due import mark_due
from triage.store.coordination.letters import LetterState
from triage.store.coordination.plan_journal import Told, begin_call, end_call, end_plan, keep_state, put_off
from triage.store.coordination.plans import Plan
from triage.store.sources import source_of
from triage.workflow.application import Application
from triage.workflow.coordinate.calendars.errand import Done, Errand, Memory
from triage.workflow.coordinate.calendars.perform import perform
from triage.workflow.coordinate.tell_failure import tell_failure
from triage.workflow.demonstration.made_up_calendar import MadeUpCalendar, is_made_up
from triage.workflow.pull.reach import in_network
from triage.workflow.write_back.write_back import reach as reach_source
from triage.worklist.source import SourceSettings

_LOG = logging.getLogger(__name__)
# As long a plan can be taken back; letters wait until then.
UNDO = timedelta(minutes=10)
# A plan that nobody could begin with for so long was made for another situation.
BEGIN = timedelta(minutes=10)
# So long may an owner take to answer before it is told of.
ANSWER = timedelta(days=3)
# Half written for so long, somebody must know.
_ALARM = timedelta(minutes=15)
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=15), timedelta(minutes=10)

Reach = Callable[[SourceSettings], AbstractContextManager[Endpoint]]
Exchanges = Callable[[int], Exchange]


@contextmanager
def reached(app: Application, reach: Reach = reach_source) -> Iterator[Exchanges]:
    """Give the exchange of a source by key, each opened when it is first needed, and close all of them.

    Made-up departments have no server: in a demonstration their calendars are what was received from them.
    """
    opened: dict[int, Exchange] = {}
    with ExitStack() as stack:

        def exchange(source: int) -> Exchange:
            if source not in opened:
                settings = in_network(app.store, source_of(app.store, source).settings)
                if is_made_up(settings, is_demo=app.is_demo):
                    opened[source] = MadeUpCalendar(app, source)
                else:
                    opened[source] = Exchange(stack.enter_context(reach(settings)))
            return opened[source]

        yield exchange


def run(app: Application, plan: Plan, exchanges: Exchanges) -> None:
    """Carry a plan on that is leased to us; where the lease is lost, or a calendar does not answer, it is left so."""
    left: Plan | None = plan
    while left is not None:
        left = _step(app, left, exchanges)


def errand_of(plan: Plan, appointment: str) -> Errand:
    """Return what is to be done about one appointment of a plan."""
    move = plan.move(appointment)
    return Errand(
        key=plan.key,
        step=move.step,
        reference=move.reference,
        seen=move.seen,
        start=move.start,
        slot=move.slot,
        displaced=move.displaced,
        displaced_seen=move.displaced_seen,
        hands_over=move.hands_over,
        actor=plan.actor,
        owner=move.owner,
        at=plan.at,
        answer_by=plan.at + ANSWER,
        memory=Memory.from_json(move.memory),
    )


def _step(app: Application, plan: Plan, exchanges: Exchanges) -> Plan | None:
    """Make the next call, and return the plan after it; None where it goes no further now."""
    now = app.clock()
    state = timed(plan.state, now)
    if state != plan.state:
        with app.store.write() as connection:
            return with_state(plan, state) if keep_state(connection, plan, state) else None
    call = next_call(state)
    if isinstance(call, Result):
        with app.store.write() as connection:
            _end(app, connection, plan, call, now)
        return None
    with app.store.write() as connection:
        line = begin_call(connection, plan, call, now)
    if line is None:
        return None
    done = _made(plan, call, exchanges)
    return _noted(app, plan, call, line, done)


def _made(plan: Plan, call: Call, exchanges: Exchanges) -> Done:
    errand = errand_of(plan, call.appointment)
    if errand.step.capability is Capability.PHONE:
        # People agree on it with each other; nothing goes over the network.
        return Done(Answer.DONE, errand.memory)
    try:
        return perform(exchanges(plan.move(call.appointment).source), call, errand)
    except StoreError:
        raise
    except SourceError as fault:
        return Done(Answer.LOST, errand.memory, fault.text)
    except Exception as fault:
        _LOG.error("a call to a calendar broke: %s", type(fault).__name__)
        text = fault.text if isinstance(fault, VisitaError) else _OUR_FAULT
        return Done(Answer.LOST, errand.memory, text)


def _noted(app: Application, plan: Plan, call: Call, line: int, done: Done) -> Plan | None:
    """Write the answer down, and return the plan after it; None where nobody knows what came, or who else goes on."""
    now, state = app.clock(), after(plan.state, call, done.answer, done.held_until)
    told = Told(done.answer, done.memory.to_json(), done.fault)
    is_lost = done.answer is Answer.LOST
    with app.store.write() as connection:
        if not end_call(connection, plan, line, told, state, call.appointment, now):
            return None
        if is_lost:
            _put_off(app, connection, with_state(plan, state), now)
            return None
    remembered = replace(plan.move(call.appointment), memory=told.memory, fault=done.fault)
    moves = (remembered if move.reference == remembered.reference else move for move in plan.moves)
    return with_state(replace(plan, moves=tuple(moves)), state)


def with_state(plan: Plan, state: State) -> Plan:
    """Return a plan at another state."""
    moves = (replace(move, step=step) for move, step in zip(plan.moves, state.steps, strict=True))
    return replace(plan, state=state, moves=tuple(moves))


def _put_off(app: Application, connection: Connection, plan: Plan, now: datetime) -> None:
    """Try again later; where the calendars are half changed meanwhile for too long, a person is told once."""
    is_half = plan.state.is_changed and now - plan.at >= _ALARM
    if is_half and not plan.is_alarmed:
        tell_failure(connection, plan, plan.moves, _STUCK, now, about="stuck")
        audit.log(connection, now, app.actor, "plan stuck", plan.patient, f"plan {plan.id}")
    wait = min(_FIRST_WAIT * (1 << min(plan.tries, 8)), _LONGEST_WAIT)
    put_off(connection, plan, now + wait, is_alarmed=plan.is_alarmed or is_half)


def _end(app: Application, connection: Connection, plan: Plan, result: Result, now: datetime) -> None:
    is_taken_back = plan.state.goal is Goal.TAKE_BACK
    undo_until = now + UNDO if result in (Result.APPLIED, Result.REQUESTED) else None
    answer_by = plan.at + ANSWER if result is Result.REQUESTED else None
    letter = _LETTERS.get(result, LetterState.DROPPED)
    if not end_plan(connection, plan, result, letter.value, now, undo_until=undo_until, answer_by=answer_by):
        return
    act = "plan taken back" if is_taken_back else "plan ended"
    for patient in plan.patients:
        audit.log(connection, now, app.actor, act, patient, f"plan {plan.id}: {result.value}")
    mark_due(connection, plan.patients)
    if result is Result.NEEDS_HUMAN:
        not_undone = [move for move in plan.moves if move.step.stage is not Stage.UNDONE]
        tell_failure(connection, plan, not_undone, _NOT_UNDONE, now)


_LETTERS = {Result.APPLIED: LetterState.HELD, Result.NEEDS_HUMAN: LetterState.KEPT_BACK}
_NOT_UNDONE = Text(
    "En samlet flytning mislykkedes, og noget kunne ikke føres tilbage. Se i kalenderen hos: {names}. Ring til dem, og "
    "aftal, hvornår patienten skal komme. Brevet til patienten er holdt tilbage.",
    "A plan failed and could not be undone in full. Look in the calendar of: {names}. Call them and agree when the "
    "patient is to come. The letter to the patient is kept back.",
)
_STUCK = Text(
    "En samlet flytning er kun halvt skrevet, for en kalender svarer ikke. Den prøves igen af sig selv. Ring til: "
    "{names}, hvis patienten skal møde snart.",
    "A plan is only half written, since a calendar does not answer. It goes on by itself. Call: {names}, if the "
    "patient is to come soon.",
)
_OUR_FAULT = Text(
    "En fejl i programmet hindrede, at aftalen blev skrevet. Den prøves igen; meld fejlen.",
    "A fault of the program kept the appointment from being written. It is tried again; report the fault.",
)
