"""Who has a case, in the window: taken by itself, by key, handed over, put off, taken over, given back at the end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.made_up import NOW, MadeUpWorkflow, row
from triage.clinical.colour import Colour
from triage.clinical.decision import Action, Decision, OutcomeKind
from triage.worklist.account import Conservation
from triage.worklist.ownership import SNOOZE_WORDS, SnoozeReason
from triage.worklist.row import EVERYBODY, Also, Query
from ui.main_window import MainWindow
from ui.worklist.owned_words import owner_sentence
from ui.worklist.spoken import below_name, spoken_row

ANNAS = {"owner": "anna", "owned_since": NOW - timedelta(minutes=4), "fence": 3}


def chosen(window: MainWindow, colour: Colour = Colour.YELLOW) -> int:
    window.frame.worklist.choose_case(next(each for each in _rows(window) if each.colour is colour))
    settle(window)
    return window.frame.pane.owner.row.case


def _rows(window: MainWindow) -> list[object]:
    return list(window.desk.list_cases(Query(), 0, 9))


def press(window: MainWindow, *commands: str) -> None:
    for command in commands:
        getattr(window.commands, command)()
    settle(window)


def test_that_who_begins_to_decide_takes_the_case_once(window: MainWindow, work: MadeUpWorkflow) -> None:
    case = chosen(window)
    window.frame.pane.decision.choose(Action.PHONE)
    window.frame.pane.decision.note.setPlainText("Ringer i dag")
    settle(window)
    assert work.own.done == [("claim", case)]
    assert window.frame.pane.owner.text.text().startswith("Du har sagen")


def test_that_a_key_takes_the_case_and_gives_it_back(window: MainWindow, work: MadeUpWorkflow) -> None:
    case = chosen(window)
    press(window, "take_case")
    press(window, "take_case")
    assert work.own.done == [("claim", case), ("release", case)]


def test_that_what_a_colleague_has_is_said_where_it_is_begun(
    open_window: Callable[..., MainWindow], work: MadeUpWorkflow
) -> None:
    work.rows = [replace(each, **ANNAS) for each in work.rows]
    window = open_window(work)
    chosen(window)
    window.frame.pane.decision.choose(Action.PHONE)
    settle(window)
    assert window.frame.pane.decision.parts.fault.text() == "Anna har sagen."
    assert window.frame.pane.owner.take.text() == "Overtag"


def test_that_a_colleagues_case_is_taken_over_with_a_reason(
    open_window: Callable[..., MainWindow], work: MadeUpWorkflow
) -> None:
    work.rows = [replace(each, **ANNAS) for each in work.rows]
    window = open_window(work)
    case = chosen(window)
    press(window, "take_case")
    dialog = window.owning.dialog
    dialog.findChild(QLineEdit).setText("Anna er gået hjem")
    dialog.save_button.click()
    settle(window)
    assert work.own.done == [("take_over", case, "anna", "Anna er gået hjem")]


def test_that_a_case_is_handed_to_a_colleague_with_a_note(window: MainWindow, work: MadeUpWorkflow) -> None:
    case = chosen(window)
    press(window, "hand_over_case")
    dialog = window.owning.dialog
    assert dialog.findChild(QComboBox).currentText() == "Anna Opdigtet"
    dialog.findChild(QLineEdit).setText("Ring efter kl. 13")
    dialog.save_button.click()
    settle(window)
    assert work.own.done[-1] == ("hand_over", case, "anna", "Ring efter kl. 13")


def test_that_a_case_is_put_off_until_the_morning(window: MainWindow, work: MadeUpWorkflow) -> None:
    chosen(window)
    press(window, "put_off_case")
    window.owning.dialog.save_button.click()
    settle(window)
    wanted = work.own.done[-1][2]
    assert (wanted.until.hour, wanted.reason) == (7, SnoozeReason.TEST_RESULT)


def test_that_a_red_has_no_button_to_put_it_off(window: MainWindow) -> None:
    chosen(window, Colour.RED)
    assert not window.frame.pane.owner.later.isEnabled()


def test_that_a_dialog_about_a_case_names_nobody_in_its_title(window: MainWindow) -> None:
    chosen(window)
    press(window, "put_off_case")
    dialog = window.owning.dialog
    assert isinstance(dialog, QDialog)
    assert "Person" not in dialog.windowTitle()


def test_that_a_row_tells_who_has_it_and_what_is_worse_beside_it() -> None:
    found = row(1, "green", **ANNAS, also=(Also("diabetes", Colour.RED),))
    assert below_name(found, "tester") == "KOL · anna · rød i Diabetes"
    assert below_name(found, "anna")== "KOL · mig · rød i Diabetes"
    assert "anna har sagen siden" in spoken_row(found, NOW, "tester").sentence


def test_that_a_red_nobody_took_says_so() -> None:
    assert "ingen har taget den i tide" in below_name(row(escalated=NOW), "tester")


def test_that_open_cases_are_pointed_out_at_the_end_and_then_given_back(
    window: MainWindow, work: MadeUpWorkflow
) -> None:
    chosen(window)
    press(window, "take_case")
    assert not window.close()
    assert window.frame.crash.text().startswith("Du har en åben sag.")
    assert window.close()
    assert work.own.done[-1] == ("release_mine",)


def begin(window: MainWindow, note: str = "Ringer i dag") -> int:
    case = chosen(window)
    window.frame.pane.decision.choose(Action.PHONE)
    window.frame.pane.decision.note.setPlainText(note)
    settle(window)
    return case


def had_by_another_meanwhile(work: MadeUpWorkflow, case: int) -> None:
    """Let a colleague have the case, and give it back."""
    work.rows = [
        replace(each, owner=None, fence=each.fence + 1) if each.case == case else each for each in work.rows
    ]


def test_that_what_a_colleague_had_in_between_is_not_decided_unseen(window: MainWindow, work: MadeUpWorkflow) -> None:
    case = begin(window)
    had_by_another_meanwhile(work, case)
    press(window, "save")
    assert work.decisions == []
    assert window.frame.pane.decision.parts.fault.text() == "Du har ikke sagen længere."
    assert window.drafts.of(case).note == "Ringer i dag"


def test_that_who_was_told_may_decide_after_having_seen_it(window: MainWindow, work: MadeUpWorkflow) -> None:
    case = begin(window)
    had_by_another_meanwhile(work, case)
    press(window, "save")
    press(window, "save")
    assert [(made.case, made.note) for made in work.decisions] == [(case, "Ringer i dag")]


def test_that_who_saves_at_once_is_not_overtaken_by_the_own_claim(window: MainWindow, work: MadeUpWorkflow) -> None:
    case = chosen(window)
    window.frame.pane.decision.choose(Action.PHONE)
    press(window, "save")
    assert [made.case for made in work.decisions] == [case]


def test_that_a_case_handed_over_by_a_colleague_is_decided_with_its_own_number(
    open_window: Callable[..., MainWindow], work: MadeUpWorkflow
) -> None:
    work.rows = [replace(each, owner="tester", fence=7) for each in work.rows]
    window = open_window(work)
    begin(window)
    press(window, "save")
    assert len(work.decisions) == 1


def test_that_reds_nobody_took_stand_in_the_strip_and_are_listed_by_key_or_click(
    open_window: Callable[..., MainWindow], work: MadeUpWorkflow
) -> None:
    late = next(each for each in work.rows if each.colour is Colour.RED)
    work.rows = [replace(each, escalated=NOW) if each is late else each for each in work.rows]
    window = open_window(work)
    told = window.frame.strip._escalated
    assert (told.isVisible(), told.text().split()[0]) == (True, "1")
    press(window, "list_escalated")
    assert window.frame.worklist.filters.query() == replace(EVERYBODY, escalated=True)
    told.click()
    assert window.frame.worklist.filters.query() == EVERYBODY


def test_that_nothing_is_told_of_reds_where_all_are_taken(window: MainWindow) -> None:
    press(window, "list_escalated")
    assert window.frame.strip._escalated.isHidden()
    assert window.frame.worklist.filters.query() == EVERYBODY


@pytest.mark.parametrize("width", [1280, 1440])
def test_that_a_full_strip_is_not_wider_than_the_window(
    open_window: Callable[..., MainWindow], work: MadeUpWorkflow, width: int
) -> None:
    work.account = Conservation(140_745, 124_100, 3600, 700, 12_345, 90, 310, 12, 3)
    work.rows = [replace(each, escalated=NOW) for each in work.rows]
    window = open_window(work, width, 800)
    window.frame.strip.show_waiting("12 beslutninger venter på den fælles database")
    window.frame.strip.show_doing("Henter nye data …")
    settle(window)
    assert window.width() == width
    for label in window.frame.strip.findChildren(QLabel):
        assert label.isHidden() or label.width() >= label.sizeHint().width(), label.text()
    assert "12 ikke fordelt · 3 lovede opkald" in window.frame.strip._account.text()
    assert "karantæne" in window.frame.strip._account.toolTip()


VISITED = Decision(1, 1, Action.VISIT, "", "tester", NOW - timedelta(days=2))


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Qt.Key.Key_B, OutcomeKind.NEEDED),
        (Qt.Key.Key_I, OutcomeKind.NOT_NEEDED),
        (Qt.Key.Key_M, OutcomeKind.NO_SHOW),
    ],
)
def test_that_one_key_notes_what_came_of_a_visit_and_goes_on(
    open_window: Callable[..., MainWindow], work: MadeUpWorkflow, qtbot: QtBot, key: Qt.Key, kind: OutcomeKind
) -> None:
    work.rows, work.decisions, work.unjudged = [replace(each, closed=True) for each in work.rows], [VISITED], 2
    window = open_window(work)
    press(window, "list_unjudged")
    assert window.frame.worklist.filters.query() == replace(EVERYBODY, unjudged=True)
    press(window, "select_next")
    qtbot.keyClick(window.frame.worklist.rows, key)
    settle(window)
    assert work.outcomes == [(1, kind)]
    assert window.open_case.row.case == 2


def test_that_no_visit_is_judged_where_there_was_none(window: MainWindow, work: MadeUpWorkflow) -> None:
    chosen(window)
    press(window, "note_needed", "note_no_show")
    assert work.outcomes == []


@pytest.mark.parametrize("reason", list(SnoozeReason))
def test_that_it_is_told_why_a_case_waits(qapp: QApplication, reason: SnoozeReason) -> None:
    waits = row(1, "yellow", snoozed_until=NOW + timedelta(days=2), waits_for=reason)
    words = SNOOZE_WORDS[reason].da
    assert (words in owner_sentence(waits, "tester", NOW)) == (reason is not SnoozeReason.OTHER)


def test_that_who_has_the_case_is_told_on_a_screen_built_anew(window: MainWindow) -> None:
    chosen(window)
    press(window, "take_case")
    press(window, "next_theme")
    assert window.frame.pane.owner.text.text().startswith("Du har sagen")
