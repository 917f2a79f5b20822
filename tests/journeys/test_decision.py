"""A decision from the chart to the next start of the program."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import NOW, bundle, fhir_care_plan, fhir_daily_answers, fhir_daily_form, fhir_patient, fhir_spo2
from tests.journeys.device_builders import hours_later
from triage.bootstrap import open_application
from triage.clinical.decision import Action
from triage.errors import WrongUseError
from triage.settings import Settings
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide, undo
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.score.score import score
from triage.worklist.row import Query, Row

OPEN, CLOSED = Query(), Query(closed=True)


def taken_in(app: Application, folder: Path, *resources: dict) -> Row:
    path = folder / "in.json"
    path.write_bytes(bundle(*resources))
    import_files(app, [path])
    score(app)
    return list_cases(app, OPEN, 0, 1)[0]


def red(app: Application, folder: Path) -> Row:
    return taken_in(app, folder, fhir_patient(), fhir_care_plan(), fhir_spo2(84))


def test_that_a_decision_survives_a_restart(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, actor="anna")
    app = open_application(settings, is_demo=True, clock=lambda: NOW)
    decide(app, red(app, tmp_path).case, Action.PHONE, " Ring efter kl. 10 ")
    app.store.close()
    again = open_application(settings, is_demo=True, clock=lambda: NOW)
    (closed,) = list_cases(again, CLOSED, 0, 9)
    (decision,) = open_chart(again, closed.case).decisions
    again.store.close()
    assert (decision.action, decision.note, decision.actor) == (Action.PHONE, "Ring efter kl. 10", "anna")


def test_that_undo_puts_the_patient_back_on_the_list(app: Application, tmp_path: Path) -> None:
    made = decide(app, red(app, tmp_path).case, Action.NO_VISIT, "")
    assert list_cases(app, OPEN, 0, 9) == []
    assert made.decision is not None
    undo(app, made.decision)
    assert [row.colour.value for row in list_cases(app, OPEN, 0, 9)] == ["red"]


def test_that_undo_of_an_older_decision_opens_its_case_and_scoring_goes_on(app: Application, tmp_path: Path) -> None:
    older = decide(app, red(app, tmp_path).case, Action.NO_VISIT, "")
    decide(app, taken_in(app, tmp_path, fhir_spo2(83, 2)).case, Action.NO_VISIT, "")
    assert older.decision is not None
    undo(app, older.decision)
    row = taken_in(app, tmp_path, fhir_spo2(95, 3, at=NOW), fhir_patient(2), fhir_spo2(70, 4, of=2))
    assert row.colour.value == "red"
    assert {row.reference for row in list_cases(app, OPEN, 0, 9)} == {"Patient/p1", "Patient/p2"}


def test_that_new_data_after_a_decision_open_a_new_case(app: Application, tmp_path: Path) -> None:
    decide(app, red(app, tmp_path).case, Action.PHONE, "")
    again = taken_in(app, tmp_path, fhir_spo2(83, 2))
    assert (again.colour.value, len(list_cases(app, CLOSED, 0, 9))) == ("red", 1)


def test_that_the_same_data_again_open_nothing(app: Application, tmp_path: Path) -> None:
    decide(app, red(app, tmp_path).case, Action.PHONE, "")
    import_files(app, [tmp_path / "in.json"])
    score(app)
    assert list_cases(app, OPEN, 0, 9) == []


def test_that_a_decision_is_refused_when_a_worse_reading_came_after_the_page_was_shown(
    app: Application, tmp_path: Path
) -> None:
    row = taken_in(app, tmp_path, fhir_patient(), fhir_care_plan(), fhir_spo2(88))
    seen = open_chart(app, row.case).seen
    assert taken_in(hours_later(app, 1), tmp_path, fhir_spo2(80, 2)).case == row.case
    with pytest.raises(WrongUseError, match="News"):
        decide(app, row.case, Action.NO_VISIT, "", seen)
    assert open_chart(app, row.case).decisions == ()
    assert decide(app, row.case, Action.VISIT, "", open_chart(app, row.case).seen).decision


def test_that_what_comes_while_the_page_is_fetched_is_on_it_where_it_counts_as_seen(
    app: Application, tmp_path: Path
) -> None:
    row = taken_in(app, tmp_path, fhir_patient(), fhir_care_plan(), fhir_spo2(88))

    @contextmanager
    def worse_afterwards() -> Iterator[Callable[[object], None]]:
        yield lambda _: None
        taken_in(hours_later(app, 1), tmp_path, fhir_spo2(80, 2))

    chart = open_chart(replace(app, store=app.store.guarded(worse_afterwards())), row.case)
    assert [found.colour.value for found in chart.assessments] == ["red"]


def test_that_words_that_came_after_the_page_was_shown_are_not_taken_for_read(app: Application, tmp_path: Path) -> None:
    row = red(app, tmp_path)
    seen = open_chart(app, row.case).seen
    path = tmp_path / "words.json"
    path.write_bytes(bundle(fhir_daily_form(), fhir_daily_answers(note="Jeg har det dårligt")))
    import_files(hours_later(app, 1), [path])
    with pytest.raises(WrongUseError, match="News"):
        decide(hours_later(app, 1), row.case, Action.NO_VISIT, "", seen)


def test_that_looking_at_a_patient_is_logged_and_names_nobody(app: Application, tmp_path: Path) -> None:
    row = red(app, tmp_path)
    open_chart(app, row.case)
    with app.store.read() as connection:
        lines = connection.exec_driver_sql("SELECT actor, act, patient_id, subject FROM audit WHERE act = 'view'").all()
    assert [tuple(line) for line in lines] == [("tester", "view", row.patient, f"case {row.case}")]


def test_that_words_nobody_read_keep_a_well_patient_from_green_until_a_decision(
    app: Application, tmp_path: Path
) -> None:
    well = (fhir_patient(), fhir_care_plan(), fhir_daily_form(), fhir_spo2(96))
    words = fhir_daily_answers(1, more_dyspnoea=False, wants_contact="none", free_text="Jeg er utryg ved trappen")
    row = taken_in(app, tmp_path, *well, words)
    assert row.colour.value == "grey"
    decide(app, row.case, Action.PHONE, "")
    later = taken_in(app, tmp_path, fhir_spo2(96, 2, at=NOW - timedelta(minutes=5)))
    assert later.colour.value == "green"


def test_that_a_patient_whose_measurement_never_comes_turns_grey(tmp_path: Path) -> None:
    now = [NOW]
    app = open_application(Settings(home=tmp_path, actor="anna"), is_demo=True, clock=lambda: now[0])
    assert taken_in(app, tmp_path, fhir_patient(), fhir_care_plan(), fhir_spo2(96)).colour.value == "green"
    now[0] = NOW + timedelta(days=30)
    score(app)
    (row,) = list_cases(app, OPEN, 0, 9)
    app.store.close()
    assert row.colour.value == "grey"


def test_that_the_stored_result_names_everything_it_rests_on(app: Application, tmp_path: Path) -> None:
    red(app, tmp_path)
    with app.store.read() as connection:
        (body,) = connection.exec_driver_sql("SELECT body FROM result").scalars()
    told = json.loads(body)
    saturation = next(found for found in told["inputs"] if found["name"] == "spo2")
    assert saturation["ids"] == ["Observation/o1"]
    assert (told["rule_set"], told["version"], told["engine"]) == ("kol-hjemmemonitorering", "1.2.0", "2.0.0")
    assert len(told["rule_set_sha256"]) == 64
