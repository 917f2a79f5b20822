"""Letters for whole days by keyboard: looked at, held, printed and listed; nothing of the patient in a file's name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, MadeUpWorkflow
from tests.ui.made_up_coordination import NOW
from tests.ui.made_up_paper import DAY, HELD, MadeUpPaper, paper, with_region
from triage.workflow.coordinate.letters import Way
from ui.appointments.page import AppointmentsPage
from ui.appointments.paper.letter_dialog import LetterDialog
from ui.appointments.paper.letter_sheet import address, letter_sheets
from ui.appointments.paper.target import Target
from ui.main_window import MainWindow
from ui.printing.letter import Block, LetterSheet, Style, letter_pictures, write_letters

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HOSTILE = "<img src='file:///etc/passwd'>&amp;"


@pytest.fixture
def made() -> MadeUpPaper:
    return MadeUpPaper()


@pytest.fixture
def page(
    open_window: Callable[..., MainWindow], work: MadeUpWorkflow, made: MadeUpPaper, tmp_path: Path
) -> AppointmentsPage:
    """The page with a patient on the right; files go to one folder."""
    work.coordination.paper, work.coordination.shown = made.desk(), with_region()
    window = open_window(work)
    press(window, Qt.Key.Key_2, CTRL)
    press(window, Qt.Key.Key_J)
    QTest.qWait(200)
    settle(window)
    found = cast("AppointmentsPage", window.frame.full_page())
    for letters in (found.day_letters, found.ready_letters):
        letters._ask_path = lambda _parent, suggested, _kinds: tmp_path / suggested
    return found


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    settle(window)


def window_of(page: AppointmentsPage) -> MainWindow:
    return cast("MainWindow", page.window())


def letter(page: AppointmentsPage) -> LetterDialog:
    press(window_of(page), Qt.Key.Key_P, CTRL)
    assert page.day_letters.dialog is not None
    return page.day_letters.dialog


def pdf(dialog: LetterDialog) -> QPushButton:
    return next(button for button in dialog.buttons if "PDF" in button.text())


def test_that_the_words_for_the_log_are_those_of_the_workflow() -> None:
    assert [target.value for target in Target] == [way.value for way in Way]


def test_that_a_key_shows_the_letter_with_whom_it_is_about(page: AppointmentsPage) -> None:
    dialog = letter(page)
    assert dialog.paper.letter.day == DAY
    assert dialog.preview.pages
    assert "Dine aftaler tirsdag den 1. december 2026" in dialog.preview.accessibleDescription()
    assert any("EKSEMPELSEN" in label.text() for label in dialog.findChildren(type(dialog.held)))


def test_that_a_letter_is_written_and_then_noted(page: AppointmentsPage, made: MadeUpPaper, tmp_path: Path) -> None:
    dialog = letter(page)
    pdf(dialog).click()
    settle(window_of(page))
    (file,) = tmp_path.glob("*.pdf")
    assert file.name == "visita-breve-2026-11-23-1000.pdf"
    assert file.read_bytes().startswith(b"%PDF")
    assert file.stat().st_mode & 0o077 == 0
    assert (made.printed, made.noted) == ([(1, (DAY,), "pdf")], [7])


@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support")
def test_that_a_letter_that_could_not_be_written_is_not_noted(
    page: AppointmentsPage, made: MadeUpPaper, tmp_path: Path
) -> None:
    page.day_letters._ask_path = lambda _parent, suggested, _kinds: tmp_path / "gone" / suggested
    dialog = letter(page)
    pdf(dialog).click()
    settle(window_of(page))
    assert "Vælg en anden mappe" in dialog.message.text()
    assert made.noted == []
    assert pdf(dialog).isEnabled()


def test_that_a_letter_waits_while_the_plan_can_be_taken_back_and_says_so(
    page: AppointmentsPage, made: MadeUpPaper
) -> None:
    made.papers = (paper(hold=HELD),)
    dialog = letter(page)
    assert not any(button.isEnabled() for button in dialog.buttons)
    assert "så længe kan planen fortrydes" in dialog.held.text()


def test_that_a_letter_can_go_once_the_time_is_over_while_it_is_looked_at(qtbot: QtBot) -> None:
    now = NOW
    dialog = LetterDialog((paper(hold=HELD),), (Target.PDF,), lambda: now, None)
    qtbot.addWidget(dialog)
    assert not pdf(dialog).isEnabled()
    now = NOW + timedelta(minutes=10)
    qtbot.waitUntil(lambda: pdf(dialog).isEnabled(), timeout=3000)
    assert not dialog.held.text()


def test_that_an_old_time_that_may_still_be_moved_is_told_of(page: AppointmentsPage, made: MadeUpPaper) -> None:
    made.papers = (paper(is_asked=True),)
    dialog = letter(page)
    assert "har ikke svaret" in dialog.held.text()
    assert pdf(dialog).isEnabled()


def test_that_the_language_and_the_size_are_chosen(page: AppointmentsPage) -> None:
    dialog = letter(page)
    dialog.language.setCurrentIndex(1)
    assert "Your appointments on Tuesday 1 December 2026" in dialog.preview.accessibleDescription()
    before = len(dialog.preview.pages)
    dialog.large.click()
    assert len(dialog.preview.pages) > before


def test_that_the_draft_of_the_grant_goes_along_only_when_it_is_asked_for(page: AppointmentsPage) -> None:
    dialog = letter(page)
    assert "Kladde til kørselstilskud" not in dialog.preview.accessibleDescription()
    dialog.drafts.click()
    assert "Kladden er ikke sendt" in dialog.preview.accessibleDescription()
    assert "om patienten er pensionist" in dialog.preview.accessibleDescription()


def test_that_no_letter_is_put_up_where_there_is_nothing_to_write(page: AppointmentsPage, made: MadeUpPaper) -> None:
    made.papers = ()
    press(window_of(page), Qt.Key.Key_P, CTRL)
    assert page.day_letters.dialog is None
    assert "intet at skrive om" in page.side.bar.text.text()


def test_that_why_the_letters_could_not_be_read_is_said(page: AppointmentsPage, made: MadeUpPaper) -> None:
    made.fault = FAULT
    press(window_of(page), Qt.Key.Key_P, CTRL)
    assert "Databasen svarer ikke." in page.side.bar.text.text()


def test_that_all_that_can_go_is_printed_together(page: AppointmentsPage, made: MadeUpPaper, tmp_path: Path) -> None:
    press(window_of(page), Qt.Key.Key_P, SHIFT)
    dialog = page.ready_letters.dialog
    assert dialog is not None
    lines = [f"{one.text} {one.detail}" for one in dialog.lines.line_model.lines]
    assert any("Testesen, Bo" in line and "holdes tilbage til" in line for line in lines)
    next(button for button in dialog.buttons if "PDF" in button.text()).click()
    settle(window_of(page))
    assert made.printed == [((7, 8), "pdf")]
    assert made.noted == [7, 8]
    assert list(tmp_path.glob("*.pdf"))
    assert not any(button.isEnabled() for button in dialog.buttons)


def test_that_a_letter_that_was_left_out_is_told_of_and_not_noted(page: AppointmentsPage, made: MadeUpPaper) -> None:
    made.left_out = 1
    press(window_of(page), Qt.Key.Key_P, SHIFT)
    dialog = page.ready_letters.dialog
    assert dialog is not None
    next(button for button in dialog.buttons if "PDF" in button.text()).click()
    settle(window_of(page))
    assert "1 blev udeladt" in dialog.message.text()
    assert made.noted == [8]


def test_that_no_cpr_number_stands_in_a_letter() -> None:
    made = paper()
    assert made.person.cpr
    for language in ("da", "en"):
        text = "\n".join(one.spoken for one in letter_sheets(made, language, with_drafts=True))
        assert made.person.cpr not in text
        assert made.person.cpr[6:] not in text


def test_that_a_protected_address_stands_on_no_paper() -> None:
    made = paper(person=replace(paper().person, protected=True))
    assert address(made, "da") == ("Aksel Eksempelsen", "Adressen er beskyttet")
    assert "Prøvevej" not in letter_sheets(made, "da", with_drafts=True)[0].spoken


def test_that_the_town_stands_once_in_the_address() -> None:
    assert address(paper(), "da") == ("Aksel Eksempelsen", "Prøvevej 1, 2. th", "8600 Silkeborg")


def test_that_hostile_words_are_printed_as_they_are(qtbot: QtBot) -> None:
    made = paper(person=replace(paper().person, given=HOSTILE))
    (sheet,) = letter_sheets(made, "da", with_drafts=False)
    assert HOSTILE in sheet.spoken
    assert letter_pictures(sheet, is_large=False)


def test_that_a_line_of_the_table_is_never_parted_and_none_is_lost(qtbot: QtBot, tmp_path: Path) -> None:
    rows = [Block(f"Aftale {number}", left=f"Kl. {number}", more=("Afdelingen, Aarhus",)) for number in range(60)]
    sheet = LetterSheet(
        ("Aksel Eksempelsen",), (), [Block("Dine aftaler", Style.TITLE), *rows], "Side {number} af {count}"
    )
    pages = letter_pictures(sheet, is_large=True)
    assert len(pages) > 3
    assert write_letters([sheet, sheet], tmp_path / "x.pdf", "Breve", is_large=True) == 2 * len(pages)


def test_that_a_letter_that_comes_after_somebody_else_is_looked_at_is_not_put_up(
    page: AppointmentsPage, made: MadeUpPaper
) -> None:
    page.day_letters.ask(1)
    page.opening.waiting.emit()
    settle(window_of(page))
    assert page.day_letters.dialog is None
    assert letter(page).paper.patient == 1
