"""Devices as readings name them, what is known against them, and invalidations as lines that are never changed."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, insert, or_, select, update

from triage.clinical.device import Calibration, Device, DeviceHistory, DeviceMetric, Invalidation
from triage.errors import Text, WrongUseError
from triage.store.clock_time import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from triage.store.intake.resource_rows import chunks
from triage.store.tables.device import device, device_metric, invalidation, restoration
from triage.store.tables.fact import patient, reading

# A source, and what a reading from it names: a device, or a metric of one.
Place = tuple[int, str]

_OF_DEVICE = (device_metric.c.source_id == device.c.source_id) & (device_metric.c.device == device.c.reference)
# Every name of every device: its own reference, and those of its metrics.
names = (
    select(device.c.id.label("device_id"), device.c.source_id, device.c.reference.label("name"))
    .union_all(select(device.c.id, device.c.source_id, device_metric.c.reference).join(device_metric, _OF_DEVICE))
    .subquery("names")
)
reading_named = (reading.c.source_id == names.c.source_id) & (reading.c.device == names.c.name)


def devices_at(connection: Connection, places: Collection[Place]) -> dict[Place, Device]:
    """Return the devices at `places`; a metric finds the device that has it."""
    wanted = select(names.c.source_id, names.c.name, device).join(device, device.c.id == names.c.device_id)
    rows = connection.execute(wanted.where(_among(names.c.source_id, names.c.name, places))).all()
    # The device that has a metric stands before the bare row of the metric's own name.
    by_owner = sorted(rows, key=lambda row: row.reference != row.name)
    return {(row[0], row.name): device_of(row) for row in by_owner}


def devices_of_patient(connection: Connection, key: int) -> dict[str, Device]:
    """Return the devices that a patient's readings came from, by what the readings name."""
    named = select(reading.c.source_id, reading.c.device).where(
        reading.c.patient_id == key, reading.c.device.is_not(None)
    )
    places = {(row.source_id, row.device) for row in connection.execute(named.distinct())}
    return {name: found for (_, name), found in devices_at(connection, places).items()}


def histories(connection: Connection, places: Collection[Place]) -> dict[Place, DeviceHistory]:
    """Return what is known against the devices at `places`; those against which nothing is known are left out."""
    lines: dict[Place, list[Invalidation]] = defaultdict(list)
    against = _lines().join(names, names.c.device_id == invalidation.c.device_id)
    against = against.add_columns(names.c.source_id, names.c.name)
    for row in connection.execute(against.where(_among(names.c.source_id, names.c.name, places))):
        lines[row.source_id, row.name].append(_invalidation(row))
    until = _calibrated_until(connection, places)
    found = lines.keys() | until.keys()
    return {place: DeviceHistory(until.get(place), tuple(lines[place])) for place in found}


def device_of(row: Any) -> Device:  # noqa: ANN401 - a row has the columns of its query
    """Return the device of a row that has all columns of the table."""
    return Device(
        id=row.reference,
        manufacturer=row.manufacturer,
        model=row.model,
        serial=row.serial,
        udi=row.udi,
        udi_carrier=row.udi_carrier,
        lot=row.lot,
        expires=from_ms_or_none(row.expires),
        status=row.status,
        patient=row.patient,
    )


def metrics_of(connection: Connection, key: int) -> tuple[DeviceMetric, ...]:
    """Return what the device with this key can measure."""
    wanted = select(device_metric).join(device, _OF_DEVICE).where(device.c.id == key).order_by(device_metric.c.id)
    return tuple(_metric(row) for row in connection.execute(wanted))


def invalidations_of(connection: Connection, device_key: int) -> tuple[Invalidation, ...]:
    """Return every invalidation of a device, the newest first, those taken back too."""
    wanted = _lines().where(invalidation.c.device_id == device_key).order_by(invalidation.c.id.desc())
    return tuple(_invalidation(row) for row in connection.execute(wanted))


def invalidation_by_key(connection: Connection, key: int) -> Invalidation | None:
    """Return one invalidation, or None."""
    row = connection.execute(_lines().where(invalidation.c.id == key)).first()
    return None if row is None else _invalidation(row)


