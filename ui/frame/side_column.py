"""The column under the decision: holds the side cards of a page, and scrolls where they are longer than the window."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from ui.theme import scaled
from ui.widgets.leaving import take_out
from ui.worklist.decision_layout import STANDING_WIDTH


class SideColumn(QScrollArea):
    """Takes no room while it holds nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.hide()

    def hold(self, side: QWidget) -> None:
        """Show `side`, which is taken from where it stood."""
        if self.widget() is not side:
            take_out(side)
            self.setWidget(side)
        self.show()

    def give_back(self) -> None:
        """Let go of what is held."""
        self.takeWidget()
        self.hide()

    def sizeHint(self) -> QSize:
        """Return the width of the decision: what is held wraps to it."""
        return QSize(scaled(STANDING_WIDTH), 0)

    def minimumSizeHint(self) -> QSize:
        """Return nothing: the decision goes first where there is little room."""
        return QSize(0, 0)
