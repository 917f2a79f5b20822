"""What joins departments and patients, computed from the facts each time; whose record is closed; emergencies."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Text, and_, bindparam, cast, insert, literal, null, or_, select, union_all, update

from triage.access.department import Places
from triage.access.relation import (
    BREAK_GLASS_LASTS,
    LASTS,
    Emergency,
    EmergencyReason,
    LegalGround,
    PatientRelation,
    Tie,
)
from triage.access.warrant import Warrant
from triage.clinical.care import ON_HOLD
from triage.store.clock_time import from_ms, to_ms
from triage.store.people.departments import places
from triage.store.tables import appointment, case, emergency_access, enrolment, patient, privacy_mark, source
from triage.store.tables.columns import WHOLE

_RUNNING = ("active", ON_HOLD)
_NOT_HELD = ("entered-in-error", "cancelled")
_PRIVATE, _OPT_OUT = "private", "opt_out"
# Stands where the reason does, in a line that ends those before it.
_ENDED = "ended"
_CASE, _EMERGENCY = "case", "emergency"
_WHO, _NOW = bindparam("patient", type_=WHOLE), bindparam("now", type_=WHOLE)
_SINCE = bindparam("since", type_=WHOLE)
_MARKED, _SAME = patient.alias("marked"), patient.alias("same")
_NO_NUMBER, _NO_TEXT = cast(null(), WHOLE), cast(null(), Text)
# A mark holds for the person, by CPR number, in whichever source it was noted.
_IN_FORCE = privacy_mark.join(_MARKED, _MARKED.c.id == privacy_mark.c.patient_id).join(
    _SAME, or_(_MARKED.c.id == _SAME.c.id, _MARKED.c.cpr == _SAME.c.cpr)
)
_MARKS = (
    select(_SAME.c.id, privacy_mark.c.kind, privacy_mark.c.department_id)
    .select_from(_IN_FORCE)
    .where(_SAME.c.id.in_(bindparam("keys", expanding=True)), privacy_mark.c.ended.is_(None))
)
# One question, for it comes before everything that is done about a patient.
_ABOUT = union_all(
    select(
        literal(_EMERGENCY).label("what"),
        emergency_access.c.department_id,
        *(emergency_access.c[name] for name in ("id", "until", "reason", "ground")),
    ).where(
        emergency_access.c.patient_id == _WHO,
        emergency_access.c.actor == bindparam("login"),
        emergency_access.c.until > _NOW,
        emergency_access.c.at <= _NOW,
    ),
    select(literal(_CASE), case.c.department_id, _NO_NUMBER, _NO_NUMBER, _NO_TEXT, _NO_TEXT)
    .where(case.c.patient_id == _WHO, or_(case.c.is_open == 1, case.c.closed >= _SINCE))
    .distinct(),
    select(privacy_mark.c.kind, privacy_mark.c.department_id, _NO_NUMBER, _NO_NUMBER, _NO_TEXT, _NO_TEXT)
    .select_from(_IN_FORCE)
    .where(_SAME.c.id == _WHO, privacy_mark.c.ended.is_(None)),
)


def relation_of(
    connection: Connection, key: int, login: str, now: datetime, asked: Collection[int] | None = None
) -> PatientRelation:
    """Return how a patient looks to the person with this login.

    With `asked` the ties that count are those of these departments: no more is read than tells the strongest of each.
    """
    times = {"now": to_ms(now), "since": to_ms(now - LASTS)}
    rows = connection.execute(_ABOUT, {"patient": key, "login": login, **times}).all()
    places_of_cases = {row.department_id for row in rows if row.what == _CASE}
    ties: list[tuple[int, Tie]] = [(one, Tie.CASE) for one in places_of_cases if one is not None]
    if None in places_of_cases or asked is None or not places_of_cases.issuperset(asked):
        known = places(connection)
        ties += [(known.first, Tie.CASE)] if None in places_of_cases else []
        ties += [*_by_enrolment(connection, key, known, now), *_by_appointment(connection, key, known, now)]
    return PatientRelation(
        tuple(dict.fromkeys(ties)),
        any(row.what == _PRIVATE for row in rows),
        frozenset(row.department_id for row in rows if row.what == _OPT_OUT),
        _emergency([row for row in rows if row.what == _EMERGENCY]),
    )


def marks_of(
    connection: Connection, keys: Sequence[int]
) -> dict[int, tuple[bool, frozenset[int | None]]]:
    """Return which of these patients' records are private, and to which departments they are closed (None = all).

    A mark holds for the person, by CPR number, in whichever source it was noted.
    """
    marks: dict[int, tuple[bool, frozenset[int | None]]] = {}
    for key, kind, department in connection.execute(_MARKS, {"keys": list(keys)}):
        is_private, closed = marks.get(key, (False, frozenset()))
        marks[key] = (True, closed) if kind == _PRIVATE else (is_private, closed | {department})
    return marks


def note_mark(
    connection: Connection, key: int, *, is_private: bool, department: int | None, by: str, at: datetime
) -> int:
    """Note that a record is private, or closed to a department (None = to every one), and return the mark's key."""
    values = {
        "patient_id": key,
        "kind": _PRIVATE if is_private else _OPT_OUT,
        "department_id": department,
        "noted": to_ms(at),
        "noted_by": by,
    }
    return int(connection.execute(insert(privacy_mark).values(**values).returning(privacy_mark.c.id)).scalar_one())


