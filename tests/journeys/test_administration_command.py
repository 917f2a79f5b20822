"""`triage administration` from the command line."""

import json
from typing import Any

import pytest

from triage.commands.administration import run_administration
from triage.commands.arguments import parser
from triage.commands.status import Status
from triage.errors import WrongUseError
from triage.workflow.application import Application
from triage.workflow.intake.sources import add
from triage.worklist.source import SourceSettings

pytestmark = pytest.mark.file_only


def told(app: Application, capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    capsys.readouterr()
    run_administration(app, parser().parse_args(["administration", *words, "--json"]))
    return json.loads(capsys.readouterr().out)


def test_that_hours_are_tried_set_and_shown(app: Application, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("hours", "--open", "mon=08:00-11:00", "--close", "fri", "--close", "2026-12-28", "--check", "copd=tue,thu")
    assert told(app, capsys, *asked, "--dry-run")["departments"][0]["own"] is False
    found = told(app, capsys, *asked)["departments"][0]
    assert found["own"] is True
    assert found["hours"]["mon"] == ["08:00", "11:00"]
    assert "fri" not in found["hours"]
    assert (found["closed_days"], found["check_days"]) == (["2026-12-28"], {"copd": ["tue", "thu"]})


def test_that_one_setting_leaves_the_others(app: Application, capsys: pytest.CaptureFixture[str]) -> None:
    told(app, capsys, "capacity", "--visits", "4,4,4,4,4,0,0")
    found = told(app, capsys, "capacity", "--calls", "20,20,20,20,10,0,0")["departments"][0]
    assert (found["visits"][0], found["calls"][4]) == (4, 10)
    told(app, capsys, "network", "--proxy", "http://proxy:8080")
    network = told(app, capsys, "network", "--host", "fhir.example.dk")
    assert (network["address"], network["hosts"]) == ("http://proxy:8080", ["fhir.example.dk"])
    told(app, capsys, "programmes", "--set", "copd", "--off")
    programmes = told(app, capsys, "programmes", "--set", "copd", "--text", "Ring 112 ved akut sygdom.")["programmes"]
    copd = next(one for one in programmes if one["programme"] == "copd")
    assert (copd["in_use"], copd["text"]) == (False, "Ring 112 ved akut sygdom.")


@pytest.mark.parametrize(
    "words",
    [
        ("hours", "--open", "mon=16:00-08:00"),
        ("hours", "--open", "payday=08:00-16:00"),
        ("hours", "--close", "soon"),
        ("capacity", "--visits", "1,2"),
        ("capacity", "--calls", "many"),
        ("programmes", "--set", "gardening", "--off"),
    ],
)
def test_that_what_cannot_be_is_refused(app: Application, words: tuple[str, ...]) -> None:
    with pytest.raises(WrongUseError):
        run_administration(app, parser().parse_args(["administration", *words]))


def test_that_a_source_that_does_not_answer_is_a_finding(app: Application, capsys: pytest.CaptureFixture[str]) -> None:
    add(app, "demo", SourceSettings("https://127.0.0.1:9/fhir"))
    assert run_administration(app, parser().parse_args(["administration", "try", "demo"])) is Status.FINDINGS
    assert capsys.readouterr().out.strip()


def test_that_state_of_keys_and_changes_are_told(app: Application, capsys: pytest.CaptureFixture[str]) -> None:
    told(app, capsys, "capacity", "--visits", "4,4,4,4,4,0,0")
    assert told(app, capsys, "keys")["place"] == "demo"
    assert told(app, capsys, "changes")["changes"][0]["act"] == "capacity"
