"""The card of trends: what happened, one plot per kind of reading on the same dates, or the same as a table."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from triage.workflow.chart.series import Series
from ui.patient.trends.bar import TrendBar
from ui.patient.trends.events import TrendEvent
from ui.patient.trends.foot import TrendFoot
from ui.patient.trends.legend import TrendLegend
from ui.patient.trends.span import Span
from ui.patient.trends.stage import Staged, TrendStage
from ui.patient.trends.strip import TrendStrip
from ui.patient.trends.table import TrendTable, TrendTableModel
from ui.patient.trends.words import device_key_name
from ui.theme import Theme
from ui.translate import shown_day, tr
from ui.widgets.card import Card
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from ui.patient.trends.plot import TrendPlot


def warm_up() -> None:
    """Import the plotting library, which takes most of a second; touches no widget, so any thread may do it."""
    import ui.patient.trends.plot  # noqa: F401  # the import is the whole point


class TrendCard(Card):
    """Plots are drawn one at a time between events, so that the page stands before the first of them.

    Without `has_limits` no limit is told of, not even in what the signs mean. `read_at` is when it is read, where that
    is not `now`, at which everything ends.
    """

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        has_limits: bool = True,
        read_at: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._read_at = read_at or now
        self._series: tuple[Series, ...] = ()
        self._devices: dict[str, str] = {}
        self._happened: tuple[TrendEvent, ...] = ()
        self._whose: int | None = None
        self._kept = Staged()
        self._none = PlainLabel(tr("No home readings."), "muted")
        self._hidden = PlainLabel("", "strong")
        self.bar = TrendBar()
        self.legend = TrendLegend(theme, has_limits=has_limits)
        self.strip = TrendStrip(theme, self._read_at())
        self.stage = TrendStage(theme, now, read_at=read_at)
        self.foot = TrendFoot()
        self._model = TrendTableModel(self)
        self.table = TrendTable(self._model)
        self.heading.addWidget(self.bar, 1)
        for widget in (self._none, self._hidden, self.legend, self.strip, self.stage, self.table, self.foot):
            self.add(widget)
        for widget in (self.legend, self.strip, self.table, self._hidden):
            widget.hide()
        self._connect()

    def show_series(
        self,
        series: tuple[Series, ...],
        devices: dict[str, str],
        happened: Sequence[TrendEvent] = (),
        whose: int | None = None,
    ) -> None:
        """Draw `series` anew; `devices` maps references of apparatus to their names.

        Of the same patient (`whose`, a key) the same time is shown and the same is hidden; of another up to now, and
        nothing is hidden. The range stays.
        """
        self._series, self._devices, self._happened = series, devices, tuple(happened)
        if series and (whose is None or whose != self._whose):
            self._whose = whose
            self._kept = Staged()
            self.stage.time.to_last()
        staged = replace(self._kept, series=tuple(series), devices=devices, happened=self._happened)
        self._none.setVisible(not series)
        self.foot.setVisible(bool(series))
        self.legend.show_choices(series, (), self._kept)
        self._say_hidden()
        self.stage.draw(staged)
        self._model.show_readings((), (), devices, self._read_at())
        self._show_span(self.span)

    def finish(self) -> None:
        """Draw at once what is still waiting, for a picture or a test."""
        self.stage.finish()

    @property
    def plots(self) -> "list[TrendPlot]":
        """Return the plots drawn so far, in the order of the series."""
        return self.stage.plots

    @property
    def table_model(self) -> TrendTableModel:
        """Return the readings and events of the time shown, as rows."""
        return self._model

    @property
    def span(self) -> Span:
        """Return the first and the last moment shown."""
        return self.stage.span

    @property
    def happened(self) -> tuple[TrendEvent, ...]:
        """Return the events that are shown beside the readings."""
        return self._happened

    @property
    def hidden_words(self) -> str:
        """Return how much is hidden; nothing where everything is shown."""
        return self._hidden.text()

    def choose_range(self, number: int) -> None:
        """Show one of the four ranges, up to now."""
        self.stage.time.choose(number)
        self.stage.show_span()

    def step_range(self, by: int) -> None:
        """Show a longer time (`by` = 1) or a shorter one (-1), as far as there are any."""
        self.stage.time.zoom(by)
        self.stage.show_span()

    def toggle_table(self) -> None:
        """Show the table instead of the plots, or the plots again."""
        self.bar.table.click()

    def toggle_small(self) -> None:
        """Show all plots small beside each other, or large again."""
        self.bar.small.click()

    def toggle_legend(self) -> None:
        """Show what the signs mean and what is hidden, with the keyboard on the first choice; or put it away."""
        self.bar.legend.click()
        if self.bar.legend.isChecked():
            self.legend.focus_first()
        else:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """Let the keyboard act on the plots, or on the table where that is shown."""
        target = self.table if self.bar.table.isChecked() else self.stage
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.stage.plots and not self.bar.table.isChecked():
            self.stage.bring(self.stage.marker.chosen or self.stage.plots[0])

    def show_reading(self, code: str, time: datetime) -> bool:
        """Put the cursor on a reading; return False where its kind has no plot, or a hidden one."""
        self.bar.table.setChecked(False)
        return self.stage.marker.show_reading(code, time)

    def _connect(self) -> None:
        self.bar.range_chosen.connect(self.choose_range)
        self.bar.small.toggled.connect(self._show_small)
        self.bar.table.toggled.connect(self._show_table)
        self.bar.legend.toggled.connect(self.legend.setVisible)
        self.legend.series_hidden.connect(self._hide_series)
        self.legend.devices_hidden.connect(self._hide_devices)
        self.stage.span_shown.connect(self._show_span)
        self.stage.drawn.connect(self._all_drawn)
        self.stage.enlarged.connect(self._enlarge)

    def _show_span(self, span: Span) -> None:
        now = self._read_at()
        self.bar.show_range(None if self.stage.time.is_moved else self.stage.time.range)
        self.bar.span.setText(f"{shown_day(span[0], now)} – {shown_day(span[1], now)}")
        if self.stage.plots:
            self.strip.show_events(self._happened, lambda: self.stage.margins, now)
            self.strip.show_span(span)
        is_large = not (self.stage.is_small or self.bar.table.isChecked())
        self.strip.setVisible(bool(self.stage.plots) and self.strip.is_needed and is_large)
        if self.bar.table.isChecked():
            # A clock that is ahead hides no reading.
            self._model.show_span(span, and_later=not self.stage.time.is_moved)

    def _show_small(self, is_small: bool) -> None:
        self.bar.table.setChecked(False)
        self.stage.set_small(is_small=is_small)
        self.take_keyboard()

    def _show_table(self, is_table: bool) -> None:
        shown, gone = (self.table, self.stage) if is_table else (self.stage, self.table)
        shown.show()
        self._show_span(self.span)
        # Before what had the keyboard goes: it would fall to a button far below, and the page would follow it.
        self.take_keyboard()
        gone.hide()
        self.foot.show_table(is_table=is_table)

    def _all_drawn(self) -> None:
        self.legend.show_choices(self._series, self._measured_by(), self._kept)
        self._say_hidden()
        self._model.show_readings(self.stage.columns, self._happened, self._devices, self._read_at())
        self._show_span(self.span)

    def _enlarge(self) -> None:
        chosen = self.stage.marker.chosen
        self.bar.small.setChecked(False)
        if chosen is not None:
            self.stage.bring(chosen)

    def _hide_series(self, codes: frozenset[str]) -> None:
        self.stage.hide_series(codes)
        self._kept = replace(self._kept, hidden=codes)
        self._say_hidden()

    def _hide_devices(self, references: frozenset[str | None]) -> None:
        self.stage.hide_devices(references)
        self._kept = replace(self._kept, without=references)
        self._say_hidden()

    def _say_hidden(self) -> None:
        said = self.legend.hidden_words
        self._hidden.setText(said)
        self._hidden.setVisible(bool(said))

    def _measured_by(self) -> list[tuple[str | None, str]]:
        """Return the devices that measured, in the order in which they came; None is what a person typed."""
        measured = (one for one in self.stage.columns if not one.series.is_score)
        found = dict.fromkeys(reference for one in measured for reference in one.devices)
        return [(reference, device_key_name(reference, self._devices)) for reference in found]
