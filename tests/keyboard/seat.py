"""Somebody at the keyboard of one window: what they press, what they read, and what arrives meanwhile."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from tests.away.builders import arrive
from tests.keyboard import unseen_screen
from triage.clinical.colour import Colour
from triage.clinical.decision import Decision
from triage.store.tables.audit import audit
from triage.workflow.application import Application
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.lists.list_cases import list_cases
from triage.worklist.row import Query, Row
from ui.main_window import MainWindow

LONG_MS = 10_000
_LOST_MS = 500


@dataclass
class Seat:
    """Somebody at the keyboard of one window."""

    app: Application
    window: MainWindow
    bot: QtBot

    def press(self, *keys: str) -> None:
        """Press keys, and wait until each has had its effect."""
        for key in keys:
            self._let_come(partial(unseen_screen.press, key), key.count("+") + 1)

    def write(self, text: str) -> None:
        """Write in the field that has the keyboard."""
        self._let_come(partial(unseen_screen.write, text), len(text))

    def rest(self) -> None:
        """Wait until nothing is on its way to the screen."""
        for _ in range(2):
            while self.window.open_case.is_settling:
                self.bot.wait(10)
            assert self.window.background.wait(10)
            QApplication.processEvents()
        self._bring_forward()

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so; fails after ten seconds."""
        self.bot.waitUntil(is_so, timeout=LONG_MS)

    def see(self, *sentences: str) -> None:
        """Wait until all these stand on the screen; what stands there instead is told."""
        with suppress(TimeoutError):
            self.until(lambda: self.reads(*sentences))
        shown = "\n".join(self.words())
        assert [one for one in sentences if one not in shown] == [], shown

    def reads(self, *sentences: str) -> bool:
        """Return whether all these stand on the screen, where the person looks; a window in front hides the others."""
        shown = "\n".join(self.words())
        return all(sentence in shown for sentence in sentences)

    def words(self) -> list[str]:
        """Return every text that stands on the screen."""
        front = self._front()
        return [_text(one) for one in front.findChildren(QWidget) if one.isVisible() and _text(one)]

    def focus(self) -> QWidget:
        """Return what the keyboard works in, a menu or a field; it is never nothing."""
        focused = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert focused is not None, "the keyboard is lost"
        return focused

    def chosen(self) -> Row:
        """Return the row of the patient on the screen."""
        row = self.window.open_case.row
        assert row is not None
        return row

    def listed(self) -> list[Row]:
        """Return the rows that the list shows, those still listed though handled left out."""
        model = self.window.frame.worklist.model
        rows = (model.row_at(number) for number in range(model.rowCount()))
        return [row for row in rows if row is not None and not row.closed]

    def open_rows(self, *colours: Colour) -> list[Row]:
        """Return what is open in the store itself, whatever the screen shows."""
        return list(list_cases(self.app, Query(colours=colours), 0, 100))

    def decisions(self, case: int) -> tuple[Decision, ...]:
        """Return what the store has of decisions about a case."""
        return open_chart(self.app, case).decisions

    def audited(self, patient: int) -> list[str]:
        """Return every act about a patient alone that the log tells of, oldest first."""
        with self.app.store.read() as connection:
            acts = select(audit.c.act).where(audit.c.patient_id == patient).order_by(audit.c.id)
            return list(connection.scalars(acts))

    def arrive(self, *resources: dict[str, Any]) -> None:
        """Let something come from the source while the person works."""
        arrive(self.app, *resources)

    def _let_come(self, strike: Callable[[], None], keys: int) -> None:
        """Strike so many keys, and wait until they have come by way of the screen, and what they asked for is done."""
        heard = _Heard()
        strike()
        # Where a window closes by a key, the end of that key is nobody's.
        with suppress(TimeoutError):
            self.bot.waitUntil(lambda: heard.count >= keys, timeout=_LOST_MS)
        self.rest()

    def _bring_forward(self) -> None:
        """Do what a window manager does, of which there is none here: whoever is in front has the keyboard."""
        front = self._front()
        if QApplication.activePopupWidget() is None and not front.isActiveWindow() and front.isVisible():
            unseen_screen.give_focus(int(front.winId()))
            self.until(front.isActiveWindow)

    def _front(self) -> QWidget:
        """Return the window over the others: a dialog, the help, else the one that the person sits at."""
        beside = (one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow() and _is_own(one))
        others = [one for one in beside if one is not self.window]
        return QApplication.activeModalWidget() or (others[-1] if others else self.window)


class _Heard(QObject):
    """Counts the keys that were let go of in any window of the program."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        """Count, and let everything pass."""
        self.count += isinstance(watched, QWindow) and event.type() is QEvent.Type.KeyRelease
        return False


def _is_own(window: QWidget) -> bool:
    return window.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog)


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return widget.text()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""
