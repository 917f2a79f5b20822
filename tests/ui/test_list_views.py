"""Views, order and columns of the list: chosen, kept, shared and remembered."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, MadeUpWorkflow
from triage.clinical.colour import Colour
from triage.errors import Text
from triage.worklist.row import EVERYBODY, Order, Query
from triage.worklist.views import View
from ui.main_window import MainWindow
from ui.preferences import take_up
from ui.worklist.columns import AGE, AT_FIRST, NAME, NEWEST, REASON, TEAM
from ui.worklist.page import WorklistPage
from ui.worklist.view_menu import ViewMenu, ordered

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

REDS = replace(EVERYBODY, colours=(Colour.RED,))
KEPT = View(1, "", Text("Røde & <b>hastende</b>", "Røde & <b>hastende</b>"), REDS, owner="tester", may_change=True)


@pytest.fixture(autouse=True)
def _nobodys_taste() -> Iterator[None]:
    """Every test begins with columns as they are at first."""
    take_up("")
    yield
    take_up("")


@pytest.fixture
def page(open_window: Callable[..., MainWindow], work: MadeUpWorkflow) -> WorklistPage:
    """A list with a view that was kept."""
    work.lists.kept = [KEPT]
    return open_window(work).frame.worklist


def open_menu(page: WorklistPage) -> ViewMenu:
    page.views.open_menu()
    settle(page.window())
    assert page.views.menu is not None
    return page.views.menu


def action(menu: QMenu, begins: str) -> QAction:
    return next(each for each in menu.actions() if each.text().startswith(begins))


def choose(page: WorklistPage, begins: str) -> None:
    action(open_menu(page), begins).trigger()
    settle(page.window())


def test_that_the_menu_counts_every_view(page: WorklistPage) -> None:
    texts = [each.text() for each in open_menu(page).actions()]
    assert "Hele afdelingen\t5, heraf 2 røde" in texts
    assert "Ikke taget\t0" in texts


def test_that_a_views_name_is_no_more_than_text(page: WorklistPage) -> None:
    assert action(open_menu(page), "Røde").text().startswith("Røde && <b>hastende</b>\t")


def test_that_a_view_chosen_gives_the_list_its_name_and_rows(page: WorklistPage) -> None:
    choose(page, "Røde")
    assert (page.filters.query(), page.model.rowCount()) == (REDS, 2)
    assert page.filters.title.text() == "Røde & <b>hastende</b>"
    page.filters._chips[Colour.YELLOW].click()
    assert page.filters.title.text() == "Røde & <b>hastende</b> – ændret"
    page.filters.clear()
    assert page.filters.title.text() == "Arbejdsliste"


def test_that_a_list_keeps_its_name_when_the_screen_is_built_anew(page: WorklistPage) -> None:
    choose(page, "Røde")
    window = page.window()
    window.rebuild()
    settle(window)
    assert window.frame.worklist.filters.title.text() == "Røde & <b>hastende</b>"


def test_that_a_column_pressed_orders_the_list_and_pressed_again_no_longer(page: WorklistPage) -> None:
    page.rows.ordered.emit(Order.NAME)
    assert page.filters.query() == replace(EVERYBODY, order=Order.NAME)
    settle(page.window())
    assert page.filters.state.said.text().startswith("Røde først, så efter navn")
    page.rows.ordered.emit(Order.NAME)
    assert page.filters.query() == EVERYBODY


def test_that_greens_alone_are_closed_together_by_one_key_more(page: WorklistPage) -> None:
    page.filters._chips[Colour.GREEN].click()
    settle(page.window())
    assert page.filters.state.greens.isVisible()
    assert page.filters.state.hidden.isVisible()
    page.filters.clear()
    settle(page.window())
    assert not page.filters.state.greens.isVisible()


def test_that_a_view_of_a_newer_program_is_shown_and_not_chosen(page: WorklistPage, work: MadeUpWorkflow) -> None:
    work.lists.kept = [replace(KEPT, query=None)]
    unreadable = action(open_menu(page), "Røde")
    assert (unreadable.isEnabled(), "nyere Visita" in unreadable.text()) == (False, True)


def test_that_the_list_as_it_is_becomes_a_view(page: WorklistPage, work: MadeUpWorkflow) -> None:
    page.filters._chips[Colour.GREEN].click()
    choose(page, "Gem som visning")
    dialog = page.views.dialog
    assert dialog is not None
    assert not dialog.save_button.isEnabled()
    dialog.name.setText("Grønne")
    dialog.share.setChecked(True)
    dialog.save_button.click()
    settle(page.window())
    made = work.lists.kept[-1]
    assert (made.name.da, made.query, made.shared) == ("Grønne", replace(EVERYBODY, colours=(Colour.GREEN,)), True)
    assert page.filters.title.text() == "Grønne"


@pytest.mark.parametrize(
    ("line", "done"),
    [
        ("Gem ændringerne", ("change", 1, {"query": replace(REDS, missing=True)})),
        ("Del med", ("change", 1, {"shared": True})),
        ("Fjern visningen", ("remove", 1)),
    ],
)
def test_that_a_view_of_ones_own_can_be_changed(
    page: WorklistPage, work: MadeUpWorkflow, line: str, done: tuple[object, ...]
) -> None:
    choose(page, "Røde")
    page.filters.ask(replace(REDS, missing=True))
    choose(page, line)
    assert work.lists.done == [done]


def test_that_a_view_of_a_colleague_cannot_be_changed(page: WorklistPage, work: MadeUpWorkflow) -> None:
    work.lists.kept = [replace(KEPT, may_change=False, shared=True, owner="anna")]
    choose(page, "Røde")
    assert not [each for each in open_menu(page).actions() if each.text().startswith(("Fjern", "Omdøb"))]


def test_that_why_views_cannot_be_read_stands_beside_the_rows(page: WorklistPage, work: MadeUpWorkflow) -> None:
    page.views.failed.emit(str(FAULT))
    assert page.body._fault.isVisible()
    assert page.rows.isVisible()


@pytest.mark.parametrize("order", list(Order))
def test_that_in_every_order_reds_come_first_until_it_is_said_otherwise(order: Order) -> None:
    plain = Query(order=Order.NAME, reds_first=False, by_patient=True)
    assert ordered(plain, order).reds_first is (order is Order.STANDING)
    assert ordered(EVERYBODY, order) == replace(EVERYBODY, order=order)


def test_that_columns_are_chosen_and_remembered_for_one_person(page: WorklistPage) -> None:
    page.rows.columns.toggle(TEAM)
    page.rows.columns.toggle(AGE)
    assert not page.rows.isColumnHidden(TEAM)
    assert page.rows.isColumnHidden(AGE)
    page.window().rebuild()
    settle(page.window())
    again = page.window().frame.worklist.rows
    assert again.columns.shown == AT_FIRST ^ {TEAM, AGE}
    again.columns.reset()
    assert again.columns.shown == AT_FIRST


def test_that_the_name_is_always_there(page: WorklistPage) -> None:
    page.rows.columns.toggle(NAME)
    assert not page.rows.isColumnHidden(NAME)


def test_that_who_is_told_of_no_answers_has_no_column_of_them(page: WorklistPage) -> None:
    page.rows.leave_out_answers()
    page.rows.columns.toggle(NEWEST)
    assert all(page.rows.isColumnHidden(column) for column in (REASON, AGE, NEWEST))


def test_that_a_width_that_was_chosen_stays(page: WorklistPage, qtbot: QtBot) -> None:
    page.rows.horizontalHeader().resizeSection(NAME, 222)
    page.resize(page.width() + 40, page.height())
    assert page.rows.columnWidth(NAME) == 222
    page.rows.columns.reset()
    assert page.rows.columnWidth(NAME) != 222


def test_that_the_columns_fill_the_list_and_no_more(page: WorklistPage) -> None:
    widths = [page.rows.columnWidth(column) for column in AT_FIRST]
    assert sum(widths) == page.rows.viewport().width()
