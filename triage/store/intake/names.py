"""The words of patients' names, by which they are looked for."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, select

from triage.clinical.folded import folded_parts
from triage.store.fact_rows import Row
from triage.store.intake.bulk import insert_rows
from triage.store.tables import name_part

_AT_ONCE = 500


def keep_names(connection: Connection, rows: Sequence[Row], patients: Mapping[str, int]) -> None:
    """Bring the words of the names in `rows` of patients up to date; `patients` are keys by reference."""
    named = {patients[row["reference"]]: {*folded_parts(f"{row['family']}, {row['given']}")} for row in rows}
    keys = sorted(named)
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        before = _words(connection, some)
        changed = [key for key in some if before[key] != named[key]]
        if changed:
            connection.execute(delete(name_part).where(name_part.c.patient_id.in_(changed)))
            words = [{"patient_id": key, "part": part} for key in changed for part in sorted(named[key])]
            insert_rows(connection, name_part, words)


def _words(connection: Connection, keys: Sequence[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {key: set() for key in keys}
    known = select(name_part.c.patient_id, name_part.c.part).where(name_part.c.patient_id.in_(keys))
    for row in connection.execute(known):
        found[row.patient_id].add(row.part)
    return found
