"""Results from before inputs were kept with them: how far they have been gone through, and the next of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, exists, select, update

from triage.store.tables import history_fill, result, rule_set


@dataclass(frozen=True, slots=True)
class Older:
    """A result as it was stored; `is_passed` tells that another of the very same time came after it."""

    id: int
    patient: int
    programme: str
    at: int
    rank: int
    body: str
    is_passed: bool


def unfilled(connection: Connection, many: int) -> Sequence[Older]:
    """Return the next results whose inputs have not been taken out yet, oldest first."""
    done, until = connection.execute(select(history_fill.c.done, history_fill.c.until)).one()
    if done >= until:
        return ()
    later = result.alias("later")
    same = (later.c.patient_id == result.c.patient_id, later.c.programme == result.c.programme)
    newer = exists().where(*same, later.c.at == result.c.at, later.c.id > result.c.id)
    wanted = select(result, newer.label("is_passed")).where(result.c.id > done, result.c.id <= until)
    found = connection.execute(wanted.order_by(result.c.id).limit(many)).all()
    return [
        Older(
            id=row.id,
            patient=row.patient_id,
            programme=row.programme,
            at=row.at,
            rank=row.colour_rank,
            body=row.body,
            is_passed=bool(row.is_passed),
        )
        for row in found
    ]


def note_filled(connection: Connection, last: int | None) -> None:
    """Note that everything up to the result `last` has been gone through; None: everything there is."""
    upto = history_fill.c.until if last is None else last
    connection.execute(update(history_fill).values(done=upto))


def rules_by_hash(connection: Connection, hashes: Collection[str] | None = None) -> dict[str, str]:
    """Return the file of every rule set that was ever in force, or of those of these `hashes`, which results name."""
    wanted = select(rule_set.c.sha256, rule_set.c.body).order_by(rule_set.c.id)
    found = connection.execute(wanted if hashes is None else wanted.where(rule_set.c.sha256.in_(hashes)))
    return {row.sha256: row.body for row in found}
