import pytest

from triage.coordination.travel.table import parse_travel
from triage.errors import UnreadableError
from triage.resources import resource


def test_that_the_shipped_table_knows_every_pair_of_hospitals():
    travel = parse_travel(resource("travel", "region.yaml").read_text(encoding="utf-8"))
    sites = {"aarhus", "horsens", "randers", "viborg", "goedstrup"}
    assert {frozenset((a, b)) for a in sites for b in sites if a != b} == set(travel.minutes)


def test_that_travel_is_the_same_both_ways():
    travel = parse_travel("arrive_early: 5\nminutes: [[a, b, 30]]")
    assert (travel.between("a", "b"), travel.between("b", "a"), travel.arrive_early) == (30, 30, 5)


def test_that_an_unknown_pair_is_never_zero():
    assert parse_travel("minutes: [[a, b, 30]]").between("a", "c") is None


@pytest.mark.parametrize("row", ["[a, b]", "[a, a, 3]", "[a, b, -1]", "[a, b, true]", "[a, b, 1.5]", "a", "[a, 1, 2]"])
def test_that_a_row_that_is_no_journey_is_named(row):
    with pytest.raises(UnreadableError, match="row 2"):
        parse_travel(f"minutes: [[x, y, 1], {row}]")


def test_that_two_lengths_for_one_journey_are_refused():
    with pytest.raises(UnreadableError, match="row 2"):
        parse_travel("minutes: [[a, b, 30], [b, a, 31]]")


@pytest.mark.parametrize("text", ["", "[1]", "minutes: 3", "minutes: [[a, b, 1]", "arrive_early: soon\nminutes: []"])
def test_that_a_file_that_is_no_table_is_refused_in_both_languages(text):
    with pytest.raises(UnreadableError) as caught:
        parse_travel(text)
    assert "rejsetider" in caught.value.text.da
