"""Paint a row of the worklist: mark, name and programme, the reason in full, deadline and age of data."""

import re

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from triage.clinical.colour import Colour
from triage.worklist.row import Row
from ui.desks.desk import Desk
from ui.theme import current_theme
from ui.translate import age, in_language, tr
from ui.widgets.mark import draw_mark
from ui.widgets.plain_label import one_line
from ui.widgets.windowed_model import ROW_ROLE, Index
from ui.worklist.spoken import alarm_of, below_name, due

MARK_SIDE = 20
MARGIN = 10
GAP = 8
PAD = 7
LEAST_HEIGHT = 50
_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value
_SPACE = 10_000
_VALUE_AND_UNIT = re.compile(r"(?<=\d) (?=[^\W\d]|[%/°µ])")
NAME, REASON, DEADLINE, AGE = range(4)


class RowDelegate(QStyledItemDelegate):
    """Nothing is elided: a text that is too long for two lines makes its row higher (`height`)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._now = desk.now
        self._actor = desk.actor

    def height(self, row: Row, font: QFont, name_width: int, reason_width: int) -> int:
        """Return the pixels that `row` needs when its columns are so wide."""
        room = name_width - _name_left() - GAP
        name = _measure(_strong(font), one_line(row.name), room) + _measure(
            _small(font), below_name(row, self._actor, self._now()), room
        )
        reason = _measure(font, _reason_text(row), reason_width - MARGIN)
        return max(LEAST_HEIGHT, max(name, reason) + 2 * PAD)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the usual height; the list makes single rows higher."""
        return QSize(80, LEAST_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        rect, font, state = _drawn(option)
        painter.save()
        _draw_ground(painter, rect, bool(state & QStyle.StateFlag.State_Selected), index.column() == NAME)
        row = index.data(ROW_ROLE)
        if isinstance(row, Row):
            _CELLS[index.column()](self, painter, rect, font, row)
        painter.restore()

    def _name(self, painter: QPainter, rect: QRect, font: QFont, row: Row) -> None:
        theme = current_theme()
        mark = QRectF(rect.left() + MARGIN, rect.center().y() - MARK_SIDE / 2, MARK_SIDE, MARK_SIDE)
        draw_mark(painter, mark, row.colour, theme)
        strong, name = _strong(font), one_line(row.name)
        width = rect.width() - _name_left() - GAP
        tall = _measure(strong, name, width)
        said = below_name(row, self._actor, self._now())
        low = _measure(_small(font), said, width)
        top = rect.top() + (rect.height() - tall - low) // 2
        place = QRect(rect.left() + _name_left(), top, width, tall)
        _write(painter, place, strong, theme.ink, name)
        below = QRect(place.left(), top + tall, width, low)
        _write(painter, below, _small(font), theme.red_text if alarm_of(row) else theme.muted, said)

    def _reason(self, painter: QPainter, rect: QRect, font: QFont, row: Row) -> None:
        text = _reason_text(row)
        width = rect.width() - MARGIN
        tall = _measure(font, text, width)
        top = rect.top() + (rect.height() - tall) // 2
        _write(painter, QRect(rect.left(), top, width, tall), font, current_theme().ink, text)

    def _deadline(self, painter: QPainter, rect: QRect, font: QFont, row: Row) -> None:
        theme, left = current_theme(), due(row.deadline, self._now())
        # A case that was handled presses nobody.
        is_open_red = row.colour is Colour.RED and row.deadline is not None
        is_pressing = not row.closed and (left.is_late or is_open_red)
        colour = theme.red_text if is_pressing else theme.ink
        _write_centred(painter, rect, _strong(font) if is_pressing else font, colour, left.text, left.is_late)

    def _age(self, painter: QPainter, rect: QRect, font: QFont, row: Row) -> None:
        text = age(row.newest, self._now()) if row.newest else "–"
        _write_centred(painter, rect, font, current_theme().muted, text, is_late=False)


_CELLS = {
    NAME: RowDelegate._name,  # noqa: SLF001 - the class's own cells by column
    REASON: RowDelegate._reason,  # noqa: SLF001
    DEADLINE: RowDelegate._deadline,  # noqa: SLF001
    AGE: RowDelegate._age,  # noqa: SLF001
}


def _reason_text(row: Row) -> str:
    """Return the reason with every number kept on one line with its unit."""
    return _VALUE_AND_UNIT.sub("\u00a0", one_line(in_language(row.reason)))


def _drawn(option: QStyleOptionViewItem) -> tuple[QRect, QFont, QStyle.StateFlag]:
    # PySide's stubs leave out the fields that Qt documents for QStyleOption.
    return getattr(option, "rect"), getattr(option, "font"), getattr(option, "state")  # noqa: B009


def _draw_ground(painter: QPainter, rect: QRect, is_selected: bool, is_first: bool) -> None:
    theme = current_theme()
    painter.fillRect(rect, theme.selection if is_selected else theme.panel)
    painter.setPen(QPen(theme.line, 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if is_selected and is_first:
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.accent)


def _write(painter: QPainter, rect: QRect, font: QFont, colour: QColor, text: str) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, _WRAP | Qt.TextFlag.TextDontClip.value, text)


def _write_centred(painter: QPainter, rect: QRect, font: QFont, colour: QColor, text: str, is_late: bool) -> None:
    lines = [(font, text)] + ([(_small(font), tr("overdue"))] if is_late else [])
    tall = sum(QFontMetrics(each).height() for each, _ in lines)
    top = rect.top() + (rect.height() - tall) // 2
    for each, line in lines:
        height = QFontMetrics(each).height()
        _write(painter, QRect(rect.left(), top, rect.width(), height), each, colour, line)
        top += height


def _measure(font: QFont, text: str, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(40, width), _SPACE), _WRAP, text).height()


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(11)
    small.setWeight(QFont.Weight.Normal)
    return small


def _name_left() -> int:
    return MARGIN + MARK_SIDE + 10
