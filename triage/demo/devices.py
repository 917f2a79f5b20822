"""The apparatus patients measure with: one of each type, sometimes swapped for one that shows a little differently."""

from dataclasses import dataclass

from triage.demo.chance import Chance
from triage.demo.courses import Course
from triage.demo.export import Json
from triage.demo.texts import Apparatus

_SWAPPED = 120
_LOTS = 7
# One device in so many is due for calibration.
_ONE_IN = 20


@dataclass(frozen=True, slots=True)
class Carried:
    """A device a patient has from day `since`; `bias` in hundredths of a reading's noise."""

    id: str
    since: int
    bias: int
    model: str
    serial: str


def hand_out(kinds: list[str], course: Course, maker: dict[str, Apparatus], chance: Chance) -> dict[str, list[Carried]]:
    """Return the devices of each type in the order they came, the first from the start of the course."""
    return {kind: _carried(kind, course, maker[kind], chance) for kind in kinds}


def _carried(kind: str, course: Course, maker: Apparatus, chance: Chance) -> list[Carried]:
    first = Carried(f"{course.id}-{kind.replace('_', '-')}", course.start, 0, maker.models[0], _serial(chance))
    if not chance.happens(_SWAPPED):
        return [first]
    since = min(course.last, -chance.between(10, 120))
    bias = chance.between(80, 150) * (1 if chance.happens(500) else -1)
    return [first, Carried(f"{first.id}-2", since, bias, maker.models[-1], _serial(chance))]


def in_use(devices: list[Carried], day: int) -> Carried:
    """Return the newest device that the patient had on `day`."""
    return next((device for device in reversed(devices) if device.since <= day), devices[0])


def device_resource(device: Carried, kind: str, patient: str, manufacturer: str, updated: str) -> Json:
    """Return `device`, of a `kind` such as "scale", as a FHIR Device."""
    type_identifier = f"DEMO-{device.model.replace(' ', '-')}"
    return {
        "resourceType": "Device",
        "id": device.id,
        "meta": {"versionId": "1", "lastUpdated": updated},
        "status": "active",
        "manufacturer": manufacturer,
        "udiCarrier": [
            {"deviceIdentifier": type_identifier, "carrierHRF": f"(01){type_identifier}(21){device.serial}"}
        ],
        "serialNumber": device.serial,
        "lotNumber": f"DEMO-{kind}-{_number(device) % _LOTS}",
        "deviceName": [{"name": device.model, "type": "model-name"}],
        "modelNumber": device.model,
        "patient": {"reference": f"Patient/{patient}"},
    }


def metric_resource(device: Carried, updated: str) -> Json:
    """Return the calibration of `device` as a FHIR DeviceMetric: new when handed out, and some were never looked at."""
    state = "calibration-required" if _number(device) % _ONE_IN == 0 else "calibrated"
    return {
        "resourceType": "DeviceMetric",
        "id": f"{device.id}-m",
        "meta": {"versionId": "1", "lastUpdated": updated},
        "type": {"text": device.model},
        "source": {"reference": f"Device/{device.id}"},
        "operationalStatus": "on",
        "category": "measurement",
        "calibration": [{"type": "unspecified", "state": state, "time": updated}],
    }


def _number(device: Carried) -> int:
    return int(device.serial.rpartition("-")[2])


def _serial(chance: Chance) -> str:
    return f"DEMO-{chance.below(100_000):05d}"
