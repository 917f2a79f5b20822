"""The band over the plan while the patient is on the telephone: whom to call, the wishes, and what can be offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from ui.appointments.lines import Line, LineList
from ui.appointments.telephone.arranged import ArrangedTicks
from ui.appointments.telephone.words import left_words, number_words, understood_words
from ui.translate import tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.coordination.words.wishes.read import Wished
    from triage.workflow.coordinate.coordination import Coordination

_MOST = 112
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class TelephonePanel(QFrame):
    """`typed` carries what stands in the field, `pointed` the line of an offer, `offered` that it is to be offered."""

    typed = Signal(str)
    pointed = Signal(int)
    offered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.numbers = PlainLabel("", "strong")
        self.field = QLineEdit()
        self.remember = KeyButton(tr("Remember the wish"), "Alt+H")
        self.leave = KeyButton(tr("Hang up"), "Esc")
        self.understood, self.unclear = PlainLabel("", "muted"), PlainLabel("", "error")
        self.offers = LineList(tr("What can be offered"), _MOST)
        self.ticks = ArrangedTicks()
        self._lay_out()
        self.field.textChanged.connect(self.typed)
        self.offers.selectionModel().currentChanged.connect(lambda now: self.pointed.emit(now.row()))
        self.hide()

    def show_patient(self, shown: Coordination) -> None:
        """Show whom to call, and what is arranged; what is typed stays."""
        self.numbers.setText(number_words(shown.patient))
        self.ticks.show_patient(shown)
        self.setAccessibleName(f"{tr('Telephone mode')}. {self.numbers.text()}")

    def show_wished(self, wished: Wished, *, may_book: bool) -> None:
        """Say what was understood of what is typed, and what was not."""
        self.understood.say(understood_words(wished), "muted" if wished.is_empty else "strong")
        self._show_unclear(left_words(wished))
        self.remember.setEnabled(may_book and not wished.is_empty)

    def show_offers(self, lines: tuple[Line, ...]) -> None:
        """Show what can be offered, with the best chosen; the keyboard stays in the field."""
        was = self.offers.selectionModel().blockSignals(True)
        self.offers.show_lines(lines)
        self.offers.setCurrentIndex(self.offers.line_model.index(0))
        self.offers.selectionModel().blockSignals(was)
        self.offers.setVisible(bool(lines))
        self.offers.viewport().update()

    def say(self, text: str, role: str = "strong") -> None:
        """Say what came of something, or why nothing did."""
        self.understood.say(text, role)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the offers from the field, and offer the one chosen."""
        is_here = QApplication.focusWidget() in (self.field, self.offers)
        if is_here and not event.modifiers() and (step := _STEPS.get(Qt.Key(event.key()))):
            self._go(step)
        elif is_here and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.offered.emit()
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        model, row = self.offers.line_model, self.offers.currentIndex().row() + step
        if 0 <= row < model.rowCount():
            self.offers.setCurrentIndex(model.index(row))

    def _show_unclear(self, text: str) -> None:
        self.unclear.setText(text)
        self.unclear.setVisible(bool(text))

    def _lay_out(self) -> None:
        self.setProperty("surface", "accent")
        self.setProperty("band", "on")
        self.field.setPlaceholderText(tr("e.g. not Tuesday, after 10, not 3/12"))
        self.field.setAccessibleName(tr("What the patient wishes"))
        self.offers.setProperty("led", "on")
        self.offers.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.numbers, 1)
        row.addWidget(self.remember)
        row.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 10, 18, 10)
        layout.setSpacing(6)
        layout.addLayout(row)
        for part in (self.field, self.understood, self.unclear, self.offers, self.ticks):
            layout.addWidget(part)
