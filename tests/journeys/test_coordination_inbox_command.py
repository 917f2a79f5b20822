"""`triage inbox`, as a script has it."""

import json
from typing import Any

import pytest

from tests.builders import fhir_care_plan, fhir_patient
from tests.coordination_builders import booked, fhir_places, overlapping
from triage.commands.arguments import parser
from triage.commands.inbox import run_inbox
from triage.errors import WrongUseError
from triage.workflow.application import Application

pytestmark = pytest.mark.file_only


def ran(app: Application, *words: str) -> int:
    return int(run_inbox(app, parser().parse_args(["inbox", *words])))


@pytest.fixture
def asked(app: Application, capsys: pytest.CaptureFixture[str]) -> Application:
    booked(app, fhir_patient(), fhir_care_plan(), *fhir_places(), *overlapping())
    capsys.readouterr()
    return app


def listed(app: Application, capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    ran(app, "list", "--json", *words)
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_that_the_list_is_json_and_its_status_tells_whether_there_is_anything(
    asked: Application, capsys: pytest.CaptureFixture[str]
) -> None:
    (entry,) = listed(asked, capsys)
    assert (entry["code"], entry["severity"], entry["due"]) == ("PATIENT_OVERLAP", "critical", "2026-12-02")
    assert ran(asked, "list") == 1
    ran(asked, "snooze", str(entry["id"]), "2026-11-25")
    assert ran(asked, "list") == 0


def test_that_an_entry_is_handled_and_found_by_its_state(
    asked: Application, capsys: pytest.CaptureFixture[str]
) -> None:
    (entry,) = listed(asked, capsys)
    ran(asked, "wait", str(entry["id"]), "Biokemi", "--json")
    capsys.readouterr()
    assert [one["waits_for"] for one in listed(asked, capsys, "--state", "waiting")] == ["Biokemi"]
    ran(asked, "reopen", str(entry["id"]))
    ran(asked, "aside", str(entry["id"]), "wrong_data")
    capsys.readouterr()
    ran(asked, "rules", "--json")
    (rule,) = json.loads(capsys.readouterr().out)
    assert (rule["code"], rule["found"], rule["not_relevant"]) == ("PATIENT_OVERLAP", 1, 1)


def test_that_a_rule_that_is_not_there_is_wrong_use(asked: Application) -> None:
    with pytest.raises(WrongUseError, match="No rule"):
        ran(asked, "switch", "NOTHING", "off")
    assert ran(asked, "free") == 0
