"""Text for the record and telephone numbers are copied by a key, never in an emergency, and leave the clipboard."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.charts import chart, now, patient
from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, MadeUpWorkflow
from tests.ui.placed import placed
from tests.ui.test_break_glass import Private, opened
from triage.clinical.patient import Contact
from triage.workflow.chart.beside import Beside
from ui.clipboard import copy_for_a_minute
from ui.main_window import MainWindow
from ui.patient.banner import PatientBanner
from ui.theme import load_theme
from ui.widgets.copied_label import CopiedLabel


@pytest.fixture(autouse=True)
def _nothing_copied(qapp: QApplication) -> None:
    QGuiApplication.clipboard().clear()


def copied() -> str:
    return QGuiApplication.clipboard().text()


def test_that_a_key_copies_the_case_on_the_screen_for_the_record(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.select_next()
    settle(window)
    qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert copied() == "Fra Visita: sag 1 (da)"


def test_that_text_of_one_patient_is_not_left_ready_for_another(window: MainWindow) -> None:
    window.commands.select_next()
    settle(window)
    window.commands.copy_journal()
    window.commands.select_next()
    settle(window)
    assert copied() == ""


def test_that_the_clipboard_is_cleared_at_once_when_another_patient_is_chosen(window: MainWindow) -> None:
    window.commands.select_next()
    settle(window)
    window.commands.copy_journal()
    settle(window)
    window.open_case.choose(window.open_case.row)
    assert copied() == "Fra Visita: sag 1 (da)"
    window.commands.select_next()
    assert copied() == ""


def test_that_what_was_copied_elsewhere_stays_when_another_patient_is_chosen(window: MainWindow) -> None:
    window.commands.select_next()
    settle(window)
    QGuiApplication.clipboard().setText("noget andet")
    window.commands.select_next()
    assert copied() == "noget andet"


def test_that_what_cannot_be_logged_is_not_copied(window: MainWindow, work: MadeUpWorkflow) -> None:
    window.commands.select_next()
    settle(window)
    work.fault = FAULT
    window.commands.copy_journal()
    settle(window)
    assert copied() == ""


def test_that_nothing_is_copied_of_who_is_open_in_an_emergency(
    open_window: Callable[[MadeUpWorkflow], MainWindow],
) -> None:
    window = open_window(Private.with_colours("red"))
    window.commands.select_next()
    settle(window)
    opened(window)
    window.commands.copy_journal()
    window.copying.copy_number("70 00 00 00")
    settle(window)
    assert copied() == ""


def test_that_the_clipboard_is_cleared_after_its_time_but_not_of_what_was_copied_since(qtbot: QtBot) -> None:
    copy_for_a_minute("Fra Visita", kept_s=0.05)
    assert copied() == "Fra Visita"
    qtbot.waitUntil(lambda: copied() == "", timeout=2000)
    copy_for_a_minute("Fra Visita", kept_s=0.05)
    QGuiApplication.clipboard().setText("noget andet")
    qtbot.wait(120)
    assert copied() == "noget andet"


def test_that_what_is_copied_asks_to_be_kept_out_of_histories() -> None:
    copy_for_a_minute("Fra Visita", kept_s=5)
    formats = QGuiApplication.clipboard().mimeData().formats()
    assert any("ExcludeClipboardContentFromMonitorProcessing" in found for found in formats)


def test_that_a_click_or_a_key_on_a_number_asks_for_that_number(qtbot: QtBot) -> None:
    banner = placed(qtbot, PatientBanner(load_theme("light"), now), 1100, 200)
    banner.show_chart(chart())
    QApplication.processEvents()
    own, hers = [label for label in banner.findChildren(CopiedLabel) if label.isVisible()]
    with qtbot.waitSignal(banner.copied) as asked:
        qtbot.mouseClick(own, Qt.MouseButton.LeftButton)
    assert asked.args == ["70 00 00 00"]
    with qtbot.waitSignal(banner.copied) as asked:
        qtbot.keyClick(hers, Qt.Key.Key_Return)
    assert asked.args == ["70 00 00 01"]


def test_that_a_number_gives_nothing_where_copying_is_forbidden(qtbot: QtBot) -> None:
    label = placed(qtbot, CopiedLabel("70 00 00 00", "70 00 00 00"), 200, 30)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    with qtbot.assertNotEmitted(label.wanted):
        qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
        qtbot.keyClick(label, Qt.Key.Key_Return)


def test_that_without_a_number_of_the_patients_own_the_first_relatives_is_copied(window: MainWindow) -> None:
    without = replace(chart(), patient=patient(phone=None, contacts=()))
    window.copying.copy_phone(replace(without, beside=Beside(relatives=(Contact("Mette", "datter", "70 00 00 01"),))))
    assert copied() == "70 00 00 01"
