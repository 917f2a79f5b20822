"""The departments beside the calendar: name strong, site beneath, both wrapped."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.appointments.wrapped import height_of, wrapped
from ui.theme import Theme, body_font, scaled

WIDTH = 148
_PAD = 8
_MEASURED = 256


class LaneHeader(QHeaderView):
    """A vertical header whose texts, department and site on two lines, are never cut."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        # The same departments are measured and painted with every patient and plan.
        self._laid = lru_cache(_MEASURED)(_laid_out)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedWidth(scaled(WIDTH))

    def height_of(self, row: int) -> int:
        """Return the height that the texts of a row need, in pixels."""
        return round(sum(height_of(lines) for lines, _ in self._lines(row))) + 2 * _PAD

    def sizeHint(self) -> QSize:
        """Return the fixed width."""
        return QSize(scaled(WIDTH), 0)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  # Qt's name
        """Paint one department."""
        painter.save()
        painter.fillRect(rect, self._theme.panel)
        painter.setPen(self._theme.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        top = QPointF(rect.left() + _PAD, rect.top() + _PAD)
        for lines, strong in self._lines(logicalIndex):
            painter.setPen(self._theme.ink if strong else self._theme.muted)
            lines.draw(painter, top)
            top += QPointF(0, height_of(lines))
        painter.restore()

    def _lines(self, row: int) -> list[tuple[QTextLayout, bool]]:
        return self._laid(str(self.model().headerData(row, Qt.Orientation.Vertical) or ""))


def _laid_out(text: str) -> list[tuple[QTextLayout, bool]]:
    name, _, site = text.partition("\n")
    inner, strong = scaled(WIDTH) - 2 * _PAD, body_font(12, QFont.Weight.DemiBold)
    return [(wrapped(name, strong, inner), True), (wrapped(site, body_font(12), inner), False)]
