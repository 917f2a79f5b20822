"""A window of the inbox, and its counts: the database sorts, and reads no more than the window shows."""

import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, and_, false, func, not_, or_, select, tuple_
from sqlalchemy import case as when_then

from triage.clinical.details import Urgency
from triage.coordination.conflicts.conflict import Severity
from triage.coordination.inbox.entry import Asked, Data, InboxRow, Irrelevant, Part, State, codes_of, part_of
from triage.coordination.inbox.query import InboxCounts, InboxQuery
from triage.errors import Text
from triage.store.clock_time import from_ms, from_ms_or_none
from triage.store.lists.search import is_not_closed, people_meant
from triage.store.tables import booking_request, coordination_due, coordination_finding, decision, patient
from triage.worklist.row import Viewer
from triage.worklist.search_words import search_words

_TABLE = coordination_finding
_IS_STALE = when_then(((coordination_due.c.weigh == 1) | (coordination_due.c.marked == 1), 1), else_=0)


@dataclass(frozen=True, slots=True)
class Looks:
    """Who looks at the inbox, on which day, and what the departments do not want to be told of."""

    viewer: Viewer
    today: date
    off: frozenset[tuple[int, str]] = frozenset()


def inbox_rows(connection: Connection, query: InboxQuery, looks: Looks, offset: int, limit: int) -> list[InboxRow]:
    """Return a window of the entries: the gravest first, then what is due first, then what saves most driving."""
    found = select(_TABLE.c.id, _TABLE.c.patient_id, _TABLE.c.rank).where(_asked(query, looks))
    if query.by_patient:
        lead = func.min(_TABLE.c.rank).over(partition_by=_TABLE.c.patient_id).label("lead")
        led = found.add_columns(lead).subquery()
        ordered = select(led.c.id).order_by(led.c.lead, led.c.patient_id, led.c.rank, led.c.id)
    else:
        ordered = select(_TABLE.c.id).where(_asked(query, looks)).order_by(_TABLE.c.rank, _TABLE.c.id)
    page: Sequence[int] = connection.execute(ordered.offset(offset).limit(limit)).scalars().all()
    rows = {row.id: row for row in connection.execute(_full(page))}
    return [_row(rows[key], looks) for key in page]


def inbox_counts(connection: Connection, query: InboxQuery, looks: Looks) -> InboxCounts:
    """Count the entries of a query, and beside it those of every part and state; each equals its list."""
    told = _state(looks.today).label("said"), _is_off(looks).label("off"), _is_late(looks.today).label("late")
    every = select(_TABLE.c.code, _TABLE.c.severity, *told).where(_theirs(query, looks)).subquery()
    grouped = select(every, func.count().label("number")).group_by(*every.c)
    parts: Counter[Part] = Counter()
    states: Counter[State] = Counter()
    total = late = off = 0
    for row in connection.execute(grouped):
        said, severity = State(row.said), Severity(row.severity)
        if row.off:
            off += row.number
            continue
        states[said] += row.number
        late += row.number if row.late else 0
        if said in query.states or not query.states:
            parts[part_of(row.code)] += row.number
            parts[Part.CRITICAL] += row.number if severity is Severity.CRITICAL else 0
            total += row.number if _is_asked(query, row.code, severity) else 0
    switched = tuple(sorted({code for _, code in looks.off}))
    by_part, by_state = {part: parts[part] for part in Part}, {one: states[one] for one in State}
    return InboxCounts(total, by_part, by_state, late, switched, off)


def _is_asked(query: InboxQuery, code: str, severity: Severity) -> bool:
    in_parts = part_of(code) in query.parts or (Part.CRITICAL in query.parts and severity is Severity.CRITICAL)
    return (
        (in_parts or not query.parts)
        and (code in query.codes or not query.codes)
        and (severity in query.severities or not query.severities)
    )


def _theirs(query: InboxQuery, looks: Looks) -> ColumnElement[bool]:
    """Return the condition of whom and where a query is about, whatever it is narrowed by beside that."""
    asked: list[ColumnElement[bool]] = [_TABLE.c.gone.is_(None)]
    if looks.viewer.departments is not None:
        asked.append(_TABLE.c.department_id.in_(sorted(looks.viewer.departments)))
    if query.patient is not None:
        asked.append(_TABLE.c.patient_id == query.patient)
    if query.name.strip():
        words = search_words(query.name)
        meant = false() if words.is_nothing else _TABLE.c.patient_id.in_(people_meant(words))
        asked += [meant, is_not_closed(looks.viewer, _TABLE.c.patient_id)]
    if query.department is not None:
        asked.append(_TABLE.c.department_id == query.department)
    elif looks.viewer.departments is not None and len(looks.viewer.departments) > 1:
        asked.append(~_is_told_before(looks))
    return and_(*asked)


