"""What is slow says so and can be left; a list that nobody keeps up to date says that too."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.screens.fits import faults
from tests.ui.conftest import settle
from tests.ui.made_up import FAULT, NOW, MadeUpWorkflow, source
from tests.ui.placed import placed
from triage.errors import Text
from ui.background import Background
from ui.frame.source_labels import Line, SourceLabels
from ui.freshness import SILENT
from ui.main_window import MainWindow
from ui.tickets import GivenUpError


@pytest.fixture
def held(background: Background) -> threading.Event:
    """What holds a slow read up."""
    return threading.Event()


def begin(background: Background, held: threading.Event, *, is_quiet: bool = False) -> list[object]:
    """Begin a read that waits, and return where its answers end up."""
    heard: list[object] = []
    background.read(lambda: held.wait(10), heard.append, heard.append, is_quiet=is_quiet)
    return heard


def test_that_a_wait_of_half_a_second_is_told_and_its_end_too(background: Background, held: threading.Event) -> None:
    told: list[tuple[bool, bool]] = []
    background.slow.connect(lambda *slow: told.append(slow))
    begin(background, held)
    QTest.qWait(700)
    held.set()
    background.wait()
    QTest.qWait(200)
    assert told == [(True, True), (False, False)]


def test_that_whoever_gives_up_is_told_at_once_and_hears_nothing_later(
    background: Background, held: threading.Event
) -> None:
    heard = begin(background, held)
    QTest.qWait(500)
    background.give_up()
    assert [type(each) for each in heard] == [GivenUpError]
    held.set()
    background.wait()
    assert len(heard) == 1


def test_that_what_is_not_slow_yet_is_not_given_up(background: Background, held: threading.Event) -> None:
    heard = begin(background, held)
    background.give_up()
    held.set()
    background.wait()
    assert heard == [True]


def test_that_a_write_is_never_given_up(background: Background, held: threading.Event) -> None:
    heard: list[object] = []
    background.write(lambda: held.wait(10), heard.append, heard.append)
    QTest.qWait(500)
    background.give_up()
    held.set()
    background.wait()
    assert heard == [True]


def test_that_nobody_waits_for_what_is_quiet(background: Background, held: threading.Event) -> None:
    told: list[object] = []
    background.slow.connect(lambda *slow: told.append(slow))
    heard = begin(background, held, is_quiet=True)
    QTest.qWait(600)
    background.give_up()
    held.set()
    background.wait()
    assert (told, heard) == ([], [True])


def test_that_a_ticket_that_is_cancelled_is_heard_of_no_more(background: Background, held: threading.Event) -> None:
    heard: list[object] = []
    ticket = background.read(lambda: held.wait(10), heard.append, heard.append)
    ticket.cancel()
    held.set()
    background.wait()
    assert heard == []


def test_that_the_window_shows_a_slow_read_and_lets_it_be_left(window: MainWindow) -> None:
    held = threading.Event()
    failed: list[object] = []
    window.background.read(lambda: held.wait(10), lambda _: None, failed.append)
    QTest.qWait(700)
    strip = window.frame.strip
    assert (window.frame.progress.is_moving, strip._stop.isVisible()) == (True, True)
    window.commands.give_up()
    held.set()
    settle(window)
    QTest.qWait(200)
    assert (window.frame.progress.is_moving, strip._stop.isVisible(), len(failed)) == (False, False, 1)


class Clock:
    """A time that tests move."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The time of the window."""
    return Clock()


