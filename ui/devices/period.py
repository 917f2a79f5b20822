"""Which readings of a device are to be invalidated: from which day to which, and whether they count as sent."""

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from triage.scoring.danish_time import DENMARK
from triage.worklist.devices import Draft
from ui.translate import tr
from ui.widgets.fields import add_line, choice, day_field

_A_MONTH = timedelta(days=30)
# Times are kept to the millisecond: this is the last one of a day.
_LAST_MOMENT = timedelta(milliseconds=1)


class PeriodFields(QWidget):
    """Emits `changed` whenever the person changes a field; days are Danish days, both included."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start = day_field(today - _A_MONTH, tr("First day"))
        self.end = day_field(today, tr("Last day"))
        self.until = choice(tr("End"), (tr("up to and with"), True), (tr("until further notice"), False))
        self.delivered = choice(
            tr("Count as"),
            (tr("sent: nobody need measure again for that"), True),
            (tr("not sent: the patients are due to measure again"), False),
        )
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        add_line(form, tr("First day"), self.start)
        add_line(form, tr("Last day"), self.until, self.end)
        add_line(form, tr("The readings count as"), self.delivered)
        for field in (self.start, self.end):
            field.dateChanged.connect(self.changed)
        for box in (self.until, self.delivered):
            box.currentIndexChanged.connect(self.changed)
        self.until.currentIndexChanged.connect(lambda: self.end.setVisible(self.until.currentData()))

    def draft(self, device: int, reason: str) -> Draft:
        """Return what the fields say, as it would be stored."""
        start = _midnight(self.start.date())
        # Subtracted in UTC: the last day may be one on which the clocks change.
        after = _midnight(self.end.date().addDays(1)).astimezone(UTC)
        end = after - _LAST_MOMENT if self.until.currentData() else None
        return Draft((device,), start, end, reason, self.delivered.currentData())


def _midnight(day: QDate) -> datetime:
    return datetime(day.year(), day.month(), day.day(), tzinfo=DENMARK)
