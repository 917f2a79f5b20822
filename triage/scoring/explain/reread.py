"""A stored result read back as what it was made of, where that makes the very same result again."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from triage.clinical.colour import Colour
from triage.scoring.evaluate.one import evaluate_one
from triage.scoring.explain.explain import Explained, why_grey
from triage.scoring.explain.result import Result
from triage.scoring.inputs.values import Evidence, InputValue, PatientInputs
from triage.scoring.numbers import exact
from triage.scoring.rules.model import RuleSet


@dataclass(frozen=True, slots=True)
class Reread:
    """The patient's own limits, as far as they differed, and whether something outside the rules kept from green."""

    own: Mapping[str, Decimal]
    is_blocked: bool


def reread(result: Result, rule_set: RuleSet) -> Reread | None:
    """Return what stood beside the inputs of `result`, None where they do not come to its colour under `rule_set`."""
    if result.rule_set_sha256 != rule_set.sha256 or [one.name for one in result.inputs] != list(rule_set.inputs):
        return None
    if result.params.keys() != rule_set.params.keys():
        return None
    found = {
        one.name: InputValue(one.value, one.status, Evidence(one.ids, one.count, one.sentence), one.called)
        for one in result.inputs
    }
    inputs = PatientInputs(found)
    with exact():
        outcome, _ = evaluate_one(rule_set, inputs, result.params)
        beside = why_grey(outcome, Explained(rule_set, inputs, dict(result.params)), ())
    is_blocked = len(result.why_grey) > len(beside)
    worst = min(outcome.colour, Colour.GREY, key=lambda colour: colour.rank) if is_blocked else outcome.colour
    own = {name: value for name, value in result.params.items() if value != rule_set.params[name].value}
    return Reread(own, is_blocked) if worst is result.colour else None