@pytest.fixture
def timed(qapp: QApplication, work: MadeUpWorkflow, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window whose time is `clock`'s."""
    made = work.desk()
    monkeypatch.setattr(work, "desk", lambda: replace(made, now=clock))
    from tests.ui.made_up import stand_in_pages

    window = MainWindow(work.desk(), stand_in_pages)
    window.show()
    settle(window)
    yield window
    window.close()
    window.deleteLater()


def test_that_a_list_nobody_keeps_up_to_date_says_since_when(
    timed: MainWindow, work: MadeUpWorkflow, clock: Clock
) -> None:
    work.fault = FAULT
    clock.now += SILENT + timedelta(seconds=1)
    timed.freshness.look()
    settle(timed)
    assert "Listen er ikke opdateret siden i dag 10.00" in timed.frame.fault.text()
    assert timed.frame.strip._alive.text() == "✕ ikke opdateret siden i dag 10.00"
    work.fault = None
    timed.freshness.look()
    settle(timed)
    timed.freshness.look()
    settle(timed)
    assert "ikke opdateret" not in timed.frame.fault.text()
    assert timed.frame.strip._alive.text() == "● 10.02"


def test_that_an_answer_that_never_comes_is_silence_too(
    timed: MainWindow, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timed.freshness, "_is_looking", True)
    clock.now += SILENT + timedelta(seconds=1)
    timed.freshness.look()
    assert "ikke opdateret" in timed.frame.fault.text()


@pytest.mark.parametrize(
    ("state", "mark", "surface"),
    [
        (source(2), "●", None),
        (source(60 * 30), "▲", "yellow"),
        (source(47, Text("Serveren svarer ikke.", "No answer.")), "✕", "red"),
    ],
)
def test_that_a_source_stands_with_a_mark_and_a_word(
    open_window: Callable[..., MainWindow], state: object, mark: str, surface: str | None
) -> None:
    window = open_window(MadeUpWorkflow(sources=(state,)))
    (label,) = window.frame.strip.findChild(SourceLabels)._labels()
    assert label.text().startswith(f"{mark} fhir.example: ")
    assert label.property("surface") == surface


def test_that_a_click_on_the_sources_leads_to_them(window: MainWindow) -> None:
    from PySide6.QtCore import Qt

    labels = window.frame.strip.findChild(SourceLabels)
    QTest.mouseClick(labels, Qt.MouseButton.LeftButton)
    assert window.frame.full_page() is not None


def test_that_the_strip_is_as_high_whatever_stands_in_it(window: MainWindow) -> None:
    strip = window.frame.strip
    before = strip.height()
    strip.show_escalated(12)
    strip.show_slow(is_slow=True, may_give_up=True)
    strip.show_alive(NOW, NOW + timedelta(hours=2), is_silent=True)
    settle(window)
    assert strip.height() == before
    assert faults(window) == []


def test_that_the_ages_of_the_sources_go_before_how_fully_the_account_is_told(
    open_window: Callable[..., MainWindow],
) -> None:
    window = open_window(MadeUpWorkflow(sources=(source(2), source(3), source(4))), 1280, 800)
    labels = window.frame.strip.findChild(SourceLabels)._labels()
    assert [label.text()[0] for label in labels] == ["●"] * 3


@pytest.mark.parametrize("count", [1, 2, 5])
@pytest.mark.parametrize(("is_failing", "mark"), [(False, "▲"), (True, "✕")])
def test_that_where_there_is_little_room_a_mark_still_tells_of_trouble(
    qtbot: QtBot, count: int, is_failing: bool, mark: str
) -> None:
    labels = placed(qtbot, SourceLabels(), 130, 22)
    troubled = Line(f"{mark} Et langt navn på en kilde: data 3 t gamle", True, is_failing=is_failing)
    labels.show_lines([troubled, *[Line("● En kilde til: hentet nu", False)] * (count - 1)])
    (label,) = labels._labels()
    assert label.text() == f"{mark} {'1 kilde' if count == 1 else f'1 af {count} kilder'}"
    assert label.sizeHint().width() <= labels.width()
    assert label.property("surface") == ("red" if is_failing else "yellow")


def test_that_words_on_a_field_have_room_around_them(window: MainWindow) -> None:
    label = window.frame.strip._alive
    quiet = label.sizeHint().width() - label.fontMetrics().horizontalAdvance(label.text())
    label.stand_on("red")
    assert label.sizeHint().width() - label.fontMetrics().horizontalAdvance(label.text()) >= quiet + 16
