"""A comma that is lost: 885 instead of 88,5 is refused with the range in words, and nothing is set."""

import pytest

from tests.away.builders import arrive, people
from tests.keyboard.journeys.conftest import Sit
from tests.keyboard.seat import Seat
from triage.workflow.application import Application
from triage.workflow.care.limits import list_limits

pytestmark = pytest.mark.file_only
RED_AT = "Iltmætning: rød ved 88,5 % eller derunder"
REASON = "Kendt lavt niveau"


@pytest.fixture
def seat(ward: Application, sit: Sit) -> Seat:
    """A patient on the screen, and the dialog of own limits over them."""
    arrive(ward, *people(1, 89))
    seat = sit(ward)
    seat.press("j", "shift+g")
    seat.see("Patientens egne grænser", "Person 1")
    return seat


def limits(seat: Seat) -> list[str]:
    return [one.words.da for one in list_limits(seat.app, seat.chosen().patient)]


def fill(seat: Seat, value: str) -> None:
    seat.press("Tab", "ctrl+a")
    seat.write(value)
    seat.press("Tab", "Tab")
    seat.write(REASON)
    seat.press("Return")


def try_again(seat: Seat, value: str) -> None:
    seat.press("ctrl+a")
    seat.write(value)
    seat.press("Return")


def test_that_a_lost_comma_is_refused_with_the_range_and_the_right_number_is_taken(seat: Seat) -> None:
    fill(seat, "885")
    seat.see("Skriv en værdi inden for 80 til 92.", "885")
    assert limits(seat) == []
    for wrong in ("otteogfirs", "8 8", "1.000,5", ""):
        try_again(seat, wrong)
        seat.see("Skriv en værdi", REASON)
        assert limits(seat) == []
    try_again(seat, "88,5")
    assert limits(seat) == [RED_AT]
    assert seat.audited(seat.chosen().patient).count("set own limit") == 1


@pytest.mark.parametrize("typed", ["88.5", "88,5"])
def test_that_point_and_comma_are_the_same(seat: Seat, typed: str) -> None:
    fill(seat, typed)
    assert limits(seat) == [RED_AT]
    seat.see(RED_AT)
