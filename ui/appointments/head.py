"""The banner over a patient's appointments: who it is, what must be arranged, and the row of what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from ui.appointments import person_words as words
from ui.theme import scaled
from ui.translate import tr
from ui.widgets.flow import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.leaving import let_go
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.workflow.coordinate.coordination import Coordination


_GAP = 12


class Head(QFrame):
    """Nothing in it is shortened; `strip` takes the buttons of what can be done about the patient."""

    def __init__(self) -> None:
        super().__init__()
        self._name = PlainLabel("", "banner")
        self._about = PlainLabel("", "muted")
        self._tags: list[PlainLabel] = []
        self._who = QWidget()
        self._facts = FlowLayout(centred=True)
        self.strip = FlowLayout(gap=8)
        self.buttons = {
            "day_letter": KeyButton(tr("Letter"), "Ctrl+P"),
            "region_map": KeyButton(tr("Map"), "M"),
            "note_coming": KeyButton(tr("Note down"), "N"),
            "telephone": KeyButton(tr("Telephone mode"), "F"),
        }
        self._lay_out()

    def show_patient(self, shown: Coordination | None) -> None:
        """Show who it is; None is nobody."""
        let_go(*self._tags)
        self._tags = []
        self._name.setText("" if shown is None else words.full_name(shown.patient))
        self._about.setText("" if shown is None else words.about(shown.patient, shown.home_town, shown.read_at.date()))
        for command in ("day_letter", "note_coming", "telephone"):
            self.buttons[command].setVisible(shown is not None and shown.may_book)
        traveller = None if shown is None else shown.situation.travellers.get(str(shown.patient_key))
        for text in () if traveller is None else words.needs(traveller.needs):
            tag = PlainLabel(text)
            tag.setWordWrap(False)
            tag.stand_on("yellow")
            self._tags.append(tag)
            self._facts.addWidget(tag)
        self._share()
        self.setAccessibleName(f"{self._name.text()} {self._about.text()}".strip() or tr("No patient chosen"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what can be done below the name where both have no room beside each other."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        margins = self._row.contentsMargins()
        around = margins.left() + margins.right() + 2 * scaled(_GAP)
        is_beside = self.width() >= self._who.sizeHint().width() + self.strip.sizeHint().width() + around
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        self.setProperty("surface", "panel")
        self.setProperty("edge", "bottom")
        lines = QVBoxLayout(self._who)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for label in (self._name, self._about):
            label.setWordWrap(False)
            lines.addWidget(label)
        self._facts.addWidget(self._who)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(18, 8, 18, 8)
        self._row.addLayout(self._facts, 1)
        self._row.addLayout(self.strip)
        for button in self.buttons.values():
            self.strip.addWidget(button)
