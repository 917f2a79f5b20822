"""`triage rules double-read`, `triage rules agreement` and `triage care limits` from the command line."""

import json
from argparse import Namespace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOW, fhir_care_plan, fhir_patient, fhir_spo2
from tests.journeys.test_decision import taken_in
from tests.people import colleague
from triage.access.roles import Role
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.commands.arguments import parser
from triage.commands.care import run_care
from triage.commands.rule_parts import run_rule_parts
from triage.commands.status import Status
from triage.workflow.application import Application
from triage.workflow.care.limits import WantedLimit, set_limit
from triage.workflow.casework.decide import decide
from triage.workflow.tune.double_read.double_read import judge_item, next_item

pytestmark = pytest.mark.file_only


def asked(*words: str) -> Namespace:
    return parser().parse_args(words)


def told(app: Application, capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    capsys.readouterr()
    run_rule_parts(app, asked("rules", *words, "--json"))
    return json.loads(capsys.readouterr().out)


def test_that_a_round_is_opened_read_closed_and_told(
    app: Application, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = taken_in(app, tmp_path, fhir_patient(), fhir_care_plan(), fhir_spo2(84))
    head = colleague(app, "leder", Role.DEPARTMENT_HEAD)
    decide(head, row.case, Action.PHONE, "")
    wanted = ("copd", "--size", "9", "--by-colour", "--seed", "frø")
    (opened,) = told(head, capsys, "double-read", "open", *wanted)["rounds"]
    assert (opened["drawn"], opened["seed"], opened["by_colour"], opened["closed"]) == (1, "frø", True, None)
    found = next_item(app)
    assert found is not None
    judge_item(app, found.item, Colour.RED)
    run_rule_parts(head, asked("rules", "double-read", "close", str(opened["round"])))
    (agreed,) = told(head, capsys, "agreement")["programmes"]
    (version,) = agreed["versions"]
    assert (agreed["programme"], version["read_once"], version["worse"]) == ("copd", 1, 0)
    assert "20" in version["rules_reader"]["why_not"]["en"]
    run_rule_parts(head, asked("rules", "agreement"))
    assert "lige mange af hver farve" in capsys.readouterr().out


def test_that_limits_that_run_out_are_told_with_a_status(
    app: Application, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = taken_in(app, tmp_path, fhir_patient(), fhir_care_plan(), fhir_spo2(90))
    assert run_care(app, asked("care", "limits", "--expiring")) is Status.DONE
    end = NOW.date() + timedelta(days=20)
    set_limit(app, row.patient, WantedLimit("copd", "spo2_red", Decimal("85.5"), end, "Kendt lav"))
    capsys.readouterr()
    assert run_care(app, asked("care", "limits", "--expiring", "--json")) is Status.FINDINGS
    (one,) = json.loads(capsys.readouterr().out)["limits"]
    assert (one["patient"], one["words"]["da"]) == (row.patient, "Iltmætning: rød ved 85,5 % eller derunder")
    assert run_care(app, asked("care", "limits", "--expiring", "--days", "7")) is Status.DONE
