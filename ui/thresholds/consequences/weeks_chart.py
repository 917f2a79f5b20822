"""Red and yellow per week as bars against what the department has room for; a stroke is how it was."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.crash.guards import kept_alive
from ui.theme import body_font, current_theme, scaled
from ui.thresholds.consequences.seen import Week
from ui.translate import shown_count, tr

_HIGH, _FOOT, _HEAD, _LEFT = 168, 18, 20, 34
_SMALL, _GAP, _LOW_BARS, _PART = 11, 0.35, 220, 0.45


class WeeksChart(QWidget):
    """Bars by the draft, black strokes as it is now; part weeks are drawn paler, with a dashed foot."""

    def __init__(self) -> None:
        super().__init__()
        self._weeks: Sequence[Week] = ()
        self._capacity: int | None = None
        self._months: tuple[str, str] = ("", "")
        self._told = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Work per week against capacity"))

    def show_weeks(self, weeks: Sequence[Week], capacity: int | None, months: tuple[str, str], told: str) -> None:
        """Draw other weeks; `months` stand at both ends, `told` is the whole in words."""
        self._weeks, self._capacity, self._months, self._told = weeks, capacity, months, told
        self.setAccessibleDescription(told)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size at which a year can be read."""
        return QSize(scaled(520), scaled(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return the least at which weeks can be told apart."""
        return QSize(scaled(_LOW_BARS), scaled(_HIGH))

    @kept_alive
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the weeks."""
        painter = QPainter(self)
        painter.setFont(body_font(_SMALL))
        if self._weeks:
            self._draw(painter)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        theme = current_theme()
        area = QRectF(self.rect()).adjusted(scaled(_LEFT), scaled(_HEAD), -2, -scaled(_FOOT))
        most = self._most()
        self._draw_scale(painter, area, most)
        for is_whole in (True, False):
            painter.setOpacity(1.0 if is_whole else _PART)
            for rects, colour in zip(self._bars(area, most, is_whole=is_whole), _colours(), strict=True):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawRects(rects)
        painter.setOpacity(1.0)
        painter.setPen(theme.muted)
        foot = QRectF(area.left(), area.bottom(), area.width(), scaled(_FOOT))
        painter.drawText(foot, _BOTTOM_LEFT, self._months[0])
        painter.drawText(foot, _BOTTOM_RIGHT, self._months[1])
        self._draw_capacity(painter, area, most)

    def _bars(self, area: QRectF, most: int, *, is_whole: bool) -> tuple[list[QRectF], list[QRectF], list[QRectF]]:
        """Return the parts of the bars that are red and yellow, and the strokes of how it was."""
        red, yellow, before = [], [], []
        wide, high = area.width() / len(self._weeks), area.height() / most
        for number, week in enumerate(self._weeks):
            if week.is_whole is is_whole:
                left, across = area.left() + number * wide, wide * (1 - _GAP)
                top, middle = area.bottom() - week.calls * high, area.bottom() - week.red * high
                red.append(QRectF(left, middle, across, area.bottom() - middle))
                yellow.append(QRectF(left, top, across, middle - top))
                before.append(QRectF(left - 1, area.bottom() - week.before * high - 1, across + 2, 2))
        return red, yellow, before

    def _draw_scale(self, painter: QPainter, area: QRectF, most: int) -> None:
        theme = current_theme()
        painter.setPen(QPen(theme.line, 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(theme.muted)
        for number in (0, most // 2, most):
            y = area.bottom() - number * area.height() / most
            box = QRectF(0, y - scaled(8), area.left() - 6, scaled(16))
            painter.drawText(box, _RIGHT, shown_count(number))

    def _draw_capacity(self, painter: QPainter, area: QRectF, most: int) -> None:
        if self._capacity is None:
            return
        theme = current_theme()
        y = area.bottom() - self._capacity * area.height() / most
        # On a line of the panel's own colour, so that it is seen over every bar.
        for pen in (QPen(theme.panel, 4), QPen(theme.accent, 2, Qt.PenStyle.DashLine)):
            painter.setPen(pen)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        words = tr("capacity {count}").format(count=shown_count(self._capacity))
        painter.drawText(QRectF(area.left(), 0, area.width(), scaled(_HEAD)), _TOP_RIGHT, words)

    def _most(self) -> int:
        most = max(max(week.calls, week.before) for week in self._weeks)
        most = max(most, self._capacity or 0, 1)
        step = 10 ** max(0, len(str(most)) - 1) // 5 or 1
        steps = ceil(most * 1.05 / step)
        # An even number of them, so that the middle is a round number, too.
        return (steps + steps % 2) * step


_BOTTOM_LEFT = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignBottom.value
_BOTTOM_RIGHT = Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignBottom.value
_TOP_RIGHT = Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignTop.value
_RIGHT = Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignVCenter.value


def _colours() -> tuple[QColor, QColor, QColor]:
    theme = current_theme()
    return theme.mark_red, theme.mark_yellow, theme.ink
