"""What a rule set says of itself: its title and version, and whom it is for."""

from dataclasses import dataclass, replace
from datetime import date

from triage.errors import Text
from triage.scoring.rules.model import RuleSet


@dataclass(frozen=True, slots=True)
class SetTitle:
    """What the rule set is called in both languages."""

    title: Text

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set under its new title."""
        return replace(rule_set, title=self.title)


@dataclass(frozen=True, slots=True)
class SetVersion:
    """The version that the draft is to be: three numbers with points."""

    version: str

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set as this version."""
        return replace(rule_set, version=self.version)


@dataclass(frozen=True, slots=True)
class SetAges:
    """The ages it was made for, in whole years and both included; None where there is no bound."""

    youngest: int | None
    oldest: int | None

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set for these ages, of its programme."""
        return replace(rule_set, population=replace(rule_set.population, min_age=self.youngest, max_age=self.oldest))


@dataclass(frozen=True, slots=True)
class SetEnd:
    """The last day it counts; None where it counts until another version does."""

    last: date | None

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set that ends on this day."""
        return replace(rule_set, valid_to=self.last)
