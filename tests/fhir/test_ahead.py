"""Fetching one step ahead."""

import threading
from collections.abc import Iterator

import pytest

from triage.fhir.http.ahead import ahead


def test_that_everything_comes_in_order() -> None:
    with ahead(iter(range(5))) as found:
        assert list(found) == [0, 1, 2, 3, 4]


def test_that_the_next_is_fetched_while_this_one_is_used() -> None:
    fetched = threading.Event()

    def pages() -> Iterator[int]:
        yield 1
        fetched.set()
        yield 2

    with ahead(pages()) as found:
        assert next(found) == 1
        assert fetched.wait(10)


def test_that_a_fault_comes_in_its_turn() -> None:
    def pages() -> Iterator[int]:
        yield 1
        raise LookupError

    with ahead(pages()) as found:
        assert next(found) == 1
        with pytest.raises(LookupError):
            next(found)


def test_that_nothing_is_fetched_any_more_when_it_is_left() -> None:
    fetched: list[int] = []
    with ahead(iter(fetched.append(number) or number for number in range(100))) as found:
        next(found)
    count = len(fetched)
    assert count <= 2
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("fetch")] == []
