"""Within what time a red must be taken: the limit, and which reds have waited for longer."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOW
from tests.properties.examples import calendar
from triage.errors import WrongUseError
from triage.scoring.rules.model import Clock
from triage.workflow.catalogue import Catalogue
from triage.worklist.deadlines import deadline
from triage.worklist.escalation import Limit, escalation_text, latest_overdue, refuse_limit

AT_WORK = Catalogue().working_hours
TIMES = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes))
LIMITS = st.builds(Limit, st.just("copd"), st.integers(1, 1440), st.sampled_from(Clock))


def test_that_time_passes_at_night_too_unless_a_department_says_otherwise() -> None:
    assert latest_overdue(Limit("copd"), NOW, AT_WORK) == NOW - timedelta(minutes=30)


def test_that_a_red_of_friday_night_waits_for_monday_where_working_time_counts() -> None:
    friday, monday = datetime(2026, 11, 27, 21, 0, tzinfo=UTC), datetime(2026, 11, 30, 7, 20, tzinfo=UTC)
    latest = latest_overdue(Limit("copd", 30, Clock.WORKING), monday, AT_WORK)
    assert latest is not None
    assert latest < friday


@given(limit=LIMITS, now=TIMES, ago=st.integers(0, 5 * 24 * 60))
@calendar
def test_that_a_red_is_overdue_exactly_when_its_limit_has_passed(limit: Limit, now: datetime, ago: int) -> None:
    red_since = now - timedelta(minutes=ago)
    has_passed = deadline(red_since, Decimal(limit.minutes) / 60, limit.clock, AT_WORK) <= now
    latest = latest_overdue(limit, now, AT_WORK)
    assert has_passed == (latest is not None and red_since <= latest)


@pytest.mark.parametrize("minutes", [0, 1441])
def test_that_a_limit_is_some_minutes_within_a_day(minutes: int) -> None:
    with pytest.raises(WrongUseError, match="1-1440 minutes"):
        refuse_limit(Limit("copd", minutes))


@pytest.mark.parametrize(
    ("tell", "team", "told"),
    [("Lotte", "Lungeteamet", "Lotte"), ("", "Lungeteamet", "The head of Lungeteamet"), ("", None, "The head of dep")],
)
def test_that_somebody_is_always_told(tell: str, team: str | None, told: str) -> None:
    assert told in escalation_text(Limit("copd", tell=tell), team).en
