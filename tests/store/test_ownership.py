"""Who has a case, on both databases: as the plain model says, whatever is done in whatever order."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import select, update

from tests.builders import NOW, clock, patient, received
from tests.store.test_cases import outcome, record
from triage.clinical.colour import Colour
from triage.errors import OwnedError, WrongUseError
from triage.store.casework.ownership import (
    Held,
    claim,
    hand_over,
    hold,
    holding_of,
    release,
    renew,
    snooze,
    take_over,
    wake,
)
from triage.store.casework.tending import end_leases, escalate, of_programmes, wake_cases
from triage.store.database import Store
from triage.store.intake.intake import Intake
from triage.store.list_counts import counts
from triage.store.tables import case as case_table
from triage.store.tables import case_event
from triage.store.worklist import row_of_case, rows
from triage.worklist.ownership import LEASE, Holding, Snooze, SnoozeReason
from triage.worklist.row import Also, Query, Viewer

TOMORROW = Snooze(NOW + timedelta(days=1), SnoozeReason.TEST_RESULT)
OVER = NOW + LEASE


@pytest.fixture
def case(store: Store, intake: Intake) -> int:
    """A yellow case that nobody has."""
    intake.accept([received(patient(number)) for number in (1, 2)], clock)
    return record(store, outcome(Colour.YELLOW))[0]


def done(store: Store, act: Callable[..., Held | int], *given: object) -> Held | int:
    with store.change() as connection:
        return act(connection, *given)


def state(store: Store, case: int) -> Holding:
    with store.read() as connection:
        return holding_of(connection, case) or Holding(is_open=False)


def acts(store: Store) -> list[str]:
    with store.read() as connection:
        return list(connection.execute(select(case_event.c.act).order_by(case_event.c.id)).scalars())


def listed(store: Store, query: Query, actor: str = "anna", now: datetime = NOW) -> list[int]:
    with store.read() as connection:
        return [row.case for row in rows(connection, query, 0, 10, Viewer(actor, now))]


def test_that_a_case_is_taken_once_and_renewed_in_silence(store: Store, case: int) -> None:
    assert done(store, claim, case, "anna", NOW).fence == 1
    assert done(store, claim, case, "anna", NOW + timedelta(minutes=5)).fence == 1
    assert state(store, case).lease_until == NOW + timedelta(minutes=5) + LEASE
    assert acts(store) == ["claim"]


def test_that_a_colleague_is_refused_and_told_who_has_it(store: Store, case: int) -> None:
    done(store, claim, case, "anna", NOW)
    with pytest.raises(OwnedError, match="anna has the case"):
        done(store, claim, case, "bo", NOW)
    assert state(store, case).owner == "anna"


def test_that_who_decides_holds_the_case_or_is_refused(store: Store, case: int) -> None:
    assert done(store, hold, case, "anna", None, NOW) == 1
    assert done(store, hold, case, "anna", 1, NOW) == 1
    done(store, claim, case, "bo", OVER)
    with pytest.raises(OwnedError, match="bo has the case"):
        done(store, hold, case, "anna", 1, OVER)


def test_that_a_number_of_before_is_refused_although_the_case_is_free(store: Store, case: int) -> None:
    done(store, claim, case, "anna", NOW)
    done(store, claim, case, "bo", OVER)
    done(store, release, case, "bo", OVER, 2)
    for act in ((hold, case, "anna", 1, OVER), (snooze, case, "anna", OVER, 1, TOMORROW)):
        with pytest.raises(OwnedError, match="any longer"):
            done(store, *act)


def test_that_a_case_handed_over_is_the_colleagues_and_not_ones_own(store: Store, case: int) -> None:
    done(store, claim, case, "anna", NOW)
    assert done(store, hand_over, case, "anna", NOW, 1, "bo", "Ring efter kl. 13").fence == 2
    with pytest.raises(OwnedError):
        done(store, renew, case, "anna", NOW, 1)
    assert (listed(store, Query(mine=True)), listed(store, Query(mine=True), "bo")) == ([], [case])


def test_that_a_live_case_is_taken_over_only_from_who_was_shown(store: Store, case: int) -> None:
    done(store, claim, case, "anna", NOW)
    with pytest.raises(WrongUseError, match="reason"):
        done(store, take_over, case, "bo", NOW, "anna", 1, "")
    assert done(store, take_over, case, "bo", NOW, "anna", 1, "Anna er gået hjem").fence == 2
    with pytest.raises(WrongUseError, match="same moment"):
        done(store, take_over, case, "carl", NOW, "anna", 1, "Anna er gået hjem")


def test_that_what_is_put_off_leaves_the_list_and_comes_back_at_its_time(store: Store, case: int) -> None:
    done(store, snooze, case, "anna", NOW, None, TOMORROW)
    assert (listed(store, Query()), listed(store, Query(snoozed=True))) == ([], [case])
    assert listed(store, Query(), now=TOMORROW.until) == [case]


def test_that_what_is_put_off_is_found_by_name_and_counted(store: Store, case: int) -> None:
    done(store, snooze, case, "anna", NOW, None, TOMORROW)
    assert listed(store, Query(words="eksempel")) == [case]
    with store.read() as connection:
        found = counts(connection, Query(), Viewer("anna", NOW))
    assert (found.total, found.snoozed, found.unowned) == (0, 1, 0)


def test_that_a_row_tells_why_its_case_waits(store: Store, case: int) -> None:
    done(store, snooze, case, "anna", NOW, None, TOMORROW)
    with store.read() as connection:
        found = row_of_case(connection, case)
    assert found is not None
    assert (found.snoozed_until, found.waits_for) == (TOMORROW.until, TOMORROW.reason)


def test_that_news_bring_back_what_was_put_off(store: Store, case: int) -> None:
    done(store, snooze, case, "anna", NOW, None, TOMORROW)
    record(store, outcome(Colour.YELLOW, "b"))
    assert listed(store, Query()) == [case]
    assert not state(store, case).is_snoozed_at(NOW)


def test_that_a_red_cannot_be_put_off(store: Store, case: int) -> None:
    record(store, outcome(Colour.RED, "b"))
    with pytest.raises(WrongUseError, match="red case"):
        done(store, snooze, case, "anna", NOW, None, TOMORROW)


def test_that_a_case_is_brought_back_by_hand(store: Store, case: int) -> None:
    done(store, snooze, case, "anna", NOW, None, TOMORROW)
    done(store, wake, case, "bo", NOW)
    assert listed(store, Query()) == [case]


def test_that_a_lease_that_ran_out_counts_at_once(store: Store, case: int) -> None:
    done(store, claim, case, "anna", NOW)
    assert (listed(store, Query(unowned=True)), listed(store, Query(unowned=True), now=OVER)) == ([], [case])
    with store.write() as connection:
        assert [one.case for one in end_leases(connection, OVER)] == [case]
        assert end_leases(connection, OVER) == []
    assert state(store, case).owner is None


def test_that_time_brings_back_what_was_put_off_once(store: Store, case: int) -> None:
    done(store, snooze, case, "anna", NOW, None, TOMORROW)
    with store.write() as connection:
        assert wake_cases(connection, NOW) == []
        assert [one.case for one in wake_cases(connection, TOMORROW.until)] == [case]
        assert wake_cases(connection, TOMORROW.until) == []


def test_that_a_red_nobody_has_is_told_of_once(store: Store, case: int) -> None:
    record(store, outcome(Colour.RED, "b"))
    for expected in ([case], []):
        with store.write() as connection:
            told = escalate(connection, of_programmes([], others=True), NOW, "", NOW + timedelta(minutes=30))
        assert [one.case for one in told] == expected
    assert listed(store, Query(escalated=True)) == [case]


def test_that_a_red_somebody_has_is_not_told_of(store: Store, case: int) -> None:
    record(store, outcome(Colour.RED, "b"))
    done(store, claim, case, "anna", NOW)
    with store.write() as connection:
        assert escalate(connection, of_programmes([], others=True), NOW, "", NOW) == []
        assert [one.case for one in escalate(connection, of_programmes([], others=True), NOW, "", OVER)] == [case]


def test_that_the_database_refuses_an_owner_without_a_lease(store: Store, case: int) -> None:
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError, match="owner_has_lease"), store.write() as connection:
        connection.execute(update(case_table).values(owner="anna"))


def test_that_a_row_tells_of_the_patients_other_open_cases(store: Store, case: int) -> None:
    record(store, outcome(Colour.RED, programme="diabetes"), outcome(Colour.GREEN, "c", programme="who5"))
    with store.read() as connection:
        worst, *_ = rows(connection, Query(), 0, 10)
    assert (worst.programme, worst.also) == ("diabetes", (Also("copd", Colour.YELLOW), Also("who5", Colour.GREEN)))


def test_that_of_many_who_take_it_at_once_one_has_it(store: Store, case: int) -> None:
    start, won = Barrier(4), []

    def race(actor: str) -> None:
        start.wait()
        with suppress(OwnedError):
            won.append((actor, done(store, claim, case, actor, NOW)))

    racers = [Thread(target=race, args=(actor,)) for actor in ("anna", "bo", "carl", "dorte")]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    ((winner, held),) = won
    assert (state(store, case).owner, held.fence) == (winner, 1)
