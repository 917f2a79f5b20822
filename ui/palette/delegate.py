"""How a line of the palette is drawn: the mark, the words, what tells them apart, and the key that does the same."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.crash.guards import kept_alive
from ui.palette.entry import Entry
from ui.palette.model import ENTRY
from ui.theme import body_font, current_theme, roomy, scaled
from ui.translate import colour_word
from ui.widgets.mark import draw_mark

Index = QModelIndex | QPersistentModelIndex
_SMALL = 11
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class PaletteDelegate(QStyledItemDelegate):
    """Two lines where both texts do not fit beside each other; nothing is cut."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of one line, or of two."""
        line = QFontMetrics(body_font()).height()
        entry = index.data(ENTRY)
        lines = 2 if isinstance(entry, Entry) and _is_two(entry, _width(option)) else 1
        return QSize(0, lines * line + roomy(10))

    @kept_alive
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a heading or an entry."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entry, rect = index.data(ENTRY), option.rect
        if isinstance(entry, Entry):
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, current_theme().selection)
            _draw_entry(painter, rect, entry)
        else:
            painter.setFont(body_font(_SMALL, QFont.Weight.DemiBold))
            painter.setPen(current_theme().muted)
            painter.drawText(rect.adjusted(scaled(14), 0, 0, 0), _LEFT, str(index.data()))
        painter.restore()


def _draw_entry(painter: QPainter, rect: QRect, entry: Entry) -> None:
    theme = current_theme()
    left = rect.left() + scaled(14)
    if entry.mark is not None:
        side = scaled(18)
        draw_mark(painter, QRectF(left, rect.center().y() - side / 2, side, side), entry.mark, theme)
        left += side + scaled(10)
    inner = QRect(left, rect.top(), rect.right() - left - scaled(14), rect.height())
    is_two = _is_two(entry, rect.width())
    upper = QRect(inner.left(), inner.top(), inner.width(), inner.height() // (2 if is_two else 1))
    painter.setFont(body_font())
    painter.setPen(theme.ink if entry.run is not None else theme.muted)
    painter.drawText(upper, _LEFT, entry.text)
    if is_two:
        lower = inner.adjusted(0, inner.height() // 2, 0, 0)
    else:
        lower = inner.adjusted(painter.fontMetrics().horizontalAdvance(entry.text) + scaled(12), 0, 0, 0)
    painter.setPen(theme.muted)
    painter.drawText(lower, _LEFT, _detail(entry))
    if entry.key:
        _draw_key(painter, inner, entry.key)


def _draw_key(painter: QPainter, inner: QRect, key: str) -> None:
    painter.setFont(body_font(_SMALL))
    width = painter.fontMetrics().horizontalAdvance(key) + scaled(12)
    high = painter.fontMetrics().height() + scaled(2)
    box = QRect(inner.right() - width, inner.center().y() - high // 2, width, high)
    painter.setPen(QPen(current_theme().line, 1))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(current_theme().muted)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)


def _detail(entry: Entry) -> str:
    word = "" if entry.mark is None else colour_word(entry.mark)
    return " · ".join(filter(None, (word, entry.detail)))


def _is_two(entry: Entry, width: int) -> bool:
    metrics = QFontMetrics(body_font())
    texts = metrics.horizontalAdvance(entry.text) + metrics.horizontalAdvance(_detail(entry))
    key = metrics.horizontalAdvance(entry.key) + scaled(24) if entry.key else 0
    return bool(_detail(entry)) and texts + key + scaled(40 if entry.mark is None else 70) > width


def _width(option: QStyleOptionViewItem) -> int:
    view = option.widget
    return view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
