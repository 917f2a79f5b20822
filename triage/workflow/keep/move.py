"""Carry a department over to a shared database."""

from collections.abc import Callable

from triage.access.acts import Act
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.database import Store
from triage.store.keeping.move import move_rows
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit


def move(app: Application, target: Store, name: str, tell: Callable[[str, int], None]) -> int:
    """Move everything to `target`, a new and empty store that people call `name`; return how many rows.

    The store here is locked meanwhile, and afterwards only says where it went. `tell` hears each table and its rows.
    """
    if app.store.is_shared:
        raise WrongUseError(_IS_SHARED)
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.KEEP_KEYS)
        audit.log(connection, now, app.actor, "store.move", subject=name, warrant=warrant)
    return move_rows(app.store, target, name, now, tell)


_IS_SHARED = Text(
    "Databasen er allerede delt. Kun en databasefil på denne maskine kan flyttes.",
    "The database is shared already. Only a database file on this machine can be moved.",
)
