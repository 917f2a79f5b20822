"""Whatever a source writes is shown as it is: at once, as text, and nothing is fetched for it."""

import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget

from tests.liveness.bait import CAN_TELL, Bait, laid_out
from tests.liveness.conftest import settle
from tests.liveness.gap_meter import GapMeter
from tests.liveness.hostile_region import harmless_words, hostile_words, write_region
from tests.screens.look import PEOPLE
from triage.bootstrap import open_application, utc_now
from triage.clinical.colour import Colour
from triage.settings import Settings
from triage.workflow.application import Application
from triage.workflow.coordinate.findings import find_again
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.people.demo_people import make_demo_people
from triage.workflow.score.score import score
from triage.worklist.row import Query
from ui.appointments.page import AppointmentsPage
from ui.main_window import MainWindow
from ui.pictures.screenshots import choose

# Beside the same page with harmless words of the same length.
LONGEST_S = 0.05
PAGES = PEOPLE["demo-kliniker"]
Show = Callable[[Application], MainWindow]
pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(not CAN_TELL, reason="only Linux tells who opens a file"),
]


@dataclass
class Sides:
    """The same people with hostile and with harmless words, and what the hostile ones ask for."""

    hostile: Application
    harmless: Application
    bait: Bait


def taken_in(folder: Path, words: tuple[str, ...]) -> Application:
    """Return a store with a region in these words."""
    owner = open_application(Settings(home=folder, actor="prøve"), is_demo=True)
    make_demo_people(owner)
    write_region(folder / "region", utc_now(), words)
    import_files(owner, [folder / "region"])
    score(owner)
    find_again(owner)
    owner.store.close()
    return open_application(Settings(home=folder, actor="prøve"), is_demo=True, as_login="demo-kliniker")


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sides]:
    """Both stores, made once."""
    with laid_out(tmp_path_factory.mktemp("bait")) as bait:
        words = hostile_words(bait.file, bait.port)
        hostile = taken_in(tmp_path_factory.mktemp("hostile"), words)
        harmless = taken_in(tmp_path_factory.mktemp("harmless"), harmless_words(words))
        with closing(hostile.store), closing(harmless.store):
            yield Sides(hostile, harmless, bait)


def same_patient(sides: Sides, page: str) -> dict[int, Callable[[MainWindow], None]]:
    """Return how each side shows the page, about the same patient where it is about one: names sort otherwise."""
    shown = {id(app): PAGES[page] for app in (sides.harmless, sides.hostile)}
    if not page.startswith("patient-"):
        return shown
    query = Query(colours=(Colour(page.removeprefix("patient-")),))
    apps = (sides.harmless, sides.hostile)
    found = {id(app): {row.reference: row for row in list_cases(app, query, 0, 99)} for app in apps}
    reference = min(set.intersection(*(set(rows) for rows in found.values())), default=None)
    return {key: partial(choose, row=rows[reference]) for key, rows in found.items()} if reference else shown


def longest_turn(window: MainWindow, show: Callable[[MainWindow], None]) -> float:
    """Return the longest that the window could not answer while it showed a page, without what a first time loads."""
    with GapMeter() as meter:
        show(window)
        settle(window)
        window.grab()
    return max(meter.turns)


@pytest.mark.parametrize("page", PAGES)
def test_that_a_page_of_hostile_words_is_shown_as_quickly_as_any(sides: Sides, window_on: Show, page: str) -> None:
    shown, ways = [], same_patient(sides, page)
    for app in (sides.harmless, sides.hostile):
        window, show = window_on(app), ways[id(app)]
        longest_turn(window, show)
        window.commands.show_worklist()
        settle(window)
        shown.append(min(longest_turn(window, show) for _ in range(3)))
    harmless, hostile = shown
    assert hostile <= harmless + LONGEST_S


@pytest.mark.parametrize("page", PAGES)
def test_that_hostile_words_are_text_and_nothing_is_fetched(sides: Sides, window_on: Show, page: str) -> None:
    window = window_on(sides.hostile)
    PAGES[page](window)
    settle(window)
    window.grab()
    assert [text[:80] for text in rich_texts(window)] == []
    assert window.windowTitle().startswith("Visita")
    assert "<" not in window.windowTitle()
    assert sides.bait.taken() == []


def rich_texts(window: QWidget) -> Iterator[str]:
    """Yield every text that Qt would take for mark-up: in labels, in tips, in the cells of tables."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            yield from filter(_is_rich, [widget.text()])
        for tip in (widget.toolTip(), widget.whatsThis(), widget.statusTip()):
            if _is_rich(tip):
                yield tip
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _rich_tips(widget.model())


def _rich_tips(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(min(model.rowCount(), 50)):
        for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1):
            tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and _is_rich(tip):
                yield tip


def _is_rich(text: str) -> bool:
    return "<" in text or "&" in text


def test_that_the_hostile_words_are_on_the_screen(sides: Sides, window_on: Show) -> None:
    window = window_on(sides.hostile)
    PAGES["patient-grey"](window)
    settle(window)
    texts = " ".join(label.text() for label in window.findChildren(QLabel))
    assert "<b>" in texts
    assert window.frame.worklist.model.rowCount() > 5


def test_that_the_hostile_words_are_in_the_inbox_and_the_calendar(sides: Sides, window_on: Show) -> None:
    window = window_on(sides.hostile)
    PAGES["appointments"](window)
    settle(window)
    page = cast("AppointmentsPage", window.frame.full_page())
    assert page.list.model.rowCount() > 0
    days = page.side.plan.calendar.timeline.calendar_model
    said = " ".join(str(days.index(row, column).data()) for row, column in days.filled())
    assert "<" in said


def test_that_bait_tells_who_takes_it(sides: Sides) -> None:
    sides.bait.file.read_bytes()
    with socket.create_connection(("127.0.0.1", sides.bait.port), timeout=5) as caller:
        caller.recv(1)
    assert sides.bait.taken() == ["the file was opened", "the port was called"]
    sides.bait.calls.clear()


def test_that_mark_up_in_a_tip_is_found(qapp: QApplication) -> None:
    window = QWidget()
    label = QLabel("x", window)
    label.setToolTip("<b>fed</b>")
    assert list(rich_texts(window)) == ["<b>fed</b>"]
