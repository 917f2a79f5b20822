"""A relative telephones about somebody who is on no list: found, opened, enrolled and given a limit of their own."""

import pytest

from tests.away.builders import arrive, people
from tests.builders import fhir_care_plan, fhir_patient, fhir_spo2, patient
from tests.keyboard.journeys.conftest import Sit
from triage.workflow.application import Application
from triage.workflow.care.limits import list_limits

pytestmark = pytest.mark.file_only


@pytest.fixture
def quiet(ward: Application) -> Application:
    """One patient on the list, and one whom nobody has a case about."""
    ended = {"status": "completed", "period": {"start": "2026-06-01", "end": "2026-11-01"}}
    arrive(ward, *people(1, 89), fhir_patient(2), {**fhir_care_plan(2), **ended}, fhir_patient(3))
    return ward


def test_that_somebody_without_a_case_is_found_enrolled_and_given_a_limit(quiet: Application, sit: Sit) -> None:
    seat = sit(quiet)
    seat.press("ctrl+shift+f")
    seat.see("Find patient")
    seat.write(patient(2).cpr.replace("-", ""))
    seat.press("Return")
    seat.see("EKSEMPEL, Person 2")
    who = seat.chosen().patient
    assert seat.audited(who) == ["find patient", "view"]
    seat.press("shift+i")
    seat.see("Tilmeld", "Person 2")
    seat.press("Tab", "Tab", "Tab", "space")
    seat.press("Return")
    seat.see("Iltmætning: hver 7. dag")
    seat.arrive(fhir_spo2(89, 50, of=2))
    seat.press("F6")
    assert [row.programme for row in seat.open_rows() if row.patient == who] == ["copd"]
    assert seat.chosen().patient == who
    seat.press("shift+g", "Tab")
    seat.write("85")
    seat.press("Tab", "Tab")
    seat.write("Kendt lavt niveau")
    seat.press("Return")
    assert len(list_limits(quiet, who)) == 1
    seat.see("rød ved 85 % eller derunder")
    assert [act for act in seat.audited(who) if act != "view"] == [
        "find patient",
        "enrol",
        "view limit past",
        "set own limit",
        "view own limits",
    ]


def test_that_a_name_leads_to_a_choice_and_the_keyboard_comes_back(quiet: Application, sit: Sit) -> None:
    seat = sit(quiet)
    before = seat.focus()
    seat.press("ctrl+shift+f", "Escape")
    seat.until(lambda: seat.focus() is before)
    seat.press("ctrl+shift+f")
    seat.write("eksem")
    seat.press("Return")
    assert seat.window.open_case.row is None, "two are called so"
    seat.press("Down", "Return")
    seat.see("EKSEMPEL, Person 2")


@pytest.mark.parametrize(
    ("typed", "told"), [("123", "ti cifre"), (patient(9).cpr, "Ingen patient i Visita har det CPR-nummer")]
)
def test_that_a_number_of_nobody_is_said_to_be_one(quiet: Application, sit: Sit, typed: str, told: str) -> None:
    seat = sit(quiet)
    seat.press("ctrl+shift+f")
    seat.write(typed)
    seat.press("Return")
    seat.see(told)


def test_that_a_stranger_stands_behind_glass(quiet: Application, sit: Sit) -> None:
    seat = sit(quiet)
    seat.press("ctrl+shift+f")
    seat.write(patient(3).cpr)
    seat.press("Return")
    seat.see("ingen behandlingsrelation")
    assert not seat.reads("EKSEMPEL, Person 3")
