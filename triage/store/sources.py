"""Where data come from: how old they are, how far each source was read, and the account of what it sent."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from triage.errors import Text
from triage.store.clock_time import from_ms, from_ms_or_none, to_ms
from triage.store.database import Store
from triage.store.tables import source, watermark

UNCHANGED = "unchanged"
_OUTCOMES = ("accepted", "with_findings", "quarantined", UNCHANGED)


@dataclass(frozen=True, slots=True)
class Source:
    """A source and the account of everything it ever sent: `received` is the sum of the four outcomes, exactly."""

    id: int
    name: str
    last_success: datetime | None
    fault: Text | None
    received: int
    accepted: int
    with_findings: int
    quarantined: int
    unchanged: int


def sources(store: Store) -> Sequence[Source]:
    """Return every source, oldest first."""
    with store.read() as connection:
        rows = connection.execute(select(source).order_by(source.c.id)).all()
    return [
        Source(
            id=row.id,
            name=row.name,
            last_success=from_ms_or_none(row.last_success),
            fault=Text(row.fault_da, row.fault_en) if row.fault_da else None,
            received=row.received,
            accepted=row.accepted,
            with_findings=row.with_findings,
            quarantined=row.quarantined,
            unchanged=row.unchanged,
        )
        for row in rows
    ]


def source_id(store: Store, name: str) -> int:
    """Return the key of the source called `name`, made on first use."""
    with store.write() as connection:
        found = connection.execute(select(source.c.id).where(source.c.name == name)).scalar()
        if found is None:
            empty = dict.fromkeys(("received", *_OUTCOMES), 0)
            found = connection.execute(insert(source).values(name=name, **empty).returning(source.c.id)).scalar_one()
        return int(found)


def count_arrivals(
    connection: Connection, key: int, received: int, counted: Counter[tuple[str, str]]
) -> None:
    """Add a batch to the account of its source, in the batch's own transaction."""
    by_outcome = {outcome: sum(n for (_, o), n in counted.items() if o == outcome) for outcome in _OUTCOMES}
    changes = {name: source.c[name] + n for name, n in {"received": received, **by_outcome}.items()}
    connection.execute(update(source).where(source.c.id == key).values(**changes))


def record_success(store: Store, key: int, at: datetime) -> None:
    """Note that everything the source had at `at` is here."""
    with store.write() as connection:
        values = {"last_success": to_ms(at), "fault_da": None, "fault_en": None}
        connection.execute(update(source).where(source.c.id == key).values(**values))


def record_fault(store: Store, key: int, fault: Text) -> None:
    """Note why the last reading of the source failed; the age of its data stays what it was."""
    with store.write() as connection:
        connection.execute(update(source).where(source.c.id == key).values(fault_da=fault.da, fault_en=fault.en))


def read_watermark(store: Store, key: int, type_: str) -> datetime | None:
    """Return the newest `meta.lastUpdated` of a type that is surely here, or None before the first full reading."""
    with store.read() as connection:
        place = (watermark.c.source_id == key) & (watermark.c.type == type_)
        seen = connection.execute(select(watermark.c.seen_until).where(place)).scalar()
    return None if seen is None else from_ms(seen)


def move_watermark(store: Store, key: int, type_: str, seen_until: datetime) -> None:
    """Move the watermark of a type, after its last page is stored."""
    with store.write() as connection:
        place = (watermark.c.source_id == key) & (watermark.c.type == type_)
        moved = connection.execute(update(watermark).where(place).values(seen_until=to_ms(seen_until)))
        if moved.rowcount == 0:
            connection.execute(insert(watermark).values(source_id=key, type=type_, seen_until=to_ms(seen_until)))
