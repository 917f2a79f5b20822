"""What must hold of every patient, whatever was measured."""

from decimal import Decimal
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.scoring.facts import DAILY, NOW, WEEKLY, ago, enrolment, gathered, reading, response, shipped
from triage.clinical.colour import Colour
from triage.scoring.assess import assess
from triage.scoring.evaluate.columns import columns
from triage.scoring.evaluate.evaluate import evaluate
from triage.scoring.evaluate.parameters import effective, limits
from triage.scoring.explain.result import Result
from triage.scoring.inputs.values import given_inputs
from triage.scoring.rules.model import InputKind, RuleSet, ValueType

RULE_SETS = [shipped(name) for name in ("kol", "hjertesvigt", "epilepsi", "mental")]
WORDS = ("none", "self", "call", "visit", "today", "more", "same", "some", "much")


def value(kind: ValueType) -> st.SearchStrategy[Any]:
    if kind is ValueType.BOOL:
        return st.booleans()
    if kind is ValueType.NUMBER:
        return st.decimals(-10, 200, places=2)
    return st.sampled_from(WORDS)


@st.composite
def patients(draw: st.DrawFn) -> tuple[RuleSet, dict[str, Any]]:
    """A rule set and some of its inputs, the rest absent."""
    rules = draw(st.sampled_from(RULE_SETS))
    some = {name: st.none() | value(found.type) for name, found in rules.inputs.items()}
    return rules, {name: found for name, found in draw(st.fixed_dictionaries(some)).items() if found is not None}


def result(rules: RuleSet, values: dict[str, Any]) -> Result:
    return assess(rules, given_inputs(rules, values))


@given(patients(), st.data())
def test_that_leaving_an_input_out_never_makes_green_without_saying_so(
    patient: tuple[RuleSet, Any], data: st.DataObject
):
    rules, values = patient
    left_out = data.draw(st.sampled_from([None, *sorted(values)]))
    less = result(rules, {name: found for name, found in values.items() if name != left_out})
    if left_out is not None and less.colour is Colour.GREEN:
        missing = {one.name for one in less.inputs if one.value is None}
        assert left_out in missing
        assert len(less.unknown) == len(missing)


@given(st.lists(patients(), min_size=1, max_size=8))
def test_that_a_batch_is_the_same_as_one_by_one(found: list[tuple[RuleSet, dict[str, Any]]]):
    rules = found[0][0]
    rows = [given_inputs(rules, values) for other, values in found if other is rules]
    in_force = limits(effective(rules, {}))
    batch = evaluate(rules, columns(rules, rows), in_force, len(rows))
    alone = [evaluate(rules, columns(rules, [row]), in_force, 1).outcome(0) for row in rows]
    assert [batch.outcome(number) for number in range(len(rows))] == alone


@given(patients(), st.decimals(50, 100, places=1), st.decimals(0, 20, places=1))
def test_that_a_lower_saturation_is_never_milder(patient: tuple[RuleSet, Any], spo2: Decimal, less: Decimal):
    rules, values = shipped(), patient[1] if patient[0] is shipped() else {}
    higher, lower = (result(rules, {**values, "spo2": spo2 - change}) for change in (0, less))
    assert lower.colour.rank <= higher.colour.rank


@given(patients())
def test_that_what_could_be_is_what_would_be(patient: tuple[RuleSet, Any]):
    rules, values = patient
    for told in result(rules, values).could_be:
        name, words = _input_told(rules, told.en)
        number, colour = _first_way(words)
        assert result(rules, {**values, name: number}).colour == colour


@given(patients())
def test_that_a_result_and_its_hash_survive_being_kept(patient: tuple[RuleSet, Any]):
    found = result(*patient)
    again = Result.from_json(found.to_json())
    assert (again, again.sha256) == (found, result(*patient).sha256)


@given(patients())
def test_that_blocking_green_changes_nothing_else(patient: tuple[RuleSet, Any]):
    rules, values = patient
    batch, in_force = columns(rules, [given_inputs(rules, values)]), limits(effective(rules, {}))
    free, blocked = (evaluate(rules, batch, in_force, 1, np.array([block])).colour(0) for block in (False, True))
    assert blocked == (Colour.GREY if free is Colour.GREEN else free)


readings = st.builds(
    reading,
    st.sampled_from(["50", "86", "88", "90", "94", "9", "0.94"]),
    st.integers(1, 6),
    time=st.integers(-10, 900).map(lambda minutes: ago(minutes=minutes * 7)),
    device=st.sampled_from([None, "d1"]),
    version=st.integers(1, 3),
    unit=st.sampled_from(["%", "%", "%", "1", "kg"]),
    status=st.sampled_from(["final", "final", "entered-in-error"]),
)
responses = st.builds(
    response, st.integers(1, 9), st.integers(0, 20), more_dyspnoea=st.booleans(), wants_contact=st.sampled_from(WORDS)
)


@given(st.lists(readings, max_size=8), st.lists(responses, max_size=4), st.sampled_from([DAILY, WEEKLY]), st.randoms())
def test_that_the_order_of_arrival_changes_nothing(
    measured: list[Any], answered: list[Any], every: Any, chance: Random
):
    course = enrolment(every)
    first = assess(shipped(), gathered(measured, answered, course))
    chance.shuffle(measured)
    chance.shuffle(answered)
    assert assess(shipped(), gathered(measured, answered, course)).sha256 == first.sha256


@given(st.lists(readings, max_size=8))
def test_that_every_reading_is_used_kept_or_left_out_with_a_reason(measured: list[Any]):
    from tests.unit.scoring.facts import kinds
    from triage.scoring.readings.clean import clean

    found = clean(measured, "p1", NOW, kinds())
    assert {one.id for one in measured} == {one.id for one in found.kept} | {one.id for one in found.dropped}


@pytest.mark.parametrize("rules", RULE_SETS, ids=lambda rules: rules.name)
def test_that_nothing_received_is_never_red_or_yellow(rules: RuleSet):
    assert result(rules, {}).colour in (Colour.GREY, Colour.GREEN)
    assert len(result(rules, {}).unknown) == len(rules.inputs)


def _input_told(rules: RuleSet, told: str) -> tuple[str, str]:
    before, _, words = told.partition(": would have been ")
    measured = (InputKind.READING, InputKind.SCORE)
    called = {
        str(found.label.en if found.label else name): name
        for name, found in rules.inputs.items()
        if found.kind in measured
    }
    return next(name for text, name in called.items() if before.startswith(f"{text} ")), words


def _first_way(words: str) -> tuple[Decimal, Colour]:
    colour, _, rest = words.partition(" at ")
    return Decimal(rest.replace(",", " ").split()[0]), Colour(colour)
