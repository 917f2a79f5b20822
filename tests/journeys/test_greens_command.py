"""`triage greens` from the command line."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.green_cases import greens
from triage.commands.arguments import parser
from triage.commands.greens import run_greens
from triage.commands.status import Status
from triage.errors import WrongUseError
from triage.workflow.application import Application
from triage.worklist.greens import WHOLE

pytestmark = pytest.mark.file_only


def asked(*words: str) -> Namespace:
    return parser().parse_args(["greens", *words])


def told(app: Application, capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    capsys.readouterr()
    run_greens(app, asked(*words, "--json"))
    return json.loads(capsys.readouterr().out)


def test_that_greens_are_listed_closed_and_taken_back(
    app: Application, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    greens(app, tmp_path, 2)
    found = told(app, capsys, "list")
    assert (found["greens"], found["closable"], found["left_out"], len(found["rows"])) == (2, 2, {}, 2)
    done = told(app, capsys, "close", "--expect", "2", "--but", str(found["rows"][0]["case"]))
    assert (len(done["closed"]), done["left"][0]["why"], done["not_reached"]) == (1, "unticked", 0)
    assert len(told(app, capsys, "undo", str(done["number"]))["cases"]) == 1


def test_that_nothing_is_closed_where_another_number_was_shown(app: Application, tmp_path: Path) -> None:
    greens(app, tmp_path, 1)
    with pytest.raises(WrongUseError, match="not 7"):
        run_greens(app, asked("close", "--expect", "7"))


def test_that_the_report_tells_number_rate_and_interval(
    app: Application, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    greens(app, tmp_path, 1, WHOLE)
    case = told(app, capsys, "list", "--which", "sampled")["rows"][0]["case"]
    told(app, capsys, "judge", str(case), "yellow")
    (one,) = told(app, capsys, "report")["agreement"]
    assert (one["drawn"], one["judged"], one["yellow"], one["disagreement"]) == (1, 1, 1, 1)
    assert one["interval_95"][0] > 0.2


def test_that_a_policy_is_changed_and_its_history_kept(app: Application, capsys: pytest.CaptureFixture[str]) -> None:
    told(app, capsys, "policy", "copd", "--share", "2,5", "--closing", "person")
    found = told(app, capsys, "policy", "copd", "--rounds", "8", "--history")["policies"]
    assert [(one["share"], one["closing"], one["rounds"]) for one in found] == [
        (0.025, "person", 8),
        (0.025, "person", 6),
    ]


@pytest.mark.parametrize("share", ["-1", "101", "2.555", "to"])
def test_that_a_share_that_is_no_percentage_is_wrong_use(share: str) -> None:
    with pytest.raises(SystemExit):
        asked("policy", "copd", f"--share={share}")


def test_that_people_read_the_same_in_words(
    app: Application, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    greens(app, tmp_path, 1, WHOLE)
    assert run_greens(app, asked("list", "--which", "kept")) is Status.DONE
    assert "ladt ude, til stikprøve: 1" in capsys.readouterr().out
