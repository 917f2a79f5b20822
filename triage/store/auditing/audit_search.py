"""The audit log as it is searched: by person, patient, act and time, the newest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, true, union_all

from triage.access.log_view import LogQuery, LogRow
from triage.store.clock_time import from_ms, to_ms
from triage.store.tables import audit, audit_chain, audit_patient, patient, source

_NAMED = select(func.count()).where(audit_patient.c.audit_id == audit.c.id).correlate(audit).scalar_subquery()


@dataclass(frozen=True, slots=True)
class Mention:
    """A line that names a patient, as a citizen is told of it; `record` is the source's name of the record seen.

    `in_list` tells that it was one of several on a list.
    """

    at: datetime
    actor: str
    name: str
    behalf: str
    role: str
    department: str
    act: str
    relation: str
    override: str | None
    in_list: bool
    record: str


def log_rows(connection: Connection, query: LogQuery, offset: int, limit: int) -> tuple[Sequence[LogRow], list[int]]:
    """Return a window of the lines that `query` finds, the newest first, and the patients whom it names."""
    keys = select(audit.c.id).where(_condition(query)).order_by(audit.c.id.desc()).offset(offset).limit(limit)
    shown = log_columns().where(audit.c.id.in_(select(keys.subquery().c.id))).order_by(audit.c.id.desc())
    rows = connection.execute(shown).all()
    return [log_row(row) for row in rows], [row.patient_id for row in rows if row.patient_id is not None]


def count_log(connection: Connection, query: LogQuery) -> int:
    """Count the lines that `query` finds; all of them are noted with the chains."""
    if query == LogQuery():
        return int(connection.execute(select(func.coalesce(func.sum(audit_chain.c.number), 0))).scalar_one())
    return int(connection.execute(select(func.count()).select_from(audit).where(_condition(query))).scalar_one())


def acts_in(connection: Connection) -> list[str]:
    """Return the acts of the newest lines, in order of name: what a person may choose among."""
    newest = select(audit.c.act).order_by(audit.c.id.desc()).limit(20_000).subquery()
    return sorted(connection.execute(select(newest.c.act).distinct()).scalars())


def patients_of_cpr(connection: Connection, cpr: str) -> tuple[int, ...]:
    """Return every record of the person with this CPR number, of any source."""
    found = connection.execute(select(patient.c.id).where(patient.c.cpr == cpr).order_by(patient.c.id))
    return tuple(found.scalars())


def mentions(connection: Connection, patients: Sequence[int]) -> Iterator[Mention]:
    """Return every line that names one of `patients`, alone or on a list, the oldest first."""
    record = patient.c.reference, source.c.name.label("source")
    known = patient.join(source, source.c.id == patient.c.source_id)
    alone = select(*_TOLD, *record).select_from(audit.join(known, patient.c.id == audit.c.patient_id))
    joined = audit_patient.join(audit, audit.c.id == audit_patient.c.audit_id)
    listed = select(*_TOLD, *record).select_from(joined.join(known, patient.c.id == audit_patient.c.patient_id))
    both = [
        (row.id, row.reference, Mention(from_ms(row.at), *row[2:10], in_list, f"{row.source} {row.reference}"))
        for query, in_list in (
            (alone.where(audit.c.patient_id.in_(patients)), False),
            (listed.where(audit_patient.c.patient_id.in_(patients)), True),
        )
        for row in connection.execute(query)
    ]
    return (found for _, _, found in sorted(both, key=lambda one: one[:2]))


def log_columns() -> Select[Any]:
    """Return the query of lines as they are shown, to be narrowed."""
    named = audit.outerjoin(patient, patient.c.id == audit.c.patient_id)
    person = patient.c.family, patient.c.given, patient.c.reference
    return select(audit, *person, _NAMED.label("named")).select_from(named)


def log_row(row: Any) -> LogRow:  # noqa: ANN401 - a row has the columns of its query
    """Return a row of `log_columns` as it is shown."""
    name = "" if row.patient_id is None else f"{row.family}, {row.given}".strip(", ") or row.reference
    return LogRow(
        key=row.id,
        at=from_ms(row.at),
        actor=row.actor,
        name=row.name,
        behalf=row.behalf,
        role=row.role,
        department=row.department,
        act=row.act,
        subject=row.subject,
        patient=name,
        patients=1 if row.patient_id is not None else row.named,
        relation=row.relation,
        override=row.override,
    )


def _condition(query: LogQuery) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [true()]
    if query.only is not None:
        conditions.append(audit.c.actor == query.only)
    if query.patients is not None:
        alone = select(audit.c.id).where(audit.c.patient_id.in_(query.patients))
        listed = select(audit_patient.c.audit_id).where(audit_patient.c.patient_id.in_(query.patients))
        conditions.append(audit.c.id.in_(union_all(alone, listed)))
    if query.act:
        conditions.append(or_(audit.c.act == query.act, audit.c.act.startswith(f"{query.act}:", autoescape=True)))
    if query.since is not None:
        conditions.append(audit.c.at >= to_ms(query.since))
    if query.until is not None:
        conditions.append(audit.c.at < to_ms(query.until))
    if words := query.words.strip():
        conditions.append(or_(*(_contains(column, words) for column in (audit.c.actor, audit.c.name))))
    return and_(*conditions)


def _contains(column: ColumnElement[str], words: str) -> ColumnElement[bool]:
    return func.lower(column).contains(words.lower(), autoescape=True)


_TOLD = (
    audit.c.id,
    audit.c.at,
    audit.c.actor,
    audit.c.name,
    audit.c.behalf,
    audit.c.role,
    audit.c.department,
    audit.c.act,
    audit.c.relation,
    audit.c.override,
)
