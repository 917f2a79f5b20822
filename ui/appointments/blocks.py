"""What stands in a cell of the calendar: how much room it needs, and how it is painted."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.appointments.block_look import Look, font, look_of
from ui.appointments.day_words import block_words, drive_words
from ui.appointments.plan.parts import Block, Due, Lane, Place
from ui.appointments.timeline_model import TimelineModel
from ui.appointments.wrapped import height_of, wrapped
from ui.crash.guards import kept_alive
from ui.theme import Theme, scaled
from ui.widgets.mark import draw_mark

Index = QModelIndex | QPersistentModelIndex
WIDEST = 220
_GAP, _PAD, _MARK = 4, 6, 14
_MEASURED = 2048


class BlockPainter(QStyledItemDelegate):
    """Paints a cell of the calendar from what `TimelineModel` says of it; all text is wrapped, none is cut."""

    def __init__(self, model: TimelineModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        # The same blocks are measured at every change of plan and of room.
        self._tall = lru_cache(_MEASURED)(_block_height)
        self._wide = lru_cache(_MEASURED)(_block_width)
        self._laid = lru_cache(_MEASURED)(_laid_out)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room that all blocks of the cell need."""
        width = self.width_of(index.column())
        return QSize(width, round(self.height_of(index.row(), index.column(), width)))

    def width_of(self, column: int) -> int:
        """Return the pixels in which no ordinary word of the column's cells is broken; longer ones are wrapped."""
        blocks = [self._wide(one, lane) for lane, one in self._model.blocks_in(column)]
        drives = [_words_width(drive_words(one)) for one in self._model.drives_at(column)]
        return min(max((*blocks, *drives), default=0), scaled(WIDEST))

    def height_of(self, row: int, column: int, width: float) -> float:
        """Return the height that a cell needs at `width`, in pixels."""
        gap, pad = scaled(_GAP), scaled(_PAD)
        if self._model.is_drive_row(row):
            lines = (self._laid(drive_words(one), width - 2 * gap) for one in self._model.drives_at(column))
            return sum(tall for _, tall in lines) + 2 * pad
        lane = self._model.lane(row)
        blocks = self._model.blocks_at(row, column)
        return sum(self._tall(one, lane, width - 2 * gap) + gap for one in blocks) + gap

    @kept_alive
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the day, its blocks or its drives, and a frame around the cell that has the keyboard."""
        row, column = index.row(), index.column()
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, self._ground(row, column))
        if self._theme.background == self._theme.panel and self._is_closed(row, column):
            # Where both grounds are the same; a pattern costs more than all the rest of an empty day.
            painter.fillRect(rect, QBrush(self._theme.line, Qt.BrushStyle.BDiagPattern))
        draw_dues(painter, rect, self._model.dues_at(column), self._theme)
        if self._model.is_drive_row(row):
            self._paint_drives(painter, column, rect)
        else:
            self._paint_blocks(painter, row, column, rect)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(self._theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -2.5, -2.5), 6, 6)
        painter.restore()

    def _is_closed(self, row: int, column: int) -> bool:
        return self._model.column(column).is_closed and not self._model.is_drive_row(row)

    def _ground(self, row: int, column: int) -> QColor:
        day = self._model.column(column)
        shaded = day.is_closed or day.is_stretch or self._model.is_drive_row(row)
        return self._theme.background if shaded else self._theme.panel

    def _paint_blocks(self, painter: QPainter, row: int, column: int, rect: QRectF) -> None:
        gap, lane = scaled(_GAP), self._model.lane(row)
        top = rect.top() + gap
        for one in self._model.blocks_at(row, column):
            width = rect.width() - 2 * gap
            box = QRectF(rect.left() + gap, top, width, self._tall(one, lane, width))
            self._paint_block(painter, one, lane, box)
            top = box.bottom() + gap

    def _paint_block(self, painter: QPainter, block: Block, lane: Lane, box: QRectF) -> None:
        look, pad = look_of(block, lane, self._theme), scaled(_PAD)
        painter.setPen(QPen(look.edge, 1, look.line))
        painter.setBrush(look.field)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        inner = box.adjusted(pad, pad, -pad - _beside(block), 0)
        self._paint_texts(painter, block_words(block, lane), inner, look)
        if block.colour is not None:
            side = scaled(_MARK)
            draw_mark(painter, QRectF(box.right() - side - 3, box.top() + 4, side, side), block.colour, self._theme)

    def _paint_drives(self, painter: QPainter, column: int, rect: QRectF) -> None:
        top = rect.topLeft() + QPointF(scaled(_GAP), scaled(_PAD))
        for one in self._model.drives_at(column):
            painter.setPen(self._theme.muted if one.place is Place.LEAVES else self._theme.ink)
            comes, leaves = one.place is Place.COMES, one.place is Place.LEAVES
            lines, tall = self._laid(drive_words(one), rect.width() - 2 * scaled(_GAP), comes, leaves)
            lines.draw(painter, top)
            top += QPointF(0, tall)

    def _paint_texts(self, painter: QPainter, texts: tuple[str, str], rect: QRectF, look: Look) -> None:
        """Paint the first text strong, for it is the time, and the rest below it."""
        painter.setPen(look.ink)
        top = QPointF(rect.topLeft())
        for part, strong in zip(texts, (True, False), strict=True):
            if part:
                lines, tall = self._laid(part, rect.width(), strong, look.is_struck)
                lines.draw(painter, top)
                top += QPointF(0, tall)


def draw_dues(painter: QPainter, rect: QRectF, dues: frozenset[Due], theme: Theme) -> None:
    """Draw the line of a clock at the end of its last day: solid for the duty, dotted for the free choice."""
    lines = {Due.DUTY: Qt.PenStyle.SolidLine, Due.CHOICE: Qt.PenStyle.DotLine}
    for number, due in enumerate(one for one in Due if one in dues):
        painter.setPen(QPen(theme.red_text, 2, lines[due]))
        across = rect.right() - 1 - 4 * number
        painter.drawLine(QPointF(across, rect.top()), QPointF(across, rect.bottom()))


def _block_width(block: Block, lane: Lane) -> int:
    return _words_width(" ".join(block_words(block, lane))) + _beside(block)


def _words_width(words: str) -> int:
    """Return the pixels in which none of the words is broken."""
    metrics = QFontMetrics(font(strong=True))
    return max(metrics.horizontalAdvance(word) for word in words.split()) + 2 * scaled(_GAP + _PAD) + 2


def _block_height(block: Block, lane: Lane, width: float) -> float:
    first, rest = block_words(block, lane)
    pad = scaled(_PAD)
    inner = width - 2 * pad - _beside(block)
    tall = height_of(wrapped(first, font(strong=True), inner))
    return tall + (height_of(wrapped(rest, font(), inner)) if rest else 0) + 2 * pad


def _beside(block: Block) -> int:
    """Return the room that the triage's mark takes from the words."""
    return 0 if block.colour is None else scaled(_MARK)


def _laid_out(text: str, width: float, strong: bool = False, struck: bool = False) -> tuple[QTextLayout, float]:
    """Return the lines of a text and their height; the cache in front of it takes its arguments by place."""
    lines = wrapped(text, font(strong=strong, struck=struck), width)
    return lines, height_of(lines)
