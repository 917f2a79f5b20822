"""From a device to what rests on it, and out of use with what it measured."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import NOW, ago, fhir_care_plan, fhir_patient, fhir_spo2
from tests.journeys.device_builders import (
    D1,
    D2,
    PERSON,
    colours,
    draft,
    fhir_device,
    fhir_metric,
    hours_later,
    logged,
    take,
)
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.clinical.notice import NoticeKind
from triage.errors import WrongUseError
from triage.store.notices import notices_of
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide, undo
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.devices.devices import find_devices, list_devices, trace_device
from triage.workflow.devices.invalidate import invalidate, preview_invalidation, preview_restoration, restore
from triage.workflow.lists.list_cases import list_cases
from triage.worklist.devices import DeviceQuery, Which
from triage.worklist.row import Query

RED, GREEN, GREY = {"Patient/p1": "red"}, {"Patient/p1": "green"}, {"Patient/p1": "grey"}


@pytest.fixture
def green(app: Application, tmp_path: Path) -> Application:
    """A patient who is green by one reading of device 1, an hour ago."""
    assert take(app, tmp_path, *PERSON, fhir_device(), fhir_spo2(96, **D1)) == GREEN
    return app


def only_case(app: Application) -> int:
    (row,) = list_cases(app, Query(), 0, 9)
    return row.case


def test_that_green_never_rests_on_an_invalidated_reading(green: Application) -> None:
    (one,) = invalidate(green, draft()).consequences
    assert (one.before, one.after, colours(green)) == (Colour.GREEN, Colour.GREY, GREY)


def test_that_a_red_that_rested_on_the_device_falls_to_grey_not_to_green(app: Application, tmp_path: Path) -> None:
    assert take(app, tmp_path, *PERSON, fhir_device(), fhir_spo2(84, **D1)) == RED
    invalidate(app, draft())
    assert colours(app) == GREY


def test_that_a_red_by_another_device_stands(app: Application, tmp_path: Path) -> None:
    take(app, tmp_path, *PERSON, fhir_device(), fhir_spo2(84, 1, **D2), fhir_spo2(84, 2, at=ago(hours=3), **D1))
    invalidate(app, draft())
    assert colours(app) == RED


def test_that_a_dry_run_says_what_comes_and_stores_nothing(green: Application) -> None:
    found = preview_invalidation(green, draft())
    assert (found[0].after, colours(green)) == (Colour.GREY, GREEN)
    assert not trace_device(green, 1).invalidations
    assert found == invalidate(green, draft()).consequences


def test_that_an_invalidation_can_be_taken_back_by_a_new_line(green: Application) -> None:
    (key,) = invalidate(green, draft()).lines
    restore(hours_later(green, 1), key, "Fejlmelding")
    (line,) = trace_device(green, 1).invalidations
    assert (colours(green), line.reason, line.restored) == (GREEN, "Måler for højt", NOW + timedelta(hours=1))


def test_that_it_is_taken_back_once_only(green: Application) -> None:
    (key,) = invalidate(green, draft()).lines
    restore(green, key, "Fejlmelding")
    with pytest.raises(WrongUseError, match="already been taken back"):
        restore(green, key, "Igen")


def test_that_an_unanswered_red_comes_back_although_it_was_overtaken(app: Application, tmp_path: Path) -> None:
    take(app, tmp_path, *PERSON, fhir_device(), fhir_spo2(84, at=ago(hours=5), **D1))
    assert take(hours_later(app, 1), tmp_path, fhir_spo2(96, 2, at=NOW, **D2)) == RED
    (key,) = invalidate(hours_later(app, 2), draft()).lines
    assert colours(app) != RED
    restore(hours_later(app, 3), key, "Fejlmelding")
    assert colours(app) == RED


def test_that_an_answered_red_does_not_come_back(app: Application, tmp_path: Path) -> None:
    take(app, tmp_path, *PERSON, fhir_device(), fhir_spo2(84, at=ago(hours=5), **D1))
    decide(hours_later(app, 1), only_case(app), Action.PHONE, "")
    assert take(hours_later(app, 2), tmp_path, fhir_spo2(96, 2, at=NOW, **D2)) == GREEN
    (key,) = invalidate(hours_later(app, 3), draft()).lines
    restore(hours_later(app, 4), key, "Fejlmelding")
    assert colours(app) == GREEN


def test_that_what_arrives_later_in_the_range_is_invalid_too(green: Application, tmp_path: Path) -> None:
    invalidate(green, draft())
    late = fhir_spo2(97, 2, at=ago(minutes=10), **D1)
    assert take(hours_later(green, 1), tmp_path, late) == GREY


@pytest.mark.parametrize(
    ("measured", "colour"),
    [
        (ago(hours=3), "grey"),
        (ago(hours=2), "grey"),
        (ago(hours=3, milliseconds=1), "green"),
        (ago(hours=2) + timedelta(milliseconds=1), "green"),
    ],
)
def test_that_both_ends_belong_to_the_range(app: Application, tmp_path: Path, measured: datetime, colour: str) -> None:
    take(app, tmp_path, *PERSON, fhir_device(), fhir_spo2(96, at=measured, **D1))
    invalidate(app, draft(start=ago(hours=3), end=ago(hours=2)))
    assert colours(app) == {"Patient/p1": colour}


def test_that_a_reading_through_a_metric_is_the_devices(app: Application, tmp_path: Path) -> None:
    through = {"device": {"reference": "DeviceMetric/m1"}}
    take(app, tmp_path, *PERSON, fhir_device(), fhir_metric(), fhir_spo2(96, **through))
    invalidate(app, draft())
    assert (colours(app), trace_device(app, 1).row.readings) == (GREY, 1)


def test_that_a_metric_that_comes_last_makes_its_readings_invalid(app: Application, tmp_path: Path) -> None:
    through = {"device": {"reference": "DeviceMetric/m1"}}
    take(app, tmp_path, fhir_device())
    invalidate(app, draft())
    assert take(app, tmp_path, *PERSON, fhir_spo2(96, **through)) == GREEN
    assert take(app, tmp_path, fhir_metric()) == GREY


def test_that_decisions_on_invalid_readings_are_listed_to_be_looked_at_again(app: Application, tmp_path: Path) -> None:
    take(app, tmp_path, *PERSON, fhir_device(), fhir_spo2(84, **D1))
    decide(app, only_case(app), Action.NO_VISIT, "")
    (one,) = preview_invalidation(app, draft())
    assert [(made.action, made.colour, made.readings) for made in one.decisions] == [
        ("no_visit", Colour.RED, ("Observation/o1",))
    ]


def test_that_a_decision_in_doubt_is_told_to_whoever_opens_the_patient(app: Application, tmp_path: Path) -> None:
    take(app, tmp_path, *PERSON, fhir_device(), fhir_spo2(84, **D1))
    decide(app, only_case(app), Action.NO_VISIT, "")
    preview_invalidation(app, draft())
    invalidate(app, draft())
    with app.store.read() as connection:
        (told,) = notices_of(connection, 1)
    assert (told.kind, told.seen_at) == (NoticeKind.DEVICE, None)
    assert "Måler for højt" in told.text.da


def test_that_a_decision_taken_back_is_not_in_doubt(app: Application, tmp_path: Path) -> None:
    take(app, tmp_path, *PERSON, fhir_device(), fhir_spo2(84, **D1))
    made = decide(app, only_case(app), Action.NO_VISIT, "").decision
    assert made is not None
    undo(app, made)
    assert trace_device(app, 1).decisions == ()


def test_that_decisions_made_without_the_readings_are_in_doubt_when_they_come_back(green: Application) -> None:
    (key,) = invalidate(green, draft()).lines
    decide(hours_later(green, 1), only_case(green), Action.VISIT, "")
    (one,) = preview_restoration(hours_later(green, 2), key)
    assert [made.action for made in one.decisions] == ["visit"]


def test_that_a_device_is_found_by_any_of_its_names(green: Application, tmp_path: Path) -> None:
    take(green, tmp_path, fhir_device(2))
    for word in ("1", "Device/d1", "DEMO-00001", "(01)05700000000001(21)DEMO-00001"):
        assert find_devices(green, [word]) == (1,)
    assert find_devices(green, ["DemoOx 1"]) == find_devices(green, ["05700000000001"]) == (1, 2)


def test_that_an_unknown_device_is_wrong_use(green: Application) -> None:
    with pytest.raises(WrongUseError, match="No device is called Nonesuch"):
        find_devices(green, ["Nonesuch"])


def test_that_a_device_whose_resource_never_came_is_listed_by_its_reference(app: Application, tmp_path: Path) -> None:
    take(app, tmp_path, *PERSON, fhir_spo2(96, **D2))
    (row,) = list_devices(app, DeviceQuery("d2"), 0, 9)
    assert (row.device.label, row.readings) == ("Device/d2", 1)


def test_that_nobody_is_named_before_the_line_stands_in_the_log(green: Application) -> None:
    list_devices(green, DeviceQuery(), 0, 9)
    assert logged(green) == []
    trace_device(green, 1)
    preview_invalidation(green, draft())
    assert logged(green) == [("trace device", 1), ("preview invalidate device", 1)]


def test_that_the_devices_due_for_calibration_are_those_that_ran_out(app: Application, tmp_path: Path) -> None:
    ran_out = fhir_metric(2, "calibrated", "2024-11-01T08:00:00Z")
    take(app, tmp_path, *(fhir_device(n) for n in (1, 2, 3)), fhir_metric(1), ran_out, fhir_metric(3, "not-calibrated"))
    due = list_devices(app, DeviceQuery(which=Which.DUE), 0, 9)
    assert [row.device.id for row in due] == ["Device/d2", "Device/d3"]
    assert due[0].calibrated_until == datetime(2026, 11, 1, 8, tzinfo=UTC)


def test_that_a_reading_after_calibration_ran_out_counts_and_is_marked(app: Application, tmp_path: Path) -> None:
    metric = fhir_metric(1, "calibration-required")
    assert take(app, tmp_path, *PERSON, fhir_device(), metric, fhir_spo2(96, **D1)) == GREEN
    (point,) = open_chart(app, only_case(app)).series[0].points
    assert (point.uncalibrated, point.withdrawn) == (True, False)


def test_that_an_invalid_reading_is_marked_on_the_trend_and_kept(green: Application) -> None:
    invalidate(green, draft())
    (point,) = open_chart(green, only_case(green)).series[0].points
    assert (str(point.value), point.invalidated, point.withdrawn) == ("96", True, True)


def test_that_patients_of_other_devices_are_not_touched(green: Application, tmp_path: Path) -> None:
    take(green, tmp_path, fhir_patient(2), fhir_care_plan(2), fhir_device(2), fhir_spo2(96, 2, of=2, **D2))
    done = invalidate(green, draft())
    assert (done.changed.patients, colours(green)["Patient/p2"]) == ((1,), "green")


def test_that_a_reason_is_wanted(green: Application) -> None:
    with pytest.raises(WrongUseError, match="reason is missing"):
        invalidate(green, draft(reason=" "))


def test_that_a_period_that_ends_before_it_starts_is_refused(green: Application) -> None:
    with pytest.raises(WrongUseError, match="ends before it starts"):
        invalidate(green, draft(end=ago(days=3)))
