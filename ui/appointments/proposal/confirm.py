"""The line that names the patient and says what each department will be told, before anything is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from triage.coordination.words.buttons import accept_button
from triage.coordination.words.proposal import proposal_words
from ui.appointments.person_words import full_name
from ui.translate import in_language, tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.coordination.proposals.proposal import Proposal
    from triage.workflow.coordinate.coordination import Coordination


class ConfirmBar(QFrame):
    """`wanted` asks for what it says; `agreed` holds the login of the clinician who said yes, where one must.

    `asking` tells whether it stands there.
    """

    wanted = Signal()
    asking = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._text = PlainLabel("", "strong")
        self._told = PlainLabel()
        self._clinician = PlainLabel(
            tr("It changes an order or a deadline: a secretary needs a clinician's yes."), "error"
        )
        self._agreed = QLineEdit()
        self._agreed.setAccessibleName(tr("Login of the clinician who said yes"))
        self._agreed.setPlaceholderText(tr("Login of the clinician who said yes"))
        self._yes = KeyButton("", "Ctrl+↵")
        self._yes.setProperty("kind", "primary")
        self._no = KeyButton(tr("Not now"), "Esc")
        self._yes.clicked.connect(self.wanted)
        self._no.clicked.connect(self.hide)
        self._lay_out()
        self.hide()

    @property
    def is_asking(self) -> bool:
        """Return whether it stands there."""
        return not self.isHidden()

    @property
    def agreed(self) -> str | None:
        """Return which clinician said yes, None where nobody has to."""
        return self._agreed.text().strip() or None if not self._agreed.isHidden() else None

    def setVisible(self, visible: bool) -> None:
        """Come or go, and tell."""
        super().setVisible(visible)
        self.asking.emit(visible)

    def ask(self, shown: Coordination, proposal: Proposal, *, needs_clinician: bool) -> None:
        """Say what is about to happen, and ask who of the clinicians said yes where one must."""
        moves, situation = proposal.moves, shown.situation
        self._text.setText(full_name(shown.patient))
        words = proposal_words(proposal, situation, shown.owners, shown.names, about=str(shown.patient_key))
        self._told.setText("\n".join(in_language(one) for one in (*words.moves, words.consent)))
        for widget in (self._clinician, self._agreed):
            widget.setVisible(needs_clinician)
        self._yes.setText(in_language(accept_button(moves, situation, shown.owners, shown.names)))
        self._yes.updateGeometry()
        self.setAccessibleName(f"{self._text.text()}. {self._told.text()}")
        self.show()
        self._agreed.clear()
        (self._agreed if needs_clinician else self._yes).setFocus()

    def _lay_out(self) -> None:
        self.setProperty("surface", "accent")
        self.setProperty("band", "on")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 10, 18, 10)
        layout.setSpacing(6)
        for widget in (self._text, self._told, self._clinician, self._agreed):
            layout.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self._yes)
        row.addWidget(self._no)
        row.addStretch(1)
        layout.addLayout(row)
