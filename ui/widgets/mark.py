"""The four triage marks: a shape and a sign each, so that no one needs to see the colour."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from triage.clinical.colour import Colour
from ui.theme import Theme, current_theme
from ui.translate import colour_word

_WHITE = QColor("#ffffff")
_INK = QColor("#17202e")
# Sharp on screens of twice as many dots.
_FINE = 2


def draw_mark(painter: QPainter, rect: QRectF, colour: Colour, theme: Theme) -> None:
    """Draw the mark of `colour` as large as fits in the middle of `rect`."""
    side = min(rect.width(), rect.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.of(colour).mark)
    _DRAWERS[colour](painter, box)
    painter.restore()


class Mark(QWidget):
    """A triage mark standing alone, named aloud by its word."""

    def __init__(self, colour: Colour, side: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(colour_word(colour))

    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark in the theme in force."""
        painter = QPainter(self)
        draw_mark(painter, QRectF(self.rect()), self._colour, current_theme())
        painter.end()


def mark_picture(colour: Colour, side: int) -> QPixmap:
    """Return the mark of `colour` in the theme in force, for what shows pictures."""
    picture = QPixmap(side * _FINE, side * _FINE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_mark(painter, QRectF(picture.rect()), colour, current_theme())
    painter.end()
    picture.setDevicePixelRatio(_FINE)
    return picture


def _octagon(painter: QPainter, box: QRectF) -> None:
    radius = box.width() / 2 * 1.06
    corners = (pi / 8 + pi / 4 * step for step in range(8))
    painter.drawPolygon(QPolygonF([box.center() + QPointF(radius * cos(at), radius * sin(at)) for at in corners]))
    _exclaim(painter, box, _WHITE, 0.0)


def _triangle(painter: QPainter, box: QRectF) -> None:
    _soften(painter, box)
    inset = box.width() * 0.06
    top = QPointF(box.center().x(), box.top() + inset)
    left, right = box.bottomLeft() + QPointF(inset, -inset), box.bottomRight() + QPointF(-inset, -inset)
    painter.drawPolygon(QPolygonF([top, right, left]))
    _exclaim(painter, box, _INK, 0.09)


def _square(painter: QPainter, box: QRectF) -> None:
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), box.width() * 0.14, box.width() * 0.14)
    font = painter.font()
    font.setPixelSize(max(6, round(box.height() * 0.66)))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(_WHITE)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")


def _disc(painter: QPainter, box: QRectF) -> None:
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    side = box.width()
    painter.setPen(QPen(_WHITE, side * 0.11, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    steps = ((0.30, 0.53), (0.44, 0.66), (0.70, 0.37))
    painter.drawPolyline(QPolygonF([box.topLeft() + QPointF(x * side, y * side) for x, y in steps]))


def _exclaim(painter: QPainter, box: QRectF, colour: QColor, lower: float) -> None:
    side = box.width()
    middle = box.center() + QPointF(0, lower * side)
    painter.setPen(QPen(colour, side * 0.12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(middle + QPointF(0, -0.21 * side), middle + QPointF(0, 0.05 * side))
    painter.drawPoint(middle + QPointF(0, 0.23 * side))


def _soften(painter: QPainter, box: QRectF) -> None:
    pen = QPen(painter.brush().color(), box.width() * 0.1)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)


_DRAWERS = {Colour.RED: _octagon, Colour.YELLOW: _triangle, Colour.GREY: _square, Colour.GREEN: _disc}
