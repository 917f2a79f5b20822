"""Examples of a rule set go along with a limit that is moved, and still show what they were written to show."""

from decimal import Decimal

import pytest

from tests.ui.made_up_tuning import KOL
from triage.scoring.analyse.rule_tests import failures, unfired
from triage.scoring.drafts.draft import opened
from triage.scoring.drafts.edits.limits import SetLimit
from ui.thresholds.following import edits_that_follow, followed


@pytest.mark.parametrize(
    ("limit", "value"),
    [("spo2_red", "85"), ("spo2_red", "88"), ("pulse_yellow", "112"), ("temp_red", "39.4"), ("overdue_h", "72")],
)
def test_that_every_rule_is_still_shown_by_an_example(limit: str, value: str) -> None:
    base = opened(KOL)
    moved = base.edited(SetLimit(limit, Decimal(value)))
    found, edits = followed(moved, base.rule_set)
    assert edits
    assert failures(found.rule_set) == ()
    assert unfired(found.rule_set) == ()


def test_that_an_example_at_a_limit_expects_what_it_did() -> None:
    base = opened(KOL)
    found, _ = followed(base.edited(SetLimit("pulse_yellow", Decimal(112))), base.rule_set)
    name = "several yellows stay yellow"
    before, after = (next(one for one in each.rule_set.tests if one.name == name) for each in (base, found))
    assert (after.colour, after.fired) == (before.colour, before.fired)
    assert after.given["pulse"] == Decimal(112)


def test_that_examples_that_come_out_stay_as_they_are() -> None:
    assert edits_that_follow(opened(KOL).rule_set, opened(KOL).rule_set) == []
