"""A relative telephones about somebody who is on no list: found, opened, enrolled and given a limit of their own."""

import pytest

from tests.away.builders import arrive, people
from tests.builders import fhir_patient, fhir_spo2, patient
from tests.keyboard.journeys.conftest import Sit
from triage.workflow.application import Application
from triage.workflow.care.limits import list_limits

pytestmark = pytest.mark.file_only


@pytest.fixture
def quiet(ward: Application) -> Application:
    """One patient on the list, and one whom nobody has a case about."""
    arrive(ward, *people(1, 89), fhir_patient(2))
    return ward


def test_that_somebody_without_a_case_is_found_enrolled_and_given_a_limit(quiet: Application, sit: Sit) -> None:
    seat = sit(quiet)
    seat.press("ctrl+shift+f")
    seat.see("Find patient")
    seat.write(patient(2).cpr.replace("-", ""))
    seat.press("Return")
    print("|".join(seat.words()), seat.focus())
    seat.see("EKSEMPEL, Person 2")
    who = seat.chosen().patient
    assert "open chart" in " ".join(seat.audited(who)) or seat.audited(who) == []
    seat.press("shift+i")
    seat.see("Tilmeld", "Person 2")
    print("|".join(seat.words()), seat.focus())
    seat.press("Tab", "Tab", "Tab", "space")
    print("|".join(seat.words()), seat.focus())
    seat.press("Return")
    print("|".join(seat.words()), seat.focus())
    seat.arrive(fhir_spo2(89, 50, of=2))
    seat.press("F6")
    assert [row.programme for row in seat.open_rows() if row.patient == who] == ["copd"]
    seat.press("shift+g", "Tab")
    seat.write("91")
    seat.press("Tab", "Tab")
    seat.write("Kendt lav mætning")
    seat.press("Return")
    assert len(list_limits(quiet, who)) == 1
    seat.see("91 %")
    print(seat.audited(who))
    assert 0


def test_that_a_name_leads_to_a_choice_and_the_keyboard_comes_back(quiet: Application, sit: Sit) -> None:
    seat = sit(quiet)
    before = seat.focus()
    seat.press("ctrl+shift+f")
    seat.write("eksem")
    seat.press("Return")
    seat.press("Down", "Return")
    seat.see("EKSEMPEL, Person")
    print("|".join(seat.words()), seat.focus())
    seat.press("ctrl+shift+f", "Escape")
    assert seat.focus() is before or seat.focus() is not None
    seat.press("ctrl+shift+f")
    seat.write("123")
    seat.press("Return")
    print("|".join(seat.words()), seat.focus())
    assert 0