def end_marks(connection: Connection, key: int, *, is_private: bool, by: str, at: datetime) -> int:
    """End the marks of a kind on a patient, and return how many there were; the lines stay."""
    kind = _PRIVATE if is_private else _OPT_OUT
    mine = and_(privacy_mark.c.patient_id == key, privacy_mark.c.kind == kind, privacy_mark.c.ended.is_(None))
    return connection.execute(update(privacy_mark).where(mine).values(ended=to_ms(at), ended_by=by)).rowcount


def note_emergency(
    connection: Connection,
    key: int,
    actor: str,
    warrant: Warrant,
    reason: EmergencyReason,
    text: str,
    ground: LegalGround | None,
    at: datetime,
) -> Emergency:
    """Store a look-up in an emergency; the row is what the auditor reviews."""
    until = at + BREAK_GLASS_LASTS
    values = {
        "at": to_ms(at),
        "until": to_ms(until),
        "actor": actor,
        "session": warrant.session,
        "role": str(warrant.role),
        "department_id": min(warrant.departments),
        "patient_id": key,
        "reason": str(reason),
        "text": text,
        "ground": None if ground is None else str(ground),
    }
    connection.execute(insert(emergency_access).values(**values))
    return Emergency(reason, until, ground)


def end_emergency(connection: Connection, key: int, warrant: Warrant, one: Emergency, login: str, at: datetime) -> None:
    """End what a person opened of a patient by a line more: lines of this kind are only added."""
    values = {
        "at": to_ms(at),
        "until": to_ms(one.until),
        "actor": login,
        "session": warrant.session,
        "role": str(warrant.role),
        "department_id": min(warrant.departments),
        "patient_id": key,
        "reason": _ENDED,
        "text": "ended by the person",
        "ground": None,
    }
    connection.execute(insert(emergency_access).values(**values))


def opened_by_emergency(connection: Connection, login: str, now: datetime) -> frozenset[int]:
    """Return the patients whose closed records a person may see for now, the law's ground given."""
    table = emergency_access
    mine = and_(table.c.actor == login, table.c.until > to_ms(now))
    found = connection.execute(select(table.c.id, table.c.patient_id, table.c.reason, table.c.ground).where(mine)).all()
    ended = {row.patient_id: row.id for row in sorted(found, key=lambda row: row.id) if row.reason == _ENDED}
    return frozenset(
        row.patient_id for row in found if row.ground is not None and row.id > ended.get(row.patient_id, 0)
    )


