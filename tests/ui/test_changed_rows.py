"""What was done, in the list as it stands: rows are read anew in their places, and nothing moves under the pointer."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt

from tests.ui.conftest import settle
from tests.ui.made_up import MadeUpWorkflow, row
from triage.clinical.colour import Colour
from triage.workflow.application import Changed
from triage.worklist.gains import NewRows
from triage.worklist.row import Also
from ui.main_window import MainWindow
from ui.widgets.windowed_model import PAGE
from ui.worklist.rows_view import RowsView

OpenWindow = Callable[..., MainWindow]
FAR, PIXELS = 40, 1900
RED_CAME = NewRows({Colour.RED: 1}, (61,), 1)


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


def test_that_a_case_decided_elsewhere_stands_where_it_stood_and_says_so(
    window: MainWindow, long_list: MadeUpWorkflow
) -> None:
    case = uppermost(window)
    before = top_of(window, case)
    change(long_list, FAR, closed=True, owner="anna")
    tell(window, patients=(100 + FAR,))
    page = window.frame.worklist
    assert (long_list.asked, page.model.rowCount(), page.model.number_of(FAR)) == ([], 60, FAR - 1)
    # Not the scroll bar's value: rows above that are measured meanwhile move that, and nothing that is in sight.
    assert top_of(window, case) == before
    assert "behandlet af anna" in page.model.index(FAR - 1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert page.filters._total.text() == "59"
    page.refresh()
    settle(window)
    assert (page.model.rowCount(), page.model.number_of(FAR)) == (59, None)


def test_that_ones_own_decision_takes_the_row_out_and_brings_none_in(
    window: MainWindow, long_list: MadeUpWorkflow
) -> None:
    long_list.rows.append(row(61, "red"))
    long_list.lists.gained = RED_CAME
    change(long_list, FAR, closed=True)
    tell(window, cases=(FAR,))
    model = window.frame.worklist.model
    assert (long_list.asked, model.rowCount(), model.number_of(FAR)) == ([], 59, None)
    assert window.frame.worklist.filters.state.said.text() == "1 ny rød"


def test_that_after_ones_own_decision_the_patients_other_red_comes_up(
    window: MainWindow, long_list: MadeUpWorkflow
) -> None:
    other = replace(row(61, "red"), patient=100 + FAR, programme="heart")
    change(long_list, FAR, closed=True, also=(Also("heart", Colour.RED),))
    long_list.rows.append(other)
    tell(window, cases=(FAR,))
    model = window.frame.worklist.model
    assert (model.rowCount(), model.number_of(FAR)) == (60, None)
    assert model.row_at(0).case == 61


def test_that_the_patient_on_the_screen_stays_when_a_colleague_decides(
    window: MainWindow, long_list: MadeUpWorkflow
) -> None:
    window.frame.worklist.choose_case(long_list.rows[0])
    settle(window)
    change(long_list, 1, closed=True)
    tell(window, patients=(101,))
    assert window.open_case.row.case == 1
    assert window.open_case.chart.closed


def test_that_the_next_patient_is_one_who_waits(window: MainWindow, long_list: MadeUpWorkflow) -> None:
    change(long_list, 2, closed=True)
    tell(window, patients=(102,))
    following = window.frame.worklist.after(1)
    assert following is not None
    assert following.case == 3


def test_that_after_a_case_that_left_the_next_one_is_next(window: MainWindow, long_list: MadeUpWorkflow) -> None:
    window.frame.worklist.choose_case(long_list.rows[0])
    settle(window)
    change(long_list, 1, closed=True)
    tell(window, cases=(1,))
    assert window.frame.worklist.rows.currentIndex() == QModelIndex()
    window.commands.select_next()
    settle(window)
    assert window.open_case.row.case == 2


@pytest.mark.parametrize("change_list", ["comes", "comes as another leaves"])
def test_that_a_red_that_comes_waits_in_the_head_and_nothing_moves(
    window: MainWindow, long_list: MadeUpWorkflow, change_list: str
) -> None:
    case = uppermost(window)
    before = top_of(window, case)
    long_list.rows.append(replace(row(61, "red"), patient=161))
    change(long_list, 1, closed=change_list != "comes")
    long_list.lists.gained = RED_CAME
    tell(window, patients=(161, 101))
    page = window.frame.worklist
    assert (long_list.asked, page.model.rowCount(), top_of(window, case)) == ([], 60, before)
    assert (page.filters.state.said.text(), page.filters.state.show_button.isVisible()) == ("1 ny rød", True)


def test_that_a_colour_that_got_worse_is_shown_in_its_place(window: MainWindow, long_list: MadeUpWorkflow) -> None:
    case = uppermost(window)
    before = top_of(window, case)
    change(long_list, 60, colour=Colour.RED)
    tell(window, patients=(160,))
    model = window.frame.worklist.model
    assert (model.number_of(60), model.row_at(59).colour, top_of(window, case)) == (59, Colour.RED, before)


def test_that_what_came_is_in_its_place_and_in_sight_after_one_key(
    window: MainWindow, long_list: MadeUpWorkflow
) -> None:
    window.frame.worklist.choose_case(long_list.rows[FAR])
    settle(window)
    long_list.rows.append(row(61, "red"))
    long_list.lists.gained = RED_CAME
    tell(window, patients=(161,))
    long_list.lists.gained = NewRows()
    window.commands.show_new()
    settle(window)
    page = window.frame.worklist
    assert (page.model.row_at(0).case, 0 in page.rows.numbers_in_sight()) == (61, True)
    assert (page.rows.current_row().case, page.filters.state.show_button.isVisible()) == (FAR + 1, False)
    assert long_list.opened == [FAR + 1]


def test_that_an_empty_list_shows_what_comes_at_once(open_window: OpenWindow) -> None:
    work = MadeUpWorkflow()
    window = open_window(work)
    work.rows = [row(1, "red")]
    tell(window, patients=(101,))
    assert window.frame.worklist.model.rowCount() == 1


def test_that_who_goes_on_below_after_news_sees_a_list_read_anew(open_window: OpenWindow) -> None:
    work = MadeUpWorkflow.with_colours(*["yellow"] * 500)
    window = open_window(work)
    work.rows.append(row(501, "red"))
    work.lists.gained = RED_CAME
    tell(window, patients=(601,))
    work.lists.gained = NewRows()
    model = window.frame.worklist.model
    assert model.row_at(450) is None
    settle(window)
    assert (model.rowCount(), model.row_at(450).case) == (501, 450)


@pytest.mark.parametrize("count", [1, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE, 2 * PAGE + 1])
def test_that_no_row_is_missed_where_one_left(open_window: OpenWindow, count: int) -> None:
    work = MadeUpWorkflow.with_colours(*["yellow"] * (count + 1))
    window = open_window(work)
    change(work, 1, closed=True)
    tell(window, cases=(1,))
    model = window.frame.worklist.model
    for _ in range(2):
        shown = [model.row_at(number) for number in range(model.rowCount())]
        settle(window)
    assert [row.case for row in shown if row is not None] == list(range(2, count + 2))


def test_that_many_changes_at_once_are_shown_in_their_places(window: MainWindow, long_list: MadeUpWorkflow) -> None:
    long_list.rows = [replace(each, owner="anna") for each in long_list.rows]
    tell(window, owners=tuple(each.patient for each in long_list.rows))
    model = window.frame.worklist.model
    assert {model.row_at(number).owner for number in range(60)} == {"anna"}
    assert long_list.asked == []


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
