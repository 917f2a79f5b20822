"""A patient is handled by the keyboard alone: it is never lost, reaches every field, and never saves by mistake."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.made_up import NOW, MadeUpWorkflow, chart, row
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.clinical.details import Urgency, Visit
from triage.errors import Text
from triage.worklist.choices import NO_CHOICES
from triage.worklist.offers import Offers
from triage.worklist.row import Query
from ui.casework.owner_dialogs import hand_over_dialog
from ui.main_window import MainWindow
from ui.sheets import shortcut_sheet
from ui.worklist.details_form import DetailsForm
from ui.worklist.spoken import below_name

ANNAS = {"owner": "anna", "owned_since": NOW - timedelta(minutes=4), "fence": 3}


def choose(window: MainWindow, colour: Colour) -> None:
    found = window.desk.list_cases(Query(), 0, 9)
    window.frame.worklist.choose_case(next(each for each in found if each.colour is colour))
    settle(window)


def press(window: MainWindow, command: str) -> None:
    getattr(window.commands, command)()
    settle(window)


def fault_of(window: MainWindow) -> str:
    return window.frame.pane.decision.parts.fault.text()


@pytest.fixture
def annas(open_window: Callable[..., MainWindow], work: MadeUpWorkflow) -> MainWindow:
    """A window where a colleague has every case."""
    work.rows = [replace(each, **ANNAS) for each in work.rows]
    return open_window(work)


def test_that_a_red_is_not_put_off_by_its_key_either(window: MainWindow) -> None:
    choose(window, Colour.RED)
    press(window, "put_off_case")
    assert (window.owning.dialog, fault_of(window)) == (None, "En rød sag udsættes aldrig.")


@pytest.mark.parametrize("command", ["hand_over_case", "put_off_case"])
def test_that_a_colleagues_case_is_neither_handed_over_nor_put_off(annas: MainWindow, command: str) -> None:
    choose(annas, Colour.YELLOW)
    press(annas, command)
    assert annas.owning.dialog is None
    assert "anna" in fault_of(annas)


def test_that_what_is_said_of_one_choice_goes_with_the_next(window: MainWindow) -> None:
    choose(window, Colour.RED)
    press(window, "put_off_case")
    window.frame.pane.decision.choose(Action.PHONE)
    assert window.frame.pane.decision.parts.fault.isHidden()


def test_that_a_dialog_about_a_case_begins_in_its_first_field(annas: MainWindow) -> None:
    choose(annas, Colour.YELLOW)
    press(annas, "take_case")
    dialog = annas.owning.dialog
    assert dialog.focusWidget() is dialog.findChild(QLineEdit)


def test_that_nobody_of_several_gets_a_case_because_their_name_comes_first(qapp: QApplication) -> None:
    dialog = hand_over_dialog(chart(), NOW.date(), [("Anna", "anna"), ("Bo", "bo")])
    before = dialog.save_button.isEnabled()
    dialog.findChild(QComboBox).setCurrentIndex(1)
    assert (before, dialog.save_button.isEnabled()) == (False, True)


def test_that_a_row_tells_until_which_day_it_waits(qapp: QApplication) -> None:
    found = row(1, "yellow", snoozed_until=NOW + timedelta(days=1))
    assert len(below_name(found, "tester", NOW).split(" · ")) == 1 + len(below_name(found, "tester").split(" · "))


def test_that_the_keyboard_begins_in_the_list_without_opening_anybody(window: MainWindow, work: MadeUpWorkflow) -> None:
    assert window.frame.worklist.rows.hasFocus()
    assert work.opened == []


@pytest.mark.parametrize("field", ["rows", "note"])
def test_that_another_theme_leaves_the_keyboard_where_it_worked(window: MainWindow, qtbot: QtBot, field: str) -> None:
    def place() -> bool:
        frame = window.frame
        return (frame.pane.decision.note if field == "note" else frame.worklist.rows).hasFocus()

    choose(window, Colour.RED)
    if field == "note":
        press(window, "write_note")
    window.rebuild()
    qtbot.waitUntil(place, timeout=1000)


def test_that_the_worklists_key_brings_the_keyboard_to_the_list(window: MainWindow) -> None:
    choose(window, Colour.RED)
    window.frame.bring_patient()
    press(window, "show_worklist")
    assert window.frame.worklist.rows.hasFocus()


def test_that_the_keyboard_reaches_what_is_to_be_prepared_before_the_reason(qapp: QApplication) -> None:
    form = DetailsForm(lambda: NOW)
    prepare = {code: Text(code, code) for code in ("blood", "ecg")}
    for _ in range(2):
        form.show_details(
            Action.VISIT, Visit(Urgency.SAME_DAY), Offers(choices=replace(NO_CHOICES, prepare=prepare)), {}, ""
        )
    after: list[QWidget] = [form.first]
    for _ in range(4):
        after.append(after[-1].nextInFocusChain())
    assert after[1:] == [*form.prepare.values(), form.instructions, form.reason]


@pytest.mark.parametrize("is_compact", [False, True])
def test_that_what_is_to_be_prepared_covers_nothing(qapp: QApplication, qtbot: QtBot, is_compact: bool) -> None:
    form = DetailsForm(lambda: NOW)
    qtbot.addWidget(form)
    form.set_compact(is_compact)
    form.setFixedWidth(510 if is_compact else 222)
    form.show()
    prepare = {str(number): Text(f"forberedelse {number}", f"preparation {number}") for number in range(5)}
    form.show_details(
        Action.VISIT, Visit(Urgency.SAME_DAY), Offers(choices=replace(NO_CHOICES, prepare=prepare)), {}, ""
    )
    QApplication.processEvents()
    chips = list(form.prepare.values())
    assert all(chip.width() >= chip.sizeHint().width() for chip in chips)
    assert max(chip.geometry().bottom() for chip in chips) < form.instructions.y()


@pytest.mark.parametrize("width", [1100, 1280, 1440])
def test_that_no_kind_of_decision_is_cut(
    open_window: Callable[..., MainWindow], work: MadeUpWorkflow, width: int
) -> None:
    window = open_window(work, width=width, height=800)
    choose(window, Colour.RED)
    window.frame.pane.decision.choose(Action.VISIT)
    settle(window)
    parts = window.frame.pane.decision.parts
    for button in (*parts.buttons.values(), parts.more, parts.save, *parts.form.prepare.values()):
        assert button.width() >= button.sizeHint().width(), button.text()


def test_that_every_shortcut_can_be_read_on_a_small_screen(qapp: QApplication) -> None:
    sheet = shortcut_sheet(None)
    area = sheet.findChild(QScrollArea)
    assert area.minimumWidth() <= qapp.primaryScreen().availableSize().width()
    assert area.minimumHeight() < qapp.primaryScreen().availableSize().height()