def _is_told_before(looks: Looks) -> ColumnElement[bool]:
    """Return whether the same matter stands in another of the viewer's departments, in the same state: it is told once.

    What one says of it counts in all of them.
    """
    other = _TABLE.alias("other")
    same = [other.c[name] == _TABLE.c[name] for name in ("patient_id", "code", "about", "apart")]
    told = [other.c.gone.is_(None), other.c.department_id < _TABLE.c.department_id, not_(_is_off(looks, other))]
    if looks.viewer.departments is not None:
        told.append(other.c.department_id.in_(sorted(looks.viewer.departments)))
    return select(other.c.id).where(*same, *told, _state(looks.today, other) == _state(looks.today)).exists()


def _asked(query: InboxQuery, looks: Looks) -> ColumnElement[bool]:
    asked = [_theirs(query, looks), not_(_is_off(looks))]
    if query.states:
        asked.append(_state(looks.today).in_(sorted(query.states)))
    if query.parts:
        asked.append(or_(*(_of_part(part) for part in sorted(query.parts))))
    if query.codes:
        asked.append(_TABLE.c.code.in_(sorted(query.codes)))
    if query.severities:
        asked.append(_TABLE.c.severity.in_(sorted(query.severities)))
    return and_(*asked)


def _of_part(part: Part) -> ColumnElement[bool]:
    if part is Part.CRITICAL:
        return _TABLE.c.severity == Severity.CRITICAL.value
    if part is Part.OTHER:
        return _TABLE.c.code.not_in(sorted({code for one in Part for code in codes_of(one)}))
    return _TABLE.c.code.in_(sorted(codes_of(part)))


def _state(today: date, table: FromClause = _TABLE) -> ColumnElement[str]:
    """Return what counts today: whatever was put off until today is open again."""
    has_come = and_(table.c.state == State.SNOOZED.value, table.c.until <= today.toordinal())
    return when_then((has_come, State.OPEN.value), else_=table.c.state)


def _is_late(today: date) -> ColumnElement[int]:
    is_late = and_(_TABLE.c.state == State.WAITING.value, _TABLE.c.until < today.toordinal())
    return when_then((is_late, 1), else_=0)


def _is_off(looks: Looks, table: FromClause = _TABLE) -> ColumnElement[bool]:
    if not looks.off:
        return false()
    return tuple_(table.c.department_id, table.c.code).in_(sorted(looks.off))


def _full(keys: Collection[int]) -> Any:  # noqa: ANN401 - a query has no narrower type of its own
    request, made = booking_request, decision
    joined = (
        _TABLE.join(patient, patient.c.id == _TABLE.c.patient_id)
        .outerjoin(request, request.c.id == _TABLE.c.booking_request_id)
        .outerjoin(made, made.c.id == request.c.decision_id)
        .outerjoin(coordination_due, coordination_due.c.patient_id == _TABLE.c.patient_id)
    )
    named = patient.c.family, patient.c.given, patient.c.reference
    asked = (request.c[name].label(f"asked_{name}") for name in ("kind", "urgency", "latest", "prepare", "at"))
    return (
        select(_TABLE, *named, *asked, made.c.actor.label("asked_by"), _IS_STALE.label("is_stale"))
        .select_from(joined)
        .where(_TABLE.c.id.in_(keys))
    )


def _row(row: Any, looks: Looks) -> InboxRow:  # noqa: ANN401 - a row has the columns of its query
    due = None if row.due is None else date.fromordinal(row.due)
    has_come = row.state == State.SNOOZED and row.until <= looks.today.toordinal()
    data: Data = json.loads(row.data)
    told: list[str] = json.loads(row.told) if row.told else [""] * 4
    return InboxRow(
        id=row.id,
        patient=row.patient_id,
        name=f"{row.family}, {row.given}".strip(", ") or row.reference,
        reference=row.reference,
        department=row.department_id,
        code=row.code,
        severity=Severity(row.severity),
        items=tuple(json.loads(row.about)),
        data=data,
        due=due,
        days_left=None if due is None else (due - looks.today).days,
        minutes_saved=row.saved_min,
        is_stale=bool(row.is_stale),
        state=State.OPEN if has_come else State(row.state),
        since=from_ms(row.first_seen),
        until=None if row.until is None or has_come else date.fromordinal(row.until),
        waits_for=row.waits_for,
        is_late=row.state == State.WAITING and row.until is not None and row.until < looks.today.toordinal(),
        reason=None if row.reason is None else Irrelevant(row.reason),
        words=row.words,
        said_by=row.said_by or "",
        taken_by=row.taken_by or "",
        request=_request(row),
        title=Text(*told[:2]),
        line=Text(*told[2:]),
    )


def _request(row: Any) -> Asked | None:  # noqa: ANN401 - a row has the columns of its query
    if row.booking_request_id is None or row.asked_kind is None:
        return None
    return Asked(
        key=row.booking_request_id,
        kind=row.asked_kind,
        urgency=None if row.asked_urgency is None else Urgency(row.asked_urgency),
        latest=from_ms_or_none(row.asked_latest),
        prepare=row.asked_prepare,
        actor=row.asked_by or "",
        at=from_ms(row.asked_at),
    )
