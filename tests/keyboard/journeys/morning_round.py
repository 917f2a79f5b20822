"""A nurse's morning: the reds first, then every yellow, each with two keys, and the mouse is never touched."""

import pytest

from tests.away.builders import arrive
from tests.builders import ago, fhir_care_plan, fhir_patient, fhir_spo2
from tests.keyboard.journeys.conftest import Sit
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.workflow.application import Application

# The keys are the same on both databases.
pytestmark = pytest.mark.file_only
YELLOWS = 8


@pytest.fixture
def morning(ward: Application) -> Application:
    """One red and eight yellow patients."""
    for number in range(1, YELLOWS + 2):
        value = 84 if number == 1 else 89
        days = (fhir_spo2(value, 10 * number + day, of=number, at=ago(hours=2 + day)) for day in range(3))
        arrive(ward, fhir_patient(number), fhir_care_plan(number), *days)
    return ward


def test_that_the_red_is_first_and_every_yellow_is_cleared_with_two_keys_each(morning: Application, sit: Sit) -> None:
    seat = sit(morning)
    waiting = seat.open_rows(Colour.RED, Colour.YELLOW)
    assert [row.colour for row in waiting] == [Colour.RED, *[Colour.YELLOW] * YELLOWS]
    seat.press("j")
    assert seat.chosen().colour is Colour.RED
    for row in waiting:
        assert seat.chosen().case == row.case
        seat.press("2")
        seat.see(f"Gem: ring op · {row.name}", "Notat, forslag")
        seat.press("ctrl+Return")
        seat.see(f"Gemt: Ring op – {row.name}.")
    seat.see("Ingen flere i visningen.")
    assert seat.open_rows(Colour.RED, Colour.YELLOW) == []
    decided = [one for row in waiting for one in seat.decisions(row.case)]
    assert [one.action for one in decided] == [Action.PHONE] * len(waiting)
    assert all("Ringer patienten op" in one.note for one in decided), "the note that was suggested is kept"
    assert all(seat.audited(row.patient).count("decide:phone") == 1 for row in waiting)


def test_that_a_note_of_ones_own_takes_the_place_of_the_suggestion_and_undo_brings_it_back(
    morning: Application, sit: Sit
) -> None:
    seat = sit(morning)
    seat.press("j", "1", "n")
    seat.write("Ses i dag. ")
    case = seat.chosen().case
    seat.press("ctrl+Return")
    assert [one.note for one in seat.decisions(case)] == ["Ses i dag."]
    assert seat.chosen().case != case
    seat.press("ctrl+z")
    assert seat.chosen().case == case
    assert (seat.decisions(case)[0].undone, seat.open_rows(Colour.RED)[0].case) == (True, case)
    seat.see("Ses i dag.", f"Gem: indkald til besøg · {seat.chosen().name}")


def test_that_what_comes_meanwhile_waits_behind_a_line_and_moves_nothing(morning: Application, sit: Sit) -> None:
    seat = sit(morning)
    seat.press("j", "j")
    before = [row.case for row in seat.listed()]
    seat.arrive(fhir_patient(20), fhir_care_plan(20), fhir_spo2(84, 900, of=20))
    seat.see("1 ny rød")
    assert [row.case for row in seat.listed()] == before
    seat.press("F6")
    assert len(seat.listed()) == len(before) + 1
    assert seat.chosen().case == before[1], "who was chosen stays chosen"
