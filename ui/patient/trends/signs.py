"""The signs of the trends with their meanings, drawn as they stand there but without the plotting library."""

from collections.abc import Callable
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from triage.clinical.colour import Colour
from ui.patient.trends.events import Happening, kind_word
from ui.patient.trends.strip import shape
from ui.theme import Theme
from ui.translate import tr

# The places of the signs that tell of limits, which whoever judges blind is not shown.
OF_LIMITS = frozenset({0, 1, 2, 7, 8})


def sign_words() -> tuple[str, ...]:
    """Return what each sign means, in the order in which `draw_sign` counts them."""
    return tuple(word for word, _ in _signs())


def draw_sign(painter: QPainter, number: int, box: QRectF, theme: Theme) -> None:
    """Draw one sign in the middle of `box`."""
    painter.save()
    _signs()[number][1](painter, box, theme)
    painter.restore()


def faint(colour: QColor, alpha: float) -> QColor:
    """Return a colour that lets through what lies beneath."""
    found = QColor(colour)
    found.setAlphaF(alpha)
    return found


Draw = Callable[[QPainter, QRectF, Theme], None]


def _signs() -> tuple[tuple[str, Draw], ...]:
    return (
        (tr("within the limits"), _dot),
        (tr("yellow limit broken"), _triangle),
        (tr("red limit broken"), _octagon),
        (tr("withdrawn, not part of the assessment"), _ring),
        (tr("the device's readings are invalid"), _cross),
        (tr("calibration expired"), _diamond),
        (tr("off the axis, with its value"), _arrow),
        (tr("red limit then"), _red_limit),
        (tr("yellow limit then"), _yellow_limit),
        (tr("own level"), _band),
        *((kind_word(kind), _happening(kind)) for kind in Happening),
    )


def _polygon(painter: QPainter, box: QRectF, corners: tuple[tuple[float, float], ...], size: float) -> None:
    painter.drawPolygon(QPolygonF([box.center() + QPointF(x * size, y * size) for x, y in corners]))


def _dot(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(theme.accent))
    painter.drawEllipse(box.center(), 2.5, 2.5)


def _triangle(painter: QPainter, box: QRectF, theme: Theme) -> None:
    mark = theme.of(Colour.YELLOW)
    painter.setPen(QPen(mark.text, 1))
    painter.setBrush(QBrush(mark.mark))
    _polygon(painter, box, ((0, -1), (1, 1), (-1, 1)), 5)


def _octagon(painter: QPainter, box: QRectF, theme: Theme) -> None:
    mark = theme.of(Colour.RED)
    painter.setPen(QPen(mark.text, 1))
    painter.setBrush(QBrush(mark.mark))
    _polygon(painter, box, tuple((cos(pi / 8 + pi / 4 * n), sin(pi / 8 + pi / 4 * n)) for n in range(8)), 6)


def _ring(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.setPen(QPen(theme.muted, 1.5))
    painter.drawEllipse(box.center(), 4.0, 4.0)


def _cross(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.setPen(QPen(theme.muted, 1.5))
    for side in (1, -1):
        painter.drawLine(box.center() + QPointF(-4, -4 * side), box.center() + QPointF(4, 4 * side))


def _diamond(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.setPen(QPen(theme.muted, 1.2))
    _polygon(painter, box, ((0, -1), (1, 0), (0, 1), (-1, 0)), 7)
    _dot(painter, box, theme)


def _arrow(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.setPen(QPen(theme.accent, 1))
    painter.setBrush(QBrush(theme.accent))
    _polygon(painter, box, ((0, 1), (0.9, 0), (0.3, 0), (0.3, -0.9), (-0.3, -0.9), (-0.3, 0), (-0.9, 0)), 6)


def _red_limit(painter: QPainter, box: QRectF, theme: Theme) -> None:
    _limit(painter, box, theme.of(Colour.RED).mark, [8.0, 4.0])


def _yellow_limit(painter: QPainter, box: QRectF, theme: Theme) -> None:
    _limit(painter, box, theme.of(Colour.YELLOW).mark, [3.0, 4.0])


def _limit(painter: QPainter, box: QRectF, colour: QColor, dashes: list[float]) -> None:
    pen = QPen(colour, 1.4)
    pen.setDashPattern(dashes)
    painter.setPen(pen)
    painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))


def _band(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.fillRect(box.adjusted(0, 3, 0, -3), faint(theme.accent, 0.13))
    painter.setPen(QPen(theme.accent, 1, Qt.PenStyle.DashDotLine))
    painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))


def _happening(kind: Happening) -> Draw:
    def draw(painter: QPainter, box: QRectF, theme: Theme) -> None:
        painter.setPen(QPen(theme.ink, 1.2))
        painter.setBrush(QBrush(theme.muted if kind is Happening.PAUSE else theme.panel))
        painter.drawPolygon(shape(kind, box.center()))

    return draw
