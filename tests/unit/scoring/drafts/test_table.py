"""A condition as a table that is changed row by row."""

import pytest

from tests.unit.scoring.drafts.drafts import SHIPPED
from tests.unit.scoring.facts import kinds, shipped
from triage.errors import RuleSetError
from triage.scoring.drafts.table.choices import operands_for, operator_words, operators_for
from triage.scoring.drafts.table.table import ConditionTable, Row, RowKind, condition_from, table_of
from triage.scoring.rules.conditions import AllOf, AnyOf, Comparison, CountOf, NotOf, Operator

A, B, C = (Comparison(name, Operator.EXISTS, None) for name in "abc")
ROW_C = Row(0, RowKind.COMPARISON, "c")
BOTH = table_of(AllOf((A, AnyOf((B,)))))


@pytest.mark.parametrize("name", SHIPPED)
def test_that_every_shipped_condition_comes_back_from_its_table(name: str):
    rule_set = shipped(name)
    conditions = [*(rule.when for rule in rule_set.rules), *rule_set.define.values()]
    assert [condition_from(table_of(one)) for one in conditions] == conditions


def test_that_rows_are_put_added_and_removed():
    assert condition_from(BOTH.put(1, ROW_C)) == AllOf((C, AnyOf((B,))))
    assert condition_from(BOTH.added(2, ROW_C)) == AllOf((A, AnyOf((B, C))))
    assert condition_from(BOTH.added(1, ROW_C)) == AllOf((A, C, AnyOf((B,))))
    assert condition_from(BOTH.removed(2)) == AllOf((A,))
    assert condition_from(BOTH.put(2, Row(0, RowKind.COUNT, at_least=1))) == AllOf((A, CountOf((B,), 1)))


def test_that_a_row_after_a_single_comparison_makes_a_group_of_both():
    assert condition_from(table_of(A).added(0, ROW_C)) == AllOf((A, C))


def test_that_rows_are_moved_in_and_out_and_past_each_other():
    assert condition_from(BOTH.wrapped(1, RowKind.NOT)) == AllOf((NotOf(A), AnyOf((B,))))
    assert condition_from(BOTH.unwrapped(2)) == AllOf((A, B))
    assert condition_from(BOTH.moved(1, 1)) == AllOf((AnyOf((B,)), A))
    assert condition_from(BOTH.moved(2, -1)) == AllOf((AnyOf((B,)), A))
    assert BOTH.moved(1, -1) == BOTH.moved(3, 1) == BOTH


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (Row(0, RowKind.ALL),),
        (Row(1, RowKind.COMPARISON, "a"),),
        (Row(0, RowKind.COMPARISON, "a"), Row(0, RowKind.COMPARISON, "b")),
        (Row(0, RowKind.ALL), Row(2, RowKind.COMPARISON, "a")),
        (Row(0, RowKind.NOT), Row(1, RowKind.COMPARISON, "a"), Row(1, RowKind.COMPARISON, "b")),
        (Row(0, RowKind.COUNT, at_least=2), Row(1, RowKind.COMPARISON, "a")),
        (Row(0, RowKind.COMPARISON, "a", Operator.LT),),
    ],
)
def test_that_rows_which_say_no_condition_are_refused(rows: tuple[Row, ...]):
    with pytest.raises(RuleSetError) as fault:
        condition_from(ConditionTable(rows))
    assert fault.value.text.da != fault.value.text.en


def test_that_only_what_fits_an_input_is_offered():
    rule_set, inputs = shipped(), shipped().inputs
    assert Operator.LT not in operators_for(inputs["wants_contact"])
    assert operators_for(inputs["more_dyspnoea"]) == (Operator.EQ, Operator.EXISTS, Operator.MISSING)
    assert operands_for(rule_set, inputs["wants_contact"], Operator.EQ, kinds()).codes == ("none", "call", "today")
    assert operands_for(rule_set, inputs["more_dyspnoea"], Operator.EQ, kinds()).takes_yes_no
    temperature = operands_for(rule_set, inputs["temp"], Operator.GE, kinds())
    assert (temperature.limits, temperature.takes_number) == (("temp_red", "temp_yellow"), True)


def test_that_every_operator_has_words():
    assert all(operator_words(one).da for one in Operator)
