"""Windows of the worklist, sorted and filtered by the database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, true

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.store.clock_time import from_ms_or_none
from triage.store.tables import case, notice, patient, twin
from triage.worklist.row import NOT_DISTRIBUTED, Counts, Query, Row

_COLOURS = tuple(sorted(Colour, key=lambda colour: colour.rank))
_NOTICES = (
    select(func.count())
    .where(notice.c.patient_id == case.c.patient_id, notice.c.seen_at.is_(None))
    .correlate(case)
    .scalar_subquery()
)
_THERE, _LATER = case.alias("there"), case.alias("later")
# A notice must find a reader although the patient has no open case any more.
_IS_LAST = ~(
    select(_LATER.c.id)
    .where(_LATER.c.patient_id == case.c.patient_id, or_(_LATER.c.id > case.c.id, _LATER.c.is_open == 1))
    .correlate(case)
    .exists()
)
_ELSEWHERE = (
    select(func.min(_THERE.c.colour_rank))
    .select_from(twin)
    .where(
        twin.c.kind == "patient",
        or_(
            (twin.c.patient_id == case.c.patient_id) & (_THERE.c.patient_id == twin.c.twin_id),
            (twin.c.twin_id == case.c.patient_id) & (_THERE.c.patient_id == twin.c.patient_id),
        ),
        _THERE.c.is_open == 1,
    )
    .correlate(case)
    .scalar_subquery()
)


def rows(connection: Connection, query: Query, offset: int, limit: int) -> Sequence[Row]:
    """Return a window of the cases that `query` finds: worst colour first, then deadline, then name."""
    order = case.c.colour_rank, case.c.deadline.is_(None), case.c.deadline, patient.c.name_key, case.c.id
    sorted_keys = select(case.c.id).join(patient, patient.c.id == case.c.patient_id).where(_condition(query))
    # Notices and other sources are looked up for the window alone: a database does it for all that it has to sort.
    window = sorted_keys.order_by(*order).offset(offset).limit(limit).subquery()
    shown = _joined().where(case.c.id.in_(select(window.c.id))).order_by(*order)
    return [_row(found) for found in connection.execute(shown)]


def row_of_case(connection: Connection, key: int) -> Row | None:
    """Return the line of one case, open or closed, or None where there is no such case."""
    found = connection.execute(_joined().where(case.c.id == key)).first()
    return None if found is None else _row(found)


def case_of_patient(connection: Connection, reference: str) -> int | None:
    """Return the newest case of the patient with this key or source reference ("Patient/p1"), worst first."""
    table = patient
    is_meant = table.c.reference == reference
    if reference.isdigit():
        is_meant |= table.c.id == int(reference)
    newest = (
        select(case.c.id)
        .join(table, table.c.id == case.c.patient_id)
        .where(is_meant)
        .order_by(case.c.is_open.desc(), case.c.colour_rank, case.c.id.desc())
        .limit(1)
    )
    found = connection.execute(newest).scalar()
    return None if found is None else int(found)


def counts(connection: Connection, query: Query) -> Counts:
    """Count what `query` finds by colour, and the open reds that it hides."""
    found = _count_by_rank(connection, _condition(query))
    all_red = _count_by_rank(connection, case.c.is_open == 1).get(0, 0)
    shown_red = _count_by_rank(connection, _condition(query) & (case.c.is_open == 1)).get(0, 0)
    by_colour = {colour: found.get(colour.rank, 0) for colour in _COLOURS}
    lacking, told = _count_missing(connection), _count_told(connection)
    return Counts(by_colour, all_red - shown_red, _count_by_team(connection), lacking, told)


def _count_by_team(connection: Connection) -> dict[str, int]:
    counted = select(case.c.team, func.count()).where(case.c.is_open == 1).group_by(case.c.team)
    return {team or NOT_DISTRIBUTED: number for team, number in connection.execute(counted.order_by(case.c.team))}


def _count_missing(connection: Connection) -> int:
    lacking = select(func.count()).where(case.c.is_open == 1, case.c.missing > 0)
    return connection.execute(lacking).scalar_one()


def _count_told(connection: Connection) -> int:
    told = select(func.count(func.distinct(notice.c.patient_id))).where(notice.c.seen_at.is_(None))
    return int(connection.execute(told).scalar_one())


def _count_by_rank(connection: Connection, condition: ColumnElement[bool]) -> dict[int, int]:
    counted = (
        select(case.c.colour_rank, func.count())
        .join(patient, patient.c.id == case.c.patient_id)
        .where(condition)
        .group_by(case.c.colour_rank)
    )
    return {rank: number for rank, number in connection.execute(counted)}  # noqa: C416 - a row is not a pair to mypy


def _joined() -> Select[Any]:
    named = (patient.c.family, patient.c.given, patient.c.reference)
    joined = case.join(patient, patient.c.id == case.c.patient_id)
    return select(case, *named, _NOTICES.label("notices"), _ELSEWHERE.label("elsewhere")).select_from(joined)


def _condition(query: Query) -> ColumnElement[bool]:
    is_open: ColumnElement[bool] = case.c.is_open == (0 if query.closed else 1)
    conditions = [or_(is_open, _IS_LAST) if query.told else is_open]
    if query.programmes:
        conditions.append(case.c.programme.in_(query.programmes))
    if query.colours:
        conditions.append(case.c.colour_rank.in_([colour.rank for colour in query.colours]))
    if query.teams:
        is_theirs = case.c.team.in_(query.teams)
        conditions.append(or_(is_theirs, case.c.team.is_(None)) if NOT_DISTRIBUTED in query.teams else is_theirs)
    if query.told:
        conditions.append(_NOTICES > 0)
    if query.missing:
        conditions.append(case.c.missing > 0)
    if query.name.strip():
        start = query.name.strip().casefold()
        conditions.append(patient.c.name_key.between(start, start + "\U0010ffff"))
    return and_(true(), *conditions)


def _row(found: Any) -> Row:  # noqa: ANN401 - a row has the columns of its query
    name = f"{found.family}, {found.given}".strip(", ")
    return Row(
        case=found.id,
        patient=found.patient_id,
        name=name or found.reference,
        programme=found.programme,
        colour=_COLOURS[found.colour_rank],
        reason=Text(found.reason_da, found.reason_en),
        deadline=from_ms_or_none(found.deadline),
        newest=from_ms_or_none(found.newest),
        closed=not found.is_open,
        reference=found.reference,
        team=found.team,
        missing=found.missing or 0,
        notices=found.notices,
        elsewhere=None if found.elsewhere is None else _COLOURS[found.elsewhere],
    )
