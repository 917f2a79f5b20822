"""What holds for every instrument and every set of answers: bounds, certain bands, refusals."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.examples import EXAMPLES
from tests.unit.scoring.facts import instrument
from triage.clinical.questionnaire import AnswerValue
from triage.resources import resource
from triage.scoring.instruments.items import Item
from triage.scoring.instruments.model import Instrument
from triage.scoring.instruments.result import Refusal, Score
from triage.scoring.instruments.score import score_answers

CODES = sorted(file.name.removesuffix(".yaml") for file in resource("instruments").iterdir())
# Of every instrument its share of the examples of a core property.
FEW = settings(max_examples=max(30, EXAMPLES // len(CODES)))
SUMS = ("who5", "phq9", "phq2", "gad7", "gad2", "paid5", "paid20", "cat8", "ipss")

Answers = Mapping[str, AnswerValue | None]


def answers_of(item: Item) -> list[AnswerValue]:
    """Return answers that `item` has: all of them, or where any decimal goes 256 over its range."""
    if item.choices:
        return sorted(item.choices)
    if item.yes is not None:
        return [False, True]
    low, high = item.ends
    step = item.step or (high - low) / 255
    return [low + number * step for number in range(int((high - low) / step) + 1)]


@st.composite
def with_gaps(draw: st.DrawFn, asked: Instrument) -> tuple[Answers, Answers]:
    """Draw a complete set of answers, and the same with some that count left out; one byte for each, to be fast."""
    size = len(asked.used)
    picks, out = draw(st.binary(min_size=size, max_size=size)), draw(st.binary(min_size=size, max_size=size))
    whole = {name: _picked(asked.asked[name], pick) for name, pick in zip(asked.used, picks, strict=True)}
    often = draw(st.integers(0, 255))
    missing = {name for name, byte in zip(asked.used, out, strict=True) if byte < often and name in asked.link_ids}
    return whole, {name: None if name in missing else answer for name, answer in whole.items()}


def _picked(item: Item, pick: int) -> AnswerValue:
    found = answers_of(item)
    return found[pick % len(found)]


def scored(asked: Instrument, answers: Answers) -> Score:
    found = score_answers(asked, answers)
    assert isinstance(found, Score)
    return found


def leaves(found: Score) -> list[Score]:
    return [found, *(leaf for part in found.parts.values() for leaf in leaves(part))]


@pytest.mark.parametrize("code", CODES)
@FEW
@given(data=st.data())
def test_that_bounds_hold_the_score_of_every_completion(code: str, data: st.DataObject):
    whole, gaps = data.draw(with_gaps(instrument(code)))
    before, after = scored(instrument(code), gaps), scored(instrument(code), whole)
    for name, part in {"": before, **before.parts}.items():
        end = after.parts[name] if name else after
        if part.bounds is not None and end.score is not None:
            assert part.bounds[0] <= end.score <= part.bounds[1]


@pytest.mark.parametrize("code", CODES)
@FEW
@given(data=st.data())
def test_that_a_certain_band_is_the_band_of_every_completion(code: str, data: st.DataObject):
    whole, gaps = data.draw(with_gaps(instrument(code)))
    before, after = scored(instrument(code), gaps), scored(instrument(code), whole)
    for name, part in {"": before, **before.parts}.items():
        if part.category_certain is not None:
            assert (after.parts[name] if name else after).category == part.category_certain


@pytest.mark.parametrize("code", CODES)
@FEW
@given(data=st.data())
def test_that_a_score_lies_within_its_bounds_and_bounds_meet_when_nothing_is_missing(code: str, data: st.DataObject):
    for answers in data.draw(with_gaps(instrument(code))):
        for found in leaves(scored(instrument(code), answers)):
            if found.bounds is None or found.score is None:
                continue
            assert found.bounds[0] <= found.score <= found.bounds[1]
            assert found.n_missing or found.bounds[0] == found.bounds[1]


@pytest.mark.parametrize("code", SUMS)
@FEW
@given(data=st.data())
def test_that_the_order_of_answers_does_not_matter_to_a_sum(code: str, data: st.DataObject):
    asked = instrument(code)
    _, gaps = data.draw(with_gaps(asked))
    mixed = data.draw(st.permutations([gaps[name] for name in asked.link_ids]))
    other = gaps | dict(zip(asked.link_ids, mixed, strict=True))
    first, second = scored(asked, gaps), scored(asked, other)
    assert (first.score, first.bounds, first.category) == (second.score, second.bounds, second.category)


@pytest.mark.parametrize("code", CODES)
@FEW
@given(data=st.data())
def test_that_a_wrong_answer_refuses_the_score_and_is_named(code: str, data: st.DataObject):
    asked = instrument(code)
    _, gaps = data.draw(with_gaps(asked))
    name = data.draw(st.sampled_from(asked.used))
    wrong = data.draw(st.sampled_from([Decimal(1000), Decimal("-0.5"), Decimal("NaN"), Decimal("Infinity"), "?"]))
    found = score_answers(asked, {**gaps, name: wrong})
    assert isinstance(found, Refusal)
    assert found.item == name
    assert name in found.text.da
    assert name in found.text.en


@pytest.mark.parametrize("code", [code for code in CODES if code not in ("news2", "haqdi")])
@FEW
@given(data=st.data())
def test_that_yes_is_no_number(code: str, data: st.DataObject):
    asked = instrument(code)
    name = data.draw(st.sampled_from(asked.used))
    assert isinstance(score_answers(asked, {name: True}), Refusal)


@pytest.mark.parametrize("code", CODES)
def test_that_nothing_answered_gives_no_score(code: str):
    found = scored(instrument(code), {})
    assert all(leaf.score is None and leaf.category is None for leaf in leaves(found))


@pytest.mark.parametrize("code", CODES)
@FEW
@given(data=st.data())
def test_that_one_more_missing_answer_never_gives_a_score_where_there_was_none(code: str, data: st.DataObject):
    asked = instrument(code)
    _, gaps = data.draw(with_gaps(asked))
    fewer = {**gaps, data.draw(st.sampled_from(asked.link_ids)): None}
    before, after = scored(asked, gaps), scored(asked, fewer)
    assert before.score is not None or after.score is None


@FEW
@given(data=st.data())
def test_that_the_safety_item_is_there_whatever_becomes_of_the_score(data: st.DataObject):
    asked = instrument("phq9")
    _, gaps = data.draw(with_gaps(asked))
    wrong = data.draw(st.sampled_from([None, Decimal(9), True]))
    found = score_answers(asked, {**gaps, "phq9-1": wrong})
    assert found.safety is not None
    assert found.safety.answer == gaps["phq9-9"]
    assert found.safety.flagged == (None if gaps["phq9-9"] is None else gaps["phq9-9"] >= 1)
