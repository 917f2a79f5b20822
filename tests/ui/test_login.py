"""The passphrase dialog: returns what was typed, and lets no new passphrase be mistyped."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.screens.fits import faults
from ui.login.passphrase import PassphraseDialog
from ui.login.screen import SignInScreen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def dialog(qtbot: QtBot, *, is_new: bool, first: str, second: str = "") -> PassphraseDialog:
    """A dialog with something typed, and accepted."""
    made = PassphraseDialog(is_new=is_new)
    qtbot.addWidget(made)
    made.first.setText(first)
    made.second.setText(second)
    made.accept()
    return made


def test_that_the_passphrase_typed_is_returned(qtbot: QtBot) -> None:
    assert dialog(qtbot, is_new=False, first="blå himmel").passphrase() == "blå himmel"


def test_that_a_new_passphrase_must_be_typed_twice_the_same(qtbot: QtBot) -> None:
    made = dialog(qtbot, is_new=True, first="blå himmel", second="blå himmmel")
    assert made.passphrase() is None
    assert made.fault.text() == "De to er ikke ens. Skriv dem igen."


def test_that_an_empty_passphrase_opens_nothing(qtbot: QtBot) -> None:
    assert dialog(qtbot, is_new=False, first="").passphrase() is None


def test_that_giving_up_returns_nothing(qtbot: QtBot) -> None:
    made = dialog(qtbot, is_new=False, first="")
    made.reject()
    assert made.passphrase() is None


def test_that_every_word_is_seen_on_a_locked_screen_with_a_note_left(qtbot: QtBot) -> None:
    screen = SignInScreen("Opdigtet Sygeplejerske", is_demo=True, notes=1)
    qtbot.addWidget(screen)
    screen.show_fault("Adgangssætningen er forkert.")
    screen.resize(1280, 800)
    screen.show()
    QApplication.processEvents()
    assert faults(screen) == []


def test_that_return_presses_the_button_that_has_the_keyboard(qtbot: QtBot) -> None:
    screen = SignInScreen("Opdigtet Sygeplejerske", is_demo=True, notes=0)
    qtbot.addWidget(screen)
    screen.show()
    screen.activateWindow()
    screen.other.setFocus()
    with qtbot.waitSignal(screen.other_wanted, timeout=1000):
        QTest.keyClick(screen.other, Qt.Key.Key_Return)
