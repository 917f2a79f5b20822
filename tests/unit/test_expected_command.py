"""`triage expected` and `triage pause` as they are typed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import fhir_care_plan, fhir_patient, fhir_spo2
from triage.commands.arguments import parser
from triage.commands.expected import run_expected, run_pause
from triage.commands.status import Status
from triage.commands.worklist import run_worklist
from triage.workflow.application import Application
from triage.workflow.intake.import_files import import_files
from triage.workflow.score.score import score

Run = Callable[..., tuple[Status, Any]]


@pytest.fixture
def run(app: Application, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on a store with one patient; return its status and what it printed, as JSON."""
    path = tmp_path / "in.ndjson"
    resources = (fhir_patient(), fhir_care_plan(), fhir_spo2(94))
    path.write_bytes(b"\n".join(json.dumps(resource).encode() for resource in resources))
    import_files(app, [path])
    score(app)
    runs = {"expected": run_expected, "pause": run_pause, "worklist": run_worklist}

    def ran(*words: str) -> tuple[Status, Any]:
        status = runs[words[0]](app, parser().parse_args([*words, "--json"]))
        return status, json.loads(capsys.readouterr().out)

    return ran


def test_that_the_ledger_of_a_patient_is_listed(run: Run) -> None:
    status, found = run("expected", "--patient", "Patient/p1")
    assert status is Status.FINDINGS
    assert [row["state"] for row in found["expected"]][-2:] == ["answered", "expected"]
    assert found["expected"][-2]["answered_by"] == "Observation/o1"


def test_that_only_what_did_not_come_is_listed_on_demand(run: Run) -> None:
    _, found = run("expected", "--late")
    assert {row["state"] for row in found["expected"]} == {"late", "missed"}


def test_that_a_pause_is_noted_listed_and_ended(run: Run) -> None:
    run("pause", "add", "Patient/p1", "--from", "2026-11-20", "--to", "2026-12-01", "--note", "Sommerhus")
    (noted,) = run("pause", "list")[1]["pauses"]
    assert (noted["reason"], noted["end"], noted["ended"]) == ("holiday", "2026-12-01T23:00:00+00:00", None)
    run("pause", "end", str(noted["pause"]))
    assert run("pause", "list")[1]["pauses"][0]["ended_by"] == "tester"


def test_that_a_day_that_is_none_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["pause", "add", "Patient/p1", "--from", "i morgen"])
    assert "2026-12-21" in capsys.readouterr().err


def test_that_the_worklist_tells_teams_and_missing_answers(run: Run) -> None:
    _, found = run("worklist")
    assert (found["teams"], found["not_distributed"], found["missing_answers"]) == ({"Lungeteamet": 1}, 0, 0)
    assert (found["cases"][0]["team"], found["cases"][0]["missing"]) == ("Lungeteamet", 0)
