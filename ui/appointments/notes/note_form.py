"""The form over the plan in which something is noted of the patient; what it would change stands there first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from triage.coordination.notes import OF_PATHWAYS, Note, NoteKind, Value
from triage.coordination.situation.traveller import Needs
from triage.coordination.words.wishes.read import read_wishes
from ui.appointments.notes.kept_notes import KeptNotes
from ui.appointments.notes.kinds import courses, kind_word, kinds_for
from ui.appointments.notes.note_fields import NoteFields
from ui.appointments.person_words import full_name
from ui.appointments.telephone.words import left_words
from ui.translate import tr
from ui.widgets.fields import choice
from ui.widgets.flow import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.workflow.coordinate.coordination import Coordination


class NoteForm(QFrame):
    """`edited` tells that it says something else, `wanted` that it is to be kept, `left` that it is not."""

    edited = Signal()
    wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: Coordination | None = None
        self._name = PlainLabel("", "strong")
        self.kind = choice(tr("What is noted"))
        self.course = choice(tr("Of which course"))
        self.fields = NoteFields(date(2000, 1, 1))
        self.effect, self.fault = PlainLabel(), PlainLabel("", "error")
        self.kept = KeptNotes()
        self.save, self._cancel = KeyButton(tr("Save"), "↵"), KeyButton(tr("Cancel"), "Esc")
        self._flow = FlowLayout(gap=8, centred=True)
        self._lay_out()
        self._connect()
        self.hide()

    def begin(self, shown: Coordination) -> None:
        """Ask what there is to note of a patient."""
        self._shown = None
        self._name.setText(full_name(shown.patient))
        self.kind.clear()
        for kind in kinds_for(shown):
            self.kind.addItem(kind_word(kind), kind)
        self.course.clear()
        for key, words in courses(shown).items():
            self.course.addItem(words, key)
        self._shown = shown
        self.kept.show_notes(shown)
        self.setAccessibleName(f"{tr('What is noted')}: {self._name.text()}")
        self._change_kind()
        self.show()
        self.kind.setFocus()

    @property
    def chosen(self) -> NoteKind:
        """Return the kind of note that is asked for."""
        return NoteKind(self.kind.currentData() or NoteKind.UNAVAILABLE)

    @property
    def about(self) -> str:
        """Return the course that the note is about, "" where it is about the patient alone."""
        return str(self.course.currentData() or "") if self.chosen in OF_PATHWAYS else ""

    def value(self) -> Value:
        """Return what the fields say."""
        return self.fields.value(self.chosen, self._today())

    def note(self) -> Note | None:
        """Return the note as it would be kept; None where something in it cannot be read."""
        shown = self._shown
        if shown is None or self.fields.fault(self.chosen, self._today()):
            return None
        return Note(1, str(shown.patient_key), self.chosen, self.value(), "", shown.read_at, self.about)

    def show_effect(self, text: str) -> None:
        """Say what the note would change."""
        self.effect.setText(text)

    def show_fault(self, text: str) -> None:
        """Say why it was not kept; what was written stays."""
        self.fault.setText(text)
        self.fault.setVisible(bool(text))

    def leave(self) -> None:
        """Note nothing."""
        if not self.isHidden():
            self._shown = None
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save on Enter, wherever in the form but among the notes that are kept."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if is_enter and not self.kept.lines.hasFocus():
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

    def _today(self) -> date:
        return date.min if self._shown is None else self._shown.situation.now.date()

    def _change_kind(self) -> None:
        shown = self._shown
        if shown is None:
            return
        traveller = shown.situation.travellers.get(str(shown.patient_key))
        self.fields.begin(self.chosen, self._today(), Needs() if traveller is None else traveller.needs)
        self._put_in(self.fields.shown_for(self.chosen))
        self._tell()

    def _put_in(self, wanted: tuple[QWidget, ...]) -> None:
        """Let the form hold these fields, without gaps for the others."""
        is_of_course = self.chosen in OF_PATHWAYS
        for field in (self.course, *self.fields.every()):
            self._flow.removeWidget(field)
            field.setVisible(field in wanted or (field is self.course and is_of_course))
        for field in (*((self.course,) if is_of_course else ()), *wanted):
            self._flow.addWidget(field)

    def _tell(self) -> None:
        is_wishes = self._shown is not None and self.chosen is NoteKind.WISHES
        unread = left_words(read_wishes(self.fields.words.text(), self._today())) if is_wishes else ""
        self.show_fault(unread or self.fields.fault(self.chosen, self._today()))
        if self._shown is not None:
            self.edited.emit()

    def _connect(self) -> None:
        fields = self.fields
        self.kind.currentIndexChanged.connect(lambda _: self._change_kind())
        self.course.currentIndexChanged.connect(lambda _: self._tell())
        fields.transport.currentIndexChanged.connect(lambda _: self._tell())
        for day in (fields.first, fields.last):
            day.dateChanged.connect(lambda _: self._tell())
        for line in (fields.start, fields.end, fields.words, fields.language):
            line.textChanged.connect(lambda _: self._tell())
        for box in (fields.companion, fields.documented):
            box.toggled.connect(lambda _: self._tell())
        self.save.clicked.connect(self.wanted)
        self._cancel.clicked.connect(self.leave)

    def _lay_out(self) -> None:
        self.setProperty("surface", "accent")
        self.setProperty("band", "on")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 10, 18, 10)
        layout.setSpacing(6)
        layout.addWidget(self._name)
        for field in (self.kind, self.course, *self.fields.every()):
            self._flow.addWidget(field)
        layout.addLayout(self._flow)
        for label in (self.effect, self.fault):
            layout.addWidget(label)
        row = QHBoxLayout()
        for button in (self.save, self._cancel):
            row.addWidget(button)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self.kept)
