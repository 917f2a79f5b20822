"""Run the tests that stand in a rule-set file, all in one batch, and find rules that no test fires."""

from dataclasses import dataclass

import numpy as np

from triage.errors import Text
from triage.scoring.evaluate.columns import columns
from triage.scoring.evaluate.evaluate import Evaluation, Outcome, evaluate
from triage.scoring.evaluate.parameters import effective, limits_by_row
from triage.scoring.inputs.values import given_inputs
from triage.scoring.rules.model import RuleSet, RuleTest


@dataclass(frozen=True, slots=True)
class Failure:
    """A test of a rule set that did not come out as it says."""

    test: str
    text: Text


def failures(rule_set: RuleSet) -> tuple[Failure, ...]:
    """Return the tests that fail, empty when all pass."""
    evaluation = _evaluated(rule_set)
    found = ((test, _differences(test, evaluation.outcome(row))) for row, test in enumerate(rule_set.tests))
    return tuple(
        Failure(test.name, Text(f"Testen »{test.name}«: {what}", f"The test '{test.name}': {what}"))
        for test, what in found
        if what
    )


def unfired(rule_set: RuleSet) -> tuple[str, ...]:
    """Return the rules that no test fires: a rule set with one of these must not be signed."""
    fired: list[bool] = np.any(_evaluated(rule_set).fired, axis=1).tolist()
    return tuple(rule.id for rule, hit in zip(rule_set.rules, fired, strict=True) if not hit)


def _evaluated(rule_set: RuleSet) -> Evaluation:
    given = [given_inputs(rule_set, test.given) for test in rule_set.tests]
    params = limits_by_row([effective(rule_set, test.override) for test in rule_set.tests])
    return evaluate(rule_set, columns(rule_set, given), params, len(given))


def _differences(test: RuleTest, outcome: Outcome) -> str:
    """Return "expected != found" for whatever differs, empty when nothing does."""
    wanted = {"colour": test.colour.value, "fired": test.fired, "unknown_critical": test.unknown_critical}
    found = {
        "colour": outcome.colour.value,
        "fired": tuple(rule.id for rule in outcome.fired),
        "unknown_critical": tuple(rule.id for rule in outcome.unknown_critical),
    }
    return "; ".join(
        f"{name} {_listed(value)} ≠ {_listed(found[name])}"
        for name, value in wanted.items()
        if value is not None and _listed(value) != _listed(found[name])
    )


def _listed(value: str | tuple[str, ...] | None) -> str:
    return value if isinstance(value, str) else f"[{', '.join(sorted(value or ()))}]"
