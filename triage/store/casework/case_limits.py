"""Within what time a red case must be taken, by programme; the newest line counts, none is ever changed."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from triage.scoring.rules.model import Clock
from triage.store.clock_time import to_ms
from triage.store.tables import case_limit
from triage.worklist.escalation import Limit


def limits(connection: Connection) -> Mapping[str, Limit]:
    """Return the limit of every programme that has one of its own."""
    newest = select(func.max(case_limit.c.id)).group_by(case_limit.c.programme)
    found = connection.execute(select(case_limit).where(case_limit.c.id.in_(newest)).order_by(case_limit.c.programme))
    return {row.programme: Limit(row.programme, row.minutes, Clock(row.clock), row.tell) for row in found}


def set_limit(connection: Connection, limit: Limit, author: str, at: datetime) -> None:
    """Let `limit` count for its programme from now on."""
    line = {"programme": limit.programme, "minutes": limit.minutes, "clock": limit.clock.value, "tell": limit.tell}
    connection.execute(insert(case_limit).values(**line, author=author, at=to_ms(at)))
