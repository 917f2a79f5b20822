"""What the journeys by keyboard found: a key that did nothing, a row that was passed by, a cursor that moved away."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from tests.ui.conftest import settle
from tests.ui.made_up import NOW, MadeUpWorkflow
from triage.clinical.decision import Action, Decision, OutcomeKind
from triage.worklist.row import EVERYBODY
from ui.away.refusing import Refusing
from ui.frame.rail import GREENS
from ui.main_window import MainWindow
from ui.patient.care.dialog import CareDialog
from ui.widgets.fields import day_field

CTRL = Qt.KeyboardModifier.ControlModifier


def words(window: QWidget) -> str:
    return "\n".join(
        one.text() for one in window.findChildren(QWidget) if isinstance(one, QLabel | QPushButton) and one.isVisible()
    )


def press(window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key)
        settle(window)


def test_that_a_new_red_is_told_in_the_window_while_the_list_is_hidden(window: MainWindow) -> None:
    window.frame.show_page(GREENS)
    settle(window)
    window.frame.worklist._alarm.show_reds(1)
    assert "1 ny rød  F6" in words(window)
    window.commands.show_new()
    assert "1 ny rød  F6" not in words(window)


def test_that_another_list_is_gone_through_from_its_top(window: MainWindow) -> None:
    press(window, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_J)
    window.frame.worklist.choose_case(replace(window.frame.worklist.rows.current_row(), case=99))
    window.frame.worklist.filters.ask(replace(EVERYBODY, words="Eksempel"))
    settle(window)
    window.commands.select_next()
    assert window.frame.worklist.rows.currentIndex().row() == 0


def test_that_the_first_save_after_news_is_refused_with_words_and_the_second_is_kept(
    window: MainWindow, work: MadeUpWorkflow
) -> None:
    press(window, Qt.Key.Key_J, Qt.Key.Key_2)
    work.came = 7
    window.open_case.fetch()
    settle(window)
    window.commands.save()
    settle(window)
    assert work.decisions == []
    assert "gem igen" in window.frame.pane.decision.parts.fault.text()
    window.commands.save()
    settle(window)
    assert [made.action for made in work.decisions] == [Action.PHONE]


def test_that_the_cursor_stays_in_the_note_when_the_screen_is_built_anew(window: MainWindow) -> None:
    press(window, Qt.Key.Key_J, Qt.Key.Key_2, Qt.Key.Key_N)
    QTest.keyClicks(window.frame.pane.decision.note, "skrevet her")
    window.rebuild()
    settle(window)
    QTest.keyClicks(QApplication.focusWidget(), " og videre")
    assert window.frame.pane.decision.note.toPlainText() == "skrevet her og videre"


def test_that_return_waits_for_the_one_patient_who_is_found(window: MainWindow) -> None:
    window.commands.find_anything()
    field = window.frame.top.field
    QTest.keyClicks(field, "Person 3")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.qWait(250)
    settle(window)
    assert window.open_case.row is not None
    assert (window.open_case.row.case, window.finder.panel.isHidden()) == (3, True)


def test_that_return_takes_none_of_several_patients_for_the_one_that_was_meant(window: MainWindow) -> None:
    window.commands.find_anything()
    field = window.frame.top.field
    QTest.keyClicks(field, "Eksempel")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.qWait(250)
    settle(window)
    assert (window.open_case.row, window.finder.panel.isHidden()) == (None, False)


@pytest.mark.parametrize(
    ("key", "kind"), [("note_needed", OutcomeKind.REACHED), ("note_no_show", OutcomeKind.NO_ANSWER)]
)
def test_that_what_came_of_a_call_is_noted_by_the_keys_of_a_visit(
    window: MainWindow, work: MadeUpWorkflow, key: str, kind: OutcomeKind
) -> None:
    press(window, Qt.Key.Key_J)
    chart = window.open_case.chart
    assert chart is not None
    made = Decision(id=5, case=chart.case or 0, action=Action.PHONE, note="", actor="tester", at=NOW)
    window.open_case.chart = replace(chart, decisions=(made,))
    noted: list[tuple[int, OutcomeKind]] = []
    window.following_up.note = lambda decision, what: noted.append((decision, what))
    getattr(window.commands, key)()
    assert noted == [(5, kind)]


@pytest.mark.parametrize("key", ["list_promised", "list_unjudged", "list_escalated"])
def test_that_a_list_with_nobody_in_it_is_said_to_be_empty(window: MainWindow, key: str) -> None:
    before = window.frame.worklist.filters.query()
    getattr(window.commands, key)()
    assert window.frame.worklist.filters.query() == before
    assert ": ingen" in words(window.frame.strip)


def test_that_a_key_that_needs_the_shared_database_says_so_while_that_is_away(window: MainWindow) -> None:
    told: list[str] = []
    refusing = Refusing(window, told.append)
    action = next(one for one in window.actions() if one.objectName() == "pause")
    action.setEnabled(False)
    refusing.begin([action])
    press(window, Qt.Key.Key_P)
    assert told == [f"Ikke muligt, mens den fælles database ikke kan nås: {action.text()}"]
    refusing.end()
    press(window, Qt.Key.Key_P)
    assert len(told) == 1


class _Asked(CareDialog):
    def given(self) -> None:
        return None


@pytest.fixture
def dialog(window: MainWindow) -> _Asked:
    press(window, Qt.Key.Key_J)
    chart = window.open_case.chart
    assert chart is not None
    made = _Asked("Spørgsmål", "Gør det", chart.patient, NOW.date())
    made.setParent(window, made.windowFlags())
    return made


def test_that_a_dialog_begins_in_its_first_field(dialog: _Asked, qtbot: Callable[..., object]) -> None:
    day = day_field(date(2026, 11, 23), "Dag")
    dialog.form.addRow("Dag", day)
    dialog.open()
    QApplication.processEvents()
    assert dialog.focusWidget() is day


def test_that_tab_leaves_a_day_by_one_key(qapp: QApplication) -> None:
    place = QWidget()
    layout = QVBoxLayout(place)
    day, after = day_field(date(2026, 11, 23), "Dag"), QPushButton("Videre")
    layout.addWidget(day)
    layout.addWidget(after)
    place.show()
    day.setFocus()
    QTest.keyClick(day, Qt.Key.Key_Tab)
    assert place.focusWidget() is after
