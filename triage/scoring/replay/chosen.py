"""The limits somebody chose for a draft: inside their bounds, and in order with one another."""

from collections.abc import Mapping
from decimal import Decimal

from triage.errors import RuleSetError, Text
from triage.scoring.evaluate.parameters import effective
from triage.scoring.numbers import shown
from triage.scoring.rules.conditions import Operator
from triage.scoring.rules.model import Constraint, RuleSet

_BELOW = frozenset({Operator.LT, Operator.LE})


def chosen(rule_set: RuleSet, values: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Return every limit of a draft after `values`; raises RuleSetError, saying which order would be broken."""
    wanted = {name: values.get(name, param.value) for name, param in rule_set.params.items()}
    for constraint in rule_set.constraints:
        if not constraint.holds(wanted):
            raise RuleSetError(_out_of_order(rule_set, constraint, wanted))
    return effective(rule_set, values)


def reach(rule_set: RuleSet, values: Mapping[str, Decimal], name: str) -> tuple[Decimal, Decimal]:
    """Return from where to where a limit can go while the others stay; an end that "<" excludes is told as it is."""
    param = rule_set.params[name]
    low, high = param.min, param.max
    for one in rule_set.constraints:
        if name in (one.left, one.right) and one.left != one.right:
            other = values[one.right if name == one.left else one.left]
            if (name == one.left) == (one.operator in _BELOW):
                high = min(high, other)
            else:
                low = max(low, other)
    return low, high


def _out_of_order(rule_set: RuleSet, one: Constraint, values: Mapping[str, Decimal]) -> Text:
    wanted, left, right = f"{one.left} {one.operator} {one.right}", values[one.left], values[one.right]
    return Text(
        f"{rule_set.title.da} kræver {wanted}, men grænserne ville være {shown(left, 'da')} og {shown(right, 'da')}. "
        "Flyt den anden grænse først.",
        f"{rule_set.title.en} requires {wanted}, but the limits would be {shown(left, 'en')} and "
        f"{shown(right, 'en')}. Move the other limit first.",
    )
