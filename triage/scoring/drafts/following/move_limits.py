"""Limits moved together with the examples that were written at them: one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from triage.scoring.drafts.edits.limits import SetLimits
from triage.scoring.drafts.following.followed import followed
from triage.scoring.rules.model import RuleSet, RuleTest


@dataclass(frozen=True, slots=True)
class MoveLimits:
    """Other values for limits, and the examples go along.

    Those of `base`, what is in force, are made from the file in force each time: a limit that comes back brings every
    example back as it was. Those that the author wrote go from where they are.
    """

    values: Mapping[str, Decimal]
    base: RuleSet | None = field(default=None, repr=False)

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with these values, and its examples where they go."""
        after = self.moved(rule_set)
        return replace(after, tests=_follow(self.base, rule_set, after))

    def moved(self, rule_set: RuleSet) -> RuleSet:
        """Return the rule set with these values alone, each as `base` writes it where it is the same number."""
        after = SetLimits(self.values).applied(rule_set)
        if self.base is None:
            return after
        had = self.base.params
        back = {
            name: replace(param, value=had[name].value) if name in had and had[name].value == param.value else param
            for name, param in after.params.items()
        }
        return replace(after, params={**after.params, **{name: back[name] for name in self.values}})


def _follow(base: RuleSet | None, before: RuleSet, after: RuleSet) -> tuple[RuleTest, ...]:
    own = followed(before, after, before.tests)
    if base is None:
        return own
    known = [one for one in base.tests if _can_be_read(one, after)]
    there, here = (followed(base, each, known) for each in (before, after))
    places = [_origin(test, place, known, there) for place, test in enumerate(before.tests)]
    return tuple(one if place is None else here[place] for one, place in zip(own, places, strict=True))


def _origin(test: RuleTest, place: int, known: Sequence[RuleTest], there: Sequence[RuleTest]) -> int | None:
    """Return which example of the base a test of the draft is, gone along or not; None of one that the author wrote."""
    order = sorted(range(len(known)), key=lambda number: number != place)
    return next((number for number in order if test in (there[number], known[number])), None)


def _can_be_read(test: RuleTest, rule_set: RuleSet) -> bool:
    return test.given.keys() <= rule_set.inputs.keys() and test.override.keys() <= rule_set.params.keys()
