"""Rules and their order."""

from dataclasses import dataclass, replace

from triage.errors import Text
from triage.scoring.drafts.edits.edit import check_known, check_new_name, check_unused, refused
from triage.scoring.drafts.edits.uses import uses_of_rule
from triage.scoring.rules.model import Rule, RuleSet

_RULE = Text("reglen", "the rule")
_A_RULE = Text("en regel", "a rule")


@dataclass(frozen=True, slots=True)
class AddRule:
    """A new rule at `place`, counted from 0; last of all without one."""

    rule: Rule
    place: int | None = None

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with the rule."""
        check_new_name(self.rule.id, [rule.id for rule in rule_set.rules], _A_RULE)
        place = len(rule_set.rules) if self.place is None else self.place
        return replace(rule_set, rules=(*rule_set.rules[:place], self.rule, *rule_set.rules[place:]))


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """All that a rule says, as it is to be from now on; the rule keeps its id."""

    rule: Rule

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with the rule as it is now."""
        check_known(self.rule.id, [rule.id for rule in rule_set.rules], _RULE)
        return replace(rule_set, rules=tuple(self.rule if one.id == self.rule.id else one for one in rule_set.rules))


@dataclass(frozen=True, slots=True)
class RenameRule:
    """Call a rule otherwise, wherever rules and examples name it; results already stored keep the old name."""

    rule_id: str
    to: str

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with the rule under its new id."""
        check_known(self.rule_id, [rule.id for rule in rule_set.rules], _RULE)
        check_new_name(self.to, [rule.id for rule in rule_set.rules], _A_RULE)
        rules = (replace(rule, id=self._called(rule.id), unless=self._all(rule.unless)) for rule in rule_set.rules)
        tests = (
            replace(
                test,
                fired=None if test.fired is None else self._all(test.fired),
                unknown_critical=None if test.unknown_critical is None else self._all(test.unknown_critical),
            )
            for test in rule_set.tests
        )
        return replace(rule_set, rules=tuple(rules), tests=tuple(tests))

    def _called(self, rule_id: str) -> str:
        return self.to if rule_id == self.rule_id else rule_id

    def _all(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(self._called, ids))


@dataclass(frozen=True, slots=True)
class RemoveRule:
    """Take away a rule that no other rule and no test names."""

    rule_id: str

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set without the rule."""
        check_known(self.rule_id, [rule.id for rule in rule_set.rules], _RULE)
        check_unused(self.rule_id, uses_of_rule(rule_set, self.rule_id), _RULE)
        left = tuple(rule for rule in rule_set.rules if rule.id != self.rule_id)
        if not left:
            raise refused(
                f"{self.rule_id} er den eneste regel. Tilføj en anden, før den fjernes.",
                f"{self.rule_id} is the only rule. Add another before it is removed.",
            )
        return replace(rule_set, rules=left)


@dataclass(frozen=True, slots=True)
class MoveRule:
    """Let a rule stand at `place`, counted from 0: reasons of one colour are told in the order of the rules."""

    rule_id: str
    place: int

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with its rules in the new order."""
        check_known(self.rule_id, [rule.id for rule in rule_set.rules], _RULE)
        others = [rule for rule in rule_set.rules if rule.id != self.rule_id]
        return replace(
            rule_set, rules=(*others[: self.place], rule_set.rule(self.rule_id), *others[self.place :])
        )
