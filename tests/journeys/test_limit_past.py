"""What a limit of a patient's own would have meant for the last year, before it is set; and limits that run out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.builders import NOW, fhir_care_plan, fhir_patient, fhir_spo2
from tests.journeys.test_decision import taken_in
from tests.people import colleague
from triage.access.roles import Role
from triage.clinical.colour import Colour
from triage.clinical.notice import NoticeKind
from triage.errors import NotAllowedError, RuleSetError
from triage.store.notices import notices_of
from triage.store.tables import audit
from triage.workflow.application import Application
from triage.workflow.care.limit_past import limit_past
from triage.workflow.care.limits import WantedLimit, lift, list_limits, set_limit
from triage.workflow.care.limits_ending import list_ending, tell_of_ending

TODAY = NOW + timedelta(days=61)
At = Callable[[datetime], Application]


@pytest.fixture
def at(app: Application) -> At:
    return lambda time: replace(app, clock=lambda: time)


@pytest.fixture
def measured(at: At, tmp_path: Path) -> Application:
    """Now, after one patient measured 91, 88 and 86, a month apart each; and another 70."""
    taken_in(at(NOW), tmp_path, fhir_patient(), fhir_care_plan(), fhir_patient(2), fhir_care_plan(2))
    for number, value in enumerate((91, 88, 86), start=1):
        time = TODAY - timedelta(days=90 - 30 * number)
        taken_in(at(time), tmp_path, fhir_spo2(value, number, at=time), fhir_spo2(70, 10 + number, of=2, at=time))
    return at(TODAY)


def limit(value: str, param: str = "spo2_red", days: int = 90) -> WantedLimit:
    return WantedLimit("copd", param, Decimal(value), TODAY.date() + timedelta(days=days), "Kendt lav mætning")


def test_that_a_limit_is_tried_on_the_patients_own_year_before_it_is_set(measured: Application) -> None:
    past = limit_past(measured, 1, "copd")
    as_it_is = past.tried("spo2_red", Decimal(87))
    assert as_it_is.turned == ()
    looser = past.tried("spo2_red", Decimal(85))
    (turned,) = looser.turned
    assert (turned.at, turned.before, turned.after) == (TODAY, Colour.RED, Colour.YELLOW)
    assert turned.value.da == "Iltmætning 86 %"
    assert (looser.before[Colour.RED], looser.after[Colour.RED]) == (1, 0)
    stricter = past.tried("spo2_red", Decimal(88))
    assert [one.after for one in stricter.turned] == [Colour.RED]
    assert stricter.assessments == as_it_is.assessments == sum(stricter.after.values())


def test_that_what_was_tried_is_what_comes_of_it(measured: Application) -> None:
    tried = limit_past(measured, 1, "copd").tried("spo2_red", Decimal(85))
    set_limit(measured, 1, limit("85"))
    again = limit_past(measured, 1, "copd").tried("spo2_red", Decimal(85))
    assert again.after[Colour.RED] == tried.after[Colour.RED] == 0


def test_that_a_limit_outside_its_bounds_or_its_order_is_refused_in_words(measured: Application) -> None:
    past = limit_past(measured, 1, "copd")
    told = past.why_not("spo2_red", Decimal(79))
    assert told is not None
    assert "mellem 80 og 92 %" in told.da
    crossing = past.why_not("spo2_red", Decimal(91))
    assert crossing is not None
    assert "gul" in crossing.da
    assert "spo2" not in crossing.da
    with pytest.raises(RuleSetError):
        past.tried("spo2_red", Decimal(91))


def test_that_a_limit_between_two_steps_can_be_tried_right_up_to_the_next_one(measured: Application) -> None:
    past = limit_past(measured, 1, "copd")
    assert past.why_not("spo2_red", Decimal("88.5")) is None
    assert past.why_not("spo2_red", Decimal("88.99")) is None
    assert past.why_not("spo2_red", Decimal(89)) is not None
    set_limit(measured, 1, limit("88.5"))


def test_that_only_who_may_set_limits_tries_them_and_that_it_is_logged(measured: Application) -> None:
    with pytest.raises(NotAllowedError):
        limit_past(colleague(measured, "sofie", Role.MEDICAL_SECRETARY), 1, "copd")
    with pytest.raises(NotAllowedError):
        limit_past(colleague(measured, "forfatter", Role.RULE_AUTHOR), 1, "copd")
    limit_past(colleague(measured), 1, "copd")
    with measured.store.read() as connection:
        acts = connection.execute(select(audit.c.actor, audit.c.act)).all()
    assert ("kollega", "view limit past") in [tuple(row) for row in acts]


def test_that_limits_that_run_out_are_listed_until_they_are_set_anew(measured: Application, at: At) -> None:
    set_limit(measured, 1, limit("85", days=10))
    set_limit(measured, 2, limit("84", days=80))
    (one,) = list_ending(measured, days=30)
    assert (one.patient, one.author, one.reason, one.is_over) == (1, "tester", "Kendt lav mætning", False)
    assert one.words.da == "Iltmætning: rød ved 85 % eller derunder"
    later = at(TODAY + timedelta(days=20))
    assert [one.is_over for one in list_ending(later, days=1)] == [True]
    set_limit(later, 1, replace(limit("85"), last=later.clock().date() + timedelta(days=90)))
    assert list_ending(later, days=1) == ()


def test_that_a_lifted_limit_is_not_listed(measured: Application) -> None:
    set_limit(measured, 1, limit("85", days=10))
    lift(measured, list_limits(measured, 1)[0].key)
    assert list_ending(measured) == ()


def test_that_a_limit_that_runs_out_is_told_of_once_and_in_time(measured: Application, at: At) -> None:
    set_limit(measured, 1, limit("85", days=60))
    assert tell_of_ending(measured) == 0
    soon = at(TODAY + timedelta(days=55))
    assert (tell_of_ending(soon), tell_of_ending(soon)) == (1, 0)
    with measured.store.read() as connection:
        told = [one for one in notices_of(connection, 1) if one.kind is NoticeKind.LIMIT_ENDS]
    assert len(told) == 1
    assert "tester" in told[0].text.da
    assert "85 %" in told[0].text.da


def test_that_only_own_patients_are_named(measured: Application) -> None:
    set_limit(measured, 1, limit("85", days=10))
    with pytest.raises(NotAllowedError):
        list_ending(colleague(measured, "forfatter", Role.RULE_AUTHOR))
    assert list_ending(colleague(measured, "sofie", Role.MEDICAL_SECRETARY)) == ()
