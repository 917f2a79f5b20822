"""`triage care`: what it prints, and what its exit status tells."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import NOW, ago, bundle, fhir_care_plan, fhir_patient, fhir_spo2
from triage.commands.arguments import parser
from triage.commands.care import run_care
from triage.commands.status import Status
from triage.errors import RuleSetError, WrongUseError
from triage.scoring.danish_time import danish_day
from triage.workflow.application import Application
from triage.workflow.intake.import_files import import_files
from triage.workflow.score.score import score

LAST = (danish_day(NOW) + timedelta(days=30)).isoformat()


@pytest.fixture
def filled(app: Application, tmp_path: Path) -> Application:
    path = tmp_path / "in.json"
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(91, at=ago(days=20)), fhir_patient(2)))
    import_files(app, [path])
    score(app)
    return app


def run(app: Application, *words: str) -> Status:
    return run_care(app, parser().parse_args(["care", *words]))


def shown(app: Application, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    capsys.readouterr()
    run(app, *words, "--json")
    return dict(json.loads(capsys.readouterr().out))


def test_that_a_missing_answer_is_a_finding_until_it_is_not_waited_for(filled: Application) -> None:
    assert run(filled, "show", "Patient/p1") is Status.FINDINGS
    assert run(filled, "dismiss", "Patient/p1", "copd", "--reason", "Aftalt") is Status.DONE
    assert run(filled, "show", "Patient/p1") is Status.DONE


def test_that_a_limit_is_set_listed_and_lifted(filled: Application, capsys: pytest.CaptureFixture[str]) -> None:
    given = ("limit", "set", "Patient/p1", "copd", "spo2_red", "84,5", "--to", LAST, "--reason", "Kendt lav")
    assert shown(filled, capsys, *given) == {"changed": 1, "patient": 1}
    (limit,) = shown(filled, capsys, "limit", "list", "Patient/p1")["limits"]
    assert limit["words"]["en"] == "Oxygen saturation: red at 84.5 % or below"
    run(filled, "limit", "lift", str(limit["limit"]))
    assert shown(filled, capsys, "limit", "list", "Patient/p1") == {"limits": []}


def test_that_a_limit_is_tried_on_the_last_year_and_nothing_is_set(
    filled: Application, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "new.json"
    path.write_bytes(bundle(fhir_spo2(91, 2, at=ago(hours=1))))
    import_files(filled, [path])
    score(filled)
    assert run(filled, "limit", "try", "Patient/p1", "copd", "spo2_yellow", "91") is Status.FINDINGS
    assert run(filled, "limit", "try", "Patient/p1", "copd", "spo2_yellow", "89") is Status.DONE
    tried = shown(filled, capsys, "limit", "try", "Patient/p1", "copd", "spo2_yellow", "91")
    (changed,) = tried["changed"]
    assert (tried["assessments"], changed["now"], changed["value"]["en"]) == (2, "yellow", "Oxygen saturation 91 %")
    assert shown(filled, capsys, "limit", "list", "Patient/p1") == {"limits": []}
    with pytest.raises(RuleSetError, match="must lie"):
        run(filled, "limit", "try", "Patient/p1", "copd", "spo2_red", "885")
    with pytest.raises(WrongUseError, match="spo2_red"):
        run(filled, "limit", "try", "Patient/p1", "copd", "spo2_blue", "88")


def test_that_a_plan_is_changed_and_shown(filled: Application, capsys: pytest.CaptureFixture[str]) -> None:
    run(filled, "plan", "Patient/p1", "copd", "--days", "2")
    (course,) = shown(filled, capsys, "show", "Patient/p1")["courses"]
    assert [line["seconds"] for line in course["plan"]] == [2 * 24 * 60 * 60]


def test_that_wrong_use_is_explained(filled: Application) -> None:
    with pytest.raises(WrongUseError, match="enrolled in COPD already"):
        run(filled, "enrol", "Patient/p1", "copd", "--ask", "spo2=7")
    with pytest.raises(WrongUseError, match="cannot end"):
        run(filled, "end", "Patient/p1", "copd")


@pytest.mark.parametrize(
    "words",
    [
        ["enrol", "1", "copd"],
        ["enrol", "1", "copd", "--ask", "spo2"],
        ["plan", "1", "copd"],
        ["limit", "set", "1", "copd", "spo2_red", "84,5,1", "--to", LAST, "--reason", "x"],
        ["limit", "set", "1", "copd", "spo2_red", "84", "--reason", "x"],
    ],
)
def test_that_what_lacks_something_is_refused_before_anything_is_done(words: list[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["care", *words])
