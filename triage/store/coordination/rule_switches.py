"""Which rules each department wants to be told of; the newest line about a rule counts."""

from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from triage.store.clock_time import to_ms
from triage.store.tables import coordination_switch


def rules_off(connection: Connection) -> frozenset[tuple[int, str]]:
    """Return the rules that are switched off, by department and code."""
    table = coordination_switch
    newest = select(func.max(table.c.id)).group_by(table.c.department_id, table.c.code)
    found = select(table.c.department_id, table.c.code).where(table.c.id.in_(newest), table.c.is_on == 0)
    return frozenset((row.department_id, row.code) for row in connection.execute(found))


def set_rule(connection: Connection, department: int, code: str, *, is_on: bool, author: str, at: datetime) -> None:
    """Let a rule be told of in a department from now on, or not."""
    line = {"department_id": department, "code": code, "is_on": int(is_on), "author": author, "at": to_ms(at)}
    connection.execute(insert(coordination_switch).values(**line))
