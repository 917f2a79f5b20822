"""The head of the list: chips, the menu of filters, views, and what the search and the colours ask for."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.made_up import MadeUpWorkflow
from triage.clinical.colour import Colour
from triage.errors import Text
from triage.worklist.reasons import ReasonKind
from triage.worklist.row import EVERYBODY, NOT_DISTRIBUTED, Counts, Order, Query
from triage.worklist.views import ListMenus
from ui.main_window import MainWindow
from ui.worklist.asked import is_filtered, parts, with_choice, with_flag, without
from ui.worklist.filter_menu import filter_menu
from ui.worklist.filters import Filters

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

COUNTS = Counts({Colour.RED: 3}, 0, {"": 2, "Lungeteamet": 1}, 5, mine=2, unowned=7, escalated=1)
MENUS = ListMenus(
    departments=((1, "Lungesygdomme, Aarhus"), (2, "Hjerte & kar")),
    owners=(("anna", "Anna Demogaard", 4),),
    reasons=(ReasonKind("spo2", Text("Iltmætning", "Oxygen saturation"), 12),),
    programmes=(("copd", 20), ("diabetes", 12)),
)
NARROWED = replace(
    EVERYBODY,
    departments=(2,),
    programmes=("copd",),
    owners=("anna",),
    reasons=("spo2",),
    teams=(NOT_DISTRIBUTED,),
    missing=True,
)
FLAGS = ("mine", "unowned", "snoozed", "escalated", "missing", "told", "promised", "unjudged", "closed")


@pytest.fixture
def filters(qtbot: QtBot) -> Filters:
    made = Filters(NARROWED)
    qtbot.addWidget(made)
    made.show_menus(MENUS)
    made.show_counts(COUNTS, COUNTS)
    return made


def chips(filters: Filters) -> list[str]:
    return [chip.text().removesuffix("  ✕") for chip in filters.chips.filters]


def lines(menu: QMenu) -> dict[str, QAction]:
    """Return the lines of a menu and of those it opens, by their words."""
    found: dict[str, QAction] = {}
    for action in menu.actions():
        below = action.menu()
        found |= lines(below) if isinstance(below, QMenu) else {action.text(): action}
    return found


def asked(query: Query, line: str) -> Query:
    """Return what a line of the menu asks for."""
    told: list[Query] = []
    menu = filter_menu(query, COUNTS, COUNTS, MENUS, told.append)
    lines(menu)[line].trigger()
    return told[0]


def test_that_every_filter_in_force_is_a_chip(filters: Filters) -> None:
    assert chips(filters) == [
        "Afdeling: Hjerte && kar",
        "Forløb: KOL",
        "Ansvarlig: Anna Demogaard",
        "Grund: Iltmætning",
        "Team: Ikke fordelt",
        "Mangler svar",
    ]


def test_that_a_filter_without_a_name_is_shown_all_the_same() -> None:
    assert parts(NARROWED, ListMenus())[0].words == "Afdeling: 2"


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space])
def test_that_a_key_takes_a_chips_filter_away(filters: Filters, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(filters.changed):
        qtbot.keyClick(filters.chips.filters[1], key)
    assert filters.query() == replace(NARROWED, programmes=())


def test_that_one_press_takes_every_filter_away(filters: Filters, qtbot: QtBot) -> None:
    filters.show_counts(replace(COUNTS, hidden_red=7), COUNTS)
    assert filters.state.hidden.text() == "7 røde skjult  Shift+F4"
    with qtbot.waitSignal(filters.changed):
        filters.state.hidden.click()
    assert (filters.query(), chips(filters)) == (EVERYBODY, [])


@given(st.sets(st.sampled_from(FLAGS)), st.sampled_from(FLAGS))
def test_that_what_is_asked_for_twice_is_asked_for_no_longer(on: set[str], flag: str) -> None:
    query = EVERYBODY
    for each in sorted(on):
        query = with_flag(query, each)
    twice = with_flag(with_flag(query, flag), flag)
    assert not getattr(twice, flag) or getattr(query, flag)
    assert sum(getattr(with_flag(query, flag), owned) for owned in FLAGS[:4]) <= 1


@given(st.lists(st.sampled_from(("copd", "diabetes", "epilepsy")), unique=True))
def test_that_choices_add_up_and_go_one_by_one(chosen: list[str]) -> None:
    query = EVERYBODY
    for each in chosen:
        query = with_choice(query, "programmes", each)
    assert query.programmes == tuple(chosen)
    for each in chosen:
        query = with_choice(query, "programmes", each)
    assert query == EVERYBODY


@given(st.sampled_from(FLAGS))
def test_that_a_chip_taken_away_leaves_the_rest(flag: str) -> None:
    query = with_flag(replace(EVERYBODY, programmes=("copd",)), flag)
    (part,) = [each for each in parts(query, MENUS) if not getattr(each.without, flag)]
    assert part.without == without(query, flag)


def test_that_an_order_is_no_filter() -> None:
    assert not is_filtered(replace(EVERYBODY, order=Order.NAME, reds_first=False))
    assert is_filtered(replace(EVERYBODY, words="eks"))


@pytest.mark.parametrize(
    ("line", "query"),
    [
        ("Mig\t2", replace(EVERYBODY, mine=True)),
        ("Ingen\t7", replace(EVERYBODY, unowned=True)),
        ("Anna Demogaard\t4", replace(EVERYBODY, owners=("anna",))),
        ("Hjerte && kar", replace(EVERYBODY, departments=(2,))),
        ("KOL\t20", replace(EVERYBODY, programmes=("copd",))),
        ("Rød\t3", replace(EVERYBODY, colours=(Colour.RED,))),
        ("Ikke fordelt\t2", replace(EVERYBODY, teams=(NOT_DISTRIBUTED,))),
        ("Mangler svar\t5", replace(EVERYBODY, missing=True)),
        ("Behandlede", replace(EVERYBODY, closed=True)),
    ],
)
def test_that_the_menu_asks_for_what_it_counts(qtbot: QtBot, line: str, query: Query) -> None:
    assert asked(EVERYBODY, line) == query


def test_that_what_there_is_no_choice_of_stands_in_the_menu_only_while_it_is_chosen(qtbot: QtBot) -> None:
    kept: list[Query] = []
    assert "Iltmætning\t12" not in lines(filter_menu(EVERYBODY, COUNTS, COUNTS, MENUS, kept.append))
    menu = filter_menu(NARROWED, COUNTS, COUNTS, MENUS, kept.append)
    assert lines(menu)["Iltmætning\t12"].isChecked()


def test_that_the_list_is_asked_for_each_patient_once(filters: Filters) -> None:
    filters.ask(Query(closed=True))
    assert filters.query() == replace(EVERYBODY, closed=True)


def test_that_esc_clears_the_search_and_goes_back_to_the_rows(window: MainWindow, qtbot: QtBot) -> None:
    search = window.frame.worklist.filters.search
    window.commands.search()
    qtbot.keyClicks(search, "findesikke")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    settle(window)
    assert window.frame.worklist.model.rowCount() == 0
    window.commands.search()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    settle(window)
    assert (search.text(), window.frame.worklist.model.rowCount()) == ("", 5)
    assert window.frame.worklist.rows.hasFocus()


def test_that_a_search_that_finds_nobody_offers_to_search_everybody(window: MainWindow, qtbot: QtBot) -> None:
    page = window.frame.worklist
    qtbot.keyClicks(page.filters.search, "findesikke")
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)
    settle(window)
    assert page.body.everybody.isVisible()
    page.filters.clear()
    settle(window)
    assert not page.body.everybody.isVisible()


def test_that_a_search_is_kept_while_another_filter_is_chosen(filters: Filters) -> None:
    filters.set_query(replace(EVERYBODY, words="demo"))
    filters._chips[Colour.RED].click()
    assert filters.query() == replace(EVERYBODY, words="demo", colours=(Colour.RED,))


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_that_nothing_in_the_head_is_cut(
    open_window: Callable[..., MainWindow], work: MadeUpWorkflow, width: int, language: str
) -> None:
    work.lists.menu = MENUS
    window = open_window(work, width, 800)
    if language == "en":
        window.commands.next_language()
    filters = window.frame.worklist.filters
    filters.show_menus(MENUS)
    filters.ask(replace(NARROWED, colours=(Colour.GREEN,)))
    settle(window)
    shown = (*filters._chips.values(), *filters.chips.filters, filters.more, filters.views, filters.state.hidden)
    for part in shown:
        assert part.isHidden() or part.width() >= part.sizeHint().width(), part.text()
    assert filters.search.width() >= 150


def test_that_filters_which_leave_nobody_can_be_taken_away_there(window: MainWindow) -> None:
    page = window.frame.worklist
    page.filters.ask(replace(EVERYBODY, programmes=("ingen",)))
    settle(window)
    assert (page.body.unfiltered.isVisible(), page.body.everybody.isVisible()) == (True, False)
    page.body.unfiltered.click()
    settle(window)
    assert page.model.rowCount() == 5
    assert not page.body.unfiltered.isVisible()


@pytest.mark.parametrize(("width", "place"), [(420, "search"), (900, "chips")])
def test_that_the_way_to_more_filters_stands_where_there_is_room(filters: Filters, width: int, place: str) -> None:
    filters.resize(width, 300)
    filters.show()
    QApplication.processEvents()
    upper, lower = filters.search.geometry(), filters.chips.geometry()
    more = filters.more.geometry().translated(filters.more.parentWidget().mapTo(filters, QPoint(0, 0)))
    assert (more.intersects(lower), abs(more.center().y() - upper.center().y()) < 8) == (
        place == "chips",
        place == "search",
    )


def test_that_a_notice_nobody_read_is_told_over_the_list_though_its_patient_is_handled(
    qtbot: QtBot, filters: Filters
) -> None:
    chip = filters.chips.notices
    assert chip.isHidden()
    filters.show_counts(COUNTS, replace(COUNTS, notices=2))
    assert (chip.text(), chip.isHidden()) == ("Ulæste beskeder 2", False)
    with qtbot.waitSignal(filters.changed) as asked:
        chip.click()
    assert asked.args == [replace(EVERYBODY, told=True)]
    filters.show_counts(COUNTS, replace(COUNTS, notices=2))
    assert chip.isHidden(), "the filter in force says it"
