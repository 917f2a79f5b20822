from datetime import UTC, date, datetime
from typing import Any

import pytest

from triage.clinical.referral import ServiceRequest
from triage.coordination.deadlines.referrals import pathways_of
from triage.coordination.situation.pathway import Pathway
from triage.workflow.catalogue import Catalogue

LIMITS = Catalogue().limits
SYSTEM = "http://visita.example/referral"
WRITTEN = datetime(2026, 2, 9, 23, 30, tzinfo=UTC)


def referral(code: str | None = "udredning", **said: Any) -> ServiceRequest:
    known = {"status": "active", "intent": "order", "authored": WRITTEN} | said
    return ServiceRequest("R1", "P1", code=f"{SYSTEM}|{code}" if code else None, service="", **known)


def test_that_a_referral_starts_its_clock_on_the_danish_day_it_was_written():
    assert pathways_of(referral(), LIMITS) == (
        Pathway("R1", "P1", "udredning", date(2026, 2, 10), 30, notice_required=True),
    )


def test_that_a_later_day_of_receipt_counts_where_it_is_known():
    (pathway,) = pathways_of(referral(), LIMITS, received=date(2026, 2, 20))
    assert pathway.received == date(2026, 2, 20)


def test_that_the_limit_is_that_of_the_year_of_receipt():
    then = datetime(2024, 3, 1, 12, tzinfo=UTC)
    assert [one.limit_days for one in pathways_of(referral("behandling", authored=then), LIMITS)] == [60]


def test_that_consent_starts_a_clock_of_its_own_under_an_id_of_its_own():
    found = pathways_of(referral("kraeft-behandling"), LIMITS, agreed=date(2026, 2, 15))
    assert {(one.kind, one.limit_days, one.received) for one in found} == {
        ("kraeft-behandling", 28, date(2026, 2, 10)),
        ("kraeft-behandling-start", 14, date(2026, 2, 15)),
    }
    assert len({one.id for one in found}) == 2
    assert "R1" in {one.id for one in found}


def test_that_without_consent_only_the_clock_of_receipt_runs():
    assert [one.kind for one in pathways_of(referral("kraeft-behandling"), LIMITS)] == ["kraeft-behandling"]


@pytest.mark.parametrize(
    "said",
    [
        {"status": "draft"},
        {"status": "revoked"},
        {"status": "completed"},
        {"status": "entered-in-error"},
        {"intent": "proposal"},
        {"authored": None},
        {"code": None},
        {"code": "genoptraening"},
        {"authored": datetime(2020, 1, 1, tzinfo=UTC)},
    ],
)
def test_that_no_clock_is_claimed_where_none_is_known_to_run(said):
    assert pathways_of(referral(**said), LIMITS) == ()
