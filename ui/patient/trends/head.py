"""The line above one trend: its name, what the cursor is at, and the newest value with its time."""

from collections.abc import Callable
from datetime import datetime

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.patient.trends import words
from ui.patient.trends.columns import Columns, Look
from ui.translate import tr
from ui.widgets.plain_label import PlainLabel


class TrendHead(QWidget):
    """In the middle stands what is told of the cursor, else what must be known of the drawing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = PlainLabel("", "strong")
        self._middle = PlainLabel("", "muted")
        self._newest = PlainLabel("", "strong")
        self._when = PlainLabel("", "muted")
        self._told = ""
        self._hidden = ""
        self._ahead = ""
        self._drawing = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for label in (self._name, self._middle, self._newest, self._when):
            label.setWordWrap(label is self._middle)
            row.addWidget(label, 1 if label is self._middle else 0)
        self._middle.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)

    @property
    def readout(self) -> str:
        """Return what stands in the middle."""
        return self._middle.text()

    def show_newest(self, columns: Columns, now: datetime, when: Callable[[datetime], str]) -> None:
        """Show the name, and the newest value that stands: of every device, hidden or not; `when` words its time."""
        last = columns.newest()
        kind = columns.series.kind
        self._told = self._hidden = self._drawing = ""
        self._ahead = words.ahead_words(int(np.sum(columns.times > now.timestamp())))
        self._name.setText(words.kind_name(kind))
        self._newest.setText(words.with_unit(last.value, kind) if last else tr("no readings"))
        self._when.setText(when(last.time) if last else "")

    def show_hidden(self, every: Columns, shown: Columns) -> None:
        """Say how many readings are hidden with their devices, and how many of them are red."""
        count = len(every.times) - len(shown.times)
        red = int(np.sum(every.looks == Look.RED) - np.sum(shown.looks == Look.RED))
        self._hidden = words.hidden_words(count, red)
        self._write()

    def show_span(self, columns: Columns, start: float, end: float, bin_seconds: float | None) -> None:
        """Say that the time shown is empty, or that not every reading in it has a mark of its own."""
        count = columns.count(start, end)
        self._drawing = words.drawing_words(count, bin_seconds)
        self._write()

    def show_readout(self, text: str) -> None:
        """Tell of the reading at the cursor; nothing when it is at none."""
        self._told = text
        self._write()

    def _write(self) -> None:
        parts = (self._hidden, self._ahead, self._drawing)
        self._middle.setText(self._told or " · ".join(part for part in parts if part))
