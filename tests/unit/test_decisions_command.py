"""`triage decisions` and `triage bookings`: what waits and what came of it, as JSON that others read."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import NOW
from tests.fhir.fake_source import FakeSource
from tests.unit.workflow.told import alarmed
from triage.__main__ import main
from triage.bootstrap import open_application
from triage.clinical.choice import Choice
from triage.clinical.details import Phone, Visit
from triage.settings import Settings
from triage.workflow.casework.decide import decide
from triage.worklist.source import WriteBack


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISITA_HOME", str(tmp_path))
    monkeypatch.setenv("VISITA_ACTOR", "tester")


def decided(home: Path, choice: Choice) -> int:
    """Decide about an alarm in the demonstration's store, long ago."""
    app = open_application(Settings(home, "tester"), is_demo=True, clock=lambda: NOW - timedelta(days=400))
    made = decide(app, alarmed(app, FakeSource(), WriteBack.NONE).case, choice).decision
    app.store.close()
    return made or 0


def said(capsys: pytest.CaptureFixture[str], *command: str) -> tuple[int, list[dict[str, object]]]:
    """The exit status and the JSON of a command."""
    capsys.readouterr()
    status = main(["--demo", *command, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_that_a_booking_is_listed_until_it_is_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = decided(tmp_path, Choice(Visit()))
    status, ((booking),) = said(capsys, "bookings", "list")
    assert (status, booking["decision"], booking["state"], booking["kind"]) == (0, made, "open", "visit")
    assert said(capsys, "bookings", "done", str(booking["id"])) == (0, [])
    assert said(capsys, "bookings", "list", "--all")[1][0]["state"] == "booked"


def test_that_an_overdue_promise_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = NOW - timedelta(days=399)
    made = decided(tmp_path, Choice(Phone(at, at + timedelta(hours=2))))
    status, (promise,) = said(capsys, "decisions", "promised", "--overdue")
    assert (status, promise["decision"], promise["tries"]) == (1, made, 0)
    assert main(["--demo", "decisions", "outcome", str(made), "reached"]) == 0
    assert said(capsys, "decisions", "promised") == (0, [])


def test_that_the_outcome_of_a_visit_is_counted_by_the_day_it_was_decided(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = decided(tmp_path, Choice(Visit()))
    assert len(said(capsys, "decisions", "unanswered")[1]) == 1
    assert main(["--demo", "decisions", "outcome", str(made), "not_needed"]) == 0
    day = (NOW - timedelta(days=400)).date().isoformat()
    _, (outcome,) = said(capsys, "decisions", "outcomes", "--from", day, "--to", day)
    assert (outcome["kind"], outcome["rule_set"]) == ("not_needed", "kol-hjemmemonitorering")


def test_that_nothing_is_sent_until_a_channel_is_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decided(tmp_path, Choice(Visit()))
    assert said(capsys, "decisions", "channel") == (0, [])
    (channel,) = said(capsys, "decisions", "channel", "hospital", "Telma")[1]
    assert (channel["name"], channel["is_used"]) == ("Telma", False)
    assert main(["--demo", "decisions", "channel", "nowhere", "X"]) == 2
