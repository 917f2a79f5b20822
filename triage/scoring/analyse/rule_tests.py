"""Run the tests that stand in a rule-set file, all in one batch, and find rules that no test fires."""

from dataclasses import dataclass

import numpy as np

from triage.errors import Text
from triage.scoring.evaluate.columns import columns
from triage.scoring.evaluate.evaluate import evaluate
from triage.scoring.evaluate.evaluation import Evaluation
from triage.scoring.evaluate.outcome import Outcome
from triage.scoring.evaluate.parameters import effective, limits_by_row
from triage.scoring.inputs.values import given_inputs
from triage.scoring.rules.model import RuleSet, RuleTest


@dataclass(frozen=True, slots=True)
class Failure:
    """A test of a rule set that did not come out as it says."""

    test: str
    text: Text


@dataclass(frozen=True, slots=True)
class Tested:
    """How the tests of a rule set came out: those that fail, and the rules that none of them fires."""

    failures: tuple[Failure, ...]
    unfired: tuple[str, ...]


def tested(rule_set: RuleSet) -> Tested:
    """Run the tests once; raises RuleSetError for an override outside its bounds."""
    evaluation = _evaluated(rule_set)
    return Tested(_failures(rule_set, evaluation), _unfired(rule_set, evaluation))


def failures(rule_set: RuleSet) -> tuple[Failure, ...]:
    """Return the tests that fail, empty when all pass."""
    return tested(rule_set).failures


def unfired(rule_set: RuleSet) -> tuple[str, ...]:
    """Return the rules that no test fires: a rule set with one of these must not be signed."""
    return tested(rule_set).unfired


def outcomes(rule_set: RuleSet) -> tuple[Outcome, ...]:
    """Return what comes of each test, in their order; raises RuleSetError for an override outside its bounds."""
    evaluation = _evaluated(rule_set)
    return tuple(evaluation.outcome(row) for row in range(len(rule_set.tests)))


def _failures(rule_set: RuleSet, evaluation: Evaluation) -> tuple[Failure, ...]:
    found = ((test, _differences(test, evaluation.outcome(row))) for row, test in enumerate(rule_set.tests))
    return tuple(
        Failure(test.name, Text(f"Testen »{test.name}«: {what}", f"The test '{test.name}': {what}"))
        for test, what in found
        if what
    )


def _unfired(rule_set: RuleSet, evaluation: Evaluation) -> tuple[str, ...]:
    fired: list[bool] = np.any(evaluation.fired, axis=1).tolist()
    return tuple(rule.id for rule, hit in zip(rule_set.rules, fired, strict=True) if not hit)


def _evaluated(rule_set: RuleSet) -> Evaluation:
    given = [given_inputs(rule_set, test.given) for test in rule_set.tests]
    params = limits_by_row([effective(rule_set, test.override) for test in rule_set.tests])
    return evaluate(rule_set, columns(rule_set, given), params, len(given))


def _differences(test: RuleTest, outcome: Outcome) -> str:
    """Return "expected != found" for whatever differs, empty when nothing does."""
    wanted = {
        "colour": test.colour.value,
        "fired": test.fired,
        "unknown_critical": test.unknown_critical,
        "act_within_h": None if test.act_within_h is None else f"{test.act_within_h:f}",
    }
    found = {
        "colour": outcome.colour.value,
        "fired": tuple(rule.id for rule in outcome.fired),
        "unknown_critical": tuple(rule.id for rule in outcome.unknown_critical),
        "act_within_h": _hours(test, outcome),
    }
    return "; ".join(
        f"{name} {_listed(value)} ≠ {_listed(found[name])}"
        for name, value in wanted.items()
        if value is not None and _listed(value) != _listed(found[name])
    )


def _hours(test: RuleTest, outcome: Outcome) -> str:
    """Return the fewest hours as the test would write them: 4 is 4.0."""
    hours = outcome.act_within_h
    if hours is None:
        return "–"
    return f"{(test.act_within_h if hours == test.act_within_h else hours):f}"


def _listed(value: str | tuple[str, ...] | None) -> str:
    return value if isinstance(value, str) else f"[{', '.join(sorted(value or ()))}]"
