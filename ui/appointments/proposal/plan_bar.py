"""What came of a plan that was accepted, and for ten minutes how to take it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from triage.coordination.rebooking.plan import Result
from ui.appointments.proposal.checklist import Checklist
from ui.appointments.proposal.plan_words import plan_words
from ui.translate import tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.workflow.coordinate.plans import Accepted

_SECOND_MS = 1_000


class PlanBar(QFrame):
    """Holds the newest plan of the patient; `undo_wanted` asks to take it back. It never takes the keyboard."""

    undo_wanted = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.plan: Accepted | None = None
        self.text = PlainLabel("", "strong")
        self.advice = PlainLabel("", "muted")
        self.left = PlainLabel("", "muted")
        self.checklist = Checklist()
        self._undo = KeyButton(tr("Undo"), "Ctrl+Z")
        self._undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._undo.clicked.connect(self.undo_wanted)
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self._show_left)
        self._lay_out()
        self.show_plan(None)

    @property
    def can_undo(self) -> bool:
        """Return whether the plan can still be taken back."""
        return self.plan is not None and self.is_open(self.plan)

    def is_open(self, plan: Accepted) -> bool:
        """Return whether a plan can still be taken back."""
        return plan.undo_until is not None and self._now() < plan.undo_until

    def show_plan(self, plan: Accepted | None, name: str = "") -> None:
        """Say what came of a plan for the patient of this name; None is none that anybody needs to hear of."""
        self.plan = plan
        if plan is None:
            self._tick.stop()
            self.hide()
            return
        title, advice = plan_words(plan)
        self.text.say(f"{name}: {title}" if name else title, "error" if plan.result is Result.NEEDS_HUMAN else "strong")
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        self.setAccessibleName(self.text.text())
        self.checklist.show_plan(plan)
        self._show_left()
        self._tick.start()
        self.show()

    def show_text(self, text: str, role: str = "strong") -> None:
        """Say something else, e.g. why a plan was not carried out; what can be taken back stays so."""
        self.text.say(text, role)
        self.advice.hide()
        self.checklist.hide()
        self._show_left()
        self.show()

    def _show_left(self) -> None:
        can_undo = self.can_undo
        self._undo.setVisible(can_undo)
        self.left.setVisible(can_undo)
        if not can_undo or self.plan is None or self.plan.undo_until is None:
            return
        left = max(timedelta(), self.plan.undo_until - self._now())
        minutes, seconds = divmod(int(left.total_seconds()), 60)
        self.left.setText(tr("{minutes} min. {seconds} s left").format(minutes=minutes, seconds=seconds))

    def _lay_out(self) -> None:
        self.setProperty("surface", "accent")
        self.setProperty("band", "on")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 8, 18, 8)
        row = QHBoxLayout()
        row.addWidget(self.text, 1)
        row.addWidget(self.left)
        row.addWidget(self._undo)
        layout.addLayout(row)
        layout.addWidget(self.advice)
        layout.addWidget(self.checklist)
