from dataclasses import replace
from datetime import date

from triage.coordination.deadlines.words import state_in_words
from triage.coordination.situation.pathway import Pathway, PatientDelay
from triage.errors import Text
from triage.workflow.catalogue import Catalogue

LIMITS = Catalogue().limits
PATHWAY = Pathway(
    "W1", "P1", "udredning", date(2026, 2, 10), 30, patient_delays=(PatientDelay(date(2026, 2, 18), date(2026, 3, 2)),)
)


def on(day: date, pathway: Pathway = PATHWAY) -> Text:
    return state_in_words(pathway, LIMITS, day)


def test_that_both_clocks_are_told_with_the_days_that_are_left():
    said = on(date(2026, 3, 10))
    assert said.da == "frist 12/3 (udredningsret, 30 dage), 2 dage tilbage; frit valg fra 24/3"
    assert said.en == "due 12/3 (right to diagnosis, 30 days), 2 days left; free choice from 24/3"


def test_that_one_day_the_last_day_and_the_days_after_it_have_words_of_their_own():
    assert "1 dag tilbage" in on(date(2026, 3, 11)).da
    assert "udløber i dag" in on(date(2026, 3, 12)).da
    assert "overskredet med 1 dag;" in on(date(2026, 3, 13)).da


def test_that_free_choice_that_was_offered_is_told_as_offered():
    assert on(date(2026, 3, 10), replace(PATHWAY, free_choice_offered=True)).da.endswith("frit valg er tilbudt")


def test_that_an_uncertain_limit_is_told_to_be_confirmed():
    uncertain = Pathway("W1", "P1", "behandling", date(2026, 2, 10), 30)
    assert "(behandlingsret, 30 dage, skal bekræftes)" in on(date(2026, 3, 10), uncertain).da


def test_that_a_kind_without_a_limit_in_the_table_is_told_by_its_days():
    assert state_in_words(replace(PATHWAY, kind=""), None, date(2026, 3, 10)).da.startswith("frist 12/3 (30 dage)")
