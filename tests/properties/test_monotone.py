"""A rule set in which a worse number is never milder stays so, whatever limits are allowed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.properties.drawn import Dice, drawn_inputs, drawn_rule_set, many_throws, thrown
from tests.properties.examples import core
from tests.properties.rule_sets import NUMBERS, rule_sets
from tests.properties.test_replay import NAMES, drawn_number
from tests.unit.scoring.facts import instrument, kinds, shipped
from tests.unit.scoring.replay.histories import drawn_history
from triage.clinical.colour import Colour
from triage.errors import RuleSetError
from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.limits_both_ways import limits_both_ways
from triage.scoring.analyse.milder_when_worse import milder_when_worse
from triage.scoring.analyse.ranges import range_of
from triage.scoring.analyse.subject import Subject, subject
from triage.scoring.evaluate.one import evaluate_one
from triage.scoring.evaluate.parameters import effective
from triage.scoring.inputs.values import InputValue, PatientInputs, Status, as_declared, given_inputs
from triage.scoring.numbers import round_half_up
from triage.scoring.replay.chosen import chosen
from triage.scoring.replay.dragging.drag import Drag
from triage.scoring.rules.conditions import Comparison, Condition, NotOf, Operator, ParamRef, Reference, parts_of
from triage.scoring.rules.model import OnUnknown, Rule, RuleSet, ValueType

INSTRUMENTS = {"who5": instrument("who5")}
_LOW, _HIGH = {Operator.LT, Operator.LE}, {Operator.GT, Operator.GE}


def speaking(rules: RuleSet, condition: Condition, speaks: bool = True) -> Iterator[tuple[Comparison, bool]]:
    """Every comparison under a condition, and whether it speaks for it or against."""
    match condition:
        case Comparison():
            yield condition, speaks
        case Reference(name):
            yield from speaking(rules, rules.define[name], speaks)
        case NotOf(part):
            yield from speaking(rules, part, not speaks)
        case _:
            for part in parts_of(condition):
                yield from speaking(rules, part, speaks)


def silencing(rules: RuleSet, rule: Rule) -> Iterator[Rule]:
    """Every rule that silences `rule`, or one that does: a rule that is silenced silences others all the same."""
    for other in map(rules.rule, rule.unless):
        yield other
        yield from silencing(rules, other)


def worse(rules: RuleSet) -> dict[str, int]:
    """The inputs whose numbers get worse one way only: -1 downwards, 1 upwards.

    A rule that steps back for one of a milder colour says nothing, nor does one that equals a number, nor one whose
    unknown is worse than its truth.
    """
    ways: dict[str, set[int]] = defaultdict(set)
    for rule in rules.rules:
        backs = any(other.colour.rank > rule.colour.rank for other in silencing(rules, rule))
        backs |= rule.colour is Colour.GREEN and rule.on_unknown is OnUnknown.GREY
        for comparison, speaks in speaking(rules, rule.when):
            ways[comparison.input] |= {0} if backs else _way(comparison, speaks)
        for other in rule.unless if backs else ():
            for comparison, _ in speaking(rules, rules.rule(other).when):
                ways[comparison.input].add(0)
    return {name: min(found) for name, found in ways.items() if found in ({-1}, {1})}


def _way(comparison: Comparison, speaks: bool) -> set[int]:
    if comparison.operator in (Operator.EXISTS, Operator.MISSING):
        return set()
    if comparison.operator not in _LOW | _HIGH:
        return {0}
    return {-1 if (comparison.operator in _LOW) == speaks else 1}


def allowed_limits(dice: Dice, rules: RuleSet) -> dict[str, Decimal]:
    """Limits drawn inside their bounds, each as far as the ones before it leave it room."""
    values: dict[str, Decimal] = {}
    for name in rules.params:
        wanted = {**values, name: drawn_number(dice, rules, name)}
        try:
            chosen(rules, wanted)
        except RuleSetError:
            continue
        values = wanted
    return chosen(rules, values)


def ranks_along(rules: RuleSet, inputs: PatientInputs, name: str, params: dict[str, Decimal]) -> list[int]:
    """The colours of a patient as one number rises through all that it is held against."""
    held = [one.operand for rule in rules.rules for one in rules.compared(rule) if one.input == name]
    limits = {params[one.name] * (1 - 2 * one.negated) for one in held if isinstance(one, ParamRef)}
    limits |= {one for one in held if isinstance(one, Decimal)}
    steps = sorted({limit + step for limit in limits for step in (Decimal("-0.001"), Decimal(0), Decimal("0.001"))})
    _, colours = evaluate_one(rules, inputs, params, [(name, step) for step in steps])
    return [colour.rank for colour in colours]


def assert_monotone(rules: RuleSet, inputs: PatientInputs, params: dict[str, Decimal], ways: Mapping[str, int]) -> None:
    for name, way in ways.items():
        if rules.inputs[name].type is ValueType.NUMBER and inputs.values[name].value is not None:
            ranks = ranks_along(rules, inputs, name, params)
            mildest = ranks.index(max(ranks)) if ranks else 0
            falling, rising = (ranks, []) if way < 0 else ([], ranks) if way > 0 else (ranks[:mildest], ranks[mildest:])
            assert falling == sorted(falling), name
            assert rising == sorted(rising, reverse=True), name


@cache
def shipped_ways(name: str) -> dict[str, int]:
    """As a file has its limits, which way a number alone gets worse: -1 downwards, 1 upwards, 0 from a middle."""
    rules = shipped(name)
    found = {}
    for one, declared in rules.inputs.items():
        if declared.type is ValueType.NUMBER:
            ranks = ranks_along(rules, given_inputs(rules, {one: Decimal(0)}), one, effective(rules, {}))
            rises, falls = ranks == sorted(ranks), ranks == sorted(ranks, reverse=True)
            found[one] = falls - rises
    return found


@core
@given(st.sampled_from(NAMES), thrown(200))
def test_that_the_shipped_rules_stay_monotone_under_every_limit_that_is_allowed(name: str, dice: Dice):
    rules = shipped(name)
    assert_monotone(rules, drawn_inputs(dice, rules), allowed_limits(dice, rules), shipped_ways(name))


@core
@given(many_throws(400))
def test_that_any_rules_stay_monotone_under_every_limit(dice: Dice):
    rules = drawn_rule_set(dice)
    params = {name: drawn_number(dice, rules, name) for name in rules.params}
    assert_monotone(rules, drawn_inputs(dice, rules), params, worse(rules))


@given(st.sampled_from(NAMES), many_throws(2000))
def test_that_a_limit_moved_one_way_makes_nobody_milder_and_another_worse(name: str, dice: Dice):
    rules = shipped(name)
    drag = Drag(drawn_history(rules, dice, 24), rules, allowed_limits(dice, rules))
    for param in rules.params:
        held = drag.hold(param)
        assert held is not None
        is_worse = held.turns.after < held.turns.before
        assert np.all(is_worse) or not np.any(is_worse), param


@core
@given(rule_sets(most=3), thrown(200))
def test_that_rules_of_which_the_linter_says_nothing_are_no_milder_for_a_worse_number(rules: RuleSet, dice: Dice):
    looked_at, told = looked_into(rules, milder_when_worse)
    inputs = possible_inputs(dice, rules)
    for name in (one for one in NUMBERS if f"inputs.{one}" not in told and inputs.values[one].value is not None):
        steps = sorted({end for span in looked_at.domains[name].spans for end in span})
        _, colours = evaluate_one(rules, inputs, effective(rules, {}), [(name, step) for step in steps])
        ranks = [colour.rank for colour in colours]
        mildest = len(ranks) if name == "who5" else ranks.index(max(ranks))
        assert ranks[:mildest] == sorted(ranks[:mildest]), name
        assert ranks[mildest:] == sorted(ranks[mildest:], reverse=True), name


@core
@given(rule_sets(most=3), many_throws(400))
def test_that_a_limit_of_which_the_linter_says_nothing_is_stricter_one_way_alone(rules: RuleSet, dice: Dice):
    """Of everybody whose numbers the inputs can be, each under a move of its own; the other limits stand still."""
    _, told = looked_into(rules, limits_both_ways)
    people = [possible_inputs(dice, rules) for _ in range(8)]
    for name in (one for one in rules.params if f"params.{one}" not in told):
        moves = [sorted(drawn_number(dice, rules, name) for _ in range(2)) for _ in people]
        pairs = [[rank_at(rules, one, {name: end}) for end in ends] for one, ends in zip(people, moves, strict=True)]
        assert len({after > before for before, after in pairs if after != before}) <= 1, name


def looked_into(rules: RuleSet, look: Callable[[Subject], Iterable[Finding]]) -> tuple[Subject, set[str]]:
    """Return the subject of a look at rules, and the places it told of; only where it was finished, and may tell."""
    looked_at = subject(rules, kinds(), INSTRUMENTS, date(2026, 1, 1))
    told = {finding.path for finding in look(looked_at)}
    assume(not looked_at.unfinished and not any(silences_worse(rules)))
    return looked_at, told


def possible_inputs(dice: Dice, rules: RuleSet) -> PatientInputs:
    """Inputs whose numbers a reading or a questionnaire can give: any that was drawn outside is drawn anew."""
    found = dict(drawn_inputs(dice, rules).values)
    for name in NUMBERS:
        value, reach = found[name].value, range_of(rules.inputs[name], kinds(), INSTRUMENTS)
        if isinstance(value, Decimal):
            if not reach.low <= value <= reach.high:
                value = reach.low + (reach.high - reach.low) * dice.below(101) / 100
            value = value if reach.decimals is None else round_half_up(value, reach.decimals)
            found[name] = as_declared(InputValue(value, Status.KNOWN), rules.inputs[name])
    return PatientInputs(found)


def rank_at(rules: RuleSet, inputs: PatientInputs, moved: Mapping[str, Decimal]) -> int:
    return evaluate_one(rules, inputs, effective(rules, moved))[0].colour.rank


def silences_worse(rules: RuleSet) -> Iterator[bool]:
    """Whether a rule steps back for a milder one, which is an error of its own: of each that steps back."""
    yield from (rules.rule(other).colour.rank > rule.colour.rank for rule in rules.rules for other in rule.unless)


def test_that_what_is_said_to_get_worse_one_way_does():
    ways = shipped_ways("kol")
    assert {name: ways[name] for name in ("spo2", "temp", "fev1_z", "pulse")} == {
        "spo2": -1,
        "temp": 1,
        "fev1_z": -1,
        "pulse": 0,
    }
