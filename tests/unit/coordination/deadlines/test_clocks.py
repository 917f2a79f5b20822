from datetime import date
from typing import Any

from triage.coordination.deadlines.clocks import choice_due, duty_due, notice_due, waived
from triage.coordination.situation.pathway import Pathway, PatientDelay, Waiver
from triage.coordination.situation.policy import Policy

RECEIVED = date(2026, 2, 10)
DELAYS = (PatientDelay(date(2026, 2, 18), date(2026, 3, 2)),)


def pathway(**said: Any) -> Pathway:
    return Pathway("W1", "P1", "udredning", RECEIVED, 30, **said)


def test_that_the_day_of_receipt_is_day_nought():
    assert duty_due(pathway()) == date(2026, 3, 12)


def test_that_days_the_patient_caused_move_the_free_choice_and_not_the_duty():
    assert duty_due(pathway(patient_delays=DELAYS)) == date(2026, 3, 12)
    assert choice_due(pathway(patient_delays=DELAYS)) == date(2026, 3, 24)


def test_that_delays_add_up():
    assert choice_due(pathway(patient_delays=(*DELAYS, *DELAYS))) == date(2026, 4, 5)


def test_that_notice_is_counted_in_working_days_over_holidays():
    assert notice_due(pathway(), Policy(notice_working_days=8)) == date(2026, 2, 20)
    at_easter = Pathway("W1", "P1", "udredning", date(2026, 3, 27), 30)
    assert notice_due(at_easter, Policy(notice_working_days=8)) == date(2026, 4, 13)


def test_that_a_waiver_covers_its_last_day_and_no_later_one():
    wish = pathway(waiver=Waiver(documented=True, until=date(2026, 3, 20)))
    assert waived(wish, date(2026, 3, 20))
    assert not waived(wish, date(2026, 3, 21))


def test_that_a_waiver_counts_only_when_documented_and_dated():
    assert not waived(pathway(waiver=Waiver(documented=False, until=date(2026, 3, 20))), RECEIVED)
    assert not waived(pathway(waiver=Waiver(documented=True)), RECEIVED)
    assert not waived(pathway(), RECEIVED)
