"""What is drawn on one trend, as pyqtgraph items; imported only when a trend is about to be drawn.

Lines are one pixel wide and never smoothed: wide smoothed lines cost thirty times as much to draw.
A reading off the axis stands at its edge as an arrow with its value, and no line leads there.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from math import cos, pi, sin

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsRectItem

from triage.clinical.colour import Colour
from triage.workflow.chart.series import Baseline, LimitStep
from ui.patient.trends.axes import tick_font
from ui.patient.trends.columns import Floats, Look
from ui.theme import Theme

NAN = float("nan")
EDGE_INSET = 0.04
Edges = tuple[float, float]
_DASHES = {Colour.RED: [8.0, 4.0], Colour.YELLOW: [3.0, 4.0]}
_COLOURS = {Look.RED: Colour.RED, Look.YELLOW: Colour.YELLOW, Look.GREY: Colour.GREY, Look.GREEN: Colour.GREEN}


def line_item(theme: Theme) -> pg.PlotCurveItem:
    """Return the empty thin line; it breaks where a value is not a number."""
    # Mixed beforehand: what is let through costs twice as much to draw.
    faint = mixed(theme.accent, theme.panel, 0.55)
    return pg.PlotCurveItem([], [], connect="finite", pen=pg.mkPen(faint, width=1), antialias=False, name="line")


def mark_item(look: Look, theme: Theme) -> pg.ScatterPlotItem:
    """Return the empty marks of one look: shape tells the colour, hollow is withdrawn, a cross is invalidated."""
    shape, size = SHAPES[look]
    pen, brush = _outline(look, theme), _fill(look, theme)
    return pg.ScatterPlotItem(symbol=shape, size=size, pen=pen, brush=brush, name=look.name.lower(), antialias=True)


def edge_item(is_above: bool, look: Look, theme: Theme) -> pg.ScatterPlotItem:
    """Return the empty arrows to the readings of one look that lie above or below the axis."""
    name = "above" if is_above else "below"
    colours = {"pen": _outline(look, theme), "brush": _fill(look, theme)}
    shape = arrow(-1 if is_above else 1)
    return pg.ScatterPlotItem(symbol=shape, size=14, name=f"{name} {look.name.lower()}", **colours)


def uncalibrated_item(theme: Theme) -> pg.ScatterPlotItem:
    """Return the empty diamonds around readings that an apparatus without calibration made."""
    pen = _pen(theme.muted, 1.2)
    return pg.ScatterPlotItem(symbol="d", size=15, pen=pen, brush=None, name="uncalibrated")


def limit_item(step: LimitStep, start: datetime, end: datetime, theme: Theme) -> pg.PlotCurveItem:
    """Return a limit as a dashed line over the time it was in force, between `start` and `end`."""
    left = max(step.start, start).timestamp()
    right = min(step.end or end, end).timestamp()
    pen = pg.mkPen(theme.of(step.colour).mark, width=1)
    pen.setDashPattern(_DASHES.get(step.colour, [6.0, 4.0]))
    name = f"limit {step.value} {step.start.isoformat()}"
    return pg.PlotCurveItem([left, right], [float(step.value)] * 2, pen=pen, antialias=False, name=name)


def baseline_items(baseline: Baseline, theme: Theme) -> tuple[QGraphicsRectItem, pg.PlotCurveItem]:
    """Return the band of what the patient usually has, and the line in its middle."""
    left, right = baseline.start.timestamp(), baseline.end.timestamp()
    low, high = float(baseline.low), float(baseline.high)
    band = QGraphicsRectItem(QRectF(left, low, right - left, high - low))
    faint = QColor(theme.accent)
    faint.setAlphaF(0.13)
    band.setBrush(QBrush(faint))
    band.setPen(QPen(Qt.PenStyle.NoPen))
    pen = pg.mkPen(theme.accent, width=1, style=Qt.PenStyle.DashDotLine)
    middle = [float(baseline.middle)] * 2
    return band, pg.PlotCurveItem([left, right], middle, pen=pen, antialias=False, name="baseline")


def pause_item(start: float, end: float, theme: Theme) -> pg.LinearRegionItem:
    """Return the shade over a time in which nothing was expected."""
    shade = QColor(theme.muted)
    shade.setAlphaF(0.14)
    item = pg.LinearRegionItem((start, end), movable=False, brush=shade, pen=pg.mkPen(None))
    item.setZValue(-20)
    return item


def event_item(time: float, theme: Theme) -> pg.InfiniteLine:
    """Return the dotted upright line of a change."""
    return pg.InfiniteLine(time, angle=90, pen=pg.mkPen(theme.muted, width=1, style=Qt.PenStyle.DotLine))


def happenings_item(times: Sequence[float], heights: Sequence[float], theme: Theme) -> pg.PlotCurveItem:
    """Return the faint upright lines below what is named above the trends: one item, however many there are."""
    x, y = np.repeat(np.array(times), 2), np.tile(np.array(heights), len(times))
    faint = QColor(theme.muted)
    faint.setAlphaF(0.45)
    pen = pg.mkPen(faint, width=1, style=Qt.PenStyle.DotLine)
    return pg.PlotCurveItem(x, y, connect="pairs", pen=pen, antialias=False)


def cursor_item(theme: Theme) -> pg.InfiniteLine:
    """Return the upright line that tells the same moment in every trend; it hides until it is put somewhere."""
    item = pg.InfiniteLine(0, angle=90, pen=pg.mkPen(theme.ink, width=1))
    item.setVisible(False)
    return item


def grid_items(values: Iterable[float], theme: Theme) -> list[pg.InfiniteLine]:
    """Return a hairline across the trend at each of `values`."""
    return [pg.InfiniteLine(value, angle=0, pen=pg.mkPen(theme.line, width=1)) for value in values]


def text_item(text: str, colour: QColor, anchor: tuple[float, float] = (0, 0)) -> pg.TextItem:
    """Return plain words that stand on the trend, in the size of the axis; `anchor` (1, 1) is their lower right."""
    item = pg.TextItem(text, color=colour, anchor=anchor)
    item.setFont(tick_font())
    return item


def edge_label(text: str, look: Look, theme: Theme) -> pg.TextItem:
    """Return the value of a reading off the axis, on a ground of its own beside the arrow."""
    colour = theme.of(_COLOURS[look]).text if look in _COLOURS else theme.muted
    label = text_item(text, colour, (-0.4, 0.55))
    label.fill = pg.mkBrush(theme.panel)
    return label


def held(values: Floats, edges: Edges) -> Floats:
    """Return where on the axis readings are drawn: at their value, or just inside the edge they lie beyond."""
    inset = (edges[1] - edges[0]) * EDGE_INSET
    inside = np.where(values > edges[1], edges[1] - inset, values)
    return np.where(values < edges[0], edges[0] + inset, inside)


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """Return `share` of a colour on a ground, as it looks there."""
    parts = (
        (colour.red(), ground.red()),
        (colour.green(), ground.green()),
        (colour.blue(), ground.blue()),
    )
    return QColor(*(round(above * share + below * (1 - share)) for above, below in parts))


def mark_colour(look: Look, theme: Theme) -> QColor:
    """Return the colour that fills a mark."""
    return theme.of(_COLOURS[look]).mark if look in _COLOURS else theme.accent


def _fill(look: Look, theme: Theme) -> QBrush:
    return QBrush(Qt.BrushStyle.NoBrush) if look >= Look.WITHDRAWN else QBrush(mark_colour(look, theme))


def _outline(look: Look, theme: Theme) -> QPen:
    if look >= Look.WITHDRAWN:
        return _pen(theme.muted, 1.5)
    return _pen(theme.of(_COLOURS[look]).text if look in _COLOURS else theme.accent, 1.0)


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    return pen


def arrow(down: int) -> QPainterPath:
    """Return an arrow one unit long that points down (1) or up (-1)."""
    path = QPainterPath()
    right = ((0.0, 0.55), (0.5, 0.0), (0.17, 0.0), (0.17, -0.5))
    left = tuple((-x, y) for x, y in reversed(right))
    path.addPolygon(QPolygonF([QPointF(x, y * down) for x, y in right + left]))
    return path


def _octagon() -> QPainterPath:
    path = QPainterPath()
    corners = [QPointF(0.54 * cos(pi / 8 + pi / 4 * n), 0.54 * sin(pi / 8 + pi / 4 * n)) for n in range(9)]
    path.addPolygon(QPolygonF(corners))
    return path


SHAPES: dict[Look, tuple[str | QPainterPath, int]] = {
    Look.WITHIN: ("o", 5),
    Look.GREEN: ("o", 5),
    Look.GREY: ("s", 7),
    Look.WITHDRAWN: ("o", 8),
    Look.INVALIDATED: ("x", 8),
    Look.YELLOW: ("t1", 10),
    Look.RED: (_octagon(), 11),
}
