"""The card of trends: one plot per kind of reading on the same dates, or the same readings as a table."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QWidget

from triage.workflow.chart.chart import Series
from ui.patient.trend_table import TrendTableModel, reading_table
from ui.theme import Theme, body_font
from ui.translate import tr
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from ui.patient.trend_plot import TrendPlot

_DAYS: tuple[int | None, ...] = (14, 92, 365, None)
_SHORTEST = 14
_AT_FIRST = 1
_BUTTON_SIDES = 30


def warm_up() -> None:
    """Import the plotting library, which takes most of a second; touches no widget, so any thread may do it."""
    import ui.patient.trend_plot  # noqa: F401  # the import is the whole point


class TrendCard(Card):
    """Plots are drawn one at a time between events, so that the page stands before the first of them.

    Keys: + and - for a shorter and a longer time, T for the table.
    """

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self._now = now
        self._series: tuple[Series, ...] = ()
        self._devices: dict[str, str] = {}
        self._plots: list[TrendPlot] = []
        self._undrawn: list[Series] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._draw_next)
        self._none = PlainLabel(tr("No home readings."), "muted")
        self.add(self._none)
        self._model = TrendTableModel(self)
        self._table = reading_table(self._model, self)
        self._table.hide()
        self.add(self._table)
        self._ranges = QButtonGroup(self)
        self._table_button = _toggle(f"{tr('Table')}   T")
        self._add_buttons()
        self._add_keys()

    def show_series(self, series: tuple[Series, ...], devices: dict[str, str]) -> None:
        """Draw `series` anew; `devices` maps references of apparatus to their names."""
        self._series, self._devices = series, devices
        self._undrawn = list(series)
        for plot in self._plots:
            plot.hide()
        self._none.setVisible(not series)
        self._model.show_series(series, devices)
        self._model.show_span(self.span)
        self._later.start()

    def finish(self) -> None:
        """Draw at once what is still waiting, for a picture or a print."""
        while self._undrawn:
            self._draw_next()

    @property
    def plots(self) -> list["TrendPlot"]:
        """Return the plots drawn so far, in the order of the series."""
        return self._plots[: len(self._series) - len(self._undrawn)]

    @property
    def table_model(self) -> TrendTableModel:
        """Return the readings of the time shown, as rows."""
        return self._model

    @property
    def span(self) -> tuple[datetime, datetime]:
        """Return the first and the last moment shown: at most the range chosen, never long before the first reading."""
        now = self._now()
        days = _DAYS[self._ranges.checkedId()]
        first = min((point.time for one in self._series for point in one.points), default=now)
        start = min(first - timedelta(days=1), now - timedelta(days=_SHORTEST))
        if days is not None:
            start = max(start, now - timedelta(days=days))
        return start.astimezone(now.tzinfo), now

    def step_range(self, by: int) -> None:
        """Show a longer time (`by` = 1) or a shorter one (-1), as far as there are any."""
        button = self._ranges.button(self._ranges.checkedId() + by)
        if button is not None:
            button.click()

    def toggle_table(self) -> None:
        """Show the table instead of the plots, or the plots again."""
        self._table_button.click()

    def _draw_next(self) -> None:
        if not self._undrawn:
            return
        from ui.patient.trend_plot import TrendPlot  # brings pyqtgraph, which the first paint must not wait for

        place = len(self._series) - len(self._undrawn)
        if place == len(self._plots):
            self._plots.append(TrendPlot(self._theme, self))
            self.add(self._plots[place])
        self._plots[place].show_series(self._undrawn.pop(0), self._devices, self.span)
        self._plots[place].setVisible(not self._table_button.isChecked())
        if self._undrawn:
            self._later.start()

    def _show_span(self) -> None:
        span = self.span
        for plot in self.plots:
            plot.show_span(span)
        self._model.show_span(span)

    def _show_table(self, table: bool) -> None:
        self._table.setVisible(table)
        for plot in self.plots:
            plot.setVisible(not table)
        if table:
            self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add_buttons(self) -> None:
        title = PlainLabel(tr("Course over time"), "strong")
        title.setWordWrap(False)
        row = FlowLayout(gap=6, centred=True)
        row.addWidget(title)
        for number, text in enumerate((tr("14 d"), tr("3 mo."), tr("1 y"), tr("All"))):
            button = _toggle(text)
            button.setChecked(number == _AT_FIRST)
            self._ranges.addButton(button, number)
            row.addWidget(button)
        for key in ("+", "\N{MINUS SIGN}"):
            row.addWidget(_key_hint(key))
        self._ranges.idClicked.connect(self._show_span)
        self._table_button.toggled.connect(self._show_table)
        row.addWidget(self._table_button)
        self.heading.addLayout(row, 1)

    def _add_keys(self) -> None:
        for key, act in (("T", self.toggle_table), ("+", self._shorter), ("-", self._longer)):
            QShortcut(QKeySequence(key), self, act)

    def _shorter(self) -> None:
        self.step_range(-1)

    def _longer(self) -> None:
        self.step_range(1)


def _toggle(text: str) -> QPushButton:
    """Return a button with room for its text in the heavier weight that it has while checked."""
    button = QPushButton(text)
    button.setCheckable(True)
    strong = body_font(weight=QFont.Weight.DemiBold)
    button.setMinimumWidth(QFontMetrics(strong).horizontalAdvance(text) + _BUTTON_SIDES)
    return button


def _key_hint(key: str) -> QLabel:
    hint = PlainLabel(key)
    hint.setProperty("surface", "key")
    hint.setWordWrap(False)
    return hint
