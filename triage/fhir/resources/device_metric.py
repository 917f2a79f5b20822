"""DeviceMetric: what a device can measure, and how well it is calibrated for that."""

from triage.clinical.device import Calibration, DeviceMetric
from triage.fhir.elements import many, one, text, words
from triage.fhir.remarks import bad_code
from triage.fhir.resource_view import ResourceView
from triage.fhir.strict import Object
from triage.fhir.times import instant

_CALIBRATION = "DeviceMetric.calibration"


def read_device_metric(view: ResourceView) -> tuple[DeviceMetric, ...]:
    """Return the metric with the newest of its calibrations."""
    body, path = view.body, "DeviceMetric"
    newest = max(many(body, "calibration", path), key=_order, default=None)
    return (
        DeviceMetric(
            id=view.reference,
            device=_source(view),
            measures=words(one(body, "type", path), f"{path}.type"),
            status=text(body, "operationalStatus", path),
            calibration=None if newest is None else _state(newest),
            calibrated_at=None if newest is None else instant(newest, "time", _CALIBRATION),
        ),
    )


def _source(view: ResourceView) -> str | None:
    found = view.points_to("source")
    if found is None:
        view.warn(
            "required",
            "DeviceMetric.source",
            "Det fremgår ikke, hvilket apparat kalibreringen gælder.",
            "It is not told which device the calibration is of.",
        )
    return found


def _state(calibration: Object) -> Calibration:
    state = text(calibration, "state", _CALIBRATION) or Calibration.UNSPECIFIED
    try:
        return Calibration(state)
    except ValueError as fault:
        raise bad_code(f"{_CALIBRATION}.state") from fault


def _order(calibration: Object) -> float:
    """Return when a calibration was made; one without a time gives way to every other."""
    time = instant(calibration, "time", _CALIBRATION)
    return float("-inf") if time is None else time.timestamp()
