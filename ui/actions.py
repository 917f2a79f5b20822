"""Every command as data: what it is called, which keys ask for it and which method of the window does it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.translate import tr


class Group(Enum):
    """Where a command acts; its order is that of the shortcut sheet."""

    LIST = auto()
    PATIENT = auto()
    DECISION = auto()
    TRENDS = auto()
    PAGES = auto()
    COORDINATION = auto()
    LIMITS = auto()
    WINDOW = auto()


@dataclass(frozen=True, slots=True)
class Command:
    """One command; `handler` names a method without arguments. Its first key is the one that is shown.

    `page` is the command that shows the page on which alone its keys are heard; there they go before those of others.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    handler: str
    group: Group = Group.WINDOW
    page: str = ""

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
    groups = (
        (Group.LIST, _list_commands()),
        (Group.PATIENT, _patient_commands()),
        (Group.DECISION, _decision_commands()),
        (Group.TRENDS, _trend_commands()),
        (Group.PAGES, _page_commands()),
        (Group.COORDINATION, _coordination_commands()),
        (Group.LIMITS, _limit_commands()),
        (Group.WINDOW, _window_commands()),
    )
    return tuple(replace(command, group=group) for group, made in groups for command in made)


def group_name(group: Group) -> str:
    """Return what a group is called on the shortcut sheet."""
    names = {
        Group.LIST: tr("The list"),
        Group.PATIENT: tr("The patient"),
        Group.DECISION: tr("The decision"),
        Group.TRENDS: tr("Trends"),
        Group.PAGES: tr("Pages"),
        Group.COORDINATION: tr("Conflicts of appointments"),
        Group.LIMITS: tr("Limits and rules"),
        Group.WINDOW: tr("The window"),
    }
    return names[group]


