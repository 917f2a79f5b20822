"""Read one drawn patient after the other: each judgement is kept before the next is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.asking import Asking, is_asking
from ui.errors import explained

if TYPE_CHECKING:
    from triage.clinical.colour import Colour
    from triage.workflow.tune.double_read.blind import BlindCase
    from ui.blind.dialog import BlindDialog


class Reading(Asking["BlindDialog"]):
    """What the keys of the reading view do."""

    def begin(self) -> None:
        """Put the reading view over the whole window, with the first who waits."""
        if is_asking(self._window):
            return
        # Imported on use: with it come the plots, and the start must be quick.
        from ui.blind.dialog import BlindDialog

        dialog = BlindDialog(self._desk.now)
        dialog.judged.connect(partial(self._keep, dialog))
        dialog.passed.connect(partial(self._next, dialog))
        self.put_up(dialog)
        dialog.setGeometry(self._window.geometry())
        self._next(dialog, 0)

    def _keep(self, dialog: BlindDialog, item: int, colour: Colour) -> None:
        work = partial(self._desk.double_reads.judge, item, colour)
        self._background.write(work, lambda _: self._next(dialog, item), lambda fault: self.say_fault(dialog, fault))

    def _next(self, dialog: BlindDialog, after: int) -> None:
        if dialog is not self.dialog:
            return
        dialog.show_waiting()

        def show(case: BlindCase | None) -> None:
            if dialog is not self.dialog:
                return
            if case is None:
                dialog.show_nobody()
            else:
                dialog.show_case(case)

        work = partial(self._desk.double_reads.next, after)
        self._background.read(work, show, lambda fault: self._say(dialog, fault))

    def _say(self, dialog: BlindDialog, fault: BaseException) -> None:
        if dialog is self.dialog:
            dialog.show_fault(explained(fault))
