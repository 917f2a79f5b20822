from datetime import date

import pytest

from triage.coordination.deadlines.limit import Start
from triage.coordination.deadlines.limit_file import parse_limits
from triage.coordination.deadlines.words import limit_in_words
from triage.errors import RuleSetError
from triage.workflow.catalogue import Catalogue

SHIPPED = Catalogue().limits
NOTICE = """
notice:
  - {working_days: 8, valid_from: 2023-01-01, source: {da: k, en: k}, read_on: 2026-01-01}
"""
CLOCK = """
  - id: udredning
    name: {da: u, en: d}
    starts: received
    ends: {da: s, en: e}
    periods:
"""


def clock(*spans: str) -> str:
    kept = "source: {da: k, en: k}, read_on: 2026-01-01"
    return CLOCK + "".join(f"      - {{days: 30, {span}, {kept}}}\n" for span in spans)


def rows(*spans: str) -> str:
    return f"{NOTICE}clocks:{clock(*spans)}"


@pytest.mark.parametrize(
    ("kind", "received", "days"),
    [
        ("udredning", "2026-02-10", 30),
        ("behandling", "2023-05-31", 30),
        ("behandling", "2023-06-01", 60),
        ("behandling", "2024-12-31", 60),
        ("behandling", "2025-01-01", 30),
        ("behandling-psykiatri", "2023-06-01", 30),
        ("kraeft-udredning-start", "2026-03-02", 14),
        ("kraeft-behandling-start", "2026-03-02", 14),
        ("kraeft-behandling", "2026-03-02", 28),
        ("hjerte-hovedstamme-ja", "2026-03-02", 10),
        ("hjerte-hovedstamme", "2026-03-02", 14),
        ("hjerte-angina-ja", "2026-03-02", 14),
        ("hjerte-angina", "2026-03-02", 21),
        ("hjerte-infarkt-ja", "2026-03-02", 21),
        ("hjerte-infarkt", "2026-03-02", 35),
    ],
)
def test_that_the_limit_is_that_of_the_day_of_receipt(kind, received, days):
    limit = SHIPPED.limit_for(kind, date.fromisoformat(received))
    assert limit is not None
    assert limit.days == days


def test_that_nothing_is_claimed_before_the_table_begins_or_of_an_unknown_kind():
    assert SHIPPED.limit_for("udredning", date(2022, 12, 31)) is None
    assert SHIPPED.limit_for("hospitalsskift", date(2026, 1, 1)) is None


def test_that_what_the_source_does_not_settle_is_to_be_confirmed():
    now, before = SHIPPED.limit_for("behandling", date(2026, 1, 1)), SHIPPED.limit_for("behandling", date(2024, 1, 1))
    assert (now.period.to_confirm, before.period.to_confirm) == (True, False)
    assert limit_in_words(now).da.endswith("Skal bekræftes.")
    assert limit_in_words(now).en.endswith("To be confirmed.")


def test_that_every_limit_names_its_source_and_when_it_was_read():
    for limit in (one for rows in SHIPPED.by_kind.values() for one in rows):
        words = limit_in_words(limit)
        assert limit.period.source.da in words.da
        assert limit.period.source.en in words.en
        assert "læst" in words.da


def test_that_clocks_that_start_with_consent_do_not_start_with_receipt():
    assert SHIPPED.limit_for("hjerte-angina-ja", date(2026, 1, 1)).starts is Start.AGREED


def test_that_notice_is_eight_working_days():
    assert SHIPPED.notice_on(date(2026, 1, 1)).working_days == 8


def test_that_rows_that_follow_each_other_are_read():
    read = parse_limits(rows("valid_from: 2024-01-01, valid_to: 2024-12-31", "valid_from: 2025-01-01"))
    assert len(read.by_kind["udredning"]) == 2


@pytest.mark.parametrize(
    ("spans", "cure"),
    [
        (("valid_from: 2024-01-01, valid_to: 2024-12-31", "valid_from: 2025-01-02"), "valid_from: 2025-01-01"),
        (("valid_from: 2024-01-01, valid_to: 2024-12-31", "valid_from: 2024-12-31"), "valid_from: 2025-01-01"),
        (("valid_from: 2024-01-01", "valid_from: 2025-01-01"), "Write when it ends"),
        (("valid_from: 2024-01-01, valid_to: 2023-12-31",), "valid_to is before valid_from"),
    ],
)
def test_that_gaps_and_overlaps_are_refused_with_their_line_and_the_cure(spans, cure):
    with pytest.raises(RuleSetError, match=cure) as caught:
        parse_limits(rows(*spans))
    assert "linje" in caught.value.text.da


def test_that_a_limit_that_stands_twice_is_refused():
    with pytest.raises(RuleSetError, match="stands twice"):
        parse_limits(rows("valid_from: 2024-01-01") + clock("valid_from: 2024-01-01"))


@pytest.mark.parametrize("days", ["0", "-1", "1.5", "400", "soon"])
def test_that_days_must_be_a_number_of_days(days):
    with pytest.raises(RuleSetError, match="days"):
        parse_limits(rows("valid_from: 2024-01-01").replace("days: 30", f"days: {days}"))


def test_that_a_departments_own_file_counts_instead(tmp_path):
    (tmp_path / "limits.yaml").write_text(rows("valid_from: 2024-01-01").replace("days: 30", "days: 21"), "utf-8")
    assert Catalogue(tmp_path).limits.limit_for("udredning", date(2026, 1, 1)).days == 21
