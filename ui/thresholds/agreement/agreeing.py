"""Read the agreement of the programme in hand, and draw samples or close them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.asking import Asking
from ui.background import Background
from ui.desks.desk import Desk
from ui.errors import explained
from ui.thresholds.agreement.card import AgreementCard
from ui.thresholds.agreement.close_dialog import CloseDialog
from ui.thresholds.agreement.sample_dialog import SampleDialog

if TYPE_CHECKING:
    from triage.workflow.tune.double_read.agreement import Agreed
    from triage.worklist.double_read import Wanted


class Agreeing(Asking[SampleDialog | CloseDialog]):
    """Holds the card in step with the programme; what is read of another programme meanwhile is not shown."""

    def __init__(self, desk: Desk, background: Background, window: QWidget) -> None:
        super().__init__(desk, background, window)
        self.card = AgreementCard(desk.now)
        self.card.wanted.connect(self.draw_or_close)
        self._programme = ""
        self._is_gone = False

    def show_programme(self, programme: str) -> None:
        """Show the agreement of a programme, where it is not shown already."""
        if programme != self._programme:
            self._programme = programme
            self.card.show_waiting()
            self.read()

    def read(self) -> None:
        """Read it anew."""
        programme = self._programme
        work = partial(self._desk.double_reads.agreement, programme)
        self._background.read(work, self._show, partial(self._say, programme))

    def draw_or_close(self) -> None:
        """Ask for a sample of the programme, or close the round that is open."""
        if not self._programme or self.card.button.isHidden():
            return
        if self.card.open_round is not None:
            ending = CloseDialog(self.card.state.text())
            ending.wanted.connect(partial(self._close, ending, self.card.open_round))
            self.put_up(ending)
            return
        dialog = SampleDialog(self._programme)
        dialog.wanted.connect(partial(self._draw, dialog))
        self.put_up(dialog)

    def leave(self) -> None:
        """Hear no more answers."""
        self._is_gone = True

    def _draw(self, dialog: SampleDialog, wanted: Wanted) -> None:
        self.carry_out(dialog, partial(self._desk.double_reads.open, wanted), lambda _: self.read())

    def _close(self, dialog: CloseDialog, key: int) -> None:
        self.carry_out(dialog, partial(self._desk.double_reads.close, key), lambda _: self.read())

    def _show(self, agreed: Agreed) -> None:
        if not self._is_gone and agreed.programme == self._programme:
            self.card.show_agreed(agreed)

    def _say(self, programme: str, fault: BaseException) -> None:
        if not self._is_gone and programme == self._programme:
            self.card.say(explained(fault), "error")
