"""A window that is killed in the middle of a note: what was written a second before is there again."""

import os
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from tests.journeys.test_decision import red
from tests.store.killed import demo, kill_once, say
from triage.clinical.decision import Action
from triage.workflow.casework.draft import my_drafts

if TYPE_CHECKING:
    from ui.main_window import MainWindow

WORDS = "halvt skrevet, da strømmen gik"
WITHIN_S = 1.0


def writer(folder: Path, words: Path) -> None:
    """Write a note in a real window, and a second after the last key say that it must be kept by now."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.desks.desk import desk_of
    from ui.main_window import MainWindow
    from ui.start.app import prepare

    app = demo(folder)
    prepare()
    window = MainWindow(desk_of(lambda: app, app.actor, is_demo=True))
    window.show()
    window.activateWindow()
    _work(window, 0.3)
    for key in (Qt.Key.Key_J, Qt.Key.Key_3, Qt.Key.Key_N):
        QTest.keyClick(QApplication.focusWidget() or window, key)
        _work(window, 0.3)
    QTest.keyClicks(QApplication.focusWidget(), WORDS)
    ends = monotonic() + WITHIN_S
    while monotonic() < ends:
        QApplication.processEvents()
        sleep(0.005)
    say(words, 1)
    sleep(60)


def _work(window: "MainWindow", seconds: float) -> None:
    """Let the window do what it was asked for, and what comes of that."""
    ends = monotonic() + seconds
    while monotonic() < ends:
        window.background.wait(10)
        sleep(0.005)


def test_that_a_note_outlives_a_window_that_is_killed(tmp_path: Path) -> None:
    app = demo(tmp_path)
    with closing(app.store):
        case = red(app, tmp_path).case
    assert kill_once(writer, tmp_path, 0) == [1]
    again = demo(tmp_path)
    with closing(again.store):
        found = my_drafts(again)
    assert {key: (begun.action, begun.note) for key, begun in found.items()} == {case: (Action.MESSAGE, WORDS)}
