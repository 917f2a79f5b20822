"""Ctrl+K: everything by a few letters, patients without their numbers, and the keyboard back where it was."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import settle
from tests.ui.made_up import MadeUpWorkflow, row
from triage.clinical.colour import Colour
from triage.workflow.people.find_patient import FoundPatients
from ui.actions import commands
from ui.main_window import MainWindow
from ui.palette.entry import Entry, Kind
from ui.palette.matching import folded, score
from ui.palette.model import PaletteModel
from ui.palette.offered_here import note_used
from ui.palette.synonyms import SYNONYMS
from ui.preferences import Preferences
from ui.seat.find_patient import FindPatientDialog

CPR = "610152-9995"


def ask(window: MainWindow, typed: str) -> list[Entry]:
    """Type into the field, wait for the answers, and return what is offered."""
    window.commands.find_anything()
    QTest.keyClicks(window.frame.top.field, typed)
    QTest.qWait(250)
    settle(window)
    model = window.finder.panel.model
    return [entry for line in range(model.rowCount()) if (entry := model.entry(line))]


def press(window: MainWindow, key: Qt.Key) -> None:
    """Press a key in the field."""
    QTest.keyClick(window.frame.top.field, key)
    settle(window)


@pytest.fixture(autouse=True)
def _forget(qapp: QApplication) -> None:
    qapp.setProperty("visita_preferences", Preferences())


def texts(entries: list[Entry], kind: Kind) -> list[str]:
    """Return the words of the entries of a kind."""
    return [entry.text for entry in entries if entry.kind is kind]


@pytest.mark.parametrize(
    ("typed", "command"),
    [("gem", "save"), ("indk", "visit"), ("mørk", "theme"), ("morkt", "theme"), ("sprog", "language"), ("las", "lock")],
)
def test_that_a_few_letters_find_a_command(window: MainWindow, typed: str, command: str) -> None:
    found = [entry.name for entry in ask(window, typed) if entry.kind is Kind.COMMAND]
    assert command in found[:3]


def test_that_a_command_shows_its_key(window: MainWindow) -> None:
    (first, *_) = ask(window, "Lås skærmen")
    assert first.key == "Ctrl+L"


def test_that_a_command_that_cannot_be_used_now_is_not_offered(window: MainWindow) -> None:
    next(action for action in window.actions() if action.objectName() == "greens").setVisible(False)
    assert "greens" not in [entry.name for entry in ask(window, "grønne")]


def test_that_enter_does_what_is_chosen_and_closes(window: MainWindow) -> None:
    ask(window, "modtagelse")
    press(window, Qt.Key.Key_Return)
    assert window.frame.full_page() is not None
    assert window.finder.panel.isHidden()
    assert window.frame.top.field.text() == ""


def test_that_the_arrows_choose_and_pass_over_headings(window: MainWindow) -> None:
    entries = ask(window, "eksempel")
    chosen = []
    for _ in entries:
        chosen.append(window.finder.panel.current())
        press(window, Qt.Key.Key_Down)
    assert chosen == [entry for entry in entries if entry.run is not None][: len(chosen)]


def test_that_escape_gives_the_keyboard_back_and_keeps_nothing(window: MainWindow) -> None:
    window.commands.select_next()
    settle(window)
    window.commands.write_note()
    ask(window, "eksempel")
    press(window, Qt.Key.Key_Escape)
    assert window.frame.pane.decision.note.hasFocus()
    assert window.frame.top.field.text() == ""
    assert window.finder.panel.isHidden()


def test_that_a_patient_stands_with_mark_and_word_and_leads_to_the_chart(window: MainWindow) -> None:
    (first, *_) = [entry for entry in ask(window, "Person 3") if entry.kind is Kind.PATIENT]
    assert (first.mark, first.text) == (Colour.YELLOW, "Eksempel, Person 3")
    assert "Gul" in first.spoken()
    window.finder.panel.chosen.emit(first)
    settle(window)
    assert window.open_case.row.case == 3


def test_that_no_entry_holds_a_cpr_number(window: MainWindow) -> None:
    entries = ask(window, CPR)
    assert not any("9995" in entry.spoken() for entry in entries)


def test_that_a_patient_is_never_among_what_was_used_last(window: MainWindow) -> None:
    (first, *_) = [entry for entry in ask(window, "Person 3") if entry.kind is Kind.PATIENT]
    window.finder.panel.chosen.emit(first)
    settle(window)
    assert texts(ask(window, ""), Kind.PATIENT) == []


def test_that_what_was_used_last_comes_first(window: MainWindow) -> None:
    note_used("theme")
    (first, *_) = ask(window, "")
    assert first.name == "theme"


def test_that_letters_typed_meanwhile_are_not_answered_with_older_patients(window: MainWindow) -> None:
    ask(window, "Person 3")
    QTest.keyClicks(window.frame.top.field, "xyz")
    model = window.finder.panel.model
    entries = [model.entry(line) for line in range(model.rowCount())]
    assert not any(entry is not None and entry.kind is Kind.PATIENT for entry in entries)


def test_that_nothing_found_says_so(window: MainWindow) -> None:
    (everybody, nothing) = ask(window, "qqqzzz")
    assert (nothing.text, nothing.run) == ("Intet fundet.", None)
    assert everybody.key == "Ctrl+Shift+F"


def test_that_who_is_on_no_list_is_looked_for_with_what_was_typed(window: MainWindow, work: MadeUpWorkflow) -> None:
    work.care.found = {"qqq": FoundPatients((row(7, name="Qqqsen, Kaj"), row(8, name="Qqqsen, Eva", born=1952)))}
    ask(window, "qqq")
    press(window, Qt.Key.Key_Return)
    dialog = window.finding.dialog
    assert isinstance(dialog, FindPatientDialog)
    told = [dialog.rows.item(number).text() for number in range(dialog.rows.count())]
    assert told == ["Qqqsen, Kaj · KOL · Rød", "Qqqsen, Eva · f. 1952 · KOL · Rød"]
    dialog.reject()


def test_that_nobody_is_looked_for_beside_the_list_by_who_may_not(window: MainWindow) -> None:
    next(action for action in window.actions() if action.objectName() == "find_patient").setEnabled(False)
    assert [entry.text for entry in ask(window, "qqqzzz")] == ["Intet fundet."]


def test_that_the_year_of_birth_tells_two_of_a_name_apart(
    open_window: Callable[..., MainWindow], work: MadeUpWorkflow
) -> None:
    work.rows = [row(1, name="Eksempel, Ida", born=1952), row(2, name="Eksempel, Ida", born=1981)]
    found = [entry.detail for entry in ask(open_window(work), "Ida") if entry.mark is not None]
    assert found == ["f. 1952 · KOL", "f. 1981 · KOL"]


def test_that_single_letters_do_nothing_while_somebody_looks(window: MainWindow) -> None:
    ask(window, "j")
    assert window.open_case.row is None


def test_that_a_views_count_stands_beside_it(open_window: Callable[..., MainWindow], work: MadeUpWorkflow) -> None:
    window = open_window(work)
    (line,) = [line for line in window.desk.lists.views() if line.view.code == "mine"]
    (view,) = [entry for entry in ask(window, "mine") if entry.kind is Kind.VIEW]
    assert (view.text, view.detail.split(",")[0]) == ("Mine", str(line.total))


def test_that_help_pages_are_found(window: MainWindow) -> None:
    assert "Genveje" in texts(ask(window, "genveje"), Kind.HELP)


def test_that_every_synonym_belongs_to_a_command() -> None:
    assert set(SYNONYMS) - {command.id for command in commands()} == set()


@given(st.text(max_size=30), st.text(max_size=60))
def test_that_matching_never_fails_and_the_whole_text_fits_best(typed: str, text: str) -> None:
    assert score("", text) == 0
    found = score(typed, text)
    assert found is None or found >= 0
    if folded(text).split() and " ".join(folded(text).split()) == folded(text):
        assert score(text, text) is not None


@given(st.lists(st.sampled_from(["gem og", "næste", "patient", "lås", "skærm"]), min_size=1, max_size=4))
def test_that_words_may_come_in_any_order(words: list[str]) -> None:
    assert score(" ".join(reversed(words)), " ".join(words)) is not None


def test_that_letters_strewn_over_a_text_find_nothing() -> None:
    assert score("gml", "gul patient i en meget lang tekst") is None


def test_that_a_model_without_entries_chooses_nothing() -> None:
    model = PaletteModel()
    model.show([Entry(Kind.NOTE, "Intet", None)])
    assert model.step(-1, 1) == -1
