"""The sources that limits rest on, each with a short name."""

from dataclasses import dataclass, replace

from triage.errors import Text
from triage.scoring.drafts.edits.edit import check_known, check_unused, refused
from triage.scoring.drafts.edits.uses import renamed_key
from triage.scoring.rules.model import RuleSet

_SOURCE = Text("kilden", "the source")


@dataclass(frozen=True, slots=True)
class SetSource:
    """What the source called `name` is; limits name it."""

    name: str
    citation: str

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with the source."""
        return replace(rule_set, basis={**rule_set.basis, self.name: self.citation})


@dataclass(frozen=True, slots=True)
class RemoveSource:
    """Take away a source that no limit names."""

    name: str

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set without the source."""
        check_known(self.name, rule_set.basis, _SOURCE)
        used = [f"params.{param.name}" for param in rule_set.params.values() if self.name in param.source]
        check_unused(self.name, used, _SOURCE)
        return replace(rule_set, basis={name: text for name, text in rule_set.basis.items() if name != self.name})


@dataclass(frozen=True, slots=True)
class RenameSource:
    """Call a source otherwise, in every limit that rests on it too."""

    name: str
    to: str

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with the source under its new name."""
        check_known(self.name, rule_set.basis, _SOURCE)
        if not self.to.strip() or self.to in rule_set.basis:
            raise refused(
                f"Kilden kan ikke hedde »{self.to}«. Skriv et navn, som ingen anden kilde har.",
                f"The source cannot be called '{self.to}'. Write a name that no other source has.",
            )
        params = {
            name: replace(one, source=tuple(self.to if each == self.name else each for each in one.source))
            for name, one in rule_set.params.items()
        }
        return replace(rule_set, basis=renamed_key(rule_set.basis, self.name, self.to), params=params)
