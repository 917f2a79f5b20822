"""A colleague is quicker: words instead of a fault, the draft is kept, and the list shows it where it stands."""

import pytest

from tests.away.builders import arrive, people
from tests.keyboard.journeys.conftest import Sit
from tests.people import colleague
from triage.clinical.decision import Action
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.casework.own import claim
from ui import freshness

NOTE = "Ringer til hjemmeplejen"


@pytest.fixture
def reds(ward: Application) -> Application:
    """Three red patients."""
    arrive(ward, *people(3))
    return ward


def test_that_what_a_colleague_decided_is_said_and_stays_in_its_place(reds: Application, sit: Sit) -> None:
    seat = sit(reds)
    seat.press("j", "2", "n")
    seat.write(NOTE)
    case, before = seat.chosen().case, [row.case for row in seat.listed()]
    decide(colleague(reds), before[1], Action.VISIT, "Indlagt")
    seat.until(lambda: before[1] not in [row.case for row in seat.listed()])
    assert seat.window.frame.worklist.model.rowCount() == len(before), "nothing moves under the hand"
    seat.press("ctrl+Return")
    assert [made.note for made in seat.decisions(case)] == [NOTE]
    assert seat.chosen().case == before[2], "who was handled meanwhile is passed by"


@pytest.mark.file_only
def test_that_a_colleague_who_decided_first_is_named_and_the_draft_is_kept(
    reds: Application, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freshness, "NEWS_MS", 3_600_000)
    seat = sit(reds)
    seat.press("j")
    case, name = seat.chosen().case, seat.chosen().name
    decide(colleague(reds), case, Action.VISIT, "Indlagt")
    seat.press("2", "n")
    seat.write(NOTE)
    seat.press("ctrl+Return")
    assert [made.actor for made in seat.decisions(case)] == ["kollega"]
    seat.see(name, "Sagen er allerede behandlet. Din beslutning er ikke gemt", "kollega. Indlagt", NOTE)
    assert seat.window.drafts.of(case).note == NOTE


@pytest.mark.file_only
def test_that_who_begins_on_a_patient_of_a_colleagues_is_told_whose_it_is(reds: Application, sit: Sit) -> None:
    seat = sit(reds)
    seat.press("j")
    case = seat.chosen().case
    claim(colleague(reds), case)
    seat.see("kollega")
    seat.press("2", "n")
    seat.write(NOTE)
    seat.press("ctrl+Return")
    assert seat.decisions(case) == ()
    seat.see("kollega har sagen", "Intet er gemt; det, du har skrevet, står endnu.", NOTE)
    seat.press("Escape", "e")
    seat.see("Hvorfor den tages fra Opdigtet kollega", "Person")
    seat.press("Escape")
    assert seat.focus() is seat.window.frame.worklist.rows
