"""The calls that were promised: listed, made, and what came of each noted by one key."""

import pytest

from tests.away.builders import arrive, people
from tests.keyboard.journeys.conftest import Sit
from tests.keyboard.seat import Seat
from triage.clinical.decision import Action, OutcomeKind
from triage.workflow.application import Application
from triage.workflow.follow_up import promised_calls

pytestmark = pytest.mark.file_only


@pytest.fixture
def seat(ward: Application, sit: Sit) -> Seat:
    """Three patients whom somebody has promised a call, by keys."""
    arrive(ward, *people(3, 89))
    seat = sit(ward)
    seat.press("j", *("2", "ctrl+Return") * 3)
    return seat


def list_promised(seat: Seat) -> None:
    seat.press("w")
    seat.press("l")
    seat.press("Return") if seat.window.frame.worklist.views.menu is not None else None
    seat.see("Lovede opkald")


def test_that_every_promised_call_is_noted_by_one_key_and_the_next_patient_comes(seat: Seat) -> None:
    promised = [one.case for one in promised_calls(seat.app)]
    assert len(promised) == 3, "a window is suggested with the call"
    list_promised(seat)
    seat.press("j")
    first = seat.chosen().case
    assert seat.decisions(first)[0].action is Action.PHONE
    seat.press("b")
    assert seat.decisions(first)[0].outcome is OutcomeKind.REACHED
    second = seat.chosen().case
    assert second != first
    seat.press("m")
    assert seat.decisions(second)[0].outcome is OutcomeKind.NO_ANSWER
    assert first not in [one.case for one in promised_calls(seat.app)]
    assert second in [one.case for one in promised_calls(seat.app)], "who did not answer is called again"
    print("|".join(seat.words()))
    assert 0


def test_that_the_outcome_of_a_visit_is_noted_by_one_key(seat: Seat) -> None:
    assert seat
