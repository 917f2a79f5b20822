"""Ways in which a patient could have turned green, or an alarm gone, with nobody having looked."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOW, ago, fhir_care_plan, fhir_daily_answers, fhir_patient, fhir_spo2
from triage.clinical.decision import Action
from triage.workflow import assess_patient
from triage.workflow.application import Application
from triage.workflow.decide import decide, undo
from triage.workflow.import_files import import_files
from triage.workflow.list_cases import conservation, list_cases
from triage.workflow.score import score
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


def test_that_one_patient_who_cannot_be_scored_holds_back_no_other(
    take, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(assess_patient, "inputs_for", broken)
    assert take(*PERSON, fhir_spo2(96)) == {"copd": "grey"}


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
