"""Let the examples of a file follow limits that were moved, so that each still shows what it was written to show."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from triage.scoring.analyse.rule_tests import outcomes
from triage.scoring.drafts.draft import Draft
from triage.scoring.drafts.edits.tests import ChangeTest
from triage.scoring.evaluate.outcome import Outcome
from triage.scoring.rules.conditions import ParamRef
from triage.scoring.rules.model import Rule, RuleSet, RuleTest


def followed(draft: Draft, base: RuleSet | None) -> tuple[Draft, list[ChangeTest]]:
    """Return the draft whose examples follow its limits, and by which edits it came there."""
    edits = edits_that_follow(draft.rule_set, base)
    for edit in edits:
        draft = draft.edited(edit)
    return draft, edits


def edits_that_follow(rule_set: RuleSet, base: RuleSet | None) -> list[ChangeTest]:
    """Return the edits by which every example comes out as it says; none where they do already.

    A reading at a limit goes along with the limit, and the example expects what it did; where no reading near the limit
    gives that, it expects from now on what comes of it.
    """
    pairs = enumerate(zip(rule_set.tests, outcomes(rule_set), strict=True))
    broken = ((place, test, outcome) for place, (test, outcome) in pairs if not _is_met(test, outcome))
    return [ChangeTest(place, _fitting(rule_set, base, test, outcome)) for place, test, outcome in broken]


def _fitting(rule_set: RuleSet, base: RuleSet | None, test: RuleTest, outcome: Outcome) -> RuleTest:
    for moved in _moved(rule_set, base, test):
        (found,) = outcomes(replace(rule_set, tests=(moved,)))
        if _is_met(moved, found):
            return moved
    return replace(
        test,
        colour=outcome.colour,
        fired=None if test.fired is None else _names(outcome.fired),
        unknown_critical=None if test.unknown_critical is None else _names(outcome.unknown_critical),
    )


def _moved(rule_set: RuleSet, base: RuleSet | None, test: RuleTest) -> Iterator[RuleTest]:
    """Yield the example with its readings gone along with their limits: as far as those, else right at one of them."""
    limits = [(name, ref) for name, ref in _compared(rule_set) if isinstance(test.given.get(name), Decimal)]
    known = {} if base is None else base.params
    along = dict(test.given)
    for name, ref in limits:
        if ref.name in known and along[name] == test.given[name]:
            more = rule_set.params[ref.name].value - known[ref.name].value
            along[name] = _sum(test.given[name], -more if ref.negated else more)
    yield replace(test, given=along)
    for name, ref in limits:
        limit = rule_set.params[ref.name].value * (-1 if ref.negated else 1)
        step = Decimal(1).scaleb(-(rule_set.inputs[name].decimals or 0))
        for value in (limit, limit + step, limit - step):
            yield replace(test, given={**test.given, name: value})


def _compared(rule_set: RuleSet) -> list[tuple[str, ParamRef]]:
    every = (one for rule in rule_set.rules for one in rule_set.compared(rule))
    return list(dict.fromkeys((one.input, one.operand) for one in every if isinstance(one.operand, ParamRef)))


def _is_met(test: RuleTest, outcome: Outcome) -> bool:
    wanted = ((test.fired, outcome.fired), (test.unknown_critical, outcome.unknown_critical))
    alike = all(names is None or sorted(names) == sorted(_names(rules)) for names, rules in wanted)
    return test.colour is outcome.colour and alike


def _names(rules: Sequence[Rule]) -> tuple[str, ...]:
    return tuple(rule.id for rule in rules)


def _sum(value: object, more: Decimal) -> Decimal:
    return value + more if isinstance(value, Decimal) else more
