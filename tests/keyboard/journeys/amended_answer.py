"""An answer is amended while the nurse writes: it is said, nothing is lost, and what is saved rests on the new data."""

import pytest

from tests.away.builders import arrive
from tests.builders import ago, fhir_care_plan, fhir_patient, fhir_spo2
from tests.keyboard.journeys.conftest import Sit
from tests.keyboard.seat import Seat
from triage.clinical.colour import Colour
from triage.workflow.application import Application
from ui import freshness

pytestmark = pytest.mark.file_only
NOTE = "Aftalt med datteren, at"
MORE = " vi ser hende i morgen."


@pytest.fixture
def yellow(ward: Application) -> Application:
    """One yellow patient."""
    arrive(ward, fhir_patient(1), fhir_care_plan(1), fhir_spo2(89, at=ago(hours=3)))
    return ward


def amend(seat: Seat) -> None:
    amended = fhir_spo2(
        80, at=ago(hours=3), status="amended", meta={"versionId": "2", "lastUpdated": "2026-11-23T08:55:00Z"}
    )
    seat.arrive(amended)


def begin(seat: Seat) -> int:
    seat.press("j", "2", "n")
    seat.write(NOTE)
    return seat.chosen().case


def test_that_it_is_said_in_the_panel_and_nothing_that_was_typed_is_lost(yellow: Application, sit: Sit) -> None:
    seat = sit(yellow)
    case = begin(seat)
    amend(seat)
    seat.see("Der er kommet nyt om patienten, efter at du begyndte", "80 %")
    assert seat.focus() is seat.window.frame.pane.decision.note, "the keyboard stays where it wrote"
    seat.write(MORE)
    seat.press("ctrl+Return")
    assert seat.decisions(case) == (), "what came is looked at first"
    seat.see("gem igen", NOTE + MORE)
    seat.press("ctrl+Return")
    (made,) = seat.decisions(case)
    assert made.note == NOTE + MORE
    assert seat.open_rows(Colour.RED) == []


def test_that_what_was_decided_before_the_window_knew_is_refused_and_kept(
    yellow: Application, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freshness, "NEWS_MS", 3_600_000)
    seat = sit(yellow)
    case = begin(seat)
    amend(seat)
    seat.press("ctrl+Return")
    assert seat.decisions(case) == ()
    assert seat.open_rows(Colour.RED)[0].case == case
    seat.see("80 %", NOTE)
    seat.press("ctrl+Return")
    assert [made.note for made in seat.decisions(case)] == [NOTE]
