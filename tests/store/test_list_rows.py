"""One patient, one row; and every count is the number of rows that stand behind it."""

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from tests.store.made_lists import PEOPLE, QUERIES, VIEWERS, MadePerson, made_list
from triage.clinical.colour import Colour
from triage.store.database import Store
from triage.store.list_counts import counts
from triage.store.worklist import rows
from triage.worklist.row import EVERYBODY, Counts, Order, Query, Row, Viewer

ALL = 500
CHIPS: dict[str, dict[str, Any]] = {
    **{name: {name: True} for name in ("missing", "mine", "unowned", "snoozed", "escalated", "promised", "unjudged")},
    "notices": {"told": True},
}
tried = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def listed(connection: Connection, query: Query, viewer: Viewer | None) -> list[Row]:
    return list(rows(connection, query, 0, ALL, viewer))


def reds(found: list[Row]) -> set[int]:
    return {row.patient for row in found if row.colour is Colour.RED and not row.closed}


@tried
@given(PEOPLE, QUERIES, VIEWERS)
def test_that_each_patient_stands_once_by_the_worst_of_the_cases_found(
    store: Store, people: list[MadePerson], query: Query, viewer: Viewer | None
) -> None:
    with made_list(store, people) as connection:
        each = listed(connection, query, viewer)
        once = listed(connection, replace(query, by_patient=True), viewer)
    if not query.is_open:
        assert once == each
        return
    worst = sorted(each, key=lambda row: (row.colour.rank, row.deadline is None, row.deadline, row.case))
    expected = {row.patient: row for row in reversed(worst)}
    assert {row.patient: row for row in once} == expected
    assert len(once) == len(expected)


@tried
@given(PEOPLE, QUERIES, VIEWERS, st.booleans())
def test_that_counts_are_the_rows_behind_them(
    store: Store, people: list[MadePerson], query: Query, viewer: Viewer | None, by_patient: bool
) -> None:
    asked = replace(query, by_patient=by_patient)
    with made_list(store, people) as connection:
        found, told = listed(connection, asked, viewer), counts(connection, asked, viewer)
        all_red = reds(listed(connection, Query(colours=(Colour.RED,)), viewer))
    assert told.by_colour == {colour: sum(row.colour is colour for row in found) for colour in Colour}
    assert told.total == len(found)
    if by_patient:
        assert told.hidden_red == len(all_red - reds(found))


@tried
@given(PEOPLE, VIEWERS)
def test_that_every_chip_lists_as_many_patients_as_it_says(
    store: Store, people: list[MadePerson], viewer: Viewer | None
) -> None:
    with made_list(store, people) as connection:
        told = counts(connection, EVERYBODY, viewer)
        behind = {name: len(listed(connection, replace(EVERYBODY, **asked), viewer)) for name, asked in CHIPS.items()}
        teams = {
            team: len(listed(connection, replace(EVERYBODY, teams=(team,)), viewer))
            for team in ("", "Team Nord", "Team Syd")
        }
    assert {name: getattr(told, name) for name in CHIPS} == behind
    assert told.by_team == {team: number for team, number in teams.items() if number}


@tried
@given(PEOPLE, QUERIES, VIEWERS, st.integers(1, 4))
def test_that_windows_put_together_are_the_list(
    store: Store, people: list[MadePerson], query: Query, viewer: Viewer | None, size: int
) -> None:
    asked = replace(query, by_patient=True)
    with made_list(store, people) as connection:
        whole = listed(connection, asked, viewer)
        pages = [list(rows(connection, asked, start, size, viewer)) for start in range(0, len(whole) + size, size)]
    assert [row for page in pages for row in page] == whole


@tried
@given(PEOPLE, QUERIES, VIEWERS)
def test_that_a_list_is_in_the_order_asked_for(
    store: Store, people: list[MadePerson], query: Query, viewer: Viewer | None
) -> None:
    with made_list(store, people) as connection:
        found = listed(connection, replace(query, by_patient=True), viewer)
    places = [_place(row, query) for row in found]
    assert places == sorted(places)


def _place(row: Row, query: Query) -> tuple[Any, ...]:
    standing = (row.colour.rank, row.deadline is None, row.deadline.timestamp() if row.deadline else 0)
    newest = row.newest.timestamp() if row.newest else 0
    by = {
        Order.STANDING: standing,
        Order.NAME: (row.name.casefold(),),
        Order.NEWEST: (row.newest is None, -newest),
        Order.OLDEST: (row.newest is not None, newest),
        Order.PROGRAMME: (row.programme, *standing),
    }
    is_red_first = query.order is not Order.STANDING and query.reds_first
    return (is_red_first and row.colour is not Colour.RED, *by[query.order])


def test_that_counts_of_nothing_are_nothing(store: Store) -> None:
    with store.read() as connection:
        assert counts(connection, EVERYBODY) == Counts(dict.fromkeys(Colour, 0), 0)
