"""The room that the decision panel stands in: as high as the panel, and where the window is low it scrolls."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ui.theme import scaled

_LEAST = 200


class DecisionRoom(QScrollArea):
    """Nothing of the panel overlaps or is squeezed; what has the keyboard is scrolled into sight."""

    def __init__(self, panel: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("surface", "background")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(panel)
        panel.installEventFilter(self)
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """Return what the panel needs."""
        if self._panel.isHidden():
            return QSize(0, 0)
        hint = self._panel.sizeHint()
        width = min(max(hint.width(), self._panel.minimumWidth()), self._panel.maximumWidth())
        # Beside a bar the room is wider than the panel: for that width the panel would seem lower, and the bar stay.
        across = min(self.width(), self._panel.maximumWidth())
        tall = self._panel.heightForWidth(across) if self._panel.hasHeightForWidth() else hint.height()
        return QSize(width + self._bar_width(), max(tall, self._panel.minimumSizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the panel, and room for a few of its lines."""
        hint = self.sizeHint()
        # A panel of fixed width gets no more, whatever its widest choice would like: the column would stand beside it.
        least = min(self._panel.minimumSizeHint().width() + self._bar_width(), hint.width())
        return QSize(least, min(hint.height(), scaled(_LEAST)))

    def _bar_width(self) -> int:
        """Return the room of the bar beside the panel, whose keys it would cover; none while all is in sight."""
        bar = self.verticalScrollBar()
        return bar.sizeHint().width() if bar.maximum() else 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the panel where it grows, shrinks, comes and goes."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize):
            self.updateGeometry()
        return super().eventFilter(watched, event)
