"""The lease: one takes in, and whoever held it before can write nothing more."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from threading import Event, Thread
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import NOW
from tests.postgresql import DATABASES
from tests.store.conftest import file_store, shared_store
from triage.errors import Text
from triage.store.database import Store
from triage.store.sources import source_id, sources
from triage.store.watch import (
    LEASE,
    RENEWED_AFTER,
    Fence,
    Lease,
    LeaseLostError,
    StoppedError,
    ask_round,
    give_back,
    note_answered,
    note_busy,
    read_watch,
    take_lease,
)

LATER = NOW + LEASE + timedelta(seconds=1)


def taken(store: Store, holder: str = "one", at: datetime = NOW) -> Lease:
    lease = take_lease(store, holder, at)
    assert lease is not None
    return lease


def guarded(store: Store, lease: Lease, stopped: Event | None = None, clock: Any = lambda: NOW) -> Store:
    return store.guarded(Fence(lease, stopped or Event(), clock))


def row(store: Store, at: datetime = NOW) -> Any:
    with store.read() as connection:
        return read_watch(connection, at)


def test_that_two_never_hold_the_lease(store: Store) -> None:
    taken(store)
    assert take_lease(store, "two", NOW) is None


def test_that_a_lease_that_ran_out_is_taken_over_with_a_greater_fence(store: Store) -> None:
    assert taken(store).fence < taken(store, "two", LATER).fence


def test_that_a_lease_given_back_is_free_at_once(store: Store) -> None:
    give_back(store, taken(store))
    assert not row(store).is_held
    assert taken(store, "two").fence == 2


def test_that_an_old_holder_gives_back_nothing(store: Store) -> None:
    old = taken(store)
    taken(store, "two", LATER)
    give_back(store, old)
    assert row(store, LATER).is_held


def test_that_a_lease_from_a_clock_far_ahead_holds_nobody_back(store: Store) -> None:
    taken(store, at=NOW + timedelta(days=1))
    assert taken(store, "two").holder == "two"


def test_that_an_old_holder_can_write_nothing_more(store: Store) -> None:
    old = guarded(store, taken(store))
    taken(store, "two", LATER)
    with pytest.raises(LeaseLostError):
        source_id(old, "late")
    assert sources(store) == []


def test_that_writing_renews_the_lease(store: Store) -> None:
    time = [NOW]
    mine = guarded(store, taken(store), clock=lambda: time[0])
    time[0] = NOW + RENEWED_AFTER * 2
    source_id(mine, "any")
    assert take_lease(store, "two", LATER) is None


def test_that_who_has_nothing_to_write_keeps_the_lease(store: Store) -> None:
    time = [NOW]
    fence = Fence(taken(store), Event(), lambda: time[0])
    time[0] = NOW + RENEWED_AFTER * 2
    fence.keep(store.guarded(fence))
    assert take_lease(store, "two", LATER) is None


def test_that_nothing_is_written_once_it_is_to_stop(store: Store) -> None:
    stopped = Event()
    mine = guarded(store, taken(store), stopped)
    stopped.set()
    with pytest.raises(StoppedError):
        source_id(mine, "late")
    assert sources(store) == []


def test_that_writers_of_one_watch_take_turns(store: Store) -> None:
    mine = guarded(store, taken(store))
    threads = [Thread(target=source_id, args=(mine, f"source {number}")) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sources(store)) == 8


def test_that_a_round_asked_for_is_asked_until_it_is_answered(store: Store) -> None:
    ask_round(store)
    ask_round(store)
    note_answered(store, 1, Text("Disken er fuld.", "The disk is full."))
    found = row(store)
    assert (found.asked, found.answered, found.fault) == (2, 1, Text("Disken er fuld.", "The disk is full."))
    note_answered(store, 2, None)
    assert row(store).fault is None


def test_that_a_new_holder_is_not_busy_with_what_the_old_one_read(store: Store) -> None:
    taken(store)
    note_busy(store, is_busy=True)
    taken(store, "two", LATER)
    assert not row(store, LATER).is_busy


@pytest.fixture(scope="module", params=DATABASES)
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("lease")
    if request.param == "postgresql":
        yield from shared_store(request.getfixturevalue("postgresql"), folder)
    else:
        yield from file_store(folder)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["take", "write", "give", "wait"])), max_size=25))
def test_that_in_any_order_of_steps_only_the_newest_holder_writes(shared: Store, steps: list[tuple[int, str]]) -> None:
    time = [NOW]
    leases: dict[int, tuple[Lease, Store]] = {}
    with shared.write() as connection:
        connection.exec_driver_sql("UPDATE watch SET holder = NULL, until = 0")
    newest = 0
    for who, step in steps:
        if step == "wait":
            time[0] += LEASE
        elif step == "take" and (lease := take_lease(shared, str(who), time[0])):
            assert lease.fence > newest
            newest = lease.fence
            leases[who] = lease, guarded(shared, lease, clock=lambda: time[0])
        elif who in leases and step == "write":
            lease, mine = leases[who]
            try:
                with mine.write():
                    assert lease.fence == newest
            except LeaseLostError:
                del leases[who]
        elif who in leases:
            give_back(shared, leases.pop(who)[0])
