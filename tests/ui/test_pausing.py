"""A pause noted from the patient's page: by keyboard, about the right patient, and nothing lost when it fails."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, NOW, MadeUpWorkflow, chart
from triage.clinical.care import Pause, PauseReason
from triage.workflow.chart.chart import ExpectedAnswers
from ui.main_window import MainWindow
from ui.patient.pause import PauseDialog

# The off-screen platform says of every dialog that it has no window manager.

def asked(window: MainWindow) -> PauseDialog:
    window.commands.select_next()
    settle(window)
    window.commands.note_pause()
    assert window.pausing.dialog is not None
    return window.pausing.dialog


def test_that_enter_notes_two_weeks_of_holiday_from_today(
    window: MainWindow, work: MadeUpWorkflow, qtbot: QtBot
) -> None:
    qtbot.keyClick(asked(window), Qt.Key.Key_Return)
    settle(window)
    assert work.pauses == [(101, PauseReason.HOLIDAY, date(2026, 11, 23), date(2026, 12, 7), "")]
    assert window.pausing.dialog is None


def test_that_further_notice_has_no_last_day(window: MainWindow, work: MadeUpWorkflow) -> None:
    dialog = asked(window)
    dialog.until.setCurrentIndex(1)
    dialog.start.setDate(QDate(2026, 11, 30))
    dialog.note.setText(" Sommerhus ")
    dialog.save_button.click()
    settle(window)
    assert work.pauses[0][2:] == (date(2026, 11, 30), None, "Sommerhus")


def test_that_the_pause_is_of_the_patient_it_was_asked_for(window: MainWindow, work: MadeUpWorkflow) -> None:
    dialog = asked(window)
    window.commands.select_next()
    settle(window)
    dialog.save_button.click()
    settle(window)
    assert work.pauses[0][0] == 101


def test_that_a_fault_stays_in_the_dialog_with_what_was_written(window: MainWindow, work: MadeUpWorkflow) -> None:
    dialog = asked(window)
    dialog.note.setText("Rejse")
    work.fault = FAULT
    dialog.save_button.click()
    settle(window)
    assert (dialog.message.text(), dialog.note.text()) == ("Databasen svarer ikke.", "Rejse")
    assert dialog.save_button.isEnabled()


def test_that_a_pause_noted_before_can_be_ended(qtbot: QtBot) -> None:
    noted = ((7, Pause(PauseReason.HOLIDAY, NOW)),)
    dialog = PauseDialog(replace(chart(), expected=ExpectedAnswers(endable=noted)), NOW.date())
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.end_wanted) as heard:
        dialog.end_buttons[0].click()
    assert heard.args == [7]


def test_that_no_name_stands_in_the_title_of_the_window(window: MainWindow) -> None:
    assert "Eksempel" not in asked(window).windowTitle()


def test_that_one_dialog_stands_over_the_window_at_a_time(window: MainWindow) -> None:
    dialog = asked(window)
    window.commands.find_patient()
    assert window.finding.dialog is None
    dialog.reject()
    window.commands.find_patient()
    assert window.finding.dialog is not None
    window.finding.dialog.reject()
