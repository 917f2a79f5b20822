"""A card: a heading and what belongs under it, on one panel with a hairline around it."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.widgets.plain_label import PlainLabel


class Card(QFrame):
    """A panel with an optional heading; `surface` is "card", or a triage colour for a field in that colour."""

    def __init__(self, title: str = "", surface: str = "card", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", surface)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(14, 12, 14, 12)
        self._rows.setSpacing(6)
        self._heading = QHBoxLayout()
        self._heading.setSpacing(8)
        self._rows.addLayout(self._heading)
        if title:
            self.setAccessibleName(title)
            self._heading.addWidget(PlainLabel(title, "strong"), 1)

    @property
    def heading(self) -> QHBoxLayout:
        """Return the line of the heading, for what stands beside it."""
        return self._heading

    def add(self, row: QWidget | QLayout) -> None:
        """Put `row` under what is there already."""
        if isinstance(row, QLayout):
            self._rows.addLayout(row)
        else:
            self._rows.addWidget(row)


    def end(self) -> None:
        """Leave what room there is below the last row, where the card stands beside a higher one."""
        self._rows.addStretch(1)


class Hairline(QWidget):
    """A line one pixel high between two parts of a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill itself with the line colour of the theme in force."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().line)
        painter.end()
