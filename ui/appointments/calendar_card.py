"""The calendar on its card: old and new over each other, or one of them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.actions import trigger
from ui.appointments.plan.calendar import calendar
from ui.appointments.plan.laid_out import LaidOut, plan_over
from ui.appointments.plan.parts import Calendar, Place, View
from ui.appointments.timeline import Timeline
from ui.theme import Theme
from ui.translate import tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.workflow.coordinate.coordination import Coordination


class CalendarCard(QWidget):
    """Shows the days of one patient with the moves of a proposal."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: Coordination | None = None
        self.view = View.BOTH
        self.timeline = Timeline(theme)
        self._none = PlainLabel(tr("No appointments to come."), "muted")
        self._legend = PlainLabel("", "label")
        self.turn = KeyButton(tr("Before / after"), "B")
        self.turn.clicked.connect(lambda: trigger(self, "before_after"))
        self._frame = self._framed()
        self._lay_out()

    def forget(self) -> None:
        """Show nothing of the patient before while the days of another are laid out."""
        self._shown = None
        self.timeline.show_calendar(None)

    def show_days(self, laid: LaidOut) -> None:
        """Show days with what a plan would change, and frame what it moves."""
        self._shown, plan = laid.shown, plan_over(laid.shown)
        self._put(laid.days if self.view is View.BOTH else calendar(laid.shown, plan, self.view))
        if plan is not None:
            self.timeline.choose([move.appointment for move in plan.moves], Place.COMES)

    def turn_view(self) -> None:
        """Show old and new, then what was, then what would be."""
        if self._shown is not None and (plan := plan_over(self._shown)) is not None:
            self.view = self.view.next
            self._put(calendar(self._shown, plan, self.view))

    def _put(self, days: Calendar) -> None:
        has_plan = self._shown is not None and plan_over(self._shown) is not None
        self._none.setVisible(not days.lanes)
        self._frame.setVisible(bool(days.lanes))
        self.turn.setVisible(has_plan)
        self._legend.setText(self._words(has_plan))
        self.timeline.show_calendar(days)

    def _words(self, has_plan: bool) -> str:
        keys = tr("Arrow keys: next appointment · Page Up and Page Down: earlier and later")
        if not has_plan:
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
