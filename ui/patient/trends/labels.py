"""The words beside the upright lines of a trend: each inside it, none over another."""

from collections.abc import Iterable
from datetime import datetime

import pyqtgraph as pg

from ui.patient.limits import limit_changes
from ui.patient.runs import device_changes
from ui.patient.trends import words
from ui.patient.trends.columns import Columns
from ui.patient.trends.items import event_item, text_item
from ui.theme import Theme

_LINES = 3
_LINE_PIXELS = 13


def changes_of(columns: Columns, devices: dict[str, str]) -> list[tuple[datetime, str]]:
    """Return what changed about one kind of reading, in words: its limits, and the apparatus it comes from."""
    series = columns.series
    limits = [(change.time, words.change_words(change, series.kind)) for change in limit_changes(series.limits)]
    news = [columns.point(int(place)) for place in device_changes(columns)]
    return limits + [(point.time, words.device_change(point, devices)) for point in news]


class EventLabels:
    """What changed and when, on one `plot` (a PlotWidget); on a further line where two would meet.

    Where all lines are taken the words are left out, and the upright line alone stands.
    """

    def __init__(self, plot: pg.PlotWidget, theme: Theme) -> None:
        self._plot = plot
        self._theme = theme
        self._labels: list[tuple[float, pg.TextItem]] = []
        self._is_shown = True

    def show(self, events: Iterable[tuple[datetime, str]]) -> None:
        """Draw a line and words for each event; the plot was cleared before."""
        self._labels = []
        for time, text in sorted(events):
            label = text_item(text, self._theme.muted)
            self._plot.addItem(event_item(time.timestamp(), self._theme), ignoreBounds=True)
            self._plot.addItem(label, ignoreBounds=True)
            self._labels.append((time.timestamp(), label))

    def set_shown(self, *, is_shown: bool) -> None:
        """Leave the words out, or write them again at the next `place`."""
        self._is_shown = is_shown

    @property
    def words(self) -> tuple[str, ...]:
        """Return what is written, from left to right."""
        return tuple(label.toPlainText() for _, label in self._labels)

    @property
    def share(self) -> float:
        """Return how much of the readings' height is to be kept free above them for words."""
        return 0.2 if self._labels else 0.0

    def place(self, left: float, right: float) -> None:
        """Put the words where they fit while the trend shows `left` to `right`, in seconds since 1970."""
        view = self._plot.plotItem.vb
        per_x, per_y = view.viewPixelSize()
        top = view.viewRange()[1][1]
        ends = [left - 1.0] * _LINES
        for x, label in self._labels:
            width = label.boundingRect().width() * per_x
            start = x if x + width <= right else x - width
            line = next((n for n, end in enumerate(ends) if end <= start), None)
            is_seen = self._is_shown and left <= x <= right and line is not None
            label.setVisible(is_seen)
            if is_seen and line is not None:
                ends[line] = start + width
                label.setPos(start, top - line * _LINE_PIXELS * per_y)
