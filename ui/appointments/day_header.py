"""The days over the calendar: weekday, date and what is due on lines of their own, so that empty days are narrow."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.appointments.blocks import draw_dues
from ui.appointments.day_words import column_title, due_words
from ui.appointments.timeline_model import TimelineModel
from ui.theme import Theme, body_font, scaled

_PIXELS = 11
_SIDE = 6
_MEASURED = 256


class DayHeader(QHeaderView):
    """A horizontal header whose words stand under each other and are never cut."""

    def __init__(self, model: TimelineModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._days = model
        self._theme = theme
        self._font = body_font(_PIXELS)
        self._metrics = QFontMetrics(self._font)
        # The same words stand over many days, and every day is measured with each plan.
        self._wide = lru_cache(_MEASURED)(self._metrics.horizontalAdvance)
        self._said: dict[int, list[str]] = {}
        model.modelReset.connect(self._forget)
        self.setMinimumSectionSize(20)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of the column with most lines."""
        most = max((len(self._lines(column)) for column in range(self._days.columnCount())), default=2)
        return QSize(0, most * self._metrics.lineSpacing() + 2 * scaled(_SIDE))

    def width_of(self, column: int) -> int:
        """Return the pixels that the words of a column need."""
        return max(self._wide(line) for line in self._lines(column)) + 2 * scaled(_SIDE)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  # Qt's name
        """Paint one day."""
        column = self._days.column(logicalIndex)
        shaded = column.is_closed or column.is_stretch
        painter.save()
        painter.fillRect(rect, self._theme.background if shaded else self._theme.panel)
        painter.setPen(self._theme.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        draw_dues(painter, QRectF(rect), self._days.dues_at(logicalIndex), self._theme)
        painter.setPen(self._theme.muted)
        painter.setFont(self._font)
        inside = rect.adjusted(scaled(_SIDE), scaled(_SIDE), 0, 0)
        painter.drawText(
            inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, "\n".join(self._lines(logicalIndex))
        )
        painter.restore()

    def _forget(self) -> None:
        """Put the days into words anew: they are others."""
        self._said.clear()

    def _lines(self, column: int) -> list[str]:
        if column not in self._said:
            dues = due_words(self._days.dues_at(column))
            self._said[column] = f"{column_title(self._days.column(column))} {dues}".split()
        return self._said[column]
