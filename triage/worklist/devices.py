"""Lines about devices: a list of them, what one of them measured, and what comes of invalidating it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from triage.clinical.colour import Colour
from triage.clinical.device import Device, DeviceMetric, Invalidation


class Which(StrEnum):
    """Which devices are listed; `DUE` are those whose calibration is required, has run out, or does within a month."""

    ALL = "all"
    INVALIDATED = "invalidated"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class DeviceQuery:
    """`text` is any part of a label, UDI, serial number, lot or reference; "" finds all."""

    text: str = ""
    which: Which = Which.ALL


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A device with how much rests on it; `calibrated_until` None where nothing is known."""

    key: int
    device: Device
    source: str
    readings: int
    patients: int
    newest: datetime | None
    calibrated_until: datetime | None
    is_invalidated: bool


@dataclass(frozen=True, slots=True)
class TracedReading:
    """A reading by a device; `value` and `unit` as they were sent."""

    id: str
    patient: int
    kind: str | None
    value: str | None
    unit: str | None
    time: datetime
    is_invalidated: bool


@dataclass(frozen=True, slots=True)
class TracedPatient:
    """A patient who was measured with a device, from the first to the last reading; `case` is the newest case."""

    patient: int
    reference: str
    name: str
    case: int | None
    colour: Colour | None
    readings: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class TracedDecision:
    """A decision that rested on readings by a device, and the colour that was decided on."""

    id: int
    case: int
    patient: int
    name: str
    programme: str
    action: str
    actor: str
    at: datetime
    colour: Colour
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything that rests on a device: readings oldest first, decisions newest first."""

    row: DeviceRow
    metrics: tuple[DeviceMetric, ...]
    invalidations: tuple[Invalidation, ...]
    readings: tuple[TracedReading, ...]
    patients: tuple[TracedPatient, ...]
    decisions: tuple[TracedDecision, ...]


@dataclass(frozen=True, slots=True)
class Consequence:
    """What becomes of one course of a patient: the colour of its open case before and after, None where none is open.

    `decisions` were made on the readings in question and should be looked at again.
    """

    patient: int
    reference: str
    name: str
    programme: str
    readings: int
    before: Colour | None
    after: Colour | None
    decisions: tuple[TracedDecision, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be invalidated: devices by key, from `start` to `end` (None = until further notice), both included."""

    devices: tuple[int, ...]
    start: datetime
    end: datetime | None
    reason: str
    delivered: bool
