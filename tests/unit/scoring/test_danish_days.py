"""Danish calendar days of many moments at once."""

from datetime import UTC, datetime

import numpy as np
import pytest

from triage.clinical.readings import microseconds, moment
from triage.scoring.danish_time import danish_day
from triage.scoring.readings.danish_days import danish_days, danish_midnights


@pytest.mark.parametrize("year", range(2018, 2042))
def test_that_new_year_comes_an_hour_before_midnight_in_utc(year: int):
    evening = np.array([microseconds(datetime(year, 12, 31, hour, 30, tzinfo=UTC)) for hour in (22, 23)])
    assert danish_days(evening).tolist() == [danish_day(moment(one)).toordinal() - 719_163 for one in evening]


def test_that_the_day_the_clocks_change_begins_at_its_own_midnight():
    days = danish_days(np.array([microseconds(datetime(2026, 3, 29, 12, tzinfo=UTC))])) + np.arange(2)
    assert [moment(one).hour for one in danish_midnights(days)] == [23, 22]


def test_that_no_moments_are_no_days():
    assert len(danish_days(np.zeros(0, np.int64))) == len(danish_midnights(np.zeros(0, np.int64))) == 0
