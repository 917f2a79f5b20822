"""The conditions that rules share, each under a name of its own."""

from dataclasses import dataclass, replace

from triage.errors import Text
from triage.scoring.drafts.edits.edit import check_known, check_new_name, check_unused
from triage.scoring.drafts.edits.uses import renamed_key, uses_of_definition, with_conditions
from triage.scoring.rules.conditions import Comparison, Condition, Reference
from triage.scoring.rules.model import RuleSet

_DEFINITION = Text("betingelsen", "the condition")
_A_DEFINITION = Text("en betingelse", "a condition")


@dataclass(frozen=True, slots=True)
class SetDefinition:
    """A condition under a name of its own, new or changed; rules refer to it."""

    name: str
    condition: Condition

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with the condition."""
        if self.name not in rule_set.define:
            check_new_name(self.name, (), _A_DEFINITION)
        return replace(rule_set, define={**rule_set.define, self.name: self.condition})


@dataclass(frozen=True, slots=True)
class RemoveDefinition:
    """Take away a condition that nothing refers to."""

    name: str

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set without the condition."""
        check_known(self.name, rule_set.define, _DEFINITION)
        check_unused(self.name, uses_of_definition(rule_set, self.name), _DEFINITION)
        return replace(rule_set, define={name: one for name, one in rule_set.define.items() if name != self.name})


@dataclass(frozen=True, slots=True)
class RenameDefinition:
    """Call a shared condition otherwise, wherever it is referred to."""

    name: str
    to: str

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with the condition under its new name."""
        check_known(self.name, rule_set.define, _DEFINITION)
        check_new_name(self.to, rule_set.define, _A_DEFINITION)
        found = with_conditions(rule_set, self._instead)
        return replace(found, define=renamed_key(found.define, self.name, self.to))

    def _instead(self, part: Comparison | Reference) -> Condition:
        return Reference(self.to) if part == Reference(self.name) else part
