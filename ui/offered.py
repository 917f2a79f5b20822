"""What the window offers to whom: pages and commands by the acts that one of them needs; the rights stand below."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from triage.access.acts import Act
from triage.access.at_work import AtWork
from ui.frame.rail import ADMINISTRATION, APPOINTMENTS, AUDIT, DEVICES, GREENS, INTAKE, THRESHOLDS, WORKLIST

_LOG = (Act.READ_LOG, Act.READ_OWN_LOG, Act.READ_LOG_COUNTS, Act.CHECK_LOG)
PAGE_ACTS: Mapping[int, tuple[Act, ...]] = {
    WORKLIST: (Act.SEE_LIST,),
    APPOINTMENTS: (Act.SEE_APPOINTMENTS,),
    INTAKE: (Act.SEE_SOURCES,),
    DEVICES: (Act.SEE_DEVICES,),
    AUDIT: _LOG,
    GREENS: (Act.ACKNOWLEDGE_GREENS,),
    ADMINISTRATION: (Act.SEE_USERS,),
    THRESHOLDS: (Act.DRAFT_RULES, Act.APPROVE_RULES),
}
# The first that the person works on is where the window starts: an auditor sees users too, and is not there for them.
_START: Mapping[int, tuple[Act, ...]] = {
    WORKLIST: PAGE_ACTS[WORKLIST],
    ADMINISTRATION: (Act.SET_USERS,),
    AUDIT: _LOG,
    THRESHOLDS: PAGE_ACTS[THRESHOLDS],
    INTAKE: PAGE_ACTS[INTAKE],
}

_PAGES = {
    "worklist": WORKLIST,
    "appointments": APPOINTMENTS,
    "intake": INTAKE,
    "devices": DEVICES,
    "audit": AUDIT,
    "greens": GREENS,
    "administration": ADMINISTRATION,
    "thresholds": THRESHOLDS,
}
_DECIDES = (
    *("visit", "phone", "message", "no_visit", "more", "details"),
    *("note", "template", "discard", "correct"),
)
# Who only proposes would be told by them that they cannot.
_MOVES = ("accept_entry", "telephone", "remember_wish", "note_coming")
_BOOKS = (*_MOVES, "snooze_entry", "await_entry", "dismiss_entry", "day_letter", "ready_letters", "holes")
_REQUESTS = ("take_request", "settle_request", "send_back")
# What is done on the page of limits: by who writes drafts, and by who looks at them.
_DRAFTS = (
    *("begin_draft", "drop_rule_draft", "undo_limit", "redo_limit", "reset_limit", "rule_library", "follow_limits"),
    "read_rule_file",
)
_LOOKS = (
    *("find_limit", "compare_drafts", "rule_versions", "weeks_table", "to_numbers", "limits_or_rules"),
    *("rule_changes", "follow_rules", "save_rule_file"),
)
_JUDGES = ("tick", "judge_green", "judge_yellow", "judge_red")
_COMMAND_ACTS: Mapping[str, tuple[Act, ...]] = {
    **{command: PAGE_ACTS[page] for command, page in _PAGES.items()},
    **dict.fromkeys(_DECIDES, (Act.DECIDE,)),
    **dict.fromkeys((*_BOOKS, *_REQUESTS), (Act.BOOK,)),
    "undo": (Act.DECIDE, Act.BOOK),
    **dict.fromkeys(("before_after", "why_not", "region_map", "copy_drafts"), (Act.SEE_APPOINTMENTS,)),
    **dict.fromkeys(_JUDGES, (Act.ACKNOWLEDGE_GREENS,)),
    **dict.fromkeys(("take", "hand_over", "put_off"), (Act.OWN_CASE,)),
    **dict.fromkeys(("retry", "retry_all"), (Act.SEE_QUARANTINE,)),
    "find_patient": (Act.SEE_LIST,),
    "break_glass": (Act.BREAK_GLASS,),
    **dict.fromkeys(("pause", "dismiss_answer"), (Act.NOTE_PAUSE,)),
    **dict.fromkeys(("enrol", "change_plan", "end_course", "answer_visit"), (Act.DECIDE,)),
    "own_limits": (Act.LIMIT_PATIENT,),
    "limits_ending": (Act.LIMIT_PATIENT,),
    "double_read": (Act.ACKNOWLEDGE_GREENS,),
    "notices": (Act.SEE_PATIENT,),
    "copy_journal": (Act.SEE_PATIENT,),
    **dict.fromkeys(("trend_copy", "trend_save", "trend_print"), (Act.SEE_PATIENT,)),
    "invalidate": (Act.INVALIDATE_READINGS,),
    "verify_log": (Act.CHECK_LOG,),
    "extract_log": (Act.EXPORT_LOG,),
    "emergency": (Act.EXPORT_LIST, Act.EXPORT_CALL_INS),
    "conflicts": (Act.SEE_LIST,),
    **dict.fromkeys(("escalated", "unjudged", "promised", "view", "filter", "new_rows", "no_filter"), (Act.SEE_LIST,)),
    **dict.fromkeys(("print_list", "list_sheet"), (Act.EXPORT_LIST,)),
    **dict.fromkeys(("was_needed", "was_not_needed"), (Act.DECIDE,)),
    "did_not_come": (Act.NOTE_CONTACT,),
    **dict.fromkeys(_DRAFTS, (Act.DRAFT_RULES,)),
    **dict.fromkeys(_LOOKS, PAGE_ACTS[THRESHOLDS]),
    "make_rule_key": PAGE_ACTS[THRESHOLDS],
    "reject_rules": (Act.APPROVE_RULES,),
    "rule_notice": (Act.DRAFT_RULES, Act.APPROVE_RULES, Act.SEE_COUNTS, Act.SEE_SOURCES),
    "roll_back_rules": (Act.ROLL_BACK_RULES,),
    "double_round": (Act.SET_PROGRAMMES,),
}


def may_page(who: AtWork, page: int) -> bool:
    """Return whether the page is offered."""
    return who.may(*PAGE_ACTS[page])


def start_page(who: AtWork) -> int | None:
    """Return the page that the window starts on, None where there is none for the person.

    Who books and decides nothing is there for the appointments.
    """
    if who.may(Act.BOOK) and not who.may(Act.DECIDE):
        return APPOINTMENTS
    return next((page for page, acts in _START.items() if who.may(*acts)), None)


def may_command(who: AtWork, command: str) -> bool:
    """Return whether the command of this id is offered; what names no act is there for everybody."""
    if command in _MOVES and who.only_proposes:
        return False
    return command not in _COMMAND_ACTS or who.may(*_COMMAND_ACTS[command])


def page_command(page: int) -> str:
    """Return the id of the command that shows a page."""
    return next(command for command, number in _PAGES.items() if number == page)


def hide_refused(window: QWidget, who: AtWork) -> None:
    """Take the keys of what the person may not do; an action that is hidden stays so whoever enables it."""
    for action in window.actions():
        action.setVisible(may_command(who, action.objectName()))
