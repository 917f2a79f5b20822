"""What a colleague did, in the list as it stands: one row is read anew, and nothing moves under the pointer."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex

from tests.ui.conftest import settle
from tests.ui.made_up import MadeUpWorkflow, row
from triage.clinical.colour import Colour
from triage.workflow.application import Changed
from ui.main_window import MainWindow
from ui.worklist.rows_view import RowsView

OpenWindow = Callable[..., MainWindow]
FAR, PIXELS = 40, 1900


@pytest.fixture
def long_list() -> MadeUpWorkflow:
    """Sixty yellow patients."""
    return MadeUpWorkflow.with_colours(*["yellow"] * 60)


@pytest.fixture
def window(open_window: OpenWindow, long_list: MadeUpWorkflow) -> MainWindow:
    """A window on them, scrolled down, with its first rows out of sight."""
    opened = open_window(long_list)
    opened.frame.worklist.rows.verticalScrollBar().setValue(PIXELS)
    settle(opened)
    long_list.asked.clear()
    return opened


def change(work: MadeUpWorkflow, case: int, **changes: object) -> None:
    work.rows = [replace(each, **changes) if each.case == case else each for each in work.rows]


def tell(window: MainWindow, **changed: tuple[int, ...]) -> None:
    window.events.changed.emit(Changed(**changed))
    settle(window)


def top_of(window: MainWindow, case: int) -> int:
    """Return how far below the list's upper edge the row of a case stands."""
    view = window.frame.worklist.rows
    number = window.frame.worklist.model.number_of(case)
    assert isinstance(view, RowsView)
    assert number is not None
    return view.rowViewportPosition(number)


def uppermost(window: MainWindow) -> int:
    view = window.frame.worklist.rows
    found = window.frame.worklist.model.row_at(view.rowAt(0) + 1)
    assert found is not None
    return found.case


def test_that_who_took_a_case_is_shown_without_reading_the_list(window: MainWindow, long_list: MadeUpWorkflow) -> None:
    case = uppermost(window)
    before = top_of(window, case)
    change(long_list, 1, owner="anna", fence=4)
    tell(window, owners=(101,))
    assert long_list.asked == []
    assert window.frame.worklist.model.row_at(0).owner == "anna"
    assert top_of(window, case) == before


def test_that_a_case_decided_elsewhere_leaves_and_the_rest_stays(window: MainWindow, long_list: MadeUpWorkflow) -> None:
    change(long_list, FAR, closed=True)
    tell(window, patients=(100 + FAR,))
    model = window.frame.worklist.model
    assert (long_list.asked, model.rowCount(), model.number_of(FAR)) == ([], 59, None)
    assert window.frame.worklist.rows.verticalScrollBar().value() == PIXELS


def test_that_the_patient_on_the_screen_stays_when_a_colleague_decides(
    window: MainWindow, long_list: MadeUpWorkflow
) -> None:
    window.frame.worklist.choose_case(long_list.rows[0])
    settle(window)
    change(long_list, 1, closed=True)
    tell(window, patients=(101,))
    assert window.open_case.row.case == 1
    assert window.open_case.chart.closed
    assert window.frame.worklist.rows.currentIndex() == QModelIndex()


def test_that_after_a_case_that_left_the_next_one_is_next(window: MainWindow, long_list: MadeUpWorkflow) -> None:
    window.frame.worklist.choose_case(long_list.rows[0])
    settle(window)
    change(long_list, 1, closed=True)
    tell(window, patients=(101,))
    window.commands.select_next()
    settle(window)
    assert window.open_case.row.case == 2


@pytest.mark.parametrize("change_list", ["comes", "worsens", "comes as another leaves"])
def test_that_a_red_is_never_missed_and_nothing_moves_under_the_eye(
    window: MainWindow, long_list: MadeUpWorkflow, change_list: str
) -> None:
    case = uppermost(window)
    before = top_of(window, case)
    if change_list == "worsens":
        change(long_list, 60, colour=Colour.RED)
    else:
        long_list.rows.append(replace(row(61, "red"), patient=160))
        change(long_list, 1, closed=change_list != "comes")
    tell(window, patients=(160,))
    assert window.frame.worklist.model.row_at(0).colour is Colour.RED
    assert top_of(window, case) == before


def test_that_only_the_line_of_the_owner_changes_when_a_colleague_takes_the_case(
    window: MainWindow, long_list: MadeUpWorkflow
) -> None:
    window.frame.worklist.choose_case(long_list.rows[0])
    settle(window)
    change(long_list, 1, owner="anna", fence=4)
    tell(window, owners=(101,))
    assert long_list.opened == [1]
    assert window.frame.pane.owner.text.text().startswith("anna har sagen")


def test_that_a_list_read_again_does_not_go_back_to_who_is_chosen(
    window: MainWindow, long_list: MadeUpWorkflow
) -> None:
    window.frame.worklist.choose_case(long_list.rows[0])
    settle(window)
    window.frame.worklist.rows.verticalScrollBar().setValue(PIXELS)
    case = uppermost(window)
    before = top_of(window, case)
    window.frame.worklist.refresh()
    settle(window)
    assert top_of(window, case) == before
    assert window.frame.worklist.rows.currentIndex().row() == 0
