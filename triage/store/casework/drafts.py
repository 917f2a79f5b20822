"""What somebody has begun to decide and not saved: kept for the same person alone, for a month at most."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from triage.clinical.draft import Draft, body_of_draft, draft_from
from triage.store.clock_time import from_ms, to_ms
from triage.store.tables import case, draft
from triage.store.told import told

KEPT_FOR = timedelta(days=30)


def keep_draft(connection: Connection, key: int, actor: str, begun: Draft, at: datetime) -> bool:
    """Keep what `actor` has begun on case `key` in the place of what was kept before; return whether it is the first.

    May be called beside other writers, see `Store.change`.
    """
    values = {"at": to_ms(at), "body": body_of_draft(begun)}
    mine = update(draft).where(draft.c.case_id == key, draft.c.actor == actor)
    if connection.execute(mine.values(**values)).rowcount:
        return False
    connection.execute(insert(draft).values(case_id=key, actor=actor, **values))
    return True


def drop_draft(connection: Connection, key: int, actor: str) -> bool:
    """Forget what `actor` has begun on case `key`; return whether there was anything."""
    mine = delete(draft).where(draft.c.case_id == key, draft.c.actor == actor)
    return connection.execute(mine).rowcount > 0


def drafts_of(connection: Connection, actor: str) -> dict[int, tuple[int, Draft]]:
    """Return what `actor` has begun by case, each with its patient; nothing of what may not be read any more."""
    its_case = select(draft.c.id, draft.c.case_id, draft.c.at, case.c.patient_id).join(case)
    found = connection.execute(its_case.where(draft.c.actor == actor).order_by(draft.c.id)).all()
    words = told(connection, draft, (row.id for row in found))
    return {
        row.case_id: (row.patient_id, draft_from(words[row.id]["body"], from_ms(row.at)))
        for row in found
        if words[row.id]["body"]
    }


def forget_drafts(connection: Connection, now: datetime) -> int:
    """Forget what nobody came back to within a month, and return how many that were."""
    return connection.execute(delete(draft).where(draft.c.at < to_ms(now - KEPT_FOR))).rowcount


def is_any_forgotten(connection: Connection, now: datetime) -> bool:
    """Return whether `forget_drafts` would find any."""
    old = select(draft.c.id).where(draft.c.at < to_ms(now - KEPT_FOR)).limit(1)
    return connection.execute(old).first() is not None
