"""The audit log as it stands: its lines in order, and how far each chain has come."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from triage.access.chain import ANCHOR, Head, Line, Link
from triage.store.clock_time import from_ms_or_none
from triage.store.tables import audit, audit_chain, audit_patient

_BLOCK = 5000
# What a line says, in the order of `Line`, but for the patients of a list.
LINE = tuple(
    audit.c[name]
    for name in (
        *("at", "actor", "act", "patient_id", "subject", "name", "behalf", "role", "department"),
        *("relation", "override", "session"),
    )
)


def chain_names(connection: Connection) -> list[str]:
    """Return the name of every chain that has a line or is noted, in order."""
    noted = connection.execute(select(audit_chain.c.name)).scalars()
    written = connection.execute(select(audit.c.chain).distinct()).scalars()
    return sorted({*noted, *written})


def kept_heads(connection: Connection) -> dict[str, Head]:
    """Return how far each chain has come, as the store itself notes it."""
    rows = connection.execute(select(audit_chain).order_by(audit_chain.c.name))
    return {row.name: Head(row.name, row.number, row.hash) for row in rows}


def head_of(connection: Connection, chain: str) -> Head | None:
    """Return how far a chain has come, None where it has no line."""
    row = connection.execute(select(audit_chain).where(audit_chain.c.name == chain)).first()
    return None if row is None or row.number == 0 else Head(chain, row.number, row.hash)


def anchor_lines(connection: Connection, chain: str, newest: int = 50) -> list[str]:
    """Return what the newest lines of a chain say that vouch for others, the oldest of them first."""
    wanted = select(audit.c.subject).where(audit.c.act == ANCHOR, audit.c.chain == chain)
    found = connection.execute(wanted.order_by(audit.c.number.desc()).limit(newest)).scalars()
    return list(found)[::-1]


def vouchers(connection: Connection) -> list[str]:
    """Return what every line of every chain says that vouches for others."""
    return list(connection.execute(select(audit.c.subject).where(audit.c.act == ANCHOR)).scalars())


def links(connection: Connection, chain: str) -> Iterator[Link]:
    """Return the lines of a chain in order of number, read in blocks."""
    at: tuple[int, int] | None = None
    while rows := _block(connection, chain, at):
        named = _named(connection, [row[0] for row in rows])
        for key, number, hash_, *line in rows:
            yield Link(key, number, line_of(line, named.get(key, ())), hash_)
        at = rows[-1][1], rows[-1][0]


def count_lines(connection: Connection) -> int:
    """Return how many lines the chains have, as the store itself notes it."""
    return int(connection.execute(select(func.coalesce(func.sum(audit_chain.c.number), 0))).scalar_one())


def newest_time(connection: Connection) -> datetime | None:
    """Return when the newest line was written, None where there is none."""
    return from_ms_or_none(connection.execute(select(audit.c.at).order_by(audit.c.id.desc()).limit(1)).scalar())


def newest_vouching(connection: Connection) -> datetime | None:
    """Return when a chain last vouched for others."""
    return from_ms_or_none(connection.execute(select(func.max(audit.c.at)).where(audit.c.act == ANCHOR)).scalar())


def line_of(row: Sequence[Any], patients: tuple[int, ...]) -> Line:
    """Return the columns `LINE` of a row as a line; `patients` are those of its list."""
    at, actor, act, patient, *rest = row
    return Line(at, actor, act, patient, patients, *rest)


def _block(connection: Connection, chain: str, at: tuple[int, int] | None) -> Sequence[Any]:
    wanted = select(audit.c.id, audit.c.number, audit.c.hash, *LINE).where(audit.c.chain == chain)
    if at is not None:
        # By key too: where somebody made a number occur twice, both lines are read.
        number, key = at
        after = or_(audit.c.number > number, and_(audit.c.number == number, audit.c.id > key))
        wanted = wanted.where(audit.c.number >= number, after)
    return connection.execute(wanted.order_by(audit.c.number, audit.c.id).limit(_BLOCK)).all()


def _named(connection: Connection, keys: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Return the patients of those lines that are about lists, by line."""
    within = audit_patient.c.audit_id.between(min(keys), max(keys))
    rows = connection.execute(select(audit_patient.c.audit_id, audit_patient.c.patient_id).where(within))
    found: dict[int, list[int]] = {}
    for line, patient in rows:
        found.setdefault(line, []).append(patient)
    return {line: tuple(sorted(patients)) for line, patients in found.items()}