def add_invalidation(connection: Connection, line: Invalidation) -> int:
    """Store an invalidation, mark the patients to be scored, and return its key; `line.id` is not looked at."""
    values = {
        "device_id": line.device,
        "start": to_ms(line.start),
        "end": to_ms_or_none(line.end),
        "reason": line.reason,
        "delivered": int(line.delivered),
        "actor": line.actor,
        "at": to_ms(line.at),
    }
    key = connection.execute(insert(invalidation).values(**values).returning(invalidation.c.id)).scalar_one()
    _mark(connection, line)
    return int(key)


def add_restoration(connection: Connection, line: Invalidation, reason: str, actor: str, at: datetime) -> None:
    """Take `line` back by a new line, and mark the patients to be scored.

    Raises WrongUseError where somebody took it back first.
    """
    taken = select(restoration.c.id).where(restoration.c.invalidation_id == line.id)
    if connection.execute(taken).first() is not None:
        raise WrongUseError(
            Text(
                f"Ugyldiggørelsen {line.id} er allerede taget tilbage. Intet er ændret.",
                f"Invalidation {line.id} has already been taken back. Nothing was changed.",
            )
        )
    values = {"invalidation_id": line.id, "reason": reason, "actor": actor, "at": to_ms(at)}
    connection.execute(insert(restoration).values(**values))
    _mark(connection, line)


def measured_by(line: Invalidation) -> ColumnElement[bool]:
    """Return the condition that a reading, joined with `names`, is one that `line` is about."""
    until = () if line.end is None else (reading.c.time <= to_ms(line.end),)
    return and_(names.c.device_id == line.device, reading.c.time >= to_ms(line.start), *until)


def patients_under(connection: Connection, line: Invalidation) -> list[int]:
    """Return the keys of the patients who have a reading that `line` is about."""
    whose = select(reading.c.patient_id).join(names, reading_named).where(measured_by(line)).distinct()
    return sorted(connection.execute(whose).scalars())


def _mark(connection: Connection, line: Invalidation) -> None:
    for keys in chunks(patients_under(connection, line), 500):
        connection.execute(update(patient).where(patient.c.id.in_(keys)).values(to_score=1))


def _among(source: ColumnElement[int], name: ColumnElement[str], places: Collection[Place]) -> ColumnElement[bool]:
    """Return the condition that a row is at one of `places`, or at the same name in another of their sources."""
    return source.in_({place[0] for place in places}) & name.in_({place[1] for place in places})


def _calibrated_until(connection: Connection, places: Collection[Place]) -> dict[Place, datetime]:
    """Return when calibration runs out: of a device when the first of its metrics' does."""
    metric = device_metric.c
    of_them = or_(_among(metric.source_id, metric.reference, places), _among(metric.source_id, metric.device, places))
    until: dict[Place, datetime] = {}
    for row in connection.execute(select(device_metric).where(of_them)):
        time = _metric(row).calibrated_until
        for name in (row.reference, row.device):
            if time is not None and name is not None:
                place = (row.source_id, name)
                until[place] = min(time, until.get(place, time))
    return until


def _lines() -> Any:  # noqa: ANN401 - a Select's type names every column of it
    return select(invalidation, restoration.c.at.label("restored")).outerjoin(
        restoration, restoration.c.invalidation_id == invalidation.c.id
    )


def _invalidation(row: Any) -> Invalidation:  # noqa: ANN401 - a row has the columns of its query
    return Invalidation(
        id=row.id,
        device=row.device_id,
        start=from_ms(row.start),
        end=from_ms_or_none(row.end),
        reason=row.reason,
        delivered=bool(row.delivered),
        actor=row.actor,
        at=from_ms(row.at),
        restored=from_ms_or_none(row.restored),
    )


def _metric(row: Any) -> DeviceMetric:  # noqa: ANN401 - a row has the columns of its query
    return DeviceMetric(
        id=row.reference,
        device=row.device,
        measures=row.measures,
        status=row.status,
        calibration=None if row.calibration is None else Calibration(row.calibration),
        calibrated_at=from_ms_or_none(row.calibrated_at),
    )
