"""A limit dragged over a million results: every frame in time, and the window answers meanwhile."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.liveness.gap_meter import GapMeter
from tests.ui.conftest import settle
from tests.ui.made_up import MadeUpWorkflow, stand_in_pages
from tests.ui.made_up_session import MadeUpSession
from triage.access.acts import Act
from triage.access.matrix import cell
from triage.access.roles import Role
from ui.main_window import MainWindow
from ui.thresholds.page import ThresholdsPage

ROWS = 1_000_000
FRAME_S, GAP_S = 0.016, 0.050


@pytest.fixture
def page(qapp: QApplication) -> Iterator[ThresholdsPage]:
    """The page with a year of a million results, the red limit of the saturation in somebody's hand."""
    acts = frozenset(act for act in Act if cell(Role.RULE_AUTHOR, act).is_allowed)
    work = replace(MadeUpWorkflow.with_colours("red"), session=MadeUpSession(acts))
    work.tuning.rows = ROWS
    window = MainWindow(work.desk(), stand_in_pages)
    window.resize(1440, 900)
    window.show()
    window.commands.show_thresholds()
    found = window.frame.full_page()
    assert isinstance(found, ThresholdsPage)
    wait_for(lambda: found.right.replayed is not None and found.left.table.rows)
    found.left.table.rows["spo2_red"].field.setFocus()
    wait_for(lambda: found.right.live.drag is not None and found.right.live.drag.is_ready("spo2_red"))
    QTest.qWait(500)
    window.background.wait(60)
    yield found
    window.close()
    settle_quietly(window)


def wait_for(is_so: Callable[[], object], seconds: int = 120) -> None:
    for _ in range(seconds * 100):
        if is_so():
            return
        QTest.qWait(10)
    raise AssertionError("it did not come to be so")


def settle_quietly(window: MainWindow) -> None:
    window.deleteLater()
    QApplication.processEvents()


@pytest.mark.qt_log_ignore("does not support")
@pytest.mark.timeout(900)
def test_that_each_step_of_a_drag_is_drawn_within_a_frame(page: ThresholdsPage) -> None:
    row = page.left.table.rows["spo2_red"]
    row.slider.setSliderDown(True)
    with GapMeter() as meter:
        for step in range(100):
            row.slider.setValue(1 + step * 5 % 8)
            QTest.qWait(4)
    row.slider.setSliderDown(False)
    settle(page.window())  # type: ignore[arg-type]  # the page stands in the window
    assert meter.quantile(0.95) <= FRAME_S
    assert max(meter.turns) <= GAP_S
