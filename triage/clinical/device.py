"""The apparatus that a reading came from (FHIR Device, DeviceMetric), and what is known against it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from triage.clinical.observation import Reading, SetAside

INVALIDATED = "device_invalidated"
# FHIR R4 tells when a device was calibrated last, not for how long that holds: our own judgement, two years.
CALIBRATION_HOLDS = timedelta(days=730)
_NEVER_CALIBRATED = datetime(1970, 1, 1, tzinfo=UTC)


class Calibration(StrEnum):
    """FHIR's codes for DeviceMetric.calibration.state."""

    NOT_CALIBRATED = "not-calibrated"
    REQUIRED = "calibration-required"
    CALIBRATED = "calibrated"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True)
class Device:
    """A device; `label` is what a clinician reads, e.g. "Nonin 3230 nr. 5012".

    `udi` is the part of the UDI that names the type (deviceIdentifier), `udi_carrier` all of it, as on the label.
    `patient` is the reference of who has it now.
    """

    id: str
    manufacturer: str | None = None
    model: str | None = None
    serial: str | None = None
    udi: str | None = None
    udi_carrier: str | None = None
    lot: str | None = None
    expires: datetime | None = None
    status: str | None = None
    patient: str | None = None

    @property
    def label(self) -> str:
        """Return manufacturer, model and serial number, or the reference where the source names none of them."""
        words = [part for part in (self.manufacturer, self.model) if part]
        if self.serial:
            words.append(f"nr. {self.serial}")
        return " ".join(words) or self.id


@dataclass(frozen=True, slots=True)
class DeviceMetric:
    """What a device can measure, with the calibration of that; `calibrated_at` is when it was calibrated last."""

    id: str
    device: str | None
    measures: str = ""
    status: str | None = None
    calibration: Calibration | None = None
    calibrated_at: datetime | None = None

    @property
    def calibrated_until(self) -> datetime | None:
        """Return when calibration ran or runs out, None where nothing is known.

        One that is required already ran out nobody knows when: what was measured since the last is in doubt.
        """
        match self.calibration:
            case Calibration.CALIBRATED:
                return None if self.calibrated_at is None else self.calibrated_at + CALIBRATION_HOLDS
            case Calibration.NOT_CALIBRATED | Calibration.REQUIRED:
                return self.calibrated_at or _NEVER_CALIBRATED
            case _:
                return None


@dataclass(frozen=True, slots=True)
class Invalidation:
    """A stretch of time, inclusive at both ends, whose readings by a device must not be used; `end` None is open.

    `device` is the device's key. `delivered` tells whether the patient is taken to have measured all the same.
    `restored` is when the invalidation was taken back.
    """

    id: int
    device: int
    start: datetime
    end: datetime | None
    reason: str
    delivered: bool
    actor: str
    at: datetime
    restored: datetime | None = None

    def covers(self, time: datetime) -> bool:
        """Return whether a reading measured at `time` is meant."""
        return self.start <= time and (self.end is None or time <= self.end)


@dataclass(frozen=True, slots=True)
class DeviceHistory:
    """What is known against the readings of one device."""

    calibrated_until: datetime | None = None
    invalidations: tuple[Invalidation, ...] = ()

    def until(self, own: datetime | None) -> datetime | None:
        """Return when the calibration behind a reading ran or runs out; `own` is what the reading itself tells."""
        return min((until for until in (own, self.calibrated_until) if until is not None), default=None)

    def judged(self, reading: Reading) -> Reading:
        """Return `reading` with what its device's history says about it; a fault of its own stays its fault."""
        until = self.until(reading.calibrated_until)
        covering = [one for one in self.invalidations if one.covers(reading.time)]
        if not covering:
            return reading if until == reading.calibrated_until else replace(reading, calibrated_until=until)
        in_force = [one for one in covering if one.restored is None]
        aside = SetAside(
            since=min(one.at for one in in_force or covering),
            until=None if in_force else max(one.restored for one in covering if one.restored),
            delivered=all(one.delivered for one in in_force),
        )
        fault = reading.fault or (INVALIDATED if in_force else None)
        return replace(reading, calibrated_until=until, set_aside=aside, fault=fault)
