"""The free times of the own department, each with whom it would help, to offer one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from ui.appointments.holes.words import Offer, told_words
from ui.appointments.lines import LineList
from ui.asking import AskingDialog
from ui.theme import scaled
from ui.translate import tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.workflow.coordinate.free_times import FreeTimes

_WIDTH, _MOST = 620, 420


class HolesDialog(AskingDialog):
    """Emits `wanted` with the Offer chosen: nothing is offered before the plan with it was looked at."""

    wanted = Signal(object)

    def __init__(self, found: FreeTimes, offers: Sequence[Offer]) -> None:
        super().__init__()
        self._offers = tuple(offers)
        self.lines = LineList(tr("Free times"), _MOST)
        self.lines.show_lines(tuple(one.line for one in offers))
        self.go = KeyButton(tr("Look at the plan"), "↵")
        self.go.setProperty("kind", "primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self._ask)
        self.message = PlainLabel("", "error")
        self._lay_out(told_words(found))
        self.lines.selectionModel().currentChanged.connect(lambda now: self._allow(now.row()))
        if offers:
            self.lines.setFocus()
            self.lines.setCurrentIndex(self.lines.line_model.index(0))
        self._allow(self.lines.currentIndex().row())

    def show_fault(self, text: str) -> None:
        """Say what went wrong."""
        self.message.setText(text)
        self.message.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the time chosen on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.lines.hasFocus():
            self._ask()
        else:
            super().keyPressEvent(event)

    def _allow(self, row: int) -> None:
        self.go.setEnabled(0 <= row < len(self._offers) and self._offers[row].patient is not None)

    def _ask(self) -> None:
        if self.go.isEnabled():
            self.wanted.emit(self._offers[self.lines.currentIndex().row()])

    def _lay_out(self, told: str) -> None:
        self.setWindowTitle(tr("Free times"))
        self.message.hide()
        self.lines.setVisible(bool(self._offers))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(16))
        layout.setSpacing(scaled(12))
        layout.addWidget(PlainLabel(tr("Free times, and who could use them"), "title"))
        layout.addWidget(PlainLabel(told))
        layout.addWidget(self.lines)
        layout.addWidget(self.message)
        layout.addStretch(1)
        layout.addLayout(self.button_row(self.go))
        self.setMinimumWidth(scaled(_WIDTH))
