"""What is replayed: a period of one's own, how far a slow replay is, and how it is stopped."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import settle
from tests.ui.made_up import MadeUpWorkflow
from tests.ui.test_thresholds_page import Open, of, page_of, rest
from triage.access.roles import Role
from triage.scoring.rules.model import RuleSet
from ui.desks.tuning.facts import Period, Replayed
from ui.desks.tuning_desk import IsStopped, Tell
from ui.main_window import MainWindow
from ui.thresholds.consequences.period import PeriodDialog
from ui.thresholds.page import ThresholdsPage


@pytest.fixture
def work() -> MadeUpWorkflow:
    return of(Role.RULE_AUTHOR)


def asks_for_days(page: ThresholdsPage) -> PeriodDialog:
    """Choose the last of the periods, and return what asks from when until when."""
    time = page.right.head.period.time
    time.setCurrentIndex(time.count() - 1)
    time.activated.emit(time.currentIndex())
    return next(one for one in page.window().findChildren(PeriodDialog) if one.isVisible())


def period(page: ThresholdsPage) -> tuple[datetime, datetime]:
    assert page.right.replayed is not None
    return page.right.replayed.period.start, page.right.replayed.period.end


def test_that_a_year_is_replayed_at_first(open_window: Open, work: MadeUpWorkflow) -> None:
    start, end = period(page_of(open_window(work)))
    assert end - start == timedelta(days=365)


def test_that_days_of_ones_own_are_replayed_to_their_end(open_window: Open, work: MadeUpWorkflow) -> None:
    window = open_window(work)
    page = page_of(window)
    dialog = asks_for_days(page)
    dialog.first.setDate(QDate(2026, 3, 2))
    dialog.last.setDate(QDate(2026, 3, 8))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    rest(window)
    start, end = period(page)
    assert (start.date().isoformat(), end.date().isoformat()) == ("2026-03-02", "2026-03-09")
    assert page.right.head.title.text() == "Periodens 4.000 vurderinger"


def test_that_days_begin_where_the_period_shown_does_and_none_are_replayed_backwards(
    open_window: Open, work: MadeUpWorkflow
) -> None:
    dialog = asks_for_days(page_of(open_window(work)))
    assert dialog.first.date() < dialog.last.date()
    dialog.last.setDate(dialog.first.date().addDays(-1))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "Den sidste dag" in dialog.message.text()


def test_that_who_thinks_better_of_it_reads_the_period_before_again(open_window: Open, work: MadeUpWorkflow) -> None:
    window = open_window(work)
    page = page_of(window)
    before = period(page)
    asks_for_days(page).reject()
    window.commands.refresh()
    rest(window)
    assert period(page) == before
    assert page.right.head.period.time.currentText() == "12 mdr."


class Slow:
    """A replay that tells how far it is, and goes on only when it is let go or stopped."""

    def __init__(self, work: MadeUpWorkflow) -> None:
        self.goes_on, self.was_stopped = Event(), False
        self._replay = work.tuning.replay
        work.tuning.replay = self  # type: ignore[method-assign,assignment]  # the desk is bound after this

    def __call__(
        self, asked: Period, draft: RuleSet, before: Replayed | None, tell: Tell, is_stopped: IsStopped
    ) -> Replayed:
        tell(1200, 50_000)
        while not self.goes_on.wait(0.01):
            if is_stopped():
                self.was_stopped = True
                break
        return self._replay(asked, draft, before, tell, is_stopped)


def slow_page(window: MainWindow) -> ThresholdsPage:
    """The page while it replays."""
    window.commands.show_thresholds()
    for _ in range(200):
        QTest.qWait(10)
        page = window.frame.full_page()
        if isinstance(page, ThresholdsPage) and page.right.head.stop_button.isVisible():
            return page
    raise AssertionError("nothing is replayed")


def test_that_a_slow_replay_says_how_far_it_is_and_then_shows_what_it_found(
    open_window: Open, work: MadeUpWorkflow
) -> None:
    slow = Slow(work)
    window = _opened(open_window, work, slow)
    page = slow_page(window)
    assert "1.200 af 50.000 patienter" in page.right.head.message.text()
    assert page.right.head.bar.value() == 1200
    slow.goes_on.set()
    rest(window)
    assert not page.right.head.stop_button.isVisible()
    assert page.right.tiles.isVisible()


def test_that_a_replay_that_is_stopped_ends_and_can_be_begun_again(open_window: Open, work: MadeUpWorkflow) -> None:
    slow = Slow(work)
    window = _opened(open_window, work, slow)
    page = slow_page(window)
    window.commands.back()
    window.background.wait()
    settle(window)
    assert slow.was_stopped
    assert page.right.head.message.text() == "Du stoppede genberegningen. F5 begynder den igen."
    assert not page.right.tiles.isVisible()
    slow.goes_on.set()
    window.commands.refresh()
    rest(window)
    assert page.right.tiles.isVisible()


def _opened(open_window: Callable[[MadeUpWorkflow], MainWindow], work: MadeUpWorkflow, slow: Slow) -> MainWindow:
    """Open a window whose first page is another, so that nothing is waited for before it stands."""
    slow.goes_on.set()
    window = open_window(work)
    page_of(window)
    slow.goes_on.clear()
    page = window.frame.full_page()
    assert isinstance(page, ThresholdsPage)
    page.right.replayed = None
    page.right._show_body(is_there=False)
    page.right.read()
    return window
