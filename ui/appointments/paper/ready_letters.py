"""List the letters that wait to be printed, and send out together all that can go."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.appointments.paper.ready_dialog import ReadyDialog
from ui.appointments.paper.sending import Look, Order, Work, send
from ui.appointments.paper.target import Target, targets
from ui.asking import Asking
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained
from ui.printing.files import AskPath, ask_path
from ui.translate import shown_count, tr

if TYPE_CHECKING:
    from triage.workflow.coordinate.letters import Printed, Waiting


class ReadyLetters(Asking[ReadyDialog]):
    """`told` carries why there is no list."""

    told = Signal(str)

    def __init__(self, desk: Desk, background: Background, window: QWidget, ask: AskPath = ask_path) -> None:
        super().__init__(desk, background, window)
        self._ask_path = ask
        self._is_asking = False

    def ask(self) -> None:
        """Fetch the list."""
        if self.dialog is None and not self._is_asking:
            self._is_asking = True
            self._background.read(self._desk.coordination.paper.ready_letters, self._show, self._broke)

    def forget(self) -> None:
        """Put nothing up of what is being fetched: the page is left."""
        self._is_asking = False

    def _show(self, waiting: Sequence[Waiting]) -> None:
        if not self._is_asking:
            return
        self._is_asking = False
        dialog = ReadyDialog(waiting, targets())
        dialog.wanted.connect(partial(self._send, dialog))
        self.put_up(dialog)

    def _broke(self, fault: BaseException) -> None:
        if self._is_asking:
            self._is_asking = False
            self.told.emit(explained(fault))

    def _send(self, dialog: ReadyDialog, plans: Sequence[int], target: str) -> None:
        desk = self._desk.coordination.paper
        look = Look(dialog.chosen_language, dialog.large.isChecked())
        order = Order(partial(desk.print_ready, plans), look, Target(target))
        send(order, desk, dialog, self._ask_path, self._desk.now(), partial(self._go, dialog), dialog.allow_again)

    def _go(self, dialog: ReadyDialog, work: Work, said: str) -> None:
        self._background.write(work, partial(self._tell, dialog, said), partial(self.say_fault, dialog))

    def _tell(self, dialog: ReadyDialog, said: str, printed: Printed) -> None:
        if dialog is not self.dialog:
            return
        if not printed.papers:
            dialog.show_fault(
                tr("No letter could be written: the appointments have changed. Open each patient's letter.")
            )
            return
        dialog.show_done(" ".join(filter(None, (said, _left(printed)))))


def _left(printed: Printed) -> str:
    """Return how many could not be written, where there are any."""
    if not printed.left_out:
        return ""
    count = shown_count(printed.left_out)
    return tr("{count} were left out: the appointments have changed. They are still on the list.").format(count=count)
