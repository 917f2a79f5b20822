"""A patient is on the line: what suits is typed, the plan follows, and one of the times is asked for, by keys alone."""

from typing import cast

import pytest

from tests.away.builders import arrive
from tests.keyboard.journeys.conftest import Sit
from tests.keyboard.seat import Seat
from tests.unit.workflow.rebooked import hospital, secretary, slot
from triage.coordination.notes import NoteKind
from triage.coordination.situation.traveller import Unavailable, Wishes
from triage.workflow.application import Application
from triage.workflow.coordinate.findings import find_again
from triage.workflow.coordinate.patient import open_coordination
from triage.workflow.coordinate.plans import plans_of
from triage.workflow.coordinate.weigh import weigh
from ui.appointments.page import AppointmentsPage

pytestmark = pytest.mark.file_only


@pytest.fixture
def seat(ward: Application, sit: Sit) -> Seat:
    """A secretary who has the patient of the first conflict on the line."""
    arrive(ward, *hospital(), slot("later", "blod-aarhus", "Blodprøve", 10, 9))
    find_again(ward)
    weigh(ward)
    seat = sit(secretary(ward))
    seat.press("j")
    seat.until(lambda: seat.reads("Flyt blodprøven fra tor 3/12 kl. 9.00"))
    seat.press("f")
    return seat


def offered(seat: Seat) -> str:
    """Return what can be offered, as it stands in the list; the list paints its lines itself."""
    return "\n".join(one.text for one in page(seat).side.telephone.offers.line_model.lines)


def page(seat: Seat) -> AppointmentsPage:
    return cast("AppointmentsPage", seat.window.frame.full_page())


def notes_made(seat: Seat) -> list[str]:
    return [one for one in seat.audited(1) if one.startswith("note ")]


def test_that_another_time_is_asked_for_at_the_patients_wish(seat: Seat) -> None:
    assert "til tir 1/12 kl. 10.45" in offered(seat)
    seat.write("ikke 1/12")
    seat.see("Forstået: Ikke tir 1/12")
    assert "tir 1/12" not in offered(seat)
    assert "Blodprøve tor 10/12 kl. 9.00, Aarhus" in offered(seat)
    seat.press("Down", "Return")
    seat.see("Flyt blodprøven fra tor 3/12 kl. 9.00 til tor 10/12 kl. 9.00", "Kræver ja fra")
    seat.press("ctrl+Return")
    (plan,) = plans_of(seat.app, 1)
    assert [(move.appointment, move.start.day) for move in plan.moves] == [("1|Appointment/blood", 10)]
    assert "accept plan" in seat.audited(1)


def test_that_the_call_leaves_nothing_when_it_is_over(seat: Seat) -> None:
    seat.write("ikke 1/12, efter 10")
    seat.press("Down", "Escape")
    seat.see("Flyt blodprøven fra tor 3/12 kl. 9.00")
    assert not seat.reads("Forstået")
    assert notes_made(seat) == []
    assert open_coordination(seat.app, 1).notes == ()
    assert plans_of(seat.app, 1) == ()


def test_that_wishes_are_remembered_and_a_wrong_note_is_taken_out(seat: Seat) -> None:
    seat.write("ikke mandag, ikke 1/12")
    seat.press("alt+h")
    seat.see("Ønsket er noteret og tæller fra nu af.")
    notes = open_coordination(seat.app, 1).notes
    assert [type(one.value) for one in notes] == [Wishes, Unavailable]
    seat.press("Escape", "n")
    lines = page(seat).side.note_form.kept.lines
    for _ in range(20):
        if seat.focus() is lines:
            break
        seat.press("Tab")
    seat.press("Home", "Delete")
    assert [one.kind for one in open_coordination(seat.app, 1).notes] == [NoteKind.WISHES]
    assert notes_made(seat) == ["note wishes", "note unavailable"]


def test_that_a_free_time_leads_to_the_plan_of_whom_it_helps(seat: Seat) -> None:
    seat.press("Escape", "l")
    seat.see("Ledige tider, og hvem der kunne bruge dem")
    dialog = page(seat).holes.dialog
    assert dialog is not None
    assert any("Blodprøve" in one.text for one in dialog.lines.line_model.lines)
    seat.press("Return")
    seat.see("Flyt blodprøven fra tor 3/12 kl. 9.00 (Aarhus) til tir 1/12 kl. 10.45 (Viborg)")
    assert plans_of(seat.app, 1) == ()
