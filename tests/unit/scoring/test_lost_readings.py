"""What a reading that was received and cannot be used does to an input that has usable ones."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.unit.scoring.facts import DAILY, NOW, WEEKLY, ago, enrolment, kinds, reading, rule, rule_set
from triage.clinical.observation import Reading
from triage.scoring.inputs.gather import inputs_for
from triage.scoring.inputs.values import PatientInputs, Status
from triage.scoring.rules.model import RuleSet

# Glucose: a meter that shows LO sends "below 1.1".
LO: dict[str, Any] = {"value": "1.1", "fault": "comparator"}


def glucose(hours: float, value: str = "6.4", **changes: Any) -> Reading:
    number = round(hours * 1000)
    return reading(
        **{"value": value, "number": number, **changes}, kind="glucose", time=ago(hours=hours), unit="mmol/L"
    )


def rules(more: str = "window_h: 24", code: str = "glucose", agg: str = "last") -> RuleSet:
    inputs = f"g: {{kind: reading, code: {code}, agg: {agg}, freshness: lapses{more and ', ' + more}}}"
    return rule_set(inputs=inputs, rules=rule("[g, '<', $low]"), tests="{name: t, given: {}, expect: {colour: green}}")


def inputs(
    *readings: Reading, interval: timedelta | None = None, now: datetime = NOW, wanted: RuleSet | None = None
) -> PatientInputs:
    return inputs_for(wanted or rules(), kinds(), {}, readings, [], enrolment(interval), now)


def doubtful(*args: Any, **more: Any) -> bool:
    return bool(inputs(*args, **more).doubts)


def test_that_a_meter_that_showed_lo_before_a_good_value_is_a_doubt():
    found = inputs(glucose(3, **LO), glucose(1))
    assert found.values["g"].status is Status.KNOWN
    assert [one.da for one in found.doubts] == [
        "Blodsukker: målingen 23. nov. kl. 07.00 er kun angivet som over eller under en værdi"
    ]


@pytest.mark.parametrize(
    "lost",
    [{"fault": "unknown_unit"}, {"unit": None}, {"unit": "kg"}, LO, {"fault": "not_final"}, {"received": ago(days=1)}],
)
def test_that_a_later_usable_value_does_not_answer_one_whose_size_is_unknown(lost: dict[str, Any]):
    early = reading(**{"value": "6", "number": 9, "kind": "glucose", "unit": "mmol/L", "time": ago(hours=1.5), **lost})
    assert doubtful(early, glucose(1))


@pytest.mark.parametrize("lost", [{"value": "99"}, {"value": None}, {"fault": "absent"}])
def test_that_a_failed_measurement_is_answered_by_measuring_again_within_the_hour(lost: dict[str, Any]):
    asked = [glucose(hours, **{"value": "6", **lost}) for hours in (2, 2.01)]
    assert [doubtful(one, glucose(1)) for one in asked] == [False, True]


def test_that_only_the_first_value_after_a_failed_measurement_must_come_soon():
    assert not doubtful(glucose(5, "99"), glucose(4.5), glucose(1))


@pytest.mark.parametrize("later", [{"fault": "comparator"}, {"patient": "p2"}, {"signal": "weak"}])
def test_that_what_cannot_be_used_answers_no_failed_measurement(later: dict[str, Any]):
    assert doubtful(glucose(5, "99"), glucose(4.5, **later), glucose(1))


def test_that_a_withdrawn_reading_is_a_doubt_only_while_nothing_newer_is_usable():
    assert not doubtful(glucose(3, status="entered-in-error"), glucose(1))
    assert doubtful(glucose(3), glucose(1, status="entered-in-error"))


def test_that_a_reading_withdrawn_at_the_very_time_of_a_usable_one_is_a_doubt():
    assert doubtful(glucose(1, number=1, status="entered-in-error"), glucose(1))


@pytest.mark.parametrize("lost", [{"signal": "weak"}, {"patient": "p2"}])
def test_that_noise_and_other_patients_are_no_doubt(lost: dict[str, Any]):
    assert not doubtful(glucose(3, **lost), glucose(1))


def test_that_a_copy_is_no_doubt():
    assert not doubtful(glucose(3), glucose(3.001), glucose(1))


def test_that_a_lost_reading_before_the_window_is_no_doubt():
    assert [doubtful(glucose(hours, **LO), glucose(1)) for hours in (25, 25.1)] == [True, False]


def test_that_the_window_of_lost_readings_ends_where_that_of_the_value_does():
    both = glucose(6 * 24 + 23, **LO), glucose(6 * 24)
    assert doubtful(*both, interval=WEEKLY)
    assert not doubtful(glucose(6 * 24 + 25, **LO), both[1], interval=WEEKLY)


def test_that_a_doubt_does_not_fade_while_the_value_counts_by_the_plan():
    both = glucose(26, **LO), glucose(25)
    until = inputs(*both, interval=DAILY).holds_until
    assert until is not None
    assert doubtful(*both, interval=DAILY, now=until)


def test_that_inputs_hold_until_the_lost_reading_leaves_the_window():
    both = glucose(20, **LO), glucose(1)
    until = inputs(*both).holds_until
    assert until == ago(hours=-23)
    assert [doubtful(*both, now=until + timedelta(seconds=more)) for more in (0, 1)] == [True, False]


@pytest.mark.parametrize(("interval", "hours", "is_doubt"), [(DAILY, 36, True), (DAILY, 38, False), (None, 999, True)])
def test_that_an_input_without_a_window_takes_the_plans(interval: timedelta | None, hours: float, is_doubt: bool):
    assert doubtful(glucose(hours, **LO), glucose(1), interval=interval, wanted=rules("")) is is_doubt


def test_that_a_kind_that_is_not_in_the_catalogue_is_unusable_and_said_to_be():
    found = inputs(glucose(1), wanted=rules(code="glukose")).values["g"]
    assert (found.value, found.status) == (None, Status.UNUSABLE)
    assert found.evidence.sentence is not None
    assert "ikke kender" in found.evidence.sentence.da


def test_that_a_known_kind_that_was_never_measured_is_absent():
    assert inputs(wanted=rules()).values["g"].status is Status.ABSENT
