"""The search behind the linter: it agrees with trying everything on the evaluator, and its work is bounded."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.scoring.facts import kinds, rule, rule_text
from tests.unit.scoring.test_analyse import INSTRUMENTS, TODAY
from triage.clinical.colour import Colour
from triage.scoring.analyse.check import checked
from triage.scoring.analyse.dead_rules import rules_without_effect
from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.search import MOST_FOR_ONE_CHECK
from triage.scoring.analyse.subject import Subject, subject
from triage.scoring.evaluate.columns import columns
from triage.scoring.evaluate.evaluate import evaluate
from triage.scoring.evaluate.evaluation import Evaluation
from triage.scoring.evaluate.parameters import effective, limits
from triage.scoring.inputs.values import given_inputs
from triage.scoring.rules.load import load_rule_set
from triage.scoring.rules.model import RuleSet

# Green, unanswered inputs and rules without effect have a share of work each, and may be in the middle of a look.
MOST_WORK = 3 * (MOST_FOR_ONE_CHECK + 1_000)
INPUTS = "n: {kind: answer, item: n, decimals: 0}, b: {kind: answer, item: b}, t: {kind: answer, item: t}"
EVERYTHING: dict[str, tuple[Any, ...]] = {
    "n": (None, *map(Decimal, range(-1, 6))),
    "b": (None, False, True),
    "t": (None, "x", "y", "another"),
}
LEAVES = st.one_of(
    st.builds(
        "[n, '{}', {}]".format, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), st.sampled_from([1, 2.5, 3])
    ),
    st.builds("[b, '{}', {}]".format, st.sampled_from(["==", "!="]), st.sampled_from(["true", "false"])),
    st.sampled_from(["[t, '==', x]", "[t, '!=', y]", "[t, in, [x, y]]"]),
)


def joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.lists(inner, min_size=2, max_size=3).map(", ".join)
    return parts.flatmap(
        lambda of: st.sampled_from([f"{{all: [{of}]}}", f"{{any: [{of}]}}", f"{{count: {{of: [{of}], at_least: 2}}}}"])
    )


CONDITIONS = st.recursive(LEAVES, lambda inner: st.one_of(inner.map("{{not: {}}}".format), joined(inner)), max_leaves=8)
COLOURS, UNKNOWN = st.sampled_from(["red", "yellow", "grey"]), st.sampled_from(["", "on_unknown: grey,"])


@st.composite
def rule_sets(draw: st.DrawFn) -> RuleSet:
    """One to four rules; a later one may be silenced by the one before."""
    drawn = draw(st.lists(st.tuples(CONDITIONS, COLOURS, UNKNOWN, st.booleans()), min_size=1, max_size=4))
    rules = [
        rule(when, f"r{n}", colour, unknown + (f"unless: [r{n - 1}]," if silenced and n else ""))
        for n, (when, colour, unknown, silenced) in enumerate(drawn)
    ]
    return load_rule_set(rule_text(inputs=INPUTS, rules=", ".join(rules)))


def looked_at(rule_set: RuleSet) -> Subject:
    return subject(rule_set, kinds(), INSTRUMENTS, TODAY)


def linted(rule_set: RuleSet) -> tuple[Finding, ...]:
    return checked(looked_at(rule_set))


def everybody() -> list[dict[str, Any]]:
    return [dict(zip(EVERYTHING, values, strict=True)) for values in product(*EVERYTHING.values())]


def evaluated(rule_set: RuleSet, patients: list[dict[str, Any]]) -> Evaluation:
    rows = columns(rule_set, [given_inputs(rule_set, patient) for patient in patients])
    return evaluate(rule_set, rows, limits(effective(rule_set, {})), len(patients))


def trapped(rule_set: RuleSet) -> Iterator[str]:
    """The inputs without which somebody is green whom every value of it would colour, found by trying everything."""
    evaluation = evaluated(rule_set, everybody())
    green = np.array([evaluation.colour(row) is Colour.GREEN for row in range(evaluation.ranks.size)])
    cube = green.reshape([len(values) for values in EVERYTHING.values()])
    for axis, name in enumerate(EVERYTHING):
        absent, known = np.split(np.moveaxis(cube, axis, 0), [1])
        if (absent[0] & ~known.any(axis=0)).any():
            yield name


@given(rule_sets())
def test_that_a_rule_is_dead_exactly_where_no_patient_at_all_fires_it(rule_set: RuleSet):
    evaluation = evaluated(rule_set, everybody())
    never = {rule.id for rule, fired in zip(rule_set.rules, evaluation.fired, strict=True) if not fired.any()}
    findings = linted(rule_set)
    said = {found.path for found in findings if found.code in ("dead-rule", "silenced-rule")}
    plainer = {found.path for found in findings if found.code == "always-true"}
    assert said - plainer == {f"rules.{name}" for name in never} - plainer


@given(rule_sets())
def test_that_green_is_impossible_exactly_where_no_patient_at_all_is_green(rule_set: RuleSet):
    evaluation = evaluated(rule_set, everybody())
    nobody = all(evaluation.colour(row) is not Colour.GREEN for row in range(evaluation.ranks.size))
    assert any(found.code == "no-green" for found in linted(rule_set)) is nobody


@given(rule_sets())
def test_that_a_trap_is_told_exactly_where_trying_everything_finds_one(rule_set: RuleSet):
    said = {found.path for found in linted(rule_set) if found.code == "unanswered-hides"}
    assert said == {f"inputs.{name}" for name in trapped(rule_set)}


@given(rule_sets())
def test_that_the_work_on_any_rule_set_is_bounded(rule_set: RuleSet):
    found = looked_at(rule_set)
    checked(found)
    assert found.work.done <= MOST_WORK
    assert found.work.points <= 2_000


def largest() -> dict[str, str]:
    """Rule sets of as many conditions as are allowed, each of another kind."""
    yes = [f"[b{n}, '==', true]" for n in range(499)]
    many = ", ".join(f"b{n}: {{kind: answer, item: b{n}}}" for n in range(499))
    return {
        "one number": rule_text(rules=", ".join(rule(f"[spo2, '<', {50 + n / 10}]", f"r{n}") for n in range(499))),
        "many answers": rule_text(inputs=many, rules=", ".join(rule(one, f"r{n}") for n, one in enumerate(yes))),
        "half of them": rule_text(
            inputs=many, rules=rule(f"{{count: {{of: [{', '.join(yes[:-1])}], at_least: 249}}}}")
        ),
    }


def test_that_the_work_on_the_largest_rule_sets_is_bounded():
    for name, text in largest().items():
        found = looked_at(load_rule_set(text))
        checked(found)
        assert found.work.done <= MOST_WORK, name


def test_that_a_definition_is_looked_at_once_however_often_it_is_referred_to():
    chain = ", ".join(f"d{n}: {{all: [{{ref: d{n + 1}}}, {{ref: d{n + 1}}}]}}" for n in range(29))
    text = rule_text(define=f"{chain}, d29: [spo2, '<', 40]", rules=rule("{ref: d0}"))
    found = looked_at(load_rule_set(text))
    assert [finding.code for finding in rules_without_effect(found)] == ["dead-rule"]
    assert found.work.done < 1_000


def test_that_what_was_too_much_work_is_told():
    (note,) = (found for found in linted(load_rule_set(largest()["half of them"])) if found.code == "not-settled")
    assert note.text.en == (
        "Too involved to be looked into completely: rules, inputs.b0, inputs.b1, inputs.b2, inputs.b3 + 495. "
        "Split the conditions up and prove them by tests."
    )
