"""One patient beside the inbox: banner, plan, and what came of it; waiting, failed and empty states too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from ui.appointments.head import Head
from ui.appointments.notes.note_form import NoteForm
from ui.appointments.plan_view import PlanView
from ui.appointments.proposal.confirm import ConfirmBar
from ui.appointments.proposal.plan_bar import PlanBar
from ui.appointments.telephone.panel import TelephonePanel
from ui.theme import current_theme
from ui.translate import tr
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.workflow.coordinate.coordination import Coordination


class PatientSide(QFrame):
    """Holds the parts; the page says what goes on in them."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.head = Head()
        self.telephone, self.note_form = TelephonePanel(), NoteForm()
        self.confirm = ConfirmBar()
        self.plan = PlanView(current_theme())
        self.bar = PlanBar(now)
        self.message = PlainLabel("", "muted")
        self._states = QStackedWidget()
        self._lay_out()
        self.confirm.asking.connect(self.plan.hold_offer)
        self.show_nobody()

    def show_nobody(self) -> None:
        """Say how somebody is chosen."""
        self._say(tr("No patient chosen. J goes to the first conflict."), "muted")

    def show_waiting(self) -> None:
        """Show that the appointments are being fetched, and nothing of the patient before."""
        self._say(tr("Fetching the appointments …"), "muted")

    def show_fault(self, text: str) -> None:
        """Show why the appointments could not be fetched; `text` also says what to do."""
        self._say(text, "error")

    def show_patient(self, shown: Coordination) -> None:
        """Show a patient's appointments."""
        self.head.show_patient(shown)
        self.head.show()
        self.confirm.hide()
        self.plan.show_patient(shown)
        self._states.setCurrentIndex(1)

    def _say(self, text: str, role: str) -> None:
        self.head.show_patient(None)
        self.head.hide()
        self.confirm.hide()
        self.bar.show_plan(None)
        self.message.say(text, role)
        self._states.setCurrentIndex(0)

    def _lay_out(self) -> None:
        self.setProperty("surface", "background")
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.message.setContentsMargins(24, 48, 24, 24)
        # The plan scrolls: where there is little room what is asked over it comes first.
        self._states.setMinimumHeight(1)
        self._states.addWidget(self.message)
        self._states.addWidget(self.plan)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.head, self.telephone, self.note_form, self.confirm):
            layout.addWidget(part)
        layout.addWidget(self._states, 1)
        layout.addWidget(self.bar)
