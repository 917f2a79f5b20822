"""Windows of the list of devices, sorted and filtered by the database."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from triage.clinical.device import CALIBRATION_HOLDS, Calibration
from triage.store.clock_time import from_ms, to_ms
from triage.store.devices import device_of, histories, names, reading_named
from triage.store.tables import reading, source
from triage.store.tables.device import device, device_metric, invalidation, restoration
from triage.worklist.devices import DeviceQuery, DeviceRow, Which

_SOON = timedelta(days=30)


def device_rows(connection: Connection, query: DeviceQuery, now: datetime, offset: int, limit: int) -> list[DeviceRow]:
    """Return a window of the devices that `query` finds, by manufacturer, model and serial number."""
    window = (
        _devices().where(_condition(query, now)).order_by(device.c.search_key, device.c.id).offset(offset).limit(limit)
    )
    return _rows(connection, connection.execute(window).all())


def count_devices(connection: Connection, query: DeviceQuery, now: datetime) -> int:
    """Count what `query` finds."""
    return connection.execute(select(func.count()).select_from(device).where(_condition(query, now))).scalar_one()


def device_row(connection: Connection, key: int) -> DeviceRow | None:
    """Return one device, or None."""
    found = _rows(connection, connection.execute(_devices().where(device.c.id == key)).all())
    return found[0] if found else None


def keys_of(connection: Connection, word: str) -> list[int]:
    """Return the devices with this key, reference, UDI, serial number, lot or model, written as the source has it."""
    columns = (device.c.reference, device.c.udi, device.c.udi_carrier, device.c.serial, device.c.lot, device.c.model)
    is_meant = or_(*(column == word for column in columns))
    if word.isascii() and word.isdigit() and len(word) < 10:
        is_meant |= device.c.id == int(word)
    found = select(device.c.id).where(is_meant, _is_device()).order_by(device.c.search_key, device.c.id)
    return list(connection.execute(found).scalars())


def _devices() -> Any:  # noqa: ANN401 - a Select's type names every column of it
    return select(device, source.c.name.label("source")).join(source, source.c.id == device.c.source_id)


def _condition(query: DeviceQuery, now: datetime) -> ColumnElement[bool]:
    conditions = [_is_device()]
    if query.text.strip():
        conditions.append(device.c.search_key.contains(query.text.strip().casefold(), autoescape=True))
    if query.which is Which.INVALIDATED:
        conditions.append(_is_invalidated())
    elif query.which is Which.DUE:
        conditions.append(_is_due(now + _SOON))
    return and_(*conditions)


def _is_device() -> ColumnElement[bool]:
    """Leave out the bare row of a metric whose device is known."""
    is_metric = (device_metric.c.source_id == device.c.source_id) & (device_metric.c.reference == device.c.reference)
    return ~exists().where(is_metric, device_metric.c.device.is_not(None))


def _is_invalidated() -> ColumnElement[bool]:
    taken_back = exists().where(restoration.c.invalidation_id == invalidation.c.id)
    return exists().where(invalidation.c.device_id == device.c.id, ~taken_back)


def _is_due(before: datetime) -> ColumnElement[bool]:
    """Return the condition that calibration runs out before a time; see `DeviceMetric.calibrated_until`."""
    metric = device_metric.c
    ran_out = metric.calibration.in_((Calibration.NOT_CALIBRATED.value, Calibration.REQUIRED.value))
    runs_out = (metric.calibration == Calibration.CALIBRATED.value) & (
        metric.calibrated_at <= to_ms(before - CALIBRATION_HOLDS)
    )
    of_it = (metric.source_id == device.c.source_id) & (metric.device == device.c.reference)
    return exists().where(of_it, ran_out | runs_out)


def _rows(connection: Connection, found: Sequence[Any]) -> list[DeviceRow]:
    if not found:
        return []
    places = {(row.source_id, row.reference) for row in found}
    known, measured = histories(connection, places), _measured(connection, [row.id for row in found])
    rows = []
    for row in found:
        history = known.get((row.source_id, row.reference))
        count = measured.get(row.id)
        rows.append(
            DeviceRow(
                key=row.id,
                device=device_of(row),
                source=row.source,
                readings=count.readings if count else 0,
                patients=count.patients if count else 0,
                newest=from_ms(count.newest) if count else None,
                calibrated_until=history.calibrated_until if history else None,
                is_invalidated=any(line.restored is None for line in history.invalidations) if history else False,
            )
        )
    return rows


def _measured(connection: Connection, keys: Sequence[int]) -> dict[int, Any]:
    counted = (
        select(
            names.c.device_id,
            func.count().label("readings"),
            func.count(reading.c.patient_id.distinct()).label("patients"),
            func.max(reading.c.time).label("newest"),
        )
        .join(reading, reading_named)
        .where(names.c.device_id.in_(keys))
        .group_by(names.c.device_id)
    )
    return {row.device_id: row for row in connection.execute(counted)}
