"""The apparatus patients measure with: one of each type, sometimes swapped for one that shows a little differently."""

from dataclasses import dataclass

from triage.demo.chance import Chance
from triage.demo.courses import Course
from triage.demo.export import Json
from triage.demo.texts import Apparatus

_SWAPPED = 120


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


def device_resource(device: Carried, patient: str, manufacturer: str, updated: str) -> Json:
    """Return `device` as a FHIR Device."""
    return {
        "resourceType": "Device",
        "id": device.id,
        "meta": {"versionId": "1", "lastUpdated": updated},
        "status": "active",
        "manufacturer": manufacturer,
        "serialNumber": device.serial,
        "deviceName": [{"name": device.model, "type": "model-name"}],
        "modelNumber": device.model,
        "patient": {"reference": f"Patient/{patient}"},
    }


def _serial(chance: Chance) -> str:
    return f"DEMO-{chance.below(100_000):05d}"
