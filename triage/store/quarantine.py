"""The quarantine as rows: windows of it, what one of them is, and its bytes to be read again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from triage.clinical.received import Disposition, Finding
from triage.errors import Text
from triage.store.clock_time import from_ms, from_ms_or_none
from triage.store.intake.reader import reader
from triage.store.intake.versions import CONFLICT
from triage.store.tables import finding, patient, resource, source
from triage.worklist.held import NO_TYPE, Held, HeldDetail, HeldGroup, HeldQuery

_HELD = resource.c.disposition == Disposition.QUARANTINED.value
_IN_FORCE = (finding.c.resource_id == resource.c.id) & finding.c.until.is_(None)
_HOLDS = finding.c.severity.in_(("error", "fatal"))
_FIRST = select(func.min(finding.c.id)).where(_IN_FORCE, _HOLDS).correlate(resource).scalar_subquery()
_NUMBER = select(func.count()).where(_IN_FORCE).correlate(resource).scalar_subquery()


@dataclass(frozen=True, slots=True)
class ToRead:
    """A held resource with what reading it again needs; `subject` is the patient it is about, as the source says it."""

    key: int
    source: int
    dialect: str
    type: str
    id: str
    sha256: str
    raw: bytes
    subject: str | None
    is_current: bool


def held_rows(connection: Connection, query: HeldQuery, offset: int, limit: int) -> Sequence[Held]:
    """Return a window of what `query` finds, newest first."""
    window = _listed(query).order_by(resource.c.received.desc(), resource.c.id.desc()).offset(offset).limit(limit)
    return [_held(row) for row in connection.execute(window)]


def patients_of(connection: Connection, keys: Sequence[int]) -> list[int]:
    """Return the patients whom these resources are about, where that could be told."""
    named = select(resource.c.patient_id).where(resource.c.id.in_(keys), resource.c.patient_id.is_not(None))
    return list(connection.execute(named.distinct()).scalars())


def count_held(connection: Connection, query: HeldQuery) -> int:
    """Return how many `query` finds."""
    return int(connection.execute(_listed(query, func.count())).scalar_one())


def groups(connection: Connection) -> Sequence[HeldGroup]:
    """Count what is held by source, type and first reason, the most first."""
    by = (source.c.name, resource.c.type, func.coalesce(finding.c.code, ""))
    counted = _listed(HeldQuery(), *by, func.count().label("number")).group_by(*by)
    rows = connection.execute(counted.order_by(func.count().desc(), *by))
    return [HeldGroup(name, type_, code, number) for name, type_, code, number in rows]


def count_by_older_reader(connection: Connection) -> int:
    """Return how many are held as an older program or older dialects judged them.

    Two contents of one version are not among them: to read them again changes nothing.
    """
    other = or_(resource.c.reader.is_(None), resource.c.reader != reader())
    is_conflict = select(finding.c.id).where(_IN_FORCE, finding.c.code == CONFLICT).correlate(resource).exists()
    found = select(func.count()).select_from(resource).where(_HELD, other, ~is_conflict)
    return int(connection.execute(found).scalar_one())


def held_detail(connection: Connection, key: int) -> HeldDetail | None:
    """Return all about one held resource, None where there is none with this key (any more)."""
    row = connection.execute(_listed(HeldQuery()).where(resource.c.id == key)).first()
    if row is None:
        return None
    columns = (resource.c.sha256, resource.c.version, resource.c.patient_id, resource.c.raw)
    kept = connection.execute(select(*columns).where(resource.c.id == key)).one()
    found = connection.execute(select(finding).where(finding.c.resource_id == key).order_by(finding.c.id)).all()
    return HeldDetail(
        held=_held(row),
        sha256=kept.sha256,
        size=len(kept.raw),
        version=kept.version,
        patient=kept.patient_id,
        findings=tuple(_finding(each) for each in found if each.until is None),
        former=tuple(_finding(each) for each in found if each.until is not None),
        raw=kept.raw.decode("utf-8", "replace"),
    )


def held_keys(connection: Connection, query: HeldQuery, after: int, limit: int) -> list[int]:
    """Return the keys above `after` of what `query` finds, lowest first."""
    wanted = _listed(query, resource.c.id).where(resource.c.id > after).order_by(resource.c.id).limit(limit)
    return list(connection.execute(wanted).scalars())


def to_read(connection: Connection, keys: Sequence[int]) -> list[ToRead]:
    """Return those of `keys` that are still held, with their bytes, in order of their keys."""
    joined = resource.join(source).outerjoin(patient, patient.c.id == resource.c.patient_id)
    wanted = (
        select(resource, source.c.dialect, patient.c.reference.label("subject"))
        .select_from(joined)
        .where(_HELD, resource.c.id.in_(keys))
        .order_by(resource.c.id)
    )
    return [
        ToRead(
            row.id,
            row.source_id,
            row.dialect,
            row.type,
            row.fhir_id,
            row.sha256,
            row.raw,
            row.subject,
            bool(row.is_current),
        )
        for row in connection.execute(wanted)
    ]


def _listed(query: HeldQuery, *columns: Any) -> Select[Any]:  # noqa: ANN401 - columns or functions of them
    joined = resource.join(source).outerjoin(finding, finding.c.id == _FIRST)
    wanted = columns or (
        resource.c.id,
        source.c.name.label("source"),
        resource.c.type,
        resource.c.fhir_id,
        resource.c.received,
        resource.c.is_current,
        resource.c.read_again,
        finding.c.code,
        finding.c.da,
        finding.c.en,
        _NUMBER.label("number"),
    )
    return select(*wanted).select_from(joined).where(_HELD, *_conditions(query))


def _conditions(query: HeldQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.source:
        found.append(source.c.name == query.source)
    if query.type:
        found.append(resource.c.type == ("" if query.type == NO_TYPE else query.type))
    if query.code:
        found.append(finding.c.code == query.code)
    if words := query.words.strip():
        inside = (column.icontains(words, autoescape=True) for column in (resource.c.fhir_id, *_TEXTS))
        found.append(or_(*inside))
    return [and_(*found)] if found else []


def _held(row: Any) -> Held:  # noqa: ANN401 - a row has the columns of its query
    return Held(
        key=row.id,
        source=row.source,
        type=row.type,
        id=row.fhir_id,
        received=from_ms(row.received),
        code=row.code or "",
        text=Text(row.da or "", row.en or ""),
        findings=row.number,
        is_current=bool(row.is_current),
        read_again=from_ms_or_none(row.read_again),
    )


def _finding(row: Any) -> Finding:  # noqa: ANN401 - a row has the columns of its query
    return Finding(row.severity, row.code, row.path, Text(row.da, row.en))


_TEXTS = (finding.c.da, finding.c.en)
