"""Which states of a patient lay between two assessments."""

from datetime import datetime

from tests.builders import NOW, ago, reading
from triage.clinical.observation import Reading
from triage.clinical.questionnaire import Response
from triage.store.records import Facts
from triage.workflow.sittings import earlier_sittings, facts_until

SINCE = ago(hours=24)


def measured(number: int, received: datetime = NOW, **back: float) -> Reading:
    return reading(number=number, time=ago(**back), received=received)


def test_that_every_sitting_but_the_last_is_looked_at() -> None:
    facts = Facts(readings=[measured(1, hours=20), measured(2, hours=10), measured(3, hours=1)])
    assert earlier_sittings(facts, SINCE) == (ago(hours=20), ago(hours=10))


def test_that_readings_within_an_hour_are_one_sitting() -> None:
    facts = Facts(readings=[measured(1, hours=20), measured(2, hours=19.5), measured(3, hours=1)])
    assert earlier_sittings(facts, SINCE) == (ago(hours=19.5),)


def test_that_what_was_assessed_before_is_not_looked_at_again() -> None:
    facts = Facts(readings=[measured(1, received=ago(hours=30), hours=31), measured(2, hours=1)])
    assert earlier_sittings(facts, SINCE) == ()


def test_that_a_first_load_of_history_raises_nothing() -> None:
    assert earlier_sittings(Facts(readings=[measured(n, days=n) for n in range(1, 9)]), None) == ()


def test_that_the_facts_of_a_sitting_are_those_measured_and_answered_by_then() -> None:
    late = Response("r1", "1", "daily", "completed", ago(hours=2), ())
    facts = Facts(readings=[measured(1, hours=20), measured(2, hours=1)], responses=[late])
    before = facts_until(facts, ago(hours=20))
    assert ([one.id for one in before.readings], before.responses) == (["Observation/o1"], [])
