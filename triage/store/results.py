"""Stored results, as they were when they were made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from triage.errors import Text, WrongUseError
from triage.store.clock_time import from_ms, from_ms_or_none
from triage.store.tables import case, result
from triage.store.told import seen


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case with its place in the worklist: `result` is the key of the result that it shows."""

    id: int
    patient: int
    programme: str
    result: int
    is_open: bool
    deadline: datetime | None


@dataclass(frozen=True, slots=True)
class StoredResult:
    """A result: `body` is the canonical JSON it was hashed as."""

    id: int
    programme: str
    at: datetime
    body: str


def case_facts(connection: Connection, key: int) -> CaseFacts | None:
    """Return a case, or None where there is none with this key."""
    row = connection.execute(select(*seen(case)).where(case.c.id == key)).first()
    return None if row is None else _case(row)


def known_case(connection: Connection, key: int) -> CaseFacts:
    """Return a case; raises WrongUseError where there is none with this key."""
    found = case_facts(connection, key)
    if found is None:
        raise no_such_case(key)
    return found


def no_such_case(key: int) -> WrongUseError:
    """Return what is said where there is no case with this key."""
    return WrongUseError(Text(f"Der er ingen sag {key}.", f"There is no case {key}."))


def newest_cases(connection: Connection, patient: int) -> list[CaseFacts]:
    """Return the open case of each programme of a patient, the newest where none is open; worst colour first."""
    theirs = select(*seen(case)).where(case.c.patient_id == patient)
    found = connection.execute(theirs.order_by(case.c.is_open, case.c.id))
    newest = {row.programme: row for row in found}
    return [_case(row) for row in sorted(newest.values(), key=lambda row: (row.colour_rank, row.id))]


def results_by_key(connection: Connection, keys: Sequence[int]) -> dict[int, StoredResult]:
    """Return the results with these keys."""
    found = connection.execute(select(result).where(result.c.id.in_(keys)))
    return {row.id: StoredResult(row.id, row.programme, from_ms(row.at), row.body) for row in found}


def open_results(connection: Connection, patients: Sequence[int]) -> dict[int, dict[str, StoredResult]]:
    """Return the results that the open cases of a few hundred patients show, by patient and programme."""
    found = connection.execute(
        select(result)
        .join(case, case.c.result_id == result.c.id)
        .where(case.c.patient_id.in_(patients), case.c.is_open == 1)
    )
    shown: dict[int, dict[str, StoredResult]] = {patient: {} for patient in patients}
    for row in found:
        shown[row.patient_id][row.programme] = StoredResult(row.id, row.programme, from_ms(row.at), row.body)
    return shown


def last_assessed(connection: Connection, patients: Sequence[int]) -> dict[int, dict[str, datetime]]:
    """Return when a few hundred patients last had a result, by patient and programme."""
    last = (
        select(result.c.patient_id, result.c.programme, func.max(result.c.at))
        .where(result.c.patient_id.in_(patients))
        .group_by(result.c.patient_id, result.c.programme)
    )
    found: dict[int, dict[str, datetime]] = {patient: {} for patient in patients}
    for patient, programme, at in connection.execute(last):
        found[patient][programme] = from_ms(at)
    return found


def newest_result(connection: Connection, patient: int, programme: str) -> StoredResult | None:
    """Return the last result of a patient in a programme, which a case may not show (see `casework/cases`)."""
    last = (
        select(result)
        .where(result.c.patient_id == patient, result.c.programme == programme)
        .order_by(result.c.id.desc())
        .limit(1)
    )
    row = connection.execute(last).first()
    return None if row is None else StoredResult(row.id, row.programme, from_ms(row.at), row.body)


def front_of_case(connection: Connection, key: int) -> tuple[int, datetime]:
    """Return the rank of the colour that a case shows, and when it was opened, for whom may not see its result."""
    row = connection.execute(select(case.c.colour_rank, case.c.opened).where(case.c.id == key)).one()
    return row.colour_rank, from_ms(row.opened)


def _case(row: Any) -> CaseFacts:  # noqa: ANN401 - a row has the columns of its query
    return CaseFacts(
        id=row.id,
        patient=row.patient_id,
        programme=row.programme,
        result=row.result_id,
        is_open=bool(row.is_open),
        deadline=from_ms_or_none(row.deadline),
    )
