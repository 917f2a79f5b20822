"""A hundred thousand open cases: whatever a person does with the list, the window goes on answering."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.first_page import QUERIES, filled
from tests.liveness.conftest import settle
from tests.liveness.gap_meter import GapMeter
from tests.people import colleague
from triage.bootstrap import application_on, utc_now
from triage.clinical.decision import Action
from triage.settings import Settings
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.casework.own import claim
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.people.demo_people import make_demo_people
from triage.worklist.row import EVERYBODY, Order
from triage.worklist.views import BUILT_IN
from ui.main_window import MainWindow

CASES = 100_000
# P23 asks for a tenth of a second; nobody notices half of that.
LONGEST_S = 0.05
_SOME_WORK_S = 0.001


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """A hundred thousand cases, as a large hospital has them after years."""
    folder = tmp_path_factory.mktemp("many")
    with filled("sqlite", folder, CASES, 1) as store:
        app = application_on(store, Settings(home=folder, actor="prøve"), is_demo=True, clock=utc_now)
        make_demo_people(app)
        yield application_on(store, Settings(home=folder, actor="demo-kliniker"), is_demo=True, clock=utc_now)


def scroll(window: MainWindow) -> None:
    bar = window.frame.worklist.rows.verticalScrollBar()
    for share in (0.1, 0.5, 0.9, 0.3, 1.0, 0.0):
        bar.setValue(round(bar.maximum() * share))
        settle(window)


def go_down(window: MainWindow) -> None:
    for _ in range(12):
        window.commands.select_next()
        settle(window)


def look_for_somebody(window: MainWindow) -> None:
    field = window.frame.worklist.filters.search
    for words in ("e", "ek", "eksempel 77", ""):
        field.setText(words)
        settle(window)


def take_a_turn(window: MainWindow) -> None:
    window.commands.list_escalated()
    settle(window)
    window.commands.list_escalated()
    settle(window)
    window.commands.refresh()
    settle(window)


def ask_every_order(window: MainWindow) -> None:
    for order in (*Order, Order.STANDING):
        window.frame.worklist.filters.ask(replace(EVERYBODY, order=order))
        settle(window)


def ask_every_filter(window: MainWindow) -> None:
    for query in QUERIES.values():
        window.frame.worklist.filters.ask(replace(query, by_patient=True))
        settle(window)


def ask_every_view(window: MainWindow) -> None:
    window.frame.worklist.open_filter_menu()
    window.commands.choose_view()
    settle(window)
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()
    for view in BUILT_IN:
        if view.query is not None:
            window.frame.worklist.filters.ask(view.query)
            settle(window)
    window.frame.worklist.filters.clear()
    settle(window)


def hear_of_a_colleague(window: MainWindow, other: Application) -> None:
    """Somebody else decides on patients of the list and takes one, at another machine."""

    def work() -> None:
        *decided, taken = (row.case for row in list_cases(other, EVERYBODY, 0, 6))
        for case in decided:
            decide(other, case, Action.PHONE)
        claim(other, taken)

    failed: list[BaseException] = []
    window.background.read(work, lambda _: None, failed.append)
    settle(window)
    assert failed == []
    window.frame.worklist.look_again()
    settle(window)
    window.commands.show_new()
    settle(window)


@pytest.mark.timeout(600)
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_no_turn_of_the_loop_takes_long(many: Application, window_on: Callable[[Application], MainWindow]) -> None:
    window = window_on(many)
    # The first patient loads the library that draws trends; `tests/benchmarks/start_window.py` measures that.
    window.commands.select_next()
    settle(window)
    with GapMeter() as meter:
        for work in (scroll, go_down, look_for_somebody, take_a_turn):
            work(window)
        for ask in (ask_every_order, ask_every_filter, ask_every_view):
            ask(window)
        hear_of_a_colleague(window, colleague(many, "kollega"))
    # Most turns find nothing to do: of them no share would tell anything.
    assert len([turn for turn in meter.turns if turn > _SOME_WORK_S]) > 100
    assert max(meter.turns) <= LONGEST_S, sorted(meter.turns)[-10:]


def test_that_the_meter_sees_a_long_turn(many: Application, window_on: Callable[[Application], MainWindow]) -> None:
    window = window_on(many)
    with GapMeter() as meter:
        window.background.read(lambda: None, lambda _: sum(range(20_000_000)), lambda _: None)
        settle(window)
    assert max(meter.turns) > LONGEST_S