def add_actions(window: QWidget, handlers: QObject) -> None:
    """Let `window` listen for every command's keys; an AttributeError names a method that `handlers` lacks."""
    for command in commands():
        action = QAction(command.text, window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        handler: Callable[[], None] = getattr(handlers, command.handler)
        action.triggered.connect(_unless_typing(handler) if command.is_typed else handler)
        window.addAction(action)


def give_keys(window: QWidget, page: str) -> None:
    """Let the keys of the page in front be heard, and not the same keys of commands that are for other pages.

    `page` is the command that shows it.
    """
    known = {command.id: command for command in commands()}
    own = {key for command in known.values() if command.page == page for key in command.keys}
    for action in window.actions():
        command = known[action.objectName()]
        heard = command.keys if command.page == page else () if command.page else _others(command.keys, own)
        wanted = [QKeySequence(key) for key in heard]
        if action.shortcuts() != wanted:
            action.setShortcuts(wanted)


def _others(keys: tuple[str, ...], taken: set[str]) -> tuple[str, ...]:
    return tuple(key for key in keys if key not in taken)


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


def is_withheld(widget: QWidget, command: str) -> bool:
    """Return whether the command of this id is not for the person in the window that `widget` stands in."""
    return any(action.objectName() == command and not action.isVisible() for action in widget.window().actions())


def is_typing() -> bool:
    """Return whether the keyboard writes in a field just now."""
    field = QApplication.focusWidget()
    return isinstance(field, QLineEdit | QPlainTextEdit) and not field.isReadOnly()


def shown_key(key: str) -> str:
    """Return a key sequence in short: "Ctrl+Return" as "Ctrl+↵"."""
    return key.replace("Return", "↵")


def _list_commands() -> tuple[Command, ...]:
    return (
        Command("next", tr("Next patient"), ("J",), "select_next"),
        Command("previous", tr("Previous patient"), ("K",), "select_previous"),
        Command("open", tr("Open the patient chosen"), ("O",), "open_patient"),
        Command("search", tr("Search in the list"), ("/", "Ctrl+F"), "search"),
        Command("view", tr("Views, order and columns of the list"), ("W",), "choose_view"),
        Command("filter", tr("Narrow the list"), ("F4",), "add_filter"),
        Command("new_rows", tr("Show what came since the list was read"), ("F6",), "show_new"),
        Command("no_filter", tr("Take every filter away"), ("Shift+F4",), "show_hidden"),
        Command("print_list", tr("Print the list, or save it as PDF"), ("Ctrl+P",), "print_list"),
        Command("list_sheet", tr("Save the list as an Excel file"), ("Ctrl+Shift+X",), "export_list"),
        Command("escalated", tr("Red cases that nobody took: list them alone, or everybody"), ("H",), "list_escalated"),
        Command("unjudged", tr("Visits without an outcome: list them alone, or everybody"), ("V",), "list_unjudged"),
        Command("promised", tr("Promised calls: list them alone, or everybody"), ("C",), "list_promised"),
        Command("refresh", tr("Fetch new data"), ("F5",), "refresh"),
    )


def _patient_commands() -> tuple[Command, ...]:
    return (
        Command(
            "find_patient",
            tr("Find a patient by CPR number or name, with a case or without"),
            ("Ctrl+Shift+F",),
            "find_patient",
        ),
        Command("break_glass", tr("Break-glass: open with a reason, or end it"), ("Ctrl+Shift+B",), "break_glass"),
        Command("notices", tr("Mark the notices about the patient as read"), ("Ctrl+M",), "read_notices"),
        Command("source", tr("Go to what the reason rests on, then the next"), ("S",), "show_source"),
        Command("copy_journal", tr("Copy text for the patient's record"), ("Ctrl+J",), "copy_journal"),
        Command("copy_phone", tr("Copy the telephone number"), ("Shift+T",), "copy_phone"),
        Command("pause", tr("Note a pause for the patient chosen"), ("P",), "note_pause"),
        Command("enrol", tr("Enrol the patient in a programme"), ("Shift+I",), "enrol_patient"),
        Command("change_plan", tr("Change the patient's measuring plan"), ("Shift+M",), "change_plan"),
        Command("dismiss_answer", tr("Do not wait for a missing answer"), ("Shift+V",), "dismiss_answer"),
        Command("answer_visit", tr("Answer whether a booked visit is needed"), ("Shift+N",), "answer_visit"),
        Command("end_course", tr("End a course of the patient"), ("Shift+A",), "end_course"),
        Command("own_limits", tr("Set or lift the patient's own limits"), ("Shift+G",), "set_own_limits"),
        Command("limits_ending", tr("Patients' own limits that run out"), ("Shift+U",), "show_limits_ending"),
        Command("double_read", tr("Double reading: judge drawn patients blind"), ("Shift+B",), "read_blind"),
        Command("take", tr("Take the case, give it back, or take it over"), ("E",), "take_case"),
        Command("hand_over", tr("Hand the case over to a colleague"), ("Shift+E",), "hand_over_case"),
        Command("put_off", tr("Put the case off, or bring it back"), ("U",), "put_off_case"),
    )


def _decision_commands() -> tuple[Command, ...]:
    return (
        Command("visit", tr("Call in"), ("1",), "choose_visit"),
        Command("phone", tr("Phone"), ("2",), "choose_phone"),
        Command("message", tr("Write message"), ("3",), "choose_message"),
        Command("no_visit", tr("No visit"), ("4",), "choose_no_visit"),
        Command("more", tr("New interval, new questionnaire or end of the course"), ("5",), "choose_more"),
        Command("details", tr("Details of the decision"), ("D",), "write_details"),
        Command("note", tr("Write a note"), ("N",), "write_note"),
        Command("template", tr("Suggest the note by the next template"), ("Alt+N",), "next_template"),
        Command("discard", tr("Throw the draft away, or fetch it back"), ("Alt+K",), "discard_draft"),
        Command("save", tr("Save and next"), ("Ctrl+Return", "Ctrl+Enter"), "save"),
        Command("undo", tr("Undo the decision just saved"), ("Ctrl+Z",), "undo"),
        Command("correct", tr("Correct the decision shown"), ("R",), "correct_decision"),
        Command("was_needed", tr("The visit was needed, or the call was answered"), ("B",), "note_needed"),
        Command("was_not_needed", tr("The visit was not needed"), ("I",), "note_not_needed"),
        Command("did_not_come", tr("The patient did not come, or did not answer"), ("M",), "note_no_show"),
        Command("judge_green", tr("Drawn green: I agree"), ("G",), "judge_green"),
        Command("judge_yellow", tr("Drawn green: I would have called it yellow"), ("Y",), "judge_yellow"),
        Command("judge_red", tr("Drawn green: I would have called it red"), ("Shift+R",), "judge_red"),
    )


def _trend_commands() -> tuple[Command, ...]:
    return (
        Command("trends", tr("Go to the course over time"), ("F",), "focus_trends"),
        Command("trend_table", tr("Readings as a table, or as curves"), ("T",), "toggle_trend_table"),
        Command("trend_small", tr("All curves at once, or large again"), ("A",), "toggle_small_trends"),
        Command("trend_legend", tr("What the signs mean; show and hide curves"), ("L",), "toggle_trend_legend"),
        Command("trend_shorter", tr("Show a shorter time"), ("+",), "shorten_trends"),
        Command("trend_longer", tr("Show a longer time"), ("-",), "lengthen_trends"),
        Command("trend_14_days", tr("Curves of 14 days"), ("F7",), "show_two_weeks"),
        Command("trend_3_months", tr("Curves of 3 months"), ("F8",), "show_three_months"),
        Command("trend_1_year", tr("Curves of 1 year"), ("F9",), "show_a_year"),
        Command("trend_all", tr("Curves of all time"), ("F10",), "show_all_time"),
        Command("trend_copy", tr("Copy the curves, or the rows of the table"), ("Ctrl+Shift+C",), "copy_trends"),
        Command("trend_save", tr("Save the curves as a picture"), ("Ctrl+Shift+S",), "save_trends"),
        Command("trend_print", tr("Print the curves"), ("Shift+P",), "print_trends"),
    )


def _page_commands() -> tuple[Command, ...]:
    return (
        Command("worklist", tr("Worklist"), ("Ctrl+1",), "show_worklist"),
        Command("appointments", tr("Appointments"), ("Ctrl+2",), "show_appointments"),
        Command("intake", tr("Intake"), ("Ctrl+3",), "show_intake"),
        Command("devices", tr("Devices"), ("Ctrl+4",), "show_devices"),
        Command("audit", tr("Audit log"), ("Ctrl+5",), "show_audit"),
        Command("administration", tr("Administration"), ("Ctrl+6",), "show_administration"),
        Command("greens", tr("Greens"), ("Ctrl+G",), "show_greens"),
        Command("thresholds", tr("Limits"), ("Ctrl+7",), "show_thresholds"),
        Command("tick", tr("Leave the green chosen out, or take it in again"), ("X",), "tick_green"),
        Command("invalidate", tr("Invalidate the readings of the device chosen"), ("Ctrl+I",), "invalidate_device"),
        Command("retry", tr("Read the held resource chosen again"), ("Ctrl+R",), "retry_held"),
        Command("retry_all", tr("Read everything listed in quarantine again"), ("Ctrl+Shift+R",), "retry_all_held"),
        Command("verify_log", tr("Prove the audit log whole"), ("Ctrl+Shift+V",), "verify_log"),
        Command("extract_log", tr("Insight for a citizen"), ("Ctrl+Shift+E",), "extract_log"),
    )


def _coordination_commands() -> tuple[Command, ...]:
    found = (
        Command("accept_entry", tr("Go on with the proposal for the patient chosen"), ("A",), "accept_entry"),
        Command("snooze_entry", tr("Put the conflict off until a day, or open it again"), ("U",), "snooze_entry"),
        Command("await_entry", tr("The conflict waits for an answer"), ("V",), "await_entry"),
        Command("dismiss_entry", tr("The conflict is not relevant, and why"), ("X",), "dismiss_entry"),
        Command("take_request", tr("Take what a clinician asked for: no colleague does"), ("E",), "take_request"),
        Command("settle_request", tr("What a clinician asked for is booked, or taken back"), ("G",), "settle_request"),
        Command("send_back", tr("Send what a clinician asked for back, with the reason"), ("R",), "send_request_back"),
        Command("before_after", tr("Old and new, before, or after"), ("B",), "show_before_after"),
        Command("why_not", tr("Why not another time"), ("Y",), "show_why_not"),
        Command("day_letter", tr("Letter for a whole day: look at it, and print it"), ("Ctrl+P",), "write_day_letter"),
        Command("ready_letters", tr("Letters of accepted plans: print what can go"), ("Shift+P",), "print_letters"),
        Command("region_map", tr("Map of the patient's ways"), ("M",), "show_map"),
        Command("telephone", tr("Telephone mode: type wishes, and offer times"), ("F",), "begin_telephone"),
        Command("remember_wish", tr("Remember the wish that is typed"), ("Alt+H",), "remember_wish"),
        Command("note_coming", tr("Note how the patient can come, or what was told"), ("N",), "note_coming"),
        Command("holes", tr("Free times, and who could use them"), ("L",), "show_free_times"),
        Command("copy_drafts", tr("Copy the drafts of travel grants"), ("Ctrl+Shift+C",), "copy_drafts"),
    )
    return tuple(replace(command, page="appointments") for command in found)


def _limit_commands() -> tuple[Command, ...]:
    found = (
        Command("undo_limit", tr("Take the last change of a limit or rule back"), ("Ctrl+Z",), "undo_limit"),
        Command("redo_limit", tr("Make the change again"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo_limit"),
        Command("reset_limit", tr("Put the limit back to what is in force"), ("F2",), "reset_limit"),
        Command("find_limit", tr("Find the limit for a wanted workload or share"), ("F3",), "find_limit"),
        Command("follow_limits", tr("Choose what becomes of a test that fails"), ("Ctrl+E",), "follow_limits"),
        Command("compare_drafts", tr("Compare the drafts of the programme"), ("Ctrl+D",), "compare_drafts"),
        Command("to_numbers", tr("Go to who changes colour"), ("F6",), "go_to_numbers"),
        Command("weeks_table", tr("Work per week as a table, or as bars"), ("T",), "turn_weeks"),
        Command("limits_or_rules", tr("Limits, or the rules they stand in"), ("Ctrl+Tab",), "turn_rules"),
        Command("begin_draft", tr("Begin a draft of what is in force"), ("Ctrl+N",), "begin_rule_draft"),
        Command("drop_rule_draft", tr("Throw the draft of rules away, or withdraw it"), ("Alt+K",), "drop_rule_draft"),
        Command("reject_rules", tr("Reject the draft that was sent for approval"), ("Alt+A",), "reject_rules"),
        Command("roll_back_rules", tr("Roll back to the rules before"), ("Ctrl+Shift+H",), "roll_back_rules"),
        Command("rule_versions", tr("Versions of the rules: who, when and why"), ("Ctrl+H",), "show_rule_versions"),
        Command("double_round", tr("Draw a sample for a double reading, or close it"), ("Alt+B",), "draw_or_close"),
        Command("make_rule_key", tr("Make your signing key"), ("Alt+S",), "make_rule_key"),
        Command("rule_library", tr("Library of rule sets"), ("Ctrl+B",), "show_rule_library"),
        Command("read_rule_file", tr("Import a rule file as a draft"), ("Ctrl+O",), "read_rule_file"),
        Command("save_rule_file", tr("Save the rules shown as a file"), ("Ctrl+S",), "save_rule_file"),
        Command("rule_changes", tr("Cases that a change of rules changed"), ("F7",), "show_rule_changes"),
        Command("follow_rules", tr("After approval: expected, and what came"), ("F8",), "follow_rules"),
    )
    return tuple(replace(command, page="thresholds") for command in found)


def _window_commands() -> tuple[Command, ...]:
    return (
        Command("emergency", tr("Emergency list as PDF"), ("Ctrl+Shift+P",), "print_emergency_list"),
        Command("conflicts", tr("Decisions that were not kept"), ("Ctrl+Shift+K",), "show_conflicts"),
        Command("rule_notice", tr("I have seen what is told of the rules"), ("Alt+V",), "note_rules_seen"),
        Command("palette", tr("Search patient, CPR number or command"), ("Ctrl+K",), "find_anything"),
        Command("theme", tr("Light, dark or high contrast"), ("Ctrl+T",), "next_theme"),
        Command("zoom_in", tr("Everything larger"), ("Ctrl++", "Ctrl+="), "zoom_in"),
        Command("zoom_out", tr("Everything smaller"), ("Ctrl+-",), "zoom_out"),
        Command("zoom_normal", tr("Everything as large as at first"), ("Ctrl+0",), "zoom_normal"),
        Command("density", tr("Lists closer together, or no longer"), ("Ctrl+Shift+D",), "next_density"),
        Command("language", tr("Dansk / English"), ("Ctrl+Shift+L",), "next_language"),
        Command("lock", tr("Lock the screen"), ("Ctrl+L",), "lock"),
        Command("switch_user", tr("Switch user"), ("Ctrl+Shift+U",), "switch_user"),
        Command("log_off", tr("Log off"), ("Ctrl+Shift+Q",), "log_off"),
        Command("back", tr("Back to the list"), ("Esc",), "back"),
        Command("shortcuts", tr("Shortcuts"), ("?",), "show_shortcuts"),
        Command("help", tr("Help"), ("F1",), "show_help"),
        Command("guide", tr("Introduction: show it, and its next step"), ("Ctrl+F1",), "show_guide"),
        Command("facts", tr("Facts of what went wrong"), ("Ctrl+Shift+F1",), "show_facts"),
        Command("give_up", tr("Stop waiting for what is being read"), ("Ctrl+.",), "give_up"),
    )


def _unless_typing(handler: Callable[[], None]) -> Callable[[], None]:
    def run() -> None:
        if not is_typing():
            handler()

    return run
