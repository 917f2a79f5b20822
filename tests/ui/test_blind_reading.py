"""Reading drawn patients blind: by the keyboard alone, without anything the program made of them."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.conftest import settle
from tests.ui.made_up import NOW, MadeUpWorkflow
from tests.ui.made_up_double_reads import blind
from triage.clinical.colour import Colour
from triage.errors import Text, WrongUseError
from triage.workflow.catalogue import Catalogue
from ui.blind.choice_bar import ChoiceBar
from ui.blind.dialog import BlindDialog
from ui.main_window import MainWindow
from ui.translate import install_translator
from ui.widgets.mark import Mark

SPO2 = Catalogue().kinds["spo2"]
LIMITS = re.compile("grænse|limit|77")
COLOURS = {word.lower() for colour in Colour for word in (colour.words.da, colour.words.en)}


@pytest.fixture
def work() -> MadeUpWorkflow:
    made = MadeUpWorkflow.with_colours("red", "green")
    made.double_reads.waiting = [blind(1, SPO2, NOW), blind(2, SPO2, NOW, "Prøvesen")]
    return made


@pytest.fixture
def window(open_window: Callable[[MadeUpWorkflow], MainWindow], work: MadeUpWorkflow) -> MainWindow:
    return open_window(work)


def reading(window: MainWindow) -> BlindDialog:
    window.commands.read_blind()
    settle(window)
    dialog = window.reading.dialog
    assert isinstance(dialog, BlindDialog)
    dialog.trends.finish()
    return dialog


def press(window: MainWindow, dialog: BlindDialog, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(dialog, key)
        settle(window)


def beside_the_bar(dialog: BlindDialog) -> list[QWidget]:
    """Return everything of the view but the four that whoever reads can choose of."""
    bars = dialog.findChildren(ChoiceBar)
    return [one for one in dialog.findChildren(QWidget) if not any(bar is one or bar.isAncestorOf(one) for bar in bars)]


def words_of(widget: QWidget) -> str:
    said = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.statusTip()]
    text = getattr(widget, "text", None)
    return " ".join([*said, str(text()) if callable(text) else ""]).lower()


@pytest.mark.parametrize("language", ["da", "en"])
def test_that_no_colour_mark_or_limit_stands_anywhere_in_the_view(
    qapp: QApplication, window: MainWindow, language: str
) -> None:
    install_translator(qapp, language)
    dialog = reading(window)
    shown = beside_the_bar(dialog)
    assert len(shown) > 20
    assert not [one for one in shown if isinstance(one, Mark)]
    assert not [one for one in shown if COLOURS.intersection(words_of(one).replace(",", " ").split())]
    assert not [one for one in shown if one.property("surface") in {colour.value for colour in Colour}]
    assert not [one for one in shown if LIMITS.search(words_of(one))]
    dialog.trends.toggle_table()
    model = dialog.trends.table_model
    places = [model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    cells = " ".join(str(place.data()) for place in places).lower()
    assert "90" in cells
    assert not COLOURS.intersection(cells.split())
    assert not LIMITS.search(cells)


def test_that_every_time_is_that_of_the_reader_and_none_of_it_is_called_today(
    window: MainWindow, work: MadeUpWorkflow
) -> None:
    then = NOW - timedelta(days=20)
    work.double_reads.waiting = [blind(1, SPO2, then)]
    dialog = reading(window)
    said = " ".join(words_of(one) for one in beside_the_bar(dialog))
    assert "i dag" not in said
    assert "i går" not in said
    assert dialog.trends.bar.span.text().endswith(f"{then.day}. nov.")
    assert f"{then.day}. nov." in dialog.trends.stage.plots[0].accessibleName()


def test_that_the_bar_is_the_same_for_everybody(window: MainWindow) -> None:
    dialog = reading(window)
    before = [one.text() for one in dialog.bar.buttons.values()]
    press(window, dialog, Qt.Key.Key_N)
    assert [one.text() for one in dialog.bar.buttons.values()] == before
    assert not any(one.isChecked() for one in dialog.bar.buttons.values())


def test_that_patients_are_read_by_the_keyboard_alone(window: MainWindow, work: MadeUpWorkflow) -> None:
    dialog = reading(window)
    assert "EKSEMPEL" in dialog.name.text()
    assert "010190-9995" in dialog.about.text()
    press(window, dialog, Qt.Key.Key_R, Qt.Key.Key_G)
    assert work.double_reads.judged == [], "nothing is kept before Enter"
    press(window, dialog, Qt.Key.Key_Return)
    assert work.double_reads.judged == [(1, Colour.GREEN)]
    assert "PRØVESEN" in dialog.name.text()
    press(window, dialog, Qt.Key.Key_Return)
    assert len(work.double_reads.judged) == 1, "nothing is chosen for the next by itself"
    press(window, dialog, Qt.Key.Key_U, Qt.Key.Key_Return)
    assert work.double_reads.judged[-1] == (2, Colour.GREY)
    assert "Ingen venter" in dialog.message.text()
    assert dialog.name.text() == ""
    press(window, dialog, Qt.Key.Key_Escape)
    assert window.reading.dialog is None


def test_that_another_can_be_read_first(window: MainWindow, work: MadeUpWorkflow) -> None:
    dialog = reading(window)
    press(window, dialog, Qt.Key.Key_N)
    assert "PRØVESEN" in dialog.name.text()
    assert work.double_reads.judged == []


def test_that_what_came_later_is_said_and_the_view_covers_the_window(window: MainWindow) -> None:
    dialog = reading(window)
    assert dialog.later.text().startswith("1 ")
    assert dialog.size() == window.size()
    assert dialog.windowTitle() == "Blind bedømmelse"


def test_that_a_fault_is_said_and_the_judgement_stays_chosen(window: MainWindow, work: MadeUpWorkflow) -> None:
    dialog = reading(window)
    work.double_reads.fault = WrongUseError(Text("Patienten er allerede bedømt.", ""))
    press(window, dialog, Qt.Key.Key_Y, Qt.Key.Key_Return)
    assert dialog.message.text() == "Patienten er allerede bedømt."
    assert dialog.bar.chosen is Colour.YELLOW
    assert dialog.bar.keep_button.isEnabled()


def test_that_who_has_nobody_to_read_is_told_so(window: MainWindow, work: MadeUpWorkflow) -> None:
    work.double_reads.waiting = []
    dialog = reading(window)
    assert "Ingen venter" in dialog.message.text()
    assert not dialog.bar.isEnabled()


def test_that_nothing_of_the_patient_before_is_left(window: MainWindow, work: MadeUpWorkflow) -> None:
    work.double_reads.waiting = [blind(1, SPO2, NOW), replace(blind(2, SPO2, NOW, "Prøvesen"), responses=(), later=0)]
    dialog = reading(window)
    press(window, dialog, Qt.Key.Key_G, Qt.Key.Key_Return)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))
    assert "EKSEMPEL" not in said
    assert "åndenød" not in said
    assert dialog.later.isHidden()
