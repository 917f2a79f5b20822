"""A patient's days as they stand and as a proposal would have them: lanes, columns, blocks, drives and clocks."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.made_up_coordination import BLOOD_A, at, coordination, proposal, visit, visits
from triage.clinical.colour import Colour
from triage.coordination.situation.visit import Visit
from triage.coordination.taken import Taken
from ui.appointments.day_words import block_aloud, column_title, drive_words
from ui.appointments.plan.calendar import calendar
from ui.appointments.plan.parts import Block, Calendar, Due, LaneKind, Place, View

PLAN = proposal()


def places(days: Calendar) -> dict[tuple[str, Place], datetime | None]:
    return {(one.id, one.place): one.start for cell in days.cells.values() for one in cell}


def block(days: Calendar, name: str, place: Place = Place.STANDS) -> Block:
    return next(one for cell in days.cells.values() for one in cell if (one.id, one.place) == (name, place))


def test_that_old_and_new_times_stand_over_each_other_and_what_stays_stands_once() -> None:
    found = places(calendar(coordination(), PLAN, View.BOTH))
    assert found["v1", Place.LEAVES] == at("2026-11-26T13:30")
    assert found["v1", Place.COMES] == at("2026-12-01T10:15")
    assert found["v2", Place.STANDS] == at("2026-12-01T09:00")
    assert ("v1", Place.STANDS) not in found


@pytest.mark.parametrize(
    ("view", "start"), [(View.BEFORE, at("2026-12-03T08:10")), (View.AFTER, at("2026-12-01T08:20"))]
)
def test_that_one_view_shows_each_appointment_once(view: View, start: datetime) -> None:
    starts = [when for (name, _), when in places(calendar(coordination(), PLAN, view)).items() if name == "v3"]
    assert starts == [start]


def test_that_a_new_place_has_a_lane_of_its_own_with_the_words_of_its_department() -> None:
    lanes = [(lane.name, lane.site_name) for lane in calendar(coordination(), PLAN, View.BOTH).lanes]
    assert ("Blodprøver", "Aarhus") in lanes
    assert ("Blodprøver", "Silkeborg") in lanes
    assert lanes.index(("Lungesygdomme", "Aarhus")) == 0
    assert BLOOD_A not in {name for name, _ in lanes}


def test_that_the_way_from_home_and_back_is_told_before_and_after() -> None:
    days = calendar(coordination(), PLAN, View.BOTH)
    told = {(one.place, one.day, drive_words(one)) for ways in days.drives.values() for one in ways}
    assert (Place.LEAVES, date(2026, 11, 26), "12.30–15.05") in told
    assert (Place.COMES, date(2026, 12, 1), "7.20–11.50") in told
    assert not [one for one in told if one[0] is Place.STANDS]


def test_that_both_clocks_of_a_course_stand_on_their_days() -> None:
    days = calendar(coordination(), None, View.BOTH)
    found = {days.columns[column].first: due for column, due in days.dues.items()}
    assert found == {date(2026, 12, 3): {Due.DUTY}, date(2026, 12, 7): {Due.CHOICE}}


def test_that_nothing_of_time_taken_elsewhere_but_its_day_is_told() -> None:
    shown = coordination(taken=(Taken(at("2026-11-24T08:00"), at("2026-11-24T09:00")),))
    other = replace(shown, taken=(Taken(at("2026-11-24T13:15"), at("2026-11-24T16:40")),))
    assert calendar(shown, PLAN, View.BOTH) == calendar(other, PLAN, View.BOTH)
    days = calendar(shown, None, View.BOTH)
    row = next(number for number, lane in enumerate(days.lanes) if lane.kind is LaneKind.TAKEN)
    told = [
        block_aloud(one, days.lanes[row]) for (place, _), cell in days.cells.items() if place == row for one in cell
    ]
    assert told == ["optaget"]


def test_that_two_taken_times_of_a_day_are_one() -> None:
    times = (("2026-11-24T08:00", "2026-11-24T09:00"), ("2026-11-24T12:00", "2026-11-24T13:00"))
    taken = tuple(Taken(at(start), at(end)) for start, end in times)
    days = calendar(coordination(taken=taken), None, View.BOTH)
    assert sum(len(cell) for (row, _), cell in days.cells.items() if days.lanes[row].kind is LaneKind.TAKEN) == 1


def test_that_six_weeks_are_whole_and_closed_days_are_told_apart() -> None:
    columns = calendar(coordination(), None, View.BOTH).columns
    assert [one.first for one in columns[:2]] == [date(2026, 11, 23), date(2026, 11, 24)]
    assert len(columns) == 42
    closed = [one.first for one in columns if one.is_closed]
    assert closed[:2] == [date(2026, 11, 28), date(2026, 11, 29)]
    assert date(2026, 12, 25) in closed


def test_that_a_holiday_on_a_weekday_is_called_closed_over_its_column() -> None:
    titles = [column_title(one) for one in calendar(coordination(), None, View.BOTH).columns]
    assert [title for title in titles if title.endswith("lukket")] == ["fre 25/12 lukket", "fre 1/1 lukket"]


def test_that_a_long_stretch_after_them_is_one_column() -> None:
    late = visit("v9", "Lungesygdomme@A", "2027-03-01T09:00", "Kontrol")
    columns = calendar(coordination(*visits(), late), None, View.BOTH).columns
    assert [one.is_stretch for one in columns[-2:]] == [True, False]
    assert columns[-1].first == date(2027, 3, 1)


def test_that_what_has_no_time_yet_stands_first() -> None:
    asked = visit("v9", "Lungesygdomme@A", None, "Scanning", status="proposed")
    days = calendar(coordination(*visits(), asked), None, View.BOTH)
    assert days.columns[0].first is None
    assert [one.id for (_, column), cell in days.cells.items() if column == 0 for one in cell] == ["v9"]


def test_that_a_control_has_the_colour_of_its_triage_and_other_visits_none() -> None:
    days = calendar(coordination(), None, View.BOTH)
    assert block(days, "v1").colour is Colour.GREEN
    assert block(days, "v2").colour is None


@given(st.permutations(visits()))
def test_that_the_order_of_the_appointments_changes_nothing(order: list[Visit]) -> None:
    shown = coordination(*order)
    lanes = coordination(*visits())
    assert calendar(replace(shown, lanes=lanes.lanes), PLAN, View.BOTH) == calendar(lanes, PLAN, View.BOTH)


def test_that_what_the_plan_puts_right_is_at_odds_only_where_the_plan_is_not_shown() -> None:
    shown = coordination()
    assert "v1" in {item for one in shown.conflicts if one.is_blocker for item in one.items}
    assert block(calendar(shown, None, View.BOTH), "v1").is_at_odds
    assert block(calendar(shown, PLAN, View.BEFORE), "v1").is_at_odds
    assert block(calendar(shown, PLAN, View.BOTH), "v1", Place.LEAVES).is_at_odds
    assert not block(calendar(shown, PLAN, View.BOTH), "v1", Place.COMES).is_at_odds
