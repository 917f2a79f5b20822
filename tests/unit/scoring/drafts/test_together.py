"""Several edits are one step: all of them count, or none."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.unit.scoring.drafts.drafts import draft
from triage.errors import RuleSetError
from triage.scoring.drafts.edits.params import AddParam, RemoveParam
from triage.scoring.drafts.edits.rules import ChangeRule
from triage.scoring.drafts.edits.together import Together
from triage.scoring.rules.conditions import Comparison, Operator, ParamRef
from triage.scoring.rules.model import Param

FEVER = Param("fever", Decimal("40"), "Cel", Decimal("39"), Decimal("41"), ("NEWS2",))


def test_that_a_limit_and_the_rule_that_asks_for_it_come_and_go_as_one_step() -> None:
    before = draft()
    rule = replace(before.rule_set.rule("temp_red"), when=Comparison("temp", Operator.GE, ParamRef("fever")))
    changed = before.edited(Together((AddParam(FEVER), ChangeRule(rule))))
    assert changed.rule_set.rule("temp_red") == rule
    assert len(changed.done) == 1
    assert changed.undo().text == before.text


def test_that_nothing_is_changed_where_one_of_them_cannot_be() -> None:
    before = draft()
    with pytest.raises(RuleSetError, match="spo2_red"):
        before.edited(Together((AddParam(FEVER), RemoveParam("spo2_red"))))
    assert "fever" not in before.rule_set.params
