"""A red comes while the person looks elsewhere: told of, shown by one key, taken, decided, named before it is saved."""

import pytest

from tests.away.builders import arrive
from tests.builders import fhir_care_plan, fhir_patient, fhir_spo2
from tests.keyboard.journeys.conftest import Sit
from tests.keyboard.seat import Seat
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.workflow.application import Application

pytestmark = pytest.mark.file_only


@pytest.fixture
def quiet(ward: Application) -> Application:
    """A ward with one yellow patient."""
    arrive(ward, fhir_patient(1), fhir_care_plan(1), fhir_spo2(89))
    return ward


def alarm(seat: Seat) -> None:
    seat.arrive(fhir_patient(2), fhir_care_plan(2), fhir_spo2(80, 2, of=2))
    seat.until(lambda: "1 rød" in seat.window.windowTitle())


def test_that_a_red_that_comes_on_another_page_is_told_shown_taken_and_decided(quiet: Application, sit: Sit) -> None:
    seat = sit(quiet)
    seat.press("ctrl+3")
    assert not seat.window.frame.worklist.isVisible()
    alarm(seat)
    seat.see("1 ny rød  F6")
    assert seat.window.windowTitle() == "(1 rød) Visita"
    seat.press("F6")
    assert seat.window.windowTitle() == "Visita", "it is looked at"
    assert [row.colour for row in seat.listed()] == [Colour.RED, Colour.YELLOW]
    (red,) = seat.open_rows(Colour.RED)
    seat.press("j")
    assert seat.chosen().case == red.case
    seat.press("e")
    assert seat.open_rows(Colour.RED)[0].owner == quiet.actor
    seat.press("1")
    seat.see(f"Gem: indkald til besøg · {red.name}")
    seat.press("ctrl+Return")
    seat.see(f"Gemt: Indkald til besøg – {red.name}.")
    assert [one.action for one in seat.decisions(red.case)] == [Action.VISIT]
    assert "decide:visit" in seat.audited(red.patient)
    assert seat.open_rows(Colour.RED) == []


def test_that_a_minimised_window_says_it_in_the_task_bar_and_is_still_when_it_is_looked_at(
    quiet: Application, sit: Sit
) -> None:
    seat = sit(quiet)
    seat.window.showMinimized()
    seat.until(seat.window.isMinimized)
    alarm(seat)
    seat.window.showNormal()
    seat.rest()
    seat.until(lambda: seat.window.windowTitle() == "Visita")
    seat.see("1 ny rød")


def test_that_a_red_is_not_let_go_without_a_reason(quiet: Application, sit: Sit) -> None:
    seat = sit(quiet)
    seat.arrive(fhir_patient(2), fhir_care_plan(2), fhir_spo2(80, 2, of=2))
    seat.see("1 ny rød")
    seat.press("F6", "j")
    red = seat.chosen()
    assert red.colour is Colour.RED
    seat.press("4", "ctrl+Return")
    seat.see("Begrund, at en rød patient ikke skal ses")
    assert seat.decisions(red.case) == ()
    seat.press("Down", "ctrl+Return")
    (made,) = seat.decisions(red.case)
    assert (made.action, bool(made.reason)) == (Action.NO_VISIT, True)
