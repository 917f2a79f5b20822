"""What must hold of every patient, whatever was measured."""

import os
import subprocess
import sys
from dataclasses import replace
from decimal import ROUND_UP, Context, Decimal, localcontext
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.drawn import Dice, drawn_inputs, drawn_limits, drawn_rule_set, drawn_values, many_throws, thrown
from tests.properties.examples import core, costly_core
from tests.properties.plainly import Plain, plainly
from tests.unit.scoring.facts import DAILY, NOW, WEEKLY, ago, enrolment, gathered, kinds, reading, response, shipped
from triage.clinical.colour import Colour
from triage.scoring.assess import assess
from triage.scoring.evaluate.columns import columns
from triage.scoring.evaluate.evaluate import evaluate
from triage.scoring.evaluate.one import evaluate_one
from triage.scoring.evaluate.outcome import Outcome
from triage.scoring.evaluate.parameters import effective, limits, limits_by_row
from triage.scoring.explain.result import Result
from triage.scoring.inputs.values import given_inputs
from triage.scoring.readings.clean import clean
from triage.scoring.rules.model import InputKind, RuleSet

NAMES = ("kol", "hjertesvigt", "epilepsi", "mental", "diabetes")
RULE_SETS = [shipped(name) for name in NAMES]
ROWS = 9


def result(rules: RuleSet, values: dict[str, Any]) -> Result:
    return assess(rules, given_inputs(rules, values))


def told(outcome: Outcome) -> Plain:
    fired, unknown = (tuple(rule.id for rule in rules) for rules in (outcome.fired, outcome.unknown))
    return Plain(outcome.colour.value, fired, unknown)


@core
@given(thrown(200))
def test_that_the_evaluator_agrees_with_a_plain_one(dice: Dice):
    rules = drawn_rule_set(dice)
    rows = [(drawn_limits(dice), drawn_inputs(dice, rules)) for _ in range(ROWS)]
    own = limits_by_row([params for params, _ in rows])
    found = evaluate(rules, columns(rules, [inputs for _, inputs in rows]), own, ROWS, block=8)
    for row, (params, inputs) in enumerate(rows):
        expected = plainly(rules, inputs.values, params)
        assert told(found.outcome(row)) == expected
        assert told(evaluate_one(rules, inputs, params)[0]) == expected


@core
@given(st.sampled_from(NAMES), many_throws(400))
def test_that_a_batch_is_the_same_as_one_by_one_whatever_its_blocks(name: str, dice: Dice):
    rules = shipped(name)
    params, rows = effective(rules, {}), [drawn_inputs(dice, rules) for _ in range(ROWS)]
    found = evaluate(rules, columns(rules, rows), limits(params), ROWS, block=dice.one_of((8, 64)))
    for row in (0, 7, 8):
        assert found.outcome(row) == evaluate_one(rules, rows[row], params)[0]


@core
@given(st.sampled_from(NAMES), thrown(60))
def test_that_leaving_an_input_out_never_makes_green_without_saying_so(name: str, dice: Dice):
    rules = shipped(name)
    values = drawn_values(dice, rules)
    left_out = dice.one_of(sorted(values)) if values else None
    less = result(rules, {name: found for name, found in values.items() if name != left_out})
    missing = [one.name for one in less.inputs if one.value is None]
    assert left_out is None or left_out in missing
    assert len(less.unknown) == len(missing)
    assert less.colour is not Colour.GREEN or not [name for name in missing if rules.inputs[name].required]


@core
@given(thrown(60), st.sampled_from([("spo2", -1), ("pulse", 1), ("resp_rate", 1), ("temp", 1)]))
def test_that_a_worse_number_is_never_milder(dice: Dice, which: tuple[str, int]):
    name, worse = which
    # Far below the usual, where a slow pulse or slow breathing is an alarm of its own.
    start = {"spo2": Decimal(100), "pulse": Decimal(60), "resp_rate": Decimal(12), "temp": Decimal(36)}[name]
    inputs = given_inputs(shipped(), {**drawn_values(dice, shipped()), name: start})
    changes = [(name, start + Decimal(worse * number) / 2) for number in range(1, 160)]
    outcome, changed = evaluate_one(shipped(), inputs, effective(shipped(), {}), changes)
    ranks = [colour.rank for colour in (outcome.colour, *changed)]
    assert ranks == sorted(ranks, reverse=True)


@given(st.sampled_from(NAMES), thrown(60))
def test_that_what_could_be_is_what_would_be(name: str, dice: Dice):
    rules = shipped(name)
    values = drawn_values(dice, rules)
    for text in result(rules, values).could_be:
        name, words = _input_told(rules, text.en)
        number, colour = _first_way(words)
        assert result(rules, {**values, name: number}).colour == colour


@core
@given(thrown(200))
def test_that_a_change_beside_the_patient_is_the_patient_changed(dice: Dice):
    rules = drawn_rule_set(dice)
    inputs, params = drawn_inputs(dice, rules), drawn_limits(dice)
    changes = [(name, Decimal(number)) for name in ("whole", "raw") for number in (-1, 1, 87, 88, 89)]
    known = [(name, value) for name, value in changes if inputs.values[name].value is not None]
    for (name, value), colour in zip(known, evaluate_one(rules, inputs, params, known)[1], strict=True):
        changed = {**inputs.values, name: replace(inputs.values[name], value=value)}
        assert colour == plainly(rules, changed, params).colour


