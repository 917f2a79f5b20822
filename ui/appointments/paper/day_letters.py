"""Fetch the letters about a patient's days, put them up, and send out the one that is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.appointments.paper.letter_dialog import LetterDialog
from ui.appointments.paper.sending import Look, Order, Work, send
from ui.appointments.paper.target import Target, targets
from ui.asking import Asking
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained
from ui.printing.files import AskPath, ask_path
from ui.translate import tr

if TYPE_CHECKING:
    from triage.workflow.coordinate.day_paper import DayPaper


class DayLetters(Asking[LetterDialog]):
    """`told` carries a sentence for the patient's key: why there is no letter to show."""

    told = Signal(str, int)

    def __init__(self, desk: Desk, background: Background, window: QWidget, ask: AskPath = ask_path) -> None:
        super().__init__(desk, background, window)
        self._ask_path = ask
        self._wanted: int | None = None

    def ask(self, patient: int, day: date | None = None) -> None:
        """Fetch a patient's letters; `day` is the one that is shown first."""
        if self.dialog is not None or self._wanted is not None:
            return
        self._wanted = patient
        work = partial(self._desk.coordination.paper.letters_of, patient)
        self._background.read(work, partial(self._show, patient, day), partial(self._broke, patient))

    def forget(self) -> None:
        """Put nothing up of what is being fetched: somebody else is looked at."""
        self._wanted = None

    def _show(self, patient: int, day: date | None, papers: Sequence[DayPaper]) -> None:
        if self._wanted != patient:
            return
        self._wanted = None
        if not papers:
            self.told.emit(tr("No appointments to come: there is nothing to write about."), patient)
            return
        dialog = LetterDialog(papers, targets(), self._desk.now, day)
        dialog.wanted.connect(partial(self._send, dialog))
        self.put_up(dialog)

    def _broke(self, patient: int, fault: BaseException) -> None:
        if self._wanted == patient:
            self._wanted = None
            self.told.emit(explained(fault), patient)

    def _send(self, dialog: LetterDialog, paper: DayPaper, target: str) -> None:
        desk = self._desk.coordination.paper
        look = Look(dialog.chosen_language, dialog.large.isChecked(), dialog.drafts.isChecked())
        order = Order(partial(desk.print_letters, paper.patient, (paper.letter.day,)), look, Target(target))
        send(order, desk, dialog, self._ask_path, self._desk.now(), partial(self._go, dialog), dialog.allow_again)

    def _go(self, dialog: LetterDialog, work: Work, said: str) -> None:
        done = partial(self._tell, dialog, said)
        self._background.write(work, lambda _: done(), partial(self.say_fault, dialog))

    def _tell(self, dialog: LetterDialog, said: str) -> None:
        if dialog is self.dialog:
            dialog.show_done(said)
