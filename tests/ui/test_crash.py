"""Something unexpected goes wrong: the window lives on, says where, and never about whom."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QEventLoop, QModelIndex, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QListView, QPlainTextEdit, QStyledItemDelegate, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.made_up import MadeUpWorkflow
from ui.crash.guards import kept_alive, never_raises, not_shown
from ui.crash.last_time import watched_end
from ui.crash.noted import note, noted
from ui.errors import explained, hook
from ui.main_window import MainWindow
from ui.preferences import keep_in

# What a fault might carry along: it must be found nowhere.
CANARY = "610152-9995 Eksempel"


def fail(patient: str = CANARY) -> None:
    """Fail with a patient in the message and among the locals."""
    raise ValueError(patient)


class FailingModel(QAbstractListModel):
    """Three rows, none of which can be told."""

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own
        """Return three."""
        return 3

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return fail()


class GuardedModel(FailingModel):
    """The same, guarded."""

    @never_raises
    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return fail()


class FailingDelegate(QStyledItemDelegate):
    """Draws nothing, and fails."""

    @kept_alive
    def paint(self, painter: QPainter, option: object, index: object) -> None:
        fail()


class FailingWidget(QWidget):
    """Cannot be painted."""

    def paintEvent(self, event: object) -> None:  # noqa: N802 - Qt's own
        """Fail."""
        fail()


@pytest.fixture
def hooked(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window that hears of every fault nobody caught, as the program's own does."""
    noted().reports.clear()
    monkeypatch.setattr(sys, "excepthook", hook(window.show_crash))
    yield window
    noted().reports.clear()


def told(window: MainWindow) -> str:
    """Return everything that is said of a fault, on the band and in the facts behind it."""
    return window.frame.crash.text() + "\n".join(noted().reports.values())


def in_slot(window: MainWindow, qtbot: QtBot) -> None:
    QTimer.singleShot(0, fail)
    QApplication.processEvents()


def in_paint(window: MainWindow, qtbot: QtBot) -> None:
    widget = FailingWidget()
    qtbot.addWidget(widget)
    widget.show()
    loop = QEventLoop()
    QTimer.singleShot(100, loop.quit)
    loop.exec()


def in_data(window: MainWindow, qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(GuardedModel(view))
    view.grab()


def in_worker(window: MainWindow, qtbot: QtBot) -> None:
    window.background.read(fail, lambda _: None, lambda fault: window.show_crash(explained(fault)))
    settle(window)


def in_answer(window: MainWindow, qtbot: QtBot) -> None:
    window.background.read(lambda: CANARY, fail, lambda _: None)
    settle(window)


@pytest.mark.parametrize("fault", [in_slot, in_paint, in_data, in_worker, in_answer])
def test_that_the_window_lives_on_and_says_where(
    hooked: MainWindow, qtbot: QtBot, fault: Callable[[MainWindow, QtBot], None]
) -> None:
    with qtbot.captureExceptions():
        monkey = sys.excepthook
        sys.excepthook = hook(hooked.show_crash)
        try:
            fault(hooked, qtbot)
        finally:
            sys.excepthook = monkey
    assert "ValueError" in hooked.frame.crash.text()
    assert "test_crash.py" in told(hooked)
    assert CANARY not in told(hooked)
    assert "610152" not in told(hooked)
    hooked.commands.select_next()
    settle(hooked)
    assert hooked.open_case.chart is not None


def test_that_the_facts_are_behind_a_button_and_can_be_copied(hooked: MainWindow) -> None:
    try:
        fail()
    except ValueError as fault:
        hooked.show_crash(explained(fault))
    assert hooked.frame.crash.details.isVisible()
    hooked.commands.show_facts()
    text = hooked.frame.crash.findChild(QPlainTextEdit)
    assert "test_crash.py" in text.toPlainText()
    assert "Qt " in text.toPlainText()
    assert "610152" not in text.toPlainText()


def test_that_a_refusal_has_no_facts_behind_it(hooked: MainWindow) -> None:
    hooked.show_crash("Databasen svarer ikke.")
    assert not hooked.frame.crash.details.isVisible()


def test_that_a_row_that_cannot_be_drawn_says_so(
    hooked: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.crash import guards

    drawn: list[str] = []
    monkeypatch.setattr(guards, "not_shown", lambda: drawn.append(not_shown()) or not_shown())
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(GuardedModel(view))
    view.setItemDelegate(FailingDelegate(view))
    view.resize(300, 200)
    view.grab()
    assert drawn[0] == "Kan ikke vises"


def test_that_a_cell_that_cannot_be_told_says_so(hooked: MainWindow) -> None:
    model = GuardedModel()
    cell = model.index(0)
    assert model.data(cell) == "Kan ikke vises"
    assert model.data(cell, Qt.ItemDataRole.AccessibleTextRole) == "Kan ikke vises"
    assert model.data(cell, Qt.ItemDataRole.DecorationRole) is None


def test_that_a_fault_is_written_down_once_without_a_word_of_its_content(qapp: QApplication, tmp_path: Path) -> None:
    keep_in(qapp, tmp_path)
    noted().reports.clear()
    try:
        for _ in range(3):
            try:
                fail()
            except ValueError as fault:
                number = note(fault)
    finally:
        qapp.setProperty("visita_profile", None)
        noted().reports.clear()
    (file,) = (tmp_path / "faults").iterdir()
    assert file.name == f"{number}.txt"
    assert "610152" not in file.read_text()
    assert "fail" in file.read_text()


def test_that_old_faults_make_room_for_new_ones(qapp: QApplication, tmp_path: Path) -> None:
    keep_in(qapp, tmp_path)
    noted().reports.clear()
    try:
        for number in range(30):
            name = f"Kind{number}Error"
            note(type(name, (Exception,), {})())
    finally:
        qapp.setProperty("visita_profile", None)
        noted().reports.clear()
    assert len(list((tmp_path / "faults").iterdir())) == 20


def test_that_an_end_nobody_asked_for_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "7.running").write_text("Fatal Python error: Segmentation fault")
    with watched_end(tmp_path) as first:
        pass
    with watched_end(tmp_path) as second:
        pass
    assert (first, second) == (True, False)
    assert [file.suffix for file in tmp_path.iterdir()] == [".txt"]


def test_that_the_program_dies_into_its_file(tmp_path: Path) -> None:
    import subprocess

    lines = (
        "import faulthandler, sys; from pathlib import Path; from ui.crash.last_time import watched_end\n"
        f"with watched_end(Path({str(tmp_path)!r})): faulthandler._sigsegv()"
    )
    died = subprocess.run([sys.executable, "-c", lines], capture_output=True, check=False)
    assert died.returncode != 0
    with watched_end(tmp_path) as was_torn_down:
        pass
    assert was_torn_down


def test_that_a_band_of_a_workflow_that_fails_names_its_number(work: MadeUpWorkflow) -> None:
    try:
        fail()
    except ValueError as fault:
        text, number = explained(fault), note(fault)
    assert number in text
