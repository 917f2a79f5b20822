"""What a window hears of what was done elsewhere."""

from pathlib import Path

import pytest

from tests.builders import NOW, bundle, fhir_care_plan, fhir_patient, fhir_spo2
from triage.clinical.care import PauseReason
from triage.clinical.decision import Action
from triage.errors import Text
from triage.store.sources import add_source, record_fault, record_success
from triage.store.watch import note_busy, take_lease
from triage.workflow.application import Application
from triage.workflow.care.pause import add_pause
from triage.workflow.casework.decide import decide
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.score.score import score
from triage.workflow.watching.news import News
from triage.workflow.watching.read_news import ask_round, read_news
from triage.worklist.row import Query
from triage.worklist.source import SourceSettings


@pytest.fixture
def case(app: Application, tmp_path: Path) -> int:
    """The case of a red patient."""
    path = tmp_path / "red.json"
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(84)))
    import_files(app, [path])
    score(app)
    (row,) = list_cases(app, Query(), 0, 10)
    return row.case


def heard(app: Application) -> News:
    return read_news(app, None)


def test_that_nothing_is_new_to_who_has_heard_it(app: Application, case: int) -> None:
    assert read_news(app, heard(app).mark) == heard(app)
    assert heard(app).changed is None


def test_that_a_new_result_names_its_patient(app: Application, tmp_path: Path) -> None:
    before = heard(app).mark
    path = tmp_path / "red.json"
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(84)))
    import_files(app, [path])
    score(app)
    (row,) = list_cases(app, Query(), 0, 10)
    assert row.patient in read_news(app, before).changed.patients


def test_that_a_decision_of_a_colleague_names_its_patient_and_ones_own_does_not(app: Application, case: int) -> None:
    before = heard(app).mark
    decide(app, case, Action.PHONE, "")
    assert read_news(app, before).changed.patients == ()
    colleague = Application(app.store, app.clock, "kollega", True, app.catalogue)
    assert len(read_news(colleague, before).changed.patients) == 1


def test_that_an_answer_that_was_missed_is_heard_though_no_colour_changed(app: Application, case: int) -> None:
    before = heard(app).mark
    with app.store.write() as connection:
        connection.exec_driver_sql('UPDATE "case" SET missing = 1')
    assert read_news(app, before).changed is not None


def test_that_a_pause_names_its_patient(app: Application, case: int) -> None:
    before = heard(app).mark
    (row,) = list_cases(app, Query(), 0, 10)
    add_pause(app, row.reference, PauseReason.HOLIDAY, NOW.date(), None)
    assert row.patient in read_news(app, before).changed.patients


def test_that_the_health_of_a_source_concerns_no_case(app: Application, case: int) -> None:
    key = add_source(app.store, "region", SourceSettings("https://fhir.example/r4"))
    before = heard(app).mark
    record_success(app.store, key, NOW)
    after = read_news(app, before)
    assert after.mark != before
    assert after.changed is None


def test_that_nobody_taking_in_is_heard(app: Application) -> None:
    assert not heard(app).is_watched
    take_lease(app.store, "one", NOW)
    assert heard(app).is_watched


def test_that_fetching_is_heard_only_of_who_is_at_work(app: Application) -> None:
    ask_round(app)
    assert not heard(app).is_fetching
    take_lease(app.store, "one", NOW)
    assert heard(app).is_fetching


def test_that_a_pull_under_way_is_heard(app: Application) -> None:
    take_lease(app.store, "one", NOW)
    note_busy(app.store, is_busy=True)
    assert heard(app).is_fetching


def test_that_a_new_failure_is_a_step_although_nothing_came(app: Application) -> None:
    key = add_source(app.store, "region", SourceSettings("https://fhir.example/r4"))
    record_fault(app.store, key, Text("Nej.", "No."), NOW)
    before = heard(app).mark
    record_fault(app.store, key, Text("Nej.", "No."), NOW)
    assert heard(app).mark != before
