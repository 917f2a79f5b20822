"""Commands as data: each has a handler, a key of its own, and a line on the shortcut sheet."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.charts import now
from ui.actions import commands
from ui.commands import Commands
from ui.main_window import MainWindow
from ui.patient.page import PatientPage
from ui.sheets import help_sheet, shortcut_sheet
from ui.theme import load_theme


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.id)
def test_that_every_command_has_a_handler(command: object) -> None:
    assert callable(getattr(Commands, command.handler))


def test_that_no_key_does_two_things() -> None:
    keys = Counter(QKeySequence(key).toString() for command in commands() for key in command.keys)
    assert [key for key, count in keys.items() if count > 1 or not key] == []


def test_that_no_page_listens_for_the_key_of_a_command(qtbot: QtBot) -> None:
    page = PatientPage(load_theme("light"), now)
    qtbot.addWidget(page)
    own = {shortcut.key().toString() for shortcut in page.findChildren(QShortcut)}
    assert own
    assert own.isdisjoint(QKeySequence(key).toString() for command in commands() for key in command.keys)


def test_that_the_window_listens_for_every_command(window: MainWindow) -> None:
    assert {action.objectName() for action in window.actions()} == {command.id for command in commands()}


def test_that_the_sheet_lists_every_command_with_its_key(qtbot: QtBot) -> None:
    sheet = shortcut_sheet(None)
    qtbot.addWidget(sheet)
    words = {label.text() for label in sheet.findChildren(QLabel)}
    assert {command.text for command in commands()} <= words
    assert "Ctrl+↵   Ctrl+Enter" in words


def test_that_the_help_says_what_grey_means(qtbot: QtBot) -> None:
    sheet = help_sheet(None)
    qtbot.addWidget(sheet)
    assert any("kan ikke vurderes" in label.text() for label in sheet.findChildren(QLabel))


def test_that_commands_keep_one_key_each_after_a_change_of_language(window: MainWindow) -> None:
    window.commands.next_language()
    texts = {action.text() for action in window.actions()}
    assert len(window.actions()) == len(commands())
    assert "Next patient" in texts
