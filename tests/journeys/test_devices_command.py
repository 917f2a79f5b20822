"""`triage devices` as a person types it."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.builders import bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.journeys.device_builders import D1, fhir_device, fhir_metric
from triage.__main__ import main
from triage.bootstrap import utc_now
from triage.commands.devices import first_moment, last_moment
from triage.errors import WrongUseError

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _taken_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """A patient of the demonstration, whom its examples make green by one reading of a device due for calibration."""
    monkeypatch.setenv("VISITA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("VISITA_PASSPHRASE", "korrekt hest batteri")
    monkeypatch.setenv("VISITA_LANGUAGE", "en")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    measured = fhir_spo2(96, at=utc_now() - timedelta(hours=1), **D1)
    metric = fhir_metric(1, "not-calibrated")
    path = tmp_path / "in.json"
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_device(), metric, measured))
    main(["--demo", "import", str(path)])
    capsys.readouterr()


def told(capsys: Captured, *arguments: str, status: int = 0) -> Any:
    assert main(["--demo", "devices", *arguments, "--json"]) == status
    return json.loads(capsys.readouterr().out)


INVALIDATE = ("invalidate", "DEMO-00001", "--from", "2026-01-01", "--reason", "Recalled")


def test_that_a_device_is_listed_with_what_rests_on_it(capsys: Captured) -> None:
    (row,) = told(capsys, "list", "demoox")
    assert (row["key"], row["readings"], row["patients"], row["invalidated"]) == (1, 1, 1, False)
    assert told(capsys, "list", "nonesuch") == []


def test_that_devices_due_for_calibration_are_findings(capsys: Captured) -> None:
    (row,) = told(capsys, "calibration", status=1)
    assert row["calibrated_until"] == "2026-06-01T08:00:00+00:00"


def test_that_a_trace_leads_to_readings_and_people(capsys: Captured) -> None:
    (trace,) = told(capsys, "trace", "Device/d1")
    assert [one["reference"] for one in trace["measured"]] == ["Observation/o1"]
    assert [(one["reference"], one["colour"]) for one in trace["people"]] == [("Patient/p1", "green")]


def test_that_a_dry_run_tells_the_same_and_stores_nothing(capsys: Captured) -> None:
    dry = told(capsys, *INVALIDATE, "--dry-run", status=1)
    (shown,) = told(capsys, "show", "1")
    assert (dry["invalidations"], shown["invalidations"]) == ([], [])
    assert told(capsys, *INVALIDATE, status=1)["consequences"] == dry["consequences"]


def test_that_an_invalidation_is_shown_and_taken_back(capsys: Captured) -> None:
    (key,) = told(capsys, *INVALIDATE, "--not-delivered", status=1)["invalidations"]
    (shown,) = told(capsys, "show", "1")
    assert [(one["key"], one["delivered"]) for one in shown["invalidations"]] == [(key, False)]
    (back,) = told(capsys, "restore", str(key), "--reason", "Mistake", status=1)["consequences"]
    assert (back["before"], back["after"]) == ("grey", "green")


def test_that_colours_stand_in_words_for_people(capsys: Captured) -> None:
    assert main(["--demo", "devices", *INVALIDATE]) == 1
    printed = capsys.readouterr().out
    assert "GREEN → GREY" in printed
    assert "Stored as invalidation 1" in printed


def test_that_an_unknown_device_is_wrong_use(capsys: Captured) -> None:
    assert main(["--demo", "devices", "trace", "nonesuch"]) == 2
    assert "No device is called nonesuch" in capsys.readouterr().err


def test_that_days_are_danish_days_also_when_the_clocks_change() -> None:
    assert first_moment("2026-03-29") == datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert last_moment("2026-03-29") == datetime(2026, 3, 29, 21, 59, 59, 999000, tzinfo=UTC)
    assert last_moment("2026-10-25") == datetime(2026, 10, 25, 22, 59, 59, 999000, tzinfo=UTC)


@pytest.mark.parametrize("text", ["yesterday", "2026-02-30", "2026-11-23T09:00:00"])
def test_that_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(WrongUseError, match="neither a date"):
        first_moment(text)
