"""Rule sets being written: the author alone changes a draft, and never over what was changed meanwhile."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from triage.access.rule_versions.working_draft import WorkingDraft
from triage.store.clock_time import from_ms, to_ms
from triage.store.tables import rule_draft


def begin_draft(connection: Connection, one: WorkingDraft) -> WorkingDraft:
    """Keep a new draft (its key is not looked at), and return it with its key."""
    values = {"programme": one.programme, "origin": one.origin, "author": one.author, "base_sha256": one.base_sha256}
    times = {"made": to_ms(one.made), "changed": to_ms(one.changed), "revision": 1}
    made = insert(rule_draft).values(**values, **times, name=one.name, version=one.version, body=one.body)
    return _draft(connection.execute(made.returning(*rule_draft.c)).one())


def change_draft(connection: Connection, one: WorkingDraft, at: datetime) -> bool:
    """Let a draft say what `one` does, whose revision is the one that was changed; False where it is another by now."""
    values = {"name": one.name, "version": one.version, "body": one.body, "changed": to_ms(at)}
    return _changed(connection, one.id, one.revision, {**values, "revision": one.revision + 1})


def close_draft(connection: Connection, key: int, revision: int, at: datetime, sent: str | None = None) -> bool:
    """Put a draft away as it stands, sent as a content or not; False where it is another by now."""
    values = {"closed": to_ms(at), "changed": to_ms(at), "sent_sha256": sent, "revision": revision + 1}
    return _changed(connection, key, revision, values)


def open_drafts(connection: Connection, programme: str | None = None) -> Sequence[WorkingDraft]:
    """Return the drafts that are being written, the newest first."""
    found = select(rule_draft).where(rule_draft.c.closed.is_(None))
    if programme is not None:
        found = found.where(rule_draft.c.programme == programme)
    return [_draft(row) for row in connection.execute(found.order_by(rule_draft.c.id.desc()))]


def draft_by_key(connection: Connection, key: int) -> WorkingDraft | None:
    """Return a draft that is being written, None where there is none of that number."""
    mine = select(rule_draft).where(rule_draft.c.id == key, rule_draft.c.closed.is_(None))
    row = connection.execute(mine).first()
    return None if row is None else _draft(row)


def _changed(connection: Connection, key: int, revision: int, values: dict[str, Any]) -> bool:
    mine = (rule_draft.c.id == key) & (rule_draft.c.revision == revision) & rule_draft.c.closed.is_(None)
    return connection.execute(update(rule_draft).where(mine).values(**values)).rowcount == 1


def _draft(row: Any) -> WorkingDraft:  # noqa: ANN401 - a row has the columns of its query
    return WorkingDraft(
        id=row.id,
        programme=row.programme,
        name=row.name,
        version=row.version,
        body=row.body,
        base_sha256=row.base_sha256,
        origin=row.origin,
        author=row.author,
        made=from_ms(row.made),
        revision=row.revision,
        changed=from_ms(row.changed),
    )
