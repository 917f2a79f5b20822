"""The screen changes under the hand, language, colours and size, and nothing that was chosen or written is lost."""

import pytest

from tests.away.builders import arrive, people
from tests.keyboard.journeys.conftest import Sit
from triage.clinical.decision import Action
from triage.workflow.application import Application

pytestmark = pytest.mark.file_only
KEYS = ("ctrl+shift+l", "ctrl+t", "ctrl+plus", "ctrl+shift+d", "ctrl+0")


def test_that_nothing_chosen_or_written_is_lost(ward: Application, sit: Sit) -> None:
    arrive(ward, *people(3, 89))
    seat = sit(ward)
    seat.press("j", "j", "1", "n")
    case = seat.chosen().case
    written = ""
    for number, key in enumerate(KEYS):
        seat.write(f"ord {number} ")
        written += f"ord {number} "
        seat.press(key)
        assert seat.focus() is seat.window.frame.pane.decision.note
        seat.see(written.strip())
        assert seat.chosen().case == case
    seat.see("Save: call in")
    seat.press("ctrl+shift+l")
    seat.see("Gem: indkald til besøg")
    seat.press("ctrl+Return")
    (made,) = seat.decisions(case)
    assert (made.action, made.note) == (Action.VISIT, written.strip())
    seat.press("ctrl+shift+l", "ctrl+z")
    assert seat.decisions(case)[0].undone, "what was saved can still be taken back"
    seat.press("ctrl+shift+l")
