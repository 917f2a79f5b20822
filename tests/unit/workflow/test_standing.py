"""An unanswered alarm gives way only when what it rested on was taken back or corrected."""

from datetime import timedelta

from tests.builders import NOW, ago, reading
from tests.unit.workflow.test_recheck import WEEKLY
from triage.clinical.observation import Reading
from triage.scoring.assess import assess
from triage.scoring.inputs.gather import inputs_for
from triage.store.records import Facts
from triage.workflow.catalogue import Catalogue
from triage.workflow.standing import still_stands

CATALOGUE = Catalogue()
KOL = CATALOGUE.rule_sets["copd"]
LOW = reading("84", received=NOW)
WEIGHT = reading("70", 2, kind="weight", unit="kg", received=NOW)


def alarm_stands(*now_in_force: Reading) -> bool:
    inputs = inputs_for(KOL, CATALOGUE.kinds, CATALOGUE.instruments, [LOW, WEIGHT], [], WEEKLY, NOW)
    result = assess(KOL, inputs)
    assert result.colour.value == "red"
    return still_stands(result, NOW, Facts(readings=list(now_in_force)), KOL)


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
