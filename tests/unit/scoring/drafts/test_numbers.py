"""A limit as it is typed, and how far it can be moved."""

from decimal import Decimal

import pytest

from tests.unit.scoring.drafts.drafts import draft, words
from triage.errors import Text
from triage.scoring.drafts.numbers import Allowed, allowed, limit_from_typed, out_of_order


def typed(text: str, param: str = "temp_red") -> Decimal | Text:
    return limit_from_typed(text, words()[param], draft().rule_set.params[param])


def room(param: str, **moved: int) -> Allowed:
    values = {**draft().values, **{name: Decimal(value) for name, value in moved.items()}}
    return allowed(draft().rule_set, values, param, words())


def test_that_point_and_comma_give_the_same_limit():
    assert typed("39,5") == typed("39.5") == typed(" 39.50 ") == Decimal("39.5")


@pytest.mark.parametrize("text", ["", "x", "1.000,5", "1 000", "39..5", "3e1", "NaN", "1.000.000"])
def test_that_what_is_no_number_or_could_be_two_is_refused(text: str):
    found = typed(text)
    assert isinstance(found, Text)
    assert found.da != found.en


def test_that_more_decimals_than_are_compared_are_refused_with_the_reason():
    assert typed("87,5", "spo2_red") == Text(
        "Skriv et helt tal: værdien sammenlignes uden decimaler.",
        "Write a whole number: the value is compared without decimals.",
    )
    assert typed("39,55") == Text(
        "Skriv højst 1 decimal: finere sammenlignes værdien ikke.",
        "Write at most 1 decimal: the value is not compared any finer.",
    )


def test_that_a_value_outside_the_bounds_is_refused_with_them():
    assert typed("41") == Text(
        "Grænsen kan være mellem 38,5 og 40 °C. Ret tallet.",
        "The limit can be between 38.5 and 40 °C. Correct the number.",
    )


def test_that_a_limit_can_be_moved_up_to_the_one_it_is_held_below_and_it_is_said_which():
    found = room("spo2_red")
    assert (found.low, found.high, found.step, found.low_because) == (80, 88, 1, None)
    assert found.high_because == Text(
        "Skal være lavere end gul »Iltmætning er 89 % eller lavere«.",
        'Must be lower than yellow "Oxygen saturation is 89 % or lower".',
    )


def test_that_a_limit_follows_the_others_where_they_stand_in_the_draft():
    assert room("spo2_red", spo2_yellow=85).high == 84
    assert room("spo2_yellow", spo2_red=90).low == 91


def test_that_a_bound_that_is_nearer_than_another_limit_needs_no_explanation():
    assert room("spo2_red", spo2_yellow=94).high_because is None


def crossed(param: str, **moved: str) -> Text | None:
    values = {**draft().values, **{name: Decimal(value) for name, value in moved.items()}}
    return out_of_order(draft().rule_set, values, param, words())


def test_that_a_value_between_two_steps_goes_past_another_limit_only_where_it_reaches_it():
    assert crossed("spo2_red", spo2_red="88.99") is None
    assert crossed("spo2_yellow", spo2_yellow="87.01") is None
    assert crossed("spo2_yellow", spo2_yellow="87") is not None
    assert crossed("spo2_red", spo2_red="89") == room("spo2_red").high_because
