"""Which assessments are replayed: a department and a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.asking import AskingDialog
from ui.translate import tr
from ui.widgets.fields import choice, day_field, day_in
from ui.widgets.leaving import let_go_after
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from ui.desks.tuning.facts import Place

_MONTH = 30.4375
_YEAR, _OWN = 12, -1


class PeriodChoice(QWidget):
    """Emits `moved` when another time is to be read, `turned` when another department of it is to be shown."""

    moved = Signal()
    turned = Signal()

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self._now = now
        self._months = _YEAR
        self._own: tuple[datetime, datetime] | None = None
        self.department = choice(tr("Department"), (tr("All departments"), None))
        months = ((tr("{count} months").format(count=count), count) for count in (3, 6, 12, 24))
        self.time = choice(tr("Period"), *months, (tr("From … to …"), _OWN))
        self._show_time()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.department)
        row.addWidget(self.time)
        self.department.activated.connect(self.turned)
        self.time.activated.connect(self._chosen)

    def offer_places(self, places: Sequence[Place]) -> None:
        """Offer these departments; the one chosen stays so."""
        before = self.department.currentData()
        while self.department.count() > 1:
            self.department.removeItem(1)
        for place in places:
            self.department.addItem(place.name, place.key)
        self.department.setCurrentIndex(max(0, self.department.findData(before)))

    def span(self) -> tuple[datetime, datetime]:
        """Return from when until when."""
        if self._own is not None:
            return self._own
        return self._now - timedelta(days=int(self._months * _MONTH)), self._now

    def words(self, count: str) -> str:
        """Return what stands over the numbers, with how many assessments there are."""
        if self._own is not None:
            return tr("{count} assessments of the period").format(count=count)
        if self._months == _YEAR:
            return tr("The last year's {count} assessments").format(count=count)
        return tr("{count} assessments of the last {months} months").format(count=count, months=self._months)

    def place(self) -> int | None:
        """Return the department chosen, None for all together."""
        key: int | None = self.department.currentData()
        return key

    def _chosen(self) -> None:
        if self.time.currentData() == _OWN:
            dialog = PeriodDialog(*self.span())
            dialog.setParent(self.window(), dialog.windowFlags())
            dialog.given.connect(self._take)
            dialog.rejected.connect(self._show_time)
            let_go_after(dialog.finished, dialog)
            dialog.open()
            return
        self._own, self._months = None, int(self.time.currentData())
        self.moved.emit()

    def _take(self, start: datetime, end: datetime) -> None:
        self._own = start, end
        self.moved.emit()

    def _show_time(self) -> None:
        """Show the time that is replayed, whatever was looked at in the list."""
        self.time.setCurrentIndex(self.time.findData(self._months if self._own is None else _OWN))


class PeriodDialog(AskingDialog):
    """Asks for the first and the last day; `given` carries both, the end being the midnight after."""

    given = Signal(object, object)

    def __init__(self, start: datetime, end: datetime) -> None:
        super().__init__()
        self._zone = end.tzinfo
        self.setWindowTitle(tr("Period"))
        self.first, self.last = day_field(start.date(), tr("First day")), day_field(end.date(), tr("Last day"))
        self.message = Message()
        self.message.hide()
        done = QPushButton(tr("Replay the period"))
        done.setProperty("kind", "primary")
        done.setDefault(True)
        done.clicked.connect(self._give)
        form = QFormLayout()
        form.addRow(tr("First day"), self.first)
        form.addRow(tr("Last day"), self.last)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(PlainLabel(tr("Period"), "title"))
        layout.addLayout(form)
        layout.addWidget(self.message)
        layout.addLayout(self.button_row(done))

    def _give(self) -> None:
        first, last = day_in(self.first), day_in(self.last)
        if last < first:
            self.message.say(tr("The last day comes before the first. Change one of them."), "error")
            return
        start, end = (datetime.combine(day, time(0), self._zone) for day in (first, last + timedelta(days=1)))
        self.given.emit(start, end)
        self.accept()
