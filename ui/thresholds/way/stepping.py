"""Ask for the next step of a text, and take it: sending, withdrawing, approving, rejecting, rolling back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.asking import Asking
from ui.background import Background
from ui.desks.desk import Desk
from ui.desks.tuning.facts import Kind, Subject
from ui.thresholds.way.offer import changed_words
from ui.thresholds.way.report_words import report_words
from ui.thresholds.way.step_dialog import Given, Step, StepDialog
from ui.translate import shown_count, tr

if TYPE_CHECKING:
    from ui.desks.tuning.facts import Board, InHand


class Stepping(Asking[StepDialog]):
    """`taken` carries the Subject that is to be looked at when a step was taken, and a sentence that says so."""

    taken = Signal(object, str)
    _told = Signal(int, int)

    def __init__(self, desk: Desk, background: Background, window: QWidget) -> None:
        super().__init__(desk, background, window)
        self._told.connect(self._tell)

    def send(self, in_hand: InHand, board: Board) -> None:
        """Ask for a remark, and send the draft for approval."""
        working = in_hand.working
        if working is None:
            return
        told = (
            changed_words(in_hand, has_examples=True),
            tr("The draft is checked and replayed on the last 12 months. You sign its text and that report."),
            tr("Another person must approve it within 30 days. Nothing changes for patients until then."),
        )
        step = Step(tr("Send for approval"), tr("Sign and send"), told, needs_passphrase=board.key.needs_passphrase)

        stop = Event()

        def work(given: Given) -> str:
            of = (working.id, working.revision, given.reason, given.passphrase)
            return self._desk.tuning.submit(*of, self._told.emit, stop.is_set)

        self._send(StepDialog(step), stop, work, lambda content: _version(in_hand, content))

    def approve(self, in_hand: InHand, board: Board) -> None:
        """Ask from when it counts, and sign what another sent."""
        shown = in_hand.version
        if shown is None:
            return
        told = (
            changed_words(in_hand, has_examples=True),
            *report_words(in_hand.report),
            tr("You sign exactly this text, and that it counts from the day below. Your name stands with it."),
        )
        today = self._desk.now().date()
        step = Step(
            *(tr("Approve the limits"), tr("Sign and approve"), told),
            first_day=today,
            needs_reason=in_hand.report is not None and in_hand.report.is_over,
            needs_passphrase=board.key.needs_passphrase,
        )

        def work(given: Given) -> str:
            content = shown.version.content_sha256
            return self._desk.tuning.approve(content, given.valid_from, given.reason, given.passphrase)

        self._ask(step, work, lambda content: _version(in_hand, str(content)), tr("The limits are approved."))

    def reject(self, in_hand: InHand, board: Board) -> None:
        """Ask for the reason, and send it back."""
        self._send_back(in_hand, board, tr("Reject the draft"), tr("Sign and reject"), self._desk.tuning.reject)

    def withdraw(self, in_hand: InHand, board: Board) -> None:
        """Ask for the reason, and take back what was sent."""
        self._send_back(in_hand, board, tr("Withdraw the draft"), tr("Sign and withdraw"), self._desk.tuning.withdraw)

    def roll_back(self, in_hand: InHand, board: Board) -> None:
        """Ask for the reason, and let the version before count again at once."""
        programme = in_hand.subject.programme
        told = (
            tr("The version that was in force before counts again at once, from the next assessment on."),
            tr("Two other people are told of it."),
        )
        step = Step(
            *(tr("Roll back the limits"), tr("Sign and roll back"), told),
            needs_reason=True,
            needs_passphrase=board.key.needs_passphrase,
        )

        def work(given: Given) -> str:
            return self._desk.tuning.roll_back(programme, given.reason, given.passphrase)

        self._ask(step, work, lambda _: Subject(programme), tr("Rolled back. Two others are told."))

    def make_key(self, in_hand: InHand) -> None:
        """Make the person's own signing key; what is read aloud to an administrator is said then."""
        told = (
            tr("You sign with a key of your own. It stays on this computer."),
            tr("Where the computer is yours alone its keyring keeps the key. Else a passphrase locks it: choose one."),
        )
        step = Step(tr("Make your signing key"), tr("Make the key"), told, asks_reason=False, makes_passphrase=True)
        dialog = StepDialog(step)

        def made(fingerprint: str) -> None:
            said = tr("Your key is made. Call an administrator, and read its fingerprint aloud: {fingerprint}")
            self.taken.emit(in_hand.subject, said.format(fingerprint=fingerprint))

        def carry_out(given: Given) -> None:
            self.carry_out(dialog, partial(self._desk.tuning.make_key, given.passphrase), made)

        dialog.wanted.connect(carry_out)
        self.put_up(dialog)

    def drop(self, in_hand: InHand) -> None:
        """Ask once, and throw the draft away."""
        working = in_hand.working
        if working is None:
            return
        told = (changed_words(in_hand), tr("The draft is thrown away. What is in force stays as it is."))
        step = Step(tr("Throw the draft away"), tr("Throw away"), told, asks_reason=False)

        def work(_given: Given) -> None:
            self._desk.tuning.drop_draft(working.id, working.revision)

        self._ask(step, work, lambda _: Subject(in_hand.subject.programme), tr("The draft is thrown away."))

    def _send(
        self, dialog: StepDialog, stop: Event, work: Callable[[Given], str], where: Callable[[str], Subject]
    ) -> None:
        """Replay beside the writes of others; closing the dialog stops it, unless it is signed already."""

        def sent(content: str) -> None:
            if dialog is self.dialog:
                dialog.accept()
            self.taken.emit(where(content), tr("The draft is sent for approval."))

        def broke(fault: BaseException) -> None:
            stop.set()
            self.say_fault(dialog, fault)

        def carry_out(given: Given) -> None:
            stop.clear()
            dialog.message.say(tr("The draft is being replayed. Cancel stops it: then it is not sent."), "muted")
            self._background.read(partial(work, given), sent, broke)

        dialog.wanted.connect(carry_out)
        dialog.finished.connect(lambda _: stop.set())
        self.put_up(dialog)

    def _tell(self, done: int, of: int) -> None:
        if self.dialog is not None and of:
            words = tr("Inputs are made anew from readings: {done} of {of}.")
            self.dialog.message.say(words.format(done=shown_count(done), of=shown_count(of)), "muted")

    def _send_back(
        self, in_hand: InHand, board: Board, title: str, button: str, act: Callable[[str, str, str], None]
    ) -> None:
        shown = in_hand.version
        if shown is None:
            return
        step = Step(
            *(title, button, (changed_words(in_hand),)),
            needs_reason=True,
            needs_passphrase=board.key.needs_passphrase,
        )

        def work(given: Given) -> None:
            act(shown.version.content_sha256, given.reason, given.passphrase)

        self._ask(step, work, lambda _: in_hand.subject, tr("Done, and signed."))

    def _ask(self, step: Step, work: Callable[[Given], object], where: Callable[[object], Subject], said: str) -> None:
        dialog = StepDialog(step)

        def carry_out(given: Given) -> None:
            self.carry_out(dialog, partial(work, given), lambda found: self.taken.emit(where(found), said))

        dialog.wanted.connect(carry_out)
        self.put_up(dialog)


def _version(in_hand: InHand, content: str) -> Subject:
    return Subject(in_hand.subject.programme, Kind.VERSION, content)
