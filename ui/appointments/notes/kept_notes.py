"""The notes that count now; one that is wrong is taken out of force with a key, and stays readable in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from triage.coordination.words.times import day_words
from ui.appointments.lines import Line, LineList
from ui.appointments.notes.kinds import kind_word
from ui.appointments.notes.value_words import value_words
from ui.translate import in_language, tr
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import one_line

if TYPE_CHECKING:
    from triage.coordination.notes import Note
    from triage.workflow.coordinate.coordination import Coordination

_MOST = 120


class KeptNotes(QWidget):
    """`lifted` carries the key of the note that is to count no more."""

    lifted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[int, ...] = ()
        self.lines = LineList(tr("What is noted already"), _MOST)
        self.lift = KeyButton(tr("Let the note chosen count no more"), "Delete")
        self.lift.clicked.connect(self._lift)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.lines)
        layout.addWidget(self.lift, 0, Qt.AlignmentFlag.AlignLeft)

    def show_notes(self, shown: Coordination) -> None:
        """Show the notes of a patient, the newest first."""
        notes = [one for one in reversed(shown.notes) if one.patient == str(shown.patient_key)]
        self._keys = tuple(one.key for one in notes)
        self.lines.show_lines(tuple(_line(one, shown) for one in notes))
        self.setVisible(bool(notes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the note chosen out of force."""
        if event.key() == Qt.Key.Key_Delete and self.lines.hasFocus():
            self._lift()
        else:
            super().keyPressEvent(event)

    def _lift(self) -> None:
        row = self.lines.currentIndex().row()
        if 0 <= row < len(self._keys):
            self.lifted.emit(self._keys[row])


def _line(note: Note, shown: Coordination) -> Line:
    when = in_language(day_words(note.at.date()))
    said = tr("noted {day} by {who}").format(day=when, who=one_line(note.author)) if note.author else when
    return Line(f"{kind_word(note.kind)}: {value_words(note, shown)}", said, ids=(note.about,) if note.about else ())
