"""Limits that count for one patient alone: set, lifted, never written over."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert, select, update

from triage.clinical.own_limit import OwnLimit
from triage.errors import Text, WrongUseError
from triage.store.clock_time import from_ms, from_ms_or_none, to_ms
from triage.store.tables import own_limit


def own_limits_of(connection: Connection, patients: Sequence[int]) -> Mapping[int, tuple[OwnLimit, ...]]:
    """Return every limit that a few hundred patients have or had, in the order in which they were set."""
    found: dict[int, list[OwnLimit]] = defaultdict(list)
    mine = select(own_limit).where(own_limit.c.patient_id.in_(patients)).order_by(own_limit.c.id)
    for row in connection.execute(mine):
        found[row.patient_id].append(_limit(row))
    return {key: tuple(found.get(key, ())) for key in patients}


def note_limit(connection: Connection, who: int, one: OwnLimit) -> int:
    """Keep a limit and return its key; one of the same parameter that still counts ends with it."""
    still = (own_limit.c.patient_id == who) & (own_limit.c.rule_set == one.rule_set) & (own_limit.c.param == one.param)
    counts = own_limit.c.lifted.is_(None) & (own_limit.c.until > to_ms(one.at))
    connection.execute(update(own_limit).where(still, counts).values(lifted=to_ms(one.at), lifted_by=one.author))
    values = {
        "patient_id": who,
        "rule_set": one.rule_set,
        "param": one.param,
        "value": str(one.value),
        "reason": one.reason,
        "author": one.author,
        "at": to_ms(one.at),
        "until": to_ms(one.until),
    }
    return int(connection.execute(insert(own_limit).values(**values).returning(own_limit.c.id)).scalar_one())


def limits_ending(connection: Connection, since: datetime, until: datetime) -> list[tuple[int, OwnLimit]]:
    """Return whose limits run out or ran out in a period, and the limits, the first to end first.

    Those that were lifted, or that a later limit of the same parameter follows, are not among them.
    """
    later = own_limit.alias("later")
    same = (
        later.c.patient_id == own_limit.c.patient_id,
        later.c.rule_set == own_limit.c.rule_set,
        later.c.param == own_limit.c.param,
    )
    is_followed = select(later.c.id).where(*same, later.c.id > own_limit.c.id).exists()
    inside = own_limit.c.until > to_ms(since), own_limit.c.until <= to_ms(until)
    wanted = select(own_limit).where(*inside, own_limit.c.lifted.is_(None), ~is_followed)
    found = connection.execute(wanted.order_by(own_limit.c.until, own_limit.c.id))
    return [(row.patient_id, _limit(row)) for row in found]


def patient_of_limit(connection: Connection, key: int) -> int | None:
    """Return whose a limit is or was, None where there is none with this key."""
    return connection.execute(select(own_limit.c.patient_id).where(own_limit.c.id == key)).scalar()


def lift_limit(connection: Connection, key: int, author: str, at: datetime) -> None:
    """Take a limit away; raises WrongUseError where none with this key counts any more."""
    counts = own_limit.c.lifted.is_(None) & (own_limit.c.until > to_ms(at))
    lifted = update(own_limit).where(own_limit.c.id == key, counts).values(lifted=to_ms(at), lifted_by=author)
    if connection.execute(lifted).rowcount == 0:
        raise no_such_limit(key)


def no_such_limit(key: int) -> WrongUseError:
    """Return the error of a limit that does not count."""
    return WrongUseError(
        Text(
            f"Ingen egen grænse {key} er i kraft. Se dem med triage care limit list.",
            f"No limit {key} of a patient's own is in force. See them with triage care limit list.",
        )
    )


def _limit(row: Any) -> OwnLimit:  # noqa: ANN401 - a row has the columns of its query
    return OwnLimit(
        id=row.id,
        rule_set=row.rule_set,
        param=row.param,
        value=Decimal(row.value),
        reason=row.reason,
        author=row.author,
        at=from_ms(row.at),
        until=from_ms(row.until),
        lifted=from_ms_or_none(row.lifted),
        lifted_by=row.lifted_by,
    )
