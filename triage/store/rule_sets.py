"""Which rule set was in force when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from triage.store.clock_time import time_or_never, to_ms
from triage.store.tables import enrolment, patient, rule_set

# What stands in `patient.to_score` of whom the rules alone made somebody to be scored; whatever else is new writes 1.
BY_RULES = 2


@dataclass(frozen=True, slots=True)
class InForce:
    """A version of a programme's rule set, in force from `start` until `end` (None = still); `body` is its file.

    `content_sha256` names the version whose signatures let it in force; an example of the demonstration has none.
    """

    name: str
    version: str
    sha256: str
    status: str
    programme: str
    body: str
    start: datetime
    end: datetime | None = None
    content_sha256: str | None = None


def put_in_force(connection: Connection, new: InForce) -> None:
    """Put a version in force from its start, end the one before, and mark its programme's patients to be scored.

    Nothing happens where it already is in force. Whoever calls carries the open cases over: see `tune.change_over`.
    """
    current = _open(connection, new.programme)
    if current is not None and is_same_content(current, new):
        return
    start = to_ms(new.start)
    if current is not None:
        _end(connection, current.id, start)
    connection.execute(
        insert(rule_set).values(
            name=new.name,
            version=new.version,
            sha256=new.sha256,
            status=new.status,
            programme=new.programme,
            body=new.body,
            in_force_from=start,
            content_sha256=new.content_sha256,
        )
    )
    _score_anew(connection, new.programme)


def is_same_content(one: Any, other: InForce) -> bool:  # noqa: ANN401 - an InForce, or a row of one
    """Return whether two versions in force are the same text, let in force by the same signatures."""
    return bool((one.sha256, one.content_sha256) == (other.sha256, other.content_sha256))


def take_out_of_force(connection: Connection, programme: str, at: datetime) -> bool:
    """End what is in force for a programme, with nothing in its place, and mark its patients to be scored.

    Return whether anything was in force.
    """
    current = _open(connection, programme)
    if current is None:
        return False
    _end(connection, current.id, to_ms(at))
    _score_anew(connection, programme)
    return True


def marked_by_rules(connection: Connection, patients: Sequence[int]) -> frozenset[int]:
    """Return those of some patients who wait to be scored for no other reason than that other rules are in force."""
    marked = select(patient.c.id).where(patient.c.id.in_(patients), patient.c.to_score == BY_RULES)
    return frozenset(connection.execute(marked).scalars())


def version_with_hash(connection: Connection, programme: str, sha256: str) -> InForce | None:
    """Return the newest version of a programme that was in force with this hash of its rules."""
    mine = select(rule_set).where(rule_set.c.programme == programme, rule_set.c.sha256 == sha256)
    row = connection.execute(mine.order_by(rule_set.c.id.desc()).limit(1)).first()
    return None if row is None else _in_force(row)


def versions_of(connection: Connection, programme: str) -> Sequence[InForce]:
    """Return every version that was ever in force for a programme, oldest first."""
    found = connection.execute(select(rule_set).where(rule_set.c.programme == programme).order_by(rule_set.c.id))
    return [_in_force(row) for row in found]


def newest_in_force(connection: Connection) -> dict[str, InForce]:
    """Return what came in force last for each programme, also where it was taken out of force since."""
    last = select(func.max(rule_set.c.id)).group_by(rule_set.c.programme)
    found = connection.execute(select(rule_set).where(rule_set.c.id.in_(last)))
    return {row.programme: _in_force(row) for row in found}


def bodies_in_force(connection: Connection) -> dict[str, str]:
    """Return the rule set now in force of each programme, as its file says."""
    mine = select(rule_set.c.programme, rule_set.c.body).where(rule_set.c.in_force_until.is_(None))
    return {row.programme: row.body for row in connection.execute(mine.order_by(rule_set.c.id))}


def _open(connection: Connection, programme: str) -> Any:  # noqa: ANN401 - a row has the columns of its query
    now = select(rule_set).where(rule_set.c.programme == programme, rule_set.c.in_force_until.is_(None))
    return connection.execute(now).first()


def _end(connection: Connection, key: int, at: int) -> None:
    connection.execute(update(rule_set).where(rule_set.c.id == key).values(in_force_until=at))


def _score_anew(connection: Connection, programme: str) -> None:
    enrolled = select(enrolment.c.patient_id).where(enrolment.c.programme == programme)
    waits = patient.c.id.in_(enrolled) & (patient.c.to_score == 0)
    connection.execute(update(patient).where(waits).values(to_score=BY_RULES))


def _in_force(row: Any) -> InForce:  # noqa: ANN401 - a row has the columns of its query
    return InForce(
        name=row.name,
        version=row.version,
        sha256=row.sha256,
        status=row.status,
        programme=row.programme,
        body=row.body,
        start=time_or_never(row.in_force_from),
        end=None if row.in_force_until is None else time_or_never(row.in_force_until),
        content_sha256=row.content_sha256,
    )
