from datetime import date

import pytest

from triage.coordination.reimbursement.rate_file import parse_rates
from triage.coordination.reimbursement.trip import FreeChoice
from triage.errors import RuleSetError
from triage.workflow.catalogue import Catalogue

ROW = (
    "  - {pensioner_min: 45.50, other_min: 108, km_limit: 50, free_choice: none, "
    "source: {da: k, en: k}, read_on: 2026-01-01, SPAN}\n"
)


def rates(*spans: str) -> str:
    return "rates:\n" + "".join(ROW.replace("SPAN", span) for span in spans)


def test_that_the_shipped_rates_are_those_of_2022_and_to_be_confirmed():
    rate = Catalogue().reimbursement_rates.on(date(2026, 3, 1))
    assert (rate.pensioner_min, rate.other_min, rate.km_limit) == (45, 108, 50)
    assert rate.period.to_confirm
    assert rate.free_choice is FreeChoice.NEAREST_EQUIVALENT


def test_that_the_rate_of_a_day_is_found_among_the_years():
    found = parse_rates(rates("valid_from: 2024-01-01, valid_to: 2024-12-31", "valid_from: 2025-01-01"))
    assert found.on(date(2023, 12, 31)) is None
    assert found.on(date(2024, 12, 31)) is found.rows[0]
    assert found.on(date(2025, 1, 1)) is found.on(None) is found.rows[1]


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        (rates("valid_from: 2024-01-01, valid_to: 2024-12-31", "valid_from: 2025-02-01"), "valid_from: 2025-01-01"),
        (rates("valid_from: 2024-01-01", "valid_from: 2025-01-01"), "Write when it ends"),
        (rates("valid_from: 2024-01-01").replace("45.50", "-1"), "0 or more"),
        (rates("valid_from: 2024-01-01").replace("km_limit", "km"), "no such field"),
        (rates("valid_from: 2024-01-01").replace("none", "half"), "nearest_equivalent"),
        ("rates: []", "at least one item"),
    ],
)
def test_that_rates_with_a_fault_are_refused_with_the_cure(text, cure):
    with pytest.raises(RuleSetError, match=cure):
        parse_rates(text)


def test_that_a_departments_own_rates_count_instead(tmp_path):
    (tmp_path / "reimbursement.yaml").write_text(rates("valid_from: 2024-01-01"), "utf-8")
    assert str(Catalogue(tmp_path).reimbursement_rates.on(date(2026, 1, 1)).pensioner_min) == "45.50"
