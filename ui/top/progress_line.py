"""The hairline under the top bar, along which a slim line moves while somebody waits for longer than a moment."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current_theme
from ui.translate import tr

_HEIGHT, _STEP_MS, _SHARE = 3, 40, 0.25


class ProgressLine(QWidget):
    """Keeps its room when nothing goes on, so that nothing below it ever moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self._place = 0.0
        self._clock = QTimer(self)
        self._clock.setInterval(_STEP_MS)
        self._clock.timeout.connect(self._step)

    def show_waiting(self, *, is_waiting: bool) -> None:
        """Move, or stand still."""
        self.setAccessibleName(tr("Fetching …") if is_waiting else "")
        if is_waiting:
            self._clock.start()
        else:
            self._clock.stop()
        self.update()

    @property
    def is_moving(self) -> bool:
        """Return whether somebody waits."""
        return self._clock.isActive()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the part that moves."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().panel)
        painter.fillRect(0, self.height() - 1, self.width(), 1, current_theme().line)
        if self.is_moving:
            part = round(self.width() * _SHARE)
            left = round(self._place * (self.width() + part)) - part
            painter.fillRect(left, 0, part, self.height(), current_theme().accent)
        painter.end()

    def _step(self) -> None:
        self._place = (self._place + 0.02) % 1.0
        self.update()
