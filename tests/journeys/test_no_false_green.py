"""Ways in which a patient could have turned green, or an alarm gone, with nobody having looked."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOW, ago, fhir_care_plan, fhir_daily_answers, fhir_patient, fhir_spo2
from triage.clinical.decision import Action
from triage.store.casework import cases
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide, undo
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import conservation, list_cases
from triage.workflow.score import assess_patient, passed_over
from triage.workflow.score.score import score
from triage.worklist.row import Query


@pytest.fixture
def take(app: Application, tmp_path: Path):
    """Take resources in as one file and score; return the colours of the open cases by programme."""

    def taken(*resources: dict[str, Any]) -> dict[str, str]:
        path = tmp_path / "in.ndjson"
        path.write_bytes(b"\n".join(json.dumps(resource).encode() for resource in resources))
        import_files(app, [path])
        score(app)
        return {row.programme: row.colour.value for row in list_cases(app, Query(), 0, 9)}

    return taken


PERSON = (fhir_patient(), fhir_care_plan())


def version(number: int, resource: dict[str, Any], updated: str | None = None) -> dict[str, Any]:
    meta = {"versionId": str(number)} | ({"lastUpdated": updated} if updated else {})
    return resource | {"meta": meta}


def test_that_a_lower_version_number_never_replaces_a_higher(take) -> None:
    take(*PERSON, version(2, fhir_spo2(84)))
    assert take(version(1, fhir_spo2(96))) == {"copd": "red"}


def test_that_two_contents_under_one_version_are_both_held(take) -> None:
    at = "2026-11-23T08:00:00Z"
    take(*PERSON, version(1, fhir_spo2(96), at))
    assert take(version(1, fhir_spo2(95), at)) == {"copd": "grey"}


def test_that_a_source_that_goes_back_to_what_it_said_is_believed(take) -> None:
    take(*PERSON, fhir_spo2(84))
    take(fhir_spo2(96, status="amended"))
    assert take(fhir_spo2(84)) == {"copd": "red"}


def test_that_one_broken_text_stops_no_other_resource(take, app: Application) -> None:
    broken = fhir_spo2(96, 9) | {"meta": {"versionId": "\ud800"}}
    assert take(*PERSON, broken, fhir_spo2(80)) == {"copd": "red"}
    assert conservation(app).received == 4


def test_that_words_that_came_after_a_decision_are_unread_although_written_before(take, app: Application) -> None:
    take(*PERSON, fhir_spo2(96))
    decide(app, list_cases(app, Query(), 0, 1)[0].case, Action.NO_VISIT, "")
    app_later = later(app, hours=1)
    words = fhir_daily_answers(1, at=ago(minutes=5), free_text="Jeg kan ikke få luft")
    assert taken_by(app_later, take, words) == {"copd": "grey"}


def test_that_a_course_that_ended_leaves_no_green_behind(take) -> None:
    take(*PERSON, fhir_spo2(96))
    assert take(fhir_care_plan() | {"status": "completed"})["copd"] == "grey"


def test_that_a_course_moved_to_another_patient_leaves_no_green_behind(take, app: Application) -> None:
    take(*PERSON, fhir_spo2(96))
    take(fhir_patient(2), fhir_care_plan() | {"subject": {"reference": "Patient/p2"}})
    rows = {row.reference: row.colour.value for row in list_cases(app, Query(), 0, 9)}
    assert rows["Patient/p1"] == "grey"


def test_that_another_persons_cpr_number_never_takes_over_a_patient(take, app: Application) -> None:
    take(*PERSON, fhir_spo2(96))
    other = fhir_patient() | {"identifier": [{"system": "urn:oid:1.2.208.176.1.2", "value": "6202529995"}]}
    assert take(other | {"name": [{"family": "Mønster"}]}) == {"copd": "grey"}
    assert list_cases(app, Query(), 0, 1)[0].name.startswith("Eksempel")


def test_that_a_patient_with_only_quarantined_data_is_seen(take) -> None:
    held = fhir_spo2(96) | {"modifierExtension": [{"url": "http://visita.example/unknown", "valueBoolean": True}]}
    assert take(fhir_patient(), held) == {"": "grey"}


def test_that_undo_brings_the_red_back_although_newer_data_are_green(take, app: Application) -> None:
    take(*PERSON, fhir_spo2(84, at=ago(hours=8)))
    made = decide(app, list_cases(app, Query(), 0, 1)[0].case, Action.NO_VISIT, "")
    assert take(fhir_spo2(96, 2)) == {"copd": "green"}
    assert made.decision is not None
    undo(app, made.decision)
    assert take() == {"copd": "red"}


def test_that_a_choice_without_a_code_is_words_to_be_read(take) -> None:
    answers = fhir_daily_answers(1, wants_contact="none")
    answers["item"][0]["answer"] = [{"valueCoding": {"display": "Jeg kan ikke få luft"}}]
    assert take(*PERSON, fhir_spo2(96), answers) == {"copd": "grey"}


def test_that_a_worse_colour_never_gets_a_later_deadline(take, app: Application) -> None:
    take(*PERSON, fhir_spo2(88))
    first = list_cases(app, Query(), 0, 1)[0].deadline
    take(fhir_spo2(80, 2))
    second = list_cases(app, Query(), 0, 1)[0].deadline
    assert first is not None
    assert second is not None
    assert second <= first


def broken(*_arguments: object) -> None:
    raise ZeroDivisionError


def test_that_one_patient_who_cannot_be_scored_holds_back_no_other(
    take, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assess_patient, "inputs_for", broken)
    assert take(*PERSON, fhir_spo2(96)) == {"copd": "grey"}


def test_that_one_patient_who_cannot_be_recorded_waits_alone(
    take, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = cases._insert_result
    monkeypatch.setattr(cases, "_insert_result", lambda to, found: broken() if found.patient == 1 else kept(to, found))
    take(*PERSON, fhir_spo2(84), fhir_patient(2), fhir_care_plan(2), fhir_spo2(80, 2, of=2))
    assert [row.reference for row in list_cases(app, Query(), 0, 9)] == ["Patient/p2"]
    monkeypatch.undo()
    score(app)
    assert len(list_cases(app, Query(), 0, 9)) == 2


def test_that_all_are_scored_although_each_takes_too_long_for_one_transaction(
    take, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("triage.workflow.score.score._AT_MOST_S", -1.0)
    take(*PERSON, fhir_spo2(84), fhir_patient(2), fhir_care_plan(2), fhir_spo2(80, 2, of=2))
    assert [row.colour.value for row in list_cases(app, Query(), 0, 9)] == ["red", "red"]


def test_that_a_fault_in_one_programme_does_not_hide_the_red_of_another(
    take, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = assess_patient.inputs_for
    failing = lambda rules, *facts: broken() if rules.programme == "diabetes" else kept(rules, *facts)  # noqa: E731
    monkeypatch.setattr(assess_patient, "inputs_for", failing)
    second = fhir_care_plan(2, "diabetes") | {"subject": {"reference": "Patient/p1"}}
    assert take(*PERSON, second, fhir_spo2(80)) == {"copd": "red", "diabetes": "grey"}


@pytest.mark.parametrize(("value", "colour"), [(94, "grey"), (84, "red")])
def test_that_a_fault_in_an_earlier_sitting_leaves_the_present_colour_but_no_green(
    take, app: Application, monkeypatch: pytest.MonkeyPatch, value: int, colour: str
) -> None:
    take(*PERSON, fhir_spo2(94))
    monkeypatch.setattr(passed_over, "facts_until", broken)
    assert taken_by(later(app, hours=2), take, fhir_spo2(value, 2, at=NOW + timedelta(hours=1))) == {"copd": colour}


def later(app: Application, **time: float) -> Application:
    from dataclasses import replace

    return replace(app, clock=lambda: NOW + timedelta(**time))


def taken_by(app: Application, take: Any, *resources: dict[str, Any]) -> dict[str, str]:
    path = app.store.path.parent / "later.ndjson"
    path.write_text("\n".join(map(json.dumps, resources)))
    import_files(app, [path])
    score(app)
    return take()


def test_that_an_alarm_between_two_arrivals_of_one_batch_is_raised(take, app: Application) -> None:
    assert take(*PERSON, fhir_spo2(94)) == {"copd": "green"}
    asked = fhir_daily_answers(1, at=NOW + timedelta(hours=2), wants_contact="today")
    withdrew = fhir_daily_answers(2, at=NOW + timedelta(hours=12), wants_contact="none")
    measured = fhir_spo2(94, 2, at=NOW + timedelta(hours=12))
    assert taken_by(later(app, hours=20), take, measured, asked, withdrew) == {"copd": "red"}


def test_that_one_low_reading_of_a_sitting_is_no_alarm_of_its_own(take, app: Application) -> None:
    take(*PERSON, fhir_spo2(94))
    sitting = [fhir_spo2(value, n, at=NOW + timedelta(hours=2, minutes=n)) for n, value in enumerate((86, 94, 94), 2)]
    assert taken_by(later(app, hours=9), take, *sitting) == {"copd": "green"}


def test_that_a_reading_that_came_late_is_judged_at_the_time_it_was_made(take, app: Application) -> None:
    take(*PERSON, fhir_spo2(95))
    low = fhir_spo2(80, 2, at=NOW + timedelta(hours=8))
    assert taken_by(later(app, days=15), take, low) == {"copd": "red"}


def test_that_a_low_reading_older_than_the_newest_is_seen_when_it_comes(take, app: Application) -> None:
    assert take(*PERSON, fhir_spo2(95)) == {"copd": "green"}
    assert taken_by(later(app, hours=1), take, fhir_spo2(80, 2, at=ago(hours=9))) == {"copd": "red"}


def test_that_an_older_reading_amended_to_a_low_one_is_seen(take, app: Application) -> None:
    before = fhir_spo2(95, at=ago(hours=9))
    assert take(*PERSON, version(1, before), fhir_spo2(95, 2)) == {"copd": "green"}
    amended = version(2, fhir_spo2(80, at=ago(hours=9), status="amended"))
    assert taken_by(later(app, hours=1), take, amended) == {"copd": "red"}


def test_that_readings_less_than_an_hour_apart_do_not_hide_the_first_of_them(take, app: Application) -> None:
    take(*PERSON, fhir_spo2(95, at=ago(hours=12)))
    values = (84, 84, 84, *[95] * 8)
    series = [fhir_spo2(value, n, at=NOW + timedelta(minutes=50 * n)) for n, value in enumerate(values, 2)]
    assert taken_by(later(app, hours=12), take, *series) == {"copd": "red"}


def test_that_other_readings_do_not_join_two_answers_to_one(take, app: Application) -> None:
    take(*PERSON, fhir_spo2(95))
    asked = fhir_daily_answers(1, at=NOW + timedelta(hours=2), wants_contact="today")
    withdrew = fhir_daily_answers(2, at=NOW + timedelta(hours=12), wants_contact="none")
    between = [fhir_spo2(95, n, at=NOW + timedelta(minutes=30 * n)) for n in range(2, 24)]
    assert taken_by(later(app, hours=13), take, asked, withdrew, *between) == {"copd": "red"}


def test_that_an_alarm_passed_over_stands_although_the_one_shown_fell(take, app: Application) -> None:
    first = fhir_spo2(84, at=ago(hours=1))
    take(*PERSON, version(1, first))
    amended = version(2, fhir_spo2(95, at=ago(hours=1)))
    low, well = fhir_spo2(84, 2, at=NOW + timedelta(hours=10)), fhir_spo2(95, 3, at=NOW + timedelta(hours=20))
    assert taken_by(later(app, hours=21), take, amended, low, well) == {"copd": "red"}


def test_that_an_alarm_for_two_reasons_stands_when_one_was_withdrawn(take, app: Application) -> None:
    low = fhir_spo2(84)
    take(*PERSON, version(1, low), fhir_daily_answers(1, wants_contact="today"))
    at = NOW + timedelta(hours=8)
    taken_by(later(app, hours=9), take, fhir_spo2(95, 2, at=at), fhir_daily_answers(2, at=at, wants_contact="none"))
    withdrawn = version(2, low | {"status": "entered-in-error"})
    assert taken_by(later(app, hours=10), take, withdrawn) == {"copd": "red"}


def test_that_a_safety_item_that_no_rule_reads_keeps_a_patient_from_green_until_a_decision(
    take, app: Application
) -> None:
    answers = fhir_daily_answers(1) | {"questionnaire": "http://visita.example/Questionnaire/phq|1.0"}
    answers["item"] = [{"linkId": "phq9-9", "answer": [{"valueInteger": 2}]}]
    assert take(*PERSON, fhir_spo2(96), answers) == {"copd": "grey"}
    row = list_cases(app, Query(), 0, 1)[0]
    assert row.reason.da == "PHQ-9 spørgsmål 9 er besvaret med 2, og ingen har set på det"
    decide(app, row.case, Action.PHONE, "")
    assert taken_by(later(app, hours=1), take, fhir_spo2(96, 2, at=NOW + timedelta(minutes=50))) == {"copd": "green"}
