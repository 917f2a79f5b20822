"""The calendar holds every appointment to come, once, on the right day."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.charts import NOW, clashes, visit, visits
from triage.clinical.appointment import Appointment
from triage.clinical.colour import Colour
from triage.coordination.trips import combinable, trips
from ui.appointments.calendar import Calendar, calendar
from ui.appointments.findings import findings


def laid_out(*appointments: Appointment) -> Calendar:
    return calendar(appointments, (), trips(appointments), NOW)


def texts() -> list[str]:
    return [one.text for one in findings(clashes(), combinable(trips(visits())), NOW)]


@given(st.lists(st.integers(0, 200), min_size=1, max_size=12))
def test_that_every_appointment_to_come_stands_in_exactly_one_cell(days: list[int]) -> None:
    made = [visit(str(n), day, 10, 0, f"Afdeling {n % 3}", "Aarhus", "Kontrol") for n, day in enumerate(days)]
    shown = [one.id for cell in laid_out(*made).cells.values() for one in cell]
    assert sorted(shown) == sorted(one.id for one in made)


@given(st.lists(st.integers(0, 200), min_size=1, max_size=12))
def test_that_the_columns_cover_every_day_once_and_in_order(days: list[int]) -> None:
    made = [visit(str(n), day, 10, 0, "Lunge", "Aarhus", "Kontrol") for n, day in enumerate(days)]
    covered: list[date] = []
    for column in laid_out(*made).columns:
        assert column.first is not None
        assert column.last is not None
        covered += [column.first + timedelta(days=n) for n in range((column.last - column.first).days + 1)]
    assert covered == [NOW.date() + timedelta(days=n) for n in range(max(*days, 13) + 1)]


def test_that_a_long_stretch_without_appointments_is_one_column() -> None:
    stretches = [one for one in laid_out(*visits()).columns if one.is_stretch]
    assert [(one.first, one.last) for one in stretches] == [(date(2026, 12, 7), date(2026, 12, 17))]


def test_that_days_gone_by_are_not_shown() -> None:
    assert laid_out(visit("1", -1, 10, 0, "Lunge", "Aarhus", "Kontrol")).lanes == ()


def test_that_an_appointment_earlier_today_is_still_shown() -> None:
    assert len(laid_out(visit("1", 0, 8, 0, "Lunge", "Aarhus", "Kontrol")).cells) == 1


def test_that_an_appointment_without_a_time_stands_last() -> None:
    untimed = replace(visit("1", 1, 8, 0, "Lunge", "Aarhus", "Kontrol"), start=None, end=None)
    assert laid_out(untimed).columns[-1].first is None
    assert list(laid_out(untimed).cells) == [(0, 14)]


def test_that_two_sites_of_a_department_are_two_rows() -> None:
    at = [visit(site, 1, 8, 0, "Blodprøver", site, "Blodprøve") for site in ("Aarhus", "Silkeborg")]
    assert [lane.site for lane in laid_out(*at).lanes] == ["Aarhus", "Silkeborg"]


def test_that_an_overlap_is_told_in_plain_danish_before_a_short_journey() -> None:
    assert texts()[:2] == [
        "To aftaler samtidig 26/11 kl. 10.15",
        "For kort køretid: Aarhus 10.00 → Viborg 10.45, mangler 35 min.",
    ]


def test_that_trips_that_could_be_fewer_are_a_hint_after_the_conflicts() -> None:
    assert texts()[2:] == ["Tre ture til Aarhus tæt på hinanden – kan måske samles"]
    assert findings(clashes(), combinable(trips(visits())), NOW)[2].colour is Colour.YELLOW


def test_that_conflicts_gone_by_are_not_listed() -> None:
    assert findings(clashes(), (), NOW + timedelta(days=11)) == ()
