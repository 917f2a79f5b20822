"""What can become of an example that fails since a limit moved: a person chooses, with words for each way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from triage.errors import Text, listed
from triage.scoring.drafts.edits.tests import ChangeTest
from triage.scoring.drafts.following.edges import MovedLimit, limits_met, seen
from triage.scoring.drafts.following.followed import came_out, is_met, names
from triage.scoring.drafts.following.new_name import new_name
from triage.scoring.drafts.following.way import Way
from triage.scoring.drafts.words.names import Names, names_in_file
from triage.scoring.numbers import shown
from triage.scoring.readings.units import shown_unit
from triage.scoring.rules.conditions import Literal
from triage.scoring.rules.model import RuleSet, RuleTest


@dataclass(frozen=True, slots=True)
class Choice:
    """One way for the example at `place`, in words, and the edit that it is."""

    place: int
    way: Way
    words: Text
    edit: ChangeTest


def failing(rule_set: RuleSet) -> tuple[int, ...]:
    """Return the places of the examples that do not come out as they say."""
    found = came_out(rule_set, rule_set.tests)
    pairs = enumerate(zip(rule_set.tests, found, strict=True))
    return tuple(place for place, (test, outcome) in pairs if not is_met(test, outcome))


def choices(base: RuleSet | None, rule_set: RuleSet, place: int, known: Names) -> tuple[Choice, ...]:
    """Return the ways in which the example at `place` comes out again; each is offered only where it then does."""
    test, called = rule_set.tests[place], {**names_in_file(rule_set), **known}
    met = [] if base is None else limits_met(base, rule_set, test)
    crossed = [one for one in met if _is_crossed(one, rule_set, test)]
    found = [*_kept(test, crossed, base, rule_set), *_along(test, crossed, called), *_expecting(test, rule_set)]
    came = came_out(rule_set, [one for _, one, _ in found])
    return tuple(
        Choice(place, way, words, ChangeTest(place, one))
        for (way, one, words), outcome in zip(found, came, strict=True)
        if is_met(one, outcome)
    )


_Ways = Iterator[tuple[Way, RuleTest, Text]]


def _is_crossed(limit: MovedLimit, rule_set: RuleSet, test: RuleTest) -> bool:
    value = test.given[limit.input]
    return isinstance(value, Decimal) and limit.is_crossed(seen(rule_set.inputs[limit.input], value))


def _kept(test: RuleTest, crossed: list[MovedLimit], base: RuleSet | None, rule_set: RuleSet) -> _Ways:
    if base is None or not crossed:
        return
    old = {one.param: base.params[one.param].value for one in crossed}
    said = listed([_limit(rule_set, name, value) for name, value in old.items()])
    words = Text(f"Behold eksemplet ved den gamle grænse {said.da}", f"Keep the example at the old limit {said.en}")
    yield Way.KEEP, replace(test, override={**test.override, **old}), words


def _along(test: RuleTest, crossed: list[MovedLimit], called: Names) -> _Ways:
    given: dict[str, Literal | None] = dict(test.given)
    for limit in crossed:
        value = test.given[limit.input]
        if isinstance(value, Decimal):
            given[limit.input] = value + limit.amount
    if given != test.given:
        said = values_moved(test.given, given, called)
        words = Text(f"Lad eksemplet følge med: {said.da}", f"Let the example go along: {said.en}")
        yield Way.ALONG, replace(test, given=given, name=new_name(test, given, crossed)), words


def _expecting(test: RuleTest, rule_set: RuleSet) -> _Ways:
    (outcome,) = came_out(rule_set, [test])
    if outcome is None:
        return
    fired, critical = names(outcome.fired), names(outcome.unknown_critical)
    changed = replace(
        test,
        colour=outcome.colour,
        fired=None if test.fired is None else fired,
        unknown_critical=None if test.unknown_critical is None else critical,
    )
    colour, rules = outcome.colour.words, f" ({', '.join(fired)})" if fired else ""
    words = Text(
        f"Lad eksemplet vente det, der kommer nu: {colour.da}{rules}",
        f"Let the example expect what comes now: {colour.en}{rules}",
    )
    yield Way.EXPECT, changed, words


def values_moved(before: Mapping[str, object], after: Mapping[str, object], called: Names) -> Text:
    """Return "Iltmætning 87 → 88" of every value that is another."""
    told = []
    for name in after:
        was, now = before.get(name), after[name]
        if was != now and isinstance(was, Decimal) and isinstance(now, Decimal):
            what = called[name].name
            told.append(
                Text(
                    f"{what.da} {shown(was, 'da')} → {shown(now, 'da')}",
                    f"{what.en} {shown(was, 'en')} → {shown(now, 'en')}",
                )
            )
    return listed(told)


def _limit(rule_set: RuleSet, name: str, value: Decimal) -> Text:
    unit = shown_unit(rule_set.params[name].unit)
    return Text(f"{shown(value, 'da')} {unit.da}".rstrip(), f"{shown(value, 'en')} {unit.en}".rstrip())
