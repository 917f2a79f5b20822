"""Who saw or did what, about whom: each line is chained to the one before it, in the caller's transaction."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from sqlalchemy import Connection, Text, bindparam, exists, insert, literal, select, update
from sqlalchemy.exc import IntegrityError

from triage.access.chain import START, Line, hash_of
from triage.access.review import Reason, break_glass_key
from triage.access.warrant import Warrant
from triage.store.clock_time import to_ms
from triage.store.database import NEWEST_LINE, WORKSTATION, NewestLine
from triage.store.tables import audit, audit_chain, audit_patient, review
from triage.store.tables.columns import WHOLE

# A store that no workstation has signed: the tools of tests, and what works on a store alone.
_UNSIGNED = "store"
_IS_CHAIN, _AFTER = audit_chain.c.name == bindparam("chain"), bindparam("after", type_=Text)
_LAST, _BEFORE = bindparam("last", type_=WHOLE), bindparam("before", type_=Text)
_FOLLOWS = (
    update(audit_chain)
    .where(_IS_CHAIN, audit_chain.c.number == _LAST, audit_chain.c.hash == _BEFORE)
    .values(number=_LAST + 1, hash=_AFTER)
)
_ENDS = update(audit_chain).where(_IS_CHAIN).values(hash=_AFTER)
_INSERT = insert(audit).returning(audit.c.id)


def log(
    connection: Connection,
    at: datetime,
    actor: str,
    act: str,
    patient: int | None = None,
    subject: str = "",
    warrant: Warrant | None = None,
) -> None:
    """Add a line to the audit log in the caller's transaction; `subject` names what it was about, never a patient."""
    _add(connection, _line(to_ms(at), actor, act, patient, (), subject, warrant))


def log_list(
    connection: Connection,
    at: datetime,
    actor: str,
    act: str,
    patients: Sequence[int],
    subject: str = "",
    warrant: Warrant | None = None,
) -> None:
    """Add the one line of a list: it names every patient on the page."""
    _add(connection, _line(to_ms(at), actor, act, None, tuple(sorted(set(patients))), subject, warrant))


def chain_of(connection: Connection) -> str:
    """Return the chain to which the lines written through this connection belong."""
    found: str = connection.get_execution_options().get(WORKSTATION, _UNSIGNED)
    return found


def _line(
    at: int, actor: str, act: str, patient: int | None, patients: tuple[int, ...], subject: str, warrant: Warrant | None
) -> Line:
    if warrant is None:
        return Line(at, actor, act, patient, patients, subject)
    return Line(
        at,
        actor,
        act,
        patient,
        patients,
        subject,
        name=warrant.name,
        behalf=warrant.behalf,
        role=warrant.role.value,
        department=warrant.department,
        relation=warrant.relation,
        override=warrant.override,
        session=warrant.session,
    )


def _add(connection: Connection, line: Line) -> None:
    chain = chain_of(connection)
    number, found = _linked(connection, chain, line)
    values = {
        "at": line.at,
        "actor": line.actor,
        "act": line.act,
        "patient_id": line.patient,
        "subject": line.subject,
        "name": line.name,
        "behalf": line.behalf,
        "role": line.role,
        "department": line.department,
        "relation": line.relation,
        "override": line.override,
        "session": line.session,
        "chain": chain,
        "number": number,
        "hash": found,
    }
    key = connection.execute(_INSERT, values).scalar_one()
    if line.patients:
        named = [{"audit_id": key, "patient_id": patient} for patient in line.patients]
        connection.execute(insert(audit_patient), named)
    if line.override is not None:
        _to_review(connection, key, line)


def _linked(connection: Connection, chain: str, line: Line) -> tuple[int, str]:
    """Return the number and the hash of a line that is the chain's newest from now on.

    The line before is mostly the one that this program added last; whether it still is the newest, the database says.
    """
    newest: NewestLine = connection.get_execution_options().get(NEWEST_LINE) or NewestLine()
    place = None if newest.head is None else _follow(connection, chain, line, *newest.head)
    if place is None:
        last, before = _next(connection, chain)
        place = last, hash_of(before, chain, last, line)
        connection.execute(_ENDS, {"chain": chain, "after": place[1]})
    newest.head = place
    return place


def _follow(connection: Connection, chain: str, line: Line, last: int, before: str) -> tuple[int, str] | None:
    """Return the place after line `last`, taken until the transaction ends, or None where others have added lines."""
    found = hash_of(before, chain, last + 1, line)
    known = {"chain": chain, "last": last, "before": before, "after": found}
    return (last + 1, found) if connection.execute(_FOLLOWS, known).rowcount == 1 else None


def _next(connection: Connection, chain: str) -> tuple[int, str]:
    """Return the number of the next line and the hash before it; until the transaction ends nobody else gets one."""
    moved = update(audit_chain).where(audit_chain.c.name == chain).values(number=audit_chain.c.number + 1)
    found = connection.execute(moved.returning(audit_chain.c.number, audit_chain.c.hash)).first()
    if found is not None:
        return found.number, found.hash
    try:
        with connection.begin_nested():
            connection.execute(insert(audit_chain).values(name=chain, number=1, hash=START, reviewed=0))
    except IntegrityError:
        # Another program of this workstation wrote the first line meanwhile.
        return _next(connection, chain)
    return 1, START


def _to_review(connection: Connection, key: int, line: Line) -> None:
    """Put a break-glass before the reviewer in the very transaction that shows the data; once an hour for each."""
    name = break_glass_key(line)
    is_there = exists().where(review.c.key == name)
    columns = {
        "key": name,
        "audit_id": key,
        "patient_id": line.patient,
        "reason": Reason.BREAK_GLASS.value,
        "at": line.at,
        "actor": line.actor,
        "state": "open",
        "note": "",
    }
    values = select(*(literal(value, review.c[column].type) for column, value in columns.items()))
    # At two workstations in the same moment neither sees the other's line.
    with suppress(IntegrityError), connection.begin_nested():
        connection.execute(insert(review).from_select(list(columns), values.where(~is_there)))
