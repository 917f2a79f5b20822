"""Where data come from: how old they are, how far each source was read, and the account of what it sent."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, case, func, insert, or_, select, update

from triage.errors import Text
from triage.store.clock_time import from_ms, from_ms_or_none, to_ms
from triage.store.database import Store
from triage.store.tables import source, watermark
from triage.worklist.source import Health, SourceKind, SourceSettings, WriteBack

UNCHANGED = "unchanged"
_WARNINGS = 20
_OUTCOMES = ("accepted", "with_findings", "quarantined", UNCHANGED)


@dataclass(frozen=True, slots=True)
class Source:
    """A source and the account of everything it ever sent: `received` is the sum of the four outcomes, exactly."""

    id: int
    name: str
    settings: SourceSettings
    health: Health
    received: int
    accepted: int
    with_findings: int
    quarantined: int
    unchanged: int


def sources(store: Store) -> Sequence[Source]:
    """Return every source, oldest first."""
    with store.read() as connection:
        return [_source(row) for row in connection.execute(select(source).order_by(source.c.id))]


def source_of(store: Store, key: int) -> Source:
    """Return the source with this key, which must be there."""
    with store.read() as connection:
        return _source(connection.execute(select(source).where(source.c.id == key)).one())


def settings_of(connection: Connection, key: int) -> SourceSettings:
    """Return how the source with this key, which must be there, is reached, in the caller's transaction."""
    return _settings(connection.execute(select(source).where(source.c.id == key)).one())


def find_source(store: Store, name: str) -> Source | None:
    """Return the source called `name`, or reached at that address, None where there is none."""
    # A name comes before an address: people choose names.
    by_name = case((source.c.name == name, 0), else_=1)
    wanted = select(source).where(or_(source.c.name == name, source.c.url == name)).order_by(by_name, source.c.id)
    with store.read() as connection:
        row = connection.execute(wanted.limit(1)).one_or_none()
    return None if row is None else _source(row)


def source_id(store: Store, name: str) -> int:
    """Return the key of the source called `name` or reached there, made on first use."""
    found = find_source(store, name)
    return add_source(store, name, settings_for(name)) if found is None else found.id


def settings_for(name: str) -> SourceSettings:
    """Return the settings of a source of which only its name is known: an address is asked, all else is files."""
    if name.startswith(("http://", "https://")):
        return SourceSettings(name)
    return SourceSettings(None, SourceKind.FILES)


def add_source(store: Store, name: str, settings: SourceSettings) -> int:
    """Return the key of a new source; one that another process made under that name meanwhile is it too."""
    with store.write() as connection:
        return put_source(connection, name, settings)


def put_source(connection: Connection, name: str, settings: SourceSettings) -> int:
    """Do the same in the caller's transaction."""
    empty = dict.fromkeys(("received", *_OUTCOMES, "failures"), 0)
    found = connection.execute(select(source.c.id).where(source.c.name == name)).scalar()
    if found is None:
        values = {"name": name, "warnings": "[]", **empty, **_columns(settings)}
        found = connection.execute(insert(source).values(values).returning(source.c.id)).scalar_one()
    return int(found)


def change_source(store: Store, key: int, settings: SourceSettings) -> None:
    """Reach a source differently from now on; what came from it stays."""
    with store.write() as connection:
        set_source(connection, key, settings)


def set_source(connection: Connection, key: int, settings: SourceSettings) -> None:
    """Do the same in the caller's transaction."""
    connection.execute(update(source).where(source.c.id == key).values(_columns(settings)))


def _source(row: Any) -> Source:  # noqa: ANN401 - a row has the columns of its query
    outcomes = {name: getattr(row, name) for name in ("received", *_OUTCOMES)}
    return Source(id=row.id, name=row.name, settings=_settings(row), health=_health(row), **outcomes)


def _settings(row: Any) -> SourceSettings:  # noqa: ANN401 - a row has the columns of its query
    return SourceSettings(
        url=row.url,
        kind=SourceKind(row.kind),
        dialect=row.dialect,
        token=row.token,
        proxy=row.proxy,
        page_size=row.page_size,
        interval=timedelta(minutes=row.interval_minutes),
        enabled=bool(row.enabled),
        write_back=WriteBack(row.write_back),
    )


def _columns(settings: SourceSettings) -> dict[str, str | int | None]:
    return {
        "url": settings.url,
        "kind": settings.kind.value,
        "dialect": settings.dialect,
        "token": settings.token,
        "proxy": settings.proxy,
        "page_size": settings.page_size,
        "interval_minutes": settings.interval // timedelta(minutes=1),
        "enabled": int(settings.enabled),
        "write_back": settings.write_back.value,
    }


def _health(row: Any) -> Health:  # noqa: ANN401 - a row has the columns of its query
    return Health(
        last_success=from_ms_or_none(row.last_success),
        last_attempt=from_ms_or_none(row.last_attempt),
        failures=row.failures,
        failing_since=from_ms_or_none(row.failing_since),
        fault=Text(row.fault_da, row.fault_en) if row.fault_da else None,
        warnings=tuple(Text(da, en) for da, en in json.loads(row.warnings)),
    )


def count_arrivals(connection: Connection, key: int, received: int, counted: Counter[tuple[str, str]]) -> None:
    """Add a batch to the account of its source, in the batch's own transaction."""
    by_outcome = {outcome: sum(n for (_, o), n in counted.items() if o == outcome) for outcome in _OUTCOMES}
    changes = {name: source.c[name] + n for name, n in {"received": received, **by_outcome}.items()}
    connection.execute(update(source).where(source.c.id == key).values(**changes))


def record_success(store: Store, key: int, at: datetime, warnings: Sequence[Text] = ()) -> None:
    """Note that everything the source had at `at` is here, and what the source was warned of."""
    healthy = {"last_success": to_ms(at), "failures": 0, "failing_since": None, "fault_da": None, "fault_en": None}
    _record(store, key, at, warnings, healthy)


def record_fault(store: Store, key: int, fault: Text, at: datetime, warnings: Sequence[Text] = ()) -> None:
    """Note why the reading begun at `at` failed; the age of the data stays what it was."""
    since = func.coalesce(source.c.failing_since, to_ms(at))
    failing = {"failures": source.c.failures + 1, "failing_since": since, "fault_da": fault.da, "fault_en": fault.en}
    _record(store, key, at, warnings, failing)


def _record(store: Store, key: int, at: datetime, warnings: Sequence[Text], outcome: dict[str, Any]) -> None:
    # A source that warns of every page says it once.
    told = json.dumps([[text.da, text.en] for text in dict.fromkeys(warnings)][:_WARNINGS], ensure_ascii=False)
    with store.write() as connection:
        changes = {"last_attempt": to_ms(at), "warnings": told, **outcome}
        connection.execute(update(source).where(source.c.id == key).values(changes))


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
