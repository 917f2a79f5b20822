"""What is drawn on one trend, as pyqtgraph items; imported only when a trend is about to be drawn.

Lines are one pixel wide and never smoothed: wide smoothed lines cost thirty times as much to draw.
A reading off the axis stands at its edge as an arrow with its value, and no line leads there.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from math import cos, pi, sin

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen, QPolygonF

from triage.clinical.colour import Colour
from triage.workflow.chart.chart import LimitStep
from ui.patient.limits import MarkedPoint
from ui.patient.trend_axes import tick_font
from ui.theme import Theme
from ui.translate import shown_number

NAN = float("nan")
_EDGES = ("above", "below")
Shape = tuple[str | QPainterPath, int]
_DASHES = {Colour.RED: [8.0, 4.0], Colour.YELLOW: [3.0, 4.0]}


def line_item(runs: Sequence[Sequence[MarkedPoint]], low: float, high: float, theme: Theme) -> pg.PlotCurveItem:
    """Return the thin line through each run of readings; nothing joins one run to the next."""
    x: list[float] = []
    y: list[float] = []
    for run in runs:
        x += [point.time.timestamp() for point in run] + [NAN]
        y += [NAN if off_axis(point, low, high) else float(point.value) for point in run] + [NAN]
    faint = QColor(theme.accent)
    faint.setAlphaF(0.55)
    return pg.PlotCurveItem(x, y, connect="finite", pen=pg.mkPen(faint, width=1), antialias=False, name="line")


def point_items(points: Sequence[MarkedPoint], low: float, high: float, theme: Theme) -> list[pg.ScatterPlotItem]:
    """Return the readings by how they are drawn: shape tells the colour, hollow is withdrawn, an arrow is off the axis.

    A cross is by a device whose readings are invalid. `low` and `high` are the edges of the axis.
    """
    by_look: dict[str, list[MarkedPoint]] = {}
    for point in points:
        by_look.setdefault(_look(point, low, high), []).append(point)
    return [_scatter(name, by_look[name], shape, (low, high), theme) for name, shape in _LOOKS if name in by_look]


def limit_item(step: LimitStep, start: datetime, end: datetime, theme: Theme) -> pg.PlotCurveItem:
    """Return a limit as a dashed line over the time it was in force, between `start` and `end`."""
    left = max(step.start, start).timestamp()
    right = min(step.end or end, end).timestamp()
    pen = pg.mkPen(theme.of(step.colour).mark, width=1)
    pen.setDashPattern(_DASHES.get(step.colour, [6.0, 4.0]))
    name = f"limit {step.value} {step.start.isoformat()}"
    return pg.PlotCurveItem([left, right], [float(step.value)] * 2, pen=pen, antialias=False, name=name)


def event_item(time: datetime, theme: Theme) -> pg.InfiniteLine:
    """Return the dotted upright line of a change."""
    return pg.InfiniteLine(time.timestamp(), angle=90, pen=pg.mkPen(theme.muted, width=1, style=Qt.PenStyle.DotLine))


def grid_items(values: Iterable[float], theme: Theme) -> list[pg.InfiniteLine]:
    """Return a hairline across the trend at each of `values`."""
    return [pg.InfiniteLine(value, angle=0, pen=pg.mkPen(theme.line, width=1)) for value in values]


def text_item(text: str, colour: QColor, anchor: tuple[float, float] = (0, 0)) -> pg.TextItem:
    """Return plain words that stand on the trend, in the size of the axis; `anchor` (1, 1) is their lower right."""
    item = pg.TextItem(text, color=colour, anchor=anchor)
    item.setFont(tick_font())
    return item


def off_axis_labels(
    points: Sequence[MarkedPoint], edges: tuple[float, float], decimals: int, theme: Theme
) -> list[pg.TextItem]:
    """Return the value of every reading off the axis, beside its arrow; `edges` are the axis' lowest and highest."""
    labels = []
    for point in points:
        if off_axis(point, *edges):
            colour = theme.of(point.colour).text if point.colour else theme.muted
            label = text_item(shown_number(point.value, decimals), colour, (-0.4, 0.55))
            label.fill = pg.mkBrush(theme.panel)
            label.setPos(point.time.timestamp(), held(point, edges))
            labels.append(label)
    return labels


def held(point: MarkedPoint, edges: tuple[float, float]) -> float:
    """Return where on the axis a reading is drawn: at its value, or just inside the edge it lies beyond."""
    inset = (edges[1] - edges[0]) * 0.04 if off_axis(point, *edges) else 0.0
    return min(max(float(point.value), edges[0] + inset), edges[1] - inset)


def off_axis(point: MarkedPoint, low: float, high: float) -> bool:
    """Return whether a reading lies outside the axis, and so is drawn at its edge."""
    return not low <= float(point.value) <= high


def _scatter(
    name: str, points: Sequence[MarkedPoint], shape: Shape, edges: tuple[float, float], theme: Theme
) -> pg.ScatterPlotItem:
    return pg.ScatterPlotItem(
        x=[point.time.timestamp() for point in points],
        y=[held(point, edges) for point in points],
        symbol=shape[0],
        size=shape[1],
        name=name,
        **_colours(name, points, theme),
    )


def _colours(name: str, points: Sequence[MarkedPoint], theme: Theme) -> dict[str, object]:
    """Return pen and brush: one of each for a look that has one colour, which is far quicker than one per reading."""
    if name in _EDGES:
        return {"pen": [_outline(point, theme) for point in points], "brush": [_fill(point, theme) for point in points]}
    return {"pen": _outline(points[0], theme), "brush": _fill(points[0], theme)}


def _look(point: MarkedPoint, low: float, high: float) -> str:
    if off_axis(point, low, high):
        return "above" if float(point.value) > high else "below"
    if point.invalidated:
        return "invalidated"
    if point.withdrawn:
        return "withdrawn"
    return point.colour.value if point.colour else "within"


def _fill(point: MarkedPoint, theme: Theme) -> QBrush:
    if point.withdrawn:
        return QBrush(Qt.BrushStyle.NoBrush)
    return QBrush(theme.of(point.colour).mark if point.colour else theme.accent)


def _outline(point: MarkedPoint, theme: Theme) -> QPen:
    if point.withdrawn:
        return _pen(theme.muted, 1.5)
    return _pen(theme.of(point.colour).text if point.colour else theme.accent, 1.0)


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    return pen


def _arrow(down: int) -> QPainterPath:
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


_LOOKS: tuple[tuple[str, Shape], ...] = (
    ("within", ("o", 5)),
    ("green", ("o", 5)),
    ("grey", ("s", 7)),
    ("withdrawn", ("o", 8)),
    ("invalidated", ("x", 8)),
    ("yellow", ("t1", 10)),
    ("red", (_octagon(), 10)),
    ("above", (_arrow(-1), 14)),
    ("below", (_arrow(1), 14)),
)
