"""The rail of pages stands whole in the lowest window there is."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QToolButton

from tests.ui.conftest import settle
from tests.ui.made_up import MadeUpWorkflow
from ui.main_window import MainWindow


@pytest.mark.parametrize("height", [560, 900])
def test_that_no_page_of_the_rail_is_cut(
    open_window: Callable[[MadeUpWorkflow], MainWindow], work: MadeUpWorkflow, height: int
) -> None:
    window = open_window(work)
    window.frame.rail.offer(range(8))
    window.resize(1280, height)
    settle(window)
    shown = [one for one in window.frame.rail.findChildren(QToolButton) if one.isVisible()]
    assert len(shown) == 9
    assert [one.text() for one in shown if one.height() < one.sizeHint().height()] == []