def patients_of_departments(
    connection: Connection, keys: Sequence[int], departments: frozenset[int], now: datetime
) -> frozenset[int]:
    """Return those of `keys` whom one of the departments has a tie to, and whose record is closed to none of them.

    In a store of one department everybody is its.
    """
    ours = _with_ties(connection, keys, departments, now)
    return ours - _closed_among(connection, ours, departments)


def closed_of_departments(
    connection: Connection, keys: Sequence[int], departments: frozenset[int], now: datetime
) -> frozenset[int]:
    """Return those of `keys` whom one of the departments has a tie to, and whose record is closed to one of them."""
    return _closed_among(connection, _with_ties(connection, keys, departments, now), departments)


def departments_of_patients(
    connection: Connection, keys: Sequence[int], now: datetime
) -> dict[int, frozenset[int]]:
    """Return which departments have a tie to each of these patients, as `relation_of` finds them."""
    known = places(connection)
    return {
        key: frozenset(
            department
            for find in (_by_case, _by_enrolment, _by_appointment)
            for department, _ in find(connection, key, known, now)
        )
        for key in keys
    }


def _closed_among(connection: Connection, keys: frozenset[int], departments: frozenset[int]) -> frozenset[int]:
    marks = marks_of(connection, sorted(keys))
    return frozenset(key for key, (private, to) in marks.items() if private or None in to or to & departments)


def _with_ties(
    connection: Connection, keys: Sequence[int], departments: frozenset[int], now: datetime
) -> frozenset[int]:
    known = places(connection)
    if known.is_single:
        return frozenset(keys)
    return frozenset(
        key
        for key in keys
        if departments.intersection(
            department
            for find in (_by_case, _by_enrolment, _by_appointment)
            for department, _ in find(connection, key, known, now)
        )
    )


def _by_case(connection: Connection, key: int, known: Places, now: datetime) -> Iterator[tuple[int, Tie]]:
    counts = or_(case.c.is_open == 1, case.c.closed >= to_ms(now - LASTS))
    found = select(case.c.department_id).where(case.c.patient_id == key, counts)
    for department in connection.execute(found.distinct()).scalars():
        yield (known.first if department is None else department), Tie.CASE


def _by_enrolment(connection: Connection, key: int, known: Places, now: datetime) -> Iterator[tuple[int, Tie]]:
    """Yield a tie for each course that runs or ended lately: to where its cases stand, else where one would."""
    counts = or_(enrolment.c.status.in_(_RUNNING), enrolment.c.end >= to_ms(now - LASTS))
    joined = enrolment.join(source, source.c.id == enrolment.c.source_id)
    found = select(enrolment.c.programme, source.c.name).select_from(joined)
    for programme, name in connection.execute(found.where(enrolment.c.patient_id == key, counts).distinct()):
        stood = select(case.c.department_id).where(case.c.patient_id == key, case.c.programme == programme)
        before = [one for one in connection.execute(stood.distinct()).scalars() if one is not None]
        for department in before or [known.of_case(None, programme, name)]:
            yield department, Tie.ENROLMENT


def _by_appointment(connection: Connection, key: int, known: Places, now: datetime) -> Iterator[tuple[int, Tie]]:
    near = appointment.c.start.between(to_ms(now - LASTS), to_ms(now + LASTS))
    held = near & appointment.c.status.not_in(_NOT_HELD)
    found = select(appointment.c.department, appointment.c.healthcare_service).where(appointment.c.patient_id == key)
    for name, service in connection.execute(found.where(held).distinct()):
        department = known.of_clinic(name, service)
        if department is not None:
            yield department, Tie.APPOINTMENT


def _emergency(found: Sequence[Any]) -> Emergency | None:
    """Return the person's emergency in force; of several one that has a legal ground, then the one that lasts."""
    ended = max((row.id for row in found if row.reason == _ENDED), default=0)
    lasting = [row for row in found if row.id > ended]
    row = min(lasting, key=lambda row: (row.ground is None, -row.until, row.id), default=None)
    if row is None:
        return None
    ground = None if row.ground is None else LegalGround(row.ground)
    return Emergency(EmergencyReason(row.reason), from_ms(row.until), ground)
