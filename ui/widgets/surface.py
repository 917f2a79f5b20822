"""What stands in an area that scrolls, as high as its texts are at the width there is."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QWidget


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
