"""Ten lines on the same dates, drawn by other libraries: what a trend costs without limits, gaps, marks and words."""

from collections.abc import Callable, Sequence
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

Floats = NDArray[np.float64]
Lines = Sequence[tuple[Floats, Floats]]
# Shows the time from one second to another, all of it painted when it returns.
Show = Callable[[float, float], None]


def with_qtcharts(lines: Lines, parent: QWidget) -> Show | None:
    """Return how QtCharts shows a time, None where it is not installed."""
    if find_spec("PySide6.QtCharts") is None:
        return None
    from PySide6.QtCharts import QChart, QChartView, QLineSeries, QValueAxis

    rows = QVBoxLayout(parent)
    axes = []
    for times, values in lines:
        series, across, up = QLineSeries(), QValueAxis(), QValueAxis()
        series.replace([QPointF(x, y) for x, y in zip(times.tolist(), values.tolist(), strict=True)])
        chart = QChart()
        chart.legend().hide()
        chart.addSeries(series)
        for axis, side in ((across, Qt.AlignmentFlag.AlignBottom), (up, Qt.AlignmentFlag.AlignLeft)):
            chart.addAxis(axis, side)
            series.attachAxis(axis)
        up.setRange(float(values.min()), float(values.max()))
        rows.addWidget(QChartView(chart))
        axes.append(across)

    def show(start: float, end: float) -> None:
        for axis in axes:
            axis.setRange(start, end)

    return show


def with_matplotlib(lines: Lines, parent: QWidget) -> Show | None:
    """Return how matplotlib shows a time, None where it is not installed."""
    if find_spec("matplotlib") is None:
        return None
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
    from matplotlib.figure import Figure

    figure = Figure()
    plots = figure.subplots(len(lines), 1, sharex=True)
    for plot, (times, values) in zip(plots, lines, strict=True):
        plot.plot(times, values, linewidth=0.8)
    canvas = FigureCanvasQTAgg(figure)
    QVBoxLayout(parent).addWidget(canvas)

    def show(start: float, end: float) -> None:
        plots[0].set_xlim(start, end)
        canvas.draw()

    return show


def with_pyqtgraph(lines: Lines, parent: QWidget) -> Show:
    """Return how pyqtgraph alone shows a time, thinned as it does by itself."""
    import pyqtgraph as pg

    rows = QVBoxLayout(parent)
    made = []
    for times, values in lines:
        plot = pg.PlotWidget()
        line = plot.plot(times, values)
        plot.disableAutoRange()
        line.setDownsampling(auto=True, method="peak")
        line.setClipToView(True)
        rows.addWidget(plot)
        made.append(plot)

    def show(start: float, end: float) -> None:
        for plot in made:
            plot.setXRange(start, end, padding=0)

    return show
