from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from triage.coordination.dated import Period
from triage.coordination.reimbursement.assess import Reason, Reimbursement, assess
from triage.coordination.reimbursement.rates import Rate, Rates
from triage.coordination.reimbursement.trip import FreeChoice, Trip
from triage.coordination.situation.visit import Mode

OLD = Rate(Decimal(40), Decimal(100), Decimal(60), Period(date(2022, 1, 1), date(2025, 12, 31)))
NEW = Rate(Decimal(45), Decimal(108), Decimal(50), Period(date(2026, 1, 1)))
RATES = Rates((OLD, NEW))


def answer(policy: FreeChoice = FreeChoice.NEAREST_EQUIVALENT, **said: Any) -> tuple[str, Decimal]:
    exact = {name: Decimal(str(one)) for name, one in said.items() if type(one) in (int, float)}
    found = assess(Trip(**said | exact), RATES, policy)
    assert found.eligible == (found.amount > 0)
    return str(found.reason), found.amount


def test_that_only_a_visit_in_person_gives_a_grant():
    for mode in (Mode.VIDEO, Mode.PHONE, Mode.HOME_VISIT):
        assert answer(mode=mode, status="cancelled", pensioner=True, cost_roundtrip=200) == ("NOT_PHYSICAL", 0)


@pytest.mark.parametrize("status", ["cancelled", "noshow", "entered-in-error"])
def test_that_who_was_not_treated_gets_no_grant(status):
    assert answer(status=status, pensioner=True, free_choice=True, cost_roundtrip=200) == ("NOT_TREATED", 0)


def test_that_a_pensioner_is_one_before_the_distance_is_looked_at():
    assert answer(pensioner=True, km=80, cost_roundtrip=46) == ("PENSIONER", 46)


def test_that_the_cost_must_be_over_the_minimum_of_each():
    assert answer(pensioner=True, cost_roundtrip=45) == ("BELOW_MINIMUM", 0)
    assert answer(pensioner=True, cost_roundtrip=45.01) == ("PENSIONER", Decimal("45.01"))
    assert answer(km=51, cost_roundtrip=108) == ("BELOW_MINIMUM", 0)
    assert answer(km=51, cost_roundtrip=108.5) == ("DISTANCE", Decimal("108.5"))


def test_that_the_distance_must_be_over_the_limit():
    assert answer(km=50, cost_roundtrip=220) == ("NO_CONDITION_MET", 0)
    assert answer(km=50.1, cost_roundtrip=220) == ("DISTANCE", 220)


def test_that_continued_treatment_counts_only_where_health_prevents_bus_and_train():
    assert answer(continued_treatment=True, cannot_use_public=True, cost_roundtrip=150) == ("CONTINUED_TREATMENT", 150)
    assert answer(continued_treatment=True, cost_roundtrip=150) == ("NO_CONDITION_MET", 0)
    assert answer(cannot_use_public=True, cost_roundtrip=150) == ("NO_CONDITION_MET", 0)


def test_that_a_condition_is_looked_for_before_the_cost():
    assert answer(km=20, cost_roundtrip=10) == ("NO_CONDITION_MET", 0)


CHOSEN = {
    "free_choice": True,
    "km": 90,
    "cost_roundtrip": 250,
    "nearest_treating_km": 55,
    "nearest_cost_roundtrip": 120,
}


def test_that_who_chose_another_hospital_is_granted_as_if_to_the_nearest():
    assert answer(**CHOSEN) == ("DISTANCE", 120)
    assert answer(**CHOSEN | {"nearest_treating_km": 50}) == ("NO_CONDITION_MET", 0)
    assert answer(**CHOSEN | {"nearest_cost_roundtrip": 108}) == ("BELOW_MINIMUM", 0)


def test_that_never_more_is_granted_than_was_spent():
    assert answer(**CHOSEN | {"cost_roundtrip": 110}) == ("DISTANCE", 110)


def test_that_free_choice_is_refused_where_the_region_says_so():
    assert answer(FreeChoice.NONE, **CHOSEN | {"pensioner": True}) == ("FREE_CHOICE", 0)
    assert answer(FreeChoice.NONE, km=90, cost_roundtrip=250) == ("DISTANCE", 250)


def test_that_the_nearest_hospital_counts_for_nothing_where_none_was_chosen():
    assert answer(**CHOSEN | {"free_choice": False}) == ("DISTANCE", 250)


def test_that_the_rate_is_that_of_the_day_of_the_trip_and_without_a_day_the_latest():
    assert answer(day=date(2025, 12, 31), km=55, cost_roundtrip=200) == ("NO_CONDITION_MET", 0)
    assert answer(day=date(2026, 1, 1), km=55, cost_roundtrip=200) == ("DISTANCE", 200)
    assert answer(km=55, cost_roundtrip=200) == ("DISTANCE", 200)


def test_that_nothing_is_said_of_a_day_without_a_rate():
    assert answer(day=date(2021, 12, 31), pensioner=True, cost_roundtrip=200) == ("NO_RATE", 0)


def test_that_whole_kroner_are_whole_numbers_in_json():
    whole, part = (Reimbursement(True, Reason.DISTANCE, Decimal(said)) for said in ("220.00", "220.50"))
    assert whole.as_json() == {"eligible": True, "reason": "DISTANCE", "amount": 220}
    assert type(whole.as_json()["amount"]) is int
    assert part.as_json()["amount"] == 220.5
