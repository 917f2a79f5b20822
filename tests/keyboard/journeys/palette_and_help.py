"""Everything is reached from one field, every page has its help, and Esc leads back to where the keyboard was."""

import pytest

from tests.away.builders import arrive, people
from tests.keyboard.journeys.conftest import Sit
from tests.keyboard.seat import Seat
from triage.workflow.application import Application

pytestmark = pytest.mark.file_only


@pytest.fixture
def seat(ward: Application, sit: Sit) -> Seat:
    """Three patients, the first of them on the screen."""
    arrive(ward, *people(3, 89))
    seat = sit(ward)
    seat.press("j")
    return seat


def test_that_a_command_is_found_by_its_words_and_done(seat: Seat) -> None:
    seat.press("ctrl+k")
    seat.write("tilmeld")
    seat.press("Return")
    seat.see("Tilmeld", "Person")
    seat.press("Escape")
    assert seat.focus() is seat.window.frame.worklist.rows


def test_that_a_patient_is_found_by_name_and_by_cpr_without_waiting_for_the_answer(seat: Seat) -> None:
    for words, name in (("person 3", "Eksempel, Person 3"), ("610152-9995", "Eksempel, Person 1")):
        seat.press("ctrl+k")
        seat.write(words)
        seat.press("Return")
        seat.until(lambda name=name: seat.chosen().name == name)
        assert seat.window.frame.top.field.text() == "", "what was looked for stands nowhere afterwards"


def test_that_of_several_patients_the_first_is_not_taken_for_the_one_that_was_meant(seat: Seat) -> None:
    before = seat.chosen()
    seat.press("ctrl+k")
    seat.write("eksempel")
    seat.press("Return")
    seat.until(lambda: seat.window.finder.panel.model.rowCount() > 2)
    assert seat.chosen() == before
    seat.press("Down", "Return")
    seat.until(lambda: seat.chosen() != before)


def test_that_esc_gives_the_keyboard_back_to_the_list(seat: Seat) -> None:
    before = seat.focus()
    for key in ("ctrl+k", "F1", "question", "shift+g", "w"):
        seat.press(key)
        assert seat.focus() is not before, key
        seat.press("Escape")
        seat.until(lambda: seat.focus() is before)


def test_that_esc_gives_the_keyboard_back_to_the_note(seat: Seat) -> None:
    seat.press("2", "n")
    before, written = seat.focus(), ""
    for key in ("ctrl+k", "F1", "ctrl+shift+f"):
        seat.write(key)
        written += key
        seat.press(key)
        assert seat.focus() is not before, key
        seat.press("Escape")
        seat.until(lambda: seat.focus() is before)
    seat.see(written)


def test_that_every_page_has_its_help_and_the_list_comes_back(seat: Seat) -> None:
    case = seat.chosen().case
    for page in ("ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+g", "ctrl+6"):
        seat.press(page, "F1")
        assert seat.focus().window() is seat.window.help.window, page
        seat.press("Escape")
        assert seat.focus().window() is seat.window, page
        seat.press("Escape")
        assert (seat.window.frame.worklist.isVisible(), seat.chosen().case) == (True, case), page
