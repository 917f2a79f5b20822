"""The appointments page: the inbox of what is at odds, and beside it one patient's days with the best plan for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from triage.coordination.inbox.query import InboxQuery
from ui.actions import trigger
from ui.appointments.holes.holes import Holes
from ui.appointments.inbox.entries import Entries
from ui.appointments.inbox.list import InboxList
from ui.appointments.notes.noting import Noting
from ui.appointments.paper.day_letters import DayLetters
from ui.appointments.paper.ready_letters import ReadyLetters
from ui.appointments.patient_side import PatientSide
from ui.appointments.proposal.deciding import Deciding
from ui.appointments.proposal.opening import Opening
from ui.appointments.telephone.telephone import Telephone
from ui.background import Background
from ui.desks.desk import Desk
from ui.frame.full_page import FullPage
from ui.translate import tr

if TYPE_CHECKING:
    from triage.coordination.inbox.entry import InboxRow
    from triage.coordination.inbox.query import InboxCounts
    from triage.workflow.coordinate.coordination import Coordination
    from ui.appointments.plan.laid_out import LaidOut

_LIST, _SIDE = 380, 1000
# Whoever goes down the list with the key held sees the patient they stop at; the others are not opened.
_PAUSE_MS = 150


@dataclass(frozen=True, slots=True)
class Kept:
    """What a page built anew takes up: what is listed, the entry chosen, and the patient on the right."""

    query: InboxQuery
    chosen: int | None = None
    patient: int | None = None


class AppointmentsPage(FullPage):
    """Nothing moves under the pointer: what came since the list was read is told, and shown when it is asked for."""

    list: InboxList

    def __init__(self, desk: Desk, background: Background, kept: object) -> None:
        super().__init__()
        self._desk, self._background = desk, background
        before = kept if isinstance(kept, Kept) else Kept(InboxQuery())
        self.list = InboxList(desk, background)
        self.side = PatientSide(desk.now)
        self.opening = Opening(desk.coordination, background, self)
        self.entries = Entries(self.list, desk, background, self)
        self.deciding = Deciding(self.side, self.opening, desk.coordination, background)
        notes = desk.coordination.notes
        self.telephone = Telephone(self.side, self.opening, self.deciding, notes, background)
        self.noting = Noting(self.side, self.opening, notes, background)
        self.holes = Holes(desk, background, self.opening, self)
        self.day_letters = DayLetters(desk, background, self)
        self.ready_letters = ReadyLetters(desk, background, self)
        self._row: InboxRow | None = None
        self._about: int | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()
        self.list.ask(before.query)
        self.list.choose(before.chosen)
        if before.patient is not None:
            self.opening.fetch(before.patient)

    @property
    def coordination(self) -> Coordination | None:
        """Return what is shown on the right."""
        return self.opening.shown

    def about(self, patient: int) -> None:
        """Show this patient beside the inbox."""
        if patient != self._about:
            self._about = patient
            self._row = None
            self.list.choose_none()
            self.opening.choose(patient)

    def refresh(self) -> None:
        """Read list and patient anew."""
        self.list.show_new()
        if self.opening.patient is not None and not self.side.confirm.is_asking:
            self.opening.fetch(self.opening.patient)

    def note_news(self) -> None:
        """Count the entries again: those shown stay where they are."""
        work = self._desk.coordination.count_inbox
        query = self.list.model.query
        self._background.read(lambda: work(query), self.heard(self._count), lambda _: None, is_quiet=True)

    def show_new(self) -> bool:
        """Show what came since the list was read."""
        self.list.show_new()
        return True

    def list_everything(self) -> bool:
        """Take every part and name away."""
        self.list.list_everything()
        return True

    def open_patient(self) -> None:
        """Let the keyboard work in the calendar of the patient chosen."""
        self._open_now()
        self.side.plan.calendar.timeline.setFocus()

    def accept_entry(self) -> None:
        """Go on with the proposal for the patient of the entry chosen, as soon as there is one."""
        if self.entries.settle():
            return
        self._open_now()
        self.deciding.want()

    def save(self) -> None:
        """Keep what the form says, ask whether the plan shown is to be carried out, or carry it out."""
        if self.noting.is_on:
            self.noting.save()
        elif not self.entries.form.isHidden():
            self.entries.form.ask()
        else:
            self.deciding.go_on()

    def undo(self) -> None:
        """Take back the plan that was just carried out."""
        self.deciding.take_back()

    def before_after(self) -> None:
        """Show old and new over each other, then what was, then what would be."""
        self.side.plan.calendar.turn_view()

    def show_why_not(self) -> None:
        """Let the keyboard work in the reasons against other times."""
        lines = self.side.plan.why_not.lines
        self.side.plan.ensureWidgetVisible(self.side.plan.why_not)
        lines.setFocus()

    def write_letter(self) -> None:
        """Show the letters about the days of the patient shown."""
        if self.coordination is not None:
            self.day_letters.ask(self.coordination.patient_key)

    def show_map(self) -> None:
        """Bring the map of the patient's ways up."""
        self.side.plan.ensureWidgetVisible(self.side.plan.ways)

    def copy_drafts(self) -> None:
        """Copy the drafts of travel grants of the patient shown."""
        if self.coordination is not None and self.side.plan.grants.copy_all():
            self.side.bar.show_text(tr("The drafts are copied for a minute. They are not sent."))

    def is_inside(self) -> bool:
        """Return whether the keyboard is in the patient or in a form: the list comes first."""
        here = self.focusWidget()
        asks = self.side.confirm.is_asking or not self.entries.form.isHidden() or self.noting.is_on
        asks = asks or self.telephone.is_on
        return asks or (here is not None and self.side.isAncestorOf(here))

    def focus_list(self) -> None:
        """Leave whatever is asked, and let the keyboard work in the list; on the telephone only the question first."""
        if self.telephone.is_on and self.side.confirm.is_asking:
            self.telephone.begin()
            return
        self.side.confirm.hide()
        self.telephone.leave()
        self.noting.leave()
        self.entries.form.leave()
        super().focus_list()

    def kept(self) -> object:
        """Return what is listed, the entry chosen, and whom the right side is about."""
        row = self.list.current()
        return Kept(self.list.model.query, None if row is None else row.id, self.opening.patient)

    def leave(self) -> object:
        """Hear no more answers, and return what `kept` tells."""
        kept = super().leave()
        self.opening.forget()
        for letters in (self.day_letters, self.ready_letters):
            letters.forget()
        return kept

    def _choose(self, row: InboxRow | None) -> None:
        if row is None or row == self._row:
            return
        self._row = row
        self._pause.start()

    def _open_now(self) -> None:
        self._pause.stop()
        row = self.list.current()
        if row is None:
            return
        if not row.patient:
            self.opening.forget()
            self.side.show_fault(tr("The record is closed to others: only who follows it sees the appointments."))
            return
        self.opening.choose(row.patient)
        self._frame_items()

    def _show_days(self, laid: LaidOut) -> None:
        self.side.plan.show_days(laid)
        if laid.shown.proposal is None:
            self._frame_items()

    def _frame_items(self) -> None:
        if self._row is not None and self._row.patient == self.opening.patient:
            self.side.plan.calendar.timeline.choose(self._row.items)

    def _count(self, counts: InboxCounts) -> None:
        self.list.note_counts(counts)

    def _connect(self) -> None:
        opening, side = self.opening, self.side
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self.open_patient)
        self._pause.timeout.connect(self._open_now)
        opening.waiting.connect(side.show_waiting)
        opening.opened.connect(side.show_patient)
        opening.failed.connect(side.show_fault)
        opening.proposed.connect(side.plan.show_proposal)
        opening.not_proposed.connect(side.plan.show_no_proposal)
        opening.laid_out.connect(self._show_days)
        opening.told.connect(side.plan.show_told)
        self.entries.changed.connect(self.changed)
        self.deciding.solved.connect(self.entries.mark_solved)
        for part in (self.deciding, self.telephone, self.noting):
            part.changed.connect(self.changed)
        self.holes.told.connect(lambda text: side.bar.show_text(text, "error"))
        side.telephone.leave.clicked.connect(self.focus_list)
        opening.waiting.connect(self.day_letters.forget)
        self.day_letters.told.connect(self._tell_of_letter)
        self.ready_letters.told.connect(lambda text: side.bar.show_text(text, "error"))
        for command, button in side.head.buttons.items():
            button.clicked.connect(lambda _, command=command: trigger(self, command))

    def _tell_of_letter(self, text: str, patient: int) -> None:
        if patient == self.opening.patient:
            self.side.bar.show_text(text)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self.entries.form)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.side)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST, _SIDE])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)
