"""Device: the apparatus behind a reading."""

from triage.clinical.device import Device
from triage.fhir.elements import many, text
from triage.fhir.resource_view import ResourceView
from triage.fhir.strict import Object


def read_device(view: ResourceView) -> tuple[Device, ...]:
    """Return the device as its maker names it."""
    body, path = view.body, "Device"
    name = _first(many(body, "deviceName", path), "name", f"{path}.deviceName")
    return (
        Device(
            id=view.reference,
            manufacturer=_trimmed(text(body, "manufacturer", path)),
            model=name or _trimmed(text(body, "modelNumber", path)),
            serial=_trimmed(text(body, "serialNumber", path)),
            udi=_first(many(body, "udiCarrier", path), "deviceIdentifier", f"{path}.udiCarrier"),
        ),
    )


def _first(elements: list[Object], name: str, within: str) -> str | None:
    return next((found for element in elements if (found := _trimmed(text(element, name, within)))), None)


def _trimmed(value: str | None) -> str | None:
    return (value or "").strip() or None
