"""What `triage` ends with when it is used wrongly, and when the program itself is wrong."""

import pytest

from triage.__main__ import main
from triage.commands.status import Status
from triage.workflow.application import Application


@pytest.fixture(autouse=True)
def at_the_demonstration(app: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISITA_HOME", str(app.store.path.parents[1]))
    monkeypatch.setenv("VISITA_ACTOR", "tester")


def test_that_a_mistake_of_the_program_is_no_finding(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("triage.commands.worklist.run_worklist", lambda _app, _arguments: 1 // 0)
    assert main(["--demo", "worklist"]) == Status.FAILED
    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ("casework", "claim", "99999999999999999999"),
        ("casework", "claim", "²"),
        ("explain", "99999999999999999999"),
        ("explain", "²"),
        ("bookings", "done", "99999999999999999999"),
    ],
)
def test_that_a_number_that_is_none_is_wrong_use(words: tuple[str, ...]) -> None:
    assert main(["--demo", *words]) == Status.WRONG_USE


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_that_a_day_without_neighbours_is_wrong_use(day: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--demo", "pause", "add", "1", "--from", day])
    assert ended.value.code == Status.WRONG_USE


@pytest.mark.parametrize("words", [("check",), ("retention", "--audit", "4000"), ("key", "make-recovery")])
def test_that_the_store_asks_for_the_right_of_who_is_at_work(words: tuple[str, ...]) -> None:
    assert main(["--demo", "--as", "stranger", "store", *words]) == Status.FAILED
