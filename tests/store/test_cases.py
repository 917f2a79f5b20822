"""Cases: what opens them, what changes their colour, and what never does in silence."""

import dataclasses
from datetime import datetime

import pytest

from tests.builders import NOW, ago, clock, patient, reading, received
from triage.clinical.choice import plain
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.errors import Text, WrongUseError
from triage.store.casework.cases import Outcome, record_outcomes
from triage.store.casework.decisions import decisions_of, record_decision, undo_decision
from triage.store.clock_time import to_ms
from triage.store.database import Store
from triage.store.fact_rows import row_of
from triage.store.intake.bulk import upsert
from triage.store.intake.intake import Intake
from triage.store.list_counts import counts
from triage.store.records import facts_of
from triage.store.results import newest_cases
from triage.store.worklist import rows
from triage.worklist.row import Order, Query

OPEN = Query()
CLOSED = Query(closed=True)


def outcome(colour: Colour, sha256: str = "a", **changes: object) -> Outcome:
    plain = Outcome(
        patient=1,
        programme="copd",
        at=NOW,
        colour=colour,
        is_complete=True,
        rule_set="kol",
        rule_set_version="1.0.0",
        sha256=sha256,
        basis=sha256,
        body="{}",
        reason=Text("Grund", "Reason"),
        deadline=None,
        newest=NOW,
        recheck_at=None,
        alarm_fell=False,
    )
    return dataclasses.replace(plain, **changes)


@pytest.fixture
def desk(store: Store, intake: Intake) -> Store:
    intake.accept([received(patient(number)) for number in (1, 2, 3)], clock)
    return store


def record(store: Store, *outcomes: Outcome) -> tuple[int, ...]:
    with store.write() as connection:
        return record_outcomes(connection, sorted({found.patient for found in outcomes}), outcomes)


def colours(store: Store, query: Query = OPEN) -> list[str]:
    with store.read() as connection:
        return [row.colour.value for row in rows(connection, query, 0, 50)]


def decide(store: Store, case: int, action: Action = Action.PHONE) -> int:
    with store.write() as connection:
        return record_decision(connection, case, plain(action), "", "anna", NOW)


def test_that_the_worst_stand_first_then_the_nearest_deadline(desk: Store) -> None:
    record(
        desk,
        outcome(Colour.GREEN, patient=1),
        outcome(Colour.RED, patient=2, deadline=NOW),
        outcome(Colour.RED, patient=3, deadline=ago(hours=1)),
    )
    with desk.read() as connection:
        assert [row.patient for row in rows(connection, OPEN, 0, 10)] == [3, 2, 1]


def test_that_the_same_result_changes_nothing(desk: Store) -> None:
    first = record(desk, outcome(Colour.RED))
    assert len(first) == 1
    assert record(desk, outcome(Colour.RED)) == ()


def test_that_a_milder_result_does_not_hide_an_unanswered_red(desk: Store) -> None:
    record(desk, outcome(Colour.RED))
    record(desk, outcome(Colour.GREEN, "b"))
    assert colours(desk) == ["red"]


def test_that_the_same_milder_result_beside_an_unanswered_red_is_no_news(desk: Store) -> None:
    record(desk, outcome(Colour.RED))
    assert record(desk, outcome(Colour.GREEN, "b")) != ()
    assert record(desk, outcome(Colour.GREEN, "b")) == ()


def test_that_a_red_that_rested_on_withdrawn_data_gives_way(desk: Store) -> None:
    record(desk, outcome(Colour.RED))
    record(desk, outcome(Colour.GREEN, "b", alarm_fell=True))
    assert colours(desk) == ["green"]


def test_that_a_worse_result_always_shows(desk: Store) -> None:
    record(desk, outcome(Colour.YELLOW))
    record(desk, outcome(Colour.RED, "b"))
    assert colours(desk) == ["red"]


def test_that_new_data_of_the_same_colour_give_no_new_time(desk: Store) -> None:
    record(desk, outcome(Colour.RED, deadline=NOW))
    record(desk, outcome(Colour.RED, "b", deadline=ago(hours=-5)))
    with desk.read() as connection:
        assert rows(connection, OPEN, 0, 1)[0].deadline == NOW


