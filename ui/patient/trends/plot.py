"""One kind of reading over time; imports pyqtgraph, so it is itself imported only when a trend is to be drawn."""

from collections.abc import Callable, Sequence
from datetime import datetime

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from triage.workflow.chart.series import Series
from ui.patient.calendar_ticks import date_ticks
from ui.patient.limits import MarkedPoint, in_force
from ui.patient.runs import value_range
from ui.patient.trends import items, words
from ui.patient.trends.axes import bare_plot, date_width, limits_width, values_width
from ui.patient.trends.columns import Columns, columns_of
from ui.patient.trends.events import Happening, TrendEvent
from ui.patient.trends.finding import at_time, place_near
from ui.patient.trends.head import TrendHead
from ui.patient.trends.labels import EventLabels, changes_of
from ui.patient.trends.marks import TrendMarks
from ui.patient.trends.span import Span
from ui.theme import Theme
from ui.translate import shown_time
from ui.widgets.plain_label import PlainLabel

TALL, LOW, SMALL = 176, 128, 104
_PADDING = 0.012
_SMALL_SIDE = 8


class TrendPlot(QWidget):
    """A heading with the newest value, and the trend under it; what the cursor is at is told in the heading.

    `read_at` is when its words are read, where that is not `now`, at which the trend ends. Where it `is_dated` times
    are written with their year, for a picture. `pointed` carries the seconds that the pointer is at, or None when it
    left; `chosen` tells of a click.
    """

    pointed = Signal(object)
    chosen = Signal()

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime] | None = None,
        parent: QWidget | None = None,
        *,
        is_dated: bool = False,
        read_at: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_dated = is_dated
        self._read_at = read_at
        self._theme = theme
        self._now = now
        self._all: Columns | None = None
        self._columns: Columns | None = None
        self._devices: dict[str, str] = {}
        self._happened: tuple[TrendEvent, ...] = ()
        self._span: Span | None = None
        self._edges = (0.0, 1.0)
        # Measured once: fonts are slow to make, and another zoom makes other plots.
        self._widths = (values_width(), limits_width(), date_width())
        self._written: dict[str, list[tuple[float, str]]] = {}
        self._is_small = False
        self.head = TrendHead()
        self._plot = bare_plot(theme)
        self._marks = TrendMarks(self._plot, theme)
        self._ring = pg.ScatterPlotItem(symbol="o", size=17, brush=None, pen=pg.mkPen(theme.ink, width=2))
        self._cursor = items.cursor_item(theme)
        self.events = EventLabels(self._plot, theme)
        self._plot.scene().sigMouseMoved.connect(self._moved)
        self._plot.viewport().installEventFilter(self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.own = PlainLabel("", "label")
        for widget in (self.head, self.own, self._plot):
            rows.addWidget(widget)

    def show_series(self, series: Series, devices: dict[str, str], span: Span) -> None:
        """Draw `series` over `span`; `devices` maps references to names."""
        self.show_columns(columns_of(series), devices, (), span)

    def show_columns(
        self, columns: Columns, devices: dict[str, str], happened: Sequence[TrendEvent], span: Span
    ) -> None:
        """Draw readings, and faintly what `happened` meanwhile."""
        self._all = self._columns = columns
        self._devices, self._happened, self._span = devices, tuple(happened), span
        word = words.dated_time if self._is_dated else shown_time
        self.head.show_newest(columns, self.now, lambda time: word(time, self.read_at))
        self.setAccessibleName(words.spoken_summary(columns, self.read_at))
        level = columns.series.baseline
        self.own.setText(words.baseline_words(level, columns.series.kind) if level else "")
        self.own.setVisible(level is not None and not self._is_small)
        self._draw(columns)
        self.show_span(span)

    def hide_devices(self, hidden: frozenset[str | None]) -> None:
        """Leave out what these devices measured, and say so."""
        if self._all is None or self._span is None:
            return
        self._columns = self._all.without(hidden)
        self._marks.change(self._columns)
        self.head.show_hidden(self._all, self._columns)
        self.show_cursor(None)
        self.show_span(self._span)

    def set_small(self, *, is_small: bool) -> None:
        """Draw lower, without words beside the limits, as one of many; or as large as one alone."""
        if is_small != self._is_small:
            self._is_small = is_small
            self.own.setVisible(bool(self.own.text()) and not is_small)
            self._plot.getAxis("right").setWidth(_SMALL_SIDE if is_small else self._widths[1])
            self._plot.getAxis("right").setStyle(showValues=not is_small)
            self._set_height()
            self.events.set_shown(is_shown=not is_small)

    def show_span(self, span: Span) -> None:
        """Show the time from the first to the second moment of `span`."""
        self._span = span
        start, end = (moment.timestamp() for moment in span)
        self._plot.setXRange(start, end, padding=_PADDING)
        self._fit()
        if self._columns is not None:
            self.head.show_span(self._columns, start, end, self._marks.bin_seconds)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep dates and words apart at the new width."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Hear of a click, and of the pointer that leaves."""
        if event.type() == QEvent.Type.Leave:
            self.pointed.emit(None)
        is_release = event.type() == QEvent.Type.MouseButtonRelease
        if is_release and isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit()
        return False

    @property
    def read_at(self) -> datetime:
        """Return when the words are read."""
        return self.now if self._read_at is None else self._read_at()

    @property
    def now(self) -> datetime:
        """Return the time at which the trend is read; the end of what is shown where nobody tells."""
        if self._now is not None:
            return self._now()
        if self._span is None:
            raise LookupError("nothing is shown yet")
        return self._span[1]

    @property
    def canvas(self) -> pg.PlotWidget:
        """Return the plot itself, with its axes."""
        return self._plot

    @property
    def columns(self) -> Columns | None:
        """Return the readings that are shown, None before there are any."""
        return self._columns

    @property
    def drawn(self) -> dict[str, pg.GraphicsObject]:
        """Return the pyqtgraph items: readings by look ("within", "red", "withdrawn" …), "line", "limit …"."""
        named = {item.name(): item for item in self._plot.plotItem.items if hasattr(item, "name") and item.name()}
        still = {name: item for name, item in named.items() if name.startswith(("limit", "baseline"))}
        return {**still, **self._marks.drawn}

    @property
    def edge_labels(self) -> tuple[str, ...]:
        """Return what is written beside the arrows to readings off the axis."""
        return self._marks.labels

    @property
    def readout(self) -> str:
        """Return what is told of the reading at the cursor, or of the time shown."""
        return self.head.readout

    @property
    def margins(self) -> tuple[float, float]:
        """Return the pixels left and right of the time shown."""
        left, right, _ = self._widths
        right = _SMALL_SIDE if self._is_small else right
        inner = (self._plot.width() - left - right) * _PADDING / (1 + 2 * _PADDING)
        return left + inner, right + inner

    def point_at(self, place: QPointF) -> None:
        """Tell of the reading nearest to `place` in the scene of the trend, of none when the nearest is far."""
        near = None if self._columns is None else place_near(self._columns, self._plot, place, self._edges)
        self._tell(near)

    def show_cursor(self, time: float | None) -> None:
        """Show the same moment as the other trends, and tell of the reading that is nearest in time."""
        self._cursor.setVisible(time is not None)
        near = None
        if time is not None and self._columns is not None:
            self._cursor.setValue(time)
            near = at_time(self._columns, time, self._plot.plotItem.vb.viewPixelSize()[0])
        self._tell(near)

    def place_of(self, point: MarkedPoint) -> QPointF:
        """Return where in the scene of the trend a reading is drawn."""
        value = min(max(float(point.value), self._edges[0]), self._edges[1])
        return QPointF(self._plot.plotItem.vb.mapViewToScene(QPointF(point.time.timestamp(), value)))

    def _moved(self, place: QPointF) -> None:
        self.pointed.emit(self._plot.plotItem.vb.mapSceneToView(place).x())
        self.point_at(place)

    def _tell(self, place: int | None) -> None:
        columns = self._columns
        if place is None or columns is None:
            self._ring.setData([], [])
            self.head.show_readout("")
            self.setAccessibleDescription("")
            return
        value = items.held(columns.values[place : place + 1], self._edges)
        self._ring.setData(columns.times[place : place + 1], value)
        said = words.readout(columns.point(place), columns.series, self._devices, self.read_at)
        self.head.show_readout(said)
        self.setAccessibleDescription(said)

    def _draw(self, columns: Columns) -> None:
        series = columns.series
        self._plot.clear()
        self._set_height()
        last = columns.newest()
        must_hold = [float(step.value) for step in series.limits] + ([float(last.value)] if last else [])
        self._edges = value_range(columns.values[columns.standing], must_hold, 10.0**-series.kind.decimals)
        # A number at the very edge would be cut.
        room = (self._edges[1] - self._edges[0]) * 0.04
        least = 10.0**-series.kind.decimals
        ticks = words.value_ticks(self._edges[0] + room, self._edges[1] - room, least=least)
        self._plot.getAxis("left").setTicks([ticks])
        self.events.show(changes_of(columns, self._devices))
        low, high = self._edges
        self._plot.setYRange(low, high + (high - low) * self.events.share, padding=0)
        for item in self._ground(series, [value for value, _ in ticks]):
            self._plot.addItem(item, ignoreBounds=True)
        self._marks.show(columns, self._edges)
        self._ring.setData([], [])
        self._plot.addItem(self._ring, ignoreBounds=True)
        self._plot.addItem(self._cursor, ignoreBounds=True)
        self._cursor.setVisible(False)

    def _ground(self, series: Series, grid: list[float]) -> list[pg.GraphicsObject]:
        """Return what lies under the readings."""
        first = series.points[0].time if series.points else self.now
        pauses = [one for one in self._happened if one.kind is Happening.PAUSE]
        moments = [one.start.timestamp() for one in self._happened if one.kind is not Happening.PAUSE]
        begun = [step for step in series.limits if step.start < self.now]
        end = self.now.timestamp()
        return [
            *(items.pause_item(one.start.timestamp(), one.end.timestamp() if one.end else end, self._theme)
              for one in pauses),
            *items.grid_items(grid, self._theme),
            items.happenings_item(moments, self._plot.viewRange()[1], self._theme),
            *(items.baseline_items(series.baseline, self._theme) if series.baseline else ()),
            *(items.limit_item(step, first, self.now, self._theme) for step in begun),
        ]  # fmt: skip

    def _write_axis(self, name: str, ticks: list[tuple[float, str]]) -> None:
        if self._written.get(name) != ticks:
            self._written[name] = ticks
            self._plot.getAxis(name).setTicks([ticks])

    def _set_height(self) -> None:
        has_limits = self._all is not None and bool(self._all.series.limits)
        self._plot.setFixedHeight(SMALL if self._is_small else TALL if has_limits else LOW)

    def _fit(self) -> None:
        if self._span is None or self._all is None:
            return
        start, end = (moment.timestamp() for moment in self._span)
        room = self._plot.width() - sum(self.margins)
        series = self._all.series
        self._write_axis("bottom", date_ticks(*self._span, int(room // self._widths[2])))
        self._write_axis("right", words.limit_names(in_force(series.limits, self._span[1]), series.kind))
        self._marks.view(start, end, room)
        self.events.place(start, end)
