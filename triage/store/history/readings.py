"""Readings of many patients as columns, straight from their rows: for a replay, which asks for no words."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
from sqlalchemy import Connection, select

from triage.clinical.device import INVALIDATED, DeviceHistory
from triage.clinical.readings import NEVER, NONE, Ints, Readings, scaled
from triage.store.clock_time import from_ms
from triage.store.devices import Place, histories
from triage.store.tables import reading

_US = 1_000
_WEAK = "weak"
_OF_READING = ("kind", "value", "unit", "time", "device", "status", "signal", "fault", "received")
_COLUMNS = ("patient_id", "source_id", *_OF_READING)


def reading_columns_of(connection: Connection, patients: Sequence[int], kinds: Sequence[str]) -> Readings:
    """Return the readings of these kinds, what is known against their devices counted; `patients` in order."""
    wanted = select(*(reading.c[name] for name in _COLUMNS)).where(
        reading.c.patient_id.in_(patients), reading.c.kind.in_(kinds)
    )
    rows = connection.execute(wanted.order_by(reading.c.patient_id, reading.c.time, reading.c.id)).all()
    if not rows:
        return Readings.of((), [str(key) for key in patients])
    found = dict(zip(_COLUMNS, zip(*rows, strict=True), strict=True))
    against = histories(connection, {(row.source_id, row.device) for row in rows if row.device})
    value, decimals = _scaled(found["value"])
    time = np.array(found["time"], np.int64)
    names, kind = _coded(found["kind"])
    units, unit = _coded([text if text and text.strip() else None for text in found["unit"]])
    devices, device = _coded(found["device"])
    statuses, status = _coded(found["status"])
    faults, fault = _coded([_fault(row, against) for row in rows])
    return Readings(
        [str(key) for key in patients], ("",) * len(rows), names, units, devices, statuses, faults,
        patient=np.searchsorted(np.array(patients), np.array(found["patient_id"], np.int64)),
        key=np.arange(len(rows)),
        kind=kind, value=value, decimals=decimals, unit=unit,
        time=time * _US,
        device=device,
        version=np.ones(len(rows), np.int64),
        status=status,
        weak=np.array([one == _WEAK for one in found["signal"]], np.bool_),
        # Calibration marks a value, and makes no other of it.
        calibrated_until=np.full(len(rows), NEVER),
        fault=fault,
        received=np.array(found["received"], np.int64) * _US,
    )  # fmt: skip


def _fault(row: Any, against: Mapping[Place, DeviceHistory]) -> str | None:  # noqa: ANN401 - a row has its columns
    history = against.get((row.source_id, row.device))
    if row.fault or history is None or not history.invalidations:
        return row.fault or None
    at = from_ms(row.time)
    in_force = any(one.restored is None and one.covers(at) for one in history.invalidations)
    return INVALIDATED if in_force else None


def _scaled(values: Sequence[str | None]) -> tuple[Ints, Ints]:
    """Return every value as a whole number with its decimals; equal texts are read once."""
    read = {text: scaled(None if text is None else Decimal(text)) for text in set(values)}
    pairs = np.array([read[text] for text in values], np.int64)
    return np.ascontiguousarray(pairs[:, 0]), np.ascontiguousarray(pairs[:, 1])


def _coded(names: Sequence[str | None]) -> tuple[tuple[str, ...], Ints]:
    distinct = tuple(sorted({name for name in names if name is not None}))
    places: dict[str | None, int] = {name: place for place, name in enumerate(distinct)}
    return distinct, np.array([places.get(name, NONE) for name in names], np.int64)
