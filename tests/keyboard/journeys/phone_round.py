"""The calls that were promised: listed by one key, and what came of each noted by one key."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.away.builders import arrive, people
from tests.builders import NOW
from tests.keyboard.journeys.conftest import Sit
from tests.keyboard.seat import Seat
from triage.clinical.decision import Action, OutcomeKind
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.casework.follow_up import promised_calls
from triage.workflow.lists.list_cases import list_cases
from triage.worklist.row import Query

pytestmark = pytest.mark.file_only


def promise(ward: Application, sit: Sit) -> Seat:
    """Sit down, and promise three patients a call by keys."""
    arrive(ward, *people(3, 89))
    seat = sit(ward)
    seat.press("j", *("2", "ctrl+Return") * 3)
    assert seat.open_rows() == []
    return seat


def promised(seat: Seat) -> list[int]:
    return [one.case for one in promised_calls(seat.app)]


def test_that_every_promised_call_is_noted_by_one_key_and_the_next_patient_comes(ward: Application, sit: Sit) -> None:
    seat = promise(ward, sit)
    assert len(promised(seat)) == 3, "a window is suggested with the call"
    seat.press("c", "j")
    seat.see("Lovede opkald")
    first = seat.chosen().case
    assert first == promised(seat)[0], "nobody is passed by"
    seat.press("b")
    assert seat.decisions(first)[0].outcome is OutcomeKind.REACHED
    second = seat.chosen().case
    assert second != first
    seat.press("m")
    assert seat.decisions(second)[0].outcome is OutcomeKind.NO_ANSWER
    assert first not in promised(seat)
    assert second in promised(seat), "who did not answer is called again"
    assert seat.chosen().case not in (first, second)
    seat.press("i")
    assert seat.decisions(seat.chosen().case)[0].outcome is None, "what is asked of visits is not noted of a call"
    seat.press("c")
    seat.see("Ingen patienter venter på en beslutning.")
    seat.press("v")
    seat.see("ingen")


def test_that_the_outcome_of_every_visit_is_noted_by_one_key(ward: Application, sit: Sit) -> None:
    arrive(ward, *people(3, 89))
    for row in list_cases(ward, Query(), 0, 9):
        decide(ward, row.case, Action.VISIT)
    seat = sit(replace(ward, clock=lambda: NOW + timedelta(days=2)))
    seat.press("v", "j")
    noted = []
    for key in ("b", "i", "m"):
        case = seat.chosen().case
        assert seat.decisions(case)[0].action is Action.VISIT
        seat.press(key)
        noted.append(seat.decisions(case)[0].outcome)
    assert noted == [OutcomeKind.NEEDED, OutcomeKind.NOT_NEEDED, OutcomeKind.NO_SHOW]


def test_that_the_palette_leads_to_the_calls_too(ward: Application, sit: Sit) -> None:
    seat = promise(ward, sit)
    seat.press("ctrl+k")
    seat.write("lovede")
    seat.press("Return")
    seat.until(lambda: seat.window.frame.worklist.model.rowCount() == 3)
    assert seat.focus() is seat.window.frame.worklist.rows
