"""Appointments as blocks in a cell: how tall they are, and how they are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from triage.clinical.appointment import Appointment
from triage.clinical.colour import Colour
from ui.appointments.timeline_model import TimelineModel
from ui.appointments.wrapped import height_of, wrapped
from ui.crash.guards import kept_alive
from ui.theme import Theme, body_font
from ui.widgets.mark import draw_mark

Index = QModelIndex | QPersistentModelIndex
WIDEST = 180
_GAP = 4.0
_PAD = 6.0
_MARK = 14.0
_SIDES = round(2 * (_GAP + _PAD)) + 2
_TEXT_PIXELS = 12


class BlockPainter(QStyledItemDelegate):
    """Paints a cell of the calendar from what `TimelineModel` says of it; all text is wrapped, none is cut."""

    def __init__(self, model: TimelineModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room that all blocks of the cell need."""
        width = self.width_of(index.column())
        return QSize(width, round(self.height_of(index.row(), index.column(), width)))

    def width_of(self, column: int) -> int:
        """Return the pixels in which no ordinary word of the column's cells is broken; longer ones are wrapped."""
        texts = [self._model.visit_text(one) for one in self._model.visits_in(column)]
        if not texts:
            return 0
        words = " ".join([*texts, self._model.trip_text(column)]).split()
        metrics = QFontMetrics(_font(strong=True))
        return min(max(metrics.horizontalAdvance(word) for word in words) + _SIDES, WIDEST)

    def height_of(self, row: int, column: int, width: float) -> float:
        """Return the height that a cell needs at `width`, in pixels."""
        if self._model.is_trip_row(row):
            return height_of(wrapped(self._model.trip_text(column), _font(), width - 2 * _PAD)) + 2 * _PAD
        visits = self._model.visits_at(row, column)
        return sum(self._block_height(one, width - 2 * _GAP) + _GAP for one in visits) + _GAP

    @kept_alive
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the day, its blocks or its trip, and a frame around the cell that has the keyboard."""
        row, column = index.row(), index.column()
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, self._ground(row, column))
        if self._model.is_trip_row(row):
            self._paint_text(painter, self._model.trip_text(column), rect.adjusted(_PAD, _PAD, -_PAD, 0), False)
        else:
            self._paint_blocks(painter, row, column, rect)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected and self._model.visits_at(row, column):
            painter.setPen(QPen(self._theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -2.5, -2.5), 6, 6)
        painter.restore()

    def _ground(self, row: int, column: int) -> QColor:
        day = self._model.column(column)
        shaded = day.is_weekend or day.is_stretch or self._model.is_trip_row(row)
        return self._theme.background if shaded else self._theme.panel

    def _paint_blocks(self, painter: QPainter, row: int, column: int, rect: QRectF) -> None:
        top = rect.top() + _GAP
        for visit in self._model.visits_at(row, column):
            width = rect.width() - 2 * _GAP
            block = QRectF(rect.left() + _GAP, top, width, self._block_height(visit, width))
            self._paint_block(painter, visit, block)
            top = block.bottom() + _GAP

    def _paint_block(self, painter: QPainter, visit: Appointment, block: QRectF) -> None:
        at_odds = self._model.is_at_odds(visit)
        edge, field, ink = self._colours(visit, at_odds)
        painter.setPen(QPen(edge, 1, Qt.PenStyle.SolidLine if visit.is_active else Qt.PenStyle.DashLine))
        painter.setBrush(field)
        painter.drawRoundedRect(block.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(ink)
        inner = block.adjusted(_PAD, _PAD, -_PAD, 0)
        self._paint_text(painter, self._model.visit_text(visit), inner, not visit.is_active)
        if at_odds:
            draw_mark(painter, _mark_box(block), Colour.RED, self._theme)

    def _colours(self, visit: Appointment, at_odds: bool) -> tuple[QColor, QBrush, QColor]:
        theme = self._theme
        if at_odds:
            return theme.mark_red, QBrush(theme.red_field), theme.red_text
        if not visit.is_active:
            return theme.muted, QBrush(Qt.BrushStyle.NoBrush), theme.muted
        return theme.accent, QBrush(theme.accent_weak), theme.ink

    def _paint_text(self, painter: QPainter, text: str, rect: QRectF, struck: bool) -> None:
        """Paint the first line strong, for it is the time, and the rest below it."""
        first, _, rest = text.partition("\n")
        top = QPointF(rect.topLeft())
        for part, strong in ((first, True), (rest, False)):
            if part:
                lines = wrapped(part, _font(strong, struck), rect.width())
                lines.draw(painter, top)
                top += QPointF(0, height_of(lines))

    def _block_height(self, visit: Appointment, width: float) -> float:
        first, _, rest = self._model.visit_text(visit).partition("\n")
        inner = width - 2 * _PAD
        tall = height_of(wrapped(first, _font(strong=True), inner)) + height_of(wrapped(rest, _font(), inner))
        return tall + 2 * _PAD


def _mark_box(block: QRectF) -> QRectF:
    return QRectF(block.right() - _MARK - 3, block.bottom() - _MARK - 4, _MARK, _MARK)


def _font(strong: bool = False, struck: bool = False) -> QFont:
    font = body_font(_TEXT_PIXELS, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setStrikeOut(struck)
    return font