@given(st.sampled_from(NAMES), thrown(60))
def test_that_no_limit_is_nearer_than_the_nearest(name: str, dice: Dice):
    rules = shipped(name)
    values = drawn_values(dice, rules)
    found = result(rules, values)
    for near in found.nearest_limits:
        held = [one.operand for rule in rules.rules for one in rules.compared(rule) if one.input == near.input]
        own = [one if isinstance(one, Decimal) else found.params[one.name] * (1 - 2 * one.negated) for one in held]
        value = next(one.value for one in found.inputs if one.name == near.input)
        assert near.distance == min(abs(value - limit) for limit in own) == abs(value - near.limit)


@core
@given(st.sampled_from(NAMES), thrown(60))
def test_that_a_result_and_its_hash_survive_being_kept_and_any_decimal_context(name: str, dice: Dice):
    rules = shipped(name)
    inputs = drawn_inputs(dice, rules)
    found = assess(rules, inputs)
    with localcontext(Context(prec=2, rounding=ROUND_UP, capitals=0)):
        kept = assess(rules, inputs).to_json()
    again = Result.from_json(kept)
    assert (again, again.sha256) == (found, found.sha256)


@given(st.sampled_from(NAMES), thrown(60))
def test_that_blocking_green_changes_nothing_else(name: str, dice: Dice):
    rules = shipped(name)
    inputs, params = drawn_inputs(dice, rules), effective(rules, {})
    free, blocked = (evaluate_one(rules, inputs, params, (), block)[0] for block in (False, True))
    assert blocked.colour == (Colour.GREY if free.colour is Colour.GREEN else free.colour)
    assert (blocked.fired, blocked.unknown) == (free.fired, free.unknown)


def measured(dice: Dice) -> list[Any]:
    return [
        reading(
            dice.one_of(("50", "86", "88", "90", "94", "9", "0.94")),
            1 + dice.below(6),
            time=ago(minutes=7 * (dice.below(256) * 4 - 10)),
            device=dice.one_of((None, "d1")),
            version=1 + dice.below(3),
            unit=dice.one_of(("%", "%", "%", "1", "kg")),
            status=dice.one_of(("final", "final", "entered-in-error")),
        )
        for _ in range(dice.below(7))
    ]


def answered(dice: Dice) -> list[Any]:
    return [
        response(1 + dice.below(9), dice.below(21), more_dyspnoea=dice.below(2) == 1, wants_contact="call")
        for _ in range(dice.below(3))
    ]


@costly_core
@given(thrown(80), st.sampled_from([DAILY, WEEKLY]))
def test_that_the_order_of_arrival_changes_nothing(dice: Dice, every: Any):
    readings, responses, course = measured(dice), answered(dice), enrolment(every)
    first = assess(shipped(), gathered(readings, responses, course))
    chance = Random(dice.below(256))
    chance.shuffle(readings)
    chance.shuffle(responses)
    assert assess(shipped(), gathered(readings, responses, course)).sha256 == first.sha256


@given(thrown(80))
def test_that_every_reading_is_used_kept_or_left_out_with_a_reason(dice: Dice):
    readings = measured(dice)
    found = clean(readings, "p1", NOW, kinds())
    assert {one.id for one in readings} == {one.id for one in found.kept} | {one.id for one in found.dropped}


@pytest.mark.parametrize("rules", RULE_SETS, ids=lambda rules: rules.name)
def test_that_nothing_received_is_never_red_or_yellow(rules: RuleSet):
    assert result(rules, {}).colour in (Colour.GREY, Colour.GREEN)
    assert len(result(rules, {}).unknown) == len(rules.inputs)


@pytest.mark.parametrize(("seed", "locale"), [("0", "C"), ("1", "da_DK.UTF-8"), ("4711", "tr_TR.UTF-8")])
def test_that_another_process_and_locale_come_to_the_same_hash(seed: str, locale: str):
    program = (
        "import locale; from tests.properties.test_scoring import hashes\n"
        "try: locale.setlocale(locale.LC_ALL, '')\nexcept locale.Error: pass\nprint(hashes())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONIOENCODING": "utf-8"}
    said = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == hashes()


def hashes() -> str:
    """The hashes of one well-filled patient of each rule set."""
    drawn = [(rules, drawn_inputs(Dice(bytes(range(7, 207, 5))), rules)) for rules in RULE_SETS]
    return " ".join(assess(rules, inputs).sha256 for rules, inputs in drawn)


def _input_told(rules: RuleSet, text: str) -> tuple[str, str]:
    before, _, words = text.partition(": would have been ")
    measured = (InputKind.READING, InputKind.SCORE, InputKind.CGM)
    called = {
        str(found.label.en if found.label else name): name
        for name, found in rules.inputs.items()
        if found.kind in measured
    }
    return next(name for text, name in called.items() if before.startswith(f"{text} ")), words


def _first_way(words: str) -> tuple[Decimal, Colour]:
    colour, _, rest = words.partition(" at ")
    return Decimal(rest.replace(",", " ").split()[0]), Colour(colour)
