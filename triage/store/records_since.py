"""Of whom something came since a moment, told by the keys of what came."""

from sqlalchemy import Connection, func, select

from triage.store.tables import resource


def newest_record(connection: Connection) -> int:
    """Return the key of the last thing that came, 0 where nothing has."""
    return int(connection.execute(select(func.coalesce(func.max(resource.c.id), 0))).scalar_one())


def patients_since(connection: Connection, newest: int) -> frozenset[int]:
    """Return the patients of whom something came after the one with this key."""
    later = select(resource.c.patient_id).where(resource.c.id > newest, resource.c.patient_id.is_not(None)).distinct()
    return frozenset(connection.execute(later).scalars())
