"""One kind of reading over time; imports pyqtgraph, so it is itself imported only when a trend is to be drawn."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from triage.workflow.chart.chart import Series
from ui.patient import trend_items as items
from ui.patient import trend_words as words
from ui.patient.calendar_ticks import date_ticks
from ui.patient.limits import MarkedPoint, in_force, limit_changes, marked
from ui.patient.runs import device_changes, runs, value_range
from ui.patient.trend_axes import bare_plot, most_dates
from ui.patient.trend_labels import EventLabels
from ui.theme import Theme
from ui.translate import shown_time, tr
from ui.widgets.plain_label import PlainLabel

Span = tuple[datetime, datetime]
REACH = 14


class TrendPlot(QWidget):
    """A heading with the newest value, and the trend under it; a reading under the pointer is told in the heading."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._series: Series | None = None
        self._points: tuple[MarkedPoint, ...] = ()
        self._times: list[float] = []
        self._devices: dict[str, str] = {}
        self._span: Span | None = None
        self._edges = (0.0, 1.0)
        self._name = PlainLabel("", "strong")
        self._readout = PlainLabel("", "muted")
        self._newest = PlainLabel("", "strong")
        self._when = PlainLabel("", "muted")
        self._plot = bare_plot(theme)
        self._ring = pg.ScatterPlotItem(symbol="o", size=15, brush=None, pen=pg.mkPen(theme.ink, width=1))
        self.events = EventLabels(self._plot, theme)
        self._plot.scene().sigMouseMoved.connect(self.point_at)
        self._lay_out()

    def show_series(self, series: Series, devices: dict[str, str], span: Span) -> None:
        """Draw `series` over `span`, whose second moment is now; `devices` maps references to names."""
        self._series, self._points, self._devices = series, marked(series), devices
        self._times = [point.time.timestamp() for point in self._points]
        self._write_heading(series, span[1])
        self._draw(series, span)
        self.show_span(span)

    def show_span(self, span: Span) -> None:
        """Show the time from the first to the second moment of `span`."""
        self._span = span
        self._plot.setXRange(span[0].timestamp(), span[1].timestamp(), padding=0.012)
        self._fit()
        seen = any(span[0] <= point.time <= span[1] for point in self._points)
        self._readout.setText("" if seen else tr("No readings in this period"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep dates and words apart at the new width."""
        super().resizeEvent(event)
        self._fit()

    @property
    def canvas(self) -> pg.PlotWidget:
        """Return the plot itself, with its axes."""
        return self._plot

    @property
    def drawn(self) -> dict[str, pg.GraphicsObject]:
        """Return the pyqtgraph items: readings by look ("within", "red", "withdrawn" …), "line", "limit …"."""
        return {item.name(): item for item in self._plot.plotItem.items if hasattr(item, "name") and item.name()}

    @property
    def readout(self) -> str:
        """Return what is said of the reading under the pointer."""
        return self._readout.text()

    def point_at(self, place: QPointF) -> None:
        """Tell of the reading nearest to `place` in the scene of the trend, of none when the nearest is far."""
        if self._series is None or self._span is None:
            return
        found = self._nearest(place)
        self._ring.setData(*([[found.time.timestamp()], [items.held(found, self._edges)]] if found else ([], [])))
        self._readout.setText(words.readout(found, self._series.kind, self._devices, self._span[1]) if found else "")

    def place_of(self, point: MarkedPoint) -> QPointF:
        """Return where in the scene of the trend a reading is drawn."""
        at = QPointF(point.time.timestamp(), items.held(point, self._edges))
        return QPointF(self._plot.plotItem.vb.mapViewToScene(at))

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(8)
        for label in (self._name, self._readout, self._newest, self._when):
            label.setWordWrap(label is self._readout)
            heading.addWidget(label, 1 if label is self._readout else 0)
        self._readout.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(heading)
        rows.addWidget(self._plot)

    def _write_heading(self, series: Series, now: datetime) -> None:
        last = words.newest(self._points)
        self._name.setText(words.kind_name(series.kind))
        self._newest.setText(words.with_unit(last.value, series.kind) if last else tr("no readings"))
        self._when.setText(shown_time(last.time, now) if last else "")
        self.setAccessibleName(words.spoken_summary(series, self._points, now))

    def _draw(self, series: Series, span: Span) -> None:
        self._plot.clear()
        self._plot.setFixedHeight(176 if series.limits else 128)
        self._edges = value_range(*_axis_values(series, self._points))
        ticks = words.value_ticks(*self._edges)
        self._plot.getAxis("left").setTicks([ticks])
        self._plot.getAxis("right").setTicks([words.limit_names(in_force(series.limits, span[1]), series.kind)])
        for item in self._drawing(series, span, [value for value, _ in ticks]):
            self._plot.addItem(item, ignoreBounds=True)
        self.events.show(_events(series, self._points, self._devices))
        self._ring.setData([], [])
        self._plot.addItem(self._ring)
        low, high = self._edges
        self._plot.setYRange(low, high + (high - low) * self.events.share, padding=0)

    def _drawing(self, series: Series, span: Span, grid: list[float]) -> list[pg.GraphicsObject]:
        start = min((*(point.time for point in self._points), span[0]))
        begun = [step for step in series.limits if step.start < span[1]]
        return [
            *items.grid_items(grid, self._theme),
            *(items.limit_item(step, start, span[1], self._theme) for step in begun),
            items.line_item(runs(self._points), *self._edges, self._theme),
            *items.point_items(self._points, *self._edges, self._theme),
            *items.off_axis_labels(self._points, self._edges, series.kind.decimals, self._theme),
        ]

    def _fit(self) -> None:
        if self._span is not None:
            self._plot.getAxis("bottom").setTicks([date_ticks(*self._span, most_dates(self._plot.width()))])
            self.events.place(self._span[0].timestamp(), self._span[1].timestamp())

    def _nearest(self, place: QPointF) -> MarkedPoint | None:
        def distance(point: MarkedPoint) -> float:
            away = self.place_of(point) - place
            return away.x() ** 2 + away.y() ** 2

        found = min(self._points_beside(place), key=distance, default=None)
        return found if found is not None and distance(found) <= REACH**2 else None

    def _points_beside(self, place: QPointF) -> tuple[MarkedPoint, ...]:
        """Return the readings within reach to the left and right: years of them are not gone through on every move."""
        view = self._plot.plotItem.vb
        at, reach = view.mapSceneToView(place).x(), REACH * view.viewPixelSize()[0]
        return self._points[bisect_left(self._times, at - reach) : bisect_right(self._times, at + reach)]


def _axis_values(series: Series, points: Sequence[MarkedPoint]) -> tuple[list[Decimal], list[Decimal]]:
    """Return the readings that stand, and the values that the axis must hold: every limit and the newest reading."""
    last = words.newest(tuple(points))
    held = [step.value for step in series.limits] + ([last.value] if last else [])
    return [point.value for point in points if not point.withdrawn], held


def _events(series: Series, points: Sequence[MarkedPoint], devices: dict[str, str]) -> list[tuple[datetime, str]]:
    changes = [(change.time, words.change_words(change, series.kind)) for change in limit_changes(series.limits)]
    news = [(point.time, words.device_change(point, devices)) for point in device_changes(points)]
    return changes + news
