"""Everything is reached from one field, every page has its help, and Esc leads back to where the keyboard was."""

import pytest
from PySide6.QtWidgets import QApplication

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
    print("|".join(seat.words()), seat.focus())
    seat.press("Return")
    seat.see("Tilmeld", "Person")
    seat.press("Escape")
    assert seat.focus() is seat.window.frame.worklist.rows


def test_that_a_patient_is_found_by_name_and_by_cpr(seat: Seat) -> None:
    last = seat.listed()[2]
    seat.press("ctrl+k")
    seat.write("person 3")
    seat.press("Return")
    assert seat.chosen().name == "Eksempel, Person 3"
    seat.press("ctrl+k")
    seat.write("610152-9995")
    seat.press("Return")
    assert seat.chosen().name == "Eksempel, Person 1"
    assert seat.window.frame.top.field.text() == "", "what was looked for stands nowhere afterwards"
    assert last


def test_that_esc_gives_the_keyboard_back(seat: Seat) -> None:
    for begun in (("n",), ("F6",)):
        seat.press(*begun)
        before = seat.focus()
        for opened in ("ctrl+k", "question", "F1"):
            if opened == "question" and begun == ("n",):
                continue
            seat.press(opened)
            seat.press("Escape")
            seat.rest()
            print(begun, opened, seat.focus(), QApplication.activeWindow(), "|".join(seat.words())[:300])
    assert 0
