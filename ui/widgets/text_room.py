"""A text as high as it is; where that is more than it is given it scrolls, with the keys too."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy

from ui.theme import scaled
from ui.widgets.plain_label import PlainLabel


class TextRoom(QScrollArea):
    """At most `most` pixels high, so that a long text takes no room from what stands around it."""

    def __init__(self, text: PlainLabel, most: int) -> None:
        super().__init__()
        self._text, self._most = text, most
        self.setProperty("kind", "text")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(text)
        self.verticalScrollBar().rangeChanged.connect(self._take_keys)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text, or the most there is."""
        return min(self._text.heightForWidth(width), scaled(self._most))

    def sizeHint(self) -> QSize:
        """Return the height at the width there is: it is never given more."""
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        """Follow the text where it becomes longer or shorter."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def _take_keys(self, _first: int, last: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if last > 0 else Qt.FocusPolicy.NoFocus)
