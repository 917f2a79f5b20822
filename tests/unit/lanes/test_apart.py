"""Values made in a process of their own."""

import os
from itertools import islice
from threading import active_count

import pytest

from triage.lanes.apart import BrokenDownError, apart


def test_that_values_come_in_order_and_none_twice() -> None:
    assert list(apart(range, (1_234,), ())) == list(range(1_234))


def test_that_nothing_made_is_nothing_given() -> None:
    assert list(apart(range, (0,), ())) == []


def test_that_a_fault_is_raised_after_all_that_went_before() -> None:
    values = apart(map, (int, ["1", "2", "x"]), ())
    assert list(islice(values, 2)) == [1, 2]
    with pytest.raises(ValueError, match="invalid literal"):
        next(values)


def test_that_a_process_that_dies_is_told_and_what_it_gave_holds() -> None:
    values = apart(map, (os._exit, [0]), ())
    with pytest.raises(BrokenDownError):
        next(values)


def test_that_who_has_enough_leaves_nothing_running() -> None:
    threads, values = active_count(), apart(range, (10**9,), ())
    next(values)
    values.close()  # type: ignore[attr-defined]  # an iterator that is a generator
    assert active_count() <= threads + 1
