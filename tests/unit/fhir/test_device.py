"""Device and DeviceMetric: what identifies an apparatus, and how well it is calibrated."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.fhir.build import coded, codes, read, read_fact
from triage.clinical.device import CALIBRATION_HOLDS, Calibration, Device

AT = datetime(2026, 6, 1, 8, tzinfo=UTC)


def device(**changes: Any) -> dict[str, Any]:
    return {"resourceType": "Device", "id": "d1", **changes}


def metric(*calibrations: dict[str, Any], **changes: Any) -> dict[str, Any]:
    body = {"resourceType": "DeviceMetric", "id": "m1", "source": {"reference": "Device/d1"}, "type": coded("150456")}
    return {**body, "calibration": list(calibrations), **changes}


def calibrated(state: str = "calibrated", time: str = "2026-06-01T08:00:00Z") -> dict[str, Any]:
    return {"state": state, "time": time}


def test_that_a_device_brings_its_udi_lot_expiry_and_owner():
    carrier = {"deviceIdentifier": "0570", "carrierHRF": "(01)0570(21)5012"}
    body = device(
        udiCarrier=[carrier],
        lotNumber=" L7 ",
        expirationDate="2027-01-01T00:00:00Z",
        status="active",
        patient={"reference": "Patient/p1"},
    )
    expires = datetime(2027, 1, 1, tzinfo=UTC)
    assert read_fact(body) == Device(
        "Device/d1",
        udi="0570",
        udi_carrier="(01)0570(21)5012",
        lot="L7",
        expires=expires,
        status="active",
        patient="Patient/p1",
    )


def test_that_a_serial_number_may_stand_among_the_identifiers():
    found = read_fact(device(identifier=[{"value": "1"}, {"type": coded("SNO"), "value": "5012"}]))
    assert found.serial == "5012"


@pytest.mark.parametrize("broken", [{"udiCarrier": {}}, {"expirationDate": "soon"}, {"identifier": "5012"}])
def test_that_a_device_of_another_form_is_held(broken: dict[str, Any]):
    assert read(device(**broken)).disposition == "quarantined"


def test_that_the_newest_calibration_counts():
    found = read_fact(metric(calibrated("not-calibrated", "2025-01-01T00:00:00Z"), calibrated()))
    assert (found.device, found.calibration, found.calibrated_at) == ("Device/d1", Calibration.CALIBRATED, AT)


@pytest.mark.parametrize(
    ("calibrations", "until"),
    [
        ([calibrated()], AT + CALIBRATION_HOLDS),
        ([calibrated("calibration-required")], AT),
        ([calibrated("unspecified")], None),
        ([], None),
        ([{"state": "calibrated"}], None),
        ([{"state": "not-calibrated"}], datetime(1970, 1, 1, tzinfo=UTC)),
    ],
)
def test_that_calibration_holds_for_two_years_from_the_last(calibrations: list[dict[str, Any]], until: datetime | None):
    assert read_fact(metric(*calibrations)).calibrated_until == until


def test_that_a_metric_of_no_device_is_kept_and_remarked_on():
    received = read(metric(calibrated(), source=None))
    assert (received.disposition, codes(received)) == ("with_findings", ["required"])


def test_that_an_unknown_state_of_calibration_is_held():
    assert read(metric(calibrated("perfect"))).disposition == "quarantined"
