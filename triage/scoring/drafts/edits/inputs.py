"""The inputs that rules compare."""

from dataclasses import dataclass, replace

from triage.errors import Text
from triage.scoring.drafts.edits.edit import check_known, check_new_name, check_unused
from triage.scoring.drafts.edits.uses import renamed_key, taken, uses_of_input, with_conditions, with_slots
from triage.scoring.rules.conditions import Comparison, Condition, Reference
from triage.scoring.rules.model import Input, RuleSet

_INPUT = Text("inputtet", "the input")
_AN_INPUT = Text("et input", "an input")


@dataclass(frozen=True, slots=True)
class AddInput:
    """A new input, last of all."""

    declared: Input

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with the input."""
        check_new_name(self.declared.name, taken(rule_set), _AN_INPUT)
        return replace(rule_set, inputs={**rule_set.inputs, self.declared.name: self.declared})


@dataclass(frozen=True, slots=True)
class ChangeInput:
    """Where the input of this name comes from, how it is made, or whether it must be there."""

    declared: Input

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with the input as it is now."""
        check_known(self.declared.name, rule_set.inputs, _INPUT)
        return replace(rule_set, inputs={**rule_set.inputs, self.declared.name: self.declared})


@dataclass(frozen=True, slots=True)
class RemoveInput:
    """Take away an input that nothing rests on."""

    name: str

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set without the input."""
        check_known(self.name, rule_set.inputs, _INPUT)
        check_unused(self.name, uses_of_input(rule_set, self.name), _INPUT)
        return replace(rule_set, inputs={name: one for name, one in rule_set.inputs.items() if name != self.name})


@dataclass(frozen=True, slots=True)
class RenameInput:
    """Call an input otherwise, wherever it stands."""

    name: str
    to: str

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with the input under its new name."""
        check_known(self.name, rule_set.inputs, _INPUT)
        check_new_name(self.to, taken(rule_set), _AN_INPUT)
        found = with_slots(with_conditions(rule_set, self._instead), self.name, self.to)
        tests = tuple(replace(test, given=renamed_key(test.given, self.name, self.to)) for test in found.tests)
        inputs = renamed_key(found.inputs, self.name, self.to)
        inputs[self.to] = replace(inputs[self.to], name=self.to)
        return replace(found, inputs=inputs, tests=tests)

    def _instead(self, part: Comparison | Reference) -> Condition:
        if isinstance(part, Comparison) and part.input == self.name:
            return replace(part, input=self.to)
        return part
