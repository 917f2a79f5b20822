"""Two workstations on one shared store: what is done at one stands at the other at once."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import NOW, bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague
from tests.postgresql import Server
from tests.ui.conftest import settle
from triage.bootstrap import application_on
from triage.clinical.decision import Action
from triage.settings import Settings
from triage.store.database import open_shared
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.casework.own import release, take_over
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases, row_of
from triage.workflow.lists.presence import who_is_there
from triage.workflow.score.score import score
from triage.worklist.row import Query
from ui import freshness
from ui.desks.desk import desk_of
from ui.main_window import MainWindow
from ui.start.app import prepare

A_SECOND_MS = 1000


@pytest.fixture
def two(postgresql: Server, tmp_path: Path) -> Iterator[tuple[Application, Application]]:
    """Two people at two workstations, each with connections of its own, and two red patients."""
    settings = Settings(home=tmp_path, actor="tester")
    settings.demo_home.mkdir()
    with postgresql.clean() as address:
        stores = [open_shared(address, settings.demo_home / f"{name}.db") for name in ("here", "there")]
        here, there = (application_on(store, settings, is_demo=True, clock=lambda: NOW) for store in stores)
        path = tmp_path / "red.json"
        for number in (1, 2):
            one = fhir_patient(number), fhir_care_plan(number), fhir_spo2(84, number, of=number)
            path.write_bytes(bundle(*one))
            import_files(here, [path])
        score(here)
        yield here, colleague(there)
        for store in stores:
            store.close()


@pytest.fixture
def window(two: tuple[Application, Application], monkeypatch: pytest.MonkeyPatch, qapp: Any) -> Iterator[MainWindow]:
    """The first one's window, which never looks by itself."""
    monkeypatch.setattr(freshness, "NEWS_MS", 3_600_000)
    prepare()
    desk = desk_of(lambda: two[0], two[0].actor, is_demo=True)
    opened = MainWindow(replace(desk, away=replace(desk.away, is_shared=True)))
    opened.show()
    settle(opened)
    opened.freshness.look()
    settle(opened)
    yield opened
    opened.background.wait()
    opened.drafts.clear()
    opened.close()


def names(window: MainWindow, *, closed: bool = False) -> list[str]:
    """Return who stands in the list, waiting or handled meanwhile."""
    model = window.frame.worklist.model
    rows = (model.row_at(number) for number in range(model.rowCount()))
    return [row.name for row in rows if row is not None and row.closed is closed]


def test_that_a_decision_elsewhere_is_in_the_list_within_a_second(
    two: tuple[Application, Application], window: MainWindow, qtbot: QtBot
) -> None:
    assert len(names(window)) == 2
    worst = list_cases(two[1], Query(), 0, 1)[0]
    decide(two[1], worst.case, Action.PHONE)
    began = monotonic()
    qtbot.waitUntil(lambda: names(window, closed=True) == [worst.name], timeout=A_SECOND_MS)
    print(f"in the list after {(monotonic() - began) * 1000:.0f} ms")


def test_that_a_red_that_comes_is_told_of_and_stands_in_the_list_after_one_key(
    two: tuple[Application, Application], window: MainWindow, tmp_path: Path
) -> None:
    before, path = names(window), tmp_path / "third.json"
    path.write_bytes(bundle(fhir_patient(3), fhir_care_plan(3), fhir_spo2(80, 3, of=3)))
    import_files(two[0], [path])
    score(two[0])
    state = window.frame.worklist.filters.state
    window.freshness.look()
    settle(window)
    assert state.show_button.isVisible()
    assert (window.frame.worklist.model.counts.gained.reds, names(window)) == (1, before)
    window.commands.show_new()
    settle(window)
    assert len(names(window)) == 3
    assert not state.show_button.isVisible()


def test_that_a_colleague_sees_whom_one_looks_at(two: tuple[Application, Application], window: MainWindow) -> None:
    window.commands.select_next()
    settle(window)
    case = window.open_case.row.case
    assert who_is_there(two[1], [case]) == {case: ("tester",)}


def test_that_a_case_a_colleague_had_in_between_is_not_decided_unseen(
    two: tuple[Application, Application], window: MainWindow
) -> None:
    window.commands.select_next()
    settle(window)
    row, panel = window.open_case.row, window.frame.pane.decision
    panel.choose(Action.PHONE)
    panel.note.setPlainText("Ringer i dag")
    settle(window)
    taken = take_over(two[1], row.case, "tester", row_of(two[1], row.case).fence, "tester er gået")
    release(two[1], row.case, taken.fence)
    panel.save()
    settle(window)
    assert not row_of(two[1], row.case).closed
    assert (panel.parts.fault.isHidden(), window.drafts.of(row.case).note) == (False, "Ringer i dag")


def test_that_a_window_that_listens_closes_at_once(window: MainWindow) -> None:
    assert window.background.wait(5)
    began = monotonic()
    window.close()
    assert monotonic() - began < 1.5
