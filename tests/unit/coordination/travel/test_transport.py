from datetime import date, datetime, time

import pytest

from triage.coordination.deadlines.limit import Limits
from triage.coordination.rules_in_force import rules_in_force
from triage.coordination.situation.policy import Policy
from triage.coordination.travel.transport import TransportRules, closes_at, parse_transport
from triage.coordination.travel.words import transport_in_words
from triage.errors import RuleSetError
from triage.workflow.catalogue import Catalogue

SHIPPED = Catalogue()
ROW = (
    '  - {opens_days: 10, cutoff: "11:30", office: {da: k, en: o}, companions: [{da: d, en: d}], '
    "source: {da: k, en: k}, read_on: 2026-01-01, valid_from: FROM}\n"
)


def rules(*starts: str) -> str:
    return "rules:\n" + "".join(ROW.replace("FROM", start) for start in starts)


def test_that_transport_is_ordered_until_noon_on_the_last_working_day_before_the_visit():
    assert closes_at(date(2026, 4, 7), Policy()) == datetime.fromisoformat("2026-04-01T12:00")


def test_that_the_shipped_rule_says_who_may_bring_somebody_and_that_it_is_to_be_confirmed():
    rule = SHIPPED.transport.on(date(2026, 4, 7))
    assert "demens" in {one.da for one in rule.companions}
    assert rule.period.to_confirm


def test_that_the_shipped_rule_is_told_with_its_office_companions_and_source():
    said = transport_in_words(SHIPPED.transport.on(date(2026, 4, 7)))
    assert "tidligst 14 dage før og senest kl. 12.00 den sidste arbejdsdag" in said.da
    assert "kørestol og svær samtale" in said.da
    assert said.en.endswith("To be confirmed.")


def test_that_nothing_is_said_of_companions_where_the_rule_names_none():
    rule = parse_transport(rules("2026-01-01").replace("[{da: d, en: d}]", "[]")).on(date(2026, 4, 7))
    assert "Ledsager" not in transport_in_words(rule).da


def test_that_no_rule_is_claimed_before_the_table_begins():
    assert SHIPPED.transport.on(date(2021, 12, 31)) is None


def test_that_the_rules_of_the_day_count_before_the_numbers_that_ship():
    transport = parse_transport(rules("2026-01-01"))
    policy = rules_in_force(Policy(notice_working_days=3), SHIPPED.limits, transport, date(2026, 4, 7))
    assert (policy.notice_working_days, policy.transport_open_days) == (8, 10)
    assert policy.transport_cutoff == time(11, 30)


def test_that_numbers_stay_where_no_table_says_otherwise():
    policy = Policy(notice_working_days=3, transport_open_days=9)
    assert rules_in_force(policy, Limits({}), TransportRules(()), date(2026, 4, 7)) == policy


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        (rules("2026-01-01", "2027-01-01"), "Write when it ends"),
        (rules("2026-01-01").replace("11:30", "noon"), "Write a time"),
        (rules("2026-01-01").replace("10", "-1", 1), "opens_days"),
        ("rules: []", "at least one item"),
    ],
)
def test_that_rules_with_a_fault_are_refused_with_the_cure(text, cure):
    with pytest.raises(RuleSetError, match=cure):
        parse_transport(text)


def test_that_a_departments_own_rules_count_instead(tmp_path):
    (tmp_path / "transport.yaml").write_text(rules("2026-01-01"), "utf-8")
    assert Catalogue(tmp_path).transport.on(date(2026, 4, 7)).opens_days == 10
