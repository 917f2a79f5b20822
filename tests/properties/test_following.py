"""Whatever limits move, examples go along without coming out for another reason, and come back as they were."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.test_drafts import SHIPPED
from triage.resources import resource
from triage.scoring.analyse.rule_tests import outcomes
from triage.scoring.drafts.draft import Draft, opened
from triage.scoring.drafts.following.followed import came_out, is_alike, is_met
from triage.scoring.drafts.following.move_limits import MoveLimits
from triage.scoring.drafts.numbers import allowed
from triage.scoring.drafts.words.limits import limits_in_words
from triage.scoring.drafts.words.names import names_in_file
from triage.scoring.rules.load import load_rule_set

# A shipped file takes a twentieth of a second to read.
few = settings(max_examples=30, deadline=None)
SETS = {name: opened(resource("rulesets", f"{name}.yaml").read_text(encoding="utf-8")) for name in SHIPPED}


@st.composite
def ways(draw: st.DrawFn) -> tuple[Draft, list[Draft]]:
    """A shipped rule set, and its drafts as limits move one after the other."""
    base = SETS[draw(st.sampled_from(SHIPPED))]
    states = [base]
    for _ in range(draw(st.integers(1, 3))):
        last = states[-1]
        name = draw(st.sampled_from(sorted(base.rule_set.params)))
        words = {one.param: one for one in limits_in_words(last.rule_set, names_in_file(last.rule_set))}
        room = allowed(last.rule_set, last.values, name, words)
        steps = int((room.high - room.low) / room.step)
        value = room.low + draw(st.integers(0, max(0, steps))) * room.step
        states.append(last.edited(MoveLimits({name: value}, base.rule_set)))
    return base, states


@few
@given(ways())
def test_that_an_example_that_went_along_comes_out_as_it_did(way: tuple[Draft, list[Draft]]) -> None:
    base, states = way
    had = outcomes(base.rule_set)
    found = came_out(states[-1].rule_set, states[-1].rule_set.tests)
    for was, now, before, after in zip(base.rule_set.tests, states[-1].rule_set.tests, had, found, strict=True):
        if was != now:
            assert after is not None
            assert is_met(now, after)
            assert is_alike(before, after)
            assert (was.colour, was.fired, was.override) == (now.colour, now.fired, now.override)


@few
@given(ways())
def test_that_nothing_but_limits_and_examples_changes_and_the_text_says_it(way: tuple[Draft, list[Draft]]) -> None:
    base, states = way
    last = states[-1]
    assert load_rule_set(last.text) == last.rule_set
    started = base.text.index("\ntests:")
    head, changed = base.text[:started].splitlines(), last.text[: last.text.index("\ntests:")].splitlines()
    moved = sum(base.values[name] != value for name, value in last.values.items())
    assert sum(one != other for one, other in zip(head, changed, strict=True)) == moved


@few
@given(ways())
def test_that_moving_back_gives_the_first_file_byte_for_byte(way: tuple[Draft, list[Draft]]) -> None:
    base, states = way
    back = states[-1].edited(MoveLimits(dict(base.values), base.rule_set))
    assert back.text == base.text


@few
@given(ways(), st.data())
def test_that_the_way_to_a_limit_does_not_matter(way: tuple[Draft, list[Draft]], data: st.DataObject) -> None:
    base, states = way
    values: dict[str, Decimal] = {**states[-1].values}
    at_once = base.edited(MoveLimits(values, base.rule_set))
    assert at_once.rule_set.tests == states[-1].rule_set.tests
