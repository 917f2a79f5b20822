"""From inputs to a result: the one call for whoever has gathered a patient's inputs."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from triage.errors import Text
from triage.scoring.engine import ENGINE
from triage.scoring.evaluate.one import evaluate_one
from triage.scoring.evaluate.outcome import Outcome
from triage.scoring.evaluate.parameters import effective
from triage.scoring.explain.explain import Explained, detail, not_known, reason, why_grey, worst_first
from triage.scoring.explain.nearest import nearest_limits
from triage.scoring.explain.result import FiredRule, Result, UsedInput
from triage.scoring.explain.what_if import changes, could_be
from triage.scoring.explain.words import input_name
from triage.scoring.inputs.values import ABSENT, PatientInputs
from triage.scoring.numbers import exact
from triage.scoring.rules.model import Clock, Rule, RuleSet


def assess(
    rule_set: RuleSet,
    patient_inputs: PatientInputs,
    overrides: Mapping[str, Decimal] | None = None,
    blocks_green: Sequence[Text] = (),
) -> Result:
    """Return the result of one patient.

    `overrides` are the patient's own limits (RuleSetError outside their bounds); `blocks_green` are reasons outside the
    rules why the patient must be at least grey, such as free text nobody has read.
    """
    with exact():
        params = effective(rule_set, overrides or {})
        blocks = (*blocks_green, *patient_inputs.doubts)
        tried = changes(rule_set, patient_inputs, params)
        changed = [(change.input, change.value) for change in tried]
        outcome, colours = evaluate_one(rule_set, patient_inputs, params, changed, bool(blocks))
        ways = could_be(outcome.colour, tried, colours, rule_set, patient_inputs)
        return _result(outcome, Explained(rule_set, patient_inputs, params), ways, blocks)


def _result(outcome: Outcome, explained: Explained, ways: tuple[Text, ...], blocks: Sequence[Text]) -> Result:
    rule_set = explained.rule_set
    hours, clock = _shortest(outcome.fired)
    return Result(
        engine=ENGINE,
        rule_set=rule_set.name,
        version=rule_set.version,
        rule_set_sha256=rule_set.sha256,
        programme=rule_set.programme,
        colour=outcome.colour,
        fired=tuple(_fired(rule, explained) for rule in worst_first(outcome.fired)),
        unknown_rules=tuple(rule.id for rule in outcome.unknown),
        unknown_critical=tuple(rule.id for rule in outcome.unknown_critical),
        unknown=tuple(not_known(name, explained) for name in (*outcome.unusable, *outcome.absent)),
        why_grey=why_grey(outcome, explained, blocks),
        could_be=ways,
        act_within_h=hours,
        clock=clock,
        inputs=tuple(_used(name, explained) for name in rule_set.inputs),
        params=explained.params,
        nearest_limits=nearest_limits(rule_set, explained.inputs, explained.params),
    )


def _shortest(fired: Sequence[Rule]) -> tuple[Decimal | None, Clock | None]:
    """Return the fewest hours and their clock; of equal hours those that also pass at night."""
    if not fired:
        return None, None
    rule = min(fired, key=lambda found: (found.act_within_h, found.clock is not Clock.WALL))
    return rule.act_within_h, rule.clock


def _fired(rule: Rule, explained: Explained) -> FiredRule:
    return FiredRule(
        id=rule.id,
        colour=rule.colour,
        reason=reason(rule, explained),
        detail=detail(rule, explained),
        act_within_h=rule.act_within_h,
        clock=rule.clock,
        role=rule.route.role,
        sector=rule.route.sector,
        rests_on=tuple(dict.fromkeys(found.input for found in explained.rule_set.compared(rule))),
    )


def _used(name: str, explained: Explained) -> UsedInput:
    found = explained.inputs.values.get(name, ABSENT)
    return UsedInput(
        name=name,
        called=input_name(explained.rule_set.inputs[name], found),
        value=found.value,
        status=found.status,
        ids=found.evidence.ids,
        count=found.evidence.count,
        sentence=found.evidence.sentence,
    )
