"""Open cases that still go by the version they were opened under, and what the newest one would say of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.store.clock_time import from_ms, from_ms_or_none, to_ms
from triage.store.tables import case, patient, result, rule_change, rule_pending
from triage.store.told import seen, told

_COLOURS = {colour.rank: colour for colour in Colour}
# When a course was judged last before its case was opened.
_JUDGED_BEFORE = (
    select(func.max(result.c.at))
    .where(result.c.patient_id == case.c.patient_id, result.c.programme == case.c.programme)
    .where(result.c.at < case.c.opened)
    .correlate(case)
    .scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class Judged:
    """When a course was judged last before its case was opened, None where it never was, and the `times` since."""

    before: datetime | None
    times: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenCourse:
    """An open case as a change of rules finds it; `owner` is who has it, None where nobody has.

    `judged` is when it was. `is_quiet`: nothing but the rules is new of its patient.
    """

    case: int
    patient: int
    result: int
    rank: int
    owner: str | None
    judged: Judged
    is_quiet: bool


@dataclass(frozen=True, slots=True)
class Pending:
    """A case that has not gone over; `owner` is who has it now, None where nobody has.

    `judged` is when it was; `said` is the rank of what the newest version would say, None until it was asked.
    """

    case: int
    patient: int
    programme: str
    change: int
    rank: int
    owner: str | None
    judged: Judged
    said: int | None


@dataclass(frozen=True, slots=True)
class WouldSay:
    """What the newest version would say of a case: `colour` is None until it was looked at."""

    case: int
    version: str
    colour: Colour | None
    reason: Text


def hold_open(connection: Connection, programmes: Collection[str], now: datetime) -> dict[str, list[OpenCourse]]:
    """Return the open cases of some programmes, which nobody else changes until the transaction ends."""
    wanted = case.c.programme.in_(programmes) & (case.c.is_open == 1)
    connection.execute(select(case.c.id).where(wanted).order_by(case.c.id).with_for_update())
    return open_courses(connection, programmes, now)


def open_courses(connection: Connection, programmes: Collection[str], now: datetime) -> dict[str, list[OpenCourse]]:
    """Return the open cases of some programmes, by programme."""
    wanted = case.c.programme.in_(programmes) & (case.c.is_open == 1)
    columns = (*seen(case), patient.c.to_score, _JUDGED_BEFORE.label("before"))
    rows = select(*columns).join(patient, patient.c.id == case.c.patient_id).where(wanted).order_by(case.c.id)
    found: dict[str, list[OpenCourse]] = {programme: [] for programme in programmes}
    times = _times(connection, wanted)
    for row in connection.execute(rows):
        is_quiet = row.to_score == 0 and (row.recheck_at is None or row.recheck_at > to_ms(now))
        judged = Judged(from_ms_or_none(row.before), times.get(row.id, ()))
        known = (row.id, row.patient_id, row.result_id, row.colour_rank, _owner(row, now))
        found[row.programme].append(OpenCourse(*known, judged, is_quiet))
    return found


def put_pending(
    connection: Connection, change: int, courses: Iterable[OpenCourse], says: Mapping[int, tuple[Colour, Text]]
) -> None:
    """Note that these cases have not gone over to the version of a change, and what it `says` of some of them."""
    rows = [
        {"rule_change_id": change, "case_id": one.case, "patient_id": one.patient, **_said(says.get(one.case))}
        for one in courses
    ]
    if rows:
        connection.execute(delete(rule_pending).where(rule_pending.c.case_id.in_([row["case_id"] for row in rows])))
        connection.execute(insert(rule_pending), rows)


def note_verdict(connection: Connection, key: int, colour: Colour, reason: Text) -> None:
    """Note what the newest version says of a case that keeps its own."""
    connection.execute(update(rule_pending).where(rule_pending.c.case_id == key).values(**_said((colour, reason))))


def drop_pending(connection: Connection, keys: Sequence[int]) -> None:
    """Note that these cases have gone over."""
    connection.execute(delete(rule_pending).where(rule_pending.c.case_id.in_(keys)))


def forget_closed(connection: Connection) -> None:
    """Forget what waited for cases that were decided meanwhile: they stay as they were judged."""
    closed = select(case.c.id).join(rule_pending, rule_pending.c.case_id == case.c.id).where(case.c.is_open == 0)
    connection.execute(delete(rule_pending).where(rule_pending.c.case_id.in_(closed)))


def pending_of(connection: Connection, patients: Sequence[int], now: datetime) -> dict[int, dict[str, Pending]]:
    """Return the open cases of some patients that have not gone over, by patient and programme."""
    columns = (*seen(case), rule_pending.c.rule_change_id, rule_pending.c.colour_rank.label("said"))
    rows = select(*columns, _JUDGED_BEFORE.label("before")).join(rule_pending, rule_pending.c.case_id == case.c.id)
    wanted = case.c.patient_id.in_(patients) & (case.c.is_open == 1)
    times = _times(connection, wanted)
    found: dict[int, dict[str, Pending]] = {}
    for row in connection.execute(rows.where(wanted)):
        named = (row.id, row.patient_id, row.programme, row.rule_change_id, row.colour_rank)
        judged = Judged(from_ms_or_none(row.before), times.get(row.id, ()))
        one = Pending(*named, _owner(row, now), judged, row.said)
        found.setdefault(row.patient_id, {})[row.programme] = one
    return found


def has_pending(connection: Connection, patients: Sequence[int]) -> list[int]:
    """Return those of some patients who have a case that has not gone over."""
    mine = select(rule_pending.c.patient_id).where(rule_pending.c.patient_id.in_(patients)).distinct()
    return list(connection.execute(mine).scalars())


def would_say(connection: Connection, keys: Sequence[int]) -> dict[int, WouldSay]:
    """Return what the newest version would say of those of some cases that keep an older one."""
    columns = (rule_pending.c.id, rule_pending.c.case_id, rule_pending.c.colour_rank, rule_change.c.version_to)
    rows = select(*columns).join(rule_change, rule_change.c.id == rule_pending.c.rule_change_id)
    found = connection.execute(rows.where(rule_pending.c.case_id.in_(keys))).all()
    reasons = told(connection, rule_pending, (row.id for row in found))
    return {
        row.case_id: WouldSay(
            row.case_id,
            row.version_to,
            None if row.colour_rank is None else _COLOURS[row.colour_rank],
            Text(reasons[row.id]["reason_da"], reasons[row.id]["reason_en"]),
        )
        for row in found
    }


def _times(connection: Connection, wanted: ColumnElement[bool]) -> dict[int, tuple[datetime, ...]]:
    """Return when the courses of some open cases were judged since each was opened."""
    of_course = (result.c.patient_id == case.c.patient_id) & (result.c.programme == case.c.programme)
    rows = select(case.c.id, result.c.at).join(result, of_course & (result.c.at >= case.c.opened)).where(wanted)
    found: dict[int, set[datetime]] = {}
    for row in connection.execute(rows):
        found.setdefault(row.id, set()).add(from_ms(row.at))
    return {key: tuple(sorted(times)) for key, times in found.items()}


def _said(verdict: tuple[Colour, Text] | None) -> dict[str, Any]:
    if verdict is None:
        return {"colour_rank": None, "reason_da": "", "reason_en": ""}
    colour, reason = verdict
    return {"colour_rank": colour.rank, "reason_da": reason.da, "reason_en": reason.en}


def _owner(row: Any, now: datetime) -> str | None:  # noqa: ANN401 - a row with the columns of `case`
    is_held = row.lease_until is not None and row.lease_until > to_ms(now)
    return row.owner if is_held else None
