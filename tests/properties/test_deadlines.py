"""Clocks of pathways, waivers, rules that count for a time, and grants, whatever the dates and numbers."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.examples import calendar
from triage.coordination.dated import Period, check_periods, in_force
from triage.coordination.deadlines.clocks import choice_due, duty_due, notice_due, waived
from triage.coordination.reimbursement.assess import Reason, assess
from triage.coordination.reimbursement.rates import Rate, Rates
from triage.coordination.reimbursement.trip import FreeChoice, Trip
from triage.coordination.situation.pathway import Pathway, PatientDelay, Waiver
from triage.coordination.situation.policy import Policy
from triage.errors import Text
from triage.scoring.files.faults import Faults

DAYS = st.dates(date(2023, 1, 1), date(2030, 12, 31))
SPANS = st.integers(0, 60)
DELAY = st.builds(lambda start, days: PatientDelay(start, start + timedelta(days=days)), DAYS, SPANS)
DELAYS = st.lists(DELAY, max_size=4)
PATHWAYS = st.builds(
    lambda received, limit, delays: Pathway("W", "P", "udredning", received, limit, patient_delays=tuple(delays)),
    DAYS,
    st.integers(1, 366),
    DELAYS,
)
WEEKS = st.integers(-50, 50).map(lambda weeks: timedelta(weeks=weeks))
RATES = Rates((Rate(Decimal(45), Decimal(108), Decimal(50), Period(date(2022, 1, 1))),))
KRONER = st.decimals(0, 400, places=2)
TRIPS = st.builds(
    Trip,
    pensioner=st.booleans(),
    km=st.decimals(0, 120, places=1),
    cost_roundtrip=KRONER,
    continued_treatment=st.booleans(),
    cannot_use_public=st.booleans(),
    free_choice=st.booleans(),
    nearest_treating_km=st.decimals(0, 120, places=1),
    nearest_cost_roundtrip=KRONER,
)


class Row:
    """A rule with nothing in it but its period."""

    def __init__(self, period: Period) -> None:
        self.period = period


@calendar
@given(PATHWAYS)
def test_that_the_free_choice_comes_after_the_duty_by_the_days_the_patient_caused(pathway):
    caused = sum((one.end - one.start).days for one in pathway.patient_delays)
    assert (choice_due(pathway) - duty_due(pathway)).days == caused
    assert duty_due(pathway) == duty_due(replace(pathway, patient_delays=()))


@calendar
@given(PATHWAYS, WEEKS)
def test_that_whole_weeks_move_both_clocks_by_themselves(pathway, weeks):
    delays = tuple(PatientDelay(one.start + weeks, one.end + weeks) for one in pathway.patient_delays)
    later = replace(pathway, received=pathway.received + weeks, patient_delays=delays)
    assert duty_due(later) - duty_due(pathway) == choice_due(later) - choice_due(pathway) == weeks


@calendar
@given(PATHWAYS, st.integers(1, 30))
def test_that_notice_in_working_days_is_never_sooner_than_in_days(pathway, number):
    due = notice_due(pathway, Policy(notice_working_days=number))
    assert due >= pathway.received + timedelta(days=number)


@calendar
@given(PATHWAYS, DAYS, DAYS, st.booleans())
def test_that_a_waiver_covers_exactly_the_days_up_to_its_last(pathway, until, day, documented):
    wished = replace(pathway, waiver=Waiver(documented, until))
    assert waived(wished, day) == (documented and day <= until)


@calendar
@given(st.lists(st.tuples(DAYS, DAYS | st.none()), min_size=1, max_size=4))
def test_that_rows_are_taken_exactly_when_no_day_is_left_out_or_held_twice(spans):
    rows = [Row(Period(start, end)) for start, end in spans]
    faults = Faults(Text("", ""))
    check_periods(rows, "rows", faults)
    days = [date(2023, 1, 1) + timedelta(days=step) for step in range(-1, 2924)]
    holding = [sum(row.period.holds(day) for row in rows) for day in days]
    first = next((place for place, count in enumerate(holding) if count), len(holding))
    last = max((place for place, count in enumerate(holding) if count), default=-1)
    if not faults:
        assert set(holding[first : last + 1]) == {1}
    if max(holding) > 1:
        assert faults


@calendar
@given(st.lists(SPANS, min_size=1, max_size=5), DAYS, SPANS)
def test_that_rows_that_follow_each_other_are_taken_and_one_holds_each_day(lengths, first, step):
    starts = [first]
    for length in lengths:
        starts.append(starts[-1] + timedelta(days=length + 1))
    ends = [start - timedelta(days=1) for start in starts[1:]]
    rows = [Row(Period(start, end)) for start, end in zip(starts, [*ends, None], strict=True)]
    faults = Faults(Text("", ""))
    check_periods(rows, "rows", faults)
    assert not faults
    day = first + timedelta(days=step)
    begun = [row for row in rows if row.period.valid_from <= day]
    assert in_force(rows, day) is begun[-1]
    assert in_force(rows, first - timedelta(days=1)) is None


@calendar
@given(TRIPS, st.sampled_from(FreeChoice))
def test_that_a_grant_is_the_whole_cost_or_nothing_and_never_more_than_was_spent(trip, policy):
    found = assess(trip, RATES, policy)
    spent = min(trip.cost_roundtrip, trip.nearest_cost_roundtrip) if trip.free_choice else trip.cost_roundtrip
    assert found.amount == (spent if found.eligible else 0)
    assert found.eligible == (found.reason in {Reason.PENSIONER, Reason.DISTANCE, Reason.CONTINUED_TREATMENT})
    assert not found.eligible or found.amount > (45 if trip.pensioner else 108)


@calendar
@given(TRIPS)
def test_that_more_right_never_takes_a_grant_away(trip):
    better = replace(trip, continued_treatment=True, cannot_use_public=True)
    for one, other in product([trip], [better, replace(better, pensioner=True)]):
        assert assess(other, RATES).amount >= assess(one, RATES).amount
