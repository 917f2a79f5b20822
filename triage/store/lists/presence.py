"""Who has which patient on the screen: for as long as it is renewed, and nothing is kept afterwards."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from triage.store.auditing.audit import chain_of
from triage.store.casework.owned import in_departments
from triage.store.clock_time import to_ms
from triage.store.lists.search import is_not_closed
from triage.store.tables import case, person, presence
from triage.worklist.row import Viewer

PRESENT_FOR = timedelta(seconds=60)


def keep_presence(connection: Connection, login: str, patient: int | None, at: datetime) -> None:
    """Note that somebody has a patient open at this workstation from now for a minute, None = nobody any more."""
    mine = presence.c.actor == login, presence.c.workstation == chain_of(connection)
    connection.execute(delete(presence).where(presence.c.until < to_ms(at)))
    if patient is None:
        connection.execute(delete(presence).where(*mine))
        return
    there = {"patient_id": patient, "until": to_ms(at + PRESENT_FOR)}
    if connection.execute(update(presence).where(*mine).values(**there)).rowcount == 0:
        at_work = {"actor": login, "workstation": chain_of(connection)}
        connection.execute(insert(presence).values(**at_work, **there))


def present_at(connection: Connection, cases: Sequence[int], viewer: Viewer) -> dict[int, tuple[str, ...]]:
    """Return by case the names of others than the viewer who have its patient open now; nothing of what is closed."""
    wanted = (
        select(case.c.id, person.c.name, presence.c.actor)
        .join(presence, presence.c.patient_id == case.c.patient_id)
        .outerjoin(person, person.c.login == presence.c.actor)
        .where(case.c.id.in_(cases), in_departments(viewer), is_not_closed(viewer), presence.c.actor != viewer.actor)
        # One that seems to last longer is from a clock that went ahead.
        .where(presence.c.until > to_ms(viewer.now), presence.c.until <= to_ms(viewer.now + 2 * PRESENT_FOR))
        .order_by(case.c.id, presence.c.actor)
    )
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for row in connection.execute(wanted):
        found[row.id][row.name or row.actor] = None
    return {key: tuple(names) for key, names in found.items()}
