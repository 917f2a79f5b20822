"""What one row came to: its colour, and the rules and inputs that are to be told about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from triage.clinical.colour import Colour
from triage.scoring.inputs.values import Status
from triage.scoring.rules.model import OnUnknown, Rule, RuleSet


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result for one row; rules and inputs stand in file order."""

    colour: Colour
    fired: tuple[Rule, ...]
    unknown: tuple[Rule, ...]
    unknown_critical: tuple[Rule, ...]
    absent: tuple[str, ...]
    unusable: tuple[str, ...]

    @property
    def act_within_h(self) -> Decimal | None:
        """Return the fewest hours of what fired, None when nothing did."""
        return min((rule.act_within_h for rule in self.fired), default=None)


def outcome_of(
    rule_set: RuleSet, colour: Colour, fired: Sequence[int], unknown: Sequence[int], status: Mapping[str, int]
) -> Outcome:
    """Return the outcome of a row from a truth value per rule and the `Status` of every input."""
    undecided = tuple(rule for rule, hit in zip(rule_set.rules, unknown, strict=True) if hit)
    return Outcome(
        colour=colour,
        fired=tuple(rule for rule, hit in zip(rule_set.rules, fired, strict=True) if hit),
        unknown=undecided,
        unknown_critical=tuple(rule for rule in undecided if rule.on_unknown is OnUnknown.GREY),
        absent=tuple(name for name, found in status.items() if found == Status.ABSENT),
        unusable=tuple(name for name, found in status.items() if found == Status.UNUSABLE),
    )
