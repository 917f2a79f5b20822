"""Paint a row of the worklist: mark, name and what is known besides, the reason in full, deadline and age of data."""

import re
from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from triage.clinical.colour import Colour
from triage.worklist.row import Row
from ui.crash.guards import kept_alive
from ui.desks.desk import Desk
from ui.theme import Theme, current_theme, roomy, scaled
from ui.translate import in_language, tr
from ui.widgets.mark import draw_mark
from ui.widgets.plain_label import one_line, values_whole
from ui.widgets.windowed_model import ROW_ROLE, Index
from ui.worklist.columns import AGE, BESIDE, DEADLINE, NAME, REASON
from ui.worklist.spoken import Around, alarm_words, due, quiet_words, spoken_row

MARK_SIDE = 20
MARGIN = 10
GAP = 8
PAD = 7
LEAST_HEIGHT = 50
_HANDLED_MARK = 0.4
_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value
_SPACE = 10_000
# Where a line may be broken anyhow.
_PARTS = re.compile(r"(?<=[ -])")
_PER_NUMBER = re.compile(r"(?<=\w)/(?=\d)")


class RowDelegate(QStyledItemDelegate):
    """Nothing is elided: a text that is too long for two lines makes its row higher (`height`).

    `is_too_old`: nobody knows any longer whether the colours are true, and they are drawn without colour.
    """

    def __init__(self, desk: Desk, around: Around | None = None) -> None:
        super().__init__()
        self._now = desk.now
        self._actor = desk.actor
        self.around = around or Around()
        self.is_too_old = False

    def height(self, row: Row, font: QFont, name_width: int, reason_width: int) -> int:
        """Return the pixels that `row` needs when its columns are so wide."""
        room = name_width - name_left() - scaled(GAP)
        quiet, alarm = self._below(row)
        name = _measure(_strong(font), _fitting(one_line(row.name), _strong(font), room), room)
        name += _measure(_small(font), quiet, room) + _measure(_small(font), alarm, room)
        reason = _measure(font, _reason_text(row), reason_width - scaled(MARGIN))
        return max(least_height(), max(name, reason) + 2 * roomy(PAD))

    def height_for(self, table: QTableView, number: int) -> int:
        """Return the pixels that row `number` needs as wide as the columns are, 0 while it is still being fetched."""
        row = table.model().index(number, NAME).data(ROW_ROLE)
        if not isinstance(row, Row):
            return 0
        font = table.font()
        beside = (column for column in BESIDE if not table.isColumnHidden(column))
        cells = (self.cell_height(row, font, column, table.columnWidth(column)) for column in beside)
        return max(self.height(row, font, table.columnWidth(NAME), table.columnWidth(REASON)), *cells, 0)

    def cell_height(self, row: Row, font: QFont, column: int, width: int) -> int:
        """Return the pixels that a cell beside name and reason needs."""
        return _measure(font, self._text(row, column), width - scaled(GAP)) + 2 * roomy(PAD)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the usual height; the list makes single rows higher."""
        return QSize(scaled(80), least_height())

    @kept_alive
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        rect, font, state = _drawn(option)
        painter.save()
        _draw_ground(painter, rect, bool(state & QStyle.StateFlag.State_Selected), index.column() == NAME)
        row = index.data(ROW_ROLE)
        if isinstance(row, Row):
            _CELLS.get(index.column(), RowDelegate._other)(self, painter, rect, font, row, index.column())
        painter.restore()

    def _name(self, painter: QPainter, rect: QRect, font: QFont, row: Row, _column: int) -> None:
        theme, side = current_theme(), scaled(MARK_SIDE)
        has_left = self.around.has_left(row)
        mark = QRectF(rect.left() + scaled(MARGIN), rect.center().y() - side / 2, side, side)
        painter.setOpacity(_HANDLED_MARK if has_left else 1)
        draw_mark(painter, mark, row.colour, _without_colour(theme) if self.is_too_old else theme)
        painter.setOpacity(1)
        quiet, alarm = self._below(row)
        width = rect.width() - name_left() - scaled(GAP)
        lines = (
            (_strong(font), self._ink(row), _fitting(one_line(row.name), _strong(font), width)),
            (_small(font), theme.muted, quiet),
            (_small(font), theme.red_text, alarm),
        )
        tall = [_measure(each, text, width) for each, _, text in lines]
        top = rect.top() + (rect.height() - sum(tall)) // 2
        for (each, colour, text), high in zip(lines, tall, strict=True):
            _write(painter, QRect(rect.left() + name_left(), top, width, high), each, colour, text)
            top += high

    def _reason(self, painter: QPainter, rect: QRect, font: QFont, row: Row, _column: int) -> None:
        _write_middle(painter, rect, rect.width() - scaled(MARGIN), font, self._ink(row), _reason_text(row))

    def _deadline(self, painter: QPainter, rect: QRect, font: QFont, row: Row, _column: int) -> None:
        theme, left = current_theme(), due(row.deadline, self._now())
        # A case that was handled presses nobody.
        is_open_red = row.colour is Colour.RED and row.deadline is not None and not self.is_too_old
        is_pressing = not row.closed and (left.is_late or is_open_red)
        colour = theme.red_text if is_pressing else self._ink(row)
        lines = [(_strong(font) if is_pressing else font, left.text)]
        if left.is_late and not self.around.has_left(row):
            lines.append((_small(font), tr("too late")))
        _write_lines(painter, rect, lines, colour)

    def _age(self, painter: QPainter, rect: QRect, font: QFont, row: Row, column: int) -> None:
        _write_middle(painter, rect, rect.width(), font, current_theme().muted, self._text(row, column))

    def _other(self, painter: QPainter, rect: QRect, font: QFont, row: Row, column: int) -> None:
        _write_middle(painter, rect, rect.width() - scaled(GAP), font, self._ink(row), self._text(row, column))

    def _text(self, row: Row, column: int) -> str:
        return spoken_row(row, self._now(), self._actor).columns[column]

    def _below(self, row: Row) -> tuple[str, str]:
        """Return what is known besides, no line of it beginning with a dot, and what alarms."""
        quiet = quiet_words(row, self._actor, self._now(), self.around)
        return quiet.replace(" · ", "\u00a0· "), alarm_words(row, self.around)

    def _ink(self, row: Row) -> QColor:
        theme = current_theme()
        return theme.muted if self.around.has_left(row) else theme.ink


_CELLS = {
    NAME: RowDelegate._name,  # noqa: SLF001 - the class's own cells by column
    REASON: RowDelegate._reason,  # noqa: SLF001
    DEADLINE: RowDelegate._deadline,  # noqa: SLF001
    AGE: RowDelegate._age,  # noqa: SLF001
}


def least_height() -> int:
    """Return how high a row is at least, as close as lists stand."""
    return roomy(LEAST_HEIGHT)


def name_left() -> int:
    """Return where names begin, beside the mark."""
    return scaled(MARGIN + MARK_SIDE + 10)


def late_width(font: QFont) -> int:
    """Return how wide the deadline's column must be for its words not to be cut."""
    words = QFontMetrics(_small(font)).horizontalAdvance(tr("too late"))
    return max(words, QFontMetrics(_strong(font)).horizontalAdvance("00 min")) + scaled(GAP)


