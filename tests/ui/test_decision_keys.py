"""Keys and patients: two are enough for the likely decision, and none ever counts for a patient not on the screen."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.charts import red_assessment
from tests.ui.conftest import settle
from tests.ui.made_up import NOW, MadeUpWorkflow, row
from tests.ui.test_decision import Keyboard, chosen_case, offered
from triage.clinical.decision import Action
from triage.clinical.details import Phone
from triage.errors import Text
from triage.workflow.catalogue import Catalogue
from triage.workflow.chart.chart import Chart
from triage.worklist.note_templates import NoteTemplate
from triage.worklist.offers import Offers
from triage.worklist.row import Row
from ui.main_window import MainWindow
from ui.worklist.suggesting import suggested

OpenWindow = Callable[[MadeUpWorkflow], MainWindow]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
# Who decides fast saves as often as anything else.
_KEYS = (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_Return)
NOTE = "Iltmætning 85 % (grænse 87 %). Ringer patienten op om åndenød, opspyt og medicin."


@pytest.fixture
def offering(work: MadeUpWorkflow) -> MadeUpWorkflow:
    work.offers = replace(offered(), templates=Catalogue().templates)
    return work


@pytest.fixture
def keys(offering: MadeUpWorkflow, window: MainWindow, qtbot: QtBot) -> Keyboard:
    return Keyboard(window, qtbot)


def test_that_two_keys_decide_with_note_and_window_and_go_on(
    offering: MadeUpWorkflow, window: MainWindow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2)
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    made = offering.decisions[0]
    assert (made.note, made.details) == (NOTE, offering.offers.windows[0])
    assert chosen_case(window) == 2
    assert window.frame.worklist.rows.hasFocus()


def test_that_a_suggestion_is_nobodys_words_until_it_is_saved(window: MainWindow, keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2)
    panel = window.frame.pane.decision
    assert (panel.note.toPlainText(), panel.parts.note_label.text()) == (NOTE, "Notat, forslag")
    assert window.drafts.of(1).note == ""


def test_that_typing_replaces_what_is_suggested(
    offering: MadeUpWorkflow, window: MainWindow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2, Qt.Key.Key_N)
    keys.type("Kendt")
    assert window.frame.pane.decision.parts.note_label.text() == "Notat"
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert offering.decisions[0].note == "Kendt"


def test_that_an_arrow_keeps_what_is_suggested_to_write_on(
    offering: MadeUpWorkflow, window: MainWindow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2, Qt.Key.Key_N, Qt.Key.Key_Right)
    keys.type(" Sover dårligt.")
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert offering.decisions[0].note == f"{NOTE} Sover dårligt."


def test_that_who_wants_no_note_is_suggested_none_again(
    offering: MadeUpWorkflow, window: MainWindow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2, Qt.Key.Key_N, Qt.Key.Key_Delete)
    window.open_case.fetch()
    settle(window)
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert offering.decisions[0].note == ""


def test_that_another_template_is_one_key_away_and_writes_over_nothing(
    window: MainWindow, keys: Keyboard
) -> None:
    note = window.frame.pane.decision.note
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2)
    keys.press(Qt.Key.Key_N, modifier=ALT)
    assert note.toPlainText() == "Iltmætning 85 % (grænse 87 %). Ringer patienten op."
    keys.press(Qt.Key.Key_N)
    keys.type("Mit eget")
    keys.press(Qt.Key.Key_N, modifier=ALT)
    assert note.toPlainText() == "Mit eget"


def test_that_another_kind_has_another_note(window: MainWindow, keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2, Qt.Key.Key_1)
    assert "Indkaldes" in window.frame.pane.decision.note.toPlainText()
    keys.press(Qt.Key.Key_1)
    assert window.frame.pane.decision.note.toPlainText() == ""


def test_that_a_suggestion_is_not_taken_along_to_the_next_patient(window: MainWindow, keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2, Qt.Key.Key_J)
    note = window.frame.pane.decision.note
    assert (note.toPlainText(), note.is_suggestion) == ("", False)


def test_that_undo_brings_back_choice_and_suggestion(window: MainWindow, keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2)
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    keys.press(Qt.Key.Key_Z, modifier=CTRL)
    note = window.frame.pane.decision.note
    assert (chosen_case(window), window.drafts.of(1).action) == (1, Action.PHONE)
    assert (note.toPlainText(), note.is_suggestion) == (NOTE, True)


def test_that_a_call_is_promised_before_the_deadline(
    open_window: OpenWindow, offering: MadeUpWorkflow, qtbot: QtBot
) -> None:
    soon = NOW + timedelta(minutes=40)
    offering.rows = [replace(row(1), deadline=soon)]
    keys = Keyboard(open_window(offering), qtbot)
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2)
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert offering.decisions[0].details == Phone(NOW, soon)


def test_that_a_red_patient_is_not_let_go_without_a_reason(
    offering: MadeUpWorkflow, window: MainWindow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_4)
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    panel = window.frame.pane.decision
    assert offering.decisions == []
    assert panel.parts.fault.text().startswith("Begrund")
    assert panel.parts.form.reason.hasFocus()
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert [made.reason for made in offering.decisions] == ["stable"]


def test_that_a_yellow_patient_is_let_go_with_two_keys(
    open_window: OpenWindow, offering: MadeUpWorkflow, qtbot: QtBot
) -> None:
    offering.rows = [row(1, "yellow")]
    keys = Keyboard(open_window(offering), qtbot)
    keys.press(Qt.Key.Key_J, Qt.Key.Key_4)
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert [made.action for made in offering.decisions] == [Action.NO_VISIT]


def test_that_the_name_stands_beside_what_is_saved_and_in_what_was(window: MainWindow, keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2)
    panel, bar = window.frame.pane.decision, window.frame.pane.undo_bar
    assert panel.parts.confirm.text() == "Gem: ring op · Eksempel, Person 1"
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert bar._text.text() == "Gemt: Ring op – Eksempel, Person 1."
    assert not bar.isAncestorOf(QApplication.focusWidget())


def test_that_at_the_end_of_the_list_it_is_said(
    open_window: OpenWindow, offering: MadeUpWorkflow, qtbot: QtBot
) -> None:
    offering.rows = [row(1, "yellow")]
    window = open_window(offering)
    keys = Keyboard(window, qtbot)
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2)
    keys.press(Qt.Key.Key_Return, modifier=CTRL)
    assert window.frame.pane.undo_bar._text.text().endswith("Ingen flere i visningen.")
    assert QApplication.focusWidget() is not None
    keys.press(Qt.Key.Key_Z, modifier=CTRL)
    assert offering.decisions[0].undone


@pytest.fixture
def slow(offering: MadeUpWorkflow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Charts that come only when they are let go."""
    let_go, opened = Event(), offering.open_chart

    def open_slowly(case: int) -> Chart:
        let_go.wait(5)
        return opened(case)

    monkeypatch.setattr(offering, "open_chart", open_slowly)
    yield let_go
    let_go.set()


