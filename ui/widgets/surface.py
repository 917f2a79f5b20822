"""What stands in an area that scrolls, as high as its texts are at the width there is."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class Surface(QFrame):
    """Asks for no height of its own.

    Its layout's least height is that of every text wrapped as narrowly as can be: an area that keeps to it leaves blank
    room under the last part.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "background")

    def minimumSizeHint(self) -> QSize:
        """Return the least width alone: the height follows from the width in use."""
        return QSize(super().minimumSizeHint().width(), 0)


class SurfaceColumn(QVBoxLayout):
    """Rows on a surface, never squeezed: the area that scrolls has the surface grow only after it is laid out anew."""

    def setGeometry(self, rect: QRect) -> None:
        """Lay the rows out as high as they must be, beyond the end of the surface where that has not grown yet."""
        needed = self.heightForWidth(rect.width())
        super().setGeometry(QRect(rect.x(), rect.y(), rect.width(), max(rect.height(), needed)))
