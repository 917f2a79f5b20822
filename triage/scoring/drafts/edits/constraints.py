"""Which limits are held in order: red never becomes milder than yellow, for one patient either."""

from dataclasses import dataclass, replace

from triage.errors import Text
from triage.scoring.drafts.edits.edit import check_known, refused
from triage.scoring.rules.model import Constraint, RuleSet

_LIMIT = Text("grænsen", "the limit")


@dataclass(frozen=True, slots=True)
class AddConstraint:
    """Hold two limits in order from now on."""

    constraint: Constraint

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with the order."""
        _check(self.constraint, rule_set)
        return replace(rule_set, constraints=(*rule_set.constraints, self.constraint))


@dataclass(frozen=True, slots=True)
class ChangeConstraint:
    """Hold two limits in order otherwise, or others in their place."""

    before: Constraint
    after: Constraint

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with the other order, where the one before stood."""
        if self.before == self.after:
            return rule_set
        _check(self.after, rule_set)
        held = tuple(self.after if one == self.before else one for one in rule_set.constraints)
        return replace(rule_set, constraints=held)


@dataclass(frozen=True, slots=True)
class RemoveConstraint:
    """Hold two limits in order no longer."""

    constraint: Constraint

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set without the order."""
        return replace(rule_set, constraints=tuple(one for one in rule_set.constraints if one != self.constraint))


def _check(constraint: Constraint, rule_set: RuleSet) -> None:
    for name in (constraint.left, constraint.right):
        check_known(name, rule_set.params, _LIMIT)
    if constraint.left == constraint.right:
        raise refused(
            "En grænse kan ikke holdes i orden mod sig selv. Vælg to forskellige.",
            "A limit cannot be held in order against itself. Choose two different ones.",
        )
    if constraint in rule_set.constraints:
        raise refused(
            "De to grænser holdes allerede sådan i orden. Vælg to andre.",
            "The two limits are held in that order already. Choose two others.",
        )
