"""Limits themselves: their bounds, unit and sources, and whether a patient may have an own one."""

from dataclasses import dataclass, replace

from triage.errors import Text
from triage.scoring.drafts.edits.edit import check_known, check_new_name, check_unused
from triage.scoring.drafts.edits.uses import renamed_key, taken, uses_of_param, with_conditions, with_slots
from triage.scoring.rules.conditions import Comparison, Condition, ParamRef, Reference
from triage.scoring.rules.model import Constraint, Param, RuleSet

_LIMIT = Text("grænsen", "the limit")
_A_LIMIT = Text("en grænse", "a limit")


@dataclass(frozen=True, slots=True)
class AddParam:
    """A new limit, last of all."""

    param: Param

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with the limit."""
        check_new_name(self.param.name, taken(rule_set), _A_LIMIT)
        return replace(rule_set, params={**rule_set.params, self.param.name: self.param})


@dataclass(frozen=True, slots=True)
class ChangeParam:
    """Another value, unit, bounds or sources of the limit of this name, or whether a patient may have an own one."""

    param: Param

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with the limit as it is now."""
        check_known(self.param.name, rule_set.params, _LIMIT)
        return replace(rule_set, params={**rule_set.params, self.param.name: self.param})


@dataclass(frozen=True, slots=True)
class RemoveParam:
    """Take away a limit that nothing rests on."""

    name: str

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set without the limit."""
        check_known(self.name, rule_set.params, _LIMIT)
        check_unused(self.name, uses_of_param(rule_set, self.name), _LIMIT)
        return replace(rule_set, params={name: one for name, one in rule_set.params.items() if name != self.name})


@dataclass(frozen=True, slots=True)
class RenameParam:
    """Call a limit otherwise, wherever it stands."""

    name: str
    to: str

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with the limit under its new name."""
        check_known(self.name, rule_set.params, _LIMIT)
        check_new_name(self.to, taken(rule_set), _A_LIMIT)
        found = with_conditions(rule_set, self._instead)
        # In a reason a name that is also an input's means the input.
        found = found if self.name in rule_set.inputs else with_slots(found, self.name, self.to)
        tests = tuple(replace(test, override=renamed_key(test.override, self.name, self.to)) for test in found.tests)
        params = renamed_key(found.params, self.name, self.to)
        params[self.to] = replace(params[self.to], name=self.to)
        return replace(found, params=params, tests=tests, constraints=tuple(map(self._ordered, found.constraints)))

    def _instead(self, part: Comparison | Reference) -> Condition:
        if isinstance(part, Comparison) and isinstance(part.operand, ParamRef) and part.operand.name == self.name:
            return replace(part, operand=replace(part.operand, name=self.to))
        return part

    def _ordered(self, one: Constraint) -> Constraint:
        left, right = (self.to if name == self.name else name for name in (one.left, one.right))
        return Constraint(left, one.operator, right)
