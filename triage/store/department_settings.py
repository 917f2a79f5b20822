"""What each department set for itself: opening hours, check-days, capacity, programmes; the newest line counts."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, func, insert, select

from triage.store.clock_time import to_ms
from triage.store.tables import department_setting


class Setting(StrEnum):
    """What can be set; the body of each is canonical JSON."""

    OPENING_HOURS = "opening_hours"
    CHECK_DAYS = "check_days"
    CAPACITY = "capacity"
    PROGRAMME = "programme"


def settings_of(connection: Connection, kind: Setting, until: int | None = None) -> Mapping[tuple[int, str], str]:
    """Return what is in force, or was with line `until`, by department and programme ("" = the whole department)."""
    table = department_setting
    of_kind = select(func.max(table.c.id)).where(table.c.kind == kind.value)
    if until is not None:
        of_kind = of_kind.where(table.c.id <= until)
    newest = of_kind.group_by(table.c.department_id, table.c.programme)
    found = connection.execute(select(table).where(table.c.id.in_(newest)))
    return {(row.department_id, row.programme): row.body for row in found}


def newest_setting(connection: Connection) -> int:
    """Return the key of the newest line, 0 where there is none."""
    return connection.execute(select(func.max(department_setting.c.id))).scalar() or 0


def keep_setting(
    connection: Connection, kind: Setting, place: tuple[int, str], body: str, author: str, at: datetime
) -> None:
    """Let `body` count from now on for a department and programme."""
    department, programme = place
    line = {"department_id": department, "kind": kind.value, "programme": programme, "body": body}
    connection.execute(insert(department_setting).values(**line, author=author, at=to_ms(at)))
