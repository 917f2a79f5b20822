"""Telephone mode: wishes are typed, the plan follows, and what was looked at leaves no trace unless it is kept."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from triage.coordination.notes import NoteKind
from triage.coordination.words.wishes.read import Wished, read_wishes
from triage.workflow.application import Changed
from ui.appointments.patient_side import PatientSide
from ui.appointments.proposal.deciding import Deciding
from ui.appointments.proposal.opening import Opening
from ui.appointments.telephone.listening import Listening, Ranked
from ui.background import Background
from ui.desks.notes_desk import NotesDesk
from ui.errors import explained
from ui.translate import tr

if TYPE_CHECKING:
    from triage.coordination.notes import Arranged
    from triage.workflow.coordinate.coordination import Coordination


class Telephone(QObject):
    """`changed` carries the Changed of what was noted. What is offered is asked about like any other plan."""

    changed = Signal(object)

    def __init__(
        self, side: PatientSide, opening: Opening, deciding: Deciding, desk: NotesDesk, background: Background
    ) -> None:
        super().__init__(side)
        self._side, self._opening, self._deciding = side, opening, deciding
        self._desk, self._background = desk, background
        self.panel = side.telephone
        self.listening = Listening(desk, background, self)
        self._before: Coordination | None = None
        self._mine: Coordination | None = None
        self._offers: Ranked | None = None
        self._wants_offer = False
        self._connect()

    @property
    def is_on(self) -> bool:
        """Return whether somebody is on the line."""
        return not self.panel.isHidden()

    def begin(self) -> None:
        """Take the patient shown on the line; on it already, go back to the wishes."""
        shown = self._opening.shown
        if shown is None:
            return
        if not self.is_on:
            self._before = shown
            self.panel.field.clear()
            self.panel.show_patient(shown)
            self.panel.show_offers(())
            self.panel.show()
            self._ask()
        self._side.confirm.hide()
        self.panel.field.setFocus()
        self.panel.field.selectAll()

    def leave(self) -> None:
        """Hang up: all is shown as it was before anything was wished."""
        if not self.is_on:
            return
        before = self._before
        self.forget()
        if before is None or self._opening.shown is before or self._opening.patient != before.patient_key:
            return
        if before.proposal is not None:
            self._opening.take(before)
        else:
            self._opening.fetch(before.patient_key)

    def forget(self) -> None:
        """Be on the line with nobody."""
        self.listening.forget()
        self._before = self._mine = self._offers = None
        self._wants_offer = False
        self.panel.hide()

    def remember(self) -> None:
        """Note the wishes that are typed, so that they count from now on."""
        shown, wished = self._before, self._wished()
        if not self.is_on or shown is None or not shown.may_book:
            return
        if wished.is_empty:
            self.panel.say(tr("No wish is understood yet: nothing was noted."), "error")
            return
        work = partial(self._desk.remember, shown, wished)
        self._background.write(work, partial(self._remembered, self.panel.field.text()), self._broke)

    def _remembered(self, typed: str, changed: Changed) -> None:
        if self.is_on and self.panel.field.text() == typed:
            self.panel.field.clear()
        self._noted(changed)
        self._side.bar.show_text(tr("The wish is noted, and counts from now on."))

    def _note_arranged(self, visit: str, arranged: Arranged) -> None:
        if self._before is not None:
            work = partial(self._desk.note, self._before.patient_key, NoteKind.ARRANGED, arranged, visit)
            self._background.write(work, self._noted, self._broke)

    def _noted(self, changed: Changed) -> None:
        patient = self._opening.patient
        if patient is not None and patient in changed.patients:
            self._opening.fetch(patient)
        self.changed.emit(changed)

    def _broke(self, fault: BaseException) -> None:
        self.panel.say(explained(fault), "error")
        if self._before is not None:
            self.panel.show_patient(self._before)

    def _wished(self) -> Wished:
        typed = "" if self._before is None else self.panel.field.text()
        today = date.min if self._before is None else self._before.situation.now.date()
        return read_wishes(typed, today)

    def _ask(self) -> None:
        """Rank anew: a question that stands over the plan shown is withdrawn, for the plan may become another."""
        before = self._before
        if not self.is_on or before is None:
            return
        self._side.confirm.hide()
        self._wants_offer = False
        wished = self._wished()
        self.panel.show_wished(wished, may_book=before.may_book)
        self.listening.ask(before, wished)

    def _rank(self, found: Ranked) -> None:
        if not self.is_on:
            return
        self._offers = found
        self.panel.show_offers(found.lines)
        self._take(found.offers.shown)

    def _take(self, shown: Coordination) -> None:
        self._mine = shown
        self._opening.take(shown)
        if self._wants_offer and not self.listening.is_waiting:
            self._wants_offer = False
            self._deciding.want()

    def _point(self, row: int) -> None:
        """Show the plan of the offer that the person went to."""
        found = self._offers
        if found is None or not 0 <= row <= len(found.offers.ranked):
            return
        self._side.confirm.hide()
        best = found.offers.shown
        if row == 0:
            self._take(best)
            return
        self._mine = None
        work = partial(self._desk.offered, best, found.offers.ranked[row - 1])
        self._background.read(work, partial(self._show_other, row), self._broke, is_quiet=True)

    def _show_other(self, row: int, shown: Coordination) -> None:
        if self.is_on and self.panel.offers.currentIndex().row() == row and not self.listening.is_waiting:
            self._take(shown)

    def _offer(self) -> None:
        """Ask about the plan of the offer chosen, once it is worked out."""
        if self.listening.is_waiting or self._mine is None:
            self._wants_offer = True
        else:
            self._deciding.want()

    def _hear(self, shown: Coordination) -> None:
        """Begin anew from what was read again, with what is typed."""
        if self.is_on and shown is not self._mine:
            self._before = shown
            self.panel.show_patient(shown)
            self._ask()

    def _connect(self) -> None:
        panel, opening = self.panel, self._opening
        panel.typed.connect(lambda _: self._ask())
        panel.pointed.connect(self._point)
        panel.offered.connect(self._offer)
        panel.remember.clicked.connect(self.remember)
        panel.ticks.arranged.connect(self._note_arranged)
        opening.waiting.connect(self.forget)
        opening.failed.connect(lambda _: self.forget())
        opening.proposed.connect(self._hear)
        self.listening.ranked.connect(self._rank)
        self.listening.failed.connect(lambda text: panel.say(text, "error"))
