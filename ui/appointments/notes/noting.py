"""Note something of the patient shown: what it changes is worked out while it is written, and kept when asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from triage.coordination.notes import NoteKind
from triage.workflow.application import Changed
from ui.appointments.notes.effect import effect_words
from ui.appointments.patient_side import PatientSide
from ui.appointments.proposal.opening import Opening
from ui.background import Background
from ui.desks.notes_desk import NotesDesk
from ui.errors import explained
from ui.translate import tr

if TYPE_CHECKING:
    from triage.coordination.notes import Note
    from triage.workflow.coordinate.coordination import Coordination


class Noting(QObject):
    """`changed` carries the Changed of what was kept, or taken out of force."""

    changed = Signal(object)

    def __init__(self, side: PatientSide, opening: Opening, desk: NotesDesk, background: Background) -> None:
        super().__init__(side)
        self._side, self._opening = side, opening
        self._desk, self._background = desk, background
        self._patient: int | None = None
        self._asked: Note | None = None
        self._is_saving = False
        self.form = side.note_form
        self.form.edited.connect(self._weigh)
        self.form.wanted.connect(self.save)
        self.form.left.connect(side.plan.calendar.timeline.setFocus)
        self.form.kept.lifted.connect(self._lift)
        opening.waiting.connect(self.leave)
        opening.failed.connect(lambda _: self.leave())

    @property
    def is_on(self) -> bool:
        """Return whether the form stands there."""
        return not self.form.isHidden()

    def begin(self) -> None:
        """Ask what is to be noted of the patient shown."""
        shown = self._opening.shown
        if shown is not None and shown.may_book:
            self._patient = shown.patient_key
            self._side.confirm.hide()
            self.form.begin(shown)

    def leave(self) -> None:
        """Note nothing."""
        self._asked = None
        self.form.leave()

    def save(self) -> None:
        """Keep what the form says."""
        note = self.form.note()
        if note is None or self._patient is None or self._is_saving:
            return
        self._is_saving = True
        work = partial(self._desk.note, self._patient, note.kind, note.value, note.about)
        self._background.write(work, self._kept, self._broke)

    def _lift(self, key: int) -> None:
        if not self._is_saving:
            self._is_saving = True
            self._background.write(partial(self._desk.lift, key), self._kept, self._broke)

    def _weigh(self) -> None:
        """Work out what the note would change; only what is written last is told."""
        note, shown = self.form.note(), self._opening.shown
        if note is None or shown is None:
            return
        self._asked = note
        self.form.show_effect(tr("Working out what it changes …"))
        work = partial(_effect, self._desk, shown, note)
        self._background.read(work, partial(self._tell, note), partial(self._tell_fault, note), is_quiet=True)

    def _tell(self, note: Note, said: str) -> None:
        if note is self._asked:
            replaces = note.kind in (NoteKind.WISHES, NoteKind.NEEDS)
            self.form.show_effect(f"{tr('Takes the place of what is noted.')}\n{said}" if replaces else said)

    def _tell_fault(self, note: Note, fault: BaseException) -> None:
        if note is self._asked:
            self.form.show_effect("")
            self.form.show_fault(explained(fault))

    def _kept(self, changed: Changed) -> None:
        self._is_saving = False
        patient = self._opening.patient
        if patient is not None and patient in changed.patients:
            self.leave()
            self._opening.fetch(patient)
        self.changed.emit(changed)

    def _broke(self, fault: BaseException) -> None:
        self._is_saving = False
        self.form.show_fault(explained(fault))


def _effect(desk: NotesDesk, shown: Coordination, note: Note) -> str:
    return effect_words(shown, desk.noted(shown, note))
