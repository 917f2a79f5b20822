"""The days over the calendar: weekday and date on two lines, so that days without appointments take little room."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.appointments.day_words import column_title
from ui.appointments.timeline_model import TimelineModel
from ui.theme import Theme, body_font

_PIXELS = 11
_SIDE = 6
_HEIGHT = 38


class DayHeader(QHeaderView):
    """A horizontal header whose words stand under each other and are never cut."""

    def __init__(self, model: TimelineModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._days = model
        self._theme = theme
        self.setMinimumSectionSize(20)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        return QSize(0, _HEIGHT)

    def width_of(self, column: int) -> int:
        """Return the pixels that the words of a column need."""
        metrics = QFontMetrics(body_font(_PIXELS))
        return max(metrics.horizontalAdvance(line) for line in self._lines(column).split("\n")) + 2 * _SIDE

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  # Qt's name
        """Paint one day."""
        column = self._days.column(logicalIndex)
        shaded = column.is_weekend or column.is_stretch
        painter.save()
        painter.fillRect(rect, self._theme.background if shaded else self._theme.panel)
        painter.setPen(self._theme.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(self._theme.muted)
        painter.setFont(body_font(_PIXELS))
        inside = rect.adjusted(_SIDE, 0, 0, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._lines(logicalIndex))
        painter.restore()

    def _lines(self, column: int) -> str:
        return column_title(self._days.column(column)).replace(" ", "\n")
