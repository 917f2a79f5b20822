"""Every command as data: what it is called, which keys ask for it and which method of the window does it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.translate import tr


@dataclass(frozen=True, slots=True)
class Command:
    """One command; `handler` names a method without arguments. Its first key is the one that is shown."""

    id: str
    text: str
    keys: tuple[str, ...]
    handler: str

    @property
    def shown_key(self) -> str:
        """Return the first key as a keyboard has it, e.g. "Ctrl+↵"."""
        return shown_key(self.keys[0])

    @property
    def is_typed(self) -> bool:
        """Return whether a key of the command is one that also writes a character."""
        return any(len(key) == 1 for key in self.keys)


def commands() -> tuple[Command, ...]:
    """Return every command, in the order of the shortcut sheet, in the language in force."""
    return (
        Command("next", tr("Next patient"), ("J",), "select_next"),
        Command("previous", tr("Previous patient"), ("K",), "select_previous"),
        Command("open", tr("Open the patient chosen"), ("O",), "open_patient"),
        Command("visit", tr("Call in"), ("1",), "choose_visit"),
        Command("phone", tr("Phone"), ("2",), "choose_phone"),
        Command("message", tr("Write message"), ("3",), "choose_message"),
        Command("no_visit", tr("No visit"), ("4",), "choose_no_visit"),
        Command("more", tr("New interval, new questionnaire or end of the course"), ("5",), "choose_more"),
        Command("details", tr("Details of the decision"), ("D",), "write_details"),
        Command("note", tr("Write a note"), ("N",), "write_note"),
        Command("save", tr("Save and next"), ("Ctrl+Return", "Ctrl+Enter"), "save"),
        Command("pause", tr("Note a pause for the patient chosen"), ("P",), "note_pause"),
        Command("take", tr("Take the case, give it back, or take it over"), ("E",), "take_case"),
        Command("hand_over", tr("Hand the case over to a colleague"), ("Shift+E",), "hand_over_case"),
        Command("put_off", tr("Put the case off, or bring it back"), ("U",), "put_off_case"),
        Command("escalated", tr("Red cases that nobody took: list them alone, or everybody"), ("H",), "list_escalated"),
        Command("unjudged", tr("Visits without an outcome: list them alone, or everybody"), ("V",), "list_unjudged"),
        Command("was_needed", tr("The visit was needed"), ("B",), "note_needed"),
        Command("was_not_needed", tr("The visit was not needed"), ("I",), "note_not_needed"),
        Command("did_not_come", tr("The patient did not come"), ("M",), "note_no_show"),
        Command("undo", tr("Undo the decision just saved"), ("Ctrl+Z",), "undo"),
        Command("correct", tr("Correct the decision shown"), ("R",), "correct_decision"),
        Command("search", tr("Search by family name"), ("/", "Ctrl+F"), "search"),
        Command("find_patient", tr("Find a patient by CPR number"), ("Ctrl+Shift+F",), "find_patient"),
        Command("break_glass", tr("Break-glass: open with a reason, or end it"), ("Ctrl+Shift+B",), "break_glass"),
        Command("refresh", tr("Fetch new data"), ("F5",), "refresh"),
        Command("worklist", tr("Worklist"), ("Ctrl+1",), "show_worklist"),
        Command("appointments", tr("Appointments"), ("Ctrl+2",), "show_appointments"),
        Command("intake", tr("Intake"), ("Ctrl+3",), "show_intake"),
        Command("devices", tr("Devices"), ("Ctrl+4",), "show_devices"),
        Command("audit", tr("Audit log"), ("Ctrl+5",), "show_audit"),
        Command("verify_log", tr("Prove the audit log whole"), ("Ctrl+Shift+V",), "verify_log"),
        Command("extract_log", tr("Insight for a citizen"), ("Ctrl+Shift+E",), "extract_log"),
        Command("greens", tr("Greens"), ("Ctrl+G",), "show_greens"),
        Command("tick", tr("Leave the green chosen out, or take it in again"), ("X",), "tick_green"),
        Command("judge_green", tr("Drawn green: I agree"), ("G",), "judge_green"),
        Command("judge_yellow", tr("Drawn green: I would have called it yellow"), ("Y",), "judge_yellow"),
        Command("judge_red", tr("Drawn green: I would have called it red"), ("Shift+R",), "judge_red"),
        Command("invalidate", tr("Invalidate the readings of the device chosen"), ("Ctrl+I",), "invalidate_device"),
        Command("notices", tr("Mark the notices about the patient as read"), ("Ctrl+M",), "read_notices"),
        Command("retry", tr("Read the held resource chosen again"), ("Ctrl+R",), "retry_held"),
        Command("retry_all", tr("Read everything listed in quarantine again"), ("Ctrl+Shift+R",), "retry_all_held"),
        Command("conflicts", tr("Decisions that were not kept"), ("Ctrl+Shift+K",), "show_conflicts"),
        Command("emergency", tr("Emergency list as PDF"), ("Ctrl+Shift+P",), "print_emergency_list"),
        Command("theme", tr("Light, dark or high contrast"), ("Ctrl+T",), "next_theme"),
        Command("language", tr("Dansk / English"), ("Ctrl+Shift+L",), "next_language"),
        Command("lock", tr("Lock the screen"), ("Ctrl+L",), "lock"),
        Command("switch_user", tr("Switch user"), ("Ctrl+Shift+U",), "switch_user"),
        Command("log_off", tr("Log off"), ("Ctrl+Shift+Q",), "log_off"),
        Command("back", tr("Back to the list"), ("Esc",), "back"),
        Command("shortcuts", tr("Shortcuts"), ("?",), "show_shortcuts"),
        Command("help", tr("Help"), ("F1",), "show_help"),
    )


def add_actions(window: QWidget, handlers: QObject) -> None:
    """Let `window` listen for every command's keys; an AttributeError names a method that `handlers` lacks."""
    for command in commands():
        action = QAction(command.text, window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        handler: Callable[[], None] = getattr(handlers, command.handler)
        action.triggered.connect(_unless_typing(handler) if command.is_typed else handler)
        window.addAction(action)


def trigger(widget: QWidget, command: str) -> bool:
    """Do what the command of this id does in the window that `widget` stands in; False where it cannot be done now."""
    for action in widget.window().actions():
        if action.objectName() == command:
            action.trigger()
            return action.isEnabled()
    return False


def is_off(widget: QWidget, command: str) -> bool:
    """Return whether the command of this id cannot be done now in the window that `widget` stands in."""
    return any(action.objectName() == command and not action.isEnabled() for action in widget.window().actions())


def is_typing() -> bool:
    """Return whether the keyboard writes in a field just now."""
    field = QApplication.focusWidget()
    return isinstance(field, QLineEdit | QPlainTextEdit) and not field.isReadOnly()


def shown_key(key: str) -> str:
    """Return a key sequence in short: "Ctrl+Return" as "Ctrl+↵"."""
    return key.replace("Return", "↵")


def _unless_typing(handler: Callable[[], None]) -> Callable[[], None]:
    def run() -> None:
        if not is_typing():
            handler()

    return run
