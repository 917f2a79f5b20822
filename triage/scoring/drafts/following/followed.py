"""Examples that follow limits: each still shows the edge it was written to show, and comes out by the same rules."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from triage.errors import RuleSetError
from triage.scoring.analyse.rule_tests import outcomes
from triage.scoring.drafts.following.edges import amounts, limits_met
from triage.scoring.drafts.following.new_name import new_name
from triage.scoring.evaluate.outcome import Outcome
from triage.scoring.rules.conditions import Literal
from triage.scoring.rules.model import Rule, RuleSet, RuleTest

# More ways than that for one example to go along are no way that anybody would recognize.
_MOST = 16


def followed(before: RuleSet, after: RuleSet, tests: Sequence[RuleTest]) -> tuple[RuleTest, ...]:
    """Return `tests`, which fit the limits of `before`, as they go along with those of `after`.

    A value goes along where it stood at a limit that moved, as far as the limit did, and only where the example then
    comes out as it did: the same colour by the same rules. Every other example stays as it is.
    """
    ways = [list(_ways(before, after, test)) for test in tests]
    if not any(ways):
        return tuple(tests)
    had = came_out(_at(after, before), tests)
    has = iter(came_out(after, [way for each in ways for way in each]))
    found = [
        next((way for way, outcome in [(one, next(has)) for one in each] if _is_as_it_was(test, was, outcome)), test)
        for test, was, each in zip(tests, had, ways, strict=True)
    ]
    return _named_apart(tests, found)


def came_out(rule_set: RuleSet, tests: Sequence[RuleTest]) -> list[Outcome | None]:
    """Return what comes of each example, None of one whose own limits cannot stand beside the others."""
    if not tests:
        return []
    try:
        return list(outcomes(replace(rule_set, tests=tuple(tests))))
    except RuleSetError:
        return [None] if len(tests) == 1 else [one for test in tests for one in came_out(rule_set, [test])]


def is_met(test: RuleTest, outcome: Outcome | None) -> bool:
    """Return whether an example comes out as it says."""
    if outcome is None or outcome.colour is not test.colour:
        return False
    wanted = ((test.fired, outcome.fired), (test.unknown_critical, outcome.unknown_critical))
    return all(said is None or sorted(said) == sorted(names(rules)) for said, rules in wanted)


def is_alike(one: Outcome, other: Outcome) -> bool:
    """Return whether two examples come out with the same colour, by the same rules."""
    return (one.colour, one.fired, one.unknown_critical) == (other.colour, other.fired, other.unknown_critical)


def names(rules: Iterable[Rule]) -> tuple[str, ...]:
    """Return how an example names rules."""
    return tuple(rule.id for rule in rules)


def _is_as_it_was(test: RuleTest, was: Outcome | None, outcome: Outcome | None) -> bool:
    return was is not None and outcome is not None and is_met(test, was) and is_alike(was, outcome)


def _at(after: RuleSet, before: RuleSet) -> RuleSet:
    """Return the rules of one with the limits of the other."""
    had = before.params
    return replace(after, params={name: had.get(name, param) for name, param in after.params.items()})


def _ways(before: RuleSet, after: RuleSet, test: RuleTest) -> Iterable[RuleTest]:
    """Yield how an example can go along, most of its values first."""
    met = list(limits_met(before, after, test))
    going = amounts(after, test, iter(met))
    choices = [[(name, amount) for amount in (*each, Decimal(0))] for name, each in going.items()]
    ways = sorted(product(*choices), key=lambda way: sum(amount == 0 for _, amount in way))
    for way in ways[:_MOST]:
        given: dict[str, Literal | None] = {**test.given, **_gone(test.given, way)}
        if given != test.given:
            yield replace(test, given=given, name=new_name(test, given, met))


def _gone(given: Mapping[str, Literal | None], way: Iterable[tuple[str, Decimal]]) -> Mapping[str, Decimal]:
    values = ((name, given[name], amount) for name, amount in way)
    return {name: value + amount for name, value, amount in values if amount and isinstance(value, Decimal)}


def _named_apart(tests: Sequence[RuleTest], found: Sequence[RuleTest]) -> tuple[RuleTest, ...]:
    """Return the examples, one that would have the name of another under its old name."""
    called = Counter(one.name for one in found)
    kept = tuple(
        new if new.name == old.name or called[new.name] == 1 else replace(new, name=old.name)
        for old, new in zip(tests, found, strict=True)
    )
    return kept if kept == tuple(found) else _named_apart(tests, kept)
