"""A draft says what was done to it and nothing else: its text, its words, its table and its differences."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from ruamel.yaml import YAML

from tests.properties.drawn import Dice, thrown
from tests.properties.examples import core, drafts
from tests.properties.rule_sets import conditions, contents, rule_sets
from tests.unit.scoring.drafts.drafts import instruments
from tests.unit.scoring.facts import kinds
from triage.errors import RuleSetError, Text
from triage.resources import resource
from triage.scoring.analyse.check import check
from triage.scoring.analyse.rule_tests import failures
from triage.scoring.drafts.aligned import same
from triage.scoring.drafts.differences.differences import differences, lines_changed
from triage.scoring.drafts.draft import Draft, opened
from triage.scoring.drafts.edits.constraints import ChangeConstraint, RemoveConstraint
from triage.scoring.drafts.edits.definitions import RenameDefinition, SetDefinition
from triage.scoring.drafts.edits.edit import Edit
from triage.scoring.drafts.edits.heading import SetAges, SetTitle
from triage.scoring.drafts.edits.inputs import RenameInput
from triage.scoring.drafts.edits.limits import SetLimit
from triage.scoring.drafts.edits.params import RenameParam
from triage.scoring.drafts.edits.rules import MoveRule, RenameRule
from triage.scoring.drafts.edits.sources import RenameSource, SetSource
from triage.scoring.drafts.edits.tests import RemoveTest
from triage.scoring.drafts.edits.together import Together
from triage.scoring.drafts.final_text import approved_text, draft_text
from triage.scoring.drafts.numbers import allowed
from triage.scoring.drafts.rewritten import rewritten
from triage.scoring.drafts.table.table import condition_from, table_of
from triage.scoring.drafts.words.limits import limits_in_words
from triage.scoring.drafts.words.names import names_in_file
from triage.scoring.files.yaml_text import Written
from triage.scoring.rules.condition_file import ConditionFile, as_condition
from triage.scoring.rules.conditions import Comparison, Condition, Operator
from triage.scoring.rules.content import content_of
from triage.scoring.rules.load import load_rule_set, rule_set_of
from triage.scoring.rules.model import RuleSet
from triage.scoring.rules.write import write_rule_set

# A shipped file takes a twentieth of a second to read.
few = settings(max_examples=20, deadline=None)
SHIPPED = ("diabetes", "epilepsi", "hjertesvigt", "kol", "mental")
texts = st.sampled_from([resource("rulesets", f"{name}.yaml").read_text(encoding="utf-8") for name in SHIPPED])


@st.composite
def moved_limits(draw: st.DrawFn) -> tuple[Draft, str, Decimal]:
    """A shipped rule set, one of its limits, and a value that bounds and orders leave it."""
    draft = opened(draw(texts))
    name = draw(st.sampled_from(sorted(draft.rule_set.params)))
    room = _room(draft.rule_set, name)
    steps = int((room.high - room.low) / room.step)
    return draft, name, room.low + draw(st.integers(0, steps)) * room.step


@few
@given(moved_limits())
def test_that_moving_a_limit_changes_one_line_and_is_read_back_as_that_limit(move: tuple[Draft, str, Decimal]) -> None:
    draft, name, value = move
    after = draft.edited(SetLimit(name, value))
    assert load_rule_set(after.text) == after.rule_set
    assert after.values == {**draft.values, name: value}
    lines = zip(draft.text.splitlines(), after.text.splitlines(), strict=True)
    assert sum(one != other for one, other in lines) == (value != draft.values[name])


@few
@given(moved_limits())
def test_that_a_limit_cannot_be_moved_further_than_it_is_said_to(move: tuple[Draft, str, Decimal]) -> None:
    draft, name, _ = move
    room = _room(draft.rule_set, name)
    for beyond in (room.low - room.step, room.high + room.step):
        assert _is_refused(draft, name, beyond)


@few
@given(texts, st.data())
def test_that_what_is_undone_and_redone_is_as_it_was(text: str, data: st.DataObject) -> None:
    first = draft = opened(text)
    for _ in range(data.draw(st.integers(1, 4))):
        draft = draft.edited(data.draw(st.sampled_from([MoveRule(draft.rule_set.rules[-1].id, 0), RemoveTest(0)])))
    states = len(draft.done)
    back = draft
    for _ in range(states):
        back = back.undo()
    assert (back.text, back.rule_set) == (first.text, first.rule_set)
    for _ in range(states):
        back = back.redo()
    assert (back.text, back.rule_set) == (draft.text, draft.rule_set)


@few
@given(texts, st.data())
def test_that_what_is_removed_or_moved_leaves_every_other_line_as_it_was(text: str, data: st.DataObject) -> None:
    draft = opened(text)
    rule = data.draw(st.sampled_from(draft.rule_set.rules)).id
    after = draft.edited(MoveRule(rule, data.draw(st.integers(0, len(draft.rule_set.rules) - 1))))
    assert sorted(after.text.splitlines()) == sorted(draft.text.splitlines())
    shorter = draft.edited(RemoveTest(data.draw(st.integers(0, len(draft.rule_set.tests) - 1))))
    assert len(shorter.text.splitlines()) == len(draft.text.splitlines()) - 1


@few
@given(texts, st.data())
def test_that_a_name_changed_is_changed_wherever_it_stands_and_nothing_else_is(text: str, data: st.DataObject) -> None:
    draft = opened(text)
    rename, name = data.draw(st.sampled_from(_renames(draft.rule_set)))
    after = draft.edited(rename(name, "quite_new"))
    pairs = list(zip(draft.text.splitlines(), after.text.splitlines(), strict=True))
    assert all(one == other for one, other in pairs if name not in one)
    assert sum(one != other for one, other in pairs) >= 1
    assert failures(after.rule_set) == ()
    assert _found(after.rule_set, "quite_new", name) == _found(draft.rule_set, name, name)
    assert after.edited(rename("quite_new", name)).text == draft.text


@drafts
@given(rule_sets(most=4))
def test_that_names_changed_all_at_once_leave_none_dangling_and_can_be_changed_back(before: RuleSet) -> None:
    renames = [rename(name, f"{name}_new") for rename, name in _renames(before)]
    after = load_rule_set(write_rule_set(Together(tuple(renames)).applied(before)))
    back = Together(tuple(type(one)(one.to, name) for one, (_, name) in zip(renames, _renames(before), strict=True)))
    assert same(content_of(back.applied(after)), content_of(before))


@few
@given(texts, st.data())
def test_that_orders_sources_ages_and_shared_conditions_touch_no_line_but_their_own(
    text: str, data: st.DataObject
) -> None:
    draft = opened(text)
    after = draft.edited(data.draw(st.sampled_from(_heading_edits(draft.rule_set))))
    assert len(lines_changed(draft.text, after.text).splitlines()) <= 3
    assert [line for line in after.text.splitlines() if line.startswith("#")] == _remarks(text)
    assert after.undo().text == text


@drafts
@given(contents(most=3), contents(most=3), st.booleans())
def test_that_any_rule_set_can_be_made_of_any_other_and_its_remarks_stay(
    had: Mapping[str, Any], wanted: Mapping[str, Any], is_block: bool
) -> None:
    before, after = rule_set_of(Written(had, {})), rule_set_of(Written(wanted, {}))
    text = _remarked(_as_block(before) if is_block else write_rule_set(before))
    found, rule_set = rewritten(text, before, after)
    assert same(content_of(rule_set), content_of(after))
    assert found.splitlines()[0] == "# first"


@drafts
@given(contents(most=4), conditions, thrown(2))
def test_that_one_thing_changed_touches_no_remark_elsewhere(had: dict[str, Any], wanted: Any, dice: Dice) -> None:
    before = rule_set_of(Written(had, {}))
    text = _remarked(_as_block(before) if dice.below(2) else write_rule_set(before))
    number = dice.below(len(before.rules))
    rule = replace(before.rules[number], when=_condition(wanted))
    after = replace(before, rules=(*before.rules[:number], rule, *before.rules[number + 1 :]))
    found, _ = rewritten(text, before, after)
    assert [line for line in found.splitlines() if line.startswith("#")] == _remarks(text)


@core
@given(rule_sets(most=3), rule_sets(most=3))
def test_that_rule_sets_which_differ_always_say_what_differs(one: RuleSet, other: RuleSet) -> None:
    names = {**names_in_file(one), **names_in_file(other)}
    assert differences(one, one, names) == ()
    found = differences(one, other, names)
    assert (one.sha256 == other.sha256 and one.tests == other.tests) == (found == ())
    assert all(each.text.da and each.text.en for each in found)


@core
@given(contents(most=3), thrown(16))
def test_that_one_word_or_number_that_differs_is_said_by_its_place(had: dict[str, Any], dice: Dice) -> None:
    before = rule_set_of(Written(had, {}))
    after = _read(_with_one_leaf_changed(had, dice))
    assume(after is not None and not same(content_of(before), content_of(after)))
    assert after is not None
    found = differences(before, after, {})
    assert found
    assert all(one.path for one in found)


@core
@given(conditions)
def test_that_a_condition_and_its_table_are_the_same(written: Any) -> None:
    condition = _condition(written)
    assert condition_from(table_of(condition)) == condition


@few
@given(texts, st.dates(date(2026, 1, 1), date(2099, 1, 1)), st.text(min_size=1, max_size=30))
def test_that_an_approved_text_is_signed_and_all_else_is_as_it_was(text: str, day: date, name: str) -> None:
    assume(name.strip())
    draft = draft_text(text, "author", "nurse", "9.0.0")
    approved = approved_text(draft, day, name, "department_head", datetime(2026, 1, 1, tzinfo=UTC))
    found = load_rule_set(approved)
    assert found.sign_off is not None
    assert (found.sign_off.sha256, found.sign_off.name) == (found.sha256, name)
    assert (found.status, found.valid_from, found.version) == ("approved", day, "9.0.0")
    assert sum(one != other for one, other in zip(text.splitlines(), approved.splitlines(), strict=True)) <= 5
    assert draft_text(approved, "author", "nurse", "9.0.0").count("\n") == draft.count("\n")


def _renames(rule_set: RuleSet) -> list[tuple[Any, str]]:
    """Every name that a rule set gives, with the edit that changes it."""
    return [
        *((RenameInput, name) for name in rule_set.inputs),
        *((RenameParam, name) for name in rule_set.params),
        *((RenameRule, rule.id) for rule in rule_set.rules),
        *((RenameSource, name) for name in rule_set.basis),
        *((RenameDefinition, name) for name in rule_set.define),
    ]


def _heading_edits(rule_set: RuleSet) -> list[Edit]:
    known = Comparison(next(iter(rule_set.inputs)), Operator.EXISTS, None)
    return [
        SetTitle(Text("Ny titel", "New title")),
        SetAges(17, 90),
        SetAges(None, None),
        SetSource("NEW", "a source: new"),
        SetSource(next(iter(rule_set.basis)), "another text"),
        SetDefinition("known", known),
        *(RemoveConstraint(one) for one in rule_set.constraints[:1]),
        *(ChangeConstraint(one, replace(one, operator=Operator.LE)) for one in rule_set.constraints[:1]),
    ]


def _found(rule_set: RuleSet, name: str, called: str) -> list[tuple[str, str]]:
    """What the check finds, by place, what has `name` being `called` otherwise."""
    found = check(rule_set, kinds(), instruments(), date(2026, 1, 1))
    return sorted((one.code, one.path.replace(name, called)) for one in found)


def _with_one_leaf_changed(value: Any, dice: Dice) -> Any:
    """Return a content with one of its words, numbers or flags changed."""
    match value:
        case dict() if value:
            key = dice.one_of(sorted(value))
            return {**value, key: _with_one_leaf_changed(value[key], dice)}
        case list() if value:
            place = dice.below(len(value))
            return [_with_one_leaf_changed(one, dice) if n == place else one for n, one in enumerate(value)]
        case bool():
            return not value
        case Decimal():
            return dice.one_of((value + 1, value.scaleb(-1), Decimal(f"{value:.3f}")))
        case _:
            return dice.one_of(("grey", "yellow", "wall", "limit", "spo2", "other", "1.2.3", "<"))


def _read(content: Any) -> RuleSet | None:
    try:
        return rule_set_of(Written(content, {}))
    except RuleSetError:
        return None


def _condition(written: Any) -> Condition:
    return as_condition(TypeAdapter(ConditionFile).validate_python(written))


def _room(rule_set: RuleSet, name: str) -> Any:
    words = {one.param: one for one in limits_in_words(rule_set, names_in_file(rule_set))}
    values = {param: one.value for param, one in rule_set.params.items()}
    return allowed(rule_set, values, name, words)


def _is_refused(draft: Draft, name: str, value: Decimal) -> bool:
    try:
        draft.edited(SetLimit(name, value))
    except RuleSetError:
        return True
    return False


def _remarked(text: str) -> str:
    """Return a text with a remark before it and before each of its sections."""
    lines = ["# first"]
    for number, line in enumerate(text.splitlines()):
        is_section = line[:1].isalpha()
        lines += [f"# remark {number}", line] if is_section else [line]
    return "\n".join(lines) + "\n"


def _remarks(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


def _as_block(rule_set: RuleSet) -> str:
    """Return a rule set as other programs write YAML: every field on a line of its own."""
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    stream = StringIO()
    yaml.dump(YAML(typ="safe", pure=True).load(write_rule_set(rule_set)), stream)
    return stream.getvalue()
