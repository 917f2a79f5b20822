"""Who stands by to take in, and who of them could reach more of the sources."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from triage.store.clock_time import to_ms
from triage.store.tables import watch_candidate

# Who has not told of himself for so long does not stand by any more.
COUNTS_FOR = timedelta(seconds=30)


def stand_by(connection: Connection, holder: str, lacking: int, now: datetime) -> None:
    """Note that `holder` would take in, and lacks the keys of so many sources."""
    told = {"seen": to_ms(now), "lacking": lacking}
    known = update(watch_candidate).where(watch_candidate.c.holder == holder).values(told)
    if connection.execute(known).rowcount == 0:
        connection.execute(insert(watch_candidate).values(holder=holder, **told))


def stop_standing_by(connection: Connection, holder: str, now: datetime) -> None:
    """Note that `holder` waits for nothing: he takes in, or has ended; rows of the long gone go with his."""
    is_old = watch_candidate.c.seen < to_ms(now - 10 * COUNTS_FOR)
    connection.execute(delete(watch_candidate).where((watch_candidate.c.holder == holder) | is_old))


def better_stands_by(connection: Connection, holder: str, lacking: int, now: datetime) -> bool:
    """Return whether somebody else stands by who lacks fewer keys."""
    counts = watch_candidate.c.seen.between(to_ms(now - COUNTS_FOR), to_ms(now + COUNTS_FOR))
    better = (watch_candidate.c.holder != holder) & (watch_candidate.c.lacking < lacking)
    return connection.execute(select(watch_candidate.c.id).where(counts, better).limit(1)).first() is not None