def test_that_keys_pressed_before_the_chart_is_there_decide_nothing(
    slow: Event, offering: MadeUpWorkflow, open_window: OpenWindow, qtbot: QtBot
) -> None:
    slow.set()
    window = open_window(offering)
    slow.clear()
    for key in (Qt.Key.Key_J, Qt.Key.Key_2):
        qtbot.keyClick(QApplication.focusWidget() or window, key)
    window.open_case.fetch_now()
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return, CTRL)
    assert "vises ikke endnu" in window.frame.pane.decision.parts.fault.text()
    slow.set()
    settle(window)
    assert offering.decisions == []


@pytest.mark.parametrize("seed", range(8))
def test_that_no_key_ever_counts_for_a_patient_who_is_not_on_the_screen(
    offering: MadeUpWorkflow, open_window: OpenWindow, qtbot: QtBot, seed: int
) -> None:
    chance = Random(seed)
    offering.rows = [row(number, "yellow") for number in range(1, 13)]
    window = open_window(offering)
    wrong: list[tuple[int, int | None]] = []

    def look(wanted: Row, *_: object) -> None:
        shown = window.open_case.chart.case if window.open_case.chart is not None else None
        if wanted.case != shown or window.frame.pane.decision.parts.name.text() != wanted.name:
            wrong.append((wanted.case, shown))

    window.frame.pane.decision.save_wanted.connect(look)
    for _ in range(120):
        key = chance.choice(_KEYS)
        modifier = CTRL if key is Qt.Key.Key_Return else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(window.frame.worklist.rows, key, modifier)
        for _ in range(chance.choice([0, 0, 1, 5])):
            QApplication.processEvents()
        if chance.random() < 0.3:
            settle(window)
    settle(window)
    assert wrong == []
    assert offering.decisions
    assert len({made.case for made in offering.decisions}) == len(offering.decisions)


def test_that_what_is_pressed_while_it_is_saved_changes_nothing(
    offering: MadeUpWorkflow, window: MainWindow, keys: Keyboard
) -> None:
    keys.press(Qt.Key.Key_J, Qt.Key.Key_2)
    window.commands.save()
    window.commands.choose_visit()
    window.commands.choose_phone()
    settle(window)
    assert [(made.case, made.action) for made in offering.decisions] == [(1, Action.PHONE)]
    assert not window.drafts.has(1)


def test_that_a_note_is_filled_from_the_reasons_of_the_programme_decided_on() -> None:
    own = red_assessment()
    other = replace(own, programme="heart", reasons=(replace(own.reasons[0], text=Text("Vægt op", "Weight up")),))
    template = NoteTemplate("reasons", Text("", ""), Text("{reasons}", "{reasons}"))
    both, alone = (
        suggested(template, row(programme=own.programme), known, None, Offers()) for known in ((other, own), (own,))
    )
    assert both == alone
