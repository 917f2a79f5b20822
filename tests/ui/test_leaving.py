"""What leaves the screen leaves nothing behind that Python takes for something else: that ended the program."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.charts import chart, now
from tests.ui.conftest import settle
from tests.ui.known_places import given_up, know_every_place
from tests.ui.made_up import MadeUpWorkflow
from tests.ui.placed import placed
from ui.actions import trigger
from ui.frame.pages import build_pages
from ui.guide.card import GuideCard
from ui.guide.steps import Step
from ui.main_window import MainWindow
from ui.patient.page import PatientPage
from ui.theme import apply_theme, load_theme
from ui.widgets.flow import FlowLayout
from ui.widgets.leaving import empty, let_go, let_go_after, take_out

LAYOUTS = [QVBoxLayout, QGridLayout, QFormLayout, QStackedLayout, FlowLayout]


def filled(layout: QLayout, count: int = 4) -> list[QWidget]:
    """Return cards that stand in `layout`, each with a layout of its own."""
    cards = [QFrame() for _ in range(count)]
    for card in cards:
        QHBoxLayout(card).addWidget(QPushButton())
        layout.addWidget(card)
    return list(cards)


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    """What has a layout."""
    return placed(qtbot, QWidget(), 400, 300)


@pytest.mark.parametrize("kind", LAYOUTS)
def test_that_what_is_let_go_leaves_no_place_behind(holder: QWidget, kind: Callable[[], QLayout]) -> None:
    cards, places = _put_in(holder, kind())
    let_go(*cards)
    assert given_up(places) == 0
    assert holder.findChildren(QFrame) == []


@pytest.mark.parametrize("kind", LAYOUTS)
def test_that_what_is_let_go_may_stand_in_a_layout_within_another(holder: QWidget, kind: Callable[[], QLayout]) -> None:
    outer, inner = QVBoxLayout(holder), kind()
    cards = filled(inner)
    outer.addLayout(inner)
    places = know_every_place()
    let_go(*cards)
    assert (inner.count(), given_up(places)) == (0, 0)


def test_that_what_qt_alone_deletes_leaves_places_behind(holder: QWidget) -> None:
    cards, places = _put_in(holder, QVBoxLayout())
    for card in cards:
        card.deleteLater()
    assert given_up(places) > 0


def test_that_what_is_let_go_is_off_the_screen_at_once_and_deleted_later(holder: QWidget) -> None:
    (card, *_), places = _put_in(holder, QVBoxLayout())
    button = card.findChild(QPushButton)
    assert button is not None
    button.clicked.connect(lambda: let_go(card))
    button.click()
    assert card.isHidden()
    assert given_up(places) == 0


def test_that_what_is_moved_leaves_no_place_behind(holder: QWidget, qtbot: QtBot) -> None:
    (card, *_), places = _put_in(holder, QVBoxLayout())
    take_out(card)
    QVBoxLayout(placed(qtbot, QWidget(), 200, 200)).addWidget(card)
    assert given_up(places) == 0


def test_that_a_layout_emptied_leaves_no_place_behind_and_keeps_what_stood_in_it(holder: QWidget) -> None:
    outer, inner = QGridLayout(holder), FlowLayout()
    cards = [*filled(outer), *filled(inner)]
    outer.addLayout(inner, 9, 0)
    places = know_every_place()
    empty(outer)
    assert (outer.count(), given_up(places)) == (0, 0)
    assert all(card.parentWidget() is holder for card in cards)


def test_that_what_is_let_go_after_its_work_is_deleted_then(holder: QWidget) -> None:
    button = QPushButton(holder)
    let_go_after(button.clicked, button)
    button.click()
    given_up(set())
    assert holder.findChildren(QPushButton) == []


def test_that_one_patient_after_another_leaves_no_place_behind(qtbot: QtBot) -> None:
    page = placed(qtbot, PatientPage(load_theme("light"), now), 900, 760)
    for _ in range(3):
        page.show_chart(chart())
        QApplication.processEvents()
        places = know_every_place()
        page.show_chart(None)
        assert given_up(places) == 0


def test_that_one_step_of_the_introduction_after_another_leaves_no_place_behind(qtbot: QtBot) -> None:
    over = placed(qtbot, QWidget(), 900, 700)
    steps = [Step(title, ((None, "a"), (None, "b"))) for title in ("1", "2")]
    card = GuideCard(over, over, lambda: steps)
    card.go_on()
    places = know_every_place()
    card.go_on()
    assert given_up(places) == 0


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_a_new_theme_every_page_and_another_width_leave_no_place_behind(
    qapp: QApplication, qtbot: QtBot, work: MadeUpWorkflow
) -> None:
    window = MainWindow(work.desk(), build_pages)
    qtbot.addWidget(window)
    window.show()
    for theme in ("dark", "light"):
        places: set[int] = set()
        for page in range(window.frame.rooms.count()):
            window.frame.show_page(page)
            settle(window)
            places |= know_every_place()
            trigger(window, "refresh")
            settle(window)
        window.frame.show_page(0)
        for width in (1000, 1600):
            window.resize(width, 900)
            settle(window)
            places |= know_every_place()
        assert given_up(places) == 0
        apply_theme(qapp, load_theme(theme))
        window.rebuild()
        settle(window)
        assert given_up(places) == 0


def _put_in(holder: QWidget, layout: QLayout) -> tuple[list[QWidget], set[int]]:
    cards = filled(layout)
    holder.setLayout(layout)
    return cards, know_every_place()
