from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from triage.coordination.reimbursement.assess import Reason
from triage.coordination.reimbursement.drafts import Claim, Draft, Unknown, drafts
from triage.coordination.reimbursement.rates import Rates
from triage.coordination.reimbursement.trip import FreeChoice
from triage.coordination.reimbursement.words import draft_in_words
from triage.coordination.situation.visit import Visit
from triage.coordination.timed import timed
from triage.coordination.tours import tours
from triage.errors import Text
from triage.workflow.catalogue import Catalogue

SHIPPED = Catalogue()
NINE = datetime.fromisoformat("2026-03-10T09:00")
FAR, NEAR = "7600", "8200"
DECLINED = Claim(pensioner=False, continued_treatment=False, cannot_use_public=False, free_choice=False)


def draft(
    claim: Claim,
    postcode: str | None = FAR,
    sites: tuple[str, ...] = ("aarhus",),
    start: datetime = NINE,
    rates: Rates = SHIPPED.reimbursement_rates,
) -> Draft:
    visits = [
        Visit(f"A{number}", "P1", "s", "d", site, start + timedelta(hours=2 * number), 30)
        for number, site in enumerate(sites)
    ]
    (found,) = drafts(tours(timed(visits)), SHIPPED.region, postcode, claim, rates)
    return found


def words(claim: Claim, postcode: str | None = FAR) -> Text:
    return draft_in_words(draft(claim, postcode))


def fare(kroner: str, claim: Claim = DECLINED) -> Claim:
    return Claim(claim.pensioner, False, False, False, costs={NINE.date(): Decimal(kroner)})


def test_that_a_fare_that_is_not_known_is_asked_for_and_never_invented():
    found = draft(DECLINED)
    assert (found.result, found.missing) == (None, (Unknown.COST,))
    assert found.grounds == (Reason.DISTANCE,)
    assert "kr." not in draft_in_words(found).da


def test_that_the_whole_fare_is_granted_over_the_minimum():
    found = draft(fare("250.50"))
    assert (found.result.reason, found.result.amount) == (Reason.DISTANCE, Decimal("250.50"))
    said = draft_in_words(found).da
    assert said.startswith("Kørselstilskud 250,50 kr.: der er langt til hospitalet. Kladde – ikke sendt.")


def test_that_nothing_more_is_asked_where_no_answer_could_give_a_grant():
    found = draft(DECLINED, NEAR)
    assert (found.missing, found.result.reason) == ((), Reason.NO_CONDITION_MET)
    assert "ingen af betingelserne" in draft_in_words(found).da


def test_that_only_what_matters_is_asked():
    assert draft(Claim(pensioner=True, free_choice=False)).missing == (Unknown.COST,)
    assert Unknown.PENSIONER in draft(Claim(free_choice=False), NEAR).missing


def test_that_the_nearest_hospital_is_asked_about_only_after_a_free_choice():
    nearest = {Unknown.NEAREST_KM, Unknown.NEAREST_COST}
    assert not nearest & set(draft(Claim()).missing)
    chosen = Claim(pensioner=False, continued_treatment=False, cannot_use_public=False, free_choice=True)
    assert nearest < set(draft(chosen).missing)


def test_that_nothing_is_asked_of_who_chose_another_hospital_where_that_gives_no_grant():
    (rate,) = SHIPPED.reimbursement_rates.rows
    strict = Rates((replace(rate, free_choice=FreeChoice.NONE),))
    found = draft(Claim(free_choice=True), rates=strict)
    assert (found.missing, found.result.reason) == ((), Reason.FREE_CHOICE)


@pytest.mark.parametrize("postcode", [None, "9999"])
def test_that_a_distance_that_is_not_known_is_asked_for(postcode):
    found = draft(DECLINED, postcode)
    assert found.km is None
    assert Unknown.KM in found.missing
    assert "afstanden hjemmefra" in draft_in_words(found).da


def test_that_a_trip_to_two_hospitals_is_one_draft_for_the_farthest():
    found = draft(DECLINED, "8800", ("viborg", "aarhus"))
    assert (found.site, found.km) == ("aarhus", SHIPPED.region.km("8800", "aarhus"))


def test_that_each_trip_has_a_draft_of_its_own():
    visits = [Visit(f"A{day}", "P1", "s", "d", "aarhus", NINE + timedelta(days=day), 30) for day in range(2)]
    found = drafts(tours(timed(visits)), SHIPPED.region, FAR, DECLINED, SHIPPED.reimbursement_rates)
    assert [one.day for one in found] == [date(2026, 3, 10), date(2026, 3, 11)]


def test_that_a_day_without_a_rate_gives_no_amount():
    found = draft(fare("250"), start=datetime.fromisoformat("2021-03-10T09:00"))
    assert (found.rate, found.result.reason) == (None, Reason.NO_RATE)


def test_that_a_rate_that_is_uncertain_says_so_with_its_source():
    said = words(DECLINED)
    assert "Taksten skal bekræftes" in said.da
    assert "to be confirmed" in said.en
    assert "2022-takst" in said.da
