"""An entry of the inbox as it is painted: its mark, its title, and the line beneath, all wrapped."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from triage.coordination.conflicts.conflict import Code
from triage.coordination.inbox.entry import InboxRow
from ui.appointments.inbox.words import line, title
from ui.appointments.severity_mark import draw_severity
from ui.appointments.wrapped import height_of, wrapped
from ui.crash.guards import kept_alive
from ui.theme import body_font, current_theme, roomy, scaled
from ui.widgets.windowed_model import ROW_ROLE, Index

_PAD, _MARK, _LINE_PIXELS = 10, 20, 12


class EntryPainter(QStyledItemDelegate):
    """A hairline across parts patients; between entries of one patient it begins at the words."""

    def __init__(self, table: QTableView, now: Callable[[], datetime]) -> None:
        super().__init__(table)
        self._now = now
        self._strong, self._plain = body_font(weight=QFont.Weight.DemiBold), body_font(_LINE_PIXELS)
        self._table = table

    def height(self, row: InboxRow | None, width: int) -> int:
        """Return the pixels that an entry needs; those of two lines while it is being fetched."""
        if row is None:
            return scaled(_MARK) + 2 * roomy(_PAD) + scaled(_LINE_PIXELS)
        tall = sum(height_of(each) for each in self._lines(row, width))
        return round(max(tall, scaled(_MARK))) + 2 * roomy(_PAD)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the width of the list, and the height of all lines."""
        width = self._table.viewport().width()
        return QSize(width, self.height(index.data(ROW_ROLE), width))

    @kept_alive
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one entry."""
        theme, rect, state = current_theme(), QRectF(option.rect), option.state
        row = index.data(ROW_ROLE)
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.selection if chosen else theme.panel)
        if isinstance(row, InboxRow):
            self._paint_row(painter, row, rect, chosen=chosen)
            below = index.model().index(index.row() + 1, 0).data(ROW_ROLE)
            is_of_same = isinstance(below, InboxRow) and bool(row.patient) and below.patient == row.patient
            left = rect.left() + (_beside_mark() if is_of_same else 0)
            painter.fillRect(QRectF(left, rect.bottom() - 1, rect.right() - left, 1), theme.line)
        painter.restore()

    def _paint_row(self, painter: QPainter, row: InboxRow, rect: QRectF, *, chosen: bool) -> None:
        theme = current_theme()
        side = scaled(_MARK)
        box = QRectF(rect.left() + scaled(_PAD), rect.top() + roomy(_PAD), side, side)
        draw_severity(painter, box, row.severity, theme, is_green=row.code == Code.TRIAGE_GREEN_VISIT)
        top = QPointF(rect.left() + _beside_mark(), rect.top() + roomy(_PAD))
        first, second = self._lines(row, rect.width())
        painter.setPen(theme.muted if row.is_solved and not chosen else theme.ink)
        first.draw(painter, top)
        painter.setPen(theme.ink if chosen else theme.muted)
        second.draw(painter, top + QPointF(0, height_of(first)))

    def _lines(self, row: InboxRow, width: float) -> tuple[QTextLayout, QTextLayout]:
        inner = width - _beside_mark() - scaled(_PAD)
        return (
            wrapped(title(row, self._now()), self._strong, inner),
            wrapped(line(row), self._plain, inner),
        )


def _beside_mark() -> int:
    return 2 * scaled(_PAD) + scaled(_MARK)
