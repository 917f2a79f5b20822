"""Nothing that is written gets lost: kept in the store within a second, brought back, and thrown away by wish alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, NOW, MadeUpWorkflow
from tests.ui.test_decision import Keyboard
from triage.clinical.decision import Action, Seen
from triage.clinical.draft import Draft
from triage.errors import NotAllowedError, Text
from ui.main_window import MainWindow
from ui.worklist.drafts import Drafts
from ui.worklist.keeping_drafts import KEPT_WITHIN_MS

OpenWindow = Callable[[MadeUpWorkflow], MainWindow]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
YESTERDAY = NOW - timedelta(days=1)
BEGUN = Draft(Action.PHONE, "Ringer efter kl. 10", since=YESTERDAY)


@pytest.fixture
def keys(window: MainWindow, qtbot: QtBot) -> Keyboard:
    return Keyboard(window, qtbot)


def test_that_what_is_written_is_kept_within_a_second(
    window: MainWindow, work: MadeUpWorkflow, keys: Keyboard, qtbot: QtBot
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_N)
    keys.type("halvt skrevet")
    qtbot.waitUntil(lambda: bool(work.drafts.kept), timeout=KEPT_WITHIN_MS + 300)
    assert work.drafts.kept[1].note == "halvt skrevet"


def test_that_writing_on_does_not_write_the_store_at_every_letter(
    window: MainWindow, work: MadeUpWorkflow, keys: Keyboard, qtbot: QtBot
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_N)
    keys.type("mange bogstaver")
    qtbot.waitUntil(lambda: not window.drafts.unkept(), timeout=3000)
    assert work.drafts.writes <= 2


def test_that_it_comes_back_with_when_it_was_written(
    open_window: OpenWindow, work: MadeUpWorkflow, qtbot: QtBot
) -> None:
    work.drafts.put(1, BEGUN)
    window = open_window(work)
    Keyboard(window, qtbot).press(Qt.Key.Key_J)
    panel = window.frame.pane.decision
    assert (panel.note.toPlainText(), panel.parts.begun.text()) == (BEGUN.note, "Kladde fra i går 10.00")
    assert panel.parts.buttons[Action.PHONE].isChecked()


def test_that_a_saved_draft_leaves_the_store(
    open_window: OpenWindow, work: MadeUpWorkflow, qtbot: QtBot
) -> None:
    work.drafts.put(1, BEGUN)
    window = open_window(work)
    keys = Keyboard(window, qtbot)
    keys.press(Qt.Key.Key_J)
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert [made.note for made in work.decisions] == [BEGUN.note]
    window.keeping.flush()
    settle(window)
    assert work.drafts.kept == {}


def test_that_a_window_closes_without_a_question_where_the_draft_is_kept(
    window: MainWindow, work: MadeUpWorkflow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J)
    window.drafts.write(1, "midt i")
    assert window.close()
    assert work.drafts.kept[1].note == "midt i"


def test_that_who_closes_with_a_case_of_their_own_hears_that_the_draft_is_kept(
    window: MainWindow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_N)
    keys.type("midt i")
    assert not window.close()
    assert window.frame.crash.text().splitlines()[1:] == ["Kladder, der er gemt til dig: 1."]


def test_that_a_window_whose_draft_cannot_be_kept_says_so_before_it_closes(
    window: MainWindow, work: MadeUpWorkflow, keys: Keyboard
) -> None:
    work.drafts.fault = FAULT
    keys.press(Qt.Key.Key_J, Qt.Key.Key_N)
    keys.type("midt i")
    assert not window.close()
    assert "kunne gemmes som kladde: 1" in window.frame.crash.text()
    assert window.close()


def test_that_what_could_not_be_kept_is_tried_again(
    window: MainWindow, work: MadeUpWorkflow, keys: Keyboard
) -> None:
    work.drafts.fault = FAULT
    keys.press(Qt.Key.Key_J, Qt.Key.Key_N)
    keys.type("midt i")
    window.keeping.flush()
    settle(window)
    work.drafts.fault = None
    assert window.keeping._timer.isActive()
    window.keeping.flush()
    settle(window)
    assert (work.drafts.kept[1].note, window.drafts.unkept()) == ("midt i", ())


def test_that_what_is_refused_is_not_asked_for_over_and_over_and_stays(
    window: MainWindow, work: MadeUpWorkflow, keys: Keyboard
) -> None:
    work.drafts.fault = NotAllowedError(Text("Nej.", "No."))
    keys.press(Qt.Key.Key_J, Qt.Key.Key_N)
    keys.type("midt i")
    window.keeping.flush()
    settle(window)
    assert not window.keeping._timer.isActive()
    assert window.drafts.unkept_notes() == 1


def test_that_a_draft_is_thrown_away_and_fetched_back_by_one_key(
    window: MainWindow, work: MadeUpWorkflow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2, Qt.Key.Key_N)
    keys.type("forkert")
    keys.press(Qt.Key.Key_K, modifier=ALT)
    panel = window.frame.pane.decision
    assert (window.drafts.of(1), panel.note.toPlainText()) == (Draft(), "")
    keys.press(Qt.Key.Key_K, modifier=ALT)
    assert window.drafts.of(1) == Draft(Action.PHONE, "forkert")
    assert panel.note.toPlainText() == "forkert"


def test_that_a_row_tells_that_something_was_begun(window: MainWindow, keys: Keyboard) -> None:
    model, key = window.frame.worklist.model, Qt.ItemDataRole.AccessibleTextRole
    keys.press(Qt.Key.Key_J)
    assert "kladde" not in str(model.index(0, 0).data(key))
    keys.press(Qt.Key.Key_2)
    assert "kladde" in str(model.index(0, 0).data(key))


def test_that_news_while_writing_are_told_and_the_draft_stands(
    window: MainWindow, work: MadeUpWorkflow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2, Qt.Key.Key_N)
    keys.type("midt i")
    work.came = 7
    window.open_case.fetch()
    settle(window)
    panel = window.frame.pane.decision
    assert "efter at du begyndte" in panel.parts.info.text()
    assert (panel.note.toPlainText(), panel.note.hasFocus()) == ("midt i", True)
    assert panel._seen == Seen(received=7)


@pytest.mark.parametrize(("came", "saved"), [(YESTERDAY + timedelta(hours=2), 0), (YESTERDAY - timedelta(hours=2), 1)])
def test_that_a_draft_of_before_the_newest_data_is_not_saved_unread(
    open_window: OpenWindow, work: MadeUpWorkflow, qtbot: QtBot, came: datetime, saved: int
) -> None:
    work.drafts.put(1, BEGUN)
    work.came = int(came.timestamp() * 1000)
    window = open_window(work)
    keys = Keyboard(window, qtbot)
    keys.press(Qt.Key.Key_J)
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert len(work.decisions) == saved
    assert window.frame.pane.decision.parts.fault.isVisible() is not bool(saved)
    if not saved:
        keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert [made.note for made in work.decisions] == [BEGUN.note]


def test_that_a_colleagues_decision_meanwhile_is_shown_and_the_draft_stands(
    window: MainWindow, work: MadeUpWorkflow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2, Qt.Key.Key_N)
    keys.type("midt i")
    work.decide(1, Action.VISIT, "taget af en anden")
    window.open_case.fetch()
    settle(window)
    info = window.frame.pane.decision.parts.info.text()
    assert "taget af en anden" in info
    assert "gemt som kladde" in info
    assert window.drafts.of(1) == Draft(Action.PHONE, "midt i")


def test_that_what_is_being_written_here_wins_over_what_comes_back() -> None:
    drafts = Drafts()
    drafts.write(1, "nyt")
    assert drafts.take_up({1: BEGUN, 2: BEGUN}) == (2,)
    assert drafts.of(1) == Draft(note="nyt")


def test_that_what_was_written_later_at_another_workstation_comes_back() -> None:
    drafts = Drafts()
    drafts.take_up({1: BEGUN})
    later = replace(BEGUN, note="senere", since=NOW)
    assert drafts.take_up({1: later}) == (1,)
    assert drafts.take_up({1: BEGUN}) == ()
    assert drafts.of(1).note == "senere"


def test_that_what_is_forgotten_on_its_way_to_the_store_is_taken_out_again() -> None:
    drafts = Drafts()
    drafts.write(1, "a")
    on_way = drafts.of(1)
    drafts.drop(1)
    drafts.note_kept(1, on_way, NOW)
    assert drafts.unkept() == (1,)
