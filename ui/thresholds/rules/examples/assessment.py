"""An assessment of the period as a test: what was known of somebody, without who it was."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from triage.scoring.analyse.rule_tests import outcomes
from triage.scoring.inputs.values import Status
from triage.scoring.replay.history import History
from triage.scoring.rules.conditions import Literal
from triage.scoring.rules.model import RuleSet, RuleTest, ValueType


@dataclass(frozen=True, slots=True, eq=False)
class Assessment:
    """One row of a history."""

    history: History = field(repr=False)
    row: int


def test_of(rule_set: RuleSet, found: Assessment, name: str) -> RuleTest:
    """Return a test of what was known then, which expects what the rule set says of it now."""
    given = {each: value for each in rule_set.inputs if (value := _value(rule_set, found, each)) is not None}
    own = found.history.own.get(found.row, {})
    override = {each: value for each, value in own.items() if each in rule_set.params}
    return expecting(rule_set, RuleTest(name, given, override, rule_set.rules[0].colour, (), None))


def expecting(rule_set: RuleSet, test: RuleTest) -> RuleTest:
    """Return a test that expects what comes of it now."""
    outcome = outcomes(replace(rule_set, tests=(test,)))[0]
    critical = tuple(rule.id for rule in outcome.unknown_critical)
    fired = tuple(rule.id for rule in outcome.fired)
    return replace(test, colour=outcome.colour, fired=fired, unknown_critical=critical or None)


def _value(rule_set: RuleSet, found: Assessment, name: str) -> Literal | None:
    column = found.history.columns.get(name)
    if column is None or column.status[found.row] != Status.KNOWN:
        return None
    value = int(column.values[found.row])
    if column.codes:
        return column.codes[value]
    if rule_set.inputs[name].type is ValueType.BOOL:
        return bool(value)
    return Decimal(value).scaleb(-column.decimals)