def age_width(font: QFont) -> int:
    """Return how wide the age's column must be."""
    return QFontMetrics(font).horizontalAdvance("00 min") + scaled(GAP)


def _fitting(text: str, font: QFont, width: int) -> str:
    """Return `text` so that a word which is longer than the line may be broken anywhere."""
    metrics = QFontMetrics(font)

    def broken(part: str) -> str:
        return part if metrics.horizontalAdvance(part) <= width else "\u200b".join(part)

    return "".join(broken(part) for part in _PARTS.split(text))


def _reason_text(row: Row) -> str:
    """Return the reason with every number kept on one line with its unit: "1,00 kg/3 d" is one word."""
    return _PER_NUMBER.sub("/\u2060", values_whole(one_line(in_language(row.reason))))


def _without_colour(theme: Theme) -> Theme:
    """Return the theme with the marks' shapes and signs alone."""
    grey = theme.mark_grey
    return replace(theme, mark_red=grey, mark_yellow=grey, mark_green=grey)


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


def _write_middle(painter: QPainter, rect: QRect, width: int, font: QFont, colour: QColor, text: str) -> None:
    tall = _measure(font, text, width)
    _write(painter, QRect(rect.left(), rect.top() + (rect.height() - tall) // 2, width, tall), font, colour, text)


def _write_lines(painter: QPainter, rect: QRect, lines: list[tuple[QFont, str]], colour: QColor) -> None:
    tall = sum(QFontMetrics(font).height() for font, _ in lines)
    top = rect.top() + (rect.height() - tall) // 2
    for font, line in lines:
        height = QFontMetrics(font).height()
        _write(painter, QRect(rect.left(), top, rect.width(), height), font, colour, line)
        top += height


def _measure(font: QFont, text: str, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(40, width), _SPACE), _WRAP, text).height() if text else 0


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(scaled(11))
    small.setWeight(QFont.Weight.Normal)
    return small
