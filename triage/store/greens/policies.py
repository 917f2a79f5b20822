"""How each programme's greens are closed; a change is a new row, and the newest of a programme counts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from triage.store.clock_time import from_ms, to_ms
from triage.store.tables import green_policy
from triage.worklist.greens import Closing, Policy


def policies(connection: Connection) -> dict[str, Policy]:
    """Return the policy of every programme that has one of its own."""
    newest = select(func.max(green_policy.c.id)).group_by(green_policy.c.programme)
    found = select(green_policy).where(green_policy.c.id.in_(newest)).order_by(green_policy.c.programme)
    return {row.programme: _policy(row) for row in connection.execute(found)}


def policy_history(connection: Connection) -> Sequence[Policy]:
    """Return every policy that was ever set, newest first."""
    return [_policy(row) for row in connection.execute(select(green_policy).order_by(green_policy.c.id.desc()))]


def set_policy(connection: Connection, policy: Policy, author: str, at: datetime) -> int:
    """Let `policy` count from now on, and return its version."""
    values = {
        "programme": policy.programme,
        "closing": policy.closing.value,
        "share": policy.share,
        "rounds": policy.rounds,
        "author": author,
        "at": to_ms(at),
    }
    return int(connection.execute(insert(green_policy).values(**values).returning(green_policy.c.id)).scalar_one())


def _policy(row: Any) -> Policy:  # noqa: ANN401 - a row has the columns of its query
    closing = Closing(row.closing)
    return Policy(row.programme, closing, row.share, row.rounds, row.id, row.author, from_ms(row.at))
