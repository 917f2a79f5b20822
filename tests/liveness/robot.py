"""A robot at the keyboard: any command, in any order, for as long as it is let."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from PySide6.QtCore import QThread, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit

from ui.main_window import MainWindow

# These end the sitting, or ask the machine for a place to write to.
_LEFT_OUT = frozenset({"lock", "switch_user", "log_off", "emergency", "extract_log", "print_list", "export_list"})
# Most of what people do is to go down the list.
_MOVES = ("next", "next", "next", "previous")
_SHARE_OF_MOVES = 0.4
_LOOK_MS = 50
_WORDS = ("Demo", "å", "88,5", "<b>x</b>", "  ", "0" * 40)


@dataclass
class Robot:
    """Does `steps` things by chance; the same `seed` does the same. `settle` waits for what a step asked for."""

    window: MainWindow
    settle: Callable[[MainWindow], None]
    seed: int = 1
    done: list[str] = field(default_factory=list)

    def work(self, steps: int, each: Callable[[int], None] = lambda _: None) -> None:
        """Do so many things; `each` is called after every one."""
        chance = Random(self.seed)
        closer = QTimer(self.window)
        closer.timeout.connect(_close_what_waits)
        closer.start(_LOOK_MS)
        for number in range(steps):
            self._step(chance)
            self.settle(self.window)
            each(number)
        closer.deleteLater()

    def _step(self, chance: Random) -> None:
        actions = {action.objectName(): action for action in self.window.actions() if self._is_offered(action)}
        is_move = chance.random() < _SHARE_OF_MOVES
        name = chance.choice(_MOVES if is_move else sorted(actions))
        self.done.append(name)
        # A dialog that waits for an answer would wait for ever.
        QTimer.singleShot(0, self.window, _close_dialogs)
        if name in actions:
            actions[name].trigger()
        self._write(chance)

    def _write(self, chance: Random) -> None:
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit) and not field.isReadOnly():
            field.setText(chance.choice(_WORDS))
        elif isinstance(field, QPlainTextEdit) and not field.isReadOnly():
            field.setPlainText(chance.choice(_WORDS))

    def _is_offered(self, action: QAction) -> bool:
        return action.isVisible() and action.isEnabled() and action.objectName() not in _LEFT_OUT


def _close_what_waits() -> None:
    """Close what was opened by an answer that came late, and is waited for: a printer's dialog."""
    if QThread.currentThread().loopLevel():
        _close_dialogs()


def _close_dialogs() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
