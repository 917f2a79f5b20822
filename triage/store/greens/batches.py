"""Greens that were closed together: which decision closed each, and why the others were left."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, insert, or_, select, update

from triage.errors import Text, WrongUseError
from triage.store.clock_time import to_ms
from triage.store.tables import case, decision, green_batch, green_closing
from triage.worklist.green_list import Batch
from triage.worklist.greens import Kept


def begin_batch(connection: Connection, actor: str, shown: int, at: datetime) -> int:
    """Note that `shown` greens are to be closed together, and return the key under which that is done."""
    values = {"actor": actor, "at": to_ms(at), "shown": shown}
    return int(connection.execute(insert(green_batch).values(**values).returning(green_batch.c.id)).scalar_one())


def is_own(connection: Connection, batch: int, actor: str) -> bool:
    """Return whether there is such an act, and `actor` began it."""
    mine = select(green_batch.c.id).where(green_batch.c.id == batch, green_batch.c.actor == actor)
    return connection.execute(mine).first() is not None


def lock_green(connection: Connection, key: int, shown: int, actor: str, at: datetime) -> bool:
    """Hold the row of a case to the end of the transaction, only where it still is open and free and shows `shown`.

    What others may change beside this transaction - who has the case, and whether it was put off - stands from then on.
    """
    now = to_ms(at)
    is_free = or_(case.c.owner.is_(None), case.c.owner == actor, case.c.lease_until <= now)
    is_awake = or_(case.c.snoozed_until.is_(None), case.c.snoozed_until <= now)
    as_shown = and_(case.c.id == key, case.c.is_open == 1, case.c.result_id == shown, is_free, is_awake)
    return connection.execute(update(case).where(as_shown).values(result_id=case.c.result_id)).rowcount == 1


def note_closed(connection: Connection, batch: int, key: int, decision_key: int) -> None:
    """Note which decision closed a case of a batch."""
    connection.execute(insert(green_closing).values(batch_id=batch, case_id=key, decision_id=decision_key))


def note_left(connection: Connection, batch: int, left: Sequence[tuple[int, Kept]]) -> None:
    """Note which cases of a batch were left, and why."""
    rows = [{"batch_id": batch, "case_id": key, "kept": why.value} for key, why in left]
    if rows:
        connection.execute(insert(green_closing), rows)


def read_batch(connection: Connection, key: int) -> Batch:
    """Return what became of a batch; raises WrongUseError where there is none with this key."""
    head = connection.execute(select(green_batch).where(green_batch.c.id == key)).first()
    if head is None:
        raise WrongUseError(
            Text(f"Ingen samlet kvittering {key}.", f"No acknowledgement of many has the number {key}.")
        )
    lines = connection.execute(
        select(green_closing).where(green_closing.c.batch_id == key).order_by(green_closing.c.id)
    )
    found = lines.all()
    left = tuple((line.case_id, Kept(line.kept)) for line in found if line.kept is not None)
    return Batch(key, head.shown, tuple(line.case_id for line in found if line.kept is None), left)


def standing_decisions(connection: Connection, batch: int, limit: int) -> list[tuple[int, int]]:
    """Return some of the cases of a batch with their decisions that nobody has taken back."""
    undone = decision.alias("undone")
    made = select(green_closing.c.case_id, green_closing.c.decision_id).where(
        green_closing.c.batch_id == batch,
        green_closing.c.decision_id.is_not(None),
        ~select(undone.c.id).where(undone.c.undoes == green_closing.c.decision_id).exists(),
    )
    found = connection.execute(made.order_by(green_closing.c.id).limit(limit))
    return [(row.case_id, row.decision_id) for row in found]
