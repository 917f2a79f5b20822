"""The trends of one patient on the same dates, below each other or as many small ones, drawn bit by bit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from triage.workflow.chart.series import Series
from ui.patient.trends.cursor import TrendCursor
from ui.patient.trends.events import TrendEvent
from ui.patient.trends.span import Span, TrendSpan
from ui.theme import Theme
from ui.translate import tr

if TYPE_CHECKING:
    from ui.patient.trends.columns import Columns
    from ui.patient.trends.plot import TrendPlot

_SMALL_WIDTH = 250
_MOST_ACROSS = 3


@dataclass(frozen=True, slots=True)
class Staged:
    """What a stage shows: the readings, what happened meanwhile, and what of them is left out."""

    series: tuple[Series, ...] = ()
    devices: dict[str, str] = field(default_factory=dict)
    happened: tuple[TrendEvent, ...] = ()
    hidden: frozenset[str] = frozenset()
    without: frozenset[str | None] = frozenset()


class TrendStage(QWidget):
    """Takes the keyboard: arrows move in time and between trends, with Ctrl from reading to reading.

    `span_shown` carries the time shown; `drawn` tells that every trend is there; `enlarged` that one of many small
    ones was chosen. `read_at` and `is_dated` are as in TrendPlot.
    """

    span_shown = Signal(object)
    drawn = Signal()
    enlarged = Signal()

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        is_dated: bool = False,
        read_at: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_dated, self._read_at = is_dated, read_at
        self._theme = theme
        self.now = now
        self.staged = Staged()
        self._made: list[TrendPlot] = []
        self._work: Iterator[None] = iter(())
        self._is_small = False
        self._placed_across = 1
        self.columns: list[Columns] = []
        self.time = TrendSpan()
        self.marker = TrendCursor(self)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._work_on)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(4, 2, 4, 2)
        self._grid.setHorizontalSpacing(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Course over time"))

    def draw(self, staged: Staged) -> None:
        """Draw everything anew, one bit at a time between events."""
        self.staged = staged
        self.columns = []
        self.marker.clear()
        for plot in self._made:
            plot.hide()
        self._work = self._in_bits()
        self._later.start()

    def finish(self) -> None:
        """Draw at once what is still waiting, for a picture or a test."""
        for _ in self._work:
            pass

    @property
    def plots(self) -> "list[TrendPlot]":
        """Return the trends drawn so far, in the order of the series."""
        return self._made[: len(self.columns)]

    @property
    def shown(self) -> "list[TrendPlot]":
        """Return those of them that are not hidden."""
        pairs = zip(self.plots, self.staged.series, strict=False)
        return [plot for plot, one in pairs if one.kind.code not in self.staged.hidden]

    @property
    def is_small(self) -> bool:
        """Return whether all trends stand small beside each other."""
        return self._is_small

    @property
    def first(self) -> datetime:
        """Return the time of the first reading of all, now where there is none."""
        return min((one.points[0].time for one in self.staged.series if one.points), default=self.now())

    @property
    def span(self) -> Span:
        """Return the first and the last moment shown."""
        return self.time.span(self.first, self.now())

    @property
    def margins(self) -> tuple[float, float]:
        """Return the pixels left and right of the time that a trend shows."""
        left, right = self.plots[0].margins if self.plots else (0.0, 0.0)
        edges = self._grid.contentsMargins()
        return left + edges.left(), right + edges.right()

    def show_span(self) -> None:
        """Show the time that `time` says."""
        span = self.span
        for plot in self.plots:
            plot.show_span(span)
        self.span_shown.emit(span)

    def set_small(self, *, is_small: bool) -> None:
        """Show all trends small beside each other, or large below each other."""
        self._is_small = is_small
        self._arrange()
        self.show_span()

    def hide_series(self, codes: frozenset[str]) -> None:
        """Leave out these kinds of readings."""
        self.staged = replace(self.staged, hidden=codes)
        self._arrange()

    def hide_devices(self, references: frozenset[str | None]) -> None:
        """Leave out what these devices measured; None is what a person typed."""
        self.staged = replace(self.staged, without=references)
        for plot in self.plots:
            plot.hide_devices(references)

    def bring(self, plot: "TrendPlot") -> None:
        """Scroll until a trend is seen whole."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(plot, 0, 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in time, from reading to reading, or from trend to trend."""
        key, with_control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        side = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
        line = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
        if side is not None and with_control:
            self.marker.step(side)
        elif side is not None:
            self._move(side)
        elif line is not None and self.marker.choose_by(line):
            pass
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move_to_end(is_last=key == Qt.Key.Key_End)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._is_small:
            self.enlarged.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many small trends beside each other as there is room for."""
        super().resizeEvent(event)
        if self._is_small and self._across() != self._placed_across:
            self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which trend the keyboard acts on."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no more which trend the keyboard acts on."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame the trend that the keyboard acts on."""
        chosen = self.marker.chosen
        if self.hasFocus() and chosen is not None:
            painter = QPainter(self)
            painter.setPen(QPen(self._theme.accent, 2))
            painter.drawRoundedRect(chosen.geometry().adjusted(-3, -1, 3, 1), 4, 4)
            painter.end()

    def _move(self, side: int) -> None:
        self.time.pan(side, self.first, self.now())
        self.show_span()

    def _move_to_end(self, *, is_last: bool) -> None:
        if is_last:
            self.time.to_last()
        else:
            self.time.to_first(self.first, self.now())
        self.show_span()

    def _work_on(self) -> None:
        try:
            next(self._work)
        except StopIteration:
            return
        self._later.start()

    def _in_bits(self) -> Iterator[None]:
        # Both bring pyqtgraph and numpy, which the first paint must not wait for.
        from ui.patient.trends.columns import columns_in_pieces
        from ui.patient.trends.plot import TrendPlot

        for place, series in enumerate(self.staged.series):
            for found in columns_in_pieces(series):
                if found is not None:
                    columns = found
                yield
            if place == len(self._made):
                self._made.append(
                    TrendPlot(self._theme, self.now, self, is_dated=self._is_dated, read_at=self._read_at)
                )
                self.marker.follow(self._made[place])
                yield
            self._draw(self._made[place], columns)
            yield
        self.drawn.emit()

    def _draw(self, plot: "TrendPlot", columns: "Columns") -> None:
        self.columns.append(columns)
        plot.set_small(is_small=self._is_small)
        plot.show_columns(columns, self.staged.devices, self.staged.happened, self.span)
        if self.staged.without:
            plot.hide_devices(self.staged.without)
        self._place(len(self.columns) - 1)

    def _arrange(self) -> None:
        for plot in self.plots:
            self._grid.removeWidget(plot)
            plot.set_small(is_small=self._is_small)
        for place in range(len(self.plots)):
            self._place(place)
        self.update()

    def _place(self, place: int) -> None:
        """Put one trend where it belongs among those that are not hidden."""
        plot = self._made[place]
        is_shown = plot in self.shown
        plot.setVisible(is_shown)
        if is_shown:
            number = self.shown.index(plot)
            self._placed_across = self._across()
            self._grid.addWidget(plot, number // self._placed_across, number % self._placed_across)

    def _across(self) -> int:
        return min(max(self.width() // _SMALL_WIDTH, 1), _MOST_ACROSS) if self._is_small else 1
