"""From a patient's facts to inputs: freshness by the plan, evidence, and what is unusable."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.unit.scoring.facts import (
    DAILY,
    NOW,
    WEEKLY,
    ago,
    enrolment,
    found,
    gathered,
    instrument,
    kinds,
    phq9,
    reading,
    response,
    rule_set,
    weights,
)
from triage.clinical.care import PlanStep
from triage.scoring.inputs.gather import inputs_for
from triage.scoring.inputs.plan import next_due
from triage.scoring.inputs.values import Status

TWICE = timedelta(hours=12)


def at(days: float, value: str = "94", number: int = 1) -> list:
    return [reading(value, number, time=ago(days=days))]


def test_that_a_value_tells_its_readings_and_how_it_was_made():
    times = enumerate((("86", 60), ("87", 80), ("90", 110)), 1)
    spo2 = found("spo2", [reading(value, n, time=ago(minutes=minutes)) for n, (value, minutes) in times])
    assert (spo2.value, spo2.evidence.ids) == (Decimal(87), ("o3", "o2", "o1"))
    assert spo2.evidence.sentence.da == "median af 3 målinger inden for 1 time, senest 23. nov. kl. 09.00"


def test_that_a_value_tells_that_the_calibration_had_run_out():
    spo2 = found("spo2", [reading("86", calibrated_until=ago(days=30))])
    assert spo2.evidence.sentence.da == "målt 23. nov. kl. 09.00, kalibrering udløbet"


def test_that_a_value_tells_which_of_its_readings_are_unusual():
    change = found("w7", weights(("80.0", 3), ("86.0", 0)), rules="hjertesvigt")
    assert change.value == Decimal("6.00")
    assert change.evidence.sentence.en == (
        "from 80.0 kg to 86.0 kg, measured 23 Nov at 10:00, unusual value in 1 of 2 readings"
    )


def test_that_yesterdays_good_reading_does_not_lift_todays_bad_one():
    assert found("spo2", at(1, "95", 1) + at(0, "85", 2)).value == Decimal(85)


@pytest.mark.parametrize(
    ("interval", "days", "status"),
    [
        (WEEKLY, 6.9, Status.KNOWN),
        (WEEKLY, 8.9, Status.KNOWN),
        (WEEKLY, 9.1, Status.UNUSABLE),
        (DAILY, 1.4, Status.KNOWN),
        (DAILY, 1.6, Status.UNUSABLE),
        (TWICE, 0.9, Status.KNOWN),
        (TWICE, 1.1, Status.UNUSABLE),
        (None, 0.99, Status.KNOWN),
        (None, 1.01, Status.UNUSABLE),
    ],
)
def test_that_a_saturation_counts_as_long_as_the_plan_says(interval: timedelta | None, days: float, status: Status):
    assert found("spo2", at(days), course=enrolment(interval)).status is status


def test_that_no_colour_changes_by_time_alone_within_the_plan():
    readings = at(3, "94", 1) + at(3.1, "90", 2)
    later = [gathered(readings, course=enrolment(WEEKLY), now=ago(days=days)).values["spo2"] for days in (2.9, 1, 0)]
    assert len(set(later)) == 1


def test_that_what_is_measured_now_and_then_lapses():
    temp = found("temp", [reading("38.5", kind="temp", unit="Cel", time=ago(days=20))])
    assert (temp.status, temp.evidence.sentence.da) == (Status.ABSENT, "Temperatur er sidst målt 3. nov. kl. 10.00")


def test_that_what_was_never_measured_is_told_so():
    assert found("temp").evidence.sentence.da == "Temperatur er ikke målt"


@pytest.mark.parametrize(
    "spoilt", [{"fault": "unknown_unit"}, {"unit": "kg"}, {"status": "entered-in-error"}, {"value": "9"}]
)
def test_that_only_an_unusable_reading_makes_the_input_unusable(spoilt: dict):
    spo2 = found("spo2", [reading(**spoilt)])
    assert (spo2.status, spo2.evidence.ids) == (Status.UNUSABLE, ("o1",))


def test_that_a_newer_unusable_reading_casts_doubt_but_keeps_the_value():
    inputs = gathered([reading("86", 1, time=ago(hours=2)), reading("95", 2, fault="unknown_unit")])
    assert inputs.values["spo2"].value == Decimal(86)
    assert [doubt.da for doubt in inputs.doubts] == ["Iltmætning: målingen 23. nov. kl. 09.00 har en ukendt enhed"]


def test_that_a_weak_signal_beside_a_good_reading_is_no_doubt():
    assert gathered([reading("94", 1, time=ago(hours=2)), reading("80", 2, signal="weak")]).doubts == ()


def test_that_a_remeasured_value_settles_the_doubt():
    assert gathered([reading("94", 1), reading("9", 2, time=ago(hours=2))]).doubts == ()


def test_that_another_patients_readings_are_no_inputs():
    assert found("spo2", [reading(patient="p2")]).status is Status.ABSENT


def test_that_an_answer_comes_from_the_newest_response():
    answers = [response(1, 2, more_dyspnoea=True), response(2, 1, more_dyspnoea=False)]
    assert found("more_dyspnoea", None, answers).value is False


def test_that_a_skipped_question_is_not_answered_as_last_time():
    answers = [response(1, 2, more_dyspnoea=False, purulent=True), response(2, 1, purulent=True)]
    assert found("more_dyspnoea", None, answers).status is Status.ABSENT


def test_that_another_questionnaire_does_not_take_an_answer_away():
    monthly = replace(response(2, 0.1, mmrc=1), questionnaire="http://visita.example/Questionnaire/other|1")
    assert found("more_dyspnoea", None, [response(1, 1, more_dyspnoea=True), monthly]).value is True


def test_that_a_withdrawn_response_alone_is_unusable_and_a_newer_one_a_doubt():
    withdrawn = replace(response(2, 0.1, more_dyspnoea=True), status="entered-in-error")
    assert found("more_dyspnoea", None, [withdrawn]).status is Status.UNUSABLE
    doubts = gathered(None, [response(1, 1, more_dyspnoea=False), withdrawn]).doubts
    assert [doubt.en for doubt in doubts] == ["The response of 23 Nov at 07:36 was withdrawn"]


def test_that_a_text_where_yes_or_no_belongs_is_unusable():
    assert found("more_dyspnoea", None, [response(more_dyspnoea="maybe")]).status is Status.UNUSABLE


def test_that_item_9_is_found_by_its_number():
    assert found("item9", None, [phq9(i9=2)], rules="mental").value == Decimal(2)


def test_that_an_unanswered_item_9_is_absent_although_the_score_is_prorated():
    inputs = gathered(None, [phq9(1, 5), phq9(2, 1, i9=None)], rules="mental").values
    assert (inputs["item9"].status, inputs["phq9"].status) == (Status.ABSENT, Status.KNOWN)


def test_that_a_score_with_too_much_missing_is_unusable_but_its_lower_bound_known():
    inputs = gathered(None, [phq9(i1=3, i2=None, i3=None, i4=None)], rules="mental").values
    assert (inputs["phq9"].status, inputs["phq9_min"].value) == (Status.UNUSABLE, Decimal(3))
    assert inputs["phq9"].evidence.sentence.da.startswith("PHQ-9 kan ikke beregnes: 3 svar mangler")


def test_that_a_refused_answer_makes_the_score_unusable_and_names_the_item():
    phq = found("phq9", None, [phq9(i4=7)], rules="mental")
    assert (phq.status, "phq9-4" in phq.evidence.sentence.da) == (Status.UNUSABLE, True)


def test_that_a_change_of_score_is_counted_from_the_one_before_that_could_be_scored():
    answers = [phq9(1, 30, i1=1), phq9(2, 20, i1=9), phq9(3, 10, i1=3, i2=3)]
    change = found("phq9_delta", None, answers, rules="mental")
    assert (change.value, change.evidence.ids) == (Decimal(5), ("r1", "r3"))


@pytest.mark.parametrize(("interval", "days", "hours"), [(WEEKLY, 6, "0"), (WEEKLY, 9, "48"), (DAILY, 3.5, "60")])
def test_that_lateness_is_counted_from_the_plan(interval: timedelta, days: float, hours: str):
    assert found("hours_past_due", at(days), course=enrolment(interval)).value == Decimal(hours)


def test_that_lateness_is_rounded_once():
    assert found("hours_past_due", at(2 + 0.46 / 24), course=enrolment(DAILY)).value == Decimal(24)


def test_that_lateness_without_a_plan_is_unknown():
    assert found("hours_past_due", at(3), course=enrolment(None)).status is Status.ABSENT


def test_that_lateness_of_someone_who_never_measured_counts_from_the_start():
    assert found("hours_past_due", course=enrolment(DAILY, ago(days=3))).value == Decimal(48)


def test_that_days_overdue_follow_the_newest_response():
    course = enrolment(timedelta(days=14))
    assert found("days_overdue", None, [phq9(days=20.5)], course, "mental").value == Decimal(6)


def test_that_a_change_of_plan_moves_the_next_due_time():
    steps = (PlanStep(ago(days=20), ago(days=6), TWICE), PlanStep(ago(days=6), None, WEEKLY))
    due = next_due(replace(enrolment(), plan=steps), ago(days=6.1))
    assert (due.at, due.interval) == (ago(days=6.1) + WEEKLY, WEEKLY)


def test_that_nothing_is_due_in_a_pause():
    steps = (PlanStep(ago(days=20), ago(days=10), DAILY), PlanStep(NOW, None, DAILY))
    assert next_due(replace(enrolment(), plan=steps), ago(days=10.5)).at == NOW


def test_that_a_weekly_weigher_has_a_weekly_change_but_no_daily_one():
    inputs = gathered(weights(("80.0", 8), ("81.5", 1)), course=enrolment(WEEKLY), rules="hjertesvigt").values
    assert (inputs["w7"].value, inputs["w1"].status) == (Decimal("1.50"), Status.ABSENT)
    assert inputs["w7"].evidence.sentence.da == "fra 80,0 kg til 81,5 kg, målt 22. nov. kl. 10.00"


def test_that_a_strict_input_of_format_1_is_unusable_when_all_readings_are_too_old():
    old = rule_set(inputs="spo2: {kind: reading, code: spo2, agg: min, window_h: 48}, text: {kind: answer, item: t}")
    inputs = inputs_for(old, kinds(), {"phq9": instrument("phq9")}, at(3), [], enrolment(None), NOW)
    assert inputs.values["spo2"].status is Status.UNUSABLE


def test_that_inputs_hold_until_the_first_kind_that_counts_is_too_old():
    pulse = reading("80", 2, kind="pulse", unit="/min", time=ago(hours=1))
    inputs = gathered([reading("94", 1, time=ago(hours=30)), pulse])
    assert inputs.holds_until == ago(hours=30) + timedelta(hours=36)
    assert gathered([reading("94", 1, time=ago(hours=30))], now=inputs.holds_until).values["spo2"].value is not None


def test_that_without_a_plan_inputs_hold_as_long_as_the_window():
    held = gathered([reading("94", time=ago(minutes=40))], course=enrolment(None))
    assert held.holds_until == ago(minutes=40, days=-1)


def test_that_lateness_is_counted_from_the_newest_usable_reading_of_the_programme():
    glucose = reading("5", 2, kind="glucose", unit="mmol/L", time=ago(hours=1))
    inputs = gathered([reading("94", 1, time=ago(hours=30)), glucose, reading("9", 3, time=ago(hours=2))])
    assert inputs.newest_reading == ago(hours=30)
