"""The same person, reading or response in two sources: linked and shown, never merged."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, insert, literal, or_, select
from sqlalchemy.sql.selectable import FromClause

from triage.clinical.observation import WITHDRAWN
from triage.store.tables import patient, reading, response, twin

_PERSON, _READING, _RESPONSE = "patient", "reading", "response"
_SAME = {_READING: ("kind", "time", "value"), _RESPONSE: ("questionnaire", "authored", "answers")}


def link_people(connection: Connection, keys: Collection[int], at: int) -> None:
    """Link patients that share a CPR number with another row; `keys` are a few hundred whose Patient came just now."""
    one, other = patient.alias("one"), patient.alias("other")
    same = and_(one.c.cpr == other.c.cpr, one.c.id < other.c.id, or_(one.c.id.in_(keys), other.c.id.in_(keys)))
    joined = one.join(other, same)
    pairs = _pairs(_PERSON, one.c.id, other.c.id, one.c.reference, other.c.reference, at)
    known = _known(_PERSON, one.c.id, other.c.id)
    connection.execute(insert(twin).from_select(_COLUMNS, pairs.select_from(joined).where(~known)))


def link_facts(connection: Connection, keys: Collection[int], at: int) -> None:
    """Link what the twins of a few hundred patients have in common: kind, time and value, or form, time and answers."""
    if connection.execute(_twins_of(keys).limit(1)).first() is None:
        return
    for kind, table in ((_READING, reading), (_RESPONSE, response)):
        connection.execute(insert(twin).from_select(_COLUMNS, _same_facts(kind, table, keys, at)))


def _same_facts(kind: str, table: FromClause, keys: Collection[int], at: int) -> Select[Any]:
    pair, one, other = twin.alias("pair"), table.alias("one"), table.alias("other")
    alike = [one.c[name] == other.c[name] for name in _SAME[kind]]
    joined = pair.join(one, one.c.patient_id == pair.c.patient_id).join(
        other, and_(other.c.patient_id == pair.c.twin_id, *alike)
    )
    of_them = or_(pair.c.patient_id.in_(keys), pair.c.twin_id.in_(keys))
    in_force = and_(one.c.status.not_in(WITHDRAWN), other.c.status.not_in(WITHDRAWN))
    found = _pairs(kind, pair.c.patient_id, pair.c.twin_id, one.c.reference, other.c.reference, at)
    known = _known(kind, pair.c.patient_id, pair.c.twin_id, one.c.reference, other.c.reference)
    return found.select_from(joined).where(pair.c.kind == _PERSON, of_them, in_force, ~known)


def twins_of(connection: Connection, key: int) -> dict[int, dict[str, int]]:
    """Return the patients that probably are the person `key` too, and how many facts of each kind they share."""
    either = or_(twin.c.patient_id == key, twin.c.twin_id == key)
    found: dict[int, dict[str, int]] = {}
    for row in connection.execute(select(twin).where(either)):
        shared = found.setdefault(row.twin_id if row.patient_id == key else row.patient_id, {})
        shared[row.kind] = shared.get(row.kind, 0) + 1
    return found


def _twins_of(keys: Collection[int]) -> Select[Any]:
    return select(twin.c.id).where(twin.c.kind == _PERSON, or_(twin.c.patient_id.in_(keys), twin.c.twin_id.in_(keys)))


def _known(kind: str, one: Any, other: Any, reference: Any = None, twin_reference: Any = None) -> Any:  # noqa: ANN401 - columns
    found = twin.alias("known")
    same = [found.c.kind == kind, found.c.patient_id == one, found.c.twin_id == other]
    if reference is not None:
        same += [found.c.reference == reference, found.c.twin_reference == twin_reference]
    return exists(select(found.c.id).where(*same))


def _pairs(kind: str, one: Any, other: Any, reference: Any, twin_reference: Any, at: int) -> Select[Any]:  # noqa: ANN401 - columns
    return select(literal(kind), one, other, reference, twin_reference, literal(at))


_COLUMNS = ("kind", "patient_id", "twin_id", "reference", "twin_reference", "found")
