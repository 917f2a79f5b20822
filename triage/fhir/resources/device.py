"""Device: the apparatus behind a reading."""

from triage.clinical.device import Device
from triage.fhir.elements import many, text
from triage.fhir.resource_view import ResourceView
from triage.fhir.strict import Object
from triage.fhir.times import moment


def read_device(view: ResourceView) -> tuple[Device, ...]:
    """Return the device as its maker names it."""
    body, path = view.body, "Device"
    carriers, names = many(body, "udiCarrier", path), many(body, "deviceName", path)
    expires = moment(body, "expirationDate", path)
    return (
        Device(
            id=view.reference,
            manufacturer=_trimmed(text(body, "manufacturer", path)),
            model=_first(names, "name", f"{path}.deviceName") or _trimmed(text(body, "modelNumber", path)),
            serial=_trimmed(text(body, "serialNumber", path)) or _serial_identifier(view),
            udi=_first(carriers, "deviceIdentifier", f"{path}.udiCarrier"),
            udi_carrier=_first(carriers, "carrierHRF", f"{path}.udiCarrier"),
            lot=_trimmed(text(body, "lotNumber", path)),
            expires=None if expires is None else expires.time,
            status=_trimmed(text(body, "status", path)),
            patient=view.points_to("patient"),
        ),
    )


def _serial_identifier(view: ResourceView) -> str | None:
    """Return the identifier of type SNO (HL7 v2 table 0203): many sources put the serial number there alone."""
    for identifier in many(view.body, "identifier", "Device"):
        within = "Device.identifier.type"
        kind = identifier.get("type")
        kinds = many(kind, "coding", within) if isinstance(kind, dict) else []
        if any(text(coding, "code", within) == "SNO" for coding in kinds):
            return _trimmed(text(identifier, "value", "Device.identifier"))
    return None


def _first(elements: list[Object], name: str, within: str) -> str | None:
    return next((found for element in elements if (found := _trimmed(text(element, name, within)))), None)


def _trimmed(value: str | None) -> str | None:
    return (value or "").strip() or None
