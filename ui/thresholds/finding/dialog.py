"""Ask for a wanted workload or sensitivity, and propose the limit that gives it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QPushButton, QVBoxLayout

from ui.asking import AskingDialog
from ui.theme import scaled
from ui.translate import in_language, shown_number, tr
from ui.widgets.fields import choice
from ui.widgets.message import Message
from ui.widgets.number_field import NumberField
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.errors import Text
    from triage.scoring.replay.dragging.find_limit import Found

CALLS, SHARE = "calls", "share"
_WIDTH, _ALL = 520, 100


class FindLimitDialog(AskingDialog):
    """`wanted` carries what is wanted, CALLS or SHARE, and how much; `taken` the limit proposed."""

    wanted = Signal(str, object)
    taken = Signal(object)

    def __init__(self, limit: Text, unit: str) -> None:
        super().__init__()
        self._unit = unit
        self._proposed: Decimal | None = None
        self.setWindowTitle(tr("Find the limit"))
        self.goal = choice(
            tr("Wanted"),
            (tr("at most so many red and yellow a week"), CALLS),
            (tr("find at least so many % of those admitted later"), SHARE),
        )
        self.amount = NumberField(tr("How many"))
        self.message = Message()
        self.message.hide()
        self.find_button = QPushButton(tr("Find"))
        self.find_button.setDefault(True)
        self.take_button = QPushButton(tr("Put it in the draft"))
        self.take_button.setProperty("kind", "primary")
        self.take_button.setEnabled(False)
        self.find_button.clicked.connect(self._ask)
        self.take_button.clicked.connect(self._take)
        self._lay_out(in_language(limit))

    def show_fault(self, text: str) -> None:
        """Say why nothing was found."""
        self.find_button.setEnabled(True)
        self.message.say(text, "error")

    def show_found(self, found: Found | None) -> None:
        """Propose the limit, or say why none gives what is wanted."""
        self.find_button.setEnabled(True)
        if found is None:
            self.message.say(
                tr("This limit cannot be found so: no whole week of the period has any assessment."), "error"
            )
            return
        self._proposed = None if found.point is None else found.point.limit
        self.take_button.setEnabled(self._proposed is not None)
        lines = [in_language(found.words), *self._reach(found)]
        self.message.say("\n".join(lines), "strong" if self._proposed is not None else "error")
        if self._proposed is not None:
            self.take_button.setDefault(True)
            self.take_button.setFocus()

    def _reach(self, found: Found) -> list[str]:
        if found.point is None:
            return []
        value = f"{shown_number(found.point.limit)} {self._unit}".strip()
        return [tr("The limit would be {limit}.").format(limit=value)]

    def _ask(self) -> None:
        amount = self.amount.number()
        most = _ALL if self.goal.currentData() == SHARE else None
        if amount is None or amount < 0 or (most is not None and amount > most):
            self.show_fault(tr("Write a number, such as 60; a share is from 0 to 100."))
            self.amount.setFocus()
            return
        self.find_button.setEnabled(False)
        self.message.say(tr("Trying every limit …"))
        self.wanted.emit(self.goal.currentData(), amount)

    def _take(self) -> None:
        if self._proposed is not None:
            self.taken.emit(self._proposed)
            self.accept()

    def _lay_out(self, limit: str) -> None:
        form = QFormLayout()
        form.addRow(tr("Wanted"), self.goal)
        form.addRow(tr("How many"), self.amount)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(tr("Find the limit"), "title"))
        layout.addWidget(PlainLabel(limit, "strong"))
        layout.addLayout(form)
        layout.addWidget(self.message)
        layout.addLayout(self.button_row(self.find_button, self.take_button))
        self.setMinimumWidth(scaled(_WIDTH))
        self.amount.setFocus()
