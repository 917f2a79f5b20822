"""The calendar on its card: old and new over each other, or one of them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.actions import trigger
from ui.appointments.plan.calendar import calendar
from ui.appointments.plan.parts import Place, View
from ui.appointments.timeline import Timeline
from ui.theme import Theme
from ui.translate import tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.coordination.proposals.proposal import Proposal
    from triage.workflow.coordinate.coordination import Coordination


class CalendarCard(QWidget):
    """Shows the days of one patient with the moves of a proposal."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: Coordination | None = None
        self._plan: Proposal | None = None
        self.view = View.BOTH
        self.timeline = Timeline(theme)
        self._none = PlainLabel(tr("No appointments to come."), "muted")
        self._legend = PlainLabel("", "label")
        self.turn = KeyButton(tr("Before / after"), "B")
        self.turn.clicked.connect(lambda: trigger(self, "before_after"))
        self._frame = self._framed()
        self._lay_out()

    def show_patient(self, shown: Coordination) -> None:
        """Show the days as they stand."""
        self._shown, self._plan = shown, None
        self._draw()

    def show_plan(self, plan: Proposal) -> None:
        """Show what a plan would change; one that moves nothing changes nothing."""
        self._plan = plan if plan.moves else None
        self._draw()
        self.timeline.choose([move.appointment for move in plan.moves], Place.COMES)

    def turn_view(self) -> None:
        """Show old and new, then what was, then what would be."""
        if self._plan is not None:
            self.view = self.view.next
            self._draw()

    def _draw(self) -> None:
        if self._shown is None:
            return
        days = calendar(self._shown, self._plan, self.view)
        self._none.setVisible(not days.lanes)
        self._frame.setVisible(bool(days.lanes))
        self.turn.setVisible(self._plan is not None)
        self._legend.setText(self._words())
        self.timeline.show_calendar(days)

    def _words(self) -> str:
        keys = tr("Arrow keys: next appointment · Page Up and Page Down: earlier and later")
        if self._plan is None:
            return keys
        views = {
            View.BOTH: tr("Old times struck out, new times filled"),
            View.BEFORE: tr("As it is now"),
            View.AFTER: tr("As it would be"),
        }
        return f"{views[self.view]} · {keys}"

    def _framed(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("surface", "card")
        frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        rows = QVBoxLayout(frame)
        rows.setContentsMargins(1, 4, 1, 4)
        rows.addWidget(self.timeline)
        return frame

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self._legend, 1)
        below.addWidget(self.turn)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self._none)
        rows.addWidget(self._frame)
        rows.addLayout(below)
