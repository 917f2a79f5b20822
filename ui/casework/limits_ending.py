"""List the limits of patients' own that run out, and go to a patient of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from ui.asking import Asking, AskingDialog, end_row, is_asking
from ui.errors import explained
from ui.theme import scaled
from ui.translate import in_language, programme_name, shown_day, tr
from ui.widgets.message import Message
from ui.widgets.plain_label import PlainLabel
from ui.widgets.short_table import ShortTable

if TYPE_CHECKING:
    from triage.workflow.care.limits_ending import LimitEnding

_WIDTH, _DAYS = 860, 30
_A_MINUTE = timedelta(minutes=1)


class LimitsEndingDialog(AskingDialog):
    """`chosen` carries the case of the patient whose line is opened; the reason stands under the list."""

    chosen = Signal(int)

    def __init__(self, limits: Sequence[LimitEnding], now: datetime) -> None:
        super().__init__()
        title = tr("Patients' own limits that run out")
        self.setWindowTitle(title)
        self._limits = {one.key: one for one in limits}
        headings = (tr("Patient"), tr("Programme"), tr("Limit"), tr("Counts through"), tr("Set by"))
        self.table = ShortTable(title, headings)
        self.told, self.message = PlainLabel("", "muted"), Message()
        self.message.hide()
        self.open_button = QPushButton(tr("Open the patient"))
        self.open_button.setProperty("kind", "primary")
        self.open_button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(title, "title"))
        for part in (self.table, self.told, self.message):
            layout.addWidget(part)
        leave = QPushButton(tr("Close"))
        leave.clicked.connect(self.reject)
        layout.addLayout(end_row(leave, self.open_button))
        self.setMinimumWidth(scaled(_WIDTH))
        self.table.show_rows([(one.key, _row(one, now)) for one in limits])
        self.table.setVisible(bool(limits))
        self.open_button.setVisible(bool(limits))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_reason())
        self.table.opened.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self._show_reason()
        self.table.setFocus()

    def show_fault(self, text: str) -> None:
        """Say why nothing is listed."""
        self.message.say(text, "error")

    def _show_reason(self) -> None:
        one = self._limits.get(self.table.key())  # type: ignore[call-overload]  # keys of this list are whole numbers
        nobody = tr("No limit runs out within 30 days, and none ran out in the last 30.")
        self.told.setText(nobody if one is None else tr("Reason: {reason}").format(reason=one.reason))

    def _open(self) -> None:
        one = self._limits.get(self.table.key())  # type: ignore[call-overload]  # as above
        if one is not None and one.case:
            self.chosen.emit(one.case)
            self.accept()


class LimitsEnding(Asking[LimitsEndingDialog]):
    """`case_wanted` carries the case of a patient who is to be shown, `failed` why nothing could be listed."""

    case_wanted = Signal(int)
    failed = Signal(str)

    def begin(self) -> None:
        """Fetch what runs out, which names patients in the log, and list it."""
        if not is_asking(self._window):
            work = partial(self._desk.care.limits_ending, _DAYS)
            self._background.read(work, self._show, lambda fault: self.failed.emit(explained(fault)))

    def _show(self, limits: Sequence[LimitEnding]) -> None:
        dialog = LimitsEndingDialog(limits, self._desk.now())
        dialog.chosen.connect(self.case_wanted)
        self.put_up(dialog)


def _row(one: LimitEnding, now: datetime) -> tuple[str, ...]:
    day = shown_day(one.expiry - _A_MINUTE, now)
    through = tr("{day} (ran out)").format(day=day) if one.is_over else day
    return one.name, programme_name(one.programme), in_language(one.words), through, one.author
