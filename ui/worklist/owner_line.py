"""The line under the patient's banner: who has the case, and the keys with which that is changed."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from triage.clinical.colour import Colour
from triage.worklist.row import Row
from ui.actions import trigger
from ui.translate import tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel
from ui.worklist.owned_words import beside_words, owner_sentence


class OwnerLine(QFrame):
    """Its buttons do what the keys do: take or give back, hand over, put off or bring back."""

    def __init__(self, actor: str, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actor = actor
        self._now = now
        self.row: Row | None = None
        self.text = PlainLabel("", "muted")
        self.take = KeyButton(tr("Take"), "E")
        self.hand = KeyButton(tr("Hand over"), "Shift+E")
        self.later = KeyButton(tr("Put off"), "U")
        self._lay_out()
        self.show_row(None)

    def show_row(self, row: Row | None) -> None:
        """Show who has the case of `row`; None, and a case that is closed, show nothing."""
        self.row = row
        self.setVisible(row is not None and not row.closed)
        if row is None or row.closed:
            return
        parts = (owner_sentence(row, self._actor, self._now()), beside_words(row))
        self.text.setText(" · ".join(filter(None, parts)))
        self.take.setText(self._take_word(row))
        is_free = row.owner in (None, self._actor)
        self.hand.setEnabled(is_free)
        is_waiting = row.snoozed_until is not None
        self.later.setText(tr("Bring back") if is_waiting else tr("Put off"))
        self.later.setEnabled(is_free and (is_waiting or row.colour is not Colour.RED))
        self.later.setToolTip(tr("A red case is never put off") if row.colour is Colour.RED else "")

    def offer(self, *, may_own: bool) -> None:
        """Show the buttons to who may have cases; the others read who has it."""
        for button in (self.take, self.hand, self.later):
            button.setVisible(may_own)

    def _do(self, command: str) -> None:
        # Without the shared database its keys do nothing; a button that is pressed says why.
        if not trigger(self, command):
            self.text.setText(tr("Not possible while the shared database is away"))

    def _take_word(self, row: Row) -> str:
        if row.owner is None:
            return tr("Take")
        return tr("Give back") if row.owner == self._actor else tr("Take over")

    def _lay_out(self) -> None:
        self.setProperty("surface", "panel")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 4, 18, 4)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        for button, command in ((self.take, "take"), (self.hand, "hand_over"), (self.later, "put_off")):
            button.clicked.connect(partial(self._do, command))
            row.addWidget(button)
