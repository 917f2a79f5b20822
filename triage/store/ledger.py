"""The ledger of expected answers in the database."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, or_, select, update

from triage.clinical.care import PauseReason
from triage.errors import Text, WrongUseError
from triage.store.clock_time import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from triage.store.tables import case, enrolment, expected, ledger, patient
from triage.worklist.due_times import Window
from triage.worklist.expected import Expected, ExpectedState, Ledger

# Of what was due before a patient was first heard of, so much is looked at.
_BEFORE = timedelta(days=28)
_UNSETTLED = (ExpectedState.LATE.value, ExpectedState.MISSED.value)


@dataclass(frozen=True, slots=True)
class ExpectedOf:
    """A row of the ledger with whose it is: the patient's key, name and reference at the source."""

    patient: int
    name: str
    reference: str
    row: Expected


def to_look_at(connection: Connection, now: datetime, loading: Collection[int] = ()) -> list[int]:
    """Return the patients whose ledger changes by time alone, and those who have a course and no ledger yet.

    Those of the sources `loading` wait: what is on its way would be told as late.
    """
    due = connection.execute(select(ledger.c.patient_id).where(ledger.c.look_at <= to_ms(now))).scalars()
    has_none = enrolment.c.patient_id.not_in(select(ledger.c.patient_id))
    fresh = connection.execute(select(enrolment.c.patient_id).where(has_none)).scalars()
    held = connection.execute(select(patient.c.id).where(patient.c.source_id.in_(loading))).scalars() if loading else ()
    return sorted({*due, *fresh}.difference(held))


def ledgers_of(connection: Connection, patients: Sequence[int]) -> dict[int, Ledger]:
    """Return the ledgers of a few hundred patients; a new one begins four weeks before the patient was heard of."""
    seen = select(patient.c.id, patient.c.first_seen, ledger.c.begins, ledger.c.seen)
    joined = seen.outerjoin(ledger, ledger.c.patient_id == patient.c.id).where(patient.c.id.in_(patients))
    found: dict[int, Ledger] = {}
    rows: dict[int, dict[Any, Expected]] = {key: {} for key in patients}
    for stored in connection.execute(select(expected).where(expected.c.patient_id.in_(patients))):
        row = _row(stored)
        rows[stored.patient_id][row.place] = row
    for one in connection.execute(joined):
        begins = from_ms(one.first_seen) - _BEFORE if one.begins is None else from_ms(one.begins)
        found[one.id] = Ledger(begins, begins if one.seen is None else from_ms(one.seen), rows[one.id])
    return found


def keep_ledger(
    connection: Connection, who: int, before: Ledger, rows: Sequence[Expected], now: datetime, look_at: datetime | None
) -> bool:
    """Store what changed since `before`, and return whether anything did."""
    new = [_values(who, row) for row in rows if row.place not in before.rows]
    changed = [row for row in rows if row.place in before.rows and before.rows[row.place] != row]
    if new:
        connection.execute(insert(expected), new)
    for row in changed:
        values = _values(who, row)
        place = [expected.c[name] == values[name] for name in ("patient_id", "programme", "what", "opens", "due")]
        connection.execute(update(expected).where(*place).values(**values))
    times = {"begins": to_ms(before.begins), "seen": to_ms(now), "look_at": to_ms_or_none(look_at)}
    kept = connection.execute(update(ledger).where(ledger.c.patient_id == who).values(**times))
    if not kept.rowcount:
        connection.execute(insert(ledger).values(patient_id=who, **times))
    return bool(new or changed)


def count_missing(connection: Connection, who: int, programme: str, number: int) -> None:
    """Note on the open case how many answers it lacks."""
    mine = (case.c.patient_id == who) & (case.c.programme == programme) & (case.c.is_open == 1)
    connection.execute(update(case).where(mine).values(missing=number))


def expected_rows(
    connection: Connection, patients: Sequence[int] | None = None, *, late: bool = False
) -> list[ExpectedOf]:
    """Return the rows of these patients or all, in order of time; `late` leaves only what did not come."""
    found = select(expected, patient.c.family, patient.c.given, patient.c.reference).join(
        patient, patient.c.id == expected.c.patient_id
    )
    if patients is not None:
        found = found.where(expected.c.patient_id.in_(patients))
    if late:
        found = found.where(expected.c.state.in_(_UNSETTLED))
    ordered = found.order_by(expected.c.due, expected.c.patient_id, expected.c.programme, expected.c.what)
    return [
        ExpectedOf(row.patient_id, f"{row.family}, {row.given}".strip(", "), row.reference, _row(row))
        for row in connection.execute(ordered)
    ]


def known_patient(connection: Connection, reference: str) -> int:
    """Return the patient with this key or source reference ("Patient/p1"); raises WrongUseError where there is none."""
    is_meant = patient.c.reference == reference
    if reference.isascii() and reference.isdigit():
        is_meant = or_(is_meant, patient.c.id == int(reference))
    found = connection.execute(select(patient.c.id).where(is_meant).order_by(patient.c.id).limit(1)).scalar()
    if found is None:
        raise WrongUseError(
            Text(
                f"Ingen patient {reference}. Nøgler står i triage worklist --json.",
                f"No patient {reference}. triage worklist --json has the keys.",
            )
        )
    return int(found)


def _values(who: int, row: Expected) -> dict[str, object]:
    return {
        "patient_id": who,
        "programme": row.programme,
        "what": row.what,
        "opens": to_ms(row.window.opens),
        "due": to_ms(row.window.due),
        "closes": to_ms(row.window.closes),
        "state": row.state.value,
        "answered_by": row.answered_by,
        "answered_at": to_ms_or_none(row.answered_at),
        "pause": row.pause.value if row.pause else None,
    }


def _row(stored: Any) -> Expected:  # noqa: ANN401 - a row has the columns of its query
    return Expected(
        programme=stored.programme,
        what=stored.what,
        window=Window(from_ms(stored.opens), from_ms(stored.due), from_ms(stored.closes)),
        state=ExpectedState(stored.state),
        answered_by=stored.answered_by,
        answered_at=from_ms_or_none(stored.answered_at),
        pause=PauseReason(stored.pause) if stored.pause else None,
    )
