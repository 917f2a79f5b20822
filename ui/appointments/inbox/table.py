"""The entries as rows that are as high as their words: only those in sight are measured."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QAbstractItemModel, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from triage.coordination.inbox.entry import InboxRow
from ui.appointments.inbox.painter import EntryPainter
from ui.widgets.row_table import RowTable
from ui.widgets.windowed_model import ROW_ROLE, Index

# About as many as stand in sight beside the one that is gone to.
_AROUND = 12


class InboxTable(RowTable):
    """One column across; `begin` is called when the table is dressed."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._entries = EntryPainter(self, now)
        self.setItemDelegate(self._entries)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.share_room)

    def begin(self) -> None:
        """Hide the heading, and measure whatever comes into sight."""
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(self._entries.height(None, 0))
        # Not `start` itself: it would take the scroll bar's value for milliseconds.
        self.verticalScrollBar().valueChanged.connect(lambda _: self._soon.start())

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show `model`, and measure the rows anew whenever they are others."""
        super().setModel(model)
        if model is not None:
            for changed in (model.modelReset, model.dataChanged):
                changed.connect(self._soon.start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words to the new width."""
        super().resizeEvent(event)
        self.share_room()

    def share_room(self) -> None:
        """Give each row in sight the height of its words."""
        model = self.model()
        if model is None or self.viewport().width() <= 0:
            return
        last = self.rowAt(self.viewport().height() - 1)
        self._measure(range(max(0, self.rowAt(0)), (last if last >= 0 else model.rowCount() - 1) + 1))

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into sight as high as its words: one that grows afterwards would be cut."""
        if index.isValid() and self.viewport().width() > 0:
            last = min(index.row() + _AROUND, index.model().rowCount() - 1)
            self._measure(range(max(0, index.row() - _AROUND), last + 1))
        super().scrollTo(index, hint)

    def _measure(self, rows: range) -> None:
        for number in rows:
            row = self.model().index(number, 0).data(ROW_ROLE)
            if isinstance(row, InboxRow):
                self.setRowHeight(number, self._entries.height(row, self.viewport().width()))
