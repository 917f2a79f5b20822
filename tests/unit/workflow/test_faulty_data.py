"""Readings that no rule looks at: one that cannot be used must not pass unseen."""

from datetime import datetime
from decimal import Decimal

from tests.builders import NOW, ago, patient, reading
from triage.clinical.observation import Reading
from triage.scoring.readings.drop_reasons import Dropped
from triage.store.records import Facts
from triage.workflow.catalogue import Catalogue
from triage.workflow.score.faulty_data import lost_beside_the_rules

COPD = Catalogue().library["copd"]
# mg/dL that came as mmol/L.
MIXED_UP = reading("98.6", 2, kind="glucose", unit="mmol/L", received=ago(minutes=50))


def reasons(*readings: Reading, decided: datetime | None = None) -> list[str]:
    lost = [Dropped(one.id, "implausible", one.kind, one.time) for one in readings if one.value == Decimal("98.6")]
    found = lost_beside_the_rules(COPD, lost, patient(first_seen=NOW), Facts(readings=list(readings)), decided)
    return [block.text.en for block in found]


def test_that_a_value_that_cannot_be_true_blocks_green_though_no_rule_reads_its_kind() -> None:
    assert reasons(reading(), MIXED_UP) == ["A reading no rule looks at has a value that cannot be true"]


def test_that_measuring_again_or_a_decision_ends_it() -> None:
    again = reading("6.1", 3, kind="glucose", unit="mmol/L", time=ago(minutes=5))
    assert reasons(MIXED_UP, again) == []
    assert reasons(MIXED_UP, decided=NOW) == []
