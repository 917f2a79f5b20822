"""Notices when the keyboard or the mouse was last used, and when nobody has for too long."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from triage.access.idle import LOCK_AFTER, Idle, idle

_LOOK_MS = 5 * 1000
_USES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Emits `left` with an Idle while nobody is at work, every few seconds.

    It listens at the windows themselves, which few events pass, and not at every widget. A computer that slept is
    found by the clock as soon as it wakes.
    """

    left = Signal(object)

    def __init__(
        self, now: Callable[[], datetime], lock_after: timedelta = LOCK_AFTER, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._lock_after = lock_after
        self._used = now()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self.listen)

    def stop(self) -> None:
        """Look no more: the program is about to end."""
        self._timer.stop()

    def use(self) -> None:
        """Note that somebody is at work just now."""
        self._used = self._now()

    def look(self) -> None:
        """Tell if nobody has been at work for too long."""
        state = idle(self._used, self._now(), self._lock_after)
        if state is not Idle.AT_WORK:
            self.left.emit(state)

    def listen(self, window: QWindow | None) -> None:
        """Listen at this window too; a dialog is one of its own."""
        if window is not None:
            # Installing the same filter again only moves it to the front.
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the use, and let everything pass."""
        if event.type() in _USES:
            self._used = self._now()
        return False
