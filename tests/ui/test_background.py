"""The two lanes: who runs where, and where results arrive."""

import threading
import time
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from ui.background import Background


def ignore(_: object) -> None:
    """Hear a result and do nothing."""


def test_that_results_arrive_on_the_main_thread(background: Background) -> None:
    threads: list[threading.Thread] = []
    here = threading.current_thread
    background.read(here, lambda worker: threads.extend((worker, here())), ignore)
    assert background.wait()
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_that_a_fault_arrives_on_the_main_thread(background: Background) -> None:
    told: list[tuple[str, bool]] = []

    def note(fault: BaseException) -> None:
        told.append((str(fault), threading.current_thread() is threading.main_thread()))

    background.read(failing("no"), ignore, note)
    assert background.wait()
    assert told == [("no", True)]


def test_that_writes_happen_one_at_a_time_in_the_order_asked_for(background: Background) -> None:
    done: list[int] = []
    for number in range(20):
        background.write(lambda number=number: done.append(number), ignore, ignore)
    assert background.wait()
    assert done == list(range(20))


def test_that_a_slow_write_does_not_hold_back_a_read(background: Background) -> None:
    may_end, order = threading.Event(), list[str]()
    background.write(lambda: may_end.wait(5), lambda _: order.append("write"), ignore)
    background.read(lambda: None, lambda _: (order.append("read"), may_end.set()), ignore)
    assert background.wait()
    assert order == ["read", "write"]


def test_that_nothing_is_told_before_the_asking_has_returned(background: Background) -> None:
    told: list[int] = []
    background.read(lambda: 1, told.append, ignore)
    assert told == []
    assert background.wait()
    assert told == [1]


def test_that_results_that_come_together_are_told_in_turns_of_their_own(background: Background) -> None:
    told: list[str] = []
    between = QTimer()
    between.timeout.connect(lambda: told.append("between"))
    for number in range(3):
        background.write(lambda number=number: str(number), told.append, ignore)
    sleep_until_written(background)
    between.start(0)
    while len([one for one in told if one != "between"]) < 3:
        QCoreApplication.processEvents()
    between.stop()
    first, second, third = (told.index(one) for one in "012")
    assert first + 1 < second
    assert second + 1 < third


def sleep_until_written(background: Background) -> None:
    """Let all be written while the loop stands still: the results then wait for it together."""
    written = threading.Event()
    background.write(written.set, ignore, ignore)
    assert written.wait(5)


def test_that_closing_finishes_every_write(background: Background) -> None:
    done: list[int] = []
    for number in range(5):
        background.write(lambda number=number: done.append(number), ignore, ignore)
    background.close()
    assert done == list(range(5))


def failing(words: str) -> Callable[[], None]:
    """Return work that fails."""

    def work() -> None:
        raise ValueError(words)

    return work


def test_that_who_listens_is_told_on_the_main_thread_and_nobody_waits_for_it(background: Background) -> None:
    told: list[threading.Thread] = []
    news = iter([True])
    background.listen(lambda: next(news, False), lambda: told.append(threading.current_thread()))
    assert background.pending == 0
    process_until(lambda: bool(told))
    assert told == [threading.main_thread()]


def test_that_listening_goes_on_after_a_fault_and_ends_with_the_window(
    background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.background.TRIED_EVERY_S", 0.01)
    told, waits = [], iter([failing("away"), lambda: True])
    background.listen(lambda: next(waits, lambda: False)(), lambda: told.append("heard"))
    process_until(lambda: bool(told))
    background.close()
    assert told == ["heard"]


def process_until(is_so: Callable[[], bool]) -> None:
    """Let the main thread hear what it is told until something is so, for five seconds at most."""
    until = time.monotonic() + 5
    while not is_so() and time.monotonic() < until:
        QCoreApplication.processEvents()


class Asker(QObject):
    """Somebody who asks, and may be gone when the answer comes."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def hear(self, answer: object) -> None:
        assert isValid(self)
        self.heard.append(answer)


def test_that_who_was_deleted_meanwhile_hears_nothing(background: Background) -> None:
    gone, there = Asker(), Asker()
    for asker in (gone, there):
        background.read(lambda: 1, partial(asker.hear), asker.hear)
    delete(gone)
    assert background.wait()
    assert (gone.heard, there.heard) == ([], [1])


def test_that_a_write_that_failed_is_told_though_who_asked_is_gone(background: Background, qtbot: QtBot) -> None:
    gone = Asker()
    background.write(failing("not kept"), gone.hear, gone.hear)
    delete(gone)
    with qtbot.captureExceptions() as caught:
        assert background.wait()
    assert [str(fault) for _, fault, _ in caught] == ["not kept"]
