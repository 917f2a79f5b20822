"""Twenty thousand entries, and a patient with three hundred appointments: the window goes on answering."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.liveness.conftest import settle
from tests.liveness.gap_meter import GapMeter
from tests.ui.made_up import MadeUpWorkflow
from tests.ui.made_up_coordination import (
    BLOOD_A,
    BLOOD_S,
    HEART,
    LOCAL,
    LUNG,
    PHYSIOLOGY,
    MadeUpCoordination,
    coordination,
    entry,
    proposal,
    visit,
    visits,
)
from triage.coordination.conflicts.conflict import Code
from triage.coordination.inbox.query import InboxQuery
from triage.coordination.proposals.proposal import WhyNot
from triage.workflow.coordinate.coordination import Coordination
from ui.appointments.page import AppointmentsPage
from ui.main_window import MainWindow

ENTRIES, VISITS, TIMES = 20_000, 300, 300
LONGEST_S = 0.05
_GOES = 3
_SOME_WORK_S = 0.001
_OPENED_MS = 250
_WHERE = (LUNG, PHYSIOLOGY, BLOOD_S, BLOOD_A, HEART)


def busy() -> Coordination:
    """Somebody who comes several times a day for months, with times that were left."""
    many = [
        visit(f"m{number}", _WHERE[number % 5], (LOCAL + timedelta(hours=7 * number)).isoformat(), "Behandling", 20)
        for number in range(1, VISITS)
    ]
    shown = coordination(*visits(), *many)
    slot = shown.situation.slots["s3"]
    slots = {
        f"t{number}": replace(slot, id=f"t{number}", start=slot.start + timedelta(minutes=37 * number))
        for number in range(TIMES)
    }
    return replace(shown, situation=replace(shown.situation, slots={**shown.situation.slots, **slots}))


@pytest.fixture
def window(qapp: QApplication) -> Iterator[MainWindow]:
    """A window on a made-up inbox, as large as those of a whole hospital."""
    entries = [entry(number, Code.LONG_WAIT, data={"wait": 150}) for number in range(1, ENTRIES + 1)]
    reasons = {("v1", f"t{number}"): WhyNot(("DEPENDENCY_ORDER",)) for number in range(TIMES)}
    work = MadeUpWorkflow.with_colours("red")
    work.coordination = MadeUpCoordination(entries=entries, shown=busy(), proposal=replace(proposal(), why_not=reasons))
    window = MainWindow(work.desk())
    window.resize(1440, 900)
    window.show()
    settle(window)
    yield window
    window.background.wait()
    window.hide()
    window.background.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def open_page(window: MainWindow) -> AppointmentsPage:
    window.commands.show_appointments()
    settle(window)
    return cast("AppointmentsPage", window.frame.full_page())


def go_down(window: MainWindow) -> None:
    for _ in range(5):
        window.commands.select_next()
        QTest.qWait(_OPENED_MS)
        settle(window)


def scroll(window: MainWindow) -> None:
    bar = open_page(window).list.table.verticalScrollBar()
    for share in (0.1, 0.5, 0.9, 1.0, 0.0):
        bar.setValue(round(bar.maximum() * share))
        settle(window)


def look_for_somebody(window: MainWindow) -> None:
    page = open_page(window)
    for name in ("e", "eksempel, person 77", ""):
        page.list.ask(InboxQuery(name=name))
        settle(window)


def look_at_the_patient(window: MainWindow) -> None:
    page = open_page(window)
    for _ in range(3):
        page.before_after()
        settle(window)
    for part in (page.open_patient, page.show_why_not, page.show_map):
        part()
        settle(window)
    bar = page.side.plan.calendar.timeline.horizontalScrollBar()
    for share in (0.3, 0.7, 1.0, 0.0):
        bar.setValue(round(bar.maximum() * share))
        settle(window)


def change_the_room(window: MainWindow) -> None:
    for size in ((1280, 800), (1920, 1080), (1440, 900)):
        window.resize(*size)
        settle(window)


WORKS: tuple[Callable[[MainWindow], None], ...] = (
    go_down,
    scroll,
    look_for_somebody,
    look_at_the_patient,
    change_the_room,
)


def longest_turn(work: Callable[[MainWindow], None], window: MainWindow) -> float:
    """Return how long the longest turn of the loop takes in one go; what is slow is slow in each."""
    with GapMeter() as meter:
        work(window)
    assert any(turn > _SOME_WORK_S for turn in meter.turns)
    return max(meter.turns)


@pytest.mark.timeout(600)
def test_that_no_turn_of_the_loop_takes_long(window: MainWindow) -> None:
    # What is built and loaded but once is no part of it.
    open_page(window)
    go_down(window)
    longest = {}
    for work in WORKS:
        longest[work.__name__] = min(longest_turn(work, window) for _ in range(_GOES))
    assert {name: took for name, took in longest.items() if took > LONGEST_S} == {}
