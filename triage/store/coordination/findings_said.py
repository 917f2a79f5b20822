"""What somebody said of a finding: the row shows it, and a line that nobody changes keeps it."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from triage.clinical.canonical import canonical_text
from triage.coordination.conflicts.conflict import Code, Severity
from triage.coordination.inbox.entry import Irrelevant, State
from triage.store.clock_time import to_ms
from triage.store.tables import coordination_act, coordination_finding

_TABLE = coordination_finding


@dataclass(frozen=True, slots=True)
class Place:
    """A finding that is there now, as far as one must know to say something of it."""

    key: int
    patient: int
    department: int
    code: str
    severity: Severity
    due: date | None
    state: State
    request: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a finding: `kind` as its line has it, and what the row shows from now on."""

    kind: str
    state: State
    words: str = ""
    until: date | None = None
    waits_for: str = ""
    reason: Irrelevant | None = None
    is_gone: bool = False


def finding_place(connection: Connection, key: int) -> Place | None:
    """Return a finding, None where there is none or it is gone."""
    named = (_TABLE.c[name] for name in ("id", "patient_id", "department_id", "code", "severity", "due", "state"))
    found = select(*named, _TABLE.c.booking_request_id).where(_TABLE.c.id == key, _TABLE.c.gone.is_(None))
    row = connection.execute(found).first()
    if row is None:
        return None
    due = None if row.due is None else date.fromordinal(row.due)
    return Place(
        *(row.id, row.patient_id, row.department_id, row.code, Severity(row.severity), due, State(row.state)),
        row.booking_request_id,
    )


def same_elsewhere(connection: Connection, key: int, departments: Collection[int]) -> list[int]:
    """Return the same matter in others of these departments, by key; what failed to be written among it."""
    other = _TABLE.alias("other")
    same = (other.c[name] == _TABLE.c[name] for name in ("patient_id", "code", "about", "apart"))
    found = select(other.c.id).where(_TABLE.c.id == key, *same, other.c.id != key, other.c.gone.is_(None))
    mine = found.where(other.c.department_id.in_(sorted(departments)))
    return list(connection.execute(mine.order_by(other.c.id)).scalars())


def say(connection: Connection, key: int, said: Said, actor: str, at: datetime) -> bool:
    """Keep what is said of a finding; False where it is gone meanwhile."""
    values: dict[str, Any] = {
        "state": said.state.value,
        "until": None if said.until is None else said.until.toordinal(),
        "waits_for": said.waits_for,
        "reason": None if said.reason is None else said.reason.value,
        "words": said.words,
        "said_by": actor,
        "said": to_ms(at),
    }
    if said.is_gone:
        values["gone"] = to_ms(at)
    mine = (_TABLE.c.id == key) & _TABLE.c.gone.is_(None)
    if connection.execute(update(_TABLE).where(mine).values(**values)).rowcount != 1:
        return False
    _note(connection, key, said, actor, at)
    return True


def take(connection: Connection, key: int, actor: str, at: datetime) -> bool:
    """Let a person have a request, unless another has it."""
    free = (_TABLE.c.id == key) & _TABLE.c.gone.is_(None)
    free &= _TABLE.c.taken_by.is_(None) | (_TABLE.c.taken_by == actor)
    taken = update(_TABLE).where(free).values(taken_by=actor, said_by=actor, said=to_ms(at))
    if connection.execute(taken).rowcount != 1:
        return False
    _note(connection, key, Said("taken", State.OPEN), actor, at)
    return True


def note_accepted(connection: Connection, patient: int, items: Collection[str], actor: str, at: datetime) -> None:
    """Note that a plan was accepted for what stands about some of a patient's appointments; it goes when it is done."""
    theirs = select(_TABLE.c.id, _TABLE.c.about).where(_TABLE.c.patient_id == patient, _TABLE.c.gone.is_(None))
    for row in connection.execute(theirs).all():
        if not set(items).isdisjoint(json.loads(row.about)):
            _note(connection, row.id, Said("accepted", State.OPEN), actor, at)


def clinician_needs(
    connection: Connection, patient: int, item: str, reason: Irrelevant, actor: str, at: datetime
) -> None:
    """Put the findings that a visit is not needed aside in every department: a clinician wants to see the patient."""
    theirs = select(_TABLE.c.id).where(
        _TABLE.c.patient_id == patient,
        _TABLE.c.code == Code.TRIAGE_GREEN_VISIT.value,
        _TABLE.c.about == canonical_text([item]),
        _TABLE.c.gone.is_(None),
    )
    for key in connection.execute(theirs).scalars().all():
        say(connection, key, Said("not_relevant", State.NOT_RELEVANT, reason=reason), actor, at)


def _note(connection: Connection, key: int, said: Said, actor: str, at: datetime) -> None:
    line = {
        "finding_id": key,
        "kind": said.kind,
        "reason": None if said.reason is None else said.reason.value,
        "words": said.words or said.waits_for,
        "until": None if said.until is None else said.until.toordinal(),
        "actor": actor,
        "at": to_ms(at),
    }
    connection.execute(insert(coordination_act).values(**line))
