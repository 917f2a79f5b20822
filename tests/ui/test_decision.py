"""Deciding: from the keyboard alone, for the right patient, with nothing written ever lost."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, NOW, MadeUpWorkflow
from triage.clinical.decision import Action, Decision, OutcomeKind
from triage.clinical.details import Phone, Urgency, Visit
from triage.workflow.catalogue import Catalogue
from triage.worklist.offers import Offers
from triage.worklist.row import Query
from ui.main_window import MainWindow
from ui.patient.history import decision_card
from ui.worklist.drafts import Draft, Drafts

CTRL = Qt.KeyboardModifier.ControlModifier


class Keyboard:
    """Presses keys on whatever has the focus, as a person does."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self._window, self._qtbot = window, qtbot

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys and wait for what they lead to."""
        for key in keys:
            self._qtbot.keyClick(QApplication.focusWidget() or self._window, key, modifier)
            settle(self._window)

    def type(self, text: str) -> None:
        """Type a text."""
        self._qtbot.keyClicks(QApplication.focusWidget(), text)


@pytest.fixture
def keys(window: MainWindow, qtbot: QtBot) -> Keyboard:
    """The keyboard of the window."""
    return Keyboard(window, qtbot)


def test_that_a_patient_is_handled_and_taken_back_by_keys_alone(
    window: MainWindow, work: MadeUpWorkflow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2, Qt.Key.Key_N)
    keys.type("Ring efter kl. 10")
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    made = work.decisions[0]
    assert (made.case, made.action, made.note) == (1, Action.PHONE, "Ring efter kl. 10")
    assert chosen_case(window) == 2
    keys.press(Qt.Key.Key_Z, modifier=CTRL)
    assert work.decisions[0].undone
    assert chosen_case(window) == 1
    assert window.frame.pane.decision.note.toPlainText() == "Ring efter kl. 10"


def test_that_the_confirmation_names_the_patient(window: MainWindow, keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_1)
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    bar = window.frame.pane.undo_bar
    assert bar.isVisible()
    assert bar._text.text() == "Gemt: Indkald til besøg – Eksempel, Person 1."


def test_that_the_list_and_the_panel_go_on_together(window: MainWindow, keys: Keyboard, work: MadeUpWorkflow) -> None:
    for _ in range(3):
        keys.press(Qt.Key.Key_J if chosen_case(window) is None else Qt.Key.Key_4, Qt.Key.Key_4)
        if window.drafts.of(chosen_case(window) or 0).action is None:
            keys.press(Qt.Key.Key_4)
        keys.press(Qt.Key.Key_Return, modifier=CTRL)
    current = window.frame.worklist.rows.current_row()
    assert [made.case for made in work.decisions] == [1, 2, 3]
    assert current is not None
    assert current.case == chosen_case(window) == 4


def test_that_after_the_last_patient_nobody_is_chosen(window: MainWindow, work: MadeUpWorkflow, keys: Keyboard) -> None:
    work.rows = work.rows[:1]
    window.commands.refresh()
    keys.press(Qt.Key.Key_J, Qt.Key.Key_4)
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert window.open_case.row is None
    assert not window.frame.pane.decision.isVisible()


def test_that_keys_pressed_in_the_note_are_words_and_not_commands(window: MainWindow, keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_N)
    keys.type("jk1234o/?")
    settle(window)
    assert window.frame.pane.decision.note.toPlainText() == "jk1234o/?"
    assert (chosen_case(window), window.drafts.of(1).action) == (1, None)


def test_that_keys_pressed_in_the_search_are_letters_and_not_commands(window: MainWindow, keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_Slash)
    keys.type("jk1")
    settle(window)
    assert window.frame.worklist.filters.search.text() == "jk1"
    assert window.open_case.row is None


def test_that_a_note_being_written_survives_a_look_at_another_patient(window: MainWindow, keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_3, Qt.Key.Key_N)
    keys.type("halvt skrevet")
    keys.press(Qt.Key.Key_Escape, Qt.Key.Key_J)
    assert window.frame.pane.decision.note.toPlainText() == ""
    keys.press(Qt.Key.Key_K)
    assert window.frame.pane.decision.note.toPlainText() == "halvt skrevet"
    assert window.frame.pane.decision.parts.buttons[Action.MESSAGE].isChecked()


def test_that_a_message_says_that_nothing_is_sent(window: MainWindow, keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_3)
    assert "ikke sendt" in window.frame.pane.decision.parts.info.text()


def test_that_a_decision_that_cannot_be_saved_keeps_what_was_written(
    window: MainWindow, work: MadeUpWorkflow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2)
    window.frame.pane.decision.note.setPlainText("vigtigt")
    work.fault = FAULT
    window.commands.save()
    settle(window)
    assert window.frame.pane.decision.parts.fault.text() == "Databasen svarer ikke."
    assert window.drafts.of(1) == Draft(Action.PHONE, "vigtigt")
    assert chosen_case(window) == 1


def test_that_a_decision_overtaken_by_news_is_refused_and_the_news_are_shown(
    window: MainWindow, work: MadeUpWorkflow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2)
    work.came = 1
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert window.frame.pane.decision.parts.fault.text() == "Der er kommet nyt."
    assert (set(work.opened[1:]), work.decisions, window.drafts.of(1)) == ({1}, [], Draft(Action.PHONE))
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert [made.case for made in work.decisions] == [1]


def test_that_nothing_is_saved_before_the_chart_is_on_the_screen(window: MainWindow, work: MadeUpWorkflow) -> None:
    window.commands.select_next()
    window.commands.choose_no_visit()
    window.commands.save()
    assert "vises ikke endnu" in window.frame.pane.decision.parts.fault.text()
    settle(window)
    assert work.decisions == []


def test_that_nothing_is_saved_when_the_chart_cannot_be_opened(
    window: MainWindow, work: MadeUpWorkflow, keys: Keyboard
) -> None:
    work.fault = FAULT
    keys.press(Qt.Key.Key_J, Qt.Key.Key_4)
    work.fault = None
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert work.decisions == []


def test_that_saving_without_a_choice_asks_for_one(window: MainWindow, keys: Keyboard, work: MadeUpWorkflow) -> None:
    keys.press(Qt.Key.Key_J)
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert window.frame.pane.decision.parts.fault.text()
    assert work.decisions == []


def test_that_a_second_save_before_the_first_is_done_is_no_second_decision(
    window: MainWindow, work: MadeUpWorkflow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2)
    window.commands.save()
    window.commands.save()
    settle(window)
    assert len(work.decisions) == 1


def test_that_a_handled_patient_shows_the_decision_and_can_be_taken_up_again(
    window: MainWindow, work: MadeUpWorkflow, keys: Keyboard
) -> None:
    work.decide(1, Action.VISIT, "set i går")
    window.frame.worklist.filters.ask(Query(closed=True))
    settle(window)
    window.commands.select_next()
    settle(window)
    panel = window.frame.pane.decision
    assert "set i går" in panel.parts.info.text()
    assert not panel.note.isEnabled()
    panel.parts.reopen.click()
    settle(window)
    assert work.decisions[0].undone


def test_that_the_offer_to_undo_ends(window: MainWindow, work: MadeUpWorkflow, keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2)
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    window.frame.pane.undo_bar._timer.timeout.emit()
    keys.press(Qt.Key.Key_Z, modifier=CTRL)
    assert not work.decisions[0].undone
    assert not window.frame.pane.undo_bar.isVisible()


def test_that_empty_drafts_are_forgotten() -> None:
    drafts = Drafts()
    drafts.write(1, "a")
    drafts.write(1, "")
    assert (drafts.of(1), drafts.unsaved_notes()) == (Draft(), 0)


def chosen_case(window: MainWindow) -> int | None:
    """Return the case that the decision panel is about."""
    row = window.frame.pane.decision.row
    return None if row is None else row.case


def offered() -> Offers:
    """What there is to choose from."""
    at = NOW + timedelta(hours=2)
    windows = (Phone(at, at + timedelta(hours=2)), Phone(at + timedelta(days=1), at + timedelta(days=1, hours=2)))
    return Offers(Catalogue().choices, windows, (("http://x/cat", "CAT"), ("http://x/mrc", "MRC")))


@pytest.fixture
def offering(work: MadeUpWorkflow) -> MadeUpWorkflow:
    """The workflow with something to choose from."""
    work.offers = offered()
    return work


def test_that_a_key_and_save_are_enough_for_a_visit_the_same_day(
    offering: MadeUpWorkflow, window: MainWindow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_1)
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert offering.decisions[0].details == Visit(Urgency.SAME_DAY)


def test_that_another_window_is_chosen_by_keys_alone(
    offering: MadeUpWorkflow, window: MainWindow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2, Qt.Key.Key_D, Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert offering.decisions[0].details == offering.offers.windows[1]


def test_that_the_kinds_that_change_a_course_take_turns_on_one_key(
    offering: MadeUpWorkflow, window: MainWindow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J)
    seen = []
    for _ in range(4):
        keys.press(Qt.Key.Key_5)
        seen.append(window.drafts.of(1).action)
    assert seen == [Action.INTERVAL, Action.QUESTIONNAIRE, Action.END_COURSE, None]


def test_that_details_being_chosen_survive_a_look_at_another_patient(
    offering: MadeUpWorkflow, window: MainWindow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_1)
    form = window.frame.pane.decision.parts.form
    form.prepare["blood"].click()
    keys.press(Qt.Key.Key_J, Qt.Key.Key_K)
    assert form.prepare["blood"].isChecked()
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert offering.decisions[0].details == Visit(Urgency.SAME_DAY, None, ("blood",))


def test_that_a_decision_is_corrected_in_its_place_by_keys(
    offering: MadeUpWorkflow, window: MainWindow, keys: Keyboard
) -> None:
    offering.decide(1, Action.VISIT, "set i går")
    window.frame.worklist.filters.ask(Query(closed=True))
    settle(window)
    keys.press(Qt.Key.Key_J, Qt.Key.Key_R, Qt.Key.Key_2)
    window.frame.pane.decision.parts.form.reason.setCurrentIndex(1)
    window.frame.pane.decision.parts.form.changed.emit()
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    old, new = offering.decisions
    assert (old.corrected_by, old.why, new.corrects, new.action) == (2, "slip", 1, Action.PHONE)


def test_that_the_seconds_left_to_undo_are_told(window: MainWindow, keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2)
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert window.frame.pane.undo_bar._left.text()[:2].strip() in ("9", "10")


def test_that_what_came_of_a_visit_is_told_once_by_a_button(qtbot: QtBot) -> None:
    told: list[tuple[int, OutcomeKind]] = []
    made = Decision(7, 1, Action.VISIT, "", "anna", NOW, details=Visit())
    card = decision_card([made], NOW, Catalogue().choices, lambda key, kind: told.append((key, kind)))
    qtbot.addWidget(card)
    button = card.findChildren(QPushButton)[1]
    button.click()
    button.click()
    assert told == [(7, OutcomeKind.NOT_NEEDED)]


def test_that_a_correction_is_undone_into_a_decision_of_its_own(
    offering: MadeUpWorkflow, window: MainWindow, keys: Keyboard
) -> None:
    offering.decide(1, Action.VISIT, "set i går")
    window.frame.worklist.filters.ask(Query(closed=True))
    settle(window)
    keys.press(Qt.Key.Key_J, Qt.Key.Key_R, Qt.Key.Key_4)
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    keys.press(Qt.Key.Key_Z, modifier=CTRL)
    assert [made.undone for made in offering.decisions] == [True, True]
    assert (window.drafts.of(1).corrects, window.drafts.of(1).action) == (None, Action.NO_VISIT)


def test_that_a_correction_begun_can_be_left(offering: MadeUpWorkflow, window: MainWindow, keys: Keyboard) -> None:
    offering.decide(1, Action.VISIT, "set i går")
    window.frame.worklist.filters.ask(Query(closed=True))
    settle(window)
    keys.press(Qt.Key.Key_J, Qt.Key.Key_R, Qt.Key.Key_R)
    assert window.drafts.of(1) == Draft()
    assert not window.frame.pane.decision.note.isEnabled()


def test_that_the_reason_of_a_correction_is_called_otherwise(
    offering: MadeUpWorkflow, window: MainWindow, keys: Keyboard
) -> None:
    form = window.frame.pane.decision.parts.form
    keys.press(Qt.Key.Key_J, Qt.Key.Key_1)
    ordinary = form.reason.accessibleName()
    offering.decide(2, Action.VISIT, "set i går")
    window.frame.worklist.filters.ask(Query(closed=True))
    settle(window)
    keys.press(Qt.Key.Key_J, Qt.Key.Key_R)
    assert form.reason.isVisible()
    assert form.reason.accessibleName() != ordinary
