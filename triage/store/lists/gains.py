"""What came to a list since it was read: from the steps of colours, and what others did that puts a case on it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, not_, select

from triage.clinical.colour import WORST_FIRST, Colour
from triage.store.casework.tending import PROGRAM
from triage.store.clock_time import to_ms
from triage.store.listed import listed
from triage.store.lists.left_behind import left_behind
from triage.store.lists.search import kinds_meant
from triage.store.tables import case, case_event, colour_step, decision, notice
from triage.worklist.gains import ListMark, NewRows
from triage.worklist.row import EVERYBODY, Query, Viewer

_PORTION, _MOST, _NAMED = 500, 5_000, 500
# The rank of what was not listed, worse than which everything is.
_ABSENT = len(WORST_FIRST)
_FREED, _TAKEN = ("release", "lapse"), ("claim", "take_over", "hand_over")
# By case, the rank with which it was listed.
_Touched = dict[int, int]


@dataclass(frozen=True, slots=True)
class _Found:
    case: int
    patient: int
    rank: int


def read_list_mark(connection: Connection, at: datetime) -> ListMark:
    """Return how far the store has come."""
    tables = colour_step, case_event, decision, notice
    numbers = select(*(select(func.max(table.c.id)).scalar_subquery() for table in tables))
    step, event, decided, told = (int(number or 0) for number in connection.execute(numbers).one())
    return ListMark(step, event, decided, at, told)


def gained(connection: Connection, query: Query, before: ListMark, viewer: Viewer) -> NewRows:
    """Return what a list read at the mark `before` would gain, and the reds that came anywhere."""
    steps = _steps(connection, before, viewer)
    brought = *_put_there(connection, query, before, viewer), *left_behind(connection, query, before.decision)
    touched = {**steps, **dict.fromkeys(brought, _ABSENT)}
    new = _new(connection, query, touched, viewer)
    everywhere = new if query == EVERYBODY else _new(connection, EVERYBODY, steps, viewer)
    ranks = [one.rank for one in new]
    return NewRows(
        by_colour={colour: ranks.count(colour.rank) for colour in WORST_FIRST if colour.rank in ranks},
        cases=tuple(one.case for one in new[:_NAMED]),
        reds=sum(one.rank == Colour.RED.rank for one in everywhere),
    )


def _steps(connection: Connection, before: ListMark, viewer: Viewer) -> _Touched:
    """Return the cases that came or got worse, each with the rank that it had at the mark.

    What the viewer opened again by taking a decision back is no news; where it made another case worse it is.
    """
    own = select(decision.c.id).where(
        decision.c.case_id == colour_step.c.case_id,
        decision.c.id > before.decision,
        decision.c.undoes.is_not(None),
        decision.c.actor == viewer.actor,
        decision.c.at == colour_step.c.at,
    )
    is_own = colour_step.c.was_rank.is_(None) & own.exists()
    since = select(colour_step.c.case_id, colour_step.c.was_rank).where(colour_step.c.id > before.step, not_(is_own))
    found: _Touched = {}
    # The worst first: whatever is too much to be read, it is no red.
    for row in connection.execute(since.order_by(colour_step.c.colour_rank, colour_step.c.id).limit(_MOST)):
        was = _ABSENT if row.was_rank is None else row.was_rank
        found[row.case_id] = max(was, found.get(row.case_id, was))
    return found


def _put_there(connection: Connection, query: Query, before: ListMark, viewer: Viewer) -> Iterable[int]:
    """Return the cases that others' acts put on such a list: what came back, was freed, or was taken."""
    acts = ["wake", *(_FREED if query.unowned else ()), *(_TAKEN if query.mine or query.owners else ())]
    if query.escalated:
        acts.append("escalate")
    others = case_event.c.actor != viewer.actor
    done = select(case_event.c.case_id, case_event.c.act, case_event.c.actor).where(
        case_event.c.id > before.event, case_event.c.act.in_(acts), others
    )
    found = connection.execute(done.limit(_MOST)).all()
    asleep = _put_off_beyond(connection, [row.case_id for row in found if row.actor == PROGRAM], before)
    yield from (row.case_id for row in found if row.act != "wake" or row.actor != PROGRAM or row.case_id in asleep)
    if query.told:
        about = select(case.c.id).join(notice, notice.c.patient_id == case.c.patient_id)
        yield from connection.execute(about.where(notice.c.id > before.notice).limit(_MOST)).scalars()


def _put_off_beyond(connection: Connection, keys: Sequence[int], before: ListMark) -> set[int]:
    """Return which were still put off at the mark: the time of the others had come, and the list showed them."""
    put_off = select(case_event.c.case_id).where(
        case_event.c.case_id.in_(keys), case_event.c.act == "snooze", case_event.c.until > to_ms(before.at)
    )
    return set(connection.execute(put_off).scalars()) if keys else set()


def _new(connection: Connection, query: Query, touched: _Touched, viewer: Viewer) -> list[_Found]:
    """Return the rows of the list that were not there, or not as bad, worst first."""
    if not touched:
        return []
    cases = _listed(connection, query, touched, viewer)
    if not query.is_once:
        return [one for one in cases if one.rank < touched.get(one.case, one.rank)]
    # The first of a patient's cases is the row, for they come worst first.
    rows = {one.patient: one for one in reversed(cases)}
    was: dict[int, int] = {}
    for one in cases:
        was[one.patient] = min(was.get(one.patient, _ABSENT), touched.get(one.case, one.rank))
    return sorted((one for key, one in rows.items() if one.rank < was[key]), key=lambda one: one.rank)


def _listed(connection: Connection, query: Query, cases: Collection[int], viewer: Viewer) -> list[_Found]:
    """Return what is listed now of the patients of `cases`, worst first."""
    condition = listed(replace(query, by_patient=False), viewer, kinds_meant(connection, query, viewer))
    wanted = select(case.c.id, case.c.patient_id, case.c.colour_rank, case.c.deadline).where(condition)
    keys, found = sorted(cases), dict[int, Any]()
    for start in range(0, len(keys), _PORTION):
        theirs = select(case.c.patient_id).where(case.c.id.in_(keys[start : start + _PORTION]))
        found |= {row.id: row for row in connection.execute(wanted.where(case.c.patient_id.in_(theirs)))}
    ordered = sorted(found.values(), key=lambda row: (row.colour_rank, row.deadline is None, row.deadline, row.id))
    return [_Found(row.id, row.patient_id, row.colour_rank) for row in ordered]
