"""The examples that stand in the file and must come out as they say."""

from dataclasses import dataclass, replace

from triage.scoring.drafts.edits.edit import refused
from triage.scoring.rules.model import RuleSet, RuleTest


@dataclass(frozen=True, slots=True)
class AddTest:
    """A new example, last of all."""

    test: RuleTest

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with the example."""
        _check_name(self.test, rule_set.tests)
        return replace(rule_set, tests=(*rule_set.tests, self.test))


@dataclass(frozen=True, slots=True)
class ChangeTest:
    """All that the example at `place`, counted from 0, says from now on."""

    place: int
    test: RuleTest

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with the example as it is now."""
        _check_place(self.place, rule_set)
        before, after = rule_set.tests[: self.place], rule_set.tests[self.place + 1 :]
        _check_name(self.test, (*before, *after))
        return replace(rule_set, tests=(*before, self.test, *after))


@dataclass(frozen=True, slots=True)
class RemoveTest:
    """Take away the example at `place`, counted from 0."""

    place: int

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set without the example."""
        _check_place(self.place, rule_set)
        if len(rule_set.tests) == 1:
            raise refused(
                "Det er det eneste eksempel. Tilføj et andet, før det fjernes.",
                "This is the only example. Add another before it is removed.",
            )
        return replace(rule_set, tests=rule_set.tests[: self.place] + rule_set.tests[self.place + 1 :])


@dataclass(frozen=True, slots=True)
class MoveTest:
    """Let the example at `place` stand at `to`, both counted from 0."""

    place: int
    to: int

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with its examples in the new order."""
        _check_place(self.place, rule_set)
        others = rule_set.tests[: self.place] + rule_set.tests[self.place + 1 :]
        return replace(rule_set, tests=(*others[: self.to], rule_set.tests[self.place], *others[self.to :]))


def _check_place(place: int, rule_set: RuleSet) -> None:
    if not 0 <= place < len(rule_set.tests):
        raise refused(
            f"Regelsættet har intet eksempel nr. {place + 1}. Vælg et, der findes.",
            f"The rule set has no example number {place + 1}. Choose one that exists.",
        )


def _check_name(test: RuleTest, others: tuple[RuleTest, ...]) -> None:
    if not test.name.strip() or any(test.name == other.name for other in others):
        raise refused(
            f"Eksemplet skal have sit eget navn, ikke »{test.name}«. Skriv et andet.",
            f"The example must have a name of its own, not '{test.name}'. Write another.",
        )
