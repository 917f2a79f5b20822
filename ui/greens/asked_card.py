"""The question about the booked visit of the line chosen."""

from datetime import datetime

from triage.worklist.green_list import GreenRow
from ui.actions import trigger
from ui.greens.words import name_of, note_of
from ui.translate import tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel


class AskedCard(Card):
    """Who, which visit, and the key that answers; what is shown decides nothing."""

    def __init__(self) -> None:
        super().__init__(tr("Is the booked visit needed?"))
        told = tr("The answers are complete, recent and green. A clinician decides, after a look at the patient (O).")
        self.about, self.visit = PlainLabel("", "strong"), PlainLabel()
        self.answer_button = KeyButton(tr("Answer"), "Shift+N")
        self.answer_button.setAccessibleName(tr("Answer whether a booked visit is needed"))
        self.answer_button.clicked.connect(lambda: trigger(self, "answer_visit"))
        for widget in (PlainLabel(told, "muted"), self.about, self.visit, self.answer_button):
            self.add(widget)

    def show_row(self, row: GreenRow | None, now: datetime) -> None:
        """Be about the visit of this line, or about none."""
        is_asked = row is not None and row.asked is not None
        self.about.setText(name_of(row) if row is not None and is_asked else "")
        self.visit.setText(note_of(row, now) if row is not None and is_asked else "")
        self.answer_button.setEnabled(is_asked)
