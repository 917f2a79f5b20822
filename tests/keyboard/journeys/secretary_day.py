"""A secretary's day: what cannot be is put right with one key and taken back, and clinicians' requests are settled."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests.away.builders import listed, people
from tests.builders import fhir_care_plan, fhir_patient
from tests.coordination_builders import (
    booked,
    codes,
    fhir_appointment,
    fhir_calendar,
    fhir_places,
    inbox,
    overlapping,
    secretary,
)
from tests.journeys.green_cases import green
from tests.keyboard.journeys.conftest import Sit
from tests.keyboard.seat import Seat
from tests.people import colleague
from triage.clinical.choice import Choice
from triage.clinical.details import Urgency, Visit
from triage.coordination.inbox.entry import InboxRow, State
from triage.coordination.inbox.query import InboxQuery
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.coordinate.findings import find_again
from triage.workflow.coordinate.free_times import free_times
from triage.workflow.coordinate.patient import open_coordination
from ui.appointments.page import AppointmentsPage

# The keys are the same on both databases.
pytestmark = pytest.mark.file_only
NAME = "EKSEMPEL, Person 1"


@pytest.fixture
def region(ward: Application) -> Application:
    """A ward whose departments are made up, so that their calendars take what is accepted."""
    return replace(ward, is_demo=True)


def at_home(of: int) -> list[dict[str, Any]]:
    return [{**fhir_patient(of), "address": [{"postalCode": "8600", "city": "Silkeborg"}]}, fhir_care_plan(of)]


def crowded(app: Application, *patients: int) -> Application:
    """The desk of a secretary, whose patients are to be in two rooms at once while there is a free time."""
    theirs = [part for one in patients for part in (*at_home(one), *overlapping(one))]
    places = (*fhir_places(), *fhir_calendar((2, "10:30")))
    booked(app, *({**one, "meta": {"versionId": "1"}} for one in (*theirs, *places)))
    return secretary(app)


def page_of(seat: Seat) -> AppointmentsPage:
    page = seat.window.frame.full_page()
    assert isinstance(page, AppointmentsPage)
    return page


def chosen(seat: Seat) -> InboxRow:
    """The entry chosen, once its patient stands beside the list."""
    page = page_of(seat)
    seat.until(lambda: page.list.current() is not None)
    row = page.list.current()
    assert row is not None
    seat.until(lambda: page.opening.patient == row.patient and page.opening.proposal is not None)
    seat.rest()
    return row


def starts(app: Application) -> list[str]:
    """When the patient's appointments are, in the store itself."""
    visits = open_coordination(app, 1).situation.visits.values()
    return sorted(f"{one.start:%H.%M}" for one in visits if isinstance(one.start, datetime))


def test_that_the_gravest_is_put_right_with_one_key_and_a_look_and_taken_back_with_another(
    region: Application, sit: Sit
) -> None:
    seat = sit(crowded(region, 1))
    seat.press("j")
    assert chosen(seat).code == "PATIENT_OVERLAP"
    seat.press("a")
    seat.see(NAME, "Flyt sygeplejesamtalen", "kl. 10.30", "Kræver ja fra: Lungesygdomme (kan bookes her)", "Ikke nu")
    assert starts(region) == ["09.00", "09.15"]
    seat.press("ctrl+Return")
    seat.see(f"{NAME}: Tiderne er ændret i kalenderne.", "tilbage")
    assert "10.30" in starts(region)
    find_again(region)
    assert codes(seat.app) == []
    seat.press("ctrl+z")
    seat.see(f"{NAME}: Fortrudt: de gamle tider gælder igen.")
    assert starts(region) == ["09.00", "09.15"]
    find_again(region)
    assert codes(seat.app) == ["PATIENT_OVERLAP"]


def test_that_three_entries_are_put_aside_with_a_key_and_enter_each_and_the_next_is_chosen(
    region: Application, sit: Sit
) -> None:
    seat = sit(crowded(region, 1, 2, 3))
    seat.press("j")
    first = chosen(seat)
    seat.press("u")
    seat.see("Udsæt: Eksempel, Person 1", "Vis igen")
    seat.press("Return")
    second = chosen(seat)
    assert second.id != first.id
    seat.press("v")
    seat.write("Biokemi")
    seat.press("Return")
    seat.press("x", "Return")
    assert codes(seat.app) == []
    aside = {state: inbox(seat.app, InboxQuery(states=frozenset({state}))) for state in State}
    assert [len(aside[state]) for state in (State.SNOOZED, State.WAITING, State.NOT_RELEVANT)] == [1, 1, 1]
    assert (aside[State.SNOOZED][0].until, aside[State.WAITING][0].waits_for) == (date(2026, 11, 30), "Biokemi")


def asked(app: Application) -> Application:
    """The desk of a secretary, whom a clinician asked for a visit of a patient in red who has none."""
    booked(app, *people(1), *fhir_places())
    assert codes(secretary(app)) == ["TRIAGE_RED_LATE"]
    (row,) = listed(app)
    visit = Visit(Urgency.WITHIN_DAYS, 4, instructions="fastende")
    decide(colleague(app, "kliniker"), row.case, Choice(visit), "se noten")
    find_again(app)
    return secretary(app)


def test_that_a_red_without_a_time_is_a_request_that_is_gone_when_it_is_booked(region: Application, sit: Sit) -> None:
    seat = sit(asked(region))
    seat.press("j")
    row = chosen(seat)
    assert row.request is not None
    assert "noten" not in repr(row)
    seat.see("Tag", "Booket", "Send tilbage")
    seat.press("e")
    seat.until(lambda: inbox(seat.app)[0].taken_by == seat.app.actor)
    seat.press("g")
    seat.see("Booket: Eksempel, Person 1")
    seat.press("Return")
    seat.see("Der er ingen konflikter i afdelingens aftaler.")
    find_again(region)
    assert [one for one in inbox(seat.app) if one.request is not None] == []


def test_that_a_request_without_a_time_goes_back_to_who_decides_with_the_reason(region: Application, sit: Sit) -> None:
    seat = sit(asked(region))
    seat.press("j")
    chosen(seat)
    seat.press("r")
    seat.see("Tilbage til klinikeren: Eksempel, Person 1")
    seat.write("ingen tid inden fredag")
    seat.press("Return")
    assert inbox(seat.app) == []
    seat.window.close()
    doctor = sit(colleague(region, "kliniker"))
    doctor.see("Ulæste beskeder 1")
    doctor.window.frame.worklist.filters.chips.notices.setFocus()
    doctor.press("space", "j")
    doctor.see("ingen tid inden fredag")


def test_that_a_green_visit_is_given_back_only_after_a_clinician_said_so(region: Application, sit: Sit) -> None:
    control = fhir_appointment(day=2, serviceType=[{"text": "Lungekontrol"}])
    booked(region, *green(1), *fhir_places(), control)
    desk = secretary(region)
    assert codes(desk) == ["TRIAGE_GREEN_VISIT"]
    doctor = sit(colleague(region, "kliniker"))
    doctor.press("j")
    doctor.see("Lungekontrol · Lungesygdomme · 2. dec. 09.00")
    doctor.press("shift+n")
    doctor.see("Er det bookede besøg nødvendigt?", "Det er ikke nødvendigt")
    doctor.press("ctrl+i")
    find_again(region)
    assert codes(desk) == ["VISIT_NOT_NEEDED"]
    doctor.window.close()
    seat = sit(desk)
    seat.press("l")
    seat.see("Ledige tider, og hvem der kunne bruge dem", "Intet er tilbudt endnu")
    assert [hole.given_back for hole in free_times(desk, days=10).holes] != []
