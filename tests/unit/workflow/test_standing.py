"""An unanswered alarm gives way only when what it rested on was taken back or corrected."""

from dataclasses import replace
from datetime import timedelta

from tests.builders import NOW, ago, reading
from tests.unit.workflow.test_recheck import WEEKLY
from triage.clinical.observation import Reading
from triage.clinical.questionnaire import Answer, Response
from triage.scoring.assess import assess
from triage.scoring.explain.result import Result
from triage.scoring.inputs.gather import inputs_for
from triage.store.records import Facts
from triage.workflow.catalogue import Catalogue
from triage.workflow.score.standing import still_stands

CATALOGUE = Catalogue()
KOL = CATALOGUE.library["copd"]
LOW = reading("84", received=NOW)
WEIGHT = reading("70", 2, kind="weight", unit="kg", received=NOW)
CALL = Response(
    "r1", "Patient/p1", "daily", "completed", ago(hours=1), (Answer("wants_contact", "today", "Today"),), received=NOW
)


def alarm_stands(*now_in_force: Reading) -> bool:
    return still_stands(raised(), NOW, Facts(readings=list(now_in_force)))


def raised(*responses: Response) -> Result:
    known = CATALOGUE.kinds, CATALOGUE.instruments
    result = assess(KOL, inputs_for(KOL, *known, [LOW, WEIGHT], responses, WEEKLY, NOW))
    assert result.colour.value == "red"
    return result


def test_that_an_alarm_stands_while_its_reading_does() -> None:
    assert alarm_stands(LOW, WEIGHT, reading("96", 3, received=NOW))


def test_that_an_amended_reading_of_something_else_does_not_take_it_down() -> None:
    amended = reading("71", 2, kind="weight", unit="kg", status="amended", received=NOW + timedelta(hours=1))
    assert alarm_stands(LOW, amended)


def test_that_it_falls_when_its_reading_is_withdrawn_corrected_quarantined_or_anothers() -> None:
    later = NOW + timedelta(hours=1)
    assert not alarm_stands(reading("84", status="entered-in-error", received=later))
    assert not alarm_stands(reading("94", status="corrected", received=later))
    assert not alarm_stands(reading("84", fault="quarantined", received=NOW))
    assert not alarm_stands(reading("96", 3, time=ago(hours=2), received=NOW))


def test_that_an_alarm_for_two_reasons_stands_while_one_of_them_does() -> None:
    both = raised(CALL)
    assert len(both.fired) == 2
    assert still_stands(both, NOW, Facts(readings=[WEIGHT], responses=[CALL]))
    assert still_stands(both, NOW, Facts(readings=[LOW]))
    assert not still_stands(both, NOW, Facts(readings=[WEIGHT]))


def test_that_a_stored_result_tells_what_each_rule_rests_on_without_its_rule_set() -> None:
    (fired,) = Result.from_json(raised().to_json()).fired
    assert "spo2" in fired.rests_on


def test_that_an_older_result_keeps_its_bytes_and_rests_on_every_input() -> None:
    found = raised()
    old = replace(found, fired=tuple(replace(rule, rests_on=()) for rule in found.fired))
    assert "rests_on" not in old.to_json()
    assert Result.from_json(old.to_json()) == old
    assert not still_stands(old, NOW, Facts(readings=[LOW]))
