"""Devices and their metrics as rows, and what their arrival means for readings that are here already."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from triage.clinical.device import Device, DeviceMetric
from triage.store.clock_time import to_ms_or_none
from triage.store.tables.device import device, device_metric, invalidation
from triage.store.tables.fact import reading

Row = dict[str, Any]


def device_row(fact: Device | DeviceMetric) -> tuple[Table, Row]:
    """Return the table of `fact` and its row without `source_id`."""
    return (device, _device(fact)) if isinstance(fact, Device) else (device_metric, _metric(fact))


def know_devices(connection: Connection, source: int, readings: Iterable[Row], known: set[str]) -> None:
    """Give every device that `readings` name a row, with nothing but its reference where the Device never came.

    `known` are the references that have one; those found are added to it.
    """
    named = {row["device"] for row in readings if row["device"]} - known
    if not named:
        return
    mine = select(device.c.reference).where(device.c.source_id == source, device.c.reference.in_(named))
    missing = named - set(connection.execute(mine).scalars())
    if missing:
        bare = [{"source_id": source, **_device(Device(reference))} for reference in sorted(missing)]
        connection.execute(insert(device), bare)
    known |= named


def owners_of_metrics(connection: Connection, source: int, metrics: Sequence[Row]) -> set[int]:
    """Return whose readings may have become invalid because `metrics` tell which device they came from."""
    devices = {row["device"] for row in metrics if row["device"]}
    against = select(invalidation.c.id).join(device).where(device.c.source_id == source)
    if not devices or connection.execute(against.where(device.c.reference.in_(devices)).limit(1)).first() is None:
        return set()
    names = [row["reference"] for row in metrics]
    whose = select(reading.c.patient_id).where(reading.c.source_id == source, reading.c.device.in_(names)).distinct()
    return set(connection.execute(whose).scalars())


def _device(fact: Device) -> Row:
    words = (fact.label, fact.udi, fact.udi_carrier, fact.lot, fact.id)
    return {
        "reference": fact.id,
        "manufacturer": fact.manufacturer,
        "model": fact.model,
        "serial": fact.serial,
        "udi": fact.udi,
        "udi_carrier": fact.udi_carrier,
        "lot": fact.lot,
        "expires": to_ms_or_none(fact.expires),
        "status": fact.status,
        "patient": fact.patient,
        "search_key": "\n".join(dict.fromkeys(word for word in words if word)).casefold(),
    }


def _metric(fact: DeviceMetric) -> Row:
    return {
        "reference": fact.id,
        "device": fact.device,
        "measures": fact.measures,
        "status": fact.status,
        "calibration": fact.calibration,
        "calibrated_at": to_ms_or_none(fact.calibrated_at),
    }