def test_that_a_decided_case_is_never_recoloured(desk: Store) -> None:
    (case,) = record(desk, outcome(Colour.YELLOW))
    decide(desk, case)
    record(desk, outcome(Colour.RED, "b"))
    assert (colours(desk), colours(desk, CLOSED)) == (["red"], ["yellow"])


def test_that_two_people_cannot_both_decide_a_case(desk: Store) -> None:
    (case,) = record(desk, outcome(Colour.RED))
    decide(desk, case)
    with pytest.raises(WrongUseError, match="already been handled"):
        decide(desk, case, Action.NO_VISIT)


def test_that_undo_opens_the_case_and_keeps_the_line(desk: Store) -> None:
    (case,) = record(desk, outcome(Colour.RED))
    made = decide(desk, case)
    with desk.write() as connection:
        assert undo_decision(connection, made, "anna", NOW) == case
    with desk.read() as connection:
        assert [(line.action, line.undone) for line in decisions_of(connection, 1)] == [(Action.PHONE, True)]
    assert colours(desk) == ["red"]


def test_that_a_decision_is_taken_back_only_once(desk: Store) -> None:
    (case,) = record(desk, outcome(Colour.RED))
    made = decide(desk, case)
    with desk.write() as connection:
        undo_decision(connection, made, "anna", NOW)
    with pytest.raises(WrongUseError), desk.write() as connection:
        undo_decision(connection, made, "anna", NOW)


def test_that_undo_never_opens_a_second_case_beside_a_newer_one(desk: Store) -> None:
    (case,) = record(desk, outcome(Colour.YELLOW))
    made = decide(desk, case)
    record(desk, outcome(Colour.RED, "b"))
    with desk.write() as connection:
        undo_decision(connection, made, "anna", NOW)
    assert colours(desk) == ["red"]


def test_that_the_open_case_counts_although_a_closed_one_is_newer(desk: Store) -> None:
    (first,) = record(desk, outcome(Colour.YELLOW))
    made = decide(desk, first)
    (second,) = record(desk, outcome(Colour.RED, "b"))
    decide(desk, second)
    with desk.write() as connection:
        assert undo_decision(connection, made, "anna", NOW) == first
    assert record(desk, outcome(Colour.RED, "c")) == (first,)
    with desk.read() as connection:
        assert [found.id for found in newest_cases(connection, 1)] == [first]


@pytest.mark.parametrize(("value", "received_at"), [("84", ago(hours=9)), ("85", NOW)])
def test_that_a_reading_sent_again_is_news_only_when_it_says_something_else(
    desk: Store, value: str, received_at: datetime
) -> None:
    with desk.write() as connection:
        for number, at in (("84", ago(hours=9)), (value, NOW)):
            table, row = row_of(reading(number, unit=None), {"Patient/p1": 1}.__getitem__, to_ms(at))
            upsert(connection, table, [{"source_id": 1, **row}])
        assert facts_of(connection, [1])[1].readings[0].received == received_at


def test_that_reds_hidden_by_a_filter_are_counted(desk: Store) -> None:
    record(desk, outcome(Colour.RED), outcome(Colour.GREEN, patient=2))
    with desk.read() as connection:
        assert counts(connection, Query(colours=(Colour.GREEN,))).hidden_red == 1
        assert counts(connection, OPEN).hidden_red == 0


def test_that_a_name_is_found_by_its_beginning(desk: Store) -> None:
    record(desk, outcome(Colour.RED))
    with desk.read() as connection:
        assert len(rows(connection, Query(words="EKSEMP"), 0, 10)) == 1
        assert rows(connection, Query(words="%"), 0, 10) == []


def test_that_the_database_refuses_an_incomplete_green(desk: Store) -> None:
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError, match="green_is_complete"):
        record(desk, outcome(Colour.GREEN, is_complete=False))


@pytest.mark.parametrize("order", [Order.NAME, Order.NEWEST, Order.OLDEST, Order.PROGRAMME])
def test_that_reds_stay_first_in_every_order_unless_it_alone_is_asked_for(desk: Store, order: Order) -> None:
    green = outcome(Colour.GREEN, patient=1, programme="asthma", newest=ago(hours=1 if order is Order.NEWEST else 3))
    record(desk, green, outcome(Colour.RED, patient=2, newest=ago(hours=2)))
    assert colours(desk, Query(order=order)) == ["red", "green"]
    assert colours(desk, Query(order=order, reds_first=False)) == ["green", "red"]
