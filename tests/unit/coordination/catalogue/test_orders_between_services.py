"""Which visit is taken for the one that another needs."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from triage.coordination.catalogue.ordered import dependencies
from triage.coordination.catalogue.service import Order
from triage.coordination.situation.visit import Visit

TEST, CONTROL = "Blodprøve", "Kontrol"
RULE = Order(TEST, CONTROL, min_gap_min=60, max_gap_min=14 * 1440, kind="svar")
START = datetime.fromisoformat("2026-12-10T09:00")


def visit(id_: str, service: str, days: float | None, status: str = "booked") -> Visit:
    start = None if days is None else START + timedelta(days=days)
    return Visit(id_, "1", service, "D", "a", start, 30, status)


def before(*visits: Visit, rule: Order = RULE) -> list[str]:
    return [one.before for one in dependencies([visit("k", CONTROL, 0), *visits], [rule])]


def test_that_the_nearest_that_fits_is_the_one_that_is_needed() -> None:
    assert before(visit("far", TEST, -10), visit("near", TEST, -2), visit("late", TEST, 1)) == ["near"]


def test_that_one_that_fits_goes_before_a_nearer_one_that_does_not() -> None:
    assert before(visit("good", TEST, -9), visit("after", TEST, 0.01)) == ["good"]


def test_that_one_too_late_or_too_early_is_told_as_such() -> None:
    assert before(visit("after", TEST, 3)) == ["after"]
    assert before(visit("old", TEST, -30)) == ["old"]


def test_that_the_test_for_the_next_control_is_no_mistake_of_this_one() -> None:
    assert before(visit("next", TEST, 8)) == []
    assert before(visit("last", TEST, -43)) == []


def test_that_one_called_off_counts_only_where_there_is_no_other() -> None:
    assert before(visit("off", TEST, -1, "cancelled")) == ["off"]
    assert before(visit("off", TEST, -1, "cancelled"), visit("on", TEST, -13)) == ["on"]


def test_that_one_without_a_time_is_waited_for() -> None:
    assert before(visit("asked", TEST, None, "proposed")) == ["asked"]


def test_that_a_missing_one_is_told_only_where_it_is_required() -> None:
    required = Order(TEST, CONTROL, is_required=True)
    assert (before(), before(rule=required)) == ([], [""])


def test_that_a_visit_that_is_over_or_called_off_needs_nothing() -> None:
    visits = [visit("t", TEST, -1), visit("done", CONTROL, 0, "fulfilled"), visit("off", CONTROL, 0, "cancelled")]
    assert dependencies(visits, [RULE]) == ()


_STATUSES = st.sampled_from(("booked", "cancelled"))
_VISITS = st.lists(
    st.tuples(st.sampled_from((TEST, CONTROL)), st.none() | st.integers(-60, 60), _STATUSES), max_size=7
).map(lambda rows: [visit(f"v{n}", *row) for n, row in enumerate(rows)])


@given(_VISITS, st.randoms(use_true_random=False))
def test_that_the_order_of_the_visits_changes_nothing(visits: list[Visit], random: object) -> None:
    shuffled = random.sample(visits, len(visits))  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert dependencies(shuffled, [RULE]) == dependencies(visits, [RULE])
