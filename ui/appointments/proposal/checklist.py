"""What is still to be asked or telephoned about a plan, one line for each appointment, and what was answered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.appointments.proposal.plan_words import asking_words, fault_words, is_to_ask
from ui.translate import tr
from ui.widgets.leaving import let_go
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.workflow.coordinate.plans import Accepted, MoveOutcome


class Checklist(QWidget):
    """`answered` carries an appointment and whether its department said yes."""

    answered = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._lines: list[QWidget] = []

    def show_plan(self, plan: Accepted) -> None:
        """Show each appointment whose department is asked, and what became of the others."""
        let_go(*self._lines)
        asked = [one for one in plan.moves if is_to_ask(plan, one)]
        self._lines = [self._line(one) for one in asked]
        self._lines += [PlainLabel(fault_words(one), "error") for one in plan.moves if one.fault is not None]
        for line in self._lines:
            self._rows.addWidget(line)
        self.setVisible(bool(self._lines))

    def _line(self, move: MoveOutcome) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(asking_words(move)), 1)
        for text, is_yes in ((tr("They said yes"), True), (tr("They said no"), False)):
            button = QPushButton(text)
            button.setAccessibleDescription(asking_words(move))
            button.clicked.connect(partial(self.answered.emit, move.appointment, is_yes))
            row.addWidget(button)
        return line
