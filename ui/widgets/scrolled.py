"""An area that scrolls downwards, whose bar has its room whether there is anything to scroll or not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


class Scrolled(QScrollArea):
    """Where what stands in it is of another height at another width.

    A bar that comes takes of the width, lines are wrapped, tables become higher; one that goes gives it back. At some
    sizes each of the two leads to the other, and Qt goes to and fro between them until the program ends.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(self._show_bar)
        self._show_bar(0, 0)

    def _show_bar(self, _first: int, last: int) -> None:
        """Draw the bar where there is something to scroll: one that is disabled has no handle."""
        self.verticalScrollBar().setEnabled(last > 0)
