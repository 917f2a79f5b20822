"""A notice outside the window when a red came and the person looks elsewhere; nothing in it is about anybody."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from ui.translate import shown_count, tr

_NAME = "Visita"
_SHOWN_MS = 10_000


class RedAlarm(QObject):
    """Marks the window's title and its place in the task bar, and speaks up once for every red, until it is looked at.

    Who works on a page where the list is not to be seen looks elsewhere too. It never makes a sound, and says nothing
    of yellows. `unseen` carries how many reds came that the list, which is not to be seen just now, would show.
    """

    unseen = Signal(int)

    def __init__(self, inside: QWidget) -> None:
        super().__init__(inside)
        self._inside = inside
        self._told = 0
        self._watched: QWidget | None = None
        self.tray: QSystemTrayIcon | None = None
        inside.installEventFilter(self)

    def show_reds(self, count: int) -> None:
        """Take how many reds came since the list was read; more than before are told of where nobody looks."""
        is_more, self._told = count > self._told, count
        window = self._inside.window()
        self._tell_unseen()
        looks_elsewhere = window.isMinimized() or not window.isActiveWindow() or not self._inside.isVisible()
        if is_more and looks_elsewhere:
            self._watch(window)
            window.setWindowTitle(f"({red_words(count)}) {_NAME}")
            QApplication.alert(window)
            self._speak(window, count)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be still as soon as the window, or the list in it, is looked at."""
        if event.type() in (QEvent.Type.WindowActivate, QEvent.Type.Show):
            self._inside.window().setWindowTitle(_NAME)
            if self.tray is not None:
                self.tray.hide()
        if watched is self._inside and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._tell_unseen()
        return False

    def _tell_unseen(self) -> None:
        self.unseen.emit(0 if self._inside.isVisible() else self._told)

    def _watch(self, window: QWidget) -> None:
        if self._watched is not window:
            self._watched = window
            window.installEventFilter(self)

    def _speak(self, window: QWidget, count: int) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self.tray is None:
            self.tray = QSystemTrayIcon(window.windowIcon(), self)
            self.tray.setToolTip(_NAME)
            self.tray.messageClicked.connect(window.activateWindow)
        self.tray.show()
        words = tr("{reds} in the worklist").format(reds=red_words(count))
        self.tray.showMessage(_NAME, words, QSystemTrayIcon.MessageIcon.Warning, _SHOWN_MS)


def red_words(count: int) -> str:
    """Return so many reds in words."""
    return tr("1 red") if count == 1 else tr("{count} reds").format(count=shown_count(count))
