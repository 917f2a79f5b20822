"""Two programs at work that are killed, and a server that falls: what was acknowledged stands, whole and once."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import sleep

import pytest

from tests.journeys.killing import kill, said, stop_at_once, two_at_work
from tests.journeys.racing import Place, prepared
from tests.postgresql import started
from tests.store.test_kill_keeping import whole_decisions

# More than two programs decide before they are killed.
EACH = 60
TIMES = [2, pytest.param(100, marks=[pytest.mark.full, pytest.mark.timeout(1800)])]
FALLS = [1, pytest.param(30, marks=[pytest.mark.full, pytest.mark.timeout(1800)])]


@pytest.fixture
def place(tmp_path: Path, database: str, request: pytest.FixtureRequest) -> Iterator[Place]:
    if database == "sqlite":
        yield Place(tmp_path)
        return
    with request.getfixturevalue("postgresql").clean() as address:
        yield Place(tmp_path, address)


def stands(place: Place, acknowledged: set[int]) -> dict[int, tuple[int, int, int]]:
    """Return the decisions that stand; what was acknowledged is there, and each is whole and single."""
    store = place.open()
    with store.read() as connection:
        found = whole_decisions(connection)
        decisions = connection.exec_driver_sql("SELECT count(*) FROM decision").scalar_one()
    store.close()
    assert acknowledged <= found.keys()
    assert set(found.values()) <= {(1, 1, 0)}
    assert decisions == len(found)
    return found


@pytest.mark.parametrize("times", TIMES)
def test_that_what_two_killed_programs_acknowledged_stands_whole_and_once(place: Place, times: int) -> None:
    left, told, chance = prepared(place, EACH * times), set[int](), Random(times)
    for _ in range(times):
        # Both want the same cases, one from each end.
        at_work, words = two_at_work(place, (left[:EACH], left[EACH - 1 :: -1]))
        sleep(chance.uniform(0, 0.4))
        kill(at_work)
        told |= said(words)
        decided = stands(place, told)
        left = [case for case in left if case not in decided]
    assert len(told) >= times


@pytest.mark.parametrize("falls", FALLS)
def test_that_two_programs_go_on_by_themselves_after_the_server_fell(tmp_path: Path, falls: int) -> None:
    with started("jit = off") as server:
        place = Place(tmp_path, server.get_uri())
        cases, chance = prepared(place, EACH * (falls + 1)), Random(falls)
        at_work, words = two_at_work(place, (cases[::2], cases[1::2]))
        for _ in range(falls):
            sleep(chance.uniform(0, 0.3))
            stop_at_once(server.pgdata)
            server.start()
        for one in at_work:
            one.join(300)
        assert [one.exitcode for one in at_work] == [0, 0]
        assert stands(place, said(words)).keys() == set(cases)
