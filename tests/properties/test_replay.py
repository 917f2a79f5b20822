"""What must hold of every replay: exact, whatever moved before."""

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.drawn import NUMBERS, Dice, drawn_rule_set, many_throws
from tests.properties.examples import core, costly_core
from tests.unit.scoring.facts import shipped
from tests.unit.scoring.replay.histories import drawn_history
from triage.clinical.colour import Colour
from triage.errors import RuleSetError
from triage.scoring.evaluate.one import evaluate_one
from triage.scoring.evaluate.parameters import effective
from triage.scoring.inputs.values import InputValue, PatientInputs, Status
from triage.scoring.replay.dragging.drag import Drag
from triage.scoring.replay.dragging.find_limit import curve
from triage.scoring.replay.history import History
from triage.scoring.replay.replay import replay, replayed
from triage.scoring.replay.workload import workload
from triage.scoring.rules.model import RuleSet

NAMES = ("kol", "hjertesvigt", "epilepsi", "mental", "diabetes")
ROWS = 24


def own_limits(rules: RuleSet) -> list[dict[str, Decimal]]:
    """Limits of their own that patients have: the usual, at both ends of the bounds, and of what is not there."""
    own = [param for param in rules.params.values() if param.patient_override]
    ends = [{param.name: end} for param in own for end in (param.min, param.max)]
    return [*ends, {"not_there": Decimal(1)}, {"high": Decimal(1)}]


def with_own_limits(rules: RuleSet) -> RuleSet:
    params = {name: replace(param, patient_override=name != "high") for name, param in rules.params.items()}
    return replace(rules, params=params)


def drawn_number(dice: Dice, rules: RuleSet, name: str) -> Decimal:
    """A limit inside its bounds, also between the numbers of a column."""
    param = rules.params[name]
    if name in ("low", "high"):
        return dice.one_of(NUMBERS) + Decimal(dice.below(3)).scaleb(-3)
    return param.min + (param.max - param.min) * dice.below(101) / 100


def assert_same_counts(drag: Drag, history: History, rules: RuleSet) -> None:
    ranks = replay(history, rules, drag.values)
    counts, fresh = drag.counts, Drag(history, rules, drag.values).counts
    assert np.array_equal(counts.flow, fresh.flow)
    assert np.array_equal(counts.weeks, fresh.weeks)
    assert np.array_equal(counts.changed_patients, fresh.changed_patients)
    assert counts.changed_rows == np.count_nonzero(ranks != history.ranks) == drag.changed().size


def dragged(dice: Dice, history: History, rules: RuleSet) -> None:
    drag = Drag(history, rules)
    for _ in range(3):
        name = dice.one_of(sorted(rules.params))
        if dice.below(2):
            drag.take(drag.hold(name))
            assert drag.is_ready(name)
        for _ in range(2):
            with suppress(RuleSetError):
                drag.move({name: drawn_number(dice, rules, name)})
            assert np.array_equal(drag.ranks, replay(history, rules, drag.values))
        assert_same_counts(drag, history, rules)


@costly_core
@given(many_throws(1200))
def test_that_dragging_is_replaying_whatever_the_rules(dice: Dice):
    rules = with_own_limits(drawn_rule_set(dice))
    dragged(dice, drawn_history(rules, dice, ROWS, own_limits(rules)), rules)


@given(st.sampled_from(NAMES), many_throws(2000))
def test_that_dragging_is_replaying_under_the_shipped_rules(name: str, dice: Dice):
    rules = shipped(name)
    dragged(dice, drawn_history(rules, dice, ROWS, own_limits(rules)), rules)


@core
@given(many_throws(600))
def test_that_a_replay_is_each_patient_judged_alone(dice: Dice):
    rules = with_own_limits(drawn_rule_set(dice))
    history = drawn_history(rules, dice, 9, own_limits(rules))
    values = {name: drawn_number(dice, rules, name) for name in rules.params}
    found = replayed(history, rules, values)
    for row in range(history.rows):
        outcome = judged_alone(history, row, rules, values)
        assert found.colour(row) is outcome[0]
        assert [rule.id for rule in found.outcome(row).fired] == outcome[1]


def judged_alone(history: History, row: int, rules: RuleSet, values: dict[str, Decimal]) -> tuple[Colour, list[str]]:
    params, blocked, own = effective(rules, values), bool(history.blocks_green[row]), history.own.get(row)
    if own:
        if any(name in rules.params and not rules.params[name].patient_override for name in own):
            blocked = True
        else:
            try:
                params = effective(rules, {**values, **own})
            except RuleSetError:
                blocked = True
    outcome, _ = evaluate_one(rules, inputs_of(history, row), params, (), blocked)
    return outcome.colour, [rule.id for rule in outcome.fired]


def inputs_of(history: History, row: int) -> PatientInputs:
    found = {}
    for name, column in history.columns.items():
        status, number = Status(column.status[row]), int(column.values[row])
        value = column.codes[number] if column.codes else Decimal(number).scaleb(-column.decimals)
        if history.rule_set.inputs[name].type == "bool":
            value = bool(number)
        found[name] = InputValue(value if status is Status.KNOWN else None, status)
    return PatientInputs(found)


@given(many_throws(1200))
def test_that_a_call_is_a_patient_on_a_day_by_the_worst_colour(dice: Dice):
    rules = drawn_rule_set(dice)
    history = drawn_history(rules, dice, ROWS)
    worst: dict[tuple[int, int], int] = {}
    for row in range(history.rows):
        day = int(history.at[row]) // 86_400_000, int(history.patients[row])
        worst[day] = min(worst.get(day, 3), int(history.ranks[row]))
    weeks = Drag(history, rules).now.weeks.sum(axis=(0, 1))
    assert weeks.tolist() == [Counter(worst.values())[rank] for rank in range(4)]


@given(many_throws(1200))
def test_that_no_limit_comes_to_anything_that_was_not_tried(dice: Dice):
    rules = with_own_limits(drawn_rule_set(dice))
    every_limit_tried(dice, drawn_history(rules, dice, ROWS, own_limits(rules)), rules, "low")


@given(st.sampled_from(("spo2_red", "spo2_yellow", "pulse_yellow")), many_throws(2000))
def test_that_no_limit_was_left_untried_because_of_those_of_patients(name: str, dice: Dice):
    rules = shipped()
    every_limit_tried(dice, drawn_history(rules, dice, ROWS, own_limits(rules)), rules, name)


def every_limit_tried(dice: Dice, history: History, rules: RuleSet, name: str) -> None:
    drag = Drag(history, rules)
    held = drag.hold(name)
    assert held is not None
    points = {point.limit: point.calls for point in curve(drag, held)}
    assert list(points) == sorted(points)
    assert all(calls == mean_calls(Drag(history, rules), name, limit) for limit, calls in points.items())
    for _ in range(8 if points else 0):
        other = drawn_number(dice, rules, name)
        below = max((one for one in points if one <= other), default=min(points))
        above = min((one for one in points if one >= other), default=max(points))
        assert mean_calls(drag, name, other) in (points[below], points[above], None)


def mean_calls(drag: Drag, name: str, limit: Decimal) -> float | None:
    """The calls of a week, None of a limit that is not allowed."""
    try:
        return workload(drag.move({name: limit})).mean
    except RuleSetError:
        return None
