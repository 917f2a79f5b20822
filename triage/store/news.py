"""How far the store has come, in a few numbers that are cheap to read, and whom the steps since then concern."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select, union

from triage.store.tables import (
    care_change,
    case,
    case_event,
    decision,
    dismissal,
    notice,
    outbox,
    own_limit,
    pause,
    resource,
    result,
    route_file,
    rule_set,
    rule_step,
    source,
)

_MANY = 5000
_RECENT = 1000
# Changes of owner are written beside each other: one may become visible after another that has a greater number.
_STRAGGLERS = 200
# So many of the numbers tell of more than the health of sources.
_OF_CASES = 15
# And the last of rules.
_OF_RULES = 2


def _numbers() -> Select[*tuple[Any, ...]]:
    recent = select(outbox.c.settled).order_by(outbox.c.id.desc()).limit(_RECENT).subquery()
    steps = (func.max(result.c.id), func.max(decision.c.id), func.max(notice.c.id), func.max(recent.c.settled))
    # What changes a row of the list without a result: an answer that was missed or came, a pause, other routes.
    lacks = (case.c.is_open == 1) & (case.c.missing > 0)
    lacking = select(func.sum(case.c.missing).label("number")).where(lacks).subquery()
    ledgers = (func.max(lacking.c.number), func.max(pause.c.id), func.count(pause.c.ended), func.max(route_file.c.id))
    newest = select(func.max(case_event.c.id)).scalar_subquery()
    straggling = select(case_event.c.id).where(case_event.c.id > newest - _STRAGGLERS).subquery()
    owners = (func.max(case_event.c.id), func.count(straggling.c.id))
    # What was set about one patient; a limit that was lifted gets no new number.
    limits = (func.max(own_limit.c.id), func.max(own_limit.c.lifted))
    care = (func.max(care_change.c.id), func.max(dismissal.c.id), *limits)
    arrivals = (func.max(resource.c.id), func.sum(source.c.received), func.count(source.c.id))
    health = (func.sum(source.c.last_attempt), func.sum(source.c.failures), func.sum(source.c.enabled))
    rules = (func.max(rule_step.c.id), func.max(rule_set.c.id))
    asked = (*steps, *ledgers, *owners, *care, *arrivals, *health, *rules)
    numbers = [select(number).scalar_subquery() for number in asked]
    return select(*numbers)


# Asked every second by every workstation: made once.
_MARK = _numbers()


def read_mark(connection: Connection) -> tuple[int, ...]:
    """Return numbers of which some differ whenever cases, decisions, notices, arrivals or sources changed."""
    return tuple(int(number or 0) for number in connection.execute(_MARK).one())


def concerns_cases(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Return whether more than the health of sources changed."""
    return before[:_OF_CASES] != after[:_OF_CASES]


def concerns_rules(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Return whether somebody signed a step with rules, or others came in force."""
    return before[-_OF_RULES:] != after[-_OF_RULES:]


def patients_since(connection: Connection, before: tuple[int, ...], but_by: str) -> Sequence[int]:
    """Return whom what came since concerns: results, notices, pauses, answers from sources; and decisions but by
    `but_by`.
    """
    results, decisions, notices, settled, _, pauses = before[:6]
    decided = _of_decisions().where(decision.c.id > decisions, decision.c.actor != but_by)
    written = _of_decisions().join(outbox, outbox.c.decision_id == decision.c.id).where(outbox.c.settled > settled)
    told = select(notice.c.patient_id).where(notice.c.id > notices)
    scored = select(result.c.patient_id).where(result.c.id > results)
    paused = select(pause.c.patient_id).where(pause.c.id > pauses)
    cared = _cared_since(before)
    return connection.execute(union(scored, told, decided, written, paused, *cared).limit(_MANY)).scalars().all()


def owners_since(connection: Connection, before: tuple[int, ...], but_by: str) -> Sequence[int]:
    """Return the patients whose cases changed owner since, but by `but_by`."""
    changed = select(case.c.patient_id).join(case_event, case_event.c.case_id == case.c.id).distinct()
    since = _events_since(connection, *before[8:10])
    theirs = changed.where(case_event.c.id > since, case_event.c.actor != but_by)
    return connection.execute(theirs.order_by(case.c.patient_id).limit(_MANY)).scalars().all()


def _cared_since(before: tuple[int, ...]) -> list[Select[tuple[int]]]:
    """Return the queries of whose courses, plans or own limits were set or lifted since."""
    changes, dismissals, limits, lifted = before[10:14]
    is_new = (own_limit.c.id > limits) | (own_limit.c.lifted > lifted)
    return [
        select(care_change.c.patient_id).where(care_change.c.id > changes),
        select(dismissal.c.patient_id).where(dismissal.c.id > dismissals),
        select(own_limit.c.patient_id).where(is_new),
    ]


def _events_since(connection: Connection, newest: int, count: int) -> int:
    """Return the number after which changes of owner are new: lower where stragglers became visible below `newest`."""
    below = case_event.c.id.between(newest - _STRAGGLERS + 1, newest)
    visible = connection.execute(select(func.count()).select_from(case_event).where(below)).scalar_one()
    return newest if visible == count else newest - _STRAGGLERS


def _of_decisions() -> Select[tuple[int]]:
    return select(case.c.patient_id).select_from(case.join(decision, decision.c.case_id == case.c.id))
