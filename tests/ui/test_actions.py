"""Commands as data: each has a handler, a key of its own, and a line on the shortcut sheet."""

import inspect
from collections import Counter

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.actions import Group, commands, group_name, trigger
from ui.commands import Commands
from ui.main_window import MainWindow
from ui.sheets import ShortcutSheet, shortcut_sheet
from ui.widgets.plain_label import PlainLabel


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.id)
def test_that_every_command_has_a_handler(command: object) -> None:
    assert callable(getattr(Commands, command.handler))


@pytest.mark.parametrize("page", sorted({command.page for command in commands()}))
def test_that_no_key_does_two_things(page: str) -> None:
    here = [command for command in commands() if command.page == page]
    keys = Counter(QKeySequence(key).toString() for command in here for key in command.keys)
    assert [key for key, count in keys.items() if count > 1 or not key] == []


@pytest.mark.parametrize(("page", "heard"), [("worklist", "put_off"), ("appointments", "snooze_entry")])
def test_that_the_key_of_a_page_goes_before_the_same_key_elsewhere(
    window: MainWindow, page: str, heard: str
) -> None:
    trigger(window, page)
    listening = [action.objectName() for action in window.actions() if QKeySequence("U") in action.shortcuts()]
    assert listening == [heard]
    assert len(window.actions()) == len(commands())


@pytest.mark.parametrize(
    "page", ["show_worklist", "show_intake", "show_devices", "show_audit", "show_greens", "show_appointments"]
)
def test_that_no_page_listens_for_the_key_of_a_command(window: MainWindow, page: str) -> None:
    getattr(window.commands, page)()
    own = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    assert own.isdisjoint(QKeySequence(key).toString() for command in commands() for key in command.keys)


def test_that_the_window_listens_for_every_command(window: MainWindow) -> None:
    assert {action.objectName() for action in window.actions()} == {command.id for command in commands()}


def test_that_the_sheet_lists_every_command_with_its_key(qtbot: QtBot) -> None:
    sheet = shortcut_sheet(None)
    qtbot.addWidget(sheet)
    words = {label.text() for label in sheet.findChildren(QLabel)}
    assert {command.text for command in commands()} <= words
    assert {"Ctrl+↵", "Ctrl+Enter"} <= words


def test_that_commands_keep_one_key_each_after_a_change_of_language(window: MainWindow) -> None:
    window.commands.next_language()
    texts = {action.text() for action in window.actions()}
    assert len(window.actions()) == len(commands())
    assert "Next patient" in texts


def test_that_no_two_areas_have_a_handler_of_one_name() -> None:
    areas = [area for area in Commands.__mro__ if area.__module__.startswith("ui.keys.")]
    names = Counter(name for area in areas for name, made in vars(area).items() if inspect.isfunction(made))
    assert [name for name, count in names.items() if count > 1] == []


def test_that_the_sheet_is_narrowed_down_by_words_of_both_languages(qtbot: QtBot) -> None:
    sheet = shortcut_sheet(None)
    qtbot.addWidget(sheet)
    for typed in ("mørk", "dark"):
        sheet.search.setText(typed)
        sheet.search.textEdited.emit(typed)
        words = [label.text() for label in sheet._area.widget().findChildren(QLabel)]
        assert "Ctrl+T" in words
        assert "J" not in words


def test_that_the_sheet_stands_in_two_columns_where_they_fit(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    columns = []
    for wide in (600, 2400):
        monkeypatch.setattr(ShortcutSheet, "_room", lambda _, wide=wide: QSize(wide, 900))
        sheet = shortcut_sheet(None)
        qtbot.addWidget(sheet)
        columns.append(sheet._area.widget().layout().count())
    assert columns == [1, 2]


def test_that_the_keys_of_the_page_in_front_stand_first(qtbot: QtBot) -> None:
    sheet = shortcut_sheet(None, "appointments")
    qtbot.addWidget(sheet)
    headings = [one.text() for one in sheet.findChildren(PlainLabel) if one.property("role") == "strong"]
    assert headings[0] == group_name(Group.COORDINATION)
    assert len(headings) == len(Group)
