"""Several edits that are one step: made together, and taken back together."""

from dataclasses import dataclass

from triage.scoring.drafts.edits.edit import Edit
from triage.scoring.rules.model import RuleSet


@dataclass(frozen=True, slots=True)
class Together:
    """The edits in their order; only what all of them give is checked as a file."""

    edits: tuple[Edit, ...]

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set after all of them."""
        for edit in self.edits:
            rule_set = edit.applied(rule_set)
        return rule_set
