"""Work beside the loop that started it."""

from threading import Event
from time import sleep

from triage.lanes.beside import Beside


def all_ended(beside: "Beside[str]") -> dict[str, BaseException | None]:
    """Wait for everything and return how it ended."""
    found: dict[str, BaseException | None] = {}
    while beside.running:
        found |= beside.ended()
        sleep(0.001)
    return found


def test_that_slow_work_does_not_hold_back_other_work() -> None:
    beside, may_end = Beside[str](), Event()
    beside.start("slow", lambda: may_end.wait(10))
    beside.start("quick", may_end.set)
    assert all_ended(beside) == {"slow": None, "quick": None}


def test_that_work_runs_until_its_end_is_told() -> None:
    beside = Beside[str]()
    beside.start("work", lambda: None)
    assert beside.running == {"work"}
    all_ended(beside)
    assert beside.running == frozenset()


def test_that_a_fault_is_told_with_its_work() -> None:
    beside, fault = Beside[str](), KeyError("x")

    def work() -> None:
        raise fault

    beside.start("work", work)
    assert all_ended(beside) == {"work": fault}
