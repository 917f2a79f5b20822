"""Rule-set files: written and read again they are the same; any other text is told what is wrong with it."""

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.drawn import Dice
from tests.properties.examples import costly_core
from tests.properties.rule_sets import contents, drawn_content, rule_sets
from triage.errors import RuleSetError, Text
from triage.scoring.files.yaml_text import Written
from triage.scoring.rules.load import RuleSet, load_rule_set, rule_set_of
from triage.scoring.rules.write import write_rule_set

_scalars = st.one_of(st.none(), st.booleans(), st.text(max_size=5), st.decimals(allow_nan=True))
_anything = st.recursive(
    _scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)


@costly_core
@given(rule_sets(most=2))
def test_that_a_rule_set_loaded_saved_and_loaded_is_the_same(rule_set: RuleSet) -> None:
    again = load_rule_set(write_rule_set(rule_set))
    assert again == rule_set
    assert again.sha256 == rule_set.sha256


def test_that_a_number_which_stands_in_two_places_is_written_in_both() -> None:
    rule_set = rule_set_of(Written(drawn_content(Dice(b""), 1), {}))
    assert rule_set.params["limit"].value is rule_set.params["lower"].value
    assert load_rule_set(write_rule_set(rule_set)) == rule_set


@given(contents(), st.data())
def test_that_a_file_with_one_part_spoiled_is_read_or_told_in_both_languages(
    content: dict[str, Any], data: st.DataObject
) -> None:
    spoiled = {**content, data.draw(st.sampled_from(sorted(content))): data.draw(_anything)}
    told = _told(lambda: rule_set_of(Written(spoiled, {})))
    assert told is None or told.da != told.en


@given(st.text(max_size=200))
def test_that_a_text_which_is_no_rule_set_is_told(text: str) -> None:
    assert _told(lambda: load_rule_set(text)) is not None


def _told(load: Callable[[], RuleSet]) -> Text | None:
    try:
        load()
    except RuleSetError as fault:
        return fault.text
    return None
