"""Answer the keys of what cannot be done without the shared store: a key that does nothing would be pressed again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QMainWindow

from ui.translate import tr
from ui.widgets.leaving import let_go


class Refusing(QObject):
    """Listens while the shared store is away; Qt hears no key of an action that is disabled."""

    def __init__(self, window: QMainWindow, say: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._say = say
        self._keys: list[QShortcut] = []

    def begin(self, actions: list[QAction]) -> None:
        """Answer for these from now on, and for no others."""
        self.end()
        for action in actions:
            for key in action.shortcuts():
                shortcut = QShortcut(key, self._window)
                shortcut.activated.connect(partial(self._refuse, action.text()))
                self._keys.append(shortcut)

    def end(self) -> None:
        """Answer no more."""
        for key in self._keys:
            key.setEnabled(False)
        let_go(*self._keys)
        self._keys = []

    def _refuse(self, what: str) -> None:
        self._say(f"{tr('Not possible while the shared database is away')}: {what}")
