"""`triage conflicts` and `triage propose`: what they print, and what their exit status tells."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.away.builders import arrive
from tests.builders import fhir_care_plan
from tests.journeys.coordination_region import citizen, hospitals, slot, visit
from triage.__main__ import main
from triage.commands.arguments import parser
from triage.commands.coordination import run_conflicts, run_propose
from triage.commands.status import Status
from triage.errors import WrongUseError
from triage.workflow.application import Application

A1 = "1|Appointment/a1"
CASE: dict[str, Any] = {
    "id": "X1",
    "now": "2026-03-01T09:00",
    "patients": [{"id": "p1"}],
    "sites": [{"id": "a"}],
    "travel": [{"from": "home:p1", "to": "a", "minutes": 40}],
    "appointments": [
        {"id": id_, "patient": "p1", "start": start, "minutes": 30, "status": "booked"}
        | {"service": "S", "dept": "D", "site": "a"}
        for id_, start in (("v1", "2026-03-10T09:00"), ("v2", "2026-03-10T09:10"))
    ],
    "slots": [{"id": "s1", "service": "S", "dept": "D", "site": "a", "start": "2026-03-10T10:00", "minutes": 30}],
}


@pytest.fixture
def booked(app: Application) -> Application:
    taken = visit("a1", "2026-12-01T09:00", "Blodprøve", "blod", minutes=15)
    control = visit("a2", "2026-12-01T09:05", "Lungekontrol")
    free = slot("s1", "2026-12-01T10:00", "Blodprøve", "blod", minutes=15)
    arrive(app, *hospitals(), citizen(), fhir_care_plan(), taken, control, free)
    return app


def printed(app: Application, capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    capsys.readouterr()
    run = run_conflicts if words[0] == "conflicts" else run_propose
    run(app, parser().parse_args([*words, "--json"]))
    return json.loads(capsys.readouterr().out)


def asked(capsys: pytest.CaptureFixture[str], path: Path, *words: str) -> tuple[int, str]:
    capsys.readouterr()
    status = main([words[0], "--situation", str(path), *words[1:]])
    return status, capsys.readouterr().out


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(CASE), encoding="utf-8")
    return path


def test_that_conflicts_of_a_patient_have_the_shape_of_the_specification(
    booked: Application, capsys: pytest.CaptureFixture[str]
) -> None:
    (first, *_) = printed(booked, capsys, "conflicts", "--patient", "Patient/p1")["conflicts"]
    assert first == {"code": "PATIENT_OVERLAP", "severity": "critical", "items": [A1, "1|Appointment/a2"]}


def test_that_a_plan_has_the_shape_of_the_specification(
    booked: Application, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = printed(booked, capsys, "propose", "--patient", "1")["proposal"]
    assert plan["moves"] == [{"appointment": A1, "to": "1|Slot/s1", "start": "2026-12-01T10:00", "site": "aarhus"}]
    assert set(plan["before"]) == {"blockers", "breach_days", "trips", "travel_min", "wait_min", "points"}
    assert plan["explanation_facts"]["resolved"] == [["PATIENT_OVERLAP", [A1, "1|Appointment/a2"]]]


def test_that_a_departments_conflicts_name_its_patients(
    booked: Application, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_conflicts(booked, parser().parse_args(["conflicts", "--department", "Afdelingen"])) is Status.FINDINGS
    assert "Eksempel, Person 1 · " in capsys.readouterr().out
    found = printed(booked, capsys, "conflicts", "--department", "Afdelingen")["conflicts"]
    assert "PATIENT_OVERLAP" in {one["code"] for one in found}


@pytest.mark.parametrize("words", [["conflicts"], ["conflicts", "--patient", "1", "--department", "D"], ["propose"]])
def test_that_whose_must_be_said_once(booked: Application, words: list[str]) -> None:
    with pytest.raises(WrongUseError):
        (run_conflicts if words[0] == "conflicts" else run_propose)(booked, parser().parse_args(words))


def test_that_a_situation_needs_no_store(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = asked(capsys, file, "conflicts", "--json")
    assert (status, [one["code"] for one in json.loads(told)["conflicts"]]) == (1, ["PATIENT_OVERLAP"])
    status, told = asked(capsys, file, "propose", "--json")
    assert (status, json.loads(told)["proposal"]["moves"][0]["to"]) == (1, "s1")


def test_that_words_are_printed_without_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "10/3" in asked(capsys, file, "conflicts")[1]
    assert asked(capsys, file, "propose")[1].startswith("Flyt ")


def test_that_a_file_of_cases_is_answered_case_by_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cases.json"
    other = {**CASE, "id": "X2", "appointments": []}
    path.write_text(json.dumps({"defaults": {"walk_min": 5}, "cases": [CASE, other]}), encoding="utf-8")
    _, told = asked(capsys, path, "conflicts", "--json")
    assert [(one["id"], len(one["conflicts"])) for one in json.loads(told)["cases"]] == [("X1", 1), ("X2", 0)]
    assert asked(capsys, path, "conflicts", "--case", "X2", "--json") == (0, '{\n  "conflicts": []\n}\n')


@pytest.mark.parametrize(
    ("text", "status"), [("{", 3), ("[]", 2), ('{"cases": []}', 2), ('{"now": "noon"}', 3), ("{}", 3)]
)
def test_that_what_is_no_situation_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, status: int
) -> None:
    path = tmp_path / "odd.json"
    path.write_text(text, encoding="utf-8")
    assert asked(capsys, path, "conflicts")[0] == status
    assert asked(capsys, tmp_path / "gone.json", "conflicts")[0] == 3
